/* What a cState site has besides incidents: planned work, announcements,
 * pages, addresses, links between all of them. */
#include "cstate_world.h"

#define FRONT(title, more) "---\ntitle: " title "\n" \
    "date: 2021-03-04T09:00:00Z\nresolvedWhen: 2021-03-04T10:30:00Z\n" \
    "resolved: true\nseverity: notice\naffected: [API]\n" more "---\n"

#define ISSUES "content/issues/"

static void
words_for_planned_work_make_planned_work(void **state)
{
	static const char *const files[] = {
		ISSUES "a.md", FRONT("Maintenance on the API", "")
		    "[Final message] Done.\n\n[Initial Message - Friday]\n"
		    "We restart it.\n",
		ISSUES "2021-03-04-dns-migration.md", FRONT("New servers", ""),
		ISSUES "c.md", FRONT("Outage after a migration", ""),
		ISSUES "2021-03-04-d.md", FRONT("issues.example.com", ""),
		ISSUES "upgrade.md", FRONT("Upgrade failed", ""),
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d,
	    "2:8+22 import-planned: \"Maintenance\" in the title: taken as "
	    "planned work\n"
	    "2:8+11 import-planned: \"migration\" in the file's name: taken "
	    "as planned work\n");
	assert_int_equal(g.c.count.planned, 2);
	assert_int_equal(g.c.count.incidents, 3);
	/* What was announced before it began has no time. */
	holds(&g, "content/maintenance/2021/2021-03-04-a.md",
	    "---\ntitle: Maintenance on the API\n"
	    "starts: 2021-03-04T09:00Z\nends: 2021-03-04T10:30Z\n"
	    "components: [api]\nredirect_from: [/issues/a/]\n"
	    "x-cstate-severity: notice\n---\n"
	    "\n**Initial Message - Friday**\n\nWe restart it.\n"
	    "\n## Updates\n\n### 2021-03-04T10:30Z completed\n\nDone.\n");
	arena_release(&g.a);
}

static void
planned_work_needs_a_start_and_a_later_end(void **state)
{
	static const char *const files[] = {
		ISSUES "a.md", "---\ntitle: Maintenance\nseverity: notice\n"
		    "date: 2021-03-04T09:00:00Z\nresolved: true\n"
		    "resolvedWhen: 2021-03-04T09:00:00Z\naffected: [API]\n"
		    "---\n",
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d,
	    "6:15+20 import-duration-unlikely: it ends at the moment it "
	    "began\n"
	    "2:8+11 import-planned-not: \"Maintenance\" in the title, but "
	    "no start with a later end: taken as an incident\n");
	has(&g, "content/incidents/2021/2021-03-04-a.md",
	    "started: 2021-03-04T09:00Z\nresolved: 2021-03-04T09:00Z\n");
	arena_release(&g.a);
}

static void
an_announcement_becomes_a_page(void **state)
{
	static const char *const files[] = {
		ISSUES "2021-03-04-we-move.md", "---\ntitle: We move\n"
		    "date: 2021-03-04T09:00:00Z\ninformational: true\n"
		    "pin: true\nsection: issue\n---\nIn May.\n",
		ISSUES "b.md", "---\ntitle: B\ninformational: true\n"
		    "date: 2021-03-04T09:00:00Z\naffected: [API]\n"
		    "resolvedWhen: 2021-03-04T19:00:00Z\n---\n",
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d,
	    "4:16+4 import-announcement: informational: it became a page\n"
	    "5:1+3 import-key-kept: pin: is kept as x-cstate-pin:\n"
	    "3:16+4 import-planned: informational, with a start and an end: "
	    "taken as planned work\n");
	holds(&g, "content/pages/2021-03-04-we-move.md",
	    "---\ntitle: We move\n"
	    "redirect_from: [/issues/2021-03-04-we-move/]\n"
	    "x-cstate-date: '2021-03-04T09:00:00Z'\n"
	    "x-cstate-pin: true\n---\n\nIn May.\n");
	has(&g, "content/maintenance/2021/2021-03-04-b.md", "ends: ");
	arena_release(&g.a);
}

static void
a_page_keeps_what_only_an_issue_has_a_use_for(void **state)
{
	static const char *const files[] = {
		ISSUES "a.md", "---\ntitle: A\ninformational: true\n"
		    "date: 2021-03-04T09:00:00Z\nseverity: notice\n"
		    "resolved: true\naffected: [API, Nope]\n---\nIn May.\n",
		"content/b.md", "---\ntitle: B\nseverity: down\n"
		    "affected: [API]\ntags: [x]\n---\nIn May.\n",
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	holds(&g, "content/pages/a.md",
	    "---\ntitle: A\nredirect_from: [/issues/a/]\n"
	    "x-cstate-date: '2021-03-04T09:00:00Z'\n"
	    "x-cstate-resolved: true\nx-cstate-severity: notice\n"
	    "x-cstate-affected: [API, Nope]\n---\n\nIn May.\n");
	holds(&g, "content/pages/b.md",
	    "---\ntitle: B\n"
	    "x-cstate-severity: down\nx-cstate-affected: [API]\n"
	    "x-cstate-tags: [x]\n---\n\nIn May.\n");
	arena_release(&g.a);
}

static void
pages_in_other_forms_are_told(void **state)
{
	static const char *const files[] = {
		ISSUES "a.Markdown", FRONT("A", ""),
		ISSUES "b.adoc", "= B\n", NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d, "0:0+0 import-set-aside: it is not Markdown\n");
	has(&g, "content/incidents/2021/2021-03-04-a.md",
	    "\nredirect_from: [/issues/a/]\n");
	holds(&g, "set-aside/issues/b.adoc", "= B\n");
	arena_release(&g.a);
}

static void
a_draft_is_not_published(void **state)
{
	static const char *const files[] = {
		ISSUES "a.md", FRONT("A", "draft: true\n"), NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d, "8:8+4 import-draft: a draft: it became "
	    "internal\n");
	has(&g, "content/incidents/2021/2021-03-04-a.md",
	    "\nvisibility: internal\n");
	arena_release(&g.a);
}

static void
free_pages_come_along_and_others_are_named(void **state)
{
	static const char *const files[] = {
		"content/_index.md", "---\ntitle: Home\n---\n",
		"content/affected/api/_index.md", "---\ntitle: API\n---\n",
		"content/pages/Metrics.md", "---\nTitle: Numbers\n"
		    "description: All of them\naliases: [/numbers/]\n"
		    "weight: 3\n---\n# Top\nText.\n",
		"static/logo.png", "", NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d,
	    "0:0+0 import-not-brought-over: the front page of a section\n"
	    "0:0+0 import-not-brought-over: the page of a system: what it "
	    "says has no place here yet\n"
	    "5:1+6 import-key-kept: weight: is kept as x-cstate-weight:\n"
	    "0:0+0 import-not-brought-over: no text that was imported links "
	    "to it\n");
	/* The site has a page of that name. */
	holds(&g, "content/pages/metrics-page.md",
	    "---\ntitle: Numbers\ndescription: All of them\n"
	    "redirect_from: [/pages/metrics/, /numbers/]\n"
	    "x-cstate-weight: 3\n---\n\n## Top\nText.\n");
	assert_int_equal(g.c.count.left, 2);
	arena_release(&g.a);
}

static void
old_addresses_lead_to_the_new_pages(void **state)
{
	static const char *const files[] = {
		ISSUES "2021-03-05-UC Slow!.md", FRONT("A", ""),
		ISSUES "2021/2021-03-04-x.md", FRONT("B", ""),
		ISSUES "y/index.md", FRONT("C", "slug: other\n"),
		ISSUES "z.md", FRONT("D", "url: /far/away.html\n"
		    "aliases: [/old/, /issues/2021/2021-03-04-x/]\n"),
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d,
	    "3:7+20 import-file-date: the file's name says 2021-03-05, its "
	    "date 2021-03-04\n"
	    "0:0+0 import-address: the old address "
	    "/issues/2021/2021-03-04-x/ is that of another file, "
	    "content/issues/2021/2021-03-04-x.md\n");
	has(&g, "content/incidents/2021/2021-03-04-uc-slow.md",
	    "redirect_from: [/issues/2021-03-05-uc-slow/]");
	has(&g, "content/incidents/2021/2021-03-04-x.md",
	    "redirect_from: [/issues/2021/2021-03-04-x/]");
	has(&g, "content/incidents/2021/2021-03-04-y.md",
	    "redirect_from: [/issues/other/]");
	has(&g, "content/incidents/2021/2021-03-04-z.md",
	    "redirect_from: [/far/away.html, /old/]");
	arena_release(&g.a);
}

/* Where the site has something of its own no redirect may stand: a page that
 * keeps its address, one whose old address is another's new one. */
static void
old_addresses_are_in_lower_case_in_every_script(void **state)
{
	static const char *const files[] = {
		ISSUES "\xc3\x9c" "ber.md", FRONT("A", ""), NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	has(&g, "content/incidents/2021/2021-03-04-ber.md",
	    "\nredirect_from: [/issues/\xc3\xbc" "ber/]\n");
	arena_release(&g.a);
}

static void
no_old_address_is_in_the_way(void **state)
{
	static const char *const files[] = {
		"content/about.md", FRONT("About", "aliases: [/us/, /about]\n"),
		"content/files.md", FRONT("F", ""),
		"content/policy.md", FRONT("P", "aliases: [/about/]\n"),
		ISSUES "index.md", FRONT("I", ""),
		ISSUES "t.md", FRONT("T", "aliases: [/tags/x/, /img/a.png]\n"),
		"static/img/a.png", "", NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	has(&g, "content/pages/about.md", "\nredirect_from: [/us/]\n");
	for (size_t i = 0; i < g.c.out.n; i++) {
		str path = g.c.out.v[i].path;

		if (str_has(path, STR("-page.md")) ||
		    str_has(path, STR("-issues.md")))
			assert_false(str_has(g.c.out.v[i].bytes,
			    STR("redirect_from")));
	}
	has(&g, "content/incidents/2021/2021-03-04-t.md",
	    "redirect_from: [/issues/t/]");
	assert_int_equal(g.c.count.redirects, 2);
	arena_release(&g.a);
}

/* A clock without a date stays as it was written, and must not look like an
 * update that somebody lost. */
static void
a_clock_without_a_date_is_quoted(void **state)
{
	static const char *const files[] = {
		ISSUES "a.md", FRONT("A", "") "We look.\n\n"
		    "09:40 UTC - Monitoring\n\nIt holds.\n",
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	has(&g, "content/incidents/2021/2021-03-04-a.md",
	    "\n### \"09:40 UTC - Monitoring\"\n\nIt holds.\n");
	arena_release(&g.a);
}

static void
names_that_meet_are_told_apart(void **state)
{
	static const char *const files[] = {
		ISSUES "2021-03-01-x.md", FRONT("A", ""),
		ISSUES "2021-03-02-x.md", FRONT("B", ""),
		ISSUES "x.md", FRONT("C", ""),
		ISSUES "2021-03-04.md", FRONT("D", ""),
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	has(&g, "content/incidents/2021/2021-03-04-x.md", "title: A");
	has(&g, "content/incidents/2021/2021-03-04-x-2.md", "title: B");
	has(&g, "content/incidents/2021/2021-03-04-x-3.md", "title: C");
	has(&g, "content/incidents/2021/2021-03-04-issue.md", "title: D");
	arena_release(&g.a);
}

static void
links_within_the_old_site_lead_within_the_new(void **state)
{
	static const char *const files[] = {
		ISSUES "2021-03-04-a.md", FRONT("A", "")
		    "[1](/issues/2020-01-02-b/) "
		    "[2](https://status.example.com/issues/2020-01-02-B#x)\n"
		    "[3](../2020-01-02-b/ \"t\") [4](2020-01-02-b.md)\n"
		    "[5]({{< relref \"2020-01-02-b.md\" >}}) "
		    "[6](/affected/check-out/) [7](/issues/) [8](/)\n"
		    "![9](/img/a.png) [10](#here) [11](mailto:a@b.c)\n"
		    "[12](/pages/about/) `[13](/uptime/)`\n"
		    "\n[14]: </issues/2020-01-02-b/>\n",
		ISSUES "2020-01-02-b.md", "---\ntitle: B\n"
		    "date: 2020-01-02T09:00:00Z\nresolved: false\n"
		    "severity: down\naffected: [API]\n---\n"
		    "[a](/issues/2021-03-04-a/)\n",
		"content/pages/about.md", "---\ntitle: About\n---\n"
		    "[a](/issues/2021-03-04-a/)\n",
		"static/img/a.png", "", "static/img/b.png", "", NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d, "0:0+0 import-not-brought-over: no text that "
	    "was imported links to it\n");
	has(&g, "content/incidents/2021/2021-03-04-a.md",
	    "[1](../2020/2020-01-02-b.md) [2](../2020/2020-01-02-b.md#x)\n"
	    "[3](../2020/2020-01-02-b.md \"t\") [4](../2020/2020-01-02-b.md)"
	    "\n[5](../2020/2020-01-02-b.md) [6](/components/check-out/) "
	    "[7](/history/) [8](/)\n"
	    "![9](/img/a.png) [10](#here) [11](mailto:a@b.c)\n"
	    "[12](../../pages/about.md) `[13](/uptime/)`\n"
	    "\n[14]: ../2020/2020-01-02-b.md\n");
	has(&g, "content/incidents/2020/2020-01-02-b.md",
	    "[a](../2021/2021-03-04-a.md)");
	has(&g, "content/pages/about.md",
	    "[a](../incidents/2021/2021-03-04-a.md)");
	assert_int_equal(g.c.count.copied, 1);
	arena_release(&g.a);
}

static void
links_that_lead_nowhere_are_reported(void **state)
{
	static const char *const files[] = {
		ISSUES "2021-03-04-a.md", FRONT("A", "")
		    "[1](/uptime/) [2](irc://x/y) <ftp://z>\n"
		    "[3](https://status.example.com/gone/?a=b) "
		    "[4]({{< ref \"x\" >}})\n\n[5]: javascript:alert(1)\n",
		NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d,
	    "9:5+8 import-link: /uptime/ is nothing that was imported (it "
	    "became https://status.example.com/uptime/)\n"
	    "9:19+9 import-link: a link with irc: is not allowed here; its "
	    "address became plain text\n"
	    "9:30+9 import-link: a link with ftp: is not allowed here; its "
	    "address became plain text\n"
	    "10:5+36 import-link: https://status.example.com/gone/?a=b is "
	    "nothing that was imported\n"
	    "10:47+15 import-shortcode: {{< ref \"x\" >}} refers to nothing "
	    "that was imported\n"
	    "12:6+19 import-link: a link with javascript: is not allowed "
	    "here; its address became plain text\n");
	has(&g, "content/incidents/2021/2021-03-04-a.md",
	    "[1](https://status.example.com/uptime/) [2] (`irc://x/y`) "
	    "`ftp://z`\n[3](https://status.example.com/gone/?a=b) "
	    "[4] (`{{< ref \"x\" >}}`)\n");
	arena_release(&g.a);
}

static void
shortcodes_become_markdown_or_are_shown(void **state)
{
	static const char *const files[] = {
		ISSUES "2021-03-04-a.md", FRONT("A", "")
		    "{{< highlight go >}}\na := `b`\n{{< /highlight >}}\n"
		    "{{< figure title=\"src, alt\" src=\"/img/salt.png\" "
		    "alt=\"A disk\" >}}\n"
		    "{{% chart `x` %}} and {{</* track */>}}\n",
		"static/img/salt.png", "", NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d, "13:1+17 import-shortcode: the shortcode "
	    "\"chart\" has no counterpart\n");
	has(&g, "content/incidents/2021/2021-03-04-a.md",
	    "``````go\na := `b`\n``````\n![A disk](/img/salt.png)\n"
	    "`` {{% chart `x` %}} `` and {{</* track */>}}\n");
	arena_release(&g.a);
}

static void
a_text_that_would_swallow_the_rest_becomes_code(void **state)
{
	static const char *const files[] = {
		ISSUES "2021-03-04-a.md", FRONT("A", "")
		    "[Final message]\n<div>\n~~~\n\n# Big\n~~~\n"
		    "[Initial message]\nx\n", NULL };
	struct got g;
	(void)state;

	convert(&g, config, files);
	assert_mistakes(&g.d,
	    "10:1+0 import-as-code: this text stands in a code block: "
	    "elsewhere it would swallow what follows it\n");
	has(&g, "content/incidents/2021/2021-03-04-a.md",
	    "### 2021-03-04T10:30Z resolved\n\n```\n<div>\n~~~\n\n# Big\n"
	    "~~~\n```\n");
	arena_release(&g.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_for_planned_work_make_planned_work),
		cmocka_unit_test(planned_work_needs_a_start_and_a_later_end),
		cmocka_unit_test(an_announcement_becomes_a_page),
		cmocka_unit_test(a_page_keeps_what_only_an_issue_has_a_use_for),
		cmocka_unit_test(pages_in_other_forms_are_told),
		cmocka_unit_test(a_draft_is_not_published),
		cmocka_unit_test(free_pages_come_along_and_others_are_named),
		cmocka_unit_test(old_addresses_lead_to_the_new_pages),
		cmocka_unit_test(
		    old_addresses_are_in_lower_case_in_every_script),
		cmocka_unit_test(no_old_address_is_in_the_way),
		cmocka_unit_test(a_clock_without_a_date_is_quoted),
		cmocka_unit_test(names_that_meet_are_told_apart),
		cmocka_unit_test(
		    links_within_the_old_site_lead_within_the_new),
		cmocka_unit_test(links_that_lead_nowhere_are_reported),
		cmocka_unit_test(shortcodes_become_markdown_or_are_shown),
		cmocka_unit_test(
		    a_text_that_would_swallow_the_rest_becomes_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
