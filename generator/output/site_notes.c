#include "output/site_notes.h"

#include "base/utf8.h"
#include "output/xml_out.h"
#include "render/view.h"

static int
make_robots(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct site *site = p->source->corpus->site;

	(void)f, (void)d;
	buf_lit(out, "User-agent: *\n");
	if (p->source->with_internal) {
		buf_lit(out, "Disallow: /\n");
		return 0;
	}
	buf_lit(out, "Disallow:\n");
	if (str_empty(site->url))
		return 0;
	buf_lit(out, "\nSitemap: ");
	buf_str(out, view_address(scratch, site, STR("sitemap.xml")));
	buf_char(out, '\n');
	return 0;
}

static void
put_field(struct buf *out, const char *name, str value)
{
	if (str_empty(value))
		return;
	buf_str(out, str_c(name));
	buf_lit(out, ": ");
	buf_str(out, value);
	buf_char(out, '\n');
}

/* A path leads to a page of the site. */
static void
put_address(struct buf *out, const char *name, const struct site *site,
    str to, struct arena *a)
{
	put_field(out, name, str_starts(to, STR("/"))
	    ? str_cat(a, site->url, to) : to);
}

/* It holds through its last day. */
static int
make_security(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct site *site = p->source->corpus->site;
	const struct security *s = &site->security;

	(void)d;
	for (size_t i = 0; i < s->contacts.n; i++)
		put_address(out, "Contact", site, s->contacts.v[i], scratch);
	put_field(out, "Expires", when_iso(scratch,
	    date_moment(s->expires) + DAY - 1));
	put_address(out, "Policy", site, s->policy, scratch);
	put_address(out, "Acknowledgments", site, s->acknowledgments, scratch);
	put_address(out, "Encryption", site, s->encryption, scratch);
	put_field(out, "Preferred-Languages", s->languages);
	if (!str_empty(site->url))
		put_field(out, "Canonical", view_address(scratch, site,
		    f->path));
	return 0;
}

/* So many characters, no more. */
static str
shortened(str s, size_t most)
{
	size_t at = 0;

	while (at < s.n && most-- > 0)
		utf8_next(s, &at);
	return str_trim(str_sub(s, 0, at));
}

static int
make_opensearch(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct site *site = p->source->corpus->site;
	str about = words_fill(&p->source->theme->words, scratch,
	    STR("search_about_site"), BLANKS({ STR("site"), site->title }));

	(void)d;
	xml_begin(out);
	xml_open(out, "OpenSearchDescription", XML_ATTRS({ "xmlns",
	    STR("http://a9.com/-/spec/opensearch/1.1/") }));
	xml_element(out, "ShortName", XML_NO_ATTRS,
	    shortened(site->title, 16));
	xml_element(out, "Description", XML_NO_ATTRS,
	    shortened(about, 1024));
	xml_element(out, "InputEncoding", XML_NO_ATTRS, STR("UTF-8"));
	xml_element(out, "Image", XML_ATTRS({ "type",
	    STR("image/svg+xml") }), view_address(scratch, site,
	    STR("favicon.svg")));
	xml_element(out, "Url", XML_ATTRS({ "type", STR("text/html") },
	    { "template", str_cat(scratch, view_address(scratch, site,
		STR("search/")), STR("?q={searchTerms}")) }), STR_NONE);
	xml_element(out, "Url", XML_ATTRS(
	    { "type", STR("application/opensearchdescription+xml") },
	    { "rel", STR("self") },
	    { "template", view_address(scratch, site, f->path) }), STR_NONE);
	xml_close(out, "OpenSearchDescription");
	return 0;
}

static int
make_headers(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	struct value *root = value_map(scratch);

	(void)f;
	value_put_bool(scratch, root, STR("internal_build"),
	    p->source->with_internal);
	return template_run(out, &p->source->theme->templates,
	    STR("headers"), root, d);
}

void
site_notes_plan(struct data_files *files, const struct pages_source *s)
{
	const struct site *site = s->corpus->site;

	data_add(files, (struct data_file){ .path = STR("robots.txt"),
	    .make = make_robots });
	if (site->security.contacts.n > 0 &&
	    site->security.expires != DATE_NONE)
		data_add(files, (struct data_file){ .make = make_security,
		    .path = STR(".well-known/security.txt") });
	if (!str_empty(site->url))
		data_add(files, (struct data_file){
		    .path = STR("opensearch.xml"),
		    .make = make_opensearch });
	data_add(files, (struct data_file){ .path = STR("_headers"),
	    .make = make_headers });
}
