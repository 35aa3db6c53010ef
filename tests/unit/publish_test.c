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
a_folder_of_others_is_refused(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("public"), 0);
	make("public/thesis.tex", "mine");
	assert_refused(s, PUBLISH_REFUSED, "public holds files that allclear "
	    "did not put there (thesis.tex); move them away, or choose "
	    "another folder with -o");
	assert_tree(s, "public", "thesis.tex=mine;");
	assert_tidy(s);
}

static void
a_file_in_the_place_of_the_folder_is_refused(void **state)
{
	struct site *s = *state;

	make("public", "mine");
	assert_refused(s, PUBLISH_REFUSED, "public is not a folder; remove "
	    "it, or choose another with -o");
	s->o.output = "public/site";
	assert_refused(s, PUBLISH_FAILED, "cannot make the folder of "
	    "public/site: Not a directory");
	assert_tidy(s);
}

static void
well_known_may_be_a_link_of_the_owners(void **state)
{
	struct site *s = *state;

	for (int in_place = 0; in_place < 2; in_place++) {
		s->o.in_place = in_place;
		publish_site(s, "1");
		assert_int_equal(host_mkdirs("acme"), 0);
		unlink("public/.well-known");
		assert_int_equal(symlink("../acme", "public/.well-known"), 0);
		publish_site(s, "2");
		assert_tree(s, "public", ".well-known=(link);" SITE("2"));
		/* A file of ours would have to stand behind it. */
		begin(s);
		put(s, "index.html", "3");
		put(s, ".well-known/security.txt", "3");
		assert_int_equal(publish_commit(s->p), -1);
		assert_string_equal(str_z(&s->a, publish_why(s->p)),
		    "cannot keep public/.well-known: File exists");
		assert_tree(s, "public", ".well-known=(link);" SITE("2"));
		assert_tree(s, "acme", "");
		assert_int_equal(system("rm -r acme"), 0);
		assert_tidy(s);
	}
}

static void
a_link_is_followed_and_stays(void **state)
{
	struct site *s = *state;
	struct stat st;

	assert_int_equal(host_mkdirs("www"), 0);
	assert_int_equal(symlink("www", "public"), 0);
	publish_site(s, "1");
	publish_site(s, "2");
	assert_int_equal(lstat("public", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_tree(s, "www", SITE("2"));
	assert_int_equal(unlink("public"), 0);
	assert_int_equal(symlink("nowhere", "public"), 0);
	assert_refused(s, PUBLISH_REFUSED, "public is a link that leads "
	    "nowhere; remove it, or choose another folder with -o");
	assert_int_equal(unlink("public"), 0);
	assert_int_equal(symlink("public", "public"), 0);
	assert_refused(s, PUBLISH_FAILED, "cannot look at public: Too many "
	    "levels of symbolic links");
	assert_int_equal(unlink("public"), 0);
	make("file", "mine");
	assert_int_equal(symlink("file", "public"), 0);
	assert_refused(s, PUBLISH_REFUSED, "public is not a folder; remove "
	    "it, or choose another with -o");
}

static void
a_link_with_others_files_behind_it_is_refused(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("www"), 0);
	make("www/thesis.tex", "mine");
	assert_int_equal(symlink("www", "public"), 0);
	assert_refused(s, PUBLISH_REFUSED, "public holds files that allclear "
	    "did not put there (thesis.tex); move them away, or choose "
	    "another folder with -o");
	assert_tree(s, "www", "thesis.tex=mine;");
}

static void
content_and_output_stay_apart(void **state)
{
	static const char why[] = " and the content folder are one in the "
	    "other; choose another output with -o";
	static const char *const bad[] = {
		"content", "content/", "content/public", ".", "./content/..",
		"content/new/public", "content//new/./public/",
	};
	struct site *s = *state;

	assert_int_equal(host_mkdirs("content"), 0);
	s->o.content = "content";
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char want[256];

		snprintf(want, sizeof(want), "%s%s", bad[i], why);
		s->o.output = bad[i];
		assert_refused(s, PUBLISH_REFUSED, want);
	}
	assert_int_equal(host_kind_of("content/new"), 0);
	s->o.output = "content-public";
	begin(s);
	publish_abort(s->p);
}

static void
an_output_may_be_named_in_any_way(void **state)
{
	static const char *const names[] = {
		"public", "public/", "./public", "a/b/public", "a//b/./c/",
		"a/../public",
	};
	struct site *s = *state;
	char whole[128];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		s->o.output = names[i];
		publish_site(s, "1");
		assert_tree(s, names[i], SITE("1"));
	}
	snprintf(whole, sizeof(whole), "%s/x/y", s->path);
	s->o.output = whole;
	publish_site(s, "1");
	assert_tree(s, "x/y", SITE("1"));
	s->o.output = "none/../public";
	assert_refused(s, PUBLISH_FAILED, "cannot find the folder of "
	    "none/../public: No such file or directory");
}

static void
the_root_cannot_be_the_output(void **state)
{
	struct site *s = *state;

	s->o.output = "/";
	assert_refused(s, PUBLISH_REFUSED, "/ cannot be replaced; choose "
	    "another folder with -o");
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
		T(the_folder_keeps_its_permissions),
		T(a_site_that_is_not_for_all_is_not_while_it_is_made),
		T(a_lock_that_is_no_file_is_an_error),
		T(files_of_another_umask_get_the_permissions_of_this_one),
		T(a_folder_of_others_is_refused),
		T(a_file_in_the_place_of_the_folder_is_refused),
		T(well_known_may_be_a_link_of_the_owners),
		T(a_link_is_followed_and_stays),
		T(a_link_with_others_files_behind_it_is_refused),
		T(content_and_output_stay_apart),
		T(an_output_may_be_named_in_any_way),
		T(the_root_cannot_be_the_output),
		T(paths_that_climb_or_hide_are_stopped),
		T(one_path_given_twice_is_an_error_and_nothing_is_published),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
