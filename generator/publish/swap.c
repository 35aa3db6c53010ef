#include "publish/swap.h"

#include <errno.h>
#include <stdlib.h>

#include "base/map.h"

static int
failed(const struct stage *s, struct trouble *t, const char *doing,
    const char *path)
{
	int saved = errno;

	*t = (struct trouble){ doing, *path ? str_cat(s->arena,
	    str_c(s->shown), STR("/"), str_c(path)) : str_c(s->shown),
	    saved };
	return -1;
}

/* Note a folder of the owner that has to follow into the new site once that
 * has its place, and find out now whether it can. If it cannot be moved (a
 * mount point), the site comes to it file by file. */
static int
keep_folder(struct stage *s, const char *name, struct host_names *folders,
    struct trouble *t)
{
	int movable = host_at_movable(s->output, name);

	if (movable < 0)
		return failed(s, t, "keep", name);
	if (!movable)
		s->in_place = true;
	else if (strchr(name, '/') && host_at_mkdir(s->stage,
	    str_z(s->arena, str_cut(str_c(name), '/').head)) < 0 &&
	    errno != EEXIST)
		return failed(s, t, "make the folder of", name);
	*vec_push(s->arena, folders) = name;
	return 0;
}

/* Link the owner's hidden files into the new folder before it takes its
 * place. Folders cannot have two names: they follow afterwards. */
static int
keep_files(struct stage *s, struct host_names *folders, struct trouble *t)
{
	struct host_names names;

	*folders = (struct host_names){ 0 };
	if (s->output < 0)
		return 0;
	if (stage_owned(s, s->output, &names) < 0)
		return failed(s, t, "read", "");
	for (size_t i = 0; i < names.n; i++) {
		const char *name = names.v[i];

		if (host_at_kind(s->output, name) == 2) {
			if (keep_folder(s, name, folders, t) < 0)
				return -1;
		} else if (host_at_link(s->output, s->stage, name) < 0)
			return failed(s, t, "keep", name);
	}
	if (host_like(s->stage, s->output) < 0)
		return failed(s, t, "set the permissions of", "");
	return 0;
}

/* From the old folder, which s->output still is, to the new one. */
static int
keep_folders(struct stage *s, const struct host_names *folders,
    struct trouble *t)
{
	for (size_t i = 0; i < folders->n; i++)
		if (host_rename(s->output, folders->v[i], s->stage,
		    folders->v[i]) < 0) {
			failed(s, t, "keep", folders->v[i]);
			/* It must not be removed with the old site; the
			 * next build tries again. */
			s->stage_name = NULL;
			return -1;
		}
	return 0;
}

/* Two renames, where two names cannot be exchanged. A kill between them
 * leaves no output; the next build puts the old one back. */
static int
swap_by_renames(struct stage *s)
{
	const char *old = str_z(s->arena, str_format(s->arena,
	    ".%s.old-%ld", s->name, host_process()));

	if (host_rename(s->parent, s->name, s->parent, old) < 0)
		return -1;
	if (host_rename(s->parent, s->stage_name, s->parent, s->name) < 0) {
		int saved = errno;

		(void)host_rename(s->parent, old, s->parent, s->name);
		errno = saved;
		return -1;
	}
	s->stage_name = old;
	return 0;
}

/* The new site under the output's name, the old one under the stage's. */
static int
exchange(struct stage *s)
{
	int rc;

	if (s->output < 0) {
		rc = host_rename(s->parent, s->stage_name, s->parent,
		    s->name);
		if (rc == 0)
			s->stage_name = NULL;
		return rc;
	}
	rc = host_exchange(s->parent, s->stage_name, s->name);
	if (rc < 0 && (errno == EINVAL || errno == ENOSYS))
		rc = swap_by_renames(s);
	return rc;
}

/* Pages after what they show, the front page last: a reader in between
 * finds nothing that is not there yet. */
static int
rank(const char *path)
{
	str p = str_c(path);

	if (str_eq(p, STR("index.html")))
		return 2;
	return str_ends(p, STR(".html"));
}

static int
by_rank(const void *left, const void *right)
{
	const char *a = *(const char *const *)left;
	const char *b = *(const char *const *)right;
	int d = rank(a) - rank(b);

	return d ? d : strcmp(a, b);
}

/* The folders of a path, each once. */
static void
add_folders(struct map *folders, str path, struct arena *a)
{
	struct cut c = str_rcut(path, '/');

	while (c.found && !map_get(folders, c.head)) {
		*map_at(folders, c.head, a) = folders;
		c = str_rcut(c.head, '/');
	}
}

/* Remove files and links of the old site that stand where the new one has a
 * folder. Through such a link files would be put somewhere else. */
static int
clear_way(struct stage *s, const struct host_names *files,
    struct trouble *t)
{
	struct map folders = { 0 };
	struct host_names old;

	for (size_t i = 0; i < files->n; i++)
		add_folders(&folders, str_c(files->v[i]), s->arena);
	if (host_at_list(s->arena, s->output, &old) < 0)
		return failed(s, t, "read", "");
	for (size_t i = 0; i < old.n; i++) {
		if (!map_get(&folders, str_c(old.v[i])))
			continue;
		if (stage_owners_file(old.v[i])) {
			errno = EEXIST;
			return failed(s, t, "keep", old.v[i]);
		}
		if (host_at_remove(s->output, old.v[i]) < 0)
			return failed(s, t, "remove", old.v[i]);
	}
	return 0;
}

/* Whether what the old site's marker says has to hold until the end: a
 * folder with anything internal in it is internal. */
static bool
marker_last(const struct stage *s, const char *path)
{
	return strcmp(path, STAGE_MARKER) == 0 && !s->internal &&
	    stage_is_internal(s);
}

static int
put_in_place(struct stage *s, const char *path, struct trouble *t)
{
	return host_at_move(s->stage, s->output, path) < 0
	    ? failed(s, t, "put in place", path) : 0;
}

/* Remove what the old site had and the new one has not. */
static int
remove_gone(struct stage *s, const struct map *staged, struct trouble *t)
{
	struct host_names old;

	if (host_at_list(s->arena, s->output, &old) < 0)
		return failed(s, t, "read", "");
	for (size_t i = 0; i < old.n; i++) {
		char *path = str_z(s->arena, str_c(old.v[i]));
		char *slash;

		if (stage_owners_file(path) || map_get(staged, str_c(path)))
			continue;
		if (host_at_remove(s->output, path) < 0)
			return failed(s, t, "remove", path);
		while ((slash = strrchr(path, '/'))) {
			*slash = '\0';
			if (host_at_rmdir(s->output, path) < 0)
				break;	/* something is still in it */
		}
	}
	return 0;
}

static int
file_by_file(struct stage *s, struct trouble *t)
{
	struct map staged = { 0 };
	struct host_names files;
	const char *last = NULL;

	if (host_at_list(s->arena, s->stage, &files) < 0)
		return failed(s, t, "read", "");
	if (files.n > 1)
		qsort(files.v, files.n, sizeof(files.v[0]), by_rank);
	s->touched = true;
	if (clear_way(s, &files, t) < 0)
		return -1;
	for (size_t i = 0; i < files.n; i++) {
		*map_at(&staged, str_c(files.v[i]), s->arena) = s;
		if (marker_last(s, files.v[i]))
			last = files.v[i];
		else if (!stage_owners_file(files.v[i]) &&
		    put_in_place(s, files.v[i], t) < 0)
			return -1;
	}
	if (remove_gone(s, &staged, t) < 0 ||
	    (last && put_in_place(s, last, t) < 0))
		return -1;
	if (host_flush(s->output) < 0)
		return failed(s, t, "write", "");
	return 0;
}

int
swap_in(struct stage *s, struct trouble *t)
{
	struct host_names folders = { 0 };

	if (!s->in_place && keep_files(s, &folders, t) < 0)
		return -1;
	/* On the disk before it has the name: after a power cut the name
	 * must not lead to empty files. */
	if (host_flush(s->stage) < 0)
		return failed(s, t, "write", "");
	if (s->in_place)
		return file_by_file(s, t);
	if (exchange(s) < 0) {
		/* Mounts, and the lower layers of container images. */
		if (s->output >= 0 && (errno == EBUSY || errno == EXDEV))
			return file_by_file(s, t);
		return failed(s, t, "replace", "");
	}
	s->touched = true;
	if (keep_folders(s, &folders, t) < 0)
		return -1;
	if (host_flush_names(s->parent) < 0 ||
	    (folders.n && host_flush_names(s->stage) < 0))
		return failed(s, t, "write", "");
	return 0;
}
