#include "render/theme_assets.h"

#include <stdlib.h>

#include "base/map.h"
#include "render/template_names.h"

static int
by_path(const void *a, const void *b)
{
	const struct asset *x = a, *y = b;

	return str_cmp(x->path, y->path);
}

/* Names and bytes, and where each ends. */
static uint64_t
hash_of(const struct theme *t)
{
	uint64_t h = t->assets.n;

	for (size_t i = 0; i < t->assets.n; i++) {
		const struct asset *x = &t->assets.v[i];

		h = (h ^ str_hash(x->path)) * UINT64_C(0x9e3779b97f4a7c15);
		h = (h ^ str_hash(x->bytes)) * UINT64_C(0x9e3779b97f4a7c15);
		h ^= h >> 29;
	}
	return h;
}

void
theme_assets_place(struct theme *t)
{
	uint64_t h;

	if (t->assets.n > 0)
		qsort(t->assets.v, t->assets.n, sizeof(*t->assets.v),
		    by_path);
	h = hash_of(t);
	t->folder = str_format(t->arena, "assets/%0*llx/", ASSETS_HASH,
	    (unsigned long long)(h >> (64 - 4 * ASSETS_HASH)));
	for (size_t i = 0; i < t->assets.n; i++) {
		struct asset *x = &t->assets.v[i];

		x->name = str_from(x->path, sizeof("assets/") - 1);
		x->path = str_cat(t->arena, t->folder, x->name);
	}
}

str
theme_assets_path(const struct theme *t, str name)
{
	for (size_t i = 0; i < t->assets.n; i++)
		if (str_eq(t->assets.v[i].name, name))
			return t->assets.v[i].path;
	return STR_NONE;
}

bool
theme_assets_is(str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!memchr("0123456789abcdef", name.p[i], 16))
			return false;
	return name.n == ASSETS_HASH;
}

/* The name that text begins with, up to where an address ends. */
static str
name_at(str text)
{
	size_t n = 0;

	while (n < text.n && (unsigned char)text.p[n] > ' ' &&
	    !memchr("\"'?#<>)", text.p[n], 7))
		n++;
	return str_sub(text, 0, n);
}

static void
check_tag(const struct theme *t, str text, str after, const char *tag,
    uint32_t file, struct diags *d)
{
	str name = name_at(after);
	bool bare = str_eq(str_c(tag), STR("{{root}}assets/"));

	if (str_empty(name))
		return;
	/* A tag in the name decides the rest of it: we cannot know. */
	if (bare ? theme_assets_is(str_cut(name, '/').head)
	    : str_find(name, STR("{{")) >= 0 ||
	    !str_empty(theme_assets_path(t, name)))
		return;
	diag_add(d, RULE_TEMPLATE_ASSET, template_place(text, name, file),
	    bare ? "assets/" STR_FMT " is in a folder named after a hash"
	    : "the theme has no file assets/" STR_FMT, STR_ARG(name));
	if (bare)
		diag_help(d, "write {{root}}{{assets}}" STR_FMT,
		    STR_ARG(name));
	else
		diag_help(d, "put the file there, or correct its name");
}

void
theme_assets_check(const struct theme *t, str text, uint32_t file,
    struct diags *d)
{
	static const char *const tags[] = { "{{root}}assets/", "{{assets}}" };

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		str rest = text;
		ptrdiff_t at;

		while ((at = str_find(rest, str_c(tags[i]))) >= 0) {
			rest = str_from(rest, (size_t)at + strlen(tags[i]));
			check_tag(t, text, rest, tags[i], file, d);
		}
	}
}
