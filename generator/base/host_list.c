/* The part of host_tree.h that looks into folders: what a name is, which
 * there are, and taking them away. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/host_call.h"
#include "base/host_tree.h"

enum { TREE_DEPTH = 128 };	/* of what we remove or list */

static bool
dots(const char *name)
{
	return name[0] == '.' && (name[1] == '\0' ||
	    (name[1] == '.' && name[2] == '\0'));
}

static DIR *
open_list(int dir, const char *path)
{
	int fd = host_folder_at(dir, path);
	DIR *d;

	if (fd < 0)
		return NULL;
	d = fdopendir(fd);
	if (!d)
		call_close_after(fd, -1);
	return d;
}

/* Remove a name from a folder that is removed, too. Without the right to
 * write there we give it to ourselves. */
static int
remove_one(int dir, const char *name)
{
	int rc = unlinkat(dir, name, 0);

	if (rc < 0 && errno == EACCES && fchmod(dir, 0700) == 0)
		rc = unlinkat(dir, name, 0);
	return rc;
}

/* Empty a folder, at most TREE_DEPTH deep. */
static int
remove_below(int dir, const char *path, int depth)
{
	const struct dirent *e;
	int rc = 0;
	DIR *d;

	if (depth == 0) {
		errno = ELOOP;
		return -1;
	}
	d = open_list(dir, path);
	if (!d)
		return -1;
	while (rc == 0 && (errno = 0, e = readdir(d))) {
		if (dots(e->d_name))
			continue;
		rc = remove_one(dirfd(d), e->d_name);
		if (rc < 0 && errno == EISDIR)
			rc = remove_below(dirfd(d), e->d_name, depth - 1);
		if (rc < 0 && errno == ENOENT)
			rc = 0;
	}
	if (rc == 0 && errno)
		rc = -1;
	if (rc < 0) {
		int saved = errno;

		closedir(d);
		errno = saved;
		return -1;
	}
	closedir(d);
	return unlinkat(dir, path, AT_REMOVEDIR);
}

int
host_at_remove(int dir, const char *path)
{
	int rc = unlinkat(dir, path, 0);

	if (rc < 0 && errno == EISDIR)
		rc = remove_below(dir, path, TREE_DEPTH);
	return rc < 0 && errno == ENOENT ? 0 : rc;
}

int
host_at_rmdir(int dir, const char *path)
{
	return unlinkat(dir, path, AT_REMOVEDIR);
}

int
host_at_kind(int dir, const char *path)
{
	struct stat st;

	if (fstatat(dir, path, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
	return S_ISREG(st.st_mode) ? 1 : S_ISDIR(st.st_mode) ? 2 : 3;
}

static int
by_name(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left,
	    *(const char *const *)right);
}

static void
sort_names(struct host_names *names)
{
	if (names->n > 1)
		qsort(names->v, names->n, sizeof(names->v[0]), by_name);
}

int
host_at_names(struct arena *a, int dir, struct host_names *out)
{
	DIR *d = open_list(dir, ".");
	const struct dirent *e;
	int saved;

	*out = (struct host_names){ 0 };
	if (!d)
		return -1;
	while ((errno = 0, e = readdir(d)))
		if (!dots(e->d_name))
			*vec_push(a, out) = str_z(a, str_c(e->d_name));
	saved = errno;
	closedir(d);
	errno = saved;
	sort_names(out);
	return saved ? -1 : 0;
}

/* Add what is below a folder whose path is prefix ("" or "a/b/"). */
static int
list_below(struct arena *a, int dir, const char *name, str prefix,
    struct host_names *out, int depth)
{
	const struct dirent *e;
	int rc = 0, saved;
	DIR *d;

	if (depth == 0) {
		errno = ELOOP;
		return -1;
	}
	d = open_list(dir, name);
	if (!d)
		return -1;
	while (rc == 0 && (errno = 0, e = readdir(d))) {
		str path = str_cat(a, prefix, str_c(e->d_name));
		int kind;

		if (dots(e->d_name))
			continue;
		kind = host_at_kind(dirfd(d), e->d_name);
		if (kind == 2)
			rc = list_below(a, dirfd(d), e->d_name,
			    str_cat(a, path, STR("/")), out, depth - 1);
		else if (kind > 0)
			*vec_push(a, out) = str_z(a, path);
		else
			rc = kind;
	}
	saved = errno;
	closedir(d);
	errno = saved;
	return rc < 0 || saved ? -1 : 0;
}

int
host_at_list(struct arena *a, int dir, struct host_names *out)
{
	*out = (struct host_names){ 0 };
	if (list_below(a, dir, ".", STR_NONE, out, TREE_DEPTH) < 0)
		return -1;
	sort_names(out);
	return 0;
}
