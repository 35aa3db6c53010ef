/* The shape of front matter: what is reported, once, and with which way
 * out. */
#include "mistakes.h"

#include "read/keys.h"
#include "read/yaml.h"

/* The least that an incident must say, in lines 1 to 5. */
#define LEAST "title: A\nseverity: B\nstatus: resolved\nstarted: x\n" \
	"components: [a]\n"

struct got {
	struct arena a;
	struct diags d;
	bool fine;
};

static void
check(struct got *g, const struct schema *s, const char *text)
{
	struct node *root;

	*g = (struct got){ .a = { 0 } };
	g->d = diags_init(&g->a);
	root = yaml_read(&g->a, str_c(text), 1, 1, &g->d);
	if (g->d.n)
		print_error("in %s\n", text);
	assert_int_equal(g->d.n, 0);
	g->fine = schema_check(s, root, &g->d);
	assert_int_equal(g->fine, g->d.n == 0);
}

static void
says(const struct schema *s, const char *text, const char *want)
{
	struct got g;

	check(&g, s, text);
	assert_mistakes(&g.d, want);
	arena_release(&g.a);
}

/* The same for what stands below LEAST, from line 6 on. */
static void
incident_says(const char *text, const char *want)
{
	struct got g;
	struct arena a = { 0 };

	check(&g, &schema_incident, str_z(&a, str_cat(&a, STR(LEAST),
	    str_c(text))));
	assert_mistakes(&g.d, want);
	arena_release(&g.a);
	arena_release(&a);
}

static void
the_least_and_the_most_of_an_incident_are_fine(void **state)
{
	(void)state;
	incident_says("", "");
	incident_says("id: INC-2026-014\ndetected: x\ndetection: slo\n"
	    "commander: mira\nroles: { scribe: jo, the fixer: sam }\n"
	    "impact: { summary: y, customers: 1200, lost sales: 3 EUR }\n"
	    "tags: [cache]\nrunbooks: cache-failover\nvisibility: internal\n"
	    "postmortem: { status: final, drafted: 2026-03-15,\n"
	    "  finalized: 2026-03-19, signoff: [mira, sam] }\n"
	    "severity_history: [{ at: x, severity: SEV-1 }]\n"
	    "links: [https://x.example, { title: A, url: /a/ }]\n"
	    "actions: [{ action: a, owner: b, issue: C-1, due: 2026-04-01,\n"
	    "  kind: preventive, status: in-progress }]\n"
	    "internal: { cost: [1, 2] }\nredirect_from: [/old/, older.html]\n"
	    "x-anything: { deep: [{}] }\nnext_update:\n", "");
}

static void
components_come_in_three_forms(void **state)
{
	static const char head[] = "title: A\nseverity: B\nstatus: closed\n"
	    "started: x\ncomponents: ";
	static const char *const forms[] = {
		"[a, b]", "a", "{ a: partial_outage }", "[]",
		"{ a: [{ at: x, state: major_outage }] }",
	};

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		struct arena a = { 0 };

		says(&schema_incident, str_z(&a, str_cat(&a, STR(head),
		    str_c(forms[i]))), "");
		arena_release(&a);
	}
	says(&schema_incident, "title: A\nseverity: B\nstatus: closed\n"
	    "started: x\ncomponents: { a: broken, b: [{ at: x }], c: {} }\n",
	    "5:18+6 unknown-word: a: \"broken\" is not known here (write "
	    "operational, degraded_performance, partial_outage or "
	    "major_outage)\n"
	    "5:30+9 missing-key: b: state is missing (add state: the state "
	    "from then on)\n"
	    "5:45+2 wrong-type: c: expected a state, or a list of state "
	    "changes, got a map (for example c: partial_outage)\n");
}

static void
an_unknown_key_is_answered_with_the_likely_one(void **state)
{
	(void)state;
	incident_says("resolvd: x\n", "6:1+7 unknown-key: unknown key "
	    "\"resolvd\" (did you mean resolved?)\n");
	incident_says("nextUpdate: x\n", "6:1+10 unknown-key: unknown key "
	    "\"nextUpdate\" (did you mean next_update?)\n");
	incident_says("playbook: x\n", "6:1+8 unknown-key: unknown key "
	    "\"playbook\" (did you mean runbooks?)\n");
	incident_says("drafted: x\n", "6:1+7 unknown-key: unknown key "
	    "\"drafted\" (it belongs below postmortem:)\n");
	incident_says("Title: x\n", "6:1+5 unknown-key: unknown key "
	    "\"Title\" (title is given already; remove this one)\n");
	/* A slip of the pen is none for what is there already. */
	incident_says("starte: x\n", "6:1+6 unknown-key: unknown key "
	    "\"starte\" (a key of your own begins with x-)\n");
	incident_says("weather: x\n", "6:1+7 unknown-key: unknown key "
	    "\"weather\" (a key of your own begins with x-)\n");
	incident_says("links: [{ href: /a/ }]\n", "6:11+4 unknown-key: "
	    "unknown key \"href\" (did you mean url?)\n");
	incident_says("links: [{ url: /a/, colour: red }]\n", "6:21+6 "
	    "unknown-key: unknown key \"colour\" (known here: title)\n");
}

static void
a_misspelt_key_is_not_missing_as_well(void **state)
{
	(void)state;
	says(&schema_incident, "titel: A\nsev: B\nstatus: resolved\n"
	    "started: x\ncomponents: [a]\n",
	    "1:1+5 unknown-key: unknown key \"titel\" (did you mean "
	    "title?)\n"
	    "2:1+3 unknown-key: unknown key \"sev\" (did you mean "
	    "severity?)\n");
}

static void
all_that_is_missing_is_one_message(void **state)
{
	(void)state;
	says(&schema_incident, "title: A\nstatus: closed\nstarted: x\n"
	    "components: [a]\n", "1:1+0 missing-key: severity is missing "
	    "(add severity: a level of the policy, or an alias of one)\n");
	says(&schema_incident, "title: A\ntags: [x]\n", "1:1+0 missing-key: "
	    "severity, status, started and components are missing\n");
	says(&schema_page, "", "1:1+0 missing-key: title is missing (add "
	    "title: of the page)\n");
}

static void
a_key_may_be_empty_where_it_may_be_missing(void **state)
{
	(void)state;
	incident_says("detected:\nresolved: ~\ntags:\nroles:\nid: ''\n", "");
	says(&schema_page, "title:\n", "1:1+5 empty-value: title is empty "
	    "(fill it in: of the page)\n");
	says(&schema_page, "title: ' '\n", "1:1+5 empty-value: title is "
	    "empty (fill it in: of the page)\n");
	incident_says("tags:\n- a\n-\n", "8:2+0 empty-value: tags: an item "
	    "of the list is empty (fill it in, or remove it)\n");
}

static void
values_of_another_kind_are_named(void **state)
{
	(void)state;
	incident_says("tags: { a: b }\n", "6:7+8 wrong-type: tags: expected "
	    "a list of tags, got a map (for example tags: [cache, "
	    "failover])\n");
	incident_says("tags:\n  a: b\n", "6:1+4 wrong-type: tags: expected "
	    "a list of tags, got a map (for example tags: [cache, "
	    "failover])\n");
	incident_says("commander: [a]\n", "6:12+3 wrong-type: commander: "
	    "expected a person, got a list (for example commander: mira)\n");
	incident_says("roles:\n  - scribe: jo\n", "6:1+5 wrong-type: roles: "
	    "expected a map of roles and people, got a list (leave the "
	    "hyphens out)\n");
	incident_says("detected: { a: b }\n", "6:11+8 wrong-type: detected: "
	    "expected a time, got a map (for example detected: "
	    "2026-03-14T09:00Z)\n");
	incident_says("postmortem: yes\n", "6:13+3 wrong-type: postmortem: "
	    "expected a map about the postmortem, got a single value (for "
	    "example postmortem: { status: draft, drafted: 2026-03-15 "
	    "})\n");
	incident_says("visibility: [public]\n", "6:13+8 wrong-type: "
	    "visibility: expected a word, got a list (write public or "
	    "internal)\n");
	incident_says("commander: |\n  a\n  b\n", "6:12+1 wrong-type: "
	    "commander: expected one line, got several (write it on one "
	    "line, without |)\n");
}

static void
a_root_that_is_no_map_is_reported_as_such(void **state)
{
	(void)state;
	says(&schema_page, "- title: a\n", "1:1+0 not-a-map: expected keys, "
	    "got a list (write key: value, without a hyphen before it)\n");
	says(&schema_page, "title:a\n", "1:1+7 not-a-map: expected keys, got "
	    "text (write key: value, with a space after the colon)\n");
}

static void
commas_without_brackets_are_a_forgotten_list(void **state)
{
	(void)state;
	incident_says("tags: cache, failover\n", "6:7+15 wrong-type: tags: "
	    "expected a list of tags, got one text with commas (write tags: "
	    "[cache, failover])\n");
	incident_says("runbooks: \"a, b\"\n", "");
}

static void
a_list_names_nothing_twice(void **state)
{
	(void)state;
	incident_says("tags: [a, b, a]\n", "6:14+1 repeated-item: tags: "
	    "\"a\" is there twice\n\t6:8+1 first given here\n");
}

/* Short and long lists look for it in different ways. */
static void
a_repetition_is_found_in_lists_of_any_length(void **state)
{
	(void)state;
	for (int n = 2; n < 60; n++) {
		struct buf b = buf_init(BUF_MAX);
		struct arena a = { 0 };
		struct got g;

		buf_lit(&b, "title: x\ntags:\n");
		for (int i = 0; i < n; i++)
			buf_fmt(&b, "- t%d\n", i);
		buf_fmt(&b, "- t%d\n", n - 1);
		check(&g, &schema_runbook, str_z(&a, buf_view(&b)));
		assert_int_equal(g.d.n, 1);
		assert_mistake_at(&g.d, 0, RULE_REPEATED_ITEM,
		    (uint32_t)n + 3, 3);
		assert_int_equal(g.d.v[0].notes->at.line, n + 2);
		buf_release(&b);
		arena_release(&a);
		arena_release(&g.a);
	}
}

static void
words_are_offered_when_they_are_near_and_listed_when_not(void **state)
{
	(void)state;
	incident_says("visibility: Internal\n", "6:13+8 unknown-word: "
	    "visibility: \"Internal\" is not known here (did you mean "
	    "internal?)\n");
	incident_says("visibility: customers\n", "6:13+9 unknown-word: "
	    "visibility: \"customers\" is not known here (write public or "
	    "internal)\n");
}

static void
names_dates_and_addresses_are_checked(void **state)
{
	(void)state;
	incident_says("id: ../../etc/passwd\n", "6:5+16 bad-id: id: "
	    "\"../../etc/passwd\" cannot be a name here (write etc-passwd "
	    "(letters, digits, hyphens, underscores and dots))\n");
	incident_says("actions: [{ action: a, due: 1 April }]\n", "6:29+7 "
	    "bad-date: due: \"1 April\" is not a date (write YYYY-MM-DD, for "
	    "example 2026-03-14)\n");
	incident_says("actions: [{ action: a, due: 2026-04-31 }]\n",
	    "6:29+10 bad-date: due: \"2026-04-31\" is no day of the "
	    "calendar\n");
	incident_says("postmortem: { drafted: 2026-03-15T09:00Z }\n",
	    "6:24+17 bad-date: drafted: \"2026-03-15T09:00Z\" is not a date "
	    "(only the day is wanted: 2026-03-15)\n");
	incident_says("links: ['javascript:alert(1)']\n", "6:9+21 bad-url: "
	    "links: \"javascript:alert(1)\" is not an address to link to "
	    "(begin it with https://, http://, mailto:, tel: or /)\n");
	incident_says("links: [example.com/x]\n", "6:9+13 bad-url: links: "
	    "\"example.com/x\" is not an address to link to (write it "
	    "whole: https://example.com/x)\n");
	incident_says("redirect_from: ../x\n", "6:16+4 bad-path: "
	    "redirect_from: \"../x\" is not a path of this site (write it "
	    "from the site's root, without ..)\n");
}

static void
numbers_and_lengths_have_limits(void **state)
{
	(void)state;
	says(&schema_page, "title: a\norder: ten\n", "2:8+3 bad-number: "
	    "order: \"ten\" is not a whole number (for example order: "
	    "10)\n");
	says(&schema_page, "title: a\norder: 0\n", "2:8+1 out-of-range: "
	    "order: \"0\" is too small (it can be 1 to 9999)\n");
	says(&schema_site, "title: a\nurl: b\ncomponents: [{ id: a, "
	    "name: b, slo: 9995 }]\n", "3:37+4 out-of-range: slo: \"9995\" "
	    "is too large (it can be 1 to 100)\n");
	says(&schema_site, "title: a\nurl: b\ncomponents: [{ id: a, "
	    "name: b, slo: 99.9% }]\n", "3:37+5 bad-number: slo: \"99.9%\" "
	    "is not a number (write it without the % sign)\n");
	says(&schema_site, "title: a\nurl: b\ncomponents: []\n"
	    "valid_for: 1m\n", "4:12+2 out-of-range: valid_for: \"1m\" is "
	    "too small (it can be 5 min to 366 d)\n");
	says(&schema_site, "title: a\nurl: b\ncomponents: []\n"
	    "valid_for: a day\n", "4:12+5 bad-length: valid_for: \"a day\" "
	    "is not a length of time (write 15m, 4h, 1h30m or 2d)\n");
}

static void
targets_are_computed_or_plain_words(void **state)
{
	(void)state;
	says(&schema_policy, "levels:\n- { id: Sev 0, response: Immediate }\n"
	    "- { id: Sev 1, response: 1 hour, resolution: 5 business days }\n"
	    "- { id: Sev 3, response: Next sprint, cadence: 30m }\n", "");
	says(&schema_policy, "levels:\n- { id: a, response: 15 mintes }\n",
	    "2:22+9 bad-length: response: \"15 mintes\" is not a length of "
	    "time (write 15m, 4h, 2d or 5 business days; words begin with a "
	    "letter)\n");
	says(&schema_policy, "postmortem: { draft: soon }\n", "1:22+4 "
	    "bad-length: draft: \"soon\" is not a length of time (write "
	    "15m, 4h, 2d or 5 business days)\n");
}

static void
free_keys_are_names_where_they_become_ids(void **state)
{
	(void)state;
	says(&schema_policy, "actions: { kinds: { long term: {} } }\n",
	    "1:21+9 bad-id: long term: \"long term\" cannot be a name here "
	    "(write long-term (letters, digits, hyphens, underscores and "
	    "dots))\n");
}

static void
long_values_are_cut_in_messages_between_characters(void **state)
{
	struct got g;
	struct buf b = buf_init(BUF_MAX);
	struct arena a = { 0 };

	(void)state;
	buf_lit(&b, "title: x\ntags: x");
	for (int i = 0; i < 100; i++)
		buf_lit(&b, "\xc3\xa6");
	buf_lit(&b, "!\n");
	check(&g, &schema_page, "title: a\n");
	arena_release(&g.a);
	check(&g, &schema_runbook, str_z(&a, buf_view(&b)));
	assert_int_equal(g.d.n, 1);
	/* x, then 29 whole characters of two bytes: 59 of the 60 bytes. */
	assert_int_equal(str_find(g.d.v[0].text, STR("...")),
	    (ptrdiff_t)strlen("tags: \"") + 59);
	buf_release(&b);
	arena_release(&a);
	arena_release(&g.a);
}

static void
a_file_of_mistakes_gives_a_hundred_of_them(void **state)
{
	struct buf b = buf_init(BUF_MAX);
	struct arena a = { 0 };
	struct got g;

	(void)state;
	buf_lit(&b, "title: x\n");
	for (int i = 0; i < 2000; i++)
		buf_fmt(&b, "unknown%d: x\n", i);
	check(&g, &schema_page, str_z(&a, buf_view(&b)));
	assert_int_equal(g.d.n, 100);
	assert_true(str_eq(g.d.v[99].notes->text,
	    STR("there may be more in this file")));
	buf_release(&b);
	arena_release(&a);
	arena_release(&g.a);
}

static void
what_yaml_could_not_read_is_not_reported_again(void **state)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);

	(void)state;
	assert_true(schema_check(&schema_incident, NULL, &d));
	assert_int_equal(d.n, 0);
	arena_release(&a);
}

/* Every row of every table: described, and its example right. */
static void
walk(const struct schema *s, int depth)
{
	assert_true(depth < 12);
	if (s->type == SCHEMA_LIST || s->type == SCHEMA_DICT)
		walk(s->of, depth + 1);
	if (s->type == SCHEMA_WORD)
		assert_non_null(s->words[0]);
	for (size_t i = 0; s->type == SCHEMA_CHOICE && s->any[i]; i++)
		walk(s->any[i], depth + 1);
	for (size_t i = 0; s->type == SCHEMA_MAP && s->keys[i].key; i++) {
		const struct schema_key *row = &s->keys[i];

		assert_true(row->what && row->what[0]);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(row->key, s->keys[k].key);
		walk(row->is, depth + 1);
	}
}

static void
example_is_right(const struct schema *s)
{
	struct schema_key rows[] = {
		{ "key", 0, s, "what is tried", NULL }, { 0 }
	};
	struct schema map = { .type = SCHEMA_MAP, .keys = rows };
	struct arena a = { 0 };

	if (s->example)
		says(&map, str_z(&a, str_cat(&a, STR("key: "),
		    str_c(s->example))), "");
	arena_release(&a);
}

static void
examples(const struct schema *s)
{
	example_is_right(s);
	if (s->type == SCHEMA_LIST || s->type == SCHEMA_DICT)
		examples(s->of);
	for (size_t i = 0; s->type == SCHEMA_CHOICE && s->any[i]; i++)
		examples(s->any[i]);
	for (size_t i = 0; s->type == SCHEMA_MAP && s->keys[i].key; i++)
		examples(s->keys[i].is);
}

static void
every_row_is_described_and_every_example_right(void **state)
{
	static const struct schema *const all[] = {
		&schema_incident, &schema_postmortem, &schema_maintenance,
		&schema_runbook, &schema_page, &schema_site, &schema_policy,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		assert_int_equal(all[i]->type, SCHEMA_MAP);
		walk(all[i], 0);
		examples(all[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_least_and_the_most_of_an_incident_are_fine),
		cmocka_unit_test(components_come_in_three_forms),
		cmocka_unit_test(
		    an_unknown_key_is_answered_with_the_likely_one),
		cmocka_unit_test(a_misspelt_key_is_not_missing_as_well),
		cmocka_unit_test(all_that_is_missing_is_one_message),
		cmocka_unit_test(a_key_may_be_empty_where_it_may_be_missing),
		cmocka_unit_test(values_of_another_kind_are_named),
		cmocka_unit_test(a_root_that_is_no_map_is_reported_as_such),
		cmocka_unit_test(
		    commas_without_brackets_are_a_forgotten_list),
		cmocka_unit_test(a_list_names_nothing_twice),
		cmocka_unit_test(
		    a_repetition_is_found_in_lists_of_any_length),
		cmocka_unit_test(
		    words_are_offered_when_they_are_near_and_listed_when_not),
		cmocka_unit_test(names_dates_and_addresses_are_checked),
		cmocka_unit_test(numbers_and_lengths_have_limits),
		cmocka_unit_test(targets_are_computed_or_plain_words),
		cmocka_unit_test(free_keys_are_names_where_they_become_ids),
		cmocka_unit_test(
		    long_values_are_cut_in_messages_between_characters),
		cmocka_unit_test(a_file_of_mistakes_gives_a_hundred_of_them),
		cmocka_unit_test(
		    what_yaml_could_not_read_is_not_reported_again),
		cmocka_unit_test(
		    every_row_is_described_and_every_example_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
