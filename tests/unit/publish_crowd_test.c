/* Many threads, several builds, and builds that are killed. */
#include <signal.h>
#include <sys/wait.h>

#include "base/pool.h"
#include "publish_site.h"

static void
put_page_of_item(void *context, int worker,
    size_t item)
{
	struct site *s = context;
	char path[64];

	(void)worker;
	snprintf(path, sizeof(path), "incidents/%zu/%zu/index.html",
	    item % 50, item);
	if (publish_file(s->p, str_c(path), str_c(path)) < 0)
		abort();
}

static void
pages_come_from_many_threads(void **state)
{
	struct site *s = *state;
	struct host_names names;
	int dir;

	for (int round = 0; round < 2; round++) {
		begin(s);
		pool_run(8, 2000, put_page_of_item, s);
		commit(s);
		assert_int_equal(publish_counts(s->p).written,
		    round ? 0 : 2001);
		dir = host_folder("public");
		assert_int_equal(host_at_list(&s->a, dir, &names), 0);
		host_close(dir);
		assert_int_equal(names.n, 2001);
	}
}

static void
a_second_build_is_told_to_wait(void **state)
{
	struct site *s = *state, second = { .o = s->o };

	begin(s);
	assert_int_equal(publish_begin(&second.p, &second.a, &second.o,
	    &second.why), PUBLISH_BUSY);
	assert_string_equal(str_z(&second.a, second.why),
	    "public is being written by another build");
	put(s, "index.html", "1");
	commit(s);
	publish_site(&second, "2");
	assert_tree(s, "public", SITE("2"));
	assert_tidy(s);
	arena_release(&second.a);
}

static void
a_second_build_that_waits_comes_after_the_first(void **state)
{
	struct site *s = *state;
	pid_t pid;
	int status;

	begin(s);
	pid = fork_test();
	if (pid == 0) {
		struct site second = { .o = s->o };

		second.o.wait_seconds = 20;
		publish_site(&second, "2");
		_exit(0);
	}
	usleep(100 * 1000);
	put(s, "index.html", "1");
	commit(s);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_tree(s, "public", SITE("2"));
	assert_tidy(s);
}

/* Publish odd and even sites until killed. */
static void
publish_for_ever(struct site *s, bool in_place)
{
	s->o.in_place = in_place;
	for (int i = 1; ; i++) {
		char version[16], path[32];

		snprintf(version, sizeof(version), "%d", i);
		begin(s);
		for (int page = 0; page < 30; page++) {
			snprintf(path, sizeof(path), "%d/index.html", page);
			put(s, path, version);
		}
		put(s, "index.html", version);
		commit(s);
	}
}

static void
kill_dash_nine_leaves_one_whole_site(void **state)
{
	struct site *s = *state;
	unsigned seed = 1;

	for (int round = 0; round < 40; round++) {
		struct host_names names;
		str first = STR_NONE;
		int dir, status;
		pid_t pid = fork_test();

		if (pid == 0)
			publish_for_ever(s, false);
		usleep(3000 + (unsigned)rand_r(&seed) % 12000);
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status));
		if (host_kind_of("public") == 0)
			continue;	/* killed before the first one */
		dir = host_folder("public");
		assert_int_equal(host_at_list(&s->a, dir, &names), 0);
		host_close(dir);
		assert_int_equal(names.n, 32);
		for (size_t i = 1; i < names.n; i++) {
			char path[64];
			str text;

			snprintf(path, sizeof(path), "public/%s",
			    names.v[i]);
			assert_int_equal(host_read(&s->a, path, 100, &text),
			    0);
			if (i == 1)
				first = text;
			assert_true(str_eq(text, first));
		}
	}
	publish_site(s, "1");
	assert_tree(s, "public", SITE("1"));
	assert_tidy(s);
}

static void
kill_dash_nine_file_by_file_is_mended_by_the_next(void **state)
{
	struct site *s = *state;
	unsigned seed = 2;

	for (int round = 0; round < 10; round++) {
		int status;
		pid_t pid = fork_test();

		if (pid == 0)
			publish_for_ever(s, true);
		usleep(3000 + (unsigned)rand_r(&seed) % 12000);
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status));
	}
	s->o.in_place = true;
	publish_site(s, "1");
	assert_tree(s, "public", SITE("1"));
}

static void
what_a_killed_build_left_is_removed_and_given_back(void **state)
{
	struct site *s = *state;

	/* Killed after the exchange: the stage holds the old site and the
	 * owner's .git. */
	publish_site(s, "1");
	assert_int_equal(host_mkdirs(".public.stage-1/.git"), 0);
	make(".public.stage-1/.git/HEAD", "main");
	make(".public.stage-1/index.html", "0");
	make(".public.lock", "");
	publish_site(s, "2");
	assert_tree(s, "public", ".git/HEAD=main;" SITE("2"));
	assert_tidy(s);
	/* Killed between two renames. */
	assert_int_equal(rename("public", ".public.old-1"), 0);
	begin(s);
	assert_tree(s, "public", ".git/HEAD=main;" SITE("2"));
	publish_abort(s->p);
	assert_tidy(s);
}

/* "public.old-2024" and "public.stage-x" are outputs of their own, whose
 * lock and stage begin like what a killed build of "public" leaves. */
static void
what_another_output_works_with_is_left_alone(void **state)
{
	struct site *s = *state;

	make(".public.old-2024.lock", "");
	assert_int_equal(host_mkdirs(".public.stage-x.stage-7"), 0);
	make(".public.stage-x.stage-7/index.html", "theirs");
	make(".public.old-", "theirs");
	publish_site(s, "1");
	assert_tree(s, "public", SITE("1"));
	assert_int_equal(host_kind_of(".public.old-2024.lock"), 1);
	assert_int_equal(host_kind_of(".public.old-"), 1);
	assert_tree(s, ".public.stage-x.stage-7", "index.html=theirs;");
}

/* Somebody has made a folder anew that a killed build had in its hands:
 * neither of the two is ours to remove. */
static void
what_is_there_twice_is_for_a_person_to_decide_on(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	assert_int_equal(host_mkdirs(".public.stage-1/.git"), 0);
	assert_int_equal(host_mkdirs("public/.git"), 0);
	make(".public.stage-1/.git/HEAD", "main");
	assert_refused(s, PUBLISH_FAILED, "cannot clean up beside public: "
	    ".public.stage-1/.git is in public, too; move one of the two "
	    "away");
	assert_tree(s, ".public.stage-1", ".git/HEAD=main;");
	assert_int_equal(rmdir("public/.git"), 0);
	publish_site(s, "2");
	assert_tree(s, "public", ".git/HEAD=main;" SITE("2"));
	assert_tidy(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(pages_come_from_many_threads),
		T(a_second_build_is_told_to_wait),
		T(a_second_build_that_waits_comes_after_the_first),
		T(kill_dash_nine_leaves_one_whole_site),
		T(kill_dash_nine_file_by_file_is_mended_by_the_next),
		T(what_a_killed_build_left_is_removed_and_given_back),
		T(what_another_output_works_with_is_left_alone),
		T(what_is_there_twice_is_for_a_person_to_decide_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
