#include "output/json_out.h"

#include <assert.h>

#include "base/escape.h"

static void
put_key(struct json_out *j, str key)
{
	json_text(j->out, key);
	buf_lit(j->out, ": ");
}

/* A line of its own for a member, a bracket or the like. */
static void
new_line(struct json_out *j, bool comma)
{
	if (comma)
		buf_char(j->out, ',');
	buf_char(j->out, '\n');
	buf_repeat(j->out, ' ', j->depth);
}

/* A text of up to JSON_KEY bytes, in words that overlap. */
static inline char *
put_short(char *to, str s)
{
	const char *end = s.p + s.n;
	char *after = to + s.n;

	if (s.n >= 8) {
		if (s.n > 16) {
			memcpy(to + 8, s.p + 8, 8);
			memcpy(after - 16, end - 16, 8);
		}
		memcpy(to, s.p, 8);
		memcpy(after - 8, end - 8, 8);
	} else if (s.n >= 4) {
		memcpy(to, s.p, 4);
		memcpy(after - 4, end - 4, 4);
	} else {
		for (size_t i = 0; i < s.n; i++)
			to[i] = s.p[i];
	}
	return after;
}

/* The same, and the key, in one piece: an object has dozens of members,
 * and most have a short name. False, and nothing was written, where it
 * is otherwise. */
static inline bool
quick_member(struct json_out *j, str key, bool plain)
{
	enum { INDENT = 16, MOST = 2 + INDENT + JSON_KEY + 4 };
	struct buf *b = j->out;
	char *to;

	if (b->cap - b->n < MOST || b->over || j->depth - 1 >= INDENT ||
	    (!plain && key.p))
		return false;
	to = b->p + b->n;
	if (j->some)
		*to++ = ',';
	*to++ = '\n';
	memcpy(to, "                ", INDENT);
	to += j->depth;
	if (plain) {
		*to++ = '"';
		to = put_short(to, key);
		memcpy(to, "\": ", 3);
		to += 3;
	}
	b->n = (size_t)(to - b->p);
	return true;
}

void
json_out_next(struct json_out *j, str key, bool plain)
{
	if (!quick_member(j, key, plain)) {
		if (j->depth)
			new_line(j, j->some);
		else if (j->some)
			buf_char(j->out, ',');
		if (key.p)
			put_key(j, key);
	}
	j->some = true;
}

void
json_out_open(struct json_out *j, char bracket)
{
	buf_char(j->out, bracket);
	j->depth++;
	j->some = false;
}

void
json_out_end(struct json_out *j, char bracket)
{
	assert(j->depth > 0);
	j->depth--;
	if (j->some)
		new_line(j, false);
	buf_char(j->out, bracket);
	j->some = true;
	if (j->depth == 0)
		buf_char(j->out, '\n');
}

void
json_out_made(struct json_out *j, str item)
{
	json_out_next(j, STR_NONE, false);
	buf_str(j->out, item);
}
