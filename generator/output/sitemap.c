#include "output/sitemap.h"

#include "output/xml_out.h"
#include "render/view.h"

#define SITEMAP_XMLNS { "xmlns", \
	STR("http://www.sitemaps.org/schemas/sitemap/0.9") }

static void
put_place(struct buf *out, const char *name, str loc, str lastmod)
{
	xml_open(out, name, XML_NO_ATTRS);
	xml_element(out, "loc", XML_NO_ATTRS, loc);
	if (!str_empty(lastmod))
		xml_element(out, "lastmod", XML_NO_ATTRS, lastmod);
	xml_close(out, name);
}

/* "history/index.html" is the page "history/". */
static str
page_url(str path)
{
	static const str index = STR_INIT("index.html");

	return str_ends(path, index) ? str_sub(path, 0, path.n - index.n)
	    : path;
}

/* The pages of one file: index 0 is sitemap.xml itself. */
static int
make_pages(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct site *site = p->source->corpus->site;
	size_t from = f->index > 0 ? (f->index - 1) * SITEMAP_MOST : 0;
	size_t seen = 0;

	(void)d;
	xml_begin(out);
	xml_open(out, "urlset", XML_ATTRS(SITEMAP_XMLNS));
	for (size_t i = 0; i < p->list.n && seen < from + SITEMAP_MOST;
	    i++) {
		if (!pages_is_html(p, i) || seen++ < from)
			continue;
		put_place(out, "url", view_address(scratch, site,
		    page_url(pages_path(p, i))),
		    when_iso(scratch, pages_newest(p, i)));
	}
	xml_close(out, "urlset");
	return 0;
}

static int
make_index(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct site *site = p->source->corpus->site;

	(void)d;
	xml_begin(out);
	xml_open(out, "sitemapindex", XML_ATTRS(SITEMAP_XMLNS));
	for (size_t i = 1; i <= f->index; i++)
		put_place(out, "sitemap", view_address(scratch, site,
		    str_format(scratch, "sitemap-%zu.xml", i)), STR_NONE);
	xml_close(out, "sitemapindex");
	return 0;
}

void
sitemap_plan(struct data_files *files, const struct pages_source *s)
{
	size_t n = 0, parts;

	if (str_empty(s->corpus->site->url) || s->with_internal)
		return;
	for (size_t i = 0; i < files->pages->list.n; i++)
		n += pages_is_html(files->pages, i);
	parts = (n + SITEMAP_MOST - 1) / SITEMAP_MOST;
	if (parts <= 1) {
		data_add(files, (struct data_file){ .make = make_pages,
		    .path = STR("sitemap.xml") });
		return;
	}
	data_add(files, (struct data_file){ .make = make_index,
	    .path = STR("sitemap.xml"), .index = parts });
	for (size_t i = 1; i <= parts; i++)
		data_add(files, (struct data_file){ .make = make_pages,
		    .index = i, .path = str_format(files->arena,
			"sitemap-%zu.xml", i) });
}
