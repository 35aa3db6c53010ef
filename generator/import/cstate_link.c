/* Addresses: of the old site, and where they are in the new one. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "import/cstate_parts.h"

enum { PARTS_MOST = 64 };

str
cstate_lower(struct arena *a, str s)
{
	/* A letter of two bytes may become one of three. */
	char *p = arena_bytes(a, s.n * 2);
	size_t n = 0, at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);

		if (c == UTF8_REPLACEMENT) {
			memcpy(p + n, s.p + from, at - from);
			n += at - from;
		} else {
			n += utf8_put(p + n, (uint32_t)utf8proc_tolower(
			    (utf8proc_int32_t)c));
		}
	}
	return str_of(p, n);
}

/* What Hugo keeps of a name in an address. */
static bool
address_char(char c)
{
	return char_alnum(c) || (unsigned char)c >= 0x80 ||
	    str_find_char(STR("./\\_#+~-@"), c) >= 0;
}

str
cstate_urlize(struct arena *a, str name, bool lower)
{
	char *p = arena_bytes(a, name.n);
	size_t n = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (char_space(c)) {
			/* Several become one. */
			if (n && p[n - 1] != '-')
				p[n++] = '-';
		} else if (address_char(c)) {
			p[n++] = c;
		}
	}
	name = str_of(p, n);
	return lower ? cstate_lower(a, name) : name;
}

str
cstate_slug(struct arena *a, str name)
{
	enum { SLUG_MOST = 100 };
	char *p = arena_bytes(a, name.n);
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < SLUG_MOST; i++) {
		char c = char_lower(name.p[i]);

		if (char_alnum(c) || (c == '_' && n))
			p[n++] = c;
		else if (c == '.' && n && char_alnum(p[n - 1]))
			p[n++] = c;
		else if (n && p[n - 1] != '-' && p[n - 1] != '.')
			p[n++] = '-';
	}
	while (n && (p[n - 1] == '-' || p[n - 1] == '.'))
		n--;
	return str_of(p, n);
}

str
cstate_unique(struct arena *a, struct map *taken, str word)
{
	void **at = map_at(taken, word, a);
	/* The number given last: so a thousand of one name are no more
	 * work than a thousand names. */
	uintptr_t n = (uintptr_t)*at;
	str key;

	if (n == 0) {
		*at = (void *)(uintptr_t)1;
		return word;
	}
	do {
		n++;
		key = str_format(a, STR_FMT "-%lu", STR_ARG(word),
		    (unsigned long)n);
	} while (map_get(taken, key));
	*at = (void *)n;
	*map_at(taken, key, a) = (void *)(uintptr_t)1;
	return key;
}

/* "/a/b/c" without its empty, "." and ".." parts; false when it climbs
 * out. */
static bool
normalise(struct arena *a, str path, str *out)
{
	str parts[PARTS_MOST * 2];
	struct cut c = { .tail = path, .found = true };
	size_t n = 0;

	while (c.found) {
		c = str_cut(c.tail, '/');
		if (str_empty(c.head) || str_eq(c.head, STR(".")))
			continue;
		if (str_eq(c.head, STR(".."))) {
			if (n == 0)
				return false;
			n -= 2;
			continue;
		}
		if (n + 2 > PARTS_MOST * 2)
			return false;
		parts[n++] = STR("/");
		parts[n++] = c.head;
	}
	*out = n ? str_join(a, parts, n) : STR("/");
	return true;
}

/* From one file below content/ to another. */
static str
relative(struct arena *a, str from, str to)
{
	struct buf b = buf_init(BUF_MAX);
	size_t same = 0;
	str out;

	for (size_t i = 0; i < from.n && i < to.n && from.p[i] == to.p[i];
	    i++)
		if (from.p[i] == '/')
			same = i + 1;
	for (size_t i = same; i < from.n; i++)
		if (from.p[i] == '/')
			buf_lit(&b, "../");
	buf_str(&b, str_from(to, same));
	out = buf_keep(&b, a);
	buf_release(&b);
	return out;
}

static const struct cstate_doc *
target(const struct map *m, str key)
{
	const struct cstate_doc *doc = map_get(m, key);

	return doc && doc->kind <= CSTATE_PAGE ? doc : NULL;
}

/* An address of the old site as by_old has it: ends with a slash. */
static str
permalink(struct cstate *c, str path)
{
	if (!c->config->keep_case)
		path = cstate_lower(c->keep, path);
	if (str_ends(path, STR("/index.html")))
		path = str_sub(path, 0, path.n - 10);
	if (!str_ends(path, STR("/")) && !str_ends(path, STR(".html")))
		path = str_cat(c->keep, path, STR("/"));
	return path;
}

/* The page of a system, as the old site named it. */
static bool
system_page(struct cstate *c, str link, str *out)
{
	const struct cstate_system *s;

	if (!str_starts(link, STR("/affected/")))
		return false;
	link = str_sub(link, 10, link.n - 1);
	s = map_get(&c->config->by_link, link);
	if (!s)
		return false;
	*out = str_cat(c->keep, STR("/components/"), s->id, STR("/"));
	return true;
}

/* A file beside the old pages that can stand beside the new ones. */
static bool
asset(struct cstate *c, struct cstate_index *index, str path, str *out)
{
	struct cstate_source *source = map_get(&index->assets, path);
	void **there;

	if (!source)
		return false;
	*out = path;
	there = map_at(&index->copied, path, c->keep);
	if (!*there) {
		*vec_push(c->keep, &c->out) = (struct cstate_output){
			.path = str_cat(c->keep, STR("content"), path),
			.copy = source->path };
		c->count.copied++;
	}
	*there = source;
	return true;
}

/* A path of the old site. */
static bool
site_path(struct cstate *c, struct cstate_index *index,
    const struct cstate_doc *doc, str path, str tail, str *out)
{
	const struct cstate_doc *to;
	str link, found;

	if (str_ends(path, STR(".md"))) {
		to = target(&index->by_source,
		    str_cat(c->keep, STR("content"), path));
		if (to) {
			*out = str_cat(c->keep, relative(c->keep, doc->path,
			    to->path), tail);
			return true;
		}
	}
	link = permalink(c, path);
	to = target(&index->by_old, link);
	if (to) {
		*out = str_cat(c->keep, relative(c->keep, doc->path,
		    to->path), tail);
		return true;
	}
	if (str_eq(link, STR("/")))
		found = STR("/");
	else if (str_eq(link, STR("/issues/")))
		found = STR("/history/");
	else if (!system_page(c, link, &found) &&
	    !asset(c, index, path, &found))
		return false;
	*out = str_cat(c->keep, found, tail);
	return true;
}

/* "https", or nothing. */
static str
scheme_of(str url)
{
	size_t i = 0;

	while (i < url.n && (char_alnum(url.p[i]) || url.p[i] == '+' ||
	    url.p[i] == '-' || url.p[i] == '.'))
		i++;
	return i > 0 && i < url.n && url.p[i] == ':' && char_alpha(url.p[0])
	    ? str_sub(url, 0, i) : STR_NONE;
}

/* The path on the old site of a full address, if it is one there. */
static bool
own_address(const struct cstate_config *config, str url, str *path)
{
	str rest;

	if (str_empty(config->host))
		return false;
	if (str_istarts(url, STR("https://")))
		rest = str_from(url, 8);
	else if (str_istarts(url, STR("http://")))
		rest = str_from(url, 7);
	else
		return false;
	if (!str_istarts(rest, config->host))
		return false;
	rest = str_from(rest, config->host.n);
	if (!str_starts(rest, config->base))
		return false;
	rest = str_from(rest, config->base.n);
	if (rest.n && str_find_char(STR("/?#"), rest.p[0]) < 0)
		return false;
	*path = rest;
	return true;
}

/* ref and relref name a file of content/, with or without its folder. */
static bool
reference(struct cstate *c, struct cstate_index *index,
    const struct cstate_doc *doc, str url, struct place at, str *out)
{
	struct cstate_shortcode code;
	struct cut hash;
	str before, path;
	const struct cstate_doc *to = NULL;

	if (cstate_shortcode(url, &code, &before) &&
	    (str_eq(code.name, STR("ref")) ||
	    str_eq(code.name, STR("relref")))) {
		str folder = str_rcut(doc->source->path, '/').head;

		hash = str_cut(cstate_argument(&code), '#');
		path = hash.head;
		if (!str_ends(path, STR(".md")))
			path = str_cat(c->keep, path, STR(".md"));
		if (str_starts(path, STR("/")))
			path = str_from(path, 1);
		else
			to = target(&index->by_source, str_cat(c->keep,
			    folder, STR("/"), path));
		if (!to)
			to = target(&index->by_source, str_cat(c->keep,
			    STR("content/"), path));
	}
	if (to) {
		*out = str_cat(c->keep, relative(c->keep, doc->path,
		    to->path), hash.found ? STR("#") : STR_NONE, hash.tail);
		return true;
	}
	diag_add(c->diags, RULE_IMPORT_SHORTCODE, at,
	    STR_FMT " refers to nothing that was imported", STR_ARG(url));
	return false;
}

static bool
foreign(struct cstate *c, str scheme, struct place at)
{
	static const str allowed[] = { STR_INIT("http"), STR_INIT("https"),
		STR_INIT("mailto"), STR_INIT("tel") };

	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		if (str_ieq(scheme, allowed[i]))
			return true;
	diag_add(c->diags, RULE_IMPORT_LINK, at,
	    "a link with " STR_FMT ": is not allowed here; its address "
	    "became plain text", STR_ARG(scheme));
	return false;
}

bool
cstate_link(struct cstate *c, struct cstate_index *index,
    const struct cstate_doc *doc, str url, struct place at, str *out)
{
	str scheme = scheme_of(url), path = url, tail, full;
	bool own = own_address(c->config, url, &path);
	size_t end = 0;

	*out = url;
	if (str_starts(url, STR("{{")))
		return reference(c, index, doc, url, at, out);
	if (!own && !str_empty(scheme))
		return foreign(c, scheme, at);
	if (!own && (str_starts(url, STR("//")) ||
	    str_starts(url, STR("#"))))
		return true;
	while (end < path.n && path.p[end] != '?' && path.p[end] != '#')
		end++;
	tail = str_from(path, end);
	path = str_sub(path, 0, end);
	if (!own && str_starts(path, STR("/"))) {
		/* Below a sub-path, what begins with / may mean both. */
		if (c->config->base.n &&
		    str_starts(path, c->config->base) &&
		    str_starts(str_from(path, c->config->base.n), STR("/")))
			path = str_from(path, c->config->base.n);
	} else if (!own) {
		str folder = str_ends(path, STR(".md")) ? str_from(
		    str_rcut(doc->source->path, '/').head, 7) : doc->old;

		path = str_cat(c->keep, folder, STR("/"), path);
	}
	if (normalise(c->keep, path, &full)) {
		if (str_ends(path, STR("/")) && full.n > 1)
			full = str_cat(c->keep, full, STR("/"));
		if (site_path(c, index, doc, full, tail, out))
			return true;
	} else {
		full = STR("/");
	}
	if (!own)
		*out = str_cat(c->keep, c->config->url, full, tail);
	diag_add(c->diags, RULE_IMPORT_LINK, at,
	    STR_FMT " is nothing that was imported", STR_ARG(url));
	if (!own)
		diag_help(c->diags, "it became " STR_FMT, STR_ARG(*out));
	return true;
}
