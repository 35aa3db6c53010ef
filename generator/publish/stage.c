#include "publish/stage.h"

#include <errno.h>

#include "base/host_store.h"

/* The lock in the output itself, where its parent cannot be used. */
#define INSIDE_LOCK ".allclear-lock"

/* With ".", ".stage-" and a process before and behind it. */
enum { NAME_MOST = 255 - 8 - 10 };

static const char *
text(struct stage *s, const char *before, const char *name,
    const char *after)
{
	return str_z(s->arena, str_cat(s->arena, str_c(before), str_c(name),
	    str_c(after)));
}

static enum publish_begun
failed(struct trouble *t, const char *doing, const char *path)
{
	*t = (struct trouble){ doing, str_c(path), errno };
	return PUBLISH_FAILED;
}

static enum publish_begun
refused(struct stage *s, struct trouble *t, const char *why)
{
	*t = (struct trouble){ NULL,
	    str_cat(s->arena, str_c(s->shown), STR(" "), str_c(why)), 0 };
	return PUBLISH_REFUSED;
}

bool
stage_owners(const char *path)
{
	if (str_starts(str_c(path), STR(STAGE_WELL_KNOWN "/")))
		return strcmp(path, STAGE_WELL_KNOWN "/security.txt") != 0;
	return path[0] == '.' && strcmp(path, STAGE_MARKER) != 0 &&
	    strcmp(path, STAGE_WELL_KNOWN) != 0;
}

bool
stage_owners_file(const char *path)
{
	return stage_owners(path) || strcmp(path, STAGE_WELL_KNOWN) == 0;
}

/* The names below .well-known, where web servers answer, too. */
static int
well_known_owned(struct stage *s, int dir, struct host_names *out)
{
	struct host_names names;
	int at = host_folder_at(dir, STAGE_WELL_KNOWN);
	int rc = 0;

	if (at < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == ELOOP
		    ? 0 : -1;
	if (host_at_names(s->arena, at, &names) < 0)
		rc = -1;
	for (size_t i = 0; rc == 0 && i < names.n; i++) {
		const char *path = text(s, STAGE_WELL_KNOWN, "/", names.v[i]);

		if (stage_owners(path))
			*vec_push(s->arena, out) = path;
	}
	host_close(at);
	return rc;
}

int
stage_owned(struct stage *s, int dir, struct host_names *out)
{
	struct host_names names;

	*out = (struct host_names){ 0 };
	if (host_at_names(s->arena, dir, &names) < 0)
		return -1;
	for (size_t i = 0; i < names.n; i++)
		if (stage_owners(names.v[i]) ||
		    (stage_owners_file(names.v[i]) &&
		    host_at_kind(dir, names.v[i]) != 2))
			*vec_push(s->arena, out) = names.v[i];
	return well_known_owned(s, dir, out);
}

str
stage_marker(bool internal)
{
	return internal
	    ? STR("This folder is made by allclear, and internal. Every "
	    "build replaces all\nthat is in it, but for names that begin "
	    "with a dot.\n")
	    : STR("This folder is made by allclear. Every build replaces "
	    "all that is in\nit, but for names that begin with a dot.\n");
}

bool
stage_is_internal(const struct stage *s)
{
	int mode;

	return host_at_same(s->output, STAGE_MARKER, stage_marker(true),
	    &mode) > 0;
}

/* Whether path a is folder b or below it; both are real paths. */
static bool
within(str a, str b)
{
	return str_starts(a, b) &&
	    (a.n == b.n || b.n == 1 || a.p[b.n] == '/');
}

/* A path as an absolute one without links, as far as it is there: *there_n
 * bytes, and the rest of it behind; NULL with errno. */
static const char *
real_path(struct stage *s, const char *named, size_t *there_n)
{
	str path = str_c(named), rest = STR_NONE;

	for (;;) {
		const char *there = str_z(s->arena, path.n ? path
		    : STR("."));
		int kind = host_kind_of(there);
		const char *real;
		struct cut c = str_rcut(path, '/');

		if (kind < 0)
			return NULL;
		if (kind > 0) {
			real = host_real(s->arena, there);
			*there_n = real ? strlen(real) : 0;
			return real && rest.n ? text(s, real, "/",
			    str_z(s->arena, rest)) : real;
		}
		if (!c.found)
			c = (struct cut){ .tail = path };
		else if (c.head.n == 0)
			c.head = STR("/");
		if (str_eq(c.tail, STR(".."))) {
			errno = ENOENT;
			return NULL;
		}
		if (c.tail.n && !str_eq(c.tail, STR(".")))
			rest = rest.n ? str_cat(s->arena, c.tail, STR("/"),
			    rest) : c.tail;
		path = c.head;
	}
}

/* The folder above a path that has a site in it, or STR_NONE. */
static str
site_around(struct stage *s, str path)
{
	for (;;) {
		struct cut c = str_rcut(path, '/');

		if (!c.found || c.head.n == 0)
			return STR_NONE;
		if (host_kind_of(str_z(s->arena, str_cat(s->arena, c.head,
		    STR("/" STAGE_MARKER)))) > 0)
			return c.head;
		path = c.head;
	}
}

/* Refuse an output inside another site, whose next build would remove it;
 * what is internal, also where it would stay. Hidden folders of another site
 * are its owner's, and stay. */
static enum publish_begun
outside(struct stage *s, struct trouble *t, const char *real)
{
	str around = site_around(s, str_c(real));

	if (str_empty(around) ||
	    (!s->internal && stage_owners(real + around.n + 1)))
		return PUBLISH_READY;
	return refused(s, t, text(s, "is inside another site (",
	    str_z(s->arena, around), s->internal
	    ? "), where an internal one must not be; choose another folder "
	    "with -o" : "), whose next build would remove it; choose another "
	    "folder with -o"));
}

/* Refuse an output that is one with a folder of the site's own. */
static enum publish_begun
apart(struct stage *s, const struct publish_options *o, struct trouble *t,
    str output)
{
	for (size_t i = 0; o->apart && o->apart[i]; i++) {
		size_t there_n;
		str real = str_c(real_path(s, o->apart[i], &there_n));

		if (!str_empty(real) && (within(output, real) ||
		    within(real, output)))
			return refused(s, t, text(s, "and the ", o->apart[i],
			    " folder are one in the other; choose another "
			    "output with -o"));
	}
	return PUBLISH_READY;
}

/* Open the folder that holds the output. */
static enum publish_begun
find_parent(struct stage *s, const struct publish_options *o,
    struct trouble *t)
{
	int kind = host_kind_of(s->shown);
	const char *real, *parent;
	struct cut c;

	if (kind < 0)
		return failed(t, "look at", s->shown);
	if (kind == 1 || kind == 3)
		return refused(s, t, "is not a folder; remove it, or choose "
		    "another with -o");
	real = real_path(s, s->shown, &s->there_n);
	if (!real)
		return failed(t, "find the folder of", s->shown);
	if (apart(s, o, t, str_c(real)) != PUBLISH_READY ||
	    outside(s, t, real) != PUBLISH_READY)
		return PUBLISH_REFUSED;
	c = str_rcut(str_c(real), '/');
	if (c.tail.n == 0)
		return refused(s, t, "cannot be replaced; choose another "
		    "folder with -o");
	s->name = str_z(s->arena, c.tail);
	parent = c.head.n ? str_z(s->arena, c.head) : "/";
	if (kind == 0) {
		s->made = parent;
		if (host_mkdirs(parent) < 0)
			return failed(t, "make the folder of", s->shown);
	}
	s->parent = host_folder(parent);
	if (s->parent < 0)
		return failed(t, "open the folder of", s->shown);
	if (kind == 0 && host_at_kind(s->parent, s->name) == 3)
		return refused(s, t, "is a link that leads nowhere; remove "
		    "it, or choose another folder with -o");
	return PUBLISH_READY;
}

int
stage_open_output(struct stage *s)
{
	host_close(s->output);
	s->output = host_folder_at(s->parent, s->name);
	return s->output < 0 && errno != ENOENT ? -1 : 0;
}

/* Hidden names that a folder of a site has before there is a site in it:
 * of version control, of those who serve it, of file managers, and what a
 * killed build left. With others it is somebody's home. */
static bool
of_a_site(const char *name)
{
	static const char *const names[] = {
		".DS_Store", ".circleci", ".domains", ".editorconfig",
		".forgejo", ".git", ".gitattributes", ".gitea", ".github",
		".gitignore", ".gitkeep", ".gitlab", ".gitlab-ci.yml",
		".gitmodules", ".hg", ".hgignore", ".htaccess", ".htpasswd",
		".jj", ".keep", ".nojekyll", ".snapshot", ".svn",
		STAGE_WELL_KNOWN, ".woodpecker.yml",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return str_starts(str_c(name), STR(".allclear-"));
}

/* Whether the output may be replaced: we made it, for readers who may see
 * what comes, or it holds nothing but hidden files that a site may have. */
static enum publish_begun
ours(struct stage *s, struct trouble *t)
{
	struct host_names names;
	int marker = s->output < 0 ? 1
	    : host_at_kind(s->output, STAGE_MARKER);

	if (marker == 1 && (!s->internal || s->output < 0 ||
	    stage_is_internal(s)))
		return PUBLISH_READY;
	if (marker < 0 || host_at_names(s->arena, s->output, &names) < 0)
		return failed(t, "read", s->shown);
	for (size_t i = 0; i < names.n; i++) {
		if (marker == 1 ? names.v[i][0] == '.'
		    : of_a_site(names.v[i]))
			continue;
		return refused(s, t, marker == 1 ? "holds a public site, "
		    "whose place an internal one must not take; choose "
		    "another folder with -o, or empty that one first"
		    : text(s, "holds files that allclear did not put there "
		    "(", names.v[i], "); move them away, or choose another "
		    "folder with -o"));
	}
	return PUBLISH_READY;
}

/* Make the stage in s->home. */
static enum publish_begun
make_stage(struct stage *s, struct trouble *t)
{
	str name = s->home == s->output
	    ? str_format(s->arena, STAGE_INSIDE "%ld", host_process())
	    : str_format(s->arena, ".%s.stage-%ld", s->name, host_process());
	const char *stage = str_z(s->arena, name);

	/* Not in the stage: some file systems give it another name, with
	 * which it would be in the new site. */
	host_close(s->aside);
	s->aside = host_at_open_nameless(s->home,
	    text(s, stage, "+", ""));
	if (s->aside < 0)
		return failed(t, "make a file beside", s->shown);
	if (host_at_mkdir(s->home, stage) < 0)
		return failed(t, "make a folder beside", s->shown);
	s->stage_name = stage;
	s->stage = host_folder_at(s->home, s->stage_name);
	if (s->stage >= 0)
		s->file_mode = host_mode(s->stage);
	if (s->stage < 0 || s->file_mode < 0)
		return failed(t, "open a folder beside", s->shown);
	s->file_mode &= 0666;
	/* What only some may read, nobody else reads while it is made. */
	if (s->output >= 0 && host_shut(s->stage, s->output) < 0)
		return failed(t, "set the permissions beside", s->shown);
	return PUBLISH_READY;
}

/* Take the lock and make the stage in home. */
static enum publish_begun
settle(struct stage *s, int home, int wait, struct trouble *t)
{
	const char *twice = NULL;
	enum publish_begun rc;

	s->home = home;
	if (home == s->parent && strlen(s->name) > NAME_MOST)
		return refused(s, t, "has too long a name for the folder "
		    "that is made beside it; choose a shorter one with -o");
	s->lock_name = home == s->output ? INSIDE_LOCK
	    : text(s, ".", s->name, ".lock");
	s->lock = host_lock(home, s->lock_name, wait);
	if (s->lock < 0 && errno == EWOULDBLOCK) {
		refused(s, t, "is being written by another build");
		return PUBLISH_BUSY;
	}
	/* Without locks nobody knows whether a stage is in use: then
	 * nothing is cleaned up. */
	if (s->lock < 0 && errno != ENOLCK && errno != EOPNOTSUPP)
		return failed(t, "write beside", s->shown);
	/* Another build may have ended while we waited. */
	if (home == s->parent && stage_open_output(s) < 0)
		return failed(t, "open", s->shown);
	if (s->lock >= 0 && stage_recover(s, &twice) < 0) {
		if (!twice)
			return failed(t, "clean up beside", s->shown);
		t->doing = "clean up beside";
		t->text = str_format(s->arena, "%s: %s is in %s, too; move "
		    "one of the two away", s->shown, twice, s->shown);
		return PUBLISH_FAILED;
	}
	rc = ours(s, t);
	return rc == PUBLISH_READY ? make_stage(s, t) : rc;
}

enum publish_begun
stage_begin(struct stage *s, const struct publish_options *o,
    struct trouble *t)
{
	enum publish_begun rc;
	bool inside;

	s->shown = o->output;
	s->internal = o->internal;
	s->parent = s->output = s->home = s->stage = s->lock = s->aside = -1;
	rc = find_parent(s, o, t);
	if (rc != PUBLISH_READY)
		return rc;
	if (stage_open_output(s) < 0)
		return failed(t, "open", s->shown);
	inside = s->output >= 0 && (o->in_place || host_is_mount(s->output));
	if (!inside) {
		rc = settle(s, s->parent, o->wait_seconds, t);
		/* We may write the output, but not beside it. */
		inside = rc == PUBLISH_FAILED && s->output >= 0 &&
		    s->stage < 0 && (t->error == EACCES ||
		    t->error == EPERM || t->error == EROFS);
		if (inside)
			host_unlock(s->home, s->lock_name, s->lock);
	}
	if (inside) {
		rc = settle(s, s->output, o->wait_seconds, t);
		if (rc == PUBLISH_FAILED && strstr(t->doing, "beside"))
			t->doing = "write to";
	}
	/* Where nothing is, nothing is in the way. */
	s->in_place = inside;
	return rc;
}

void
stage_end(struct stage *s)
{
	host_close(s->stage);
	host_close(s->aside);
	/* What cannot be removed now is removed by the next build. */
	if (s->stage_name)
		(void)host_at_remove(s->home, s->stage_name);
	if (s->lock >= 0)
		host_unlock(s->home, s->lock_name, s->lock);
	host_close(s->output);
	host_close(s->parent);
	/* For an output that did not come about. */
	if (s->made)
		host_rmdirs(s->made, s->there_n);
}
