/* Where the output stands: what may be replaced, and by which names. */
#include "publish_site.h"

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
a_sites_own_folders_and_the_output_stay_apart(void **state)
{
	static const char *const apart[] = { "content", "none/yet", NULL };
	static const char why[] = " and the content folder are one in the "
	    "other; choose another output with -o";
	static const char *const bad[] = {
		"content", "content/", "content/public", ".", "./content/..",
		"content/new/public", "content//new/./public/",
	};
	struct site *s = *state;

	assert_int_equal(host_mkdirs("content"), 0);
	s->o.apart = apart;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char want[256];

		snprintf(want, sizeof(want), "%s%s", bad[i], why);
		s->o.output = bad[i];
		assert_refused(s, PUBLISH_REFUSED, want);
	}
	assert_int_equal(host_kind_of("content/new"), 0);
	s->o.output = "none/yet";
	assert_refused(s, PUBLISH_REFUSED, "none/yet and the none/yet folder "
	    "are one in the other; choose another output with -o");
	s->o.output = "none";
	assert_refused(s, PUBLISH_REFUSED, "none and the none/yet folder are "
	    "one in the other; choose another output with -o");
	assert_int_equal(host_kind_of("none"), 0);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_folder_of_others_is_refused),
		T(a_file_in_the_place_of_the_folder_is_refused),
		T(well_known_may_be_a_link_of_the_owners),
		T(a_link_is_followed_and_stays),
		T(a_link_with_others_files_behind_it_is_refused),
		T(a_sites_own_folders_and_the_output_stay_apart),
		T(an_output_may_be_named_in_any_way),
		T(the_root_cannot_be_the_output),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
