/* The walk of host.h: every file below a root. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/host.h"
#include "base/host_call.h"

struct walk {
	struct arena *a;
	struct host_entries *out;
	const char *root;
	uid_t user;			/* who we are */
	char real[PATH_MAX];		/* of the root */
	char path[PATH_MAX];		/* of the folder we are in, below root */
	struct {
		dev_t dev;
		ino_t ino;
	} above[HOST_DEPTH + 1];
	int links;			/* followed on the way here */
};

static void folder(struct walk *w, int fd, size_t n, int depth);

static void
entry(struct walk *w, size_t n, enum host_kind kind, int error,
    const struct stat *st)
{
	struct host_entry *e = vec_push(w->a, w->out);

	*e = (struct host_entry){
		.path = str_dup(w->a, str_of(w->path, n)),
		.kind = kind,
		.error = error,
	};
	if (!st)
		return;
	e->size = st->st_size;
	e->mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 +
	    st->st_mtim.tv_nsec;
	e->ctime_ns = (int64_t)st->st_ctim.tv_sec * 1000000000 +
	    st->st_ctim.tv_nsec;
	e->inode = st->st_ino;
}

/* Whether the link at w->path (n bytes) ends below the root. *error is 0
 * when it leads out, else why it leads nowhere. */
static bool
stays_below(const struct walk *w, int *error)
{
	char joined[2 * PATH_MAX], real[PATH_MAX];
	size_t n = strlen(w->real);
	size_t root = strlen(w->root), rest = strlen(w->path);

	*error = 0;
	if (root + rest + 2 > sizeof(joined)) {
		*error = ENAMETOOLONG;
		return false;
	}
	memcpy(joined, w->root, root);
	joined[root] = '/';
	memcpy(joined + root + 1, w->path, rest + 1);
	if (!realpath(joined, real)) {
		*error = errno;
		return false;
	}
	if (n == 1)		/* the root is "/" */
		return true;
	return strncmp(real, w->real, n) == 0 &&
	    (real[n] == '/' || real[n] == '\0');
}

/* Go into the folder `name` of dir, whose path below root is n bytes. */
static void
enter(struct walk *w, int dir, const char *name, size_t n, int depth,
    const struct stat *st, bool link)
{
	int fd;

	for (int i = 0; link && i <= depth; i++)
		if (w->above[i].dev == st->st_dev &&
		    w->above[i].ino == st->st_ino) {
			entry(w, n, HOST_LOOP, 0, st);
			return;
		}
	/* Links within links could multiply the files without end. */
	if (link && w->links > 0) {
		entry(w, n, HOST_LOOP, 0, st);
		return;
	}
	if (depth == HOST_DEPTH) {
		entry(w, n, HOST_UNREADABLE, ELOOP, st);
		return;
	}
	fd = call_open(dir, name, O_RDONLY | O_DIRECTORY | O_NONBLOCK, 0);
	if (fd < 0) {
		entry(w, n, HOST_UNREADABLE, errno, st);
		return;
	}
	w->above[depth + 1].dev = st->st_dev;
	w->above[depth + 1].ino = st->st_ino;
	w->links += link;
	folder(w, fd, n, depth + 1);
	w->links -= link;
}

/* Whether the permissions alone say that we may read it: they do for an
 * owner, whatever lists of others there are. */
static bool
owner_reads(const struct walk *w, const struct stat *st)
{
	return st->st_uid == w->user && (st->st_mode & S_IRUSR);
}

static void
visit(struct walk *w, int dir, const char *name, size_t n, int depth)
{
	struct stat st;
	bool link;
	int error;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		/* Gone since it was listed: as if it had never been. */
		if (errno != ENOENT)
			entry(w, n, HOST_UNREADABLE, errno, NULL);
		return;
	}
	link = S_ISLNK(st.st_mode);
	if (link) {
		if (!stays_below(w, &error)) {
			entry(w, n, HOST_ESCAPE, error, &st);
			return;
		}
		if (fstatat(dir, name, &st, 0) < 0) {
			entry(w, n, HOST_ESCAPE, errno, NULL);
			return;
		}
	}
	if (S_ISDIR(st.st_mode))
		enter(w, dir, name, n, depth, &st, link);
	else if (!S_ISREG(st.st_mode))
		entry(w, n, HOST_OTHER, 0, &st);
	else if (!owner_reads(w, &st) &&
	    faccessat(dir, name, R_OK, AT_EACCESS) < 0)
		entry(w, n, HOST_UNREADABLE, errno, &st);
	else
		entry(w, n, HOST_FILE, 0, &st);
}

/* All of the folder behind fd, which is closed here. */
static void
folder(struct walk *w, int fd, size_t n, int depth)
{
	DIR *d = fdopendir(fd);

	if (!d) {
		entry(w, n, HOST_UNREADABLE, errno, NULL);
		close(fd);
		return;
	}
	for (;;) {
		const struct dirent *e;
		size_t at = n, len;

		errno = 0;
		e = readdir(d);
		if (!e)
			break;
		if (e->d_name[0] == '.' &&
		    strcmp(e->d_name, ".well-known") != 0)
			continue;
		len = strlen(e->d_name);
		if (n + len + 2 > sizeof(w->path)) {
			entry(w, n, HOST_UNREADABLE, ENAMETOOLONG, NULL);
			continue;
		}
		if (n > 0)
			w->path[at++] = '/';
		memcpy(w->path + at, e->d_name, len + 1);
		visit(w, fd, e->d_name, at + len, depth);
		w->path[n] = '\0';
	}
	if (errno)
		entry(w, n, HOST_UNREADABLE, errno, NULL);
	closedir(d);
}

static int
by_path(const void *left, const void *right)
{
	const struct host_entry *a = left, *b = right;

	return str_cmp(a->path, b->path);
}

int
host_walk(struct arena *a, const char *root, struct host_entries *out)
{
	struct walk w = { .a = a, .out = out, .root = root,
		.user = geteuid() };
	struct stat st;
	int fd;

	*out = (struct host_entries){ 0 };
	fd = call_open(AT_FDCWD, root, O_RDONLY | O_DIRECTORY | O_NONBLOCK,
	    0);
	if (fd < 0)
		return -1;
	if (!realpath(root, w.real) || fstat(fd, &st) < 0) {
		int saved = errno;

		close(fd);
		errno = saved;
		return -1;
	}
	w.above[0].dev = st.st_dev;
	w.above[0].ino = st.st_ino;
	folder(&w, fd, 0, 0);
	if (out->n > 1)
		qsort(out->v, out->n, sizeof(out->v[0]), by_path);
	return 0;
}
