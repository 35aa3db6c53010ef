/* publish_site: what the tests of publish/ share. */
#ifndef TESTS_PUBLISH_SITE_H
#define TESTS_PUBLISH_SITE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/host_tree.h"
#include "publish/publish.h"

/* Every test works in an empty folder of its own, in memory where the
 * machine has such a place: publishing flushes. */
struct site {
	char path[64];
	struct arena a;
	struct publish_options o;
	struct publish *p;
	str why;
};

static inline int
set_up(void **state)
{
	struct site *s = calloc(1, sizeof(*s));

	snprintf(s->path, sizeof(s->path), "%s/publish_test.XXXXXX",
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(s->path) || chdir(s->path) < 0)
		return -1;
	s->o.output = "public";
	*state = s;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct site *s = *state;
	char command[128];

	arena_release(&s->a);
	snprintf(command, sizeof(command), "rm -rf '%s'", s->path);
	free(s);
	return chdir("/") < 0 ? -1 : system(command);
}

static inline void
begin(struct site *s)
{
	enum publish_begun rc = publish_begin(&s->p, &s->a, &s->o, &s->why);

	if (rc != PUBLISH_READY)
		print_error(STR_FMT "\n", STR_ARG(s->why));
	assert_int_equal(rc, PUBLISH_READY);
}

static inline void
put(struct site *s, const char *path, const char *bytes)
{
	if (publish_file(s->p, str_c(path), str_c(bytes)) < 0)
		fail_msg(STR_FMT, STR_ARG(publish_why(s->p)));
}

static inline void
commit(struct site *s)
{
	if (publish_commit(s->p) < 0)
		fail_msg(STR_FMT, STR_ARG(publish_why(s->p)));
}

/* A site of two pages and a style, whose bytes say which one it is. */
static inline void
publish_site(struct site *s, const char *version)
{
	begin(s);
	put(s, "index.html", version);
	put(s, "incidents/x/index.html", version);
	put(s, "assets/style.css", "same");
	commit(s);
}

/* Names and bytes of a whole folder, hidden ones too. */
static inline void
assert_tree(struct site *s, const char *folder, const char *want)
{
	int dir = host_folder(folder);
	struct host_names names;
	char got[2048] = "";
	size_t n = 0;

	assert_true(dir >= 0);
	assert_int_equal(host_at_list(&s->a, dir, &names), 0);
	for (size_t i = 0; i < names.n; i++) {
		char path[512];
		str text = STR("(link)");

		if (strcmp(names.v[i], ".allclear-site") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, names.v[i]);
		if (host_at_kind(dir, names.v[i]) == 1)
			assert_int_equal(host_read(&s->a, path, 1000,
			    &text), 0);
		n += (size_t)snprintf(got + n, sizeof(got) - n,
		    "%s=" STR_FMT ";", names.v[i], STR_ARG(text));
	}
	host_close(dir);
	assert_string_equal(got, want);
}


#define SITE(v) "assets/style.css=same;incidents/x/index.html=" v \
	";index.html=" v ";"

/* Nothing but the output is left beside the output. */
static inline void
assert_tidy(struct site *s)
{
	struct host_names names;
	int here = host_folder(".");

	assert_int_equal(host_at_names(&s->a, here, &names), 0);
	host_close(here);
	assert_int_equal(names.n, 1);
	assert_string_equal(names.v[0], "public");
}

static inline void
make(const char *path, const char *text)
{
	assert_int_equal(host_create(path, str_c(text)), 0);
}

static inline void
assert_refused(struct site *s, enum publish_begun want, const char *why)
{
	assert_int_equal(publish_begin(&s->p, &s->a, &s->o, &s->why), want);
	assert_null(s->p);
	assert_string_equal(str_z(&s->a, s->why), why);
}

/* A test in a child must end there. */
static inline pid_t
fork_test(void)
{
	pid_t pid = fork();

	if (pid == 0)
		setenv("CMOCKA_TEST_ABORT", "1", 1);
	return pid;
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

#endif
