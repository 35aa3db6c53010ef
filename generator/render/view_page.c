/* What every page has: head, navigation, and ways to build values. */
#include "render/view_parts.h"

#include "base/utf8.h"

void
put_html_at(const struct view *v, struct value *map, str key, uint64_t hash,
    str html)
{
	struct buf b = buf_init(BUF_MAX);

	if (str_empty(html))
		return;
	if (str_find_char(html, HTML_ROOT) >= 0) {
		for (struct cut c; !str_empty(html); html = c.tail) {
			c = str_cut(html, HTML_ROOT);
			buf_str(&b, c.head);
			if (c.found)
				buf_str(&b, v->root);
		}
		html = buf_keep(&b, v->arena);
		buf_release(&b);
	}
	value_put_at(v->arena, map, key, hash, VALUE_HTML, html);
}

void
put_url(const struct view *v, struct value *map, str path)
{
	PUT_PLAIN(v, map, "url", view_path(v->arena, path));
}

struct value *
add_link(const struct view *v, struct value *list, str text, str url)
{
	struct value *m = add_map(v, list);

	PUT_OFTEN(v, m, "text", text);
	put_url(v, m, url);
	return m;
}

void
put_link(const struct view *v, struct value *map, const char *key, str text,
    str url)
{
	struct value *m = put_map(v, map, key);

	PUT(v, m, "text", text);
	put_url(v, m, url);
}

str
view_url(const struct view *v, const char *folder, str name)
{
	return str_cat(v->arena, str_c(folder), name, STR("/"));
}

/* Letters, digits and - . / _ ~ of ASCII. */
static inline bool
path_takes(char c)
{
	static const bool takes[256] = {
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
		0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1,
		0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0,
	};

	return takes[(unsigned char)c];
}

str
view_path(struct arena *a, str path)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t n = 0;
	char *p;

	while (n < path.n && path_takes(path.p[n]))
		n++;
	if (n == path.n)
		return path;
	p = arena_bytes(a, n + (path.n - n) * 3);
	memcpy(p, path.p, n);
	for (size_t i = n; i < path.n; i++) {
		char c = path.p[i];

		if (path_takes(c)) {
			p[n++] = c;
		} else {
			p[n++] = '%';
			p[n++] = hex[(unsigned char)c >> 4];
			p[n++] = hex[(unsigned char)c & 15];
		}
	}
	return str_of(p, n);
}

str
view_href(const struct view *v, str href)
{
	return str_starts(href, STR("/")) ? str_cat(v->arena, v->root,
	    str_from(href, 1)) : href;
}

str
view_address(struct arena *a, const struct site *site, str path)
{
	return str_cat(a, site->url, STR("/"), view_path(a, path));
}

/* Letters and digits of any script, and - _ inside: what a tag that
 * passed its check consists of stays as it is. */
str
view_slug(struct arena *a, str word)
{
	char *p = arena_bytes(a, word.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < word.n; i++) {
		char c = char_lower(word.p[i]);
		bool inside = n > 0 && (c == '_' || c == '.');

		p[n++] = char_alnum(c) || (unsigned char)c >= 0x80 || inside
		    ? c : '-';
	}
	if (n == 0)
		p[n++] = '-';
	return str_of(p, n);
}

/* At most so many bytes, whole words, with an ellipsis. */
str
view_cut(struct arena *a, str text, size_t most)
{
	ptrdiff_t space;
	str head;

	if (text.n <= most)
		return text;
	head = str_sub(text, 0, most);
	space = str_rfind_char(head, ' ');
	if (space > (ptrdiff_t)most / 2)
		head.n = (size_t)space;
	else
		while (head.n > 0 && utf8_bad(head) >= 0)
			head.n--;
	return str_cat(a, head, STR("\xE2\x80\xA6"));
}

static void
add_feed(const struct view *v, struct value *feeds, const char *type,
    str title, str url)
{
	struct value *m = add_map(v, feeds);

	PUT(v, m, "type", str_c(type));
	PUT(v, m, "title", title);
	put_url(v, m, url);
}

struct value *
make_site_feed(const struct view *v)
{
	struct value *feeds = value_list(v->arena);

	add_feed(v, feeds, "application/atom+xml", v->corpus->site->title,
	    STR("feed.atom"));
	return feeds;
}

/* What a feed reader finds on a page: the feeds of what it shows, or the
 * site's. */
static void
put_feeds(const struct view *v, struct value *page, const struct frame *f,
    const struct page_head *h)
{
	const struct site *site = v->corpus->site;
	struct value *feeds;
	str folder = STR_NONE, title = site->title;

	if (!f->feeds)
		return;
	if (!h->component && h->url.n > 0) {
		value_set(page, STR("feeds"), value_share(v->arena,
		    f->feeds));
		return;
	}
	feeds = put_list(v, page, "feeds");
	if (h->component) {
		folder = view_url(v, "components/", h->component->id);
		title = FILL(v, "page_title", { STR("page"),
		    h->component->name }, { STR("site"), site->title });
	}
	add_feed(v, feeds, "application/atom+xml", title,
	    str_cat(v->arena, folder, STR("feed.atom")));
	add_feed(v, feeds, "application/rss+xml", title,
	    str_cat(v->arena, folder, STR("feed.rss")));
	add_feed(v, feeds, "application/feed+json", title,
	    str_cat(v->arena, folder, STR("feed.json")));
}

static str
date_said(const struct view *v, int64_t at)
{
	return at == TIME_NONE ? STR_NONE : when_iso(v->arena, at);
}

static void
put_about(const struct view *v, struct value *root, const struct frame *f,
    const struct page_head *h)
{
	const struct site *site = v->corpus->site;
	struct value *page = put_map(v, root, "page");
	struct page_said said = { .canonical = STR_NONE };
	str title = h->title;

	if (!h->whole)
		title = FILL(v, "page_title", { STR("page"), h->title },
		    { STR("site"), site->title });
	said.description = str_empty(h->description) ? title
	    : view_cut(v->arena, h->description, 160);
	if (!str_empty(site->url) && !h->noindex)
		said.canonical = str_cat(v->arena, site->url, STR("/"),
		    h->path.p ? h->path : view_path(v->arena, h->url));
	if (h->dates) {
		said.published = date_said(v, h->dates->published);
		said.modified = date_said(v, h->dates->modified);
	}
	PUT(v, page, "kind", str_c(h->kind));
	PUT(v, page, "title", title);
	PUT(v, page, "description", said.description);
	PUT(v, page, "og_type", h->article ? STR("article")
	    : STR("website"));
	PUT(v, page, "icon", str_c(h->icon));
	value_put_bool(v->arena, page, STR("noindex"),
	    h->noindex || v->with_internal);
	PUT(v, page, "canonical", said.canonical);
	if (h->refresh && site->refresh > 0)
		value_put_int(v->arena, page, STR("refresh"),
		    site->refresh);
	PUT(v, page, "image", f->image);
	PUT(v, page, "published", said.published);
	PUT(v, page, "modified", said.modified);
	put_feeds(v, page, f, h);
	if (said.canonical.p)
		value_put_html(v->arena, page, STR("linked"),
		    linked_data(v, f, h, &said));
	value_set(root, STR("site"), value_share(v->arena, f->site));
}

struct value *
view_bare(const struct view *v)
{
	struct value *root = value_map(v->arena);

	PUT(v, root, "lang", v->theme->language);
	PUT(v, root, "dir", v->theme->right_to_left ? STR("rtl")
	    : STR("ltr"));
	PUT_OFTEN(v, root, "root", v->root);
	PUT_OFTEN(v, root, "assets", v->theme->folder);
	value_put_bool(v->arena, root, STR("internal_build"),
	    v->with_internal);
	value_set(root, STR("t"), value_share(v->arena,
	    v->theme->words.shown));
	return root;
}

struct value *
view_page(const struct view *v, const struct page_head *h)
{
	const struct frame *f = v->frame;
	struct value *root = view_bare(v);

	put_nav(v, root, "nav", &f->nav, h);
	put_nav(v, root, "foot", &f->foot, h);
	put_about(v, root, f, h);
	return root;
}

struct value *
view_lost(const struct view *v)
{
	struct page_head h = {
		.kind = "404", .title = SAY(v, "lost"),
		.description = SAY(v, "lost_text"),
		.url = STR("404.html"), .noindex = true,
	};

	return view_page(v, &h);
}

struct value *
view_redirect(const struct view *v, str url, str title)
{
	struct page_head h = {
		.kind = "redirect", .title = title, .url = url,
		.noindex = true,
	};
	struct value *root = view_page(v, &h);
	struct value *to = put_map(v, root, "redirect");

	put_url(v, to, url);
	PUT(v, to, "title", title);
	/* A redirect says where the page is now. */
	if (!str_empty(v->corpus->site->url))
		PUT(v, to, "canonical", view_address(v->arena,
		    v->corpus->site, url));
	return root;
}
