/* scale: whether time and memory grow as the content does.
 *
 *	bench-scale [-d DIR] [-p N] [-r ROUNDS] ALLCLEAR N...
 *
 * For each N, a corpus of N incidents is made and built from nothing with
 * ALLCLEAR, ROUNDS times (1); a line tells the medians, what that is for
 * 1,000 incidents, and how that compares with the first N. Then a table
 * shows what Hugo takes for a page of each of the same files, where hugo
 * is installed, up to N incidents (-p; 10,000: it holds all in memory).
 *
 * Exit status: 0 measured, 2 wrong usage, 3 something failed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "child.h"
#include "hugo.h"
#include "moment.h"

enum { SIZES_MOST = 16 };

/* What a site generator did with one corpus. */
struct result {
	struct sample runs[ROUNDS_MOST];
	struct tree out;
};

struct size {
	const char *incidents;
	struct tree in;
	struct result own, hugo;
};

struct scale {
	const char *base, *allclear;
	long peer_most;
	int rounds;
	bool peer;		/* hugo is there */
	struct children children;
	char dir[PATH_ROOM], corpus[PATH_ROOM], site[PATH_ROOM],
	    content[PATH_ROOM], cache[PATH_ROOM], hugo[PATH_ROOM],
	    resources[PATH_ROOM], out[PATH_ROOM];
	struct size sizes[SIZES_MOST];
	int n;
};

/* Run a program that fills s->out, cold, a few times. */
static int
run_rounds(struct scale *s, char *const *args, struct result *r)
{
	for (int i = 0; i < s->rounds; i++) {
		if (walk(s->out, true, NULL) < 0 ||
		    walk(s->cache, true, NULL) < 0 ||
		    walk(s->resources, true, NULL) < 0 ||
		    run(&s->children, args, &r->runs[i]) < 0)
			return -1;
	}
	return walk(s->out, false, &r->out) < 0 ||
	    walk(s->out, true, NULL) < 0 ? -1 : 0;
}

static int
run_size(struct scale *s, struct size *size)
{
	char *corpus[] = { s->corpus, s->site, (char *)size->incidents, "1",
		NULL };
	char *build[] = { (char *)s->allclear, "build", "-C", s->site, "-o",
		s->out, "--now", BENCH_NOW_TEXT, "-q", NULL };
	char *hugo[] = { "hugo", "--source", s->hugo, "--contentDir",
		s->content, "--destination", s->out, "--cacheDir",
		s->resources, "--quiet", NULL };
	struct sample unused;

	if (run(&s->children, corpus, &unused) < 0 ||
	    walk(s->content, false, &size->in) < 0 ||
	    run_rounds(s, build, &size->own) < 0)
		return -1;
	if (s->peer && atol(size->incidents) <= s->peer_most &&
	    run_rounds(s, hugo, &size->hugo) < 0)
		return -1;
	return walk(s->site, true, NULL);
}

/* One figure of a size, for 1,000 incidents. */
static double
for_thousand(const struct scale *s, const struct size *size, enum figure f)
{
	return median(size->own.runs, s->rounds, f) * 1000 /
	    atof(size->incidents);
}

static void
report_size(const struct scale *s, const struct size *size)
{
	const struct result *r = &size->own;
	const struct size *first = &s->sizes[0];

	printf("%9s  %8.1f  %8.2f  %8.2f  %8.0f  %8.3f  %8.3f  %8.1f",
	    size->incidents, size->in.bytes / 1e6,
	    median(r->runs, s->rounds, WALL), median(r->runs, s->rounds, CPU),
	    median(r->runs, s->rounds, PEAK), for_thousand(s, size, WALL),
	    for_thousand(s, size, CPU), for_thousand(s, size, PEAK));
	printf("  %8.2f  %8.2f\n",
	    for_thousand(s, size, CPU) / for_thousand(s, first, CPU),
	    for_thousand(s, size, PEAK) / for_thousand(s, first, PEAK));
	fflush(stdout);
}

static void
report_row(const struct scale *s, const struct size *size, const char *name,
    const struct result *r)
{
	printf("%9s  %-8s  %8.2f  %8.2f  %8.0f  %8ld  %8.1f\n",
	    size->incidents, name, median(r->runs, s->rounds, WALL),
	    median(r->runs, s->rounds, CPU),
	    median(r->runs, s->rounds, PEAK), r->out.files,
	    r->out.bytes / 1e6);
}

static void
report_peers(const struct scale *s)
{
	bool compared = false;

	for (int i = 0; i < s->n; i++)
		compared |= s->sizes[i].hugo.out.files > 0;
	if (!s->peer) {
		printf("\nhugo is not installed here: nothing to compare "
		    "with (apt-get install hugo)\n");
		return;
	}
	if (!compared) {
		printf("\nhugo was not asked: every size is over -p %ld\n",
		    s->peer_most);
		return;
	}
	printf("\nOne page a file and a list from Hugo, and all of a site "
	    "from allclear:\n%9s  %-8s  %8s  %8s  %8s  %8s  %8s\n",
	    "incidents", "", "wall s", "cpu s", "peak MiB", "files",
	    "MB out");
	for (int i = 0; i < s->n; i++) {
		const struct size *size = &s->sizes[i];

		if (size->hugo.out.files == 0)
			continue;
		report_row(s, size, "allclear", &size->own);
		report_row(s, size, "hugo", &size->hugo);
	}
}

static int
set_up(struct scale *s, const char *self)
{
	const char *slash = strrchr(self, '/');
	char *version[] = { "hugo", "version", NULL };
	char beside[PATH_ROOM] = "";
	struct sample unused;

	if (slash)
		snprintf(beside, sizeof(beside), "%.*s",
		    (int)(slash + 1 - self), self);
	if (join(s->corpus, beside, "bench-corpus") < 0 ||
	    join(s->site, s->dir, "/site") < 0 ||
	    join(s->content, s->site, "/content") < 0 ||
	    join(s->cache, s->site, "/.allclear") < 0 ||
	    join(s->hugo, s->dir, "/hugo") < 0 ||
	    join(s->resources, s->dir, "/resources") < 0 ||
	    join(s->out, s->dir, "/out") < 0 ||
	    join(s->children.log, s->dir, "/log") < 0)
		return -1;
	if (system("command -v hugo >/dev/null 2>&1") == 0)
		s->peer = run(&s->children, version, &unused) == 0;
	if (mkdir(s->hugo, 0755) < 0)
		return complain(s->hugo);
	return hugo_make(s->hugo);
}

static int
measure(struct scale *s)
{
	printf("every build cold, medians of %d%44s for 1,000 incidents   "
	    "against the first\n%9s  %8s  %8s  %8s  %8s  %8s  %8s  %8s  "
	    "%8s  %8s\n", s->rounds, "", "incidents", "MB in", "wall s",
	    "cpu s", "peak MiB", "wall s", "cpu s", "MiB", "cpu", "MiB");
	for (int i = 0; i < s->n; i++) {
		if (run_size(s, &s->sizes[i]) < 0)
			return -1;
		report_size(s, &s->sizes[i]);
	}
	report_peers(s);
	return 0;
}

static int
usage(void)
{
	fprintf(stderr, "usage: bench-scale [-d DIR] [-p N] [-r ROUNDS] "
	    "ALLCLEAR N...\n");
	return 2;
}

static int
options(struct scale *s, int argc, char **argv)
{
	int letter;

	while ((letter = getopt(argc, argv, "+d:p:r:")) != -1) {
		switch (letter) {
		case 'd': s->base = optarg; break;
		case 'p': s->peer_most = atol(optarg); break;
		case 'r': s->rounds = atoi(optarg); break;
		default: return usage();
		}
	}
	if (argc - optind < 2 || argc - optind > SIZES_MOST + 1 ||
	    s->rounds < 1 || s->rounds > ROUNDS_MOST)
		return usage();
	s->allclear = argv[optind];
	for (int i = optind + 1; i < argc; i++)
		s->sizes[s->n++].incidents = argv[i];
	return 0;
}

int
main(int argc, char **argv)
{
	static struct scale s = { .peer_most = 10000, .rounds = 1 };
	int rc = options(&s, argc, argv);

	if (rc)
		return rc;
	take_signals(&s.children);
	if (make_dir(s.base, s.dir) < 0)
		return 3;
	rc = set_up(&s, argv[0]);
	if (rc == 0)
		rc = measure(&s);
	return finish(&s.children, s.dir, rc);
}
