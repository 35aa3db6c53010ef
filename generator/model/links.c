/* Where the links of a body lead. */
#include <string.h>

#include "model/body_parts.h"
#include "read/scalar.h"

enum { PARTS_MOST = 64 };

/* "a/b/../c" from folder and path; false when it climbs out of content
 * or is deeper than any file can be. */
static bool
normalise(struct arena *a, str folder, str path, str *out)
{
	str parts[PARTS_MOST * 2 + 2];
	size_t n = 0;
	str rest[2] = { folder, path };

	for (int i = 0; i < 2; i++) {
		struct cut c = { .tail = rest[i], .found = true };

		while (c.found) {
			c = str_cut(c.tail, '/');
			if (str_empty(c.head) || str_eq(c.head, STR(".")))
				continue;
			if (str_eq(c.head, STR(".."))) {
				/* The first part is content itself. */
				if (n <= 2)
					return false;
				n -= 2;
				continue;
			}
			if (n >= PARTS_MOST * 2)
				return false;
			parts[n++] = c.head;
			parts[n++] = STR("/");
		}
	}
	*out = str_join(a, parts, n ? n - 1 : 0);
	return true;
}

/* The scheme of a URL ("https"), or nothing for a relative one. */
static str
scheme_of(str url)
{
	size_t i = 0;

	while (i < url.n && (char_alnum(url.p[i]) || url.p[i] == '+' ||
	    url.p[i] == '-' || url.p[i] == '.'))
		i++;
	if (i > 0 && i < url.n && url.p[i] == ':' && char_alpha(url.p[0]))
		return str_sub(url, 0, i);
	return STR_NONE;
}

static bool
scheme_allowed(str scheme)
{
	static const str allowed[] = { STR_INIT("http"), STR_INIT("https"),
		STR_INIT("mailto"), STR_INIT("tel") };

	return str_iamong(scheme, allowed,
	    sizeof(allowed) / sizeof(allowed[0]));
}

/* The file of a path. Who keeps what a body says has to know that it
 * follows from this. Which attachments there are they know anyway. */
static const struct file *
file_of(struct body_work *w, str path)
{
	if (w->c->asked && !w->naming)
		*vec_push(w->c->scratch, w->c->asked) =
		    str_dup(w->r->keep, path);
	return files_at(w->c->files, path);
}

/* A path that begins with "/": a file of content, or a page of the
 * site ("/tags/cache/"), which is checked when the pages are known. */
static void
resolve_absolute(struct body_work *w, struct link *l, str path)
{
	const struct file *f;
	str full;

	if (!normalise(w->c->scratch, STR("content"), path, &full)) {
		l->fault = LINK_CLIMBS;
		return;
	}
	f = file_of(w, full);
	if (f)
		l->target = f->index;
	else if (str_ends(path, STR(".md")) || l->image)
		l->fault = LINK_MISSING;
	else
		l->site = true;
	if (l->site)
		l->path = reading_word(w->r, path);
}

static void
resolve(struct body_work *w, struct link *l)
{
	struct arena *scratch = w->c->scratch;
	str scheme = scheme_of(l->url), path, full;
	const struct file *f;
	struct cut hash;

	if (!str_empty(scheme)) {
		if (!scheme_allowed(scheme))
			l->fault = LINK_SCHEME;
		return;
	}
	if (str_starts(l->url, STR("//")))
		return;
	hash = str_cut(l->url, '#');
	path = scalar_percents(scratch, str_cut(hash.head, '?').head);
	l->fragment = scalar_percents(w->r->keep, hash.tail);
	if (str_empty(path)) {
		l->target = w->doc->file;
		return;
	}
	if (path.p[0] == '/') {
		resolve_absolute(w, l, path);
		return;
	}
	if (!normalise(scratch, str_rcut(w->doc->path, '/').head, path,
	    &full)) {
		l->fault = LINK_CLIMBS;
		return;
	}
	f = file_of(w, full);
	if (f)
		l->target = f->index;
	else
		l->fault = LINK_MISSING;
}

/* "snapshots/metrics.json", as attachments are named in code marks; not
 * `v1.2`, a command or a host. */
static bool
names_file(str s)
{
	static const str endings[] = { STR_INIT("csv"), STR_INIT("gif"),
		STR_INIT("gz"), STR_INIT("har"), STR_INIT("html"),
		STR_INIT("jpeg"), STR_INIT("jpg"), STR_INIT("json"),
		STR_INIT("log"), STR_INIT("pdf"), STR_INIT("png"),
		STR_INIT("sql"), STR_INIT("svg"), STR_INIT("txt"),
		STR_INIT("webp"), STR_INIT("xml"), STR_INIT("yaml"),
		STR_INIT("yml"), STR_INIT("zip") };
	enum { ENDING_MOST = 4 };
	ptrdiff_t dot = str_rfind_char(str_from(s, s.n > ENDING_MOST
	    ? s.n - ENDING_MOST - 1 : 0), '.');
	str ending;

	if (dot < 0 || s.p[0] == '/')
		return false;
	dot += s.n > ENDING_MOST ? (ptrdiff_t)s.n - ENDING_MOST - 1 : 0;
	if (dot == 0)
		return false;
	ending = str_from(s, (size_t)dot + 1);
	for (size_t i = 0; i < s.n; i++)
		if (!char_alnum(s.p[i]) && (unsigned char)s.p[i] < 0x80 &&
		    !strchr("._-/", s.p[i]))
			return false;
	return str_iamong(ending, endings,
	    sizeof(endings) / sizeof(endings[0]));
}

/* The policy's section of attachments, or -1. */
static int
attachments_row(const struct policy *p)
{
	for (size_t i = 0; i < p->sections.n; i++)
		if (str_eq(p->sections.v[i].id, STR("attachments")))
			return (int)i;
	return -1;
}

/* Whether a section is the one of attachments. */
static bool
of_attachments(struct body_work *w, md_node *heading)
{
	int row = attachments_row(w->r->policy);

	return heading && row >= 0 && policy_section(w->r->policy, md_text(
	    w->md, heading, w->c->scratch, true)) == row;
}

void
links_read(struct body_work *w)
{
	const struct md_nodes *all = &w->nodes.links;
	struct place last = { 0 };
	md_node *heading = NULL;	/* of the section */
	int patience = 100;

	for (size_t i = 0; i < all->n; i++) {
		md_node *n = all->v[i];
		enum md_kind k = md_kind(n);
		struct link l = { 0 };

		if (k == MD_HEADING && md_parent(n) == md_root(w->md))
			heading = n;
		if (k == MD_CODE && names_file(md_literal(n)) &&
		    of_attachments(w, heading)) {
			l.url = reading_word(w->r, md_literal(n));
			l.image = true;
			l.place = md_place_of(w->md, n, l.url);
		} else if (k == MD_LINK || k == MD_IMAGE) {
			l.url = reading_word(w->r, md_url(n));
			if (str_empty(l.url))
				continue;
			l.image = k == MD_IMAGE;
			l.place = md_place_link(w->md, n, &last, &patience);
			last = l.place;
		} else {
			continue;
		}
		l.internal = md_internal(w->md, n) || w->doc->internal;
		resolve(w, &l);
		*vec_push(w->c->scratch, &w->doc->body.links) = l;
	}
}

uint32_t
link_attachment(struct body_work *w, str url)
{
	struct link l = { .url = url };

	w->naming = true;
	resolve(w, &l);
	w->naming = false;
	return w->c->files->v[l.target].kind == FILE_ATTACHMENT
	    ? l.target : 0;
}

/* An address on this site, as it stands in stored HTML. */
static void
lead_home(struct body_work *w, struct md_link *out, str path, str prefix,
    str fragment)
{
	static const char root[] = { HTML_ROOT };

	out->before = str_of(root, sizeof(root));
	out->href = path;
	if (!str_empty(fragment))
		out->href = str_cat(w->c->scratch, path, STR("#"), prefix,
		    fragment);
}

/* Called by the renderer for each link: where it leads on the site. What
 * is wrong with a link was said by links_read(). */
void
link_hook(void *work, struct md_link *out)
{
	struct body_work *w = work;
	struct link l = { .url = out->url, .image = out->image };
	const struct link_target *t;

	if (str_empty(l.url))
		return;
	resolve(w, &l);
	out->href = STR_NONE;
	if (l.fault != LINK_FINE)
		return;
	if (l.site) {
		lead_home(w, out, str_from(l.url, 1), STR_NONE, STR_NONE);
		return;
	}
	if (!l.target) {
		out->href = l.url;
		return;
	}
	t = &w->c->targets[l.target];
	if (str_empty(t->url) || (t->internal && !w->c->with_internal))
		return;
	if (l.target == w->doc->file && !l.image)
		out->href = str_cat(w->c->scratch, STR("#"),
		    w->c->anchor_prefix, l.fragment);
	else
		lead_home(w, out, t->url, t->anchor_prefix, l.fragment);
}
