/* JSON Feed 1.1. */
#include "output/feed.h"

#include "output/json_out.h"
#include "render/view.h"

static int
put_item(const struct pages *p, const struct feed_entry *e,
    struct arena *scratch, struct json_out *j, struct diags *d)
{
	struct feed_item item;

	if (feed_item_make(p, e, scratch, &item, d) < 0)
		return -1;
	json_out_object(j, NULL);
	json_out_text(j, "id", item.url);
	json_out_text(j, "url", item.url);
	json_out_text(j, "title", item.title);
	if (!str_empty(item.summary))
		json_out_text(j, "summary", item.summary);
	json_out_text(j, "content_html", item.html);
	if (e->published != TIME_NONE)
		json_out_text(j, "date_published",
		    when_iso(scratch, e->published));
	json_out_text(j, "date_modified", when_iso(scratch, e->updated));
	if (item.terms.n > 0) {
		json_out_array(j, "tags");
		for (size_t i = 0; i < item.terms.n; i++)
			json_out_text(j, NULL, item.terms.v[i].label);
		json_out_end(j, ']');
	}
	json_out_end(j, '}');
	return 0;
}

int
feed_json(const struct pages *p, const struct data_file *file,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct feed *f = file->what;
	const struct site *site = p->source->corpus->site;
	struct json_out j = { .out = out };
	str home = feed_home(p, f, scratch);

	json_out_object(&j, NULL);
	json_out_text(&j, "version", STR("https://jsonfeed.org/version/1.1"));
	json_out_text(&j, "title", feed_title(p, f, scratch));
	json_out_text(&j, "description", feed_about(p, f, scratch));
	json_out_text(&j, "home_page_url", home);
	json_out_text(&j, "feed_url", view_address(scratch, site,
	    file->path));
	json_out_text(&j, "favicon", view_address(scratch, site,
	    STR("favicon.svg")));
	json_out_text(&j, "language", site->language);
	json_out_array(&j, "authors");
	json_out_object(&j, NULL);
	json_out_text(&j, "name", site->title);
	json_out_text(&j, "url", view_address(scratch, site, STR_NONE));
	json_out_end(&j, '}');
	json_out_end(&j, ']');
	json_out_array(&j, "items");
	for (size_t i = 0; i < f->entries.n; i++)
		if (put_item(p, &f->entries.v[i], scratch, &j, d) < 0)
			return -1;
	json_out_end(&j, ']');
	json_out_end(&j, '}');
	return 0;
}
