/* Extended autolinks: bare URLs and mail addresses become links.
 *
 * They are looked for in each run of neighbouring text nodes, which is
 * joined first: libcmark cuts text at every character that could have
 * meant something.
 */
#include "markdown/tree.h"
#include "markdown/url.h"

/* Whether an @ has something before it, as it has in a mail address and
 * has not before a name. What stands in the text before is not looked at. */
static bool
may_be_mail(str s)
{
	ptrdiff_t at;

	while ((at = str_find_char(s, '@')) >= 0) {
		if (at == 0 || !memchr(" (|", s.p[at - 1], 3))
			return true;
		s = str_from(s, (size_t)at + 1);
	}
	return false;
}

static bool
promising(const struct md *m, str s)
{
	return (m->has_at && may_be_mail(s)) ||
	    (m->has_full && str_has(s, STR("://"))) ||
	    (m->has_www && str_has(s, STR("www.")));
}

/* The text nodes from first up to end as one string. */
static str
join(struct md *m, md_node *first, md_node *end)
{
	size_t total = 0, at = 0;
	char *p;

	if (first->next == end)
		return first->text;
	for (md_node *n = first; n != end; n = n->next)
		total += n->text.n;
	p = arena_bytes(m->arena, total);
	for (md_node *n = first; n != end; n = n->next) {
		if (n->text.n)
			memcpy(p + at, n->text.p, n->text.n);
		at += n->text.n;
	}
	return str_of(p, total);
}

static md_node *
make_link(struct md *m, str s, enum url_kind kind)
{
	static const str ahead[] = { [URL_WWW] = STR_INIT("http://"),
		[URL_MAIL] = STR_INIT("mailto:"), [URL_MAILTO] = { 0 } };
	md_node *n = md_make(m->arena, MD_LINK);

	n->text = str_cat(m->arena, ahead[kind], s);
	n->automatic = true;
	md_append(n, md_make_text(m->arena, s));
	return n;
}

/* Replace the texts from first up to end, which are s, where s has links. */
static void
link_run(struct md *m, md_node *first, const md_node *end, str s)
{
	struct url_scan scan = url_scan_of(s, md_char_before(first),
	    (m->has_www ? URL_SCAN_WWW : 0) | (m->has_at ? URL_SCAN_MAIL
	    : 0));
	struct url_span u;
	md_node *next;
	size_t done = 0;

	while (url_next(&scan, &u)) {
		if (u.from > done)
			md_insert_before(first, md_make_text(m->arena,
			    str_sub(s, done, u.from)));
		md_insert_before(first, make_link(m,
		    str_sub(s, u.from, u.to), u.kind));
		done = u.to;
	}
	if (done == 0)
		return;
	if (done < s.n)
		md_insert_before(first, md_make_text(m->arena,
		    str_from(s, done)));
	for (md_node *n = first; n != end; n = next) {
		next = n->next;
		md_unlink(n);
	}
}

/* Look at the run of texts that begins with n. The last node of what
 * stands there afterwards. */
static md_node *
look(struct md *m, md_node *n)
{
	md_node *parent = n->parent, *end = n->next;
	bool hope = false;

	if (!end || end->kind != MD_TEXT) {
		link_run(m, n, end, n->text);
		return end ? end->prev : parent->last;
	}
	for (end = n; end && end->kind == MD_TEXT; end = end->next)
		hope = hope || promising(m, end->text);
	if (hope)
		link_run(m, n, end, join(m, n, end));
	return end ? end->prev : parent->last;
}

/* What is in a block that has inlines. */
static void
look_in(struct md *m, md_node *block)
{
	md_node *n = block->first;

	while (n) {
		if (n->kind == MD_TEXT)
			n = look(m, n);
		if (n->kind == MD_LINK || n->kind == MD_IMAGE)
			n = md_walk_past(block, n);
		else
			n = md_walk(block, n);
	}
}

void
md_autolink(struct md *m)
{
	for (size_t i = 0; i < m->linked.n; i++)
		look_in(m, m->linked.v[i]);
}
