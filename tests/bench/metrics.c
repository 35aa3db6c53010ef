/* metrics: what the metrics of a build cost.
 *
 *	bench-metrics SITE [ROUNDS]
 *
 * reads the site in the folder SITE as a build does, then does ROUNDS times
 * (5) all that a build does for metrics: it measures the corpus, makes the
 * reports of all periods, and renders each page and file below metrics/, the
 * JSON and the OpenMetrics. Nothing is written to files, and one thread does
 * it all. What figures on other pages cost to draw is not in it; that they
 * were measured is.
 *
 * Prints one line: the processor seconds of the fastest round, then those of
 * its three parts: measuring, reports, pages and files. The fastest, since
 * what disturbs a round can only make it slower.
 *
 * Exit status: 0 measured, 2 wrong usage or no site, 3 a page failed. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "clock.h"
#include "cli/load.h"
#include "moment.h"
#include "output/pages.h"
#include "render/policy_words.h"
#include "render/theme.h"

/* What is timed on its own. */
enum cost { MEASURE, REPORTS, PAGES, PARTS };

struct costs {
	double of[PARTS];
};

struct bench {
	struct load load;
	struct corpus corpus;
	struct metrics metrics;
	struct theme theme;
	struct pages_source source;
	struct pages pages;
};

static double
sum(const struct costs *c)
{
	double all = 0;

	for (int i = 0; i < PARTS; i++)
		all += c->of[i];
	return all;
}

static bool
of_metrics(str path)
{
	return str_starts(path, STR("metrics/")) ||
	    str_eq(path, STR("metrics.prom")) ||
	    str_eq(path, STR("api/metrics.json"));
}

/* As a build does up to its pages. 0, or an exit status. */
static int
prepare(struct bench *b, const struct options *o)
{
	static const struct metrics_filter all = { TIME_NONE, TIME_NONE,
		-1, -1, { NULL, 0 } };
	struct load *l = &b->load;
	struct arena *a = &l->arena;

	if (load_to_show(l, o, false))
		return 2;
	b->corpus = corpus_for(&l->corpus, a, false);
	metrics_measure(&b->corpus, &all, l->now, a, &b->metrics);
	if (theme_load(&b->theme, a, l->site.theme, l->site.language,
	    &l->files, &l->diags) < 0)
		return 2;
	policy_words(&l->policy, &b->theme.words);
	b->source = (struct pages_source){
		.corpus = &b->corpus, .metrics = &b->metrics,
		.theme = &b->theme, .now = l->now, .jobs = 1,
	};
	pages_begin(&b->pages, &b->source, a, &l->diags);
	pages_plan(&b->pages);
	pages_plan_rest(&b->pages);
	return 0;
}

/* Render what there is of metrics. How many, or -1. */
static long
render(const struct bench *b, struct arena *scratch, struct buf *out,
    struct diags *d)
{
	long n = 0;

	for (size_t i = 0; i < b->pages.list.n; i++) {
		if (!of_metrics(pages_path(&b->pages, i)))
			continue;
		if (pages_render(&b->pages, i, scratch, out, d) < 0)
			return -1;
		arena_reset(scratch);
		n++;
	}
	return n;
}

/* How many pages and files, or -1. */
static long
run_round(struct bench *b, struct costs *c)
{
	struct arena kept = { 0 }, scratch = { 0 };
	struct buf out = buf_init(BUF_MAX);
	struct diags d = diags_init(&kept);
	struct metrics_filter all = b->metrics.filter;
	struct metrics m;
	struct reports r;
	double start = clock_seconds(CLOCK_PROCESS_CPUTIME_ID);

	metrics_measure(&b->corpus, &all, b->load.now, &kept, &m);
	c->of[MEASURE] = clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
	start += c->of[MEASURE];
	reports_make(&m, &b->corpus, 1, &kept, &r);
	c->of[REPORTS] = clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
	start += c->of[REPORTS];

	long n = render(b, &scratch, &out, &d);

	c->of[PAGES] = clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
	buf_release(&out);
	arena_release(&scratch);
	arena_release(&kept);
	return n;
}

static int
measure(struct bench *b, int rounds)
{
	struct costs least = { { 0 } };

	for (int i = 0; i < rounds; i++) {
		struct costs c;

		/* None at all: we look for paths that are no more. */
		if (run_round(b, &c) <= 0) {
			fprintf(stderr, "bench-metrics: no pages\n");
			return 3;
		}
		if (i == 0 || sum(&c) < sum(&least))
			least = c;
	}
	printf("%.4f %.4f %.4f %.4f\n", sum(&least), least.of[MEASURE],
	    least.of[REPORTS], least.of[PAGES]);
	return 0;
}

int
main(int argc, char **argv)
{
	int rounds = argc > 2 ? atoi(argv[2]) : 5;
	struct arena a = { 0 };
	struct options o = { .arena = &a, .jobs = 1, .now = BENCH_NOW };
	struct bench *b = arena_new(&a, struct bench);

	if (argc < 2 || argc > 3 || rounds < 1) {
		fprintf(stderr, "usage: bench-metrics SITE [ROUNDS]\n");
		return 2;
	}
	if (chdir(argv[1]) < 0) {
		perror(argv[1]);
		return 2;
	}

	int rc = prepare(b, &o);

	if (rc == 0)
		rc = measure(b, rounds);
	load_release(&b->load);
	arena_release(&a);
	return rc;
}
