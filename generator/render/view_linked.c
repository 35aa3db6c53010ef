/* Linked data: a page as schema.org would tell it, in JSON-LD. It stands
 * in a script element that no browser runs. */
#include "render/view_parts.h"

#include "base/escape.h"

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

/* One JSON object while it is written: a comma goes before each member
 * but the first. */
static void
put_text(struct buf *b, const char *key, str text)
{
	if (str_empty(text))
		return;
	if (b->n > 0 && b->p[b->n - 1] != '{')
		buf_char(b, ',');
	json_text(b, str_c(key));
	buf_char(b, ':');
	json_text(b, text);
}

static void
put_key(struct buf *b, const char *key)
{
	buf_lit(b, ",\"");
	buf_str(b, str_c(key));
	buf_lit(b, "\":");
}

static void
put_site(const struct view *v, struct buf *b)
{
	const struct site *site = v->corpus->site;

	buf_char(b, '{');
	put_text(b, "@type", STR("WebSite"));
	put_text(b, "name", site->title);
	put_text(b, "url", view_address(v->arena, site, STR_NONE));
}

static void
put_home(const struct view *v, struct buf *b)
{
	const struct site *site = v->corpus->site;

	put_site(v, b);
	put_text(b, "description", site->description);
	put_text(b, "inLanguage", site->language);
	put_key(b, "potentialAction");
	buf_char(b, '{');
	put_text(b, "@type", STR("SearchAction"));
	put_text(b, "target", str_cat(v->arena, view_address(v->arena, site,
	    STR("search/")), STR("?q={query}")));
	put_text(b, "query-input", STR("required name=query"));
	buf_lit(b, "}}");
}

static void
put_step(const struct view *v, struct buf *b, int *position, str name,
    str url)
{
	if ((*position)++ > 0)
		buf_char(b, ',');
	buf_lit(b, "{\"@type\":\"ListItem\",\"position\":");
	buf_int(b, *position);
	put_text(b, "name", name);
	put_text(b, "item", view_address(v->arena, v->corpus->site, url));
	buf_char(b, '}');
}

/* From the status page to this one, by way of the section that the
 * navigation marks. */
static void
put_trail(const struct view *v, struct buf *b, const struct value *root,
    const struct page_head *h)
{
	const struct value *nav = value_get(root, STR("nav"));
	str section = h->section ? str_c(h->section) : h->url;
	int position = 0;

	buf_lit(b, "{\"@type\":\"BreadcrumbList\",\"itemListElement\":[");
	put_step(v, b, &position, v->corpus->site->title, STR_NONE);
	for (const struct value *n = nav->first; n; n = n->next)
		if (!str_eq(section, h->url) &&
		    str_eq(value_get(n, STR("url"))->text, section))
			put_step(v, b, &position,
			    value_get(n, STR("text"))->text, section);
	put_step(v, b, &position, str_empty(h->name) ? h->title : h->name,
	    h->url);
	buf_lit(b, "]}");
}

/* The components that an incident or planned work touches. */
static void
put_subjects(const struct view *v, struct buf *b,
    const struct affecteds *about)
{
	const struct site *site = v->corpus->site;
	bool some = false;

	for (size_t i = 0; about && i < about->n; i++) {
		int k = about->v[i].component;

		if (k < 0)
			continue;
		buf_str(b, some ? STR(",{") : STR(",\"about\":[{"));
		some = true;
		put_text(b, "@type", STR("Thing"));
		put_text(b, "name", site->components.v[k].name);
		put_text(b, "url", view_address(v->arena, site,
		    component_url(v, k)));
		buf_char(b, '}');
	}
	if (some)
		buf_char(b, ']');
}

static str
page_text(const struct value *page, str key)
{
	const struct value *text = value_get(page, key);

	return text ? text->text : STR_NONE;
}

static void
put_page(const struct view *v, struct buf *b, const struct value *page,
    const struct page_head *h)
{
	str name = str_empty(h->name) ? h->title : h->name;

	buf_char(b, '{');
	put_text(b, "@type", str_c(type_of(h->kind)));
	put_text(b, h->article ? "headline" : "name", name);
	put_text(b, "url", page_text(page, STR("canonical")));
	put_text(b, "description", page_text(page, STR("description")));
	put_text(b, "datePublished", page_text(page, STR("published")));
	put_text(b, "dateModified", page_text(page, STR("modified")));
	put_text(b, "inLanguage", v->corpus->site->language);
	put_subjects(v, b, h->about);
	put_key(b, "isPartOf");
	put_site(v, b);
	buf_lit(b, "}}");
}

void
put_linked(const struct view *v, struct value *root, struct value *page,
    const struct page_head *h)
{
	struct buf b = buf_init(BUF_MAX);

	if (!value_get(page, STR("canonical")))
		return;		/* it has no address, or is not to be found */
	buf_lit(&b, "{\"@context\":\"https://schema.org\",\"@graph\":[");
	if (str_empty(h->url)) {
		put_home(v, &b);
	} else {
		put_page(v, &b, page, h);
		buf_char(&b, ',');
		put_trail(v, &b, root, h);
	}
	buf_lit(&b, "]}");
	value_put_html(v->arena, page, STR("linked"),
	    buf_keep(&b, v->arena));
	buf_release(&b);
}
