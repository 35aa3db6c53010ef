#include "render/stylesheet.h"

enum {
	NEST_MOST = 32,		/* blocks in one another */
	VAR_MOST = 16,		/* properties that lead to another */
};

/* What a block is about, as a set. */
enum {
	FOR_LIGHT = 1,
	FOR_DARK = 2,
	FOR_BOTH = FOR_LIGHT | FOR_DARK,
	FOR_ROOT = 4,		/* its declarations are the page's */
};

struct reader {
	struct stylesheet *s;
	str css;
	size_t at, start;	/* of the statement that is being read */
	int blocks[NEST_MOST];
	int depth;
};

/* Comments and white space, off the front. */
static str
after_comments(str s)
{
	for (;;) {
		ptrdiff_t end;

		s = str_trim(s);
		if (!str_starts(s, STR("/*")))
			return s;
		end = str_find(str_from(s, 2), STR("*/"));
		if (end < 0)
			return STR_NONE;
		s = str_from(s, (size_t)end + 4);
	}
}

static int
media_about(str query)
{
	if (str_find(query, STR("print")) >= 0 ||
	    str_find(query, STR("not ")) >= 0 ||
	    str_find(query, STR("-contrast")) >= 0 ||
	    str_find(query, STR("forced")) >= 0)
		return 0;
	if (str_find(query, STR("prefers-color-scheme")) < 0)
		return 0;
	return str_find(query, STR("dark")) >= 0 ? FOR_DARK : FOR_LIGHT;
}

static int
block_about(str prelude, int around)
{
	prelude = after_comments(prelude);
	if (str_starts(prelude, STR("@media")))
		return around & media_about(prelude);
	if (str_starts(prelude, STR("@layer")))
		return around;
	if (str_starts(prelude, STR("@")))
		return 0;
	for (struct cut c = { .tail = prelude, .found = true }; c.found;) {
		str one;

		c = str_cut(c.tail, ',');
		one = str_trim(c.head);
		if (str_eq(one, STR(":root")) || str_eq(one, STR("html")))
			return around ? around | FOR_ROOT : 0;
	}
	return 0;
}

static void
take_declaration(struct reader *r, str text)
{
	int about = r->depth > 0 && r->depth <= NEST_MOST
	    ? r->blocks[r->depth - 1] : 0;
	struct cut c = str_cut(after_comments(text), ':');
	struct property *p;

	if (!(about & FOR_ROOT) || !c.found ||
	    !str_starts(c.head, STR("--")))
		return;
	p = arena_new(r->s->arena, struct property);
	*p = (struct property){ str_trim(c.head), str_trim(c.tail) };
	for (int i = 0; i < SCHEMES; i++)
		if (about & (i == SCHEME_DARK ? FOR_DARK : FOR_LIGHT))
			*map_at(&r->s->by_name[i], p->name, r->s->arena) = p;
}

/* Over a comment or a string that begins at r->at; false when neither
 * does. */
static bool
skip_quiet(struct reader *r)
{
	char quote = r->css.p[r->at];

	if (quote == '/' && r->at + 1 < r->css.n &&
	    r->css.p[r->at + 1] == '*') {
		ptrdiff_t end = str_find(str_from(r->css, r->at + 2),
		    STR("*/"));

		r->at = end < 0 ? r->css.n : r->at + (size_t)end + 4;
		return true;
	}
	if (quote != '"' && quote != '\'')
		return false;
	for (r->at++; r->at < r->css.n; r->at++) {
		char c = r->css.p[r->at];

		if (c == '\\') {
			r->at++;
		} else if (c == quote || c == '\n') {
			r->at++;
			break;
		}
	}
	if (r->at > r->css.n)
		r->at = r->css.n;
	return true;
}

static void
take_mark(struct reader *r, char c)
{
	str text = str_sub(r->css, r->start, r->at);
	int around = r->depth == 0 ? FOR_BOTH
	    : r->depth <= NEST_MOST ? r->blocks[r->depth - 1] : 0;

	r->start = r->at + 1;
	if (c == '{') {
		int about = block_about(text, around & FOR_BOTH);

		if (r->depth++ < NEST_MOST)
			/* A rule in a rule is for something else. */
			r->blocks[r->depth - 1] = around & FOR_ROOT &&
			    about & FOR_ROOT ? 0 : about;
		return;
	}
	take_declaration(r, text);
	if (c == '}' && r->depth > 0)
		r->depth--;
}

void
stylesheet_read(struct stylesheet *s, struct arena *a, str css)
{
	struct reader r = { .s = s, .css = css };
	size_t brackets = 0;

	*s = (struct stylesheet){ .arena = a };
	while (r.at < css.n) {
		char c = css.p[r.at];

		if (skip_quiet(&r))
			continue;
		if (c == '(')
			brackets++;
		else if (c == ')' && brackets > 0)
			brackets--;
		else if (c == '{' || c == '}' || (c == ';' && !brackets)) {
			take_mark(&r, c);
			brackets = 0;
		}
		r.at++;
	}
}

const struct property *
stylesheet_get(const struct stylesheet *s, enum scheme scheme, str name)
{
	return map_get(&s->by_name[scheme], name);
}

/* What stands between the brackets of "name(...)"; false when it is not
 * that. */
static bool
inside_of(str value, str start, str *out)
{
	if (!str_starts(value, start) || !str_ends(value, STR(")")))
		return false;
	*out = str_sub(value, start.n, value.n - 1);
	return true;
}

/* At the first comma that is in no brackets. */
static struct cut
cut_list(str s)
{
	int depth = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '(')
			depth++;
		else if (s.p[i] == ')')
			depth--;
		else if (s.p[i] == ',' && depth == 0)
			return (struct cut){ .found = true,
			    .head = str_sub(s, 0, i),
			    .tail = str_from(s, i + 1) };
	}
	return (struct cut){ .head = s };
}

str
stylesheet_value(const struct stylesheet *s, enum scheme scheme,
    const struct property *p)
{
	str value = p->value, in;

	for (int i = 0; i < VAR_MOST; i++) {
		struct cut c;

		if (inside_of(value, STR("light-dark("), &in)) {
			c = cut_list(in);
			if (!c.found)
				break;
			value = str_trim(scheme == SCHEME_DARK ? c.tail
			    : c.head);
		} else if (inside_of(value, STR("var("), &in)) {
			c = cut_list(in);
			p = stylesheet_get(s, scheme, str_trim(c.head));
			if (!p && !c.found)
				break;
			value = p ? p->value : str_trim(c.tail);
		} else {
			break;
		}
	}
	return value;
}
