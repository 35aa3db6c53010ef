/* Comments in YAML. libyaml does not tell of them, so that they are found
 * in the text, outside of the scalars that it finds; only a text that holds
 * one for us is looked at. */
#include "read/disable.h"

#include "read/yaml_cursor.h"

/* A line of the text. */
struct line {
	uint32_t indent;
	bool content;		/* not blank, not a comment alone */
	str comment;		/* behind the #; p is NULL when there is none */
	uint32_t col;		/* where it begins, from 1 */
	uint32_t until;		/* of content: last line of what is below */
};

struct lines_of_yaml {
	struct line *v;
	size_t n, cap;
};

/* Bytes of a scalar, in which a # begins no comment. */
struct span {
	size_t from, to;
};

struct spans {
	struct span *v;
	size_t n, cap;
	size_t next;		/* the first that ends behind where we are */
};

static uint32_t
indent_of(str line)
{
	uint32_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n;
}

/* Of a block scalar, the line of its | may still have a comment. */
static size_t
scalar_from(str yaml, size_t from, yaml_scalar_style_t style)
{
	size_t line = str_cut(str_from(yaml, from), '\n').head.n;

	return style == YAML_LITERAL_SCALAR_STYLE ||
	    style == YAML_FOLDED_SCALAR_STYLE ? from + line : from;
}

static void
find_scalars(struct spans *all, str yaml, struct arena *a)
{
	struct yaml_cursor at = yaml_cursor(yaml, 0, 1);
	yaml_parser_t parser;
	yaml_token_t t;
	bool more = true;

	if (!yaml_parser_initialize(&parser))
		arena_exhausted();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser,
	    (const unsigned char *)yaml.p, yaml.n);
	while (more && yaml_parser_scan(&parser, &t)) {
		more = t.type != YAML_STREAM_END_TOKEN;
		if (t.type == YAML_SCALAR_TOKEN) {
			size_t from = yaml_cursor_to(&at, t.start_mark.index);
			size_t to = yaml_cursor_to(&at, t.end_mark.index);

			*vec_push(a, all) = (struct span){ scalar_from(yaml,
			    from, t.data.scalar.style), to };
		}
		yaml_token_delete(&t);
	}
	yaml_parser_delete(&parser);
}

/* The scalar that a byte is in, or NULL; asked from the first byte to the
 * last. */
static const struct span *
scalar_at(struct spans *all, size_t at)
{
	while (all->next < all->n && all->v[all->next].to <= at)
		all->next++;
	return all->next < all->n && all->v[all->next].from <= at
	    ? &all->v[all->next] : NULL;
}

/* Where the comment of a line begins, or its end. */
static size_t
comment_of(struct spans *all, str text, size_t begin)
{
	ptrdiff_t mark;

	for (size_t i = 0; (mark = str_find_char(str_from(text, i), '#')) >= 0;
	    i++) {
		const struct span *in;

		i += (size_t)mark;
		in = scalar_at(all, begin + i);
		if (!in)
			return i;
		if (in->to >= begin + text.n)
			break;
		i = in->to - begin - 1;
	}
	return text.n;
}

/* The line that begins at a byte of the text. */
static struct line
read_line(struct spans *scalars, str text, size_t begin)
{
	const struct span *in = scalar_at(scalars, begin);
	struct line l = { .indent = indent_of(text) };
	size_t end = comment_of(scalars, text, begin);

	/* What goes on belongs to the line where it began. */
	if (in && in->from < begin)
		l.indent = UINT32_MAX;
	l.content = !str_empty(str_trim(str_sub(text, 0, end)));
	if (end < text.n) {
		l.comment = str_from(text, end + 1);
		l.col = (uint32_t)end + 2;
	}
	return l;
}

/* From the last line up: how far what is indented below each reaches.
 * Those that could end it lie on a stack. */
static void
find_ends(struct lines_of_yaml *all, struct arena *a)
{
	size_t *open = arena_array(a, size_t, all->n), depth = 0;

	for (size_t i = all->n; i-- > 0;) {
		struct line *l = &all->v[i];

		if (!l->content)
			continue;
		while (depth && all->v[open[depth - 1]].indent > l->indent)
			depth--;
		l->until = (uint32_t)(depth ? open[depth - 1] : all->n) - 1;
		open[depth++] = i;
	}
}

void
disable_yaml(struct arena *keep, str yaml, uint32_t file, uint32_t line,
    struct suppressions *to, struct diags *d)
{
	struct arena a = { 0 };
	struct lines_of_yaml all = { 0 };
	struct spans scalars = { 0 };
	struct cut c = { .tail = yaml, .found = true };
	size_t below;

	if (!str_has(yaml, STR("allclear-")))
		return;
	find_scalars(&scalars, yaml, &a);
	while (c.found) {
		const char *begin = c.tail.p;

		c = str_line(c.tail);
		*vec_push(&a, &all) = read_line(&scalars, c.head,
		    (size_t)(begin - yaml.p));
	}
	find_ends(&all, &a);
	below = all.n;
	for (size_t i = all.n; i-- > 0;) {
		const struct line *l = &all.v[i];
		uint32_t at = line + (uint32_t)i;
		struct scope scope = SCOPE_NOTHING;

		if (l->content) {
			below = i;
			scope = (struct scope){ at, at, "line" };
		} else if (below < all.n) {
			scope = (struct scope){ line + (uint32_t)below,
			    line + all.v[below].until, "entry" };
		}
		if (l->comment.p && disable_is(l->comment))
			disable_read(keep, l->comment, (struct place){ file,
			    at, l->col, 0 }, scope, to, d);
	}
	arena_release(&a);
}
