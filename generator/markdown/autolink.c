/* Extended autolinks: bare URLs and mail addresses become links.
 *
 * They are looked for in each run of neighbouring text nodes, which is
 * joined first: libcmark cuts text at every character that could have
 * meant something.
 */
#include "markdown/tree.h"
#include "markdown/url.h"

static bool
promising(str s)
{
	return str_find_char(s, '@') >= 0 || str_has(s, STR("://")) ||
	    str_has(s, STR("www."));
}

/* The text nodes from first up to end as one string. */
static str
join(struct md *m, md_node *first, md_node *end)
{
	size_t total = 0, at = 0;
	char *p;

	if (cmark_node_next(first) == end)
		return md_node_text(first);
	for (md_node *n = first; n != end; n = cmark_node_next(n))
		total += md_node_text(n).n;
	p = arena_bytes(m->arena, total);
	for (md_node *n = first; n != end; n = cmark_node_next(n)) {
		str s = md_node_text(n);

		memcpy(p + at, s.p, s.n);
		at += s.n;
	}
	return str_of(p, total);
}

static md_node *
make_link(struct md *m, str s, enum url_kind kind)
{
	static const str ahead[] = { [URL_WWW] = STR_INIT("http://"),
		[URL_MAIL] = STR_INIT("mailto:"), [URL_MAILTO] = { 0 } };
	md_node *n = cmark_node_new_with_mem(CMARK_NODE_LINK, md_heap());

	cmark_node_set_url(n, str_z(m->arena,
	    str_cat(m->arena, ahead[kind], s)));
	cmark_node_append_child(n, md_text_node(m->arena, s));
	md_side(m, n)->automatic = true;
	return n;
}

/* Replace the texts from first on, which are s, where it holds links. */
static void
link_run(struct md *m, md_node *first, str s)
{
	struct url_scan scan = url_scan_of(s, md_char_before(first));
	struct url_span u;
	md_node *next;
	size_t done = 0;

	while (url_next(&scan, true, &u)) {
		if (u.from > done)
			cmark_node_insert_before(first, md_text_node(m->arena,
			    str_sub(s, done, u.from)));
		cmark_node_insert_before(first, make_link(m,
		    str_sub(s, u.from, u.to), u.kind));
		done = u.to;
	}
	if (done == 0)
		return;
	if (done < s.n)
		cmark_node_insert_before(first, md_text_node(m->arena,
		    str_from(s, done)));
	for (md_node *n = first; n && md_is_text(n); n = next) {
		next = cmark_node_next(n);
		cmark_node_unlink(n);
	}
}

/* Look at the run of texts that begins with n. The last node of what
 * stands there afterwards. */
static md_node *
look(struct md *m, md_node *n, bool work)
{
	md_node *parent = cmark_node_parent(n), *end = n;
	bool hope = false;

	for (; end && md_is_text(end); end = cmark_node_next(end))
		hope = hope || promising(md_node_text(end));
	if (hope && work)
		link_run(m, n, join(m, n, end));
	return end ? cmark_node_previous(end) :
	    cmark_node_last_child(parent);
}

void
md_autolink(struct md *m)
{
	md_node *n = m->root, *next;
	int depth = 0;

	if (!m->has_url && !m->has_at)
		return;
	while (n) {
		cmark_node_type type = cmark_node_get_type(n);

		next = NULL;
		if (type == CMARK_NODE_TEXT)
			n = look(m, n, depth < MD_DEPTH_WORKED);
		else if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE)
			next = cmark_node_first_child(n);
		depth += next != NULL;
		while (!next && n != m->root) {
			next = cmark_node_next(n);
			if (!next) {
				n = cmark_node_parent(n);
				depth--;
			}
		}
		n = next;
	}
}
