/* Inlines as HTML. */
#include "markdown/writer.h"

/* Schemes that a page of ours may lead to. What has none is relative.
 * Whatever else stands before a colon is refused, for browsers forgive
 * much in the spelling of "javascript". */
static bool
safe(str url)
{
	static const str schemes[] = { STR_INIT("http"), STR_INIT("https"),
		STR_INIT("mailto"), STR_INIT("tel") };
	size_t i = 0;
	str scheme;

	while (i < url.n && !memchr(":/?#", url.p[i], 4))
		i++;
	if (i == url.n || url.p[i] != ':')
		return true;
	scheme = str_sub(url, 0, i);
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (str_ieq(scheme, schemes[i]))
			return true;
	return false;
}

/* A bare URL; or <https://...>, a link whose only text is its URL. */
static bool
is_automatic(const md_node *n)
{
	const md_node *t = n->first;

	if (n->automatic)
		return true;
	if (!t || t->kind != MD_TEXT || t->next)
		return false;
	return str_eq(n->text, t->text) ||
	    (str_starts(n->text, STR("mailto:")) &&
	    str_eq(str_from(n->text, 7), t->text));
}

/* Where a link or image leads on this page; before and href are empty
 * when it leads nowhere. */
static struct md_link
lead(struct writer *w, md_node *n)
{
	struct md_link l = { .node = n, .url = n->text,
	    .image = n->kind == MD_IMAGE,
	    .automatic = is_automatic(n) };

	l.href = l.url;
	if (w->o->unsafe)
		return l;
	if (w->o->link)
		w->o->link(w->o->context, &l);
	if (str_empty(l.before) && !safe(l.href))
		l.href = STR_NONE;
	return l;
}

static bool
leads_nowhere(const struct md_link *l)
{
	return str_empty(l->before) && str_empty(l->href);
}

static void
put_address(struct writer *w, const struct md_link *l)
{
	buf_str(w->out, l->before);
	url_attr(w->out, l->href);
}

static bool
enter_text(struct writer *w, md_node *n)
{
	html_put(w, str_from(n->text, w->skip));
	return false;
}

static bool
enter_code(struct writer *w, md_node *n)
{
	buf_lit(w->out, "<code>");
	html_put(w, str_from(n->text, w->skip));
	buf_lit(w->out, "</code>");
	return false;
}

static bool
enter_soft_break(struct writer *w, md_node *n)
{
	(void)n;
	buf_char(w->out, '\n');
	return false;
}

static bool
enter_line_break(struct writer *w, md_node *n)
{
	(void)n;
	if (w->o->plain)
		buf_lit(w->out, "<br />\n");
	else
		buf_lit(w->out, "<br>\n");
	return false;
}

static bool
enter_html(struct writer *w, md_node *n)
{
	if (w->o->unsafe)
		buf_str(w->out, n->text);
	else if (md_is_break(n))
		buf_lit(w->out, "<br>");
	return false;
}

static bool
enter_emph(struct writer *w, md_node *n)
{
	(void)n;
	buf_lit(w->out, "<em>");
	return true;
}

static void
leave_emph(struct writer *w, md_node *n)
{
	(void)n;
	buf_lit(w->out, "</em>");
}

static bool
enter_strong(struct writer *w, md_node *n)
{
	(void)n;
	buf_lit(w->out, "<strong>");
	return true;
}

static void
leave_strong(struct writer *w, md_node *n)
{
	(void)n;
	buf_lit(w->out, "</strong>");
}

static bool
enter_strike(struct writer *w, md_node *n)
{
	(void)n;
	buf_lit(w->out, "<del>");
	return true;
}

static void
leave_strike(struct writer *w, md_node *n)
{
	(void)n;
	buf_lit(w->out, "</del>");
}

static void
put_title(struct writer *w, const md_node *n)
{
	str title = n->extra[0];

	if (str_empty(title))
		return;
	buf_lit(w->out, " title=\"");
	html_put_value(w, title);
	buf_char(w->out, '"');
}

static bool
enter_link(struct writer *w, md_node *n)
{
	struct md_link to = lead(w, n);

	/* <https://...> in a link's text is one too; HTML has none such. */
	if ((leads_nowhere(&to) || w->link) && !w->o->plain)
		return true;
	w->link = n;
	buf_lit(w->out, "<a href=\"");
	put_address(w, &to);
	buf_char(w->out, '"');
	put_title(w, n);
	buf_char(w->out, '>');
	return true;
}

static void
leave_link(struct writer *w, md_node *n)
{
	if (w->link == n || w->o->plain)
		buf_lit(w->out, "</a>");
	if (w->link == n)
		w->link = NULL;
}

static void
put_alt(struct writer *w, md_node *image)
{
	md_node *n = image->first;

	while (n) {
		if (html_hidden(w, n)) {
			n = md_walk_past(image, n);
			continue;
		}
		if (w->o->unsafe && n->kind == MD_HTML)
			html_put_value(w, n->text);
		else
			html_put_value(w, md_plain(n));
		n = md_walk(image, n);
	}
}

/* On another host: to show it would tell that host who reads the page. */
static bool
elsewhere(const struct md_link *l)
{
	return str_empty(l->before) && (str_starts(l->href, STR("//")) ||
	    str_istarts(l->href, STR("http:")) ||
	    str_istarts(l->href, STR("https:")));
}

/* A link in the place of an image; no link stands in a link. */
static void
put_image_link(struct writer *w, md_node *n, const struct md_link *from)
{
	bool open = !w->link;

	if (open) {
		buf_lit(w->out, "<a href=\"");
		put_address(w, from);
		buf_lit(w->out, "\">");
	}
	if (n->first)
		put_alt(w, n);
	else
		html_put_value(w, from->href);
	if (open)
		buf_lit(w->out, "</a>");
}

static bool
enter_image(struct writer *w, md_node *n)
{
	struct md_link from = lead(w, n);

	if (leads_nowhere(&from) && !w->o->plain) {
		put_alt(w, n);
		return false;
	}
	if (elsewhere(&from) && !w->o->plain && !w->o->unsafe) {
		put_image_link(w, n, &from);
		return false;
	}
	buf_lit(w->out, "<img src=\"");
	put_address(w, &from);
	buf_lit(w->out, "\" alt=\"");
	put_alt(w, n);
	buf_char(w->out, '"');
	put_title(w, n);
	if (w->o->plain)
		buf_lit(w->out, " />");
	else
		buf_lit(w->out, " loading=\"lazy\">");
	return false;
}

const struct html_kind html_inlines[MD_IMAGE + 1] = {
	[MD_TEXT] = { enter_text, NULL, false },
	[MD_SOFT_BREAK] = { enter_soft_break, NULL, false },
	[MD_LINE_BREAK] = { enter_line_break, NULL, false },
	[MD_CODE] = { enter_code, NULL, false },
	[MD_HTML] = { enter_html, NULL, false },
	[MD_EMPH] = { enter_emph, leave_emph, true },
	[MD_STRONG] = { enter_strong, leave_strong, true },
	[MD_STRIKE] = { enter_strike, leave_strike, true },
	[MD_LINK] = { enter_link, leave_link, true },
	[MD_IMAGE] = { enter_image, NULL, false },
};
