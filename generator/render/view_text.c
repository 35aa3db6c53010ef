/* Runbooks and free pages. */
#include "render/archive_parts.h"
#include "render/view_parts.h"

/* The sections of the body; headings keep their levels. */
static void
put_text(const struct view *v, struct value *doc, const struct page *p)
{
	const struct body *b = &p->doc.body;
	struct value *list = value_list(v->arena);
	str html = spilled_text(&b->html, v->arena);

	for (size_t i = 0; i < b->sections.n; i++) {
		const struct section *s = &b->sections.v[i];

		if (s->parent >= 0)
			continue;
		add_section(v, list, s->anchor, s->title,
		    piece_of(html, s->html), s->internal);
	}
	put_html(v, doc, "lead", piece_of(html, b->lead));
	put_contents(v, doc, list, false);
	if (list->first)
		value_set(doc, STR("sections"), list);
}

static struct value *
text_page(const struct view *v, const struct page *p, const char *kind,
    struct value **root)
{
	struct page_head h = {
		.kind = kind, .title = p->doc.title, .article = true,
		.description = doc_description(v, &p->doc, p->description),
		.url = p->doc.url,
	};
	struct value *doc;

	if (str_starts(p->doc.url, STR("runbooks/")))
		h.section = "runbooks/";
	else if (v->corpus->pages.n > PAGES_AT_FOOT)
		h.section = "pages/";
	*root = view_page(v, &h);
	doc = put_map(v, *root, "doc");
	PUT(v, doc, "title", p->doc.title);
	PUT(v, doc, "description", p->description);
	value_put_bool(v->arena, doc, STR("internal"), p->doc.internal);
	put_text(v, doc, p);
	put_attachments(v, doc, &p->doc, NULL);
	put_edit(v, doc, &p->doc);
	put_extra(v, doc, &p->doc);
	return doc;
}

static void
put_text_facts(const struct view *v, struct value *doc,
    const struct page *p)
{
	struct value *facts = value_list(v->arena), *fact = NULL;

	if (!str_empty(p->owner.name))
		fact_text(v, add_fact(v, facts, SAY(v, "owner")),
		    person_name(v, p->owner.name));
	if (p->tested != DATE_NONE)
		fact_date(v, add_fact(v, facts, SAY(v, "last_tested")),
		    p->tested);
	if (p->components.n > 0) {
		fact = add_fact(v, facts, SAY(v, "components"));
		for (size_t i = 0; i < p->components.n; i++) {
			int k = site_component(v->corpus->site,
			    p->components.v[i].name);

			if (k < 0)
				fact_text(v, fact, p->components.v[i].name);
			else
				fact_link(v, fact, v->corpus->site->
				    components.v[k].name,
				    component_url(v, k));
		}
	}
	for (size_t i = 0; i < p->tags.n; i++) {
		if (i == 0)
			fact = add_fact(v, facts, SAY(v, "tags"));
		fact_text(v, fact, p->tags.v[i].name);
	}
	put_internal_facts(v, facts, &p->doc);
	if (facts->first)
		value_set(put_map(v, doc, "facts"), STR("list"), facts);
}

static void
put_up(const struct view *v, struct value *map, str text, str url)
{
	add_link(v, put_list(v, put_map(v, map, "up"), "list"), text, url);
}

struct value *
view_free(const struct view *v, const struct page *p)
{
	struct value *root, *doc = text_page(v, p, "page", &root);

	if (v->corpus->pages.n > PAGES_AT_FOOT)
		put_up(v, doc, SAY(v, "nav_pages"), STR("pages/"));
	put_text_facts(v, doc, p);
	return root;
}

struct value *
view_runbook(const struct view *v, const struct page *p)
{
	struct shelf used = archive_shelf(&v->archive->runbooks,
	    p->doc.slug);
	struct value *root, *doc = text_page(v, p, "runbook", &root), *m;

	put_up(v, doc, SAY(v, "nav_runbooks"), STR("runbooks/"));
	put_text_facts(v, doc, p);
	if (used.n == 0)
		return root;
	m = put_map(v, doc, "related");
	PUT(v, m, "title", SAY(v, "used_in"));
	put_shelf(v, m, &used, p->doc.url);
	return root;
}

static str
components_of(const struct view *v, const struct page *p)
{
	str names[NAMES_MOST];
	size_t n = 0;

	for (; n < p->components.n && n < NAMES_MOST; n++) {
		int k = site_component(v->corpus->site,
		    p->components.v[n].name);

		names[n] = k < 0 ? p->components.v[n].name
		    : v->corpus->site->components.v[k].name;
	}
	return words_list(&v->theme->words, v->arena, names, n,
	    p->components.n);
}

static void
add_text(const struct view *v, struct value *list, const struct page *p)
{
	struct value *m = add_map(v, list);

	PUT(v, m, "title", p->doc.title);
	put_url(v, m, p->doc.url);
	value_put_bool(v->arena, m, STR("internal"), p->doc.internal);
	PUT(v, m, "summary", str_empty(p->description)
	    ? view_cut(v->arena, p->doc.body.summary, 200) : p->description);
	put_date(v, m, "tested", p->tested, TIME_DAY);
	PUT(v, m, "components", components_of(v, p));
	if (!str_empty(p->owner.name))
		PUT(v, m, "owner", person_name(v, p->owner.name));
}

static void
add_runbook(const struct view *v, struct value *list, const struct page *p)
{
	size_t used = archive_shelf(&v->archive->runbooks, p->doc.slug).n;

	add_text(v, list, p);
	if (used > 0)
		PUT(v, list->last, "used", COUNT(v, "used_count", used));
}

/* A list of runbooks, or of free pages. */
struct texts {
	const struct page *all, *part;	/* rows of a numbered page */
	size_t n;
	str url, more;			/* more: the words for what is left */
	void (*add)(const struct view *v, struct value *list,
	    const struct page *p);
};

/* The rows of the list itself, or of one of its numbered pages. */
static void
put_texts(const struct view *v, struct value *archive,
    const struct texts *t, const struct part *p)
{
	const struct page *rows = p ? t->part : t->all;
	size_t parts = parts_count(t->n);
	size_t n = p ? PART_ROWS : t->n - parts * PART_ROWS;
	struct value *list = put_list(v, archive, "list");
	size_t next = p ? p->number - 1 : parts;

	for (size_t i = 0; i < n; i++)
		t->add(v, list, &rows[i]);
	if (next > 0)
		put_link(v, archive, "more", words_count(&v->theme->words,
		    v->arena, t->more, (int64_t)(next * PART_ROWS), NULL, 0),
		    part_url(v->arena, t->url, next));
}

static struct value *
view_texts(const struct view *v, struct page_head h, const struct texts *t,
    const struct part *p)
{
	struct value *root, *archive;

	if (p) {
		h.title = FILL(v, "part_title", { STR("name"), p->title },
		    { STR("n"), NUMBER(v, p->number) });
		h.url = part_url(v->arena, p->list, p->number);
	}
	root = view_page(v, &h);
	archive = put_map(v, root, "archive");
	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", h.description);
	if (p)
		put_up(v, archive, p->title, p->list);
	put_texts(v, archive, t, p);
	return root;
}

struct value *
view_runbooks(const struct view *v, const struct part *p)
{
	struct page_head h = {
		.kind = "runbooks", .title = SAY(v, "nav_runbooks"),
		.description = SAY(v, "runbooks_about"),
		.url = STR("runbooks/"), .section = "runbooks/",
	};
	const struct texts all = { v->corpus->runbooks.v,
		p ? p->rows.runbooks : NULL, v->corpus->runbooks.n, h.url,
		STR("runbooks_more"), add_runbook };

	return view_texts(v, h, &all, p);
}

struct value *
view_pages(const struct view *v, const struct part *p)
{
	struct page_head h = {
		.kind = "pages", .title = SAY(v, "nav_pages"),
		.description = COUNT(v, "pages_count", v->corpus->pages.n),
		.url = STR("pages/"), .section = "pages/",
	};
	const struct texts all = { v->corpus->pages.v,
		p ? p->rows.pages : NULL, v->corpus->pages.n, h.url,
		STR("entries_more"), add_text };

	return view_texts(v, h, &all, p);
}
