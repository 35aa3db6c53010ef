/* Colours of CSS, their contrast, and where a style sheet sets them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/embedded.h"
#include "read/yaml.h"
#include "render/colour.h"
#include "render/stylesheet.h"
#include "render/theme_contrast.h"

static struct arena arena;

static int
down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void
is(const char *css, int red, int green, int blue)
{
	struct colour c;

	if (!colour_parse(str_c(css), &c))
		fail_msg("%s is not read", css);
	assert_int_equal((int)(c.red * 255 + 0.5), red);
	assert_int_equal((int)(c.green * 255 + 0.5), green);
	assert_int_equal((int)(c.blue * 255 + 0.5), blue);
}

static void
colours_are_read_in_hex_and_rgb(void **state)
{
	(void)state;
	is("#fff", 255, 255, 255);
	is(" #1B1e23 ", 0x1b, 0x1e, 0x23);
	is("#abcf", 0xaa, 0xbb, 0xcc);
	is("#112233ff", 0x11, 0x22, 0x33);
	is("rgb(1, 2, 3)", 1, 2, 3);
	is("rgb(1 2 3 / 1)", 1, 2, 3);
	is("RGBA(1,2,3,100%)", 1, 2, 3);
	is("rgb(100% 0% 20%)", 255, 0, 51);
	is("rgb(300 0 0)", 255, 0, 0);
}

static void
what_is_no_solid_colour_in_these_words_is_refused(void **state)
{
	static const char *const bad[] = { "", "#", "#ff", "#fffff",
		"#ggg", "white", "rgb()", "rgb(", "rgb(1 2)", "rgb(1 2 3",
		"rgb(1 2 3 4 5)", "rgb(-1 2 3)", "rgb(1.2.3 2 3)",
		"rgb(1 2 3 / .5)", "#0000", "#11223380", "hsl(1 2% 3%)",
		"oklch(0.3 0.1 20)", "rgb(1111111111111 2 3)",
		"rgb(% 2 3)" };
	struct colour c;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (colour_parse(str_c(bad[i]), &c))
			fail_msg("%s is read", bad[i]);
}

static double
between(const char *a, const char *b)
{
	struct colour x, y;

	assert_true(colour_parse(str_c(a), &x));
	assert_true(colour_parse(str_c(b), &y));
	return colour_contrast(x, y);
}

/* #767676 is the lightest grey that text on white may have, as WCAG's
 * own examples say; #777 is just too light. */
static void
contrast_is_that_of_wcag(void **state)
{
	(void)state;
	assert_true(between("#000", "#fff") > 20.999);
	assert_true(between("#fff", "#fff") < 1.001);
	assert_true(between("#767676", "#fff") >= 4.5);
	assert_true(between("#777", "#fff") < 4.5);
	assert_true(between("#fff", "#777") < 4.5);
}

static const char *
value(const char *css, enum scheme scheme, const char *name)
{
	struct stylesheet s;
	const struct property *p;

	stylesheet_read(&s, &arena, str_c(css));
	p = stylesheet_get(&s, scheme, str_c(name));
	return p ? str_z(&arena, stylesheet_value(&s, scheme, p)) : "none";
}

static void
schemes_are_told_apart(void **state)
{
	static const char css[] =
	    "@charset \"utf-8\";\n:root { --a: 1; --b: var( --a ) }\n"
	    "@media screen and (prefers-color-scheme: dark) {\n"
	    "  html, .x { --a: 2 } }\n"
	    "@media (prefers-contrast: more) { :root { --a: 3 } }\n"
	    "@media print { :root { --a: 4 } }\n"
	    ".x, .y { --a: 5 }\n@layer base { :root { --c: 6 } }\n";

	(void)state;
	assert_string_equal(value(css, SCHEME_LIGHT, "--a"), "1");
	assert_string_equal(value(css, SCHEME_DARK, "--a"), "2");
	assert_string_equal(value(css, SCHEME_LIGHT, "--b"), "1");
	assert_string_equal(value(css, SCHEME_DARK, "--b"), "2");
	assert_string_equal(value(css, SCHEME_DARK, "--c"), "6");
	assert_string_equal(value(css, SCHEME_DARK, "--d"), "none");
}

static void
strings_comments_and_brackets_hide_their_marks(void **state)
{
	(void)state;
	assert_string_equal(value(":root { --s: \"};{\"; --u: url(a;b); "
	    "/* } */ --a: 1 }", SCHEME_LIGHT, "--a"), "1");
	assert_string_equal(value(":root { --a: light-dark(var(--x, rgb(1, "
	    "2, 3)), #000) }", SCHEME_LIGHT, "--a"), "rgb(1, 2, 3)");
	assert_string_equal(value(":root { --a: light-dark(#fff, #000) }",
	    SCHEME_DARK, "--a"), "#000");
}

static void
a_broken_style_sheet_gives_what_it_has(void **state)
{
	static const char *const broken[] = { "", "}", "{", "/*", "\"",
		":root{", ":root{--a", ":root{--a:", "}}}:root{--a:(((",
		":root{--a:\\", "'\\" };
	struct buf deep = buf_init(BUF_MAX);
	struct stylesheet s;

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
		stylesheet_read(&s, &arena, str_c(broken[i]));
	for (int i = 0; i < 1000; i++)
		buf_lit(&deep, "@layer x{:root{");
	stylesheet_read(&s, &arena, buf_keep(&deep, &arena));
	buf_release(&deep);
	assert_string_equal(value("}:root{--a:1", SCHEME_LIGHT, "--a"),
	    "none");
	assert_string_equal(value(":root{--a:var(--b);--b:var(--a)}",
	    SCHEME_LIGHT, "--a"), "var(--b)");
}

static size_t
findings(str yaml, str css)
{
	struct diags d = diags_init(&arena);

	theme_contrast_check(yaml_read(&arena, yaml, 1, 1, &d), css, 2,
	    &arena, &d);
	for (size_t i = 0; i < d.n; i++)
		print_message(STR_FMT "\n", STR_ARG(d.v[i].text));
	return d.n;
}

static void
the_default_theme_can_be_read(void **state)
{
	str yaml = embedded_get(embedded_theme, STR("theme.yaml"));
	str css = embedded_get(embedded_theme, STR("assets/site.css"));

	(void)state;
	assert_int_equal(findings(yaml, css), 0);
	/* And it is really looked at: on black ground nothing is left. */
	assert_true(findings(yaml, str_cat(&arena, css,
	    STR("\n:root { --paper: #808080 }\n"))) > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colours_are_read_in_hex_and_rgb),
		cmocka_unit_test(
		    what_is_no_solid_colour_in_these_words_is_refused),
		cmocka_unit_test(contrast_is_that_of_wcag),
		cmocka_unit_test(schemes_are_told_apart),
		cmocka_unit_test(
		    strings_comments_and_brackets_hide_their_marks),
		cmocka_unit_test(a_broken_style_sheet_gives_what_it_has),
		cmocka_unit_test(the_default_theme_can_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, down);
}
