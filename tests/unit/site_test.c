/* What site.yaml says, and what it cannot say. */
#include "mistakes.h"

#include "model/site.h"
#include "read/keys.h"
#include "read/yaml.h"

/* The least that a site must say, in lines 1 to 3. */
#define LEAST "title: Status\nurl: https://status.example.com\n" \
	"components: [{ id: api, name: API }]\n"

struct got {
	struct arena a;
	struct diags d;
	struct site s;
	int rc;
};

/* As the program does: the shape first, then the rest. */
static void
read_site(struct got *g, const char *text)
{
	struct node *root;

	*g = (struct got){ .a = { 0 } };
	g->d = diags_init(&g->a);
	root = yaml_read(&g->a, str_dup(&g->a, str_c(text)), 1, 1, &g->d);
	schema_check(&schema_site, root, &g->d);
	g->rc = site_read(&g->a, root, &g->s, &g->d);
}

static void
says(const char *text, const char *want)
{
	struct got g;

	read_site(&g, text);
	assert_mistakes(&g.d, want);
	arena_release(&g.a);
}

static void
text_is(str got, const char *want)
{
	if (!str_eq(got, str_c(want)))
		fail_msg("got \"" STR_FMT "\", want \"%s\"", STR_ARG(got),
		    want);
}

static void
the_least_gives_a_site_with_the_usual_settings(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, LEAST);
	assert_mistakes(&g.d, "");
	assert_int_equal(g.rc, 0);
	text_is(g.s.title, "Status");
	text_is(g.s.language, "en");
	text_is(g.s.theme.name, "default");
	text_is(g.s.policy.name, "");
	text_is(g.s.timezone.name, "");
	assert_int_equal(g.s.valid_for, 86400);
	assert_int_equal(g.s.components.n, 1);
	assert_int_equal(g.s.components.v[0].group, -1);
	assert_int_equal(g.s.components.v[0].slo, 0);
	assert_int_equal(g.s.components.v[0].since, DATE_NONE);
	assert_int_equal(g.s.people.n, 0);
	assert_int_equal(g.s.calendar.opens, 9 * 3600);
	assert_int_equal(g.s.security.contacts.n, 0);
	arena_release(&g.a);
}

static void
nothing_gives_a_site_without_anything(void **state)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct site s;

	(void)state;
	assert_int_equal(site_read(&a, NULL, &s, &d), -1);
	assert_int_equal(d.n, 0);
	assert_int_equal(s.components.n, 0);
	assert_int_equal(site_component(&s, STR("api")), -1);
	assert_int_equal(site_person(&s, STR("mira")), -1);
	text_is(s.theme.name, "default");
	arena_release(&a);
}

static void
the_address_comes_apart_into_origin_and_base(void **state)
{
	static const struct {
		const char *url, *origin, *base;
	} rows[] = {
		{ "https://status.example.com", "https://status.example.com",
		  "" },
		{ "https://status.example.com/",
		  "https://status.example.com", "" },
		{ "http://localhost:8080/a/b/", "http://localhost:8080",
		  "/a/b" },
		{ "https://[::1]:443/x", "https://[::1]:443", "/x" },
		{ "HTTPS://Example.COM", "HTTPS://Example.COM", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		str origin = STR_NONE, base = STR_NONE;

		assert_null(site_url_split(str_c(rows[i].url), &origin,
		    &base));
		text_is(origin, rows[i].origin);
		text_is(base, rows[i].base);
	}
}

static void
an_address_that_cannot_be_one_says_why(void **state)
{
	static const struct {
		const char *url, *why;
	} rows[] = {
		{ "status.example.com",
		  "does not begin with https:// or http://" },
		{ "/status", "does not begin with https:// or http://" },
		{ "javascript:alert(1)",
		  "does not begin with https:// or http://" },
		{ "https://x.example/?a=b", "has a query" },
		{ "https://x.example/#a", "has a fragment" },
		{ "https://me@x.example/", "has a user name in it" },
		{ "https://", "has no host that can be one" },
		{ "https:///x", "has no host that can be one" },
		{ "https://x y/", "has no host that can be one" },
		{ "https://x:0/", "has no host that can be one" },
		{ "https://x:99999/", "has no host that can be one" },
		{ "https://x:/", "has no host that can be one" },
		{ "https://[::1/", "has no host that can be one" },
		{ "https://[]/", "has no host that can be one" },
		{ "https://[::1]x/", "has no host that can be one" },
		{ "https://\xc3\xa6.example", "has a host that is not ASCII "
		  "(write its xn-- form)" },
		{ "https://x.example/../y", "has a path that cannot be one" },
		{ "https://x.example//y", "has a path that cannot be one" },
		{ "https://x.example/a\"b", "has a path that cannot be one" },
	};
	str origin, base;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *why = site_url_split(str_c(rows[i].url),
		    &origin, &base);

		assert_non_null(why);
		assert_string_equal(why, rows[i].why);
	}
	says("title: x\nurl: example.com\ncomponents: []\n", "2:6+11 "
	    "site-url: the address does not begin with https:// or http:// "
	    "(for example https://status.example.com or "
	    "https://example.com/status)\n");
}

static void
components_keep_their_order_and_groups_theirs(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, "title: x\nurl: https://x.example\ncomponents:\n"
	    "  - { id: b, name: B, group: Two, slo: 99.95 }\n"
	    "  - { id: a, name: A, group: One, since: 2024-05-01 }\n"
	    "  - { id: c, name: C }\n"
	    "  - { id: d, name: D, group: Two, owner: '@mira' }\n");
	assert_mistakes(&g.d, "");
	assert_int_equal(g.s.components.n, 4);
	text_is(g.s.components.v[0].id, "b");
	assert_int_equal(g.s.components.v[0].slo, 99950000);
	assert_int_equal(g.s.components.v[1].since, date_of(2024, 5, 1));
	text_is(g.s.components.v[3].owner.name, "mira");
	assert_int_equal(g.s.groups.n, 2);
	text_is(g.s.groups.v[0], "Two");
	assert_int_equal(g.s.components.v[1].group, 1);
	assert_int_equal(g.s.components.v[2].group, -1);
	assert_int_equal(g.s.components.v[3].group, 0);
	assert_int_equal(site_component(&g.s, STR("c")), 2);
	assert_int_equal(site_component(&g.s, STR("C")), -1);
	arena_release(&g.a);
}

static void
an_id_belongs_to_one_component(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, "title: x\nurl: https://x.example\ncomponents:\n"
	    "  - { id: api, name: A }\n  - { id: api, name: B }\n"
	    "  - { id: web, name: A }\n");
	assert_mistakes(&g.d, "5:11+3 component-id-twice: a second component "
	    "with the id api\n\t4:11+3 the first\n"
	    "6:11+3 component-name-twice: the component web has the name of "
	    "api, \"A\"\n\t4:11+3 the other one\n");
	assert_int_equal(g.s.components.n, 2);
	text_is(g.s.components.v[0].name, "A");
	arena_release(&g.a);
}

static void
a_component_without_a_usable_id_is_left_out(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, "title: x\nurl: https://x.example\ncomponents:\n"
	    "  - { id: ../x, name: A }\n  - { name: B }\n  - web\n");
	assert_int_equal(g.d.n, 3);
	assert_int_equal(g.s.components.n, 0);
	arena_release(&g.a);
}

static void
people_are_found_by_id_alias_and_name(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, LEAST "people:\n"
	    "  mira: { name: Mira Sandholt, team: Platform, email: m@x, "
	    "aliases: [ms, MS, \"@ms-hub\"] }\n"
	    "  jo: Jo Doe\n  sam:\n");
	assert_mistakes(&g.d, "");
	assert_int_equal(g.s.people.n, 3);
	text_is(g.s.people.v[0].name, "Mira Sandholt");
	text_is(g.s.people.v[1].name, "Jo Doe");
	text_is(g.s.people.v[2].name, "sam");
	assert_int_equal(site_person(&g.s, STR("mira")), 0);
	assert_int_equal(site_person(&g.s, STR("MS")), 0);
	assert_int_equal(site_person(&g.s, STR("ms-hub")), 0);
	assert_int_equal(site_person(&g.s, STR("Jo Doe")), 1);
	assert_int_equal(site_person(&g.s, STR("mirra")), -1);
	assert_true(site_team(&g.s, STR("Platform")));
	assert_false(site_team(&g.s, STR("Sales")));
	arena_release(&g.a);
}

static void
an_alias_never_takes_an_id_away(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, LEAST "people:\n  a: { name: A, aliases: [b] }\n"
	    "  b: B\n");
	assert_mistakes(&g.d, "5:3+1 alias-taken: the alias b of a means "
	    "somebody else\n\t6:3+1 this person\n");
	assert_int_equal(site_person(&g.s, STR("b")), 1);
	arena_release(&g.a);
}

static void
an_owner_is_somebody_in_people_or_one_of_their_teams(void **state)
{
	(void)state;
	says("title: x\nurl: https://x.example\ncomponents:\n"
	    "  - { id: a, name: A, owner: miraa }\n"
	    "  - { id: b, name: B, owner: Platform }\n"
	    "  - { id: c, name: C, owner: Mira }\n"
	    "people: { mira: { name: Mira, team: Platform } }\n",
	    "4:30+5 unknown-person: miraa is nobody in people:, and no team "
	    "there (did you mean mira?)\n");
	says("title: x\nurl: https://x.example\ncomponents:\n"
	    "  - { id: a, name: A, owner: anybody }\n", "");
}

static void
the_calendar_knows_when_to_work(void **state)
{
	struct got g;
	const struct calendar *c;

	(void)state;
	read_site(&g, LEAST "calendar:\n  days: [sun, mon]\n"
	    "  hours: 08:30-24:00\n"
	    "  holidays: [2026-12-28, 2026-01-04]\n");
	assert_mistakes(&g.d, "");
	c = &g.s.calendar;
	assert_int_equal(c->opens, 8 * 3600 + 1800);
	assert_int_equal(c->closes, 86400);
	assert_true(calendar_works(c, date_of(2026, 12, 27)));
	assert_false(calendar_works(c, date_of(2026, 12, 28)));
	assert_false(calendar_works(c, date_of(2026, 12, 29)));
	assert_false(calendar_works(c, date_of(2026, 1, 4)));
	assert_true(calendar_works(c, date_of(1969, 12, 29)));
	arena_release(&g.a);
	read_site(&g, LEAST);
	/* A Friday and a Saturday. */
	assert_true(calendar_works(&g.s.calendar, date_of(2026, 3, 13)));
	assert_false(calendar_works(&g.s.calendar, date_of(2026, 3, 14)));
	arena_release(&g.a);
	/* Words that are no days leave no week without a working day. */
	read_site(&g, LEAST "calendar: { days: [monday] }\n");
	assert_true(calendar_works(&g.s.calendar, date_of(2026, 3, 13)));
	assert_false(calendar_works(&g.s.calendar, date_of(2026, 3, 14)));
	arena_release(&g.a);
}

static void
a_calendar_without_work_is_reported(void **state)
{
	(void)state;
	says(LEAST "calendar: { days: [], hours: 9 to 5 }\n", "4:30+6 "
	    "calendar-hours: \"9 to 5\" are not hours of one day (write "
	    "\"09:00-17:00\")\n"
	    "4:13+4 calendar-days: a week without a working day (leave days: "
	    "out for Monday to Friday)\n");
	says(LEAST "calendar: { hours: \"17:00-09:00\" }\n", "4:20+13 "
	    "calendar-hours: \"17:00-09:00\" are not hours of one day (write "
	    "\"09:00-17:00\")\n");
	says(LEAST "calendar: { hours: \"09:00-25:00\" }\n", "4:20+13 "
	    "calendar-hours: \"09:00-25:00\" are not hours of one day (write "
	    "\"09:00-17:00\")\n");
}

static void
an_edit_link_has_a_place_for_the_path(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, LEAST "links:\n  edit: https://x.example/e/{path}\n"
	    "  support: mailto:a@x.example\n");
	assert_mistakes(&g.d, "");
	text_is(g.s.edit, "https://x.example/e/{path}");
	text_is(g.s.support, "mailto:a@x.example");
	arena_release(&g.a);
	says(LEAST "links:\n  edit: https://x.example/e\n", "5:9+19 "
	    "edit-link: an edit link needs an address with {path} in it "
	    "(for example https://git.example.com/status/edit/main/content/"
	    "{path})\n");
}

static void
lint_takes_rules_by_name_and_number(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, LEAST "lint: { link-broken: note, AC110: warning, "
	    "301: off, repeated-item: error }\n");
	assert_mistakes(&g.d, "");
	assert_int_equal(g.s.lint.n, 4);
	assert_int_equal(g.s.lint.v[0].rule, RULE_LINK_BROKEN);
	assert_int_equal(g.s.lint.v[0].level, LEVEL_NOTE);
	assert_int_equal(g.s.lint.v[1].rule, RULE_TIME_ORDER);
	assert_int_equal(g.s.lint.v[2].level, LEVEL_OFF);
	arena_release(&g.a);
	says(LEAST "lint: { link-brokn: off, AC999: off }\n", "4:9+10 "
	    "unknown-rule: there is no rule link-brokn (did you mean "
	    "link-broken?)\n"
	    "4:26+5 unknown-rule: there is no rule AC999 (a rule is named "
	    "as messages name it: AC300 or link-broken)\n");
}

static void
what_cannot_be_read_is_never_passed_over(void **state)
{
	struct got g;

	(void)state;
	says(LEAST "lint: { yaml-syntax: off, AC003: warning }\n", "4:22+3 "
	    "lint-locked: yaml-syntax is always an error: what it reports "
	    "cannot be read (take the line out, and correct the file)\n"
	    "4:34+7 lint-locked: AC003 is always an error: what it reports "
	    "cannot be read (take the line out, and correct the file)\n");
	read_site(&g, LEAST "lint: { control-character: error }\n");
	assert_mistakes(&g.d, "");
	assert_int_equal(g.s.lint.n, 1);
	arena_release(&g.a);
}

static void
languages_look_like_language_tags(void **state)
{
	static const char *const good[] = { "da", "pt-BR", "zh-Hant-TW" };
	static const char *const bad[] = { "english", "e", "d4", "en_US",
		"en-" };

	(void)state;
	for (size_t i = 0; i < 3 + 5; i++) {
		const char *tag = i < 3 ? good[i] : bad[i - 3];
		struct arena a = { 0 };
		struct got g;

		read_site(&g, str_z(&a, str_cat(&a, STR(LEAST "language: "),
		    str_c(tag), STR("\n"))));
		assert_int_equal(g.d.n, i < 3 ? 0 : 1);
		text_is(g.s.language, i < 3 ? tag : "en");
		arena_release(&a);
		arena_release(&g.a);
	}
}

static void
security_txt_and_zones_are_taken_over(void **state)
{
	struct got g;

	(void)state;
	read_site(&g, LEAST "timezone: Europe/Oslo\n"
	    "assume_timezone: UTC\npolicy: operations\nvalid_for: 2h\n"
	    "security:\n  contact: [mailto:s@x.example, https://x.example/]\n"
	    "  expires: 2027-01-01\n  languages: en, da\n");
	assert_mistakes(&g.d, "");
	text_is(g.s.timezone.name, "Europe/Oslo");
	assert_int_equal(g.s.timezone.at.line, 4);
	text_is(g.s.assume_timezone.name, "UTC");
	text_is(g.s.policy.name, "operations");
	assert_int_equal(g.s.valid_for, 7200);
	assert_int_equal(g.s.security.contacts.n, 2);
	assert_int_equal(g.s.security.expires, date_of(2027, 1, 1));
	text_is(g.s.security.languages, "en, da");
	arena_release(&g.a);
}

static void
wrong_types_everywhere_give_mistakes_and_a_site(void **state)
{
	static const char *const values[] = {
		"x", "[x]", "{ x: y }", "[[x]]", "[{ x: y }]", "''", "~",
		"{ x: [y] }", "{ x: { y: z } }", "-1",
	};

	(void)state;
	for (size_t k = 0; schema_site.keys[k].key; k++)
		for (size_t v = 0; v < 10; v++) {
			struct arena a = { 0 };
			struct got g;

			read_site(&g, str_z(&a, str_cat(&a,
			    str_c(schema_site.keys[k].key), STR(": "),
			    str_c(values[v]), STR("\n"))));
			assert_true(g.d.n > 0);
			arena_release(&a);
			arena_release(&g.a);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_least_gives_a_site_with_the_usual_settings),
		cmocka_unit_test(nothing_gives_a_site_without_anything),
		cmocka_unit_test(the_address_comes_apart_into_origin_and_base),
		cmocka_unit_test(an_address_that_cannot_be_one_says_why),
		cmocka_unit_test(
		    components_keep_their_order_and_groups_theirs),
		cmocka_unit_test(an_id_belongs_to_one_component),
		cmocka_unit_test(a_component_without_a_usable_id_is_left_out),
		cmocka_unit_test(people_are_found_by_id_alias_and_name),
		cmocka_unit_test(an_alias_never_takes_an_id_away),
		cmocka_unit_test(
		    an_owner_is_somebody_in_people_or_one_of_their_teams),
		cmocka_unit_test(the_calendar_knows_when_to_work),
		cmocka_unit_test(a_calendar_without_work_is_reported),
		cmocka_unit_test(an_edit_link_has_a_place_for_the_path),
		cmocka_unit_test(lint_takes_rules_by_name_and_number),
		cmocka_unit_test(what_cannot_be_read_is_never_passed_over),
		cmocka_unit_test(languages_look_like_language_tags),
		cmocka_unit_test(security_txt_and_zones_are_taken_over),
		cmocka_unit_test(
		    wrong_types_everywhere_give_mistakes_and_a_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
