/* Where the links of a body lead, and what readers are sent to. */
#include "body_world.h"

static void
begin(struct body_world *w)
{
	body_world_begin(w, FILE_INCIDENT);
	body_world_file(w, "content/runbooks/cache.md", FILE_RUNBOOK,
	    "runbooks/cache/");
	body_world_file(w, "content/incidents/2026/a b.svg",
	    FILE_ATTACHMENT, "files/incidents/2026/a b.svg");
	body_world_file(w, "content/postmortems/x.md", FILE_POSTMORTEM,
	    "incidents/2026-03-14-x/");
	w->targets[w->files.n - 1].anchor_prefix = STR("Postmortem-");
	body_world_file(w, "content/pages/inside.md", FILE_PAGE, "inside/");
	w->targets[w->files.n - 1].internal = true;
}

/* The address that a link of the body has on the page, HTML_ROOT as ^. */
static void
leads(const char *markdown, const char *want)
{
	struct body_world w;
	struct buf b = buf_init(BUF_MAX);
	str html, href;
	bool same;

	begin(&w);
	w.c.with_internal = false;
	body_world_read(&w, markdown);
	html = body_world_html(&w, w.doc.body.lead);
	href = str_cut(str_from(html, (size_t)(str_find(html,
	    STR("href=\"")) + 6)), '"').head;
	if (!str_has(html, STR("href=\"")))
		href = STR("none");
	for (size_t i = 0; i < href.n; i++)
		buf_char(&b, href.p[i] == HTML_ROOT ? '^' : href.p[i]);
	same = str_eq(buf_view(&b), str_c(want));
	if (!same)
		print_error("%s leads to %.*s, not to %s\n", markdown,
		    (int)b.n, b.p, want);
	buf_release(&b);
	body_world_end(&w);
	assert_true(same);
}

static void
files_of_content_lead_to_their_pages(void **state)
{
	(void)state;
	leads("[x](../../runbooks/cache.md)", "^runbooks/cache/");
	leads("[x](/runbooks/cache.md)", "^runbooks/cache/");
	leads("[x](../../runbooks/./a/../cache.md?v=1#top)",
	    "^runbooks/cache/#top");
	leads("[x](a%20b.svg)", "^files/incidents/2026/a%20b.svg");
	leads("[x](<a b.svg>)", "^files/incidents/2026/a%20b.svg");
	leads("[x](2026-03-14-x.md#impact)", "#impact");
	leads("[x](#impact)", "#impact");
}

static void
a_postmortem_apart_is_on_its_incidents_page(void **state)
{
	(void)state;
	leads("[x](../../postmortems/x.md)", "^incidents/2026-03-14-x/");
	leads("[x](../../postmortems/x.md#impact)",
	    "^incidents/2026-03-14-x/#Postmortem-impact");
}

static void
pages_of_the_site_and_elsewhere_stay(void **state)
{
	(void)state;
	leads("[x](/tags/cache/)", "^tags/cache/");
	leads("[x](/)", "^");
	leads("[x](https://example.com/a?b#c)",
	    "https://example.com/a?b#c");
	leads("[x](//example.com/a)", "//example.com/a");
	leads("[x](mailto:a@example.com)", "mailto:a@example.com");
}

static void
what_leads_nowhere_is_no_link(void **state)
{
	(void)state;
	leads("[x](nothing.md)", "none");
	leads("[x](../../../../etc/passwd)", "none");
	leads("[x](%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd)", "none");
	leads("[x](javascript:alert)", "none");
	leads("[x](JavaScript:alert)", "none");
	leads("[x](data:text/html,x)", "none");
	leads("[x](&#106;avascript:alert)", "none");
	leads("[x](../../pages/inside.md)", "none");
}

static void
an_address_cannot_stand_for_the_root(void **state)
{
	(void)state;
	leads("[x](#%01)", "#%01");
	leads("[x](https://example.com/%01)", "https://example.com/%01");
}

static const struct link *
read_link(struct body_world *w, const char *markdown)
{
	begin(w);
	body_world_read(w, markdown);
	assert_true(w->doc.body.links.n > 0);
	return &w->doc.body.links.v[w->doc.body.links.n - 1];
}

static void
faults_are_told_apart(void **state)
{
	static const struct { const char *text; enum link_fault fault; }
	rows[] = {
		{ "[x](../../runbooks/cache.md)", LINK_FINE },
		{ "[x](cache.md)", LINK_MISSING },
		{ "![x](/nothing.png)", LINK_MISSING },
		{ "[x](/nothing.md)", LINK_MISSING },
		{ "[x](/nothing/)", LINK_FINE },	/* asked later */
		{ "[x](../../../x)", LINK_CLIMBS },
		{ "[x](/../x)", LINK_CLIMBS },
		{ "[x](a/../../..)", LINK_MISSING },	/* content itself */
		{ "[x](ftp://example.com)", LINK_SCHEME },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct body_world w;
		const struct link *l = read_link(&w, rows[i].text);

		if (l->fault != rows[i].fault)
			fail_msg("%s: %d", rows[i].text, l->fault);
		body_world_end(&w);
	}
}

static void
a_path_deeper_than_any_is_missing_or_climbs(void **state)
{
	struct body_world w;
	struct buf b = buf_init(BUF_MAX);

	(void)state;
	begin(&w);
	buf_lit(&b, "[x](");
	for (int i = 0; i < 1000; i++)
		buf_lit(&b, "a/");
	buf_lit(&b, "x.md)");
	body_world_read(&w, str_z(&w.a, buf_view(&b)));
	assert_int_not_equal(w.doc.body.links.v[0].fault, LINK_FINE);
	buf_release(&b);
	body_world_end(&w);
}

static void
each_link_has_its_own_place(void **state)
{
	struct body_world w;
	const struct links *l = &w.doc.body.links;

	(void)state;
	begin(&w);
	body_world_read(&w, "A `/a` is [one](../a) [two](/a) and\n"
	    "[three](/a), <https://e.com/a>\n\n[four][f]\n\n"
	    "| x |\n|---|\n| [five](/a) |\n\n[f]: /a \"title\"\n");
	assert_int_equal(l->n, 6);
	assert_int_equal(l->v[0].place.col, 17);
	assert_int_equal(l->v[1].place.col, 29);
	assert_int_equal(l->v[2].place.line, 11);
	assert_int_equal(l->v[2].place.col, 9);
	assert_int_equal(l->v[3].place.col, 15);
	/* Of a reference, its definition. */
	assert_int_equal(l->v[4].place.line, 19);
	assert_int_equal(l->v[4].place.col, 6);
	assert_int_equal(l->v[5].place.line, 17);
	assert_int_equal(l->v[5].place.col, 10);
	body_world_end(&w);
}

static void
links_in_internal_parts_are_marked(void **state)
{
	struct body_world w;
	const struct links *l = &w.doc.body.links;

	(void)state;
	begin(&w);
	body_world_read(&w, "[a](/a) <!-- internal -->[b](/b)"
	    "<!-- /internal -->\n\n## Notes (internal)\n\n[c](/c)\n\n"
	    "## More\n\n[d](/d)\n");
	assert_int_equal(l->n, 4);
	assert_false(l->v[0].internal);
	assert_true(l->v[1].internal);
	assert_true(l->v[2].internal);
	assert_false(l->v[3].internal);
	body_world_end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_of_content_lead_to_their_pages),
		cmocka_unit_test(a_postmortem_apart_is_on_its_incidents_page),
		cmocka_unit_test(pages_of_the_site_and_elsewhere_stay),
		cmocka_unit_test(what_leads_nowhere_is_no_link),
		cmocka_unit_test(an_address_cannot_stand_for_the_root),
		cmocka_unit_test(faults_are_told_apart),
		cmocka_unit_test(a_path_deeper_than_any_is_missing_or_climbs),
		cmocka_unit_test(each_link_has_its_own_place),
		cmocka_unit_test(links_in_internal_parts_are_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
