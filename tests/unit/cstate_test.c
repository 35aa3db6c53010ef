/* A cState site becomes content: each test says what of it becomes what,
 * and what is said about it. */
#include "cstate_world.h"

static void
systems_become_components_in_the_order_of_their_groups(void **state)
{
	struct got g;
	(void)state;

	convert(&g, config, NULL);
	assert_true(g.fine);
	assert_mistakes(&g.d, "");
	holds(&g, "content/site.yaml",
	    "# Made by \"allclear import cstate\".\n"
	    "title: Example Status\n"
	    "url: https://status.example.com\n"
	    "language: en\n"
	    "\n"
	    "# Hugo read times without a zone so, and they still stand in "
	    "texts.\n"
	    "# Without this line they are reported.\n"
	    "assume_timezone: UTC\n"
	    "\n"
	    "policy: policy.yaml\n"
	    "\n"
	    "# Where Hugo listed the issues, and the systems.\n"
	    "redirect_from: [/issues/, /affected/]\n"
	    "\n"
	    "components:\n"
	    "  - id: check-out\n"
	    "    name: Check out\n"
	    "    group: Shop\n"
	    "    description: Paying\n"
	    "    redirect_from: /affected/check-out/\n"
	    "  - id: api\n"
	    "    name: API\n"
	    "    redirect_from: /affected/api/\n"
	    "  - id: mail.example.com\n"
	    "    name: mail.example.com\n"
	    "    redirect_from: /affected/mail.example.com/\n");
	arena_release(&g.a);
}

static void
what_is_wrong_with_the_configuration_is_said(void **state)
{
	struct got g;
	(void)state;

	convert(&g, "params:\n"
	    "  categories: [{ name: Shop }]\n"
	    "  brand: red\n"
	    "  systems:\n"
	    "    - { name: A, category: Shp }\n"
	    "    - { name: A, category: Shop }\n"
	    "    - { category: Shop }\n"
	    "    - { name: b }\n"
	    "    - { name: B!, category: Shop }\n"
	    "permalinks: { issues: /:year/ }\n", NULL);
	assert_true(g.fine);
	assert_mistakes(&g.d,
	    "0:0+0 import-config: the site has no title "
	    "(it became Status: correct title: in content/site.yaml)\n"
	    "10:23+7 import-address: issues had addresses of the form "
	    "/:year/, which are not kept\n"
	    "0:0+0 import-config: the address of the site, baseURL:, is not "
	    "there (it became http://localhost: correct url: in "
	    "content/site.yaml)\n"
	    "5:28+3 import-system: \"Shp\" is no category (did you mean "
	    "Shop?)\n"
	    "6:15+1 import-system: A is listed twice\n"
	    "7:7+18 import-system: this system has no name\n"
	    "8:15+1 import-system: b has no category (the old page did not "
	    "show it at all; it is shown without a group now)\n"
	    "3:3+5 import-setting: not brought over: brand\n");
	has(&g, "content/site.yaml", "  - id: b\n    name: B!\n");
	has(&g, "content/site.yaml", "  - id: b-2\n    name: b\n");
	arena_release(&g.a);
}

static void
a_language_is_one_or_is_left_out(void **state)
{
	struct got g;
	(void)state;

	convert(&g, "title: A\nbaseURL: https://a.example\n"
	    "languageCode: pt_BR\nparams: { systems: [{ name: API, "
	    "category: A }], categories: [{ name: A }] }\n", NULL);
	assert_mistakes(&g.d, "");
	has(&g, "content/site.yaml", "\nlanguage: pt-BR\n");
	arena_release(&g.a);
	convert(&g, "title: A\nbaseURL: https://a.example\n"
	    "languageCode: english\nparams: { systems: [{ name: API, "
	    "category: A }], categories: [{ name: A }] }\n", NULL);
	assert_mistakes(&g.d, "3:15+7 import-config: \"english\" is not a "
	    "language tag: left out (write language: with one such as en or "
	    "pt-BR into content/site.yaml)\n");
	assert_false(str_has(output(&g, "content/site.yaml"),
	    STR("language:")));
	arena_release(&g.a);
}

static void
titles_that_nobody_sees_are_none(void **state)
{
	static const char *const files[] = {
		"content/issues/b-c.md", "---\ntitle: \"\\u200b\"\n"
		    "date: 2021-03-04T09:00:00Z\nresolved: false\n"
		    "severity: down\naffected: [API]\n---\n",
		"content/-.md", "---\ntitle:\n---\n", NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	has(&g, "content/incidents/2021/2021-03-04-b-c.md",
	    "\ntitle: B c\n");
	has(&g, "content/pages/page.md", "\ntitle: '-'\n");
	arena_release(&g.a);
}

static void
a_configuration_that_is_no_yaml_is_refused(void **state)
{
	struct got g;
	(void)state;

	convert(&g, "title: [", NULL);
	assert_false(g.fine);
	assert_int_equal(g.d.n, 1);
	arena_release(&g.a);
	convert(&g, "- a\n", NULL);
	assert_false(g.fine);
	assert_mistakes(&g.d, "1:1+0 import-config: the configuration holds "
	    "no settings\n");
	arena_release(&g.a);
}

static void
tracked_messages_become_updates_oldest_first(void **state)
{
	(void)state;
	body("*Resolved* - Over. {{< track \"2021-03-04 10:30:00\" >}}\n\n"
	    "*Monitoring* -\nBetter. {{% track `2021-03-04 10:00` %}}\n\n"
	    "It is slow.\n{{<track \"2021-03-04T09:00:00Z\">}}\n",
	    "\n## Updates\n"
	    "\n### 2021-03-04T09:00Z investigating\n\nIt is slow.\n"
	    "\n### 2021-03-04T10:00Z monitoring\n\nBetter.\n"
	    "\n### 2021-03-04T10:30Z resolved\n\nOver.\n");
}

static void
first_and_final_messages_take_the_times_of_the_issue(void **state)
{
	(void)state;
	body("[Final message] Over.\n\n---\n\n[Initial message]\nSlow.\n",
	    "\n## Updates\n"
	    "\n### 2021-03-04T09:00Z investigating\n\nSlow.\n"
	    "\n### 2021-03-04T10:30Z resolved\n\nOver.\n");
}

static void
an_update_without_a_time_gets_none(void **state)
{
	(void)state;
	body("[Update 2]\nTwo.\n\n[Update]\nOne.\n\n[Initial message]\nX\n",
	    "\n## Updates\n"
	    "\n### 2021-03-04T09:00Z investigating\n\nX\n"
	    "\n## Updates without a time\n"
	    "\n### Update\n\nOne.\n\n### Update 2\n\nTwo.\n");
}

static void
prose_becomes_the_summary(void **state)
{
	(void)state;
	body("Slow.\n\nThen fast.\n", "\n## Summary\n\nSlow.\n\nThen fast.\n");
	body("", "");
	body("\n\n---\n\n", "");
	body("# What\nSlow.\n\nWhy\n===\nA disk.\n",
	    "\n## What\nSlow.\n\n## Why\nA disk.\n");
}

static void
a_post_mortem_becomes_a_section(void **state)
{
	(void)state;
	body("*Post-mortem*\n\nA disk.\n\n---\n\n*Resolved* - Over.\n",
	    "\n## Updates\n\n### 2021-03-04T10:30Z resolved\n\nOver.\n"
	    "\n## Post-mortem\n\nA disk.\n");
}

static void
headings_stay_below_the_one_that_holds_them(void **state)
{
	(void)state;
	body("[Initial message]\n# Why\na\n\nHow\n---\nb\n##### Deep\n",
	    "\n## Updates\n\n### 2021-03-04T09:00Z investigating\n"
	    "\n#### Why\na\n\n##### How\nb\n###### Deep\n");
	body("## Updates\nWe [did](#x) it.\n",
	    "\n## Update log\nWe [did](#x) it.\n");
}

static void
what_only_begins_like_a_link_keeps_its_words(void **state)
{
	(void)state;
	body("[Note]: We are looking.\n\n[a](b c)\n",
	    "\n## Summary\n\n[Note]: We are looking.\n\n[a](b c)\n");
	/* Of one word, it would be the address of a link for us. */
	body("Slow[^1].\n\n[^1]: Indeed.\n\n[^2]: See [a](/issues/a/).\n",
	    "\n## Summary\n\nSlow[^1].\n\n\\[^1]: Indeed.\n\n"
	    "\\[^2]: See [a](https://status.example.com/issues/a/).\n");
}

static void
simple_html_becomes_markdown(void **state)
{
	(void)state;
	body("<strike>Slow </strike>. <b>Now</b> <i> fast </i><br>It is<br>\n"
	    "so</b>.\n",
	    "\n## Summary\n\n~~Slow~~ . **Now**  *fast* \\\nIt is  \n"
	    "so</b>.\n");
}

/* Findings of one issue whose front matter is given. */
static void
keys(struct got *g, const char *name, const char *front)
{
	struct arena a = { 0 };
	const char *files[] = { name, str_z(&a, str_cat(&a, STR("---\n"),
	    str_c(front), STR("---\nText.\n"))), NULL };

	convert(g, config, files);
	arena_release(&a);
}

static void
names_that_are_no_systems_are_kept_apart(void **state)
{
	struct got g;
	(void)state;

	keys(&g, ISSUE, "title: T\ndate: 2021-03-04T09:00:00Z\n"
	    "resolved: false\nseverity: down\naffected:\n"
	    "  - API\n  - api\n  - Chek out\n  - Elsewhere\n  - API\n");
	assert_mistakes(&g.d,
	    "8:5+3 import-unknown-component: \"api\" is no system of the "
	    "configuration (did you mean API?)\n"
	    "9:5+8 import-unknown-component: \"Chek out\" is no system of "
	    "the configuration (did you mean Check out?)\n"
	    "10:5+9 import-unknown-component: \"Elsewhere\" is no system of "
	    "the configuration\n"
	    "11:5+3 import-unknown-component: API is named twice\n");
	has(&g, NEW, "\ncomponents: [api]\n");
	has(&g, NEW, "\nx-cstate-affected: [api, Chek out, Elsewhere]\n");
	assert_int_equal(g.c.count.names, 5);
	assert_int_equal(g.c.count.unknown, 3);
	arena_release(&g.a);
}

static void
an_end_before_the_start_is_left_out_and_kept(void **state)
{
	struct got g;
	(void)state;

	keys(&g, ISSUE, "title: T\ndate: 2021-03-04T09:00:00Z\n"
	    "resolved: true\nresolvedWhen: 2021-03-03T09:00:00Z\n"
	    "severity: down\naffected: [API]\n");
	assert_mistakes(&g.d, "5:15+20 import-time-order: resolved 1 day "
	    "before it began\n\t3:7+20 it began here\n");
	has(&g, NEW, "status: resolved\nstarted: 2021-03-04T09:00Z\n"
	    "components");
	has(&g, NEW, "x-cstate-resolvedWhen: '2021-03-03T09:00:00Z'\n");
	/* Which is no reason to stop the build. */
	has(&g, "content/site.yaml", "\n# 1 imported incident is resolved, and "
	    "nobody knows when: it is no reason\n# to stop a build. Remove "
	    "this when its resolved: time was added.\n"
	    "lint:\n  status-without-time: warning");
	arena_release(&g.a);
}

static void
an_open_issue_stays_open(void **state)
{
	struct got g;
	(void)state;

	keys(&g, ISSUE, "title: T\ndate: 2021-03-04 09:00:00\n"
	    "resolved: false\nresolvedWhen: 2021-03-04 10:00:00\n"
	    "severity: down\naffected: [API]\n");
	assert_mistakes(&g.d,
	    "3:7+19 import-time-without-zone: 2021-03-04 09:00:00 has no "
	    "zone (taken as 2021-03-04 09:00 UTC, as Hugo does)\n"
	    "5:15+19 import-time-without-zone: 2021-03-04 10:00:00 has no "
	    "zone (taken as 2021-03-04 10:00 UTC, as Hugo does)\n"
	    "5:15+19 import-state: it ended, but resolved: is false (taken "
	    "as open, as the old page did)\n\t4:11+5 said here\n");
	has(&g, NEW, "status: investigating\n");
	has(&g, NEW, "x-cstate-resolvedWhen: '2021-03-04 10:00:00'\n");
	/* Readers wait for a message. */
	has(&g, NEW, "### 2021-03-04T09:00Z investigating\n\nText.\n");
	arena_release(&g.a);
}

static void
what_front_matter_gets_wrong_is_said_at_its_place(void **state)
{
	struct got g;
	(void)state;

	keys(&g, "content/issues/2021-03-05-mail.md",
	    "date: 2021-03-04\nresolved: \"yes\"\nresolvedWhen: soon\n"
	    "severity: critical\naffected:\npin: true\nodd: { a: [1] }\n"
	    "section: post\n");
	assert_mistakes(&g.d,
	    "2:7+10 import-date-only: 2021-03-04 has no clock (taken as "
	    "2021-03-04 00:00 UTC, as Hugo does)\n"
	    "1:1+3 import-value: there is no title (it became \"Mail\", "
	    "after the file's name)\n"
	    "4:15+4 import-time-unreadable: \"soon\" is not a time\n"
	    "2:7+10 import-file-date: the file's name says 2021-03-05, its "
	    "date 2021-03-04\n"
	    "3:11+5 import-resolved-type: resolved: \"yes\" is a text: taken "
	    "as true\n"
	    "5:11+8 import-unknown-severity: \"critical\" is no severity\n"
	    "6:1+8 import-no-components: no system is named\n"
	    "7:1+3 import-key-kept: pin: is kept as x-cstate-pin:\n"
	    "8:1+3 import-key-kept: odd: is kept as x-cstate-odd:\n"
	    "9:1+7 import-key-kept: section: is kept as x-cstate-section:\n");
	holds(&g, NEW, "---\ntitle: Mail\nseverity: unstated\n"
	    "status: resolved\nstarted: 2021-03-04T00:00Z\n"
	    "components: []\nredirect_from: [/issues/2021-03-05-mail/]\n"
	    "x-cstate-date: 2021-03-04\nx-cstate-resolvedWhen: soon\n"
	    "x-cstate-severity: critical\nx-cstate-pin: true\n"
	    "x-cstate-odd: { a: [1] }\nx-cstate-section: post\n---\n"
	    "\n## Summary\n\nText.\n");
	has(&g, "content/policy.yaml", "  - id: unstated\n");
	arena_release(&g.a);
}

static void
a_file_that_can_be_nothing_is_set_aside(void **state)
{
	static const char *const files[] = {
		"content/issues/a.md", "title: no front matter\n",
		"content/issues/b.md", "---\ntitle: B\ndate: 2023-07-94\n",
		"content/issues/c.md", "---\ntitle: C\n---\n",
		"content/issues/d.md", "---\ntitle: D\ndate: 2023-07-94\n"
		    "---\n",
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d,
	    "1:1+22 front-matter-missing: the file does not begin with front "
	    "matter (begin with --- and title:, and put --- below the last "
	    "key)\n"
	    "1:1+3 front-matter-unclosed: the front matter that begins here never "
	    "ends (put --- on a line of its own after the last key)\n"
	    "1:1+3 import-set-aside: there is no date (add date: with the "
	    "time at which it began)\n"
	    "3:7+10 import-set-aside: there is no 2023-07-94 (write date: "
	    "2026-03-14T09:00:00Z)\n");
	assert_int_equal(g.c.count.aside, 4);
	holds(&g, "set-aside/issues/a.md", files[1]);
	holds(&g, "set-aside/issues/d.md", files[7]);
	arena_release(&g.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    systems_become_components_in_the_order_of_their_groups),
		cmocka_unit_test(
		    what_is_wrong_with_the_configuration_is_said),
		cmocka_unit_test(a_language_is_one_or_is_left_out),
		cmocka_unit_test(titles_that_nobody_sees_are_none),
		cmocka_unit_test(a_configuration_that_is_no_yaml_is_refused),
		cmocka_unit_test(
		    tracked_messages_become_updates_oldest_first),
		cmocka_unit_test(
		    first_and_final_messages_take_the_times_of_the_issue),
		cmocka_unit_test(an_update_without_a_time_gets_none),
		cmocka_unit_test(prose_becomes_the_summary),
		cmocka_unit_test(a_post_mortem_becomes_a_section),
		cmocka_unit_test(headings_stay_below_the_one_that_holds_them),
		cmocka_unit_test(what_only_begins_like_a_link_keeps_its_words),
		cmocka_unit_test(simple_html_becomes_markdown),
		cmocka_unit_test(names_that_are_no_systems_are_kept_apart),
		cmocka_unit_test(an_end_before_the_start_is_left_out_and_kept),
		cmocka_unit_test(an_open_issue_stays_open),
		cmocka_unit_test(
		    what_front_matter_gets_wrong_is_said_at_its_place),
		cmocka_unit_test(a_file_that_can_be_nothing_is_set_aside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
