/* run: measure a cold build against the floor.
 *
 *	bench-run [-n N] [-r ROUNDS] [-s SEED] [-d DIR] ALLCLEAR [OPTION...]
 *
 * makes a corpus of N incidents (10,000) in a folder of its own below DIR
 * (/dev/shm where there is one, else $TMPDIR, else /tmp), builds it once
 * with ALLCLEAR to see what comes out, then runs bench-floor and a build,
 * bench-floor's reading and parsing and a check by turns, ROUNDS times (5)
 * each, every build into a folder that is not there yet, and prints medians
 * and ratios, and what part of a build bench-metrics takes. Any OPTION goes to
 * `allclear build`. The other programs are looked for beside this one. The
 * folder goes away at the end, also after an error or a signal.
 *
 * Exit status: 0 measured, 2 wrong usage, 3 something failed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <linux/magic.h>
#include <sys/vfs.h>

#include "child.h"
#include "moment.h"

enum { ARGS_MOST = 64 };

struct bench {
	const char *incidents, *seed, *base, *allclear;
	char **options;		/* for allclear; ends in NULL */
	int rounds;
	struct children children;
	/* Absolute paths, all but the programs below `dir`. */
	char dir[PATH_ROOM], site[PATH_ROOM], content[PATH_ROOM],
	    cache[PATH_ROOM], reference[PATH_ROOM], out[PATH_ROOM],
	    corpus[PATH_ROOM], floor[PATH_ROOM],
	    metrics[PATH_ROOM];
	struct sample floors[ROUNDS_MOST], builds[ROUNDS_MOST],
	    parses[ROUNDS_MOST], checks[ROUNDS_MOST];
	double metrics_cpu[4];	/* seconds: in all, and of three parts */
};

static int
run_corpus(struct bench *b)
{
	char *args[] = { b->corpus, b->site, (char *)b->incidents,
		(char *)b->seed, NULL };
	struct sample unused;

	return run(&b->children, args, &unused);
}

/* The `n` seconds that a program has timed itself, from its output. */
static int
read_times(struct bench *b, const char *program, double *to, int n)
{
	FILE *log = fopen(b->children.log, "r");
	int got = 0;

	if (!log)
		return complain(b->children.log);
	while (got < n && fscanf(log, "%lf", &to[got]) == 1)
		got++;
	fclose(log);
	if (got == n)
		return 0;
	fprintf(stderr, "bench-run: %s printed no times\n", program);
	return -1;
}

/* The floor times itself, since it first looks up what it is to write. */
static int
run_floor(struct bench *b, bool whole, struct sample *s)
{
	char *args[] = { b->floor, b->content, whole ? b->reference : NULL,
		b->out, NULL };
	double times[3];

	if (run(&b->children, args, s) < 0 || read_times(b, b->floor, times, 3) < 0)
		return -1;
	s->of[WALL] = times[0];
	s->of[USER] = times[1];
	s->of[SYS] = times[2];
	s->of[CPU] = times[1] + times[2];
	return walk(b->out, true, NULL);
}

/* In all, and of three parts. */
static int
run_metrics(struct bench *b)
{
	char *args[] = { b->metrics, b->site, NULL };
	struct sample unused;

	return run(&b->children, args, &unused) < 0 ? -1 :
	    read_times(b, b->metrics, b->metrics_cpu, 4);
}

/* A cold build: neither the output nor a cache is there. */
static int
run_build(struct bench *b, char *out, struct sample *s)
{
	char *args[ARGS_MOST] = { (char *)b->allclear, "build", "-C", b->site,
		"-o", out, "--now", BENCH_NOW_TEXT, "-q" };
	int n = 9;

	for (char **o = b->options; *o && n < ARGS_MOST - 1; o++)
		args[n++] = *o;
	if (walk(b->cache, true, NULL) < 0)
		return -1;
	return run(&b->children, args, s);
}

static int
run_check(struct bench *b, struct sample *s)
{
	char *args[] = { (char *)b->allclear, "check", "-C", b->site,
		"--now", BENCH_NOW_TEXT, "-q", "--fail-on", "never", NULL };

	return run(&b->children, args, s);
}

/* One of each, what comes first taking turns as well. */
static int
run_round(struct bench *b, int i)
{
	for (int k = 0; k < 4; k++) {
		int rc = 0;

		switch ((i + k) % 4) {
		case 0: rc = run_floor(b, true, &b->floors[i]); break;
		case 1: rc = run_build(b, b->out, &b->builds[i]); break;
		case 2: rc = run_floor(b, false, &b->parses[i]); break;
		case 3: rc = run_check(b, &b->checks[i]); break;
		}
		if (rc < 0 || walk(b->out, true, NULL) < 0)
			return -1;
	}
	return 0;
}

static int
run_rounds(struct bench *b)
{
	bool watched = isatty(STDERR_FILENO);

	for (int i = 0; i < b->rounds; i++) {
		if (watched)
			fprintf(stderr, "\rround %d of %d ", i + 1, b->rounds);
		if (run_round(b, i) < 0)
			return -1;
	}
	if (watched)
		fprintf(stderr, "\r                \r");
	return 0;
}

/* ---- the tables ---- */

/* Against the fastest build: more than that they do not take. */
static void
report_metrics(const struct bench *b)
{
	const double *of = b->metrics_cpu;
	double cpu[3];

	spread(b->builds, b->rounds, CPU, cpu);
	printf("metrics  %.2f s cpu, %.1f %% of a build: measuring %.3f, "
	    "reports %.3f, pages and files %.3f\n", of[0],
	    100 * of[0] / cpu[0], of[1], of[2], of[3]);
}

static void
report(struct bench *b, const char *place, struct tree in, struct tree out)
{
	double floor[3], build[3];
	int n = b->rounds;

	printf("corpus   %s incidents, seed %s: %ld files, %.1f MB\n",
	    b->incidents, b->seed, in.files, in.bytes / 1e6);
	printf("output   %ld files, %.1f MB\n", out.files, out.bytes / 1e6);
	printf("machine  %ld processors, files on %s\n",
	    sysconf(_SC_NPROCESSORS_ONLN), place);
	printf("runs     %d of each, by turns, every build cold\n\n", n);
	table_head();
	table_row("floor", b->floors, n);
	table_row("build", b->builds, n);
	table_ratio("build/floor", b->builds, b->floors, n, 1);
	/* On a busy machine the fastest runs say more than the medians. */
	table_ratio("of the fastest", b->builds, b->floors, n, 0);
	table_row("read and parse", b->parses, n);
	table_row("check", b->checks, n);
	table_ratio("check/parse", b->checks, b->parses, n, 1);
	table_ratio("of the fastest", b->checks, b->parses, n, 0);
	spread(b->floors, n, WALL, floor);
	spread(b->builds, n, WALL, build);
	printf("\n\nwall s, least to most: floor %.3f to %.3f, "
	    "build %.3f to %.3f\n", floor[0], floor[2], build[0], build[2]);
	report_metrics(b);
}

/* ---- set-up ---- */

static int
set_paths(struct bench *b, const char *self)
{
	const char *slash = strrchr(self, '/');
	char beside[PATH_ROOM] = "";

	/* Without a slash, the programs are found as this one was. */
	if (slash)
		snprintf(beside, sizeof(beside), "%.*s",
		    (int)(slash + 1 - self), self);
	/* In this order: later paths lie below earlier ones. */
	return join(b->corpus, beside, "bench-corpus") < 0 ||
	    join(b->floor, beside, "bench-floor") < 0 ||
	    join(b->metrics, beside, "bench-metrics") < 0 ||
	    join(b->site, b->dir, "/site") < 0 ||
	    join(b->content, b->site, "/content") < 0 ||
	    join(b->cache, b->site, "/.allclear") < 0 ||
	    join(b->reference, b->dir, "/reference") < 0 ||
	    join(b->out, b->dir, "/out") < 0 ||
	    join(b->children.log, b->dir, "/log") < 0 ? -1 : 0;
}

static int
measure(struct bench *b)
{
	struct tree in = { 0 }, out = { 0 };
	struct sample unused;
	struct statfs fs;

	if (run_corpus(b) < 0 || walk(b->content, false, &in) < 0)
		return -1;
	if (run_build(b, b->reference, &unused) < 0 ||
	    walk(b->reference, false, &out) < 0)
		return -1;
	if (out.files == 0) {
		fprintf(stderr, "bench-run: %s wrote no file\n", b->allclear);
		return -1;
	}
	if (run_rounds(b) < 0 || run_metrics(b) < 0)
		return -1;
	if (statfs(b->dir, &fs) < 0)
		return complain(b->dir);
	report(b, fs.f_type == TMPFS_MAGIC ? "tmpfs" :
	    "a disk (tmpfs would say more)", in, out);
	return 0;
}

static int
usage(void)
{
	fprintf(stderr, "usage: bench-run [-n N] [-r ROUNDS] [-s SEED] "
	    "[-d DIR] ALLCLEAR [OPTION...]\n");
	return 2;
}

static int
options(struct bench *b, int argc, char **argv)
{
	int letter;

	/* `+`: what stands after ALLCLEAR is not for us. */
	while ((letter = getopt(argc, argv, "+n:r:s:d:")) != -1) {
		switch (letter) {
		case 'n': b->incidents = optarg; break;
		case 'r': b->rounds = atoi(optarg); break;
		case 's': b->seed = optarg; break;
		case 'd': b->base = optarg; break;
		default: return usage();
		}
	}
	if (optind >= argc || b->rounds < 1 || b->rounds > ROUNDS_MOST)
		return usage();
	b->allclear = argv[optind];
	b->options = argv + optind + 1;
	return 0;
}

int
main(int argc, char **argv)
{
	struct bench b = { .incidents = "10000", .seed = "1",
		.rounds = 5 };
	int rc = options(&b, argc, argv);

	if (rc)
		return rc;
	take_signals(&b.children);
	if (make_dir(b.base, b.dir) < 0)
		return 3;
	rc = set_paths(&b, argv[0]);
	if (rc == 0)
		rc = measure(&b);
	return finish(&b.children, b.dir, rc);
}
