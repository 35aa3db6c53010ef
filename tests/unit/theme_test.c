/* The theme that the program carries: its colours, its words, and how a
 * folder is laid over it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "base/host.h"
#include "render/theme.h"

struct world {
	struct arena arena;
	struct files files;
	struct diags diags;
	struct theme theme;
	char folder[64];
};

static int
world_up(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	if (!w)
		return -1;
	snprintf(w->folder, sizeof(w->folder), "/tmp/theme_test.XXXXXX");
	if (!mkdtemp(w->folder) || chdir(w->folder) < 0 ||
	    mkdir("content", 0755) < 0)
		return -1;
	w->diags = diags_init(&w->arena);
	files_discover(&w->files, &w->arena, ".", &w->diags);
	*state = w;
	return 0;
}

static int
world_down(void **state)
{
	struct world *w = *state;
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", w->folder);
	if (chdir("/") < 0 || system(command) != 0)
		return -1;
	arena_release(&w->arena);
	free(w);
	return 0;
}

static int
load(struct world *w, const char *name, const char *language)
{
	w->diags = diags_init(&w->arena);
	return theme_load(&w->theme, &w->arena, (struct named){ str_c(name),
	    { .file = 1, .line = 3, .col = 8 } },
	    str_c(language), &w->files, &w->diags);
}

static void
put_file(const char *path, const char *text)
{
	assert_int_equal(host_write(path, str_c(text)), 0);
}

static str
asset(const struct theme *t, const char *path)
{
	for (size_t i = 0; i < t->assets.n; i++)
		if (str_eq(t->assets.v[i].name, str_c(path)))
			return t->assets.v[i].bytes;
	return STR_NONE;
}

/* The page that a template makes of nothing. */
static str
made(struct world *w, const char *name)
{
	struct buf b = buf_init(BUF_MAX);
	struct value *root = value_map(&w->arena);
	str out;

	value_set(root, STR("t"), value_share(&w->arena,
	    w->theme.words.shown));
	assert_int_equal(template_run(&b, &w->theme.templates, str_c(name),
	    root, &w->diags), 0);
	out = buf_keep(&b, &w->arena);
	buf_release(&b);
	return out;
}

/* Relative luminance and contrast, WCAG 2.2. */
static double
luminance(str hex)
{
	double part[3];

	for (size_t i = 0; i < 3; i++) {
		char two[3] = { hex.p[1 + 2 * i], hex.p[2 + 2 * i], 0 };
		double v = (double)strtol(two, NULL, 16) / 255;

		part[i] = v <= 0.04045 ? v / 12.92
		    : pow((v + 0.055) / 1.055, 2.4);
	}
	return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

static double
contrast(str a, str b)
{
	double x = luminance(a), y = luminance(b);

	return ((x > y ? x : y) + 0.05) / ((x > y ? y : x) + 0.05);
}

/* The rules that set the colours: light, then dark. */
static str
colours(int scheme)
{
	str css = embedded_get(embedded_theme, STR("assets/site.css"));
	str begin = STR(":root {");

	for (int i = 0; i <= scheme; i++) {
		ptrdiff_t at = str_find(css, begin);

		assert_true(at >= 0);
		css = str_from(css, (size_t)at + begin.n);
	}
	return str_cut(css, '}').head;
}

static str
colour(str rules, const char *name)
{
	char key[64];
	ptrdiff_t at;

	snprintf(key, sizeof(key), "--%s: #", name);
	at = str_find(rules, str_c(key));
	if (at < 0)
		fail_msg("no colour %s", name);
	return str_sub(rules, (size_t)at + str_c(key).n - 1,
	    (size_t)at + str_c(key).n + 6);
}

static void
stands_out(int scheme, const char *front, const char *back, double least)
{
	str rules = colours(scheme);
	double got = contrast(colour(rules, front), colour(rules, back));

	if (got < least)
		fail_msg("%s: %s on %s has %.2f, wants %.1f",
		    scheme ? "dark" : "light", front, back, got, least);
}

static const char *const states[] = {
	"operational", "degraded", "partial", "major", "maintenance",
	"unknown",
};
enum { STATES = sizeof(states) / sizeof(states[0]) };

static void
every_text_colour_can_be_read_on_every_ground(void **state)
{
	static const char *const texts[] = { "ink", "soft", "link" };
	char tint[64];

	(void)state;
	for (int scheme = 0; scheme < 2; scheme++)
		for (size_t i = 0; i < 3; i++) {
			stands_out(scheme, texts[i], "paper", 4.5);
			stands_out(scheme, texts[i], "wash", 4.5);
			for (size_t k = 0; k < STATES; k++) {
				snprintf(tint, sizeof(tint), "%s-tint",
				    states[k]);
				stands_out(scheme, texts[i], tint, 4.5);
			}
		}
}

static void
every_state_can_be_read_on_paper_and_on_its_tint(void **state)
{
	char tint[64];

	(void)state;
	for (int scheme = 0; scheme < 2; scheme++)
		for (size_t i = 0; i < STATES; i++) {
			snprintf(tint, sizeof(tint), "%s-tint", states[i]);
			stands_out(scheme, states[i], "paper", 4.5);
			stands_out(scheme, states[i], tint, 4.5);
		}
}

static void
edges_and_the_focus_ring_stand_out_from_every_ground(void **state)
{
	static const char *const marks[] = { "edge", "focus" };
	char tint[64];

	(void)state;
	for (int scheme = 0; scheme < 2; scheme++)
		for (size_t i = 0; i < 2; i++) {
			stands_out(scheme, marks[i], "paper", 3);
			stands_out(scheme, marks[i], "wash", 3);
			for (size_t k = 0; k < STATES; k++) {
				snprintf(tint, sizeof(tint), "%s-tint",
				    states[k]);
				stands_out(scheme, marks[i], tint, 3);
			}
		}
}

static void
the_default_theme_loads_without_a_word(void **state)
{
	struct world *w = *state;

	assert_int_equal(load(w, "", ""), 0);
	assert_int_equal(w->diags.n, 0);
	assert_false(str_empty(asset(&w->theme, "site.css")));
	assert_true(str_eq(w->theme.language, STR("en")));
	assert_false(w->theme.right_to_left);
}

/* Each {{t.key}} of a template is a word that en.yaml has. */
static void
templates_use_no_word_that_is_not_there(void **state)
{
	struct world *w = *state;

	load(w, "", "en");
	for (const struct embedded *e = embedded_theme; e->name; e++) {
		str text = str_of((const char *)e->bytes, e->n);

		if (!str_ends(str_c(e->name), STR(".mustache")))
			continue;
		for (;;) {
			ptrdiff_t at = str_find(text, STR("{{t."));
			str key;

			if (at < 0)
				break;
			text = str_from(text, (size_t)at + 4);
			key = str_cut(text, '}').head;
			if (!value_get(w->theme.words.shown, key))
				fail_msg("%s: no word " STR_FMT, e->name,
				    STR_ARG(key));
		}
	}
}

static void
a_theme_replaces_the_files_that_it_has_and_no_others(void **state)
{
	struct world *w = *state;

	assert_int_equal(host_mkdirs("themes/mine/assets"), 0);
	assert_int_equal(host_mkdirs("themes/mine/parts"), 0);
	put_file("themes/mine/404.mustache", "Gone. {{>parts/hint}}!\n");
	put_file("themes/mine/parts/hint.mustache", "Sorry\n");
	put_file("themes/mine/assets/site.css", "body {}\n");
	put_file("themes/mine/assets/logo.svg", "<svg/>\n");
	put_file("themes/mine/README.md", "{{not a template\n");
	assert_int_equal(load(w, "mine", "en"), 0);
	assert_true(str_eq(made(w, "404"), STR("Gone. Sorry!\n")));
	assert_true(str_eq(asset(&w->theme, "site.css"),
	    STR("body {}\n")));
	assert_true(str_eq(asset(&w->theme, "logo.svg"),
	    STR("<svg/>\n")));
	assert_false(str_empty(asset(&w->theme, "site.js")));
	assert_false(str_empty(made(w, "status")));
}

static void
a_theme_that_is_not_there_is_reported(void **state)
{
	struct world *w = *state;

	assert_int_equal(load(w, "nowhere", "en"), -1);
	assert_int_equal(w->diags.n, 1);
	assert_int_equal(w->diags.v[0].rule, RULE_THEME_MISSING);
}

static void
a_template_with_a_mistake_is_reported_at_its_place(void **state)
{
	struct world *w = *state;

	assert_int_equal(host_mkdirs("themes/mine"), 0);
	put_file("themes/mine/404.mustache", "Gone\n{{#a}}\n");
	assert_int_equal(load(w, "mine", "en"), -1);
	assert_int_equal(w->diags.n, 1);
	assert_int_equal(w->diags.v[0].at.line, 2);
	assert_true(str_eq(w->files.paths.v[w->diags.v[0].at.file],
	    STR("themes/mine/404.mustache")));
}

static void
words_of_a_theme_are_laid_over_those_of_the_program(void **state)
{
	struct world *w = *state;
	struct words *words = &w->theme.words;

	assert_int_equal(host_mkdirs("themes/mine/strings"), 0);
	put_file("themes/mine/strings/de.yaml",
	    "nav_history: Verlauf\nmonths: [Januar]\n"
	    "open_incidents: { one: Eine Störung }\n");
	put_file("themes/mine/strings/de-AT.yaml", "months: [Jänner]\n");
	assert_int_equal(load(w, "mine", "de-AT"), 0);
	assert_true(str_eq(words_get(words, STR("nav_history")),
	    STR("Verlauf")));
	assert_true(str_eq(words_get(words, STR("months.1")),
	    STR("Jänner")));
	assert_true(str_eq(words_get(words, STR("months.2")),
	    STR("Februar")));
	assert_true(str_eq(words_count(words, &w->arena,
	    STR("open_incidents"), 1, NULL, 0), STR("Eine Störung")));
	assert_true(str_eq(value_get(words->shown, STR("nav_history"))->text,
	    STR("Verlauf")));
}

/* Two of the texts are Polish; the others are counted, some are named. */
static void
words_that_a_language_lacks_are_reported(void **state)
{
	struct world *w = *state;
	struct diag *d;

	assert_int_equal(host_mkdirs("themes/mine/strings"), 0);
	put_file("themes/mine/strings/pl.yaml", "thousands: ' '\n"
	    "history_sentence: { one: a, few: b, other: c }\n");
	assert_int_equal(load(w, "mine", "pl-PL"), 0);
	assert_int_equal(w->diags.n, 1);
	d = &w->diags.v[0];
	assert_int_equal(d->rule, RULE_WORDS_MISSING);
	assert_true(str_find(d->text, STR(" texts are missing in pl-PL and "
	    "are shown in English: decimal, percent, months.1")) > 0);
	assert_true(str_ends(d->text, STR(" ...")));
	assert_true(str_eq(w->files.paths.v[d->at.file],
	    STR("themes/mine/strings/pl.yaml")));
}

static void
a_language_written_from_the_right_says_so(void **state)
{
	struct world *w = *state;

	load(w, "", "ar");
	assert_true(w->theme.right_to_left);
	load(w, "", "he-IL");
	assert_true(w->theme.right_to_left);
	load(w, "", "are");
	assert_false(w->theme.right_to_left);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, world_up, world_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_colour_can_be_read_on_every_ground),
		cmocka_unit_test(
		    every_state_can_be_read_on_paper_and_on_its_tint),
		cmocka_unit_test(
		    edges_and_the_focus_ring_stand_out_from_every_ground),
		TEST(the_default_theme_loads_without_a_word),
		TEST(templates_use_no_word_that_is_not_there),
		TEST(a_theme_replaces_the_files_that_it_has_and_no_others),
		TEST(a_theme_that_is_not_there_is_reported),
		TEST(a_template_with_a_mistake_is_reported_at_its_place),
		TEST(words_of_a_theme_are_laid_over_those_of_the_program),
		TEST(words_that_a_language_lacks_are_reported),
		TEST(a_language_written_from_the_right_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
