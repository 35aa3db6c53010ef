/* Comments in YAML. libyaml does not tell of them, so that they are found
 * in the text; only a text that holds one for us is looked at. */
#include "read/disable.h"

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

/* What goes on from one line to the next. */
struct state {
	char quote;		/* open quotation mark, or 0 */
	bool block;		/* in a block scalar, */
	uint32_t above;		/* of a line with that indentation, */
	uint32_t inside;	/* itself indented so; 0: not yet known */
};

static uint32_t
indent_of(str line)
{
	uint32_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n;
}

/* Whether a value may begin behind what is left of it: a quotation mark
 * within a word is a letter. */
static bool
opens_value(str before)
{
	str s = str_trim_right(before);

	return s.n == 0 || strchr(":,[{-?", s.p[s.n - 1]) != NULL;
}

/* "key: |", "- >-", with nothing behind. */
static bool
begins_block(str line)
{
	str s = str_trim_right(line);

	while (s.n && (char_digit(s.p[s.n - 1]) || s.p[s.n - 1] == '-' ||
	    s.p[s.n - 1] == '+'))
		s.n--;
	if (s.n == 0 || (s.p[s.n - 1] != '|' && s.p[s.n - 1] != '>'))
		return false;
	s.n--;
	return s.n > 0 && s.p[s.n - 1] == ' ' && opens_value(s);
}

/* Walk over one line, up to its comment. */
static size_t
walk(struct state *st, str line)
{
	char last = 0;		/* last that is no space, outside quotes */

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (st->quote == '"' && c == '\\') {
			i++;
		} else if (st->quote) {
			if (c == st->quote)
				st->quote = 0;
		} else if (c == '#' && (i == 0 || char_space(line.p[i - 1]))) {
			return i;
		} else if ((c == '"' || c == '\'') &&
		    (!last || strchr(":,[{-?", last))) {
			st->quote = c;
		}
		if (!char_space(c))
			last = c;
	}
	return line.n;
}

/* Whether a line belongs to the block scalar above it. */
static bool
in_block(struct state *st, uint32_t indent, bool blank)
{
	if (!st->block || blank)
		return st->block;
	if (!st->inside && indent > st->above)
		st->inside = indent;
	if (!st->inside || indent < st->inside)
		st->block = false;
	return st->block;
}

static struct line
read_line(struct state *st, str text)
{
	struct line l = { .indent = indent_of(text) };
	bool blank = str_empty(str_trim(text)), quoted = st->quote != 0;
	size_t end;

	if (in_block(st, l.indent, blank)) {
		l.content = !blank;
		return l;
	}
	end = walk(st, text);
	l.content = !str_empty(str_trim(str_sub(text, 0, end)));
	/* What goes on in quotes belongs to the line where they began. */
	if (quoted)
		l.indent = UINT32_MAX;
	if (end < text.n) {
		l.comment = str_from(text, end + 1);
		l.col = (uint32_t)end + 2;
	}
	if (l.content && !st->quote && begins_block(str_sub(text, 0, end)))
		*st = (struct state){ .block = true, .above = l.indent };
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
	struct state st = { 0 };
	struct cut c = { .tail = yaml, .found = true };
	size_t below;

	if (!str_has(yaml, STR("allclear-")))
		return;
	while (c.found) {
		c = str_line(c.tail);
		*vec_push(&a, &all) = read_line(&st, c.head);
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
