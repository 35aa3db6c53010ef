#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/host.h"
#include "source/files.h"
#include "source/name.h"

/* A site in an empty folder, and what the walk made of it. */
struct site {
	char path[64];
	struct arena a;
	struct files files;
	struct diags d;
};

static int
set_up(void **state)
{
	struct site *s = calloc(1, sizeof(*s));

	strcpy(s->path, "/tmp/files_test.XXXXXX");
	if (!mkdtemp(s->path) || chdir(s->path) < 0)
		return -1;
	s->d = diags_init(&s->a);
	*state = s;
	return 0;
}

static int
tear_down(void **state)
{
	struct site *s = *state;
	char command[128];

	arena_release(&s->a);
	snprintf(command, sizeof(command), "rm -rf '%s'", s->path);
	free(s);
	return chdir("/") < 0 ? -1 : system(command);
}

/* An empty file below content/, with its folders. */
static void
make(const char *below)
{
	char path[512];

	snprintf(path, sizeof(path), "content/%s", below);
	*strrchr(path, '/') = '\0';
	assert_int_equal(host_mkdirs(path), 0);
	snprintf(path, sizeof(path), "content/%s", below);
	assert_int_equal(host_create(path, STR("x\n")), 0);
}

static void
discover(struct site *s)
{
	assert_int_equal(files_discover(&s->files, &s->a, ".", &s->d), 0);
	diags_settle(&s->d, NULL, s->files.paths.v);
}

static enum file_kind
kind(const struct site *s, const char *path)
{
	const struct file *f = files_at(&s->files, str_c(path));

	assert_non_null(f);
	assert_int_equal(host_kind_of(f->open), 1);
	assert_ptr_equal(f, &s->files.v[f->index]);
	return f->kind;
}

/* The one diagnostic there is. */
static void
assert_only(const struct site *s, enum rule rule, const char *path,
    const char *text)
{
	assert_int_equal(s->d.n, 1);
	assert_int_equal(s->d.v[0].rule, rule);
	assert_int_equal(s->d.v[0].at.line, 0);
	assert_true(str_eq(s->files.paths.v[s->d.v[0].at.file],
	    str_c(path)));
	assert_true(str_eq(s->d.v[0].text, str_c(text)));
	assert_true(s->d.v[0].rule == RULE_READ_ME || s->d.v[0].help.n > 0);
}

static void
folder_and_extension_say_what_a_file_is(void **state)
{
	struct site *s = *state;

	make("site.yaml");
	make("policy.yaml");
	make("incidents/2026/03/2026-03-14-x.md");
	make("incidents/2026/graph.png");
	make("postmortems/2026-03-14-x.md");
	make("maintenance/m.MD");
	make("runbooks/r.markdown");
	make("pages/about.md");
	make("logo.svg");
	make("data/policy.yaml");
	discover(s);
	assert_int_equal(s->d.n, 0);
	assert_int_equal(kind(s, "content/site.yaml"), FILE_SITE);
	assert_int_equal(kind(s, "content/policy.yaml"), FILE_POLICY);
	assert_int_equal(kind(s,
	    "content/incidents/2026/03/2026-03-14-x.md"), FILE_INCIDENT);
	assert_int_equal(kind(s, "content/incidents/2026/graph.png"),
	    FILE_ATTACHMENT);
	assert_int_equal(kind(s, "content/postmortems/2026-03-14-x.md"),
	    FILE_POSTMORTEM);
	assert_int_equal(kind(s, "content/maintenance/m.MD"),
	    FILE_MAINTENANCE);
	assert_int_equal(kind(s, "content/runbooks/r.markdown"),
	    FILE_RUNBOOK);
	assert_int_equal(kind(s, "content/pages/about.md"), FILE_PAGE);
	assert_int_equal(kind(s, "content/logo.svg"), FILE_ATTACHMENT);
	assert_int_equal(kind(s, "content/data/policy.yaml"),
	    FILE_ATTACHMENT);
	assert_int_equal(s->files.count[FILE_ATTACHMENT], 3);
}

static void
the_table_is_in_the_order_of_paths_with_the_site_first(void **state)
{
	struct site *s = *state;

	make("site.yaml");
	make("pages/b.md");
	make("pages/a.md");
	make("incidents/x.md");
	discover(s);
	assert_int_equal(s->files.n, 5);
	assert_int_equal(s->files.v[1].kind, FILE_SITE);
	assert_true(str_eq(s->files.v[2].below, STR("incidents/x.md")));
	assert_true(str_eq(s->files.v[3].slug, STR("a")));
	assert_true(str_eq(s->files.v[4].slug, STR("b")));
	assert_int_equal(s->files.v[4].size, 2);
}

static void
pages_are_found_by_kind_and_slug(void **state)
{
	struct site *s = *state;
	const struct file *f;

	make("runbooks/deep/failover.md");
	discover(s);
	f = files_slug(&s->files, FILE_RUNBOOK, STR("failover"));
	assert_non_null(f);
	assert_true(str_eq(f->path,
	    STR("content/runbooks/deep/failover.md")));
	assert_null(files_slug(&s->files, FILE_INCIDENT, STR("failover")));
	assert_null(files_slug(&s->files, FILE_RUNBOOK, STR("deep")));
}

static void
a_folder_without_content_is_an_error(void **state)
{
	struct site *s = *state;

	assert_int_equal(files_discover(&s->files, &s->a, ".", &s->d), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(s->files.n, 2);
	assert_null(files_at(&s->files, STR("content/site.yaml")));
}

static void
an_empty_content_folder_is_an_empty_table(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("content"), 0);
	discover(s);
	assert_int_equal(s->files.n, 2);
	assert_int_equal(s->files.v[1].kind, FILE_NONE);
	assert_true(str_eq(s->files.paths.v[1], STR("content/site.yaml")));
}

static void
two_incidents_of_one_name_are_reported_with_both_paths(void **state)
{
	struct site *s = *state;

	make("incidents/2025/dns.md");
	make("incidents/2026/dns.md");
	make("postmortems/dns.md");
	discover(s);
	assert_only(s, RULE_DUPLICATE_SLUG, "content/incidents/2026/dns.md",
	    "another incident has this file name: "
	    "content/incidents/2025/dns.md");
	assert_int_equal(kind(s, "content/incidents/2026/dns.md"),
	    FILE_REJECTED);
	assert_int_equal(kind(s, "content/incidents/2025/dns.md"),
	    FILE_INCIDENT);
}

static void
markdown_outside_the_known_folders_is_reported(void **state)
{
	struct site *s = *state;

	make("incident/x.md");
	discover(s);
	assert_only(s, RULE_MISPLACED_FILE, "content/incident/x.md",
	    "no kind of content lives here: this file is left out");
	assert_true(str_eq(s->d.v[0].help,
	    STR("did you mean content/incidents/?")));
}

static void
a_site_file_of_the_wrong_name_is_reported(void **state)
{
	struct site *s = *state;

	make("site.yml");
	discover(s);
	assert_only(s, RULE_MISPLACED_FILE, "content/site.yml",
	    "this file is not read and not published");
	assert_true(str_eq(s->d.v[0].help,
	    STR("did you mean content/site.yaml?")));
}

static void
copies_of_editors_are_not_published(void **state)
{
	static const char *const names[] = {
		"incidents/x.md~", "incidents/x.md.orig",
		"pages/#about.md#", "images/Thumbs.db",
	};
	struct site *s = *state;

	for (size_t i = 0; i < 4; i++)
		make(names[i]);
	discover(s);
	assert_int_equal(s->d.n, 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(s->d.v[i].rule, RULE_BACKUP_FILE);
	assert_int_equal(s->files.count[FILE_REJECTED], 4);
}

static void
a_readme_is_left_out_and_named(void **state)
{
	struct site *s = *state;

	make("incidents/README.md");
	discover(s);
	assert_only(s, RULE_READ_ME, "content/incidents/README.md",
	    "a README is not part of the site: it is left out");
}

static void
a_page_cannot_take_the_place_of_one_of_the_sites(void **state)
{
	struct site *s = *state;

	make("pages/Metrics.md");
	make("runbooks/metrics.md");
	discover(s);
	assert_only(s, RULE_RESERVED_NAME, "content/pages/Metrics.md",
	    "the site has a page /metrics/ of its own");
}

static void
names_that_cannot_be_addresses_are_reported(void **state)
{
	struct site *s = *state;

	make("incidents/why?.md");
	discover(s);
	assert_only(s, RULE_BAD_FILE_NAME, "content/incidents/why?.md",
	    "the name of this file holds one of / \" # % * : < > ? |");
}

static void
unprintable_names_are_shown_printably(void **state)
{
	struct site *s = *state;

	make("incidents/a\033[2Jb\xff.png");
	discover(s);
	assert_only(s, RULE_BAD_FILE_NAME,
	    "content/incidents/a\\x1b[2Jb\\xff.png",
	    "the path of this file is not UTF-8");
}

/* Both are told, each by its own name. */
static void
names_that_cannot_be_printed_stay_apart(void **state)
{
	struct site *s = *state;

	make("incidents/a\tb.png");
	make("incidents/a\001b.png");
	discover(s);
	assert_int_equal(s->d.n, 2);
	assert_non_null(files_at(&s->files,
	    STR("content/incidents/a\\x01b.png")));
	assert_non_null(files_at(&s->files,
	    STR("content/incidents/a\\x09b.png")));
}

static void
letters_of_any_script_make_a_slug(void **state)
{
	struct site *s = *state;

	make("pages/\xc3\xa5pningstider.md");
	make("pages/\xe7\x8a\xb6\xe6\x85\x8b 2.md");
	discover(s);
	assert_int_equal(s->d.n, 0);
	assert_non_null(files_slug(&s->files, FILE_PAGE,
	    STR("\xe7\x8a\xb6\xe6\x85\x8b 2")));
}

static void
slugs_have_limits(void **state)
{
	static const char *const bad[] = {
		"", ".", "..", ".hidden", "a.", " a", "a ", "a/b", "../a",
		"a\\b", "a\tb", "a%2fb", "a#b", "\x7f", "\xc0\xaf",
		"\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x80\xaex",
		"\xc2\x85", "\xc3",
	};
	char longest[201];
	const char *why;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(slug_valid(str_c(bad[i]), &why));
	memset(longest, 'a', sizeof(longest));
	assert_true(slug_valid(str_of(longest, 200), &why));
	assert_false(slug_valid(str_of(longest, 201), &why));
	assert_string_equal(why, "is longer than 200 bytes");
	assert_true(slug_valid(STR("2026-03-14-a_b.c"), &why));
}

static void
what_the_walk_cannot_take_is_reported(void **state)
{
	struct site *s = *state;

	make("pages/a.md");
	assert_int_equal(symlink("/etc/passwd", "content/pages/b.md"), 0);
	assert_int_equal(symlink("none", "content/pages/c.md"), 0);
	assert_int_equal(symlink("..", "content/pages/d"), 0);
	assert_int_equal(mkfifo("content/pages/e.md", 0644), 0);
	discover(s);
	assert_int_equal(s->d.n, 4);
	assert_int_equal(s->d.v[0].rule, RULE_SYMLINK_ESCAPES);
	assert_true(str_eq(s->d.v[0].text,
	    STR("this link leads out of the content folder")));
	assert_true(str_eq(s->d.v[1].text,
	    STR("this link leads to nothing")));
	assert_int_equal(s->d.v[2].rule, RULE_SYMLINK_LOOP);
	assert_int_equal(s->d.v[3].rule, RULE_FILE_SPECIAL);
	assert_int_equal(s->files.count[FILE_PAGE], 1);
	assert_int_equal(s->files.count[FILE_REJECTED], 4);
}

static void
the_word_of_a_file_is_its_name_without_folders_and_ending(void **state)
{
	static const char *const words[][2] = {
		{ "content/incidents/2026/a-b.md", "a-b" },
		{ "a.MARKDOWN", "a" }, { "a.b.md", "a.b" },
		{ "INC-1", "INC-1" }, { "v1.2", "v1.2" },
		{ "x/graph.png", "graph.png" }, { ".md", ".md" },
		{ "x/", "" }, { "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_true(str_eq(file_name_word(str_c(words[i][0])),
		    str_c(words[i][1])));
}

static void
other_files_can_be_given_a_row(void **state)
{
	struct site *s = *state;
	uint32_t i;

	make("pages/a.md");
	discover(s);
	i = files_add(&s->files, STR("themes/x/page.html"),
	    "themes/x/page.html");
	assert_int_equal(i, 3);
	assert_int_equal(files_add(&s->files, STR("themes/x/page.html"),
	    NULL), 3);
	assert_int_equal(files_add(&s->files, STR("content/pages/a.md"),
	    NULL), 2);
	assert_true(str_eq(s->files.paths.v[3], STR("themes/x/page.html")));
	assert_string_equal(s->files.v[3].open, "themes/x/page.html");
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(folder_and_extension_say_what_a_file_is),
		T(the_table_is_in_the_order_of_paths_with_the_site_first),
		T(pages_are_found_by_kind_and_slug),
		T(a_folder_without_content_is_an_error),
		T(an_empty_content_folder_is_an_empty_table),
		T(two_incidents_of_one_name_are_reported_with_both_paths),
		T(markdown_outside_the_known_folders_is_reported),
		T(a_site_file_of_the_wrong_name_is_reported),
		T(copies_of_editors_are_not_published),
		T(a_readme_is_left_out_and_named),
		T(a_page_cannot_take_the_place_of_one_of_the_sites),
		T(names_that_cannot_be_addresses_are_reported),
		T(unprintable_names_are_shown_printably),
		T(names_that_cannot_be_printed_stay_apart),
		T(letters_of_any_script_make_a_slug),
		T(slugs_have_limits),
		T(what_the_walk_cannot_take_is_reported),
		T(the_word_of_a_file_is_its_name_without_folders_and_ending),
		T(other_files_can_be_given_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
