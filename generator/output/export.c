#include "output/export.h"

#include "base/escape.h"
#include "render/view.h"

/* What stands for the root while the template runs: it goes through every
 * escape, and is no address that leads anywhere. Who types it into a report
 * gets a link into the site. */
#define ROOT_MARK STR("about:site/")

struct settle {
	const struct export *e;
	struct arena *a;
	struct buf *out;
};

static void
put_base64(struct buf *out, str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < s.n; i += 3) {
		size_t left = s.n - i;
		uint32_t x = (uint32_t)(unsigned char)s.p[i] << 16;

		if (left > 1)
			x |= (uint32_t)(unsigned char)s.p[i + 1] << 8;
		if (left > 2)
			x |= (unsigned char)s.p[i + 2];
		buf_char(out, digits[x >> 18]);
		buf_char(out, digits[x >> 12 & 63]);
		buf_char(out, left > 1 ? digits[x >> 6 & 63] : '=');
		buf_char(out, left > 2 ? digits[x & 63] : '=');
	}
}

/* Only what browsers show as an image. */
static str
image_type(str path)
{
	static const struct { const char *end, *type; } types[] = {
		{ ".png", "image/png" }, { ".jpg", "image/jpeg" },
		{ ".jpeg", "image/jpeg" }, { ".gif", "image/gif" },
		{ ".webp", "image/webp" }, { ".avif", "image/avif" },
		{ ".svg", "image/svg+xml" },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		str end = str_c(types[i].end);

		if (path.n > end.n && str_ieq(str_from(path,
		    path.n - end.n), end))
			return str_c(types[i].type);
	}
	return STR_NONE;
}

/* The attachment at a path of the site, as far as the audience has it.
 * Both sides are compared as an address writes them. */
static bool
image_bytes(const struct settle *w, str path, str *bytes)
{
	const struct corpus *c = w->e->source->corpus;

	if (!str_starts(path, STR("files/")))
		return false;
	path = str_from(path, 6);
	for (size_t i = 0; i < c->files->n; i++) {
		const struct file *f = &c->files->v[i];

		if (f->kind == FILE_ATTACHMENT && c->attached[i] &&
		    (str_eq(f->below, path) ||
		    str_eq(view_path(w->a, f->below), path)))
			return w->e->read(w->e->context, f, bytes);
	}
	return false;
}

static bool
put_image(const struct settle *w, str path)
{
	str type = image_type(path), bytes;

	if (str_empty(type) || !image_bytes(w, path, &bytes))
		return false;
	buf_lit(w->out, " src=\"data:");
	buf_str(w->out, type);
	buf_lit(w->out, ";base64,");
	put_base64(w->out, bytes);
	buf_lit(w->out, "\"");
	return true;
}

/* An attribute whose value leads into the site. Without an address of the
 * site a link is none: <a> without href is plain text. */
static void
put_way(const struct settle *w, str name, str path)
{
	const struct site *site = w->e->source->corpus->site;

	if (str_eq(name, STR("src")) && put_image(w, path))
		return;
	if (str_empty(site->url)) {
		if (str_eq(name, STR("src")))
			buf_lit(w->out, " src=\"data:,\"");
		return;
	}
	buf_char(w->out, ' ');
	buf_str(w->out, name);
	buf_lit(w->out, "=\"");
	html_attr(w->out, view_address(w->a, site, STR_NONE));
	buf_str(w->out, path);
	buf_lit(w->out, "\"");
}

/* The name of the attribute whose value begins where html ends, which is
 * taken off with the space before it: ` href="`. */
static str
take_attribute(str *html)
{
	static const char *const names[] = { "href", "src" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		str name = str_c(names[i]);

		if (html->n < name.n + 3 || !str_ends(*html, STR("=\"")) ||
		    !str_ends(str_sub(*html, 0, html->n - 2), name) ||
		    html->p[html->n - name.n - 3] != ' ')
			continue;
		html->n -= name.n + 3;
		return name;
	}
	return STR_NONE;
}

/* An image that is inside has nothing to wait for. */
static str
put_image_rest(const struct settle *w, str rest)
{
	str lazy = STR(" loading=\"lazy\"");
	ptrdiff_t end = str_find_char(rest, '>'), at = str_find(rest, lazy);

	if (at < 0 || at > end)
		return rest;
	buf_str(w->out, str_sub(rest, 0, (size_t)at));
	return str_from(rest, (size_t)at + lazy.n);
}

/* Every address below the root becomes one that stands alone. */
static void
settle_html(const struct settle *w, str html)
{
	for (;;) {
		ptrdiff_t at = str_find(html, ROOT_MARK);
		str before, rest, name;
		struct cut c;

		if (at < 0)
			break;
		before = str_sub(html, 0, (size_t)at);
		rest = str_from(html, (size_t)at + ROOT_MARK.n);
		name = take_attribute(&before);
		buf_str(w->out, before);
		html = rest;
		if (str_empty(name)) {
			buf_str(w->out, ROOT_MARK);
			continue;
		}
		c = str_cut(rest, '"');
		put_way(w, name, c.head);
		html = str_eq(name, STR("src")) ? put_image_rest(w, c.tail)
		    : c.tail;
	}
	buf_str(w->out, html);
}

int
export_html(const struct export *e, struct arena *a, struct buf *out,
    struct diags *d)
{
	const struct pages_source *s = e->source;
	struct buf html = buf_init(BUF_MAX);
	struct settle w = { e, a, out };
	struct view v = {
		.corpus = s->corpus,
		.metrics = s->metrics,
		.theme = s->theme,
		.now = s->now,
		.with_internal = s->with_internal,
		.nameless = !s->with_internal,
		.arena = a,
		.root = ROOT_MARK,
	};
	int rc;

	v.frame = view_frame(&v);
	rc = template_run(&html, &s->theme->templates, STR("export"),
	    view_export(&v, e->incident), d);
	if (rc == 0)
		settle_html(&w, buf_view(&html));
	buf_release(&html);
	return rc;
}
