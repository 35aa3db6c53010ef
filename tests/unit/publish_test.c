#include "publish_site.h"

static void
a_first_site_appears_whole(void **state)
{
	struct site *s = *state;

	s->o.output = "out/deep/public/";
	begin(s);
	put(s, "index.html", "1");
	assert_int_equal(host_kind_of("out/deep/public"), 0);
	commit(s);
	assert_tree(s, "out/deep/public", "index.html=1;");
	s->o.output = "public";
	publish_site(s, "1");
	assert_tree(s, "public", SITE("1"));
}

static void
a_new_site_replaces_the_old_one_whole(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	begin(s);
	put(s, "index.html", "2");
	put(s, "new.html", "2");
	assert_tree(s, "public", SITE("1"));
	commit(s);
	assert_tree(s, "public", "index.html=2;new.html=2;");
	assert_tidy(s);
}

static void
giving_up_leaves_the_old_site(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	begin(s);
	put(s, "index.html", "2");
	publish_abort(s->p);
	assert_tree(s, "public", SITE("1"));
	assert_tidy(s);
}

static void
giving_up_makes_no_folders(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	s->o.output = "made/deep/public";
	begin(s);
	put(s, "index.html", "1");
	publish_abort(s->p);
	assert_tidy(s);
	assert_int_equal(host_mkdirs("made"), 0);
	begin(s);
	publish_abort(s->p);
	assert_int_equal(host_kind_of("made/deep"), 0);
	assert_int_equal(host_kind_of("made"), 2);
}

static void
unchanged_files_keep_their_inode_and_times(void **state)
{
	struct site *s = *state;
	struct stat before, after;
	struct publish_counts n;

	publish_site(s, "1");
	assert_int_equal(stat("public/assets/style.css", &before), 0);
	begin(s);
	put(s, "index.html", "2");
	put(s, "incidents/x/index.html", "1");
	put(s, "assets/style.css", "same");
	commit(s);
	n = publish_counts(s->p);
	assert_int_equal(n.written, 1);
	assert_int_equal(n.kept, 3);	/* with the marker */
	assert_int_equal(stat("public/assets/style.css", &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_int_equal(after.st_nlink, 1);
}

static void
large_files_are_compared_and_copied_whole(void **state)
{
	struct site *s = *state;
	size_t n = 300 * 1000;
	char *bytes = malloc(n + 1);
	struct stat st;

	memset(bytes, 'x', n);
	bytes[n] = '\0';
	make("source", bytes);
	for (int round = 0; round < 2; round++) {
		begin(s);
		put(s, "a", bytes);
		assert_int_equal(publish_copy(s->p, STR("b"), "source"), 0);
		commit(s);
		assert_int_equal(publish_counts(s->p).kept, round ? 3 : 0);
	}
	bytes[n - 1] = 'y';
	begin(s);
	put(s, "a", bytes);
	put(s, "b", bytes);
	commit(s);
	assert_int_equal(publish_counts(s->p).written, 2);
	assert_int_equal(stat("public/a", &st), 0);
	assert_int_equal(st.st_size, n);
	free(bytes);
}

static void
copying_what_cannot_be_read_names_both_paths(void **state)
{
	struct site *s = *state;

	begin(s);
	assert_int_equal(publish_copy(s->p, STR("a.png"), "content/a.png"),
	    -1);
	assert_string_equal(str_z(&s->a, publish_why(s->p)),
	    "cannot copy content/a.png to public/a.png: "
	    "No such file or directory");
	publish_abort(s->p);
}

static void
the_owners_hidden_files_stay(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("public/.git/refs"), 0);
	make("public/.git/refs/main", "abc");
	make("public/.gitignore", "*");
	assert_int_equal(symlink("elsewhere", "public/.hg"), 0);
	for (int round = 0; round < 2; round++) {
		publish_site(s, "1");
		assert_tree(s, "public", ".git/refs/main=abc;.gitignore=*;"
		    ".hg=(link);" SITE("1"));
		assert_tidy(s);
	}
}

/* A web server answers challenges there; only one file of it is ours. */
static void
what_others_put_below_well_known_stays(void **state)
{
	struct site *s = *state;

	for (int round = 0; round < 4; round++) {
		s->o.in_place = round >= 2;
		begin(s);
		put(s, "index.html", "1");
		if (round % 2 == 0)
			put(s, ".well-known/security.txt", "1");
		commit(s);
		if (round == 0) {
			assert_int_equal(host_mkdirs("public/.well-known/"
			    "acme-challenge"), 0);
			make("public/.well-known/acme-challenge/a", "key");
			make("public/.well-known/app.json", "{}");
		}
		assert_tree(s, "public", round % 2
		    ? ".well-known/acme-challenge/a=key;"
		    ".well-known/app.json={};index.html=1;"
		    : ".well-known/acme-challenge/a=key;"
		    ".well-known/app.json={};.well-known/security.txt=1;"
		    "index.html=1;");
		assert_tidy(s);
	}
}

static void
hidden_files_of_the_site_are_the_sites(void **state)
{
	struct site *s = *state;

	begin(s);
	put(s, ".well-known/security.txt", "1");
	commit(s);
	assert_tree(s, "public", ".well-known/security.txt=1;");
	begin(s);
	put(s, "index.html", "2");
	commit(s);
	assert_tree(s, "public", "index.html=2;");
}

static void
a_lock_that_is_no_file_is_an_error(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	assert_int_equal(mkdir(".public.lock", 0755), 0);
	assert_refused(s, PUBLISH_FAILED, "cannot write beside public: "
	    "Is a directory");
	assert_int_equal(rmdir(".public.lock"), 0);
	make("file", "mine");
	assert_int_equal(symlink("file", ".public.lock"), 0);
	assert_refused(s, PUBLISH_FAILED, "cannot write beside public: "
	    "Too many levels of symbolic links");
	assert_int_equal(unlink(".public.lock"), 0);
	assert_int_equal(unlink("file"), 0);
	/* Nobody writes to a pipe: waiting for that would be for ever. */
	assert_int_equal(mkfifo(".public.lock", 0644), 0);
	publish_site(s, "2");
	assert_tidy(s);
}

static void
paths_that_climb_or_hide_are_stopped(void **state)
{
	static const char *const bad[] = {
		"", "/", "/a", "a/", "a//b", "../a", "a/../b", ".", ".a",
		"a/.b", ".well-known", "a/.well-known/b", "a\nb",
	};
	struct site *s = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		begin(s);
		assert_int_equal(publish_file(s->p, str_c(bad[i]), STR("")),
		    -1);
		assert_int_equal(publish_commit(s->p), -1);
	}
	assert_int_equal(host_kind_of("public"), 0);
}

static void
one_path_given_twice_is_an_error_and_nothing_is_published(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	begin(s);
	put(s, "index.html", "2");
	assert_int_equal(publish_file(s->p, STR("index.html"), STR("3")),
	    -1);
	assert_int_equal(publish_file(s->p, STR("good"), STR("3")), -1);
	assert_int_equal(publish_commit(s->p), -1);
	assert_string_equal(str_z(&s->a, publish_why(s->p)),
	    "cannot write public/index.html: two parts of the site have "
	    "this path");
	assert_tree(s, "public", SITE("1"));
	assert_tidy(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_first_site_appears_whole),
		T(a_new_site_replaces_the_old_one_whole),
		T(giving_up_leaves_the_old_site),
		T(giving_up_makes_no_folders),
		T(unchanged_files_keep_their_inode_and_times),
		T(large_files_are_compared_and_copied_whole),
		T(copying_what_cannot_be_read_names_both_paths),
		T(the_owners_hidden_files_stay),
		T(what_others_put_below_well_known_stays),
		T(hidden_files_of_the_site_are_the_sites),
		T(a_lock_that_is_no_file_is_an_error),
		T(paths_that_climb_or_hide_are_stopped),
		T(one_path_given_twice_is_an_error_and_nothing_is_published),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
