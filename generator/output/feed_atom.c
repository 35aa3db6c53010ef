/* Atom 1.0 (RFC 4287). */
#include "output/feed.h"

#include "base/version.h"
#include "output/xml_out.h"
#include "render/view.h"

static void
put_link(struct buf *out, const char *rel, const char *type, str href)
{
	xml_element(out, "link", XML_ATTRS({ "rel", str_c(rel) },
	    { "type", str_c(type) }, { "href", href }), STR_NONE);
}

static int
put_entry(const struct pages *p, const struct feed_entry *e,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	struct feed_item item;

	if (feed_item_make(p, e, scratch, &item, d) < 0)
		return -1;
	xml_open(out, "entry", XML_NO_ATTRS);
	xml_element(out, "id", XML_NO_ATTRS, item.url);
	xml_element(out, "title", XML_NO_ATTRS, item.title);
	put_link(out, "alternate", "text/html", item.url);
	xml_element(out, "updated", XML_NO_ATTRS,
	    when_iso(scratch, e->updated));
	if (e->published != TIME_NONE)
		xml_element(out, "published", XML_NO_ATTRS,
		    when_iso(scratch, e->published));
	for (size_t i = 0; i < item.terms.n; i++)
		xml_element(out, "category", XML_ATTRS(
		    { "term", item.terms.v[i].word },
		    { "scheme", item.terms.v[i].scheme },
		    { "label", item.terms.v[i].label }), STR_NONE);
	if (!str_empty(item.summary))
		xml_element(out, "summary", XML_NO_ATTRS, item.summary);
	xml_element(out, "content", XML_ATTRS({ "type", STR("html") }),
	    item.html);
	xml_close(out, "entry");
	return 0;
}

int
feed_atom(const struct pages *p, const struct data_file *file,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct feed *f = file->what;
	const struct site *site = p->source->corpus->site;
	str home = feed_home(p, f, scratch);

	xml_begin(out);
	xml_open(out, "feed", XML_ATTRS(
	    { "xmlns", STR("http://www.w3.org/2005/Atom") },
	    { "xml:lang", site->language }));
	xml_element(out, "id", XML_NO_ATTRS, home);
	xml_element(out, "title", XML_NO_ATTRS,
	    feed_title(p, f, scratch));
	xml_element(out, "subtitle", XML_NO_ATTRS,
	    feed_about(p, f, scratch));
	xml_element(out, "updated", XML_NO_ATTRS,
	    when_iso(scratch, f->updated));
	put_link(out, "alternate", "text/html", home);
	put_link(out, "self", "application/atom+xml",
	    view_address(scratch, site, file->path));
	xml_open(out, "author", XML_NO_ATTRS);
	xml_element(out, "name", XML_NO_ATTRS, site->title);
	xml_close(out, "author");
	xml_element(out, "generator", XML_ATTRS(
	    { "version", STR(ALLCLEAR_VERSION) }), STR("allclear"));
	xml_element(out, "icon", XML_NO_ATTRS, view_address(scratch, site,
	    STR("favicon.svg")));
	for (size_t i = 0; i < f->entries.n; i++)
		if (put_entry(p, &f->entries.v[i], scratch, out, d) < 0)
			return -1;
	xml_close(out, "feed");
	return 0;
}
