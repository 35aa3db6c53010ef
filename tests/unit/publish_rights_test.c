/* Who may read and write what is published, and where we may not. */
#include "publish_site.h"

static void
the_folder_keeps_its_permissions(void **state)
{
	struct site *s = *state;
	struct stat st;

	publish_site(s, "1");
	assert_int_equal(chmod("public", 02750), 0);
	publish_site(s, "2");
	assert_int_equal(stat("public", &st), 0);
	assert_int_equal(st.st_mode & 07777, 02750);
}

/* A folder that several people publish to, or a web server reads. */
static void
a_folder_that_hands_on_its_group_goes_on_doing_so(void **state)
{
	static const char *const paths[] = { "public", "public/index.html",
		"public/incidents", "public/incidents/x/index.html" };
	struct site *s = *state;
	struct stat st;

	if (geteuid() != 0)
		skip();
	assert_int_equal(host_mkdirs("public"), 0);
	assert_int_equal(chown("public", 0, 65534), 0);
	assert_int_equal(chmod("public", 02775), 0);
	for (int round = 1; round < 3; round++) {
		publish_site(s, round == 1 ? "1" : "2");
		for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]);
		    i++) {
			assert_int_equal(stat(paths[i], &st), 0);
			assert_int_equal(st.st_gid, 65534);
			assert_int_equal(!(st.st_mode & S_ISGID),
			    !S_ISDIR(st.st_mode));
		}
	}
	assert_int_equal(stat("public", &st), 0);
	assert_int_equal(st.st_mode & 07777, 02775);
}

static void
a_site_that_is_not_for_all_is_not_while_it_is_made(void **state)
{
	struct site *s = *state;
	mode_t old = umask(022);
	char stage[64];
	struct stat st;

	assert_int_equal(host_mkdirs("public"), 0);
	assert_int_equal(chmod("public", 0510), 0);
	snprintf(stage, sizeof(stage), ".public.stage-%ld", host_process());
	begin(s);
	assert_int_equal(stat(stage, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0710);
	put(s, "index.html", "1");
	commit(s);
	assert_int_equal(stat("public", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0510);
	assert_int_equal(stat("public/index.html", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0644);
	umask(old);
}

static void
files_of_another_umask_get_the_permissions_of_this_one(void **state)
{
	struct site *s = *state;
	struct stat before, after;
	mode_t old = umask(077);

	make("picture", "p");
	for (int round = 0; round < 2; round++) {
		begin(s);
		put(s, "a/index.html", "same");
		assert_int_equal(publish_copy(s->p, STR("a/p"), "picture"),
		    0);
		commit(s);
		if (round == 0)
			assert_int_equal(stat("public/a/p", &before), 0);
		umask(022);
	}
	umask(old);
	assert_int_equal(publish_counts(s->p).kept, 3);
	assert_int_equal(stat("public/a/index.html", &after), 0);
	assert_int_equal(after.st_mode & 07777, 0644);
	assert_int_equal(stat("public/a", &after), 0);
	assert_int_equal(after.st_mode & 07777, 0755);
	assert_int_equal(stat("public/a/p", &after), 0);
	assert_int_equal(after.st_mode & 07777, 0644);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void
a_folder_that_we_may_write_in_one_that_we_may_not_will_do(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("public"), 0);
	if (geteuid() == 0 && (chown("public", 65534, 65534) < 0 ||
	    chmod(".", 0755) < 0 || seteuid(65534) < 0))
		skip();
	if (getuid() != 0)
		assert_int_equal(chmod(".", 0555), 0);
	publish_site(s, "1");
	publish_site(s, "2");
	assert_tree(s, "public", SITE("2"));
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
	chmod(".", 0755);
	assert_tidy(s);
}

/* Root may write everywhere, so root becomes somebody else; false when
 * that cannot be. `mine` are given to that one first. */
static bool
become_nobody(const char *const *mine)
{
	if (geteuid() != 0)
		return true;
	for (; *mine; mine++)
		if (chown(*mine, 65534, 65534) < 0)
			return false;
	return setegid(65534) == 0 && seteuid(65534) == 0;
}

static void
become_root_again(void)
{
	if (getuid() == 0 && (seteuid(0) < 0 || setegid(0) < 0))
		abort();
}

static void
a_folder_that_nobody_may_write_is_refused(void **state)
{
	static const char *const none[] = { NULL };
	struct site *s = *state;

	publish_site(s, "1");
	assert_int_equal(chmod("public", 0555), 0);
	assert_int_equal(chmod(".", 0555), 0);
	if (!become_nobody(none))
		skip();
	assert_refused(s, PUBLISH_FAILED, "cannot write to public: "
	    "Permission denied");
	s->o.output = "public2";
	assert_refused(s, PUBLISH_FAILED, "cannot write beside public2: "
	    "Permission denied");
	become_root_again();
	chmod(".", 0755);
	assert_tree(s, "public", SITE("1"));
	assert_tidy(s);
	chmod("public", 0755);
}

/* Rights of the folder say who may change it by hand; the folder as such
 * is ours to replace. */
static void
a_site_without_the_right_to_write_is_replaced(void **state)
{
	static const char *const here[] = { ".", NULL };
	struct site *s = *state;
	struct stat st;

	if (!become_nobody(here))
		skip();
	publish_site(s, "1");
	for (int round = 2; round < 4; round++) {
		assert_int_equal(chmod("public", 0555), 0);
		publish_site(s, round == 2 ? "2" : "3");
		assert_int_equal(stat("public", &st), 0);
		assert_int_equal(st.st_mode & 07777, 0555);
	}
	assert_tree(s, "public", SITE("3"));
	assert_tidy(s);
	chmod("public", 0755);
	become_root_again();
}

static void
what_stops_half_way_says_that_the_old_site_is_touched(void **state)
{
	static const char *const mine[] = { ".", "public", "public/assets",
		"public/index.html", NULL };
	struct site *s = *state;

	if (geteuid() != 0)
		skip();
	s->o.in_place = true;
	publish_site(s, "1");
	if (!become_nobody(mine))
		skip();
	begin(s);
	put(s, "404.html", "2");
	put(s, "incidents/x/index.html", "2");
	put(s, "index.html", "2");
	assert_int_equal(publish_commit(s->p), -1);
	assert_true(publish_touched(s->p));
	assert_tree(s, "public", "404.html=2;" SITE("1"));
	assert_tidy(s);
	become_root_again();
}

static void
a_folder_of_somebody_else_stays_and_nothing_is_published(void **state)
{
	static const char *const mine[] = { ".", "public", NULL };
	struct site *s = *state;

	if (geteuid() != 0)
		skip();
	assert_int_equal(host_mkdirs("public/.git"), 0);
	make("public/.git/HEAD", "main");
	if (!become_nobody(mine))
		skip();
	begin(s);
	put(s, "index.html", "1");
	assert_int_equal(publish_commit(s->p), -1);
	assert_false(publish_touched(s->p));
	assert_string_equal(str_z(&s->a, publish_why(s->p)),
	    "cannot keep public/.git: Permission denied");
	assert_tree(s, "public", ".git/HEAD=main;");
	assert_tidy(s);
	become_root_again();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_folder_keeps_its_permissions),
		T(a_folder_that_hands_on_its_group_goes_on_doing_so),
		T(a_site_that_is_not_for_all_is_not_while_it_is_made),
		T(files_of_another_umask_get_the_permissions_of_this_one),
		T(a_folder_that_we_may_write_in_one_that_we_may_not_will_do),
		T(a_folder_that_nobody_may_write_is_refused),
		T(a_site_without_the_right_to_write_is_replaced),
		T(what_stops_half_way_says_that_the_old_site_is_touched),
		T(a_folder_of_somebody_else_stays_and_nothing_is_published),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
