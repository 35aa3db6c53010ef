/* tree: folders of a measurement, and where they go.
 *
 * What cannot be done is said on standard error, after the program's
 * name. */
#ifndef BENCH_TREE_H
#define BENCH_TREE_H

#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096 };

struct tree {
	long files;
	double bytes;
};

static inline int
complain(const char *what)
{
	fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, what,
	    strerror(errno));
	return -1;
}

/* Put "AB" into `to`, PATH_ROOM bytes. */
static inline int
join(char *to, const char *a, const char *b)
{
	int len = snprintf(to, PATH_ROOM, "%s%s", a, b);

	if (len >= 0 && len < PATH_ROOM)
		return 0;
	errno = ENAMETOOLONG;
	return complain(a);
}

/* Count what is below `dir`, or remove it; not to be there is no error. */
static inline int
walk(char *dir, bool remove, struct tree *count)
{
	char *const roots[] = { dir, NULL };
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	int rc = tree ? 0 : complain(dir);

	for (FTSENT *e; tree && (e = fts_read(tree));) {
		bool folder = e->fts_info == FTS_DP;
		int failed = 0;

		if (e->fts_info == FTS_DNR || e->fts_info == FTS_ERR) {
			errno = e->fts_errno;
			rc = complain(e->fts_path);
			continue;
		}
		if (e->fts_info == FTS_F && count) {
			count->files++;
			count->bytes += (double)e->fts_statp->st_size;
		}
		if (e->fts_info == FTS_D ||
		    (e->fts_info == FTS_NS && e->fts_errno == ENOENT))
			continue;
		if (remove)
			failed = folder ? rmdir(e->fts_accpath) :
			    unlink(e->fts_accpath);
		if (failed)
			rc = complain(e->fts_path);
	}
	if (tree)
		fts_close(tree);
	return rc;
}

/* A new folder in memory where the machine has such a place; base may be
 * NULL. */
static inline int
make_dir(const char *base, char to[static PATH_ROOM])
{
	char real[PATH_MAX];

	if (!base)
		base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" :
		    getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	if (!realpath(base, real))
		return complain(base);
	if (join(to, real, "/allclear-bench-XXXXXX") < 0)
		return -1;
	return mkdtemp(to) ? 0 : complain(to);
}

#endif
