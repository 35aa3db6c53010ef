/* Linked data: a page as schema.org would tell it, in JSON-LD. It stands
 * in a script element that no browser runs. */
#include "render/view_parts.h"

#include "base/escape.h"

enum { LINKED_MOSTLY = 2000 };	/* bytes of most pages */

/* What each kind of page is; what is not here is a WebPage. */
static const struct {
	const char *kind, *type;
} types[] = {
	{ "incident", "Report" },
	{ "runbook", "TechArticle" },
	{ "actions", "CollectionPage" },
	{ "history", "CollectionPage" },
	{ "maintenance-list", "CollectionPage" },
	{ "month", "CollectionPage" },
	{ "pages", "CollectionPage" },
	{ "runbooks", "CollectionPage" },
	{ "severity", "CollectionPage" },
	{ "tag", "CollectionPage" },
	{ "year", "CollectionPage" },
};

static const char *
type_of(const char *kind)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(types[i].kind, kind) == 0)
			return types[i].type;
	return "WebPage";
}

/* Write a member of a JSON object. A comma goes before each but the first.
 * Keys are ours, with nothing to escape. */
static void
put_text(struct buf *b, str key, str text)
{
	if (str_empty(text))
		return;
	if (b->n > 0 && b->p[b->n - 1] != '{')
		buf_char(b, ',');
	buf_char(b, '"');
	buf_str(b, key);
	buf_lit(b, "\":");
	json_text(b, text);
}

static void
put_site(const struct view *v, struct buf *b)
{
	const struct site *site = v->corpus->site;

	buf_lit(b, "{\"@type\":\"WebSite\"");
	put_text(b, STR("name"), site->title);
	put_text(b, STR("url"), view_address(v->arena, site, STR_NONE));
}

static void
put_home(const struct view *v, struct buf *b)
{
	const struct site *site = v->corpus->site;

	put_site(v, b);
	put_text(b, STR("description"), site->description);
	put_text(b, STR("inLanguage"), site->language);
	buf_lit(b, ",\"potentialAction\":{\"@type\":\"SearchAction\"");
	put_text(b, STR("target"), str_cat(v->arena, view_address(v->arena,
	    site, STR("search/")), STR("?q={query}")));
	put_text(b, STR("query-input"), STR("required name=query"));
	buf_lit(b, "}}");
}

static void
put_step(struct buf *b, int position, str name, str address)
{
	buf_lit(b, "{\"@type\":\"ListItem\",\"position\":");
	buf_int(b, position);
	put_text(b, STR("name"), name);
	put_text(b, STR("item"), address);
	buf_char(b, '}');
}

static str
name_of(const struct page_head *h)
{
	return str_empty(h->name) ? h->title : h->name;
}

/* From the status page to this one, by way of the section that the
 * navigation marks. */
static void
put_trail(struct buf *b, const struct frame *f, const struct page_head *h,
    const struct page_said *said)
{
	str section = h->section ? str_c(h->section) : h->url;
	int position = 2;

	buf_str(b, f->trail);
	for (size_t i = 0; i < f->nav.n; i++)
		if (str_eq(f->nav.v[i].url, section) &&
		    !str_eq(section, h->url)) {
			buf_char(b, ',');
			buf_str(b, f->steps[i]);
			position++;
		}
	buf_char(b, ',');
	put_step(b, position, name_of(h), said->canonical);
	buf_lit(b, "]}");
}

/* The components that an incident or planned work touches. */
static void
put_subjects(struct buf *b, const struct frame *f,
    const struct affecteds *about)
{
	bool some = false;

	for (size_t i = 0; about && i < about->n; i++) {
		int k = about->v[i].component;

		if (k < 0)
			continue;
		buf_str(b, some ? STR(",") : STR(",\"about\":["));
		buf_str(b, f->subjects[k]);
		some = true;
	}
	if (some)
		buf_char(b, ']');
}

static void
put_page(const struct view *v, struct buf *b, const struct frame *f,
    const struct page_head *h, const struct page_said *said)
{
	buf_lit(b, "{\"@type\":\"");
	buf_str(b, str_c(type_of(h->kind)));
	buf_char(b, '"');
	put_text(b, h->article ? STR("headline") : STR("name"), name_of(h));
	put_text(b, STR("url"), said->canonical);
	put_text(b, STR("description"), said->description);
	put_text(b, STR("datePublished"), said->published);
	put_text(b, STR("dateModified"), said->modified);
	put_text(b, STR("inLanguage"), v->corpus->site->language);
	put_subjects(b, f, h->about);
	buf_str(b, f->part_of);
	buf_char(b, '}');
}

static str
settle(const struct view *v, struct buf *b)
{
	str text = buf_keep(b, v->arena);

	buf_clear(b);
	return text;
}

void
make_linked(const struct view *v, struct frame *f)
{
	const struct site *site = v->corpus->site;
	struct buf b = buf_init(BUF_MAX);

	buf_lit(&b, ",\"isPartOf\":");
	put_site(v, &b);
	buf_char(&b, '}');
	f->part_of = settle(v, &b);
	buf_lit(&b, "{\"@type\":\"BreadcrumbList\",\"itemListElement\":[");
	put_step(&b, 1, site->title, view_address(v->arena, site,
	    STR_NONE));
	f->trail = settle(v, &b);
	f->steps = arena_array(v->arena, str, f->nav.n);
	for (size_t i = 0; i < f->nav.n; i++) {
		put_step(&b, 2, f->nav.v[i].text, view_address(v->arena,
		    site, f->nav.v[i].url));
		f->steps[i] = settle(v, &b);
	}
	f->subjects = arena_array(v->arena, str, site->components.n);
	for (size_t i = 0; i < site->components.n; i++) {
		buf_lit(&b, "{\"@type\":\"Thing\"");
		put_text(&b, STR("name"), site->components.v[i].name);
		put_text(&b, STR("url"), view_address(v->arena, site,
		    component_url(v, (int)i)));
		buf_char(&b, '}');
		f->subjects[i] = settle(v, &b);
	}
	buf_release(&b);
}

str
linked_data(const struct view *v, const struct frame *f,
    const struct page_head *h, const struct page_said *said)
{
	struct buf b = buf_init(BUF_MAX);
	str text;

	buf_room(&b, LINKED_MOSTLY);
	buf_lit(&b, "{\"@context\":\"https://schema.org\",\"@graph\":[");
	if (str_empty(h->url)) {
		put_home(v, &b);
	} else {
		put_page(v, &b, f, h, said);
		buf_char(&b, ',');
		put_trail(&b, f, h, said);
	}
	buf_lit(&b, "]}");
	text = buf_keep(&b, v->arena);
	buf_release(&b);
	return text;
}
