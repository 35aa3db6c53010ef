#include "publish/publish.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "base/host_tree.h"
#include "publish/swap.h"

struct publish {
	struct stage stage;
	struct arena arena;	/* of stage; one thread */
	atomic_bool failed;
	pthread_mutex_t first;	/* of the one who failed first */
	char why[PATH_MAX + 512];
	size_t why_n;
	atomic_size_t written, kept;
};

/* What an errno means to somebody who publishes. */
static const char *
reason(int error)
{
	switch (error) {
	case EEXIST:
		return "two parts of the site have this path";
	case EISDIR:
	case ENOTDIR:
		return "it is a file for one part of the site and a folder "
		    "for another";
	default:
		return strerror(error);
	}
}

static void
explain(struct publish *p, const char *doing, str path, const char *why)
{
	char *to = p->why;
	size_t room = sizeof(p->why);
	str parts[] = {
		doing ? STR("cannot ") : STR_NONE, str_c(doing),
		doing ? STR(" ") : STR_NONE, path,
		why ? STR(": ") : STR_NONE, str_c(why),
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		size_t n = parts[i].n < room ? parts[i].n : room;

		if (n)
			memcpy(to, parts[i].p, n);
		to += n;
		room -= n;
	}
	p->why_n = sizeof(p->why) - room;
}

static void
explain_trouble(struct publish *p, const struct trouble *t)
{
	explain(p, t->doing, t->text, t->error ? strerror(t->error) : NULL);
}

/* The first failure is the one that is told: those after it may follow
 * from it. */
static int
fail(struct publish *p, const char *doing, str path, const char *why)
{
	pthread_mutex_lock(&p->first);
	if (!p->failed) {
		char full[PATH_MAX + 64];
		str shown = str_c(p->stage.shown);
		size_t n = 0;

		if (shown.n + 1 + path.n <= sizeof(full)) {
			memcpy(full, shown.p, shown.n);
			full[shown.n] = '/';
			memcpy(full + shown.n + 1, path.p, path.n);
			n = shown.n + 1 + path.n;
		}
		explain(p, doing, n ? str_of(full, n) : path, why);
		p->failed = true;
	}
	pthread_mutex_unlock(&p->first);
	return -1;
}

enum publish_begun
publish_begin(struct publish **out, struct arena *a,
    const struct publish_options *o, str *why)
{
	struct publish *p = arena_new(a, struct publish);
	struct trouble t = { 0 };
	enum publish_begun rc;

	p->stage.arena = &p->arena;
	pthread_mutex_init(&p->first, NULL);
	rc = stage_begin(&p->stage, o, &t);
	*out = p;
	if (rc == PUBLISH_READY)
		return rc;
	explain_trouble(p, &t);
	*why = str_dup(a, publish_why(p));
	publish_abort(p);
	*out = NULL;
	return rc;
}

bool
publish_same_readers(const struct publish *p)
{
	return p->stage.output >= 0 &&
	    stage_is_internal(&p->stage) == p->stage.internal;
}

int
publish_aside(struct publish *p)
{
	int fd = p->stage.aside;

	assert(fd >= 0);
	p->stage.aside = -1;
	return fd;
}

/* Copy the path as a C string; false when it must not be published. Paths
 * are made from names in the content, and a bad one here means that an
 * earlier check has failed: it is refused, not trusted. */
static bool
path_safe(str path, char out[static PATH_MAX])
{
	struct cut part = { .tail = path, .found = true };

	if (path.n == 0 || path.n >= PATH_MAX)
		return false;
	for (size_t i = 0; i < path.n; i++)
		if ((unsigned char)path.p[i] < 0x20 || path.p[i] == 0x7f)
			return false;
	for (bool top = true; part.found; top = false) {
		part = str_cut(part.tail, '/');
		if (part.head.n == 0)
			return false;
		if (part.head.p[0] == '.' && !(top && part.found &&
		    str_eq(part.head, STR(".well-known"))))
			return false;
	}
	memcpy(out, path.p, path.n);
	out[path.n] = '\0';
	return true;
}

/* Keep a file whose bytes are the same: link it. One that was made under
 * another umask is copied, to get the permissions that all others have. */
static int
put_unchanged(struct publish *p, str path, const char *name, int mode)
{
	const struct stage *s = &p->stage;
	int rc = mode == s->file_mode
	    ? host_at_link(s->output, s->stage, name)
	    : host_at_again(s->output, name, s->stage, name);

	if (rc < 0)
		return fail(p, "keep", path, reason(errno));
	atomic_fetch_add_explicit(&p->kept, 1, memory_order_relaxed);
	return 0;
}

static int
put_written(struct publish *p, str path, int rc)
{
	if (rc < 0)
		return fail(p, "write", path, reason(errno));
	atomic_fetch_add_explicit(&p->written, 1, memory_order_relaxed);
	return 0;
}

static int
put_file(struct publish *p, str path, const char *name, str bytes)
{
	const struct stage *s = &p->stage;
	int mode;

	if (s->output >= 0 && host_at_same(s->output, name, bytes, &mode))
		return put_unchanged(p, path, name, mode);
	return put_written(p, path, host_at_create(s->stage, name, bytes));
}

int
publish_file(struct publish *p, str path, str bytes)
{
	char name[PATH_MAX];

	if (p->failed)
		return -1;
	if (!path_safe(path, name))
		return fail(p, "publish", path, "this is no path of a site");
	return put_file(p, path, name, bytes);
}

int
publish_copy(struct publish *p, str path, const char *source)
{
	const struct stage *s = &p->stage;
	char name[PATH_MAX];
	int mode;

	if (p->failed)
		return -1;
	if (!path_safe(path, name))
		return fail(p, "publish", path, "this is no path of a site");
	if (s->output >= 0 &&
	    host_at_equal(HOST_HERE, source, s->output, name, &mode))
		return put_unchanged(p, path, name, mode);
	if (host_at_copy(HOST_HERE, source, s->stage, name) < 0) {
		const char *why = reason(errno);
		char doing[PATH_MAX];

		snprintf(doing, sizeof(doing), "copy %s to", source);
		return fail(p, doing, path, why);
	}
	return put_written(p, path, 0);
}

static void
done(struct publish *p)
{
	stage_end(&p->stage);
	pthread_mutex_destroy(&p->first);
	arena_release(&p->arena);
}

int
publish_commit(struct publish *p)
{
	struct trouble t = { 0 };
	int rc = p->failed ? -1 : put_file(p, STR(STAGE_MARKER),
	    STAGE_MARKER, stage_marker(p->stage.internal));

	if (rc == 0) {
		rc = swap_in(&p->stage, &t);
		if (rc < 0)
			explain_trouble(p, &t);
	}
	done(p);
	return rc;
}

bool
publish_touched(const struct publish *p)
{
	return p->stage.touched;
}

void
publish_abort(struct publish *p)
{
	done(p);
}

str
publish_why(const struct publish *p)
{
	return str_of(p->why, p->why_n);
}

struct publish_counts
publish_counts(const struct publish *p)
{
	return (struct publish_counts){
		atomic_load(&p->written), atomic_load(&p->kept),
	};
}
