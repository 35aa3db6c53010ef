/* RSS 2.0. Its items have one date only: the one that moves. */
#include "output/feed.h"

#include "base/version.h"
#include "output/xml_out.h"
#include "render/view.h"

enum { MINUTES_BETWEEN = 5 };	/* asks of readers */

static int
put_item(const struct pages *p, const struct feed_entry *e,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	struct feed_item item;

	if (feed_item_make(p, e, scratch, &item, d) < 0)
		return -1;
	xml_open(out, "item", XML_NO_ATTRS);
	xml_element(out, "title", XML_NO_ATTRS, item.title);
	xml_element(out, "link", XML_NO_ATTRS, item.url);
	xml_element(out, "guid", XML_ATTRS({ "isPermaLink", STR("true") }),
	    item.url);
	xml_element(out, "pubDate", XML_NO_ATTRS,
	    when_rfc822(scratch, e->updated));
	for (size_t i = 0; i < item.terms.n; i++)
		xml_element(out, "category", XML_ATTRS(
		    { "domain", item.terms.v[i].scheme }),
		    item.terms.v[i].label);
	xml_element(out, "description", XML_NO_ATTRS, item.html);
	xml_close(out, "item");
	return 0;
}

int
feed_rss(const struct pages *p, const struct data_file *file,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct feed *f = file->what;
	const struct site *site = p->source->corpus->site;

	xml_begin(out);
	xml_open(out, "rss", XML_ATTRS({ "version", STR("2.0") },
	    { "xmlns:atom", STR("http://www.w3.org/2005/Atom") }));
	xml_open(out, "channel", XML_NO_ATTRS);
	xml_element(out, "title", XML_NO_ATTRS, feed_title(p, f, scratch));
	xml_element(out, "link", XML_NO_ATTRS, feed_home(p, f, scratch));
	xml_element(out, "atom:link", XML_ATTRS({ "rel", STR("self") },
	    { "type", STR("application/rss+xml") },
	    { "href", view_address(scratch, site, file->path) }), STR_NONE);
	xml_element(out, "description", XML_NO_ATTRS,
	    feed_about(p, f, scratch));
	xml_element(out, "language", XML_NO_ATTRS, site->language);
	xml_element(out, "lastBuildDate", XML_NO_ATTRS,
	    when_rfc822(scratch, f->updated));
	xml_element(out, "generator", XML_NO_ATTRS,
	    STR("allclear " ALLCLEAR_VERSION));
	xml_element(out, "ttl", XML_NO_ATTRS,
	    str_format(scratch, "%d", MINUTES_BETWEEN));
	for (size_t i = 0; i < f->entries.n; i++)
		if (put_item(p, &f->entries.v[i], scratch, out, d) < 0)
			return -1;
	xml_close(out, "channel");
	xml_close(out, "rss");
	return 0;
}
