#include "output/json_out.h"

#include <assert.h>

#include "base/escape.h"

/* What nearly all keys are made of, and JSON takes as it is. */
static bool
plain(char c)
{
	return (c >= '_' && c <= 'z') || char_digit(c);
}

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

/* The same, and the key, in one piece: an object has dozens of members,
 * and most have a short name. False, and nothing was written, where it
 * is otherwise. */
static bool
quick_member(struct json_out *j, const char *key)
{
	enum { INDENT = 16, KEY = 32, MOST = 2 + INDENT + KEY + 4 };
	struct buf *b = j->out;
	char *to, *end;

	if (b->cap - b->n < MOST || b->over || j->depth - 1 >= INDENT)
		return false;
	to = b->p + b->n;
	if (j->some)
		*to++ = ',';
	*to++ = '\n';
	memcpy(to, "                ", INDENT);
	to += j->depth;
	if (key) {
		*to++ = '"';
		for (end = to + KEY; plain(*key) && to < end; key++)
			*to++ = *key;
		if (*key)
			return false;
		memcpy(to, "\": ", 3);
		to += 3;
	}
	b->n = (size_t)(to - b->p);
	return true;
}

static void
next(struct json_out *j, const char *key)
{
	if (!quick_member(j, key)) {
		if (j->depth)
			new_line(j, j->some);
		else if (j->some)
			buf_char(j->out, ',');
		if (key)
			put_key(j, str_c(key));
	}
	j->some = true;
}

static void
start(struct json_out *j, const char *key, char bracket)
{
	next(j, key);
	buf_char(j->out, bracket);
	j->depth++;
	j->some = false;
}

void
json_out_object(struct json_out *j, const char *key)
{
	start(j, key, '{');
}

void
json_out_array(struct json_out *j, const char *key)
{
	start(j, key, '[');
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
json_out_text(struct json_out *j, const char *key, str value)
{
	next(j, key);
	json_text(j->out, value);
}

void
json_out_number(struct json_out *j, const char *key, int64_t value)
{
	next(j, key);
	buf_int(j->out, value);
}

void
json_out_bool(struct json_out *j, const char *key, bool value)
{
	next(j, key);
	buf_str(j->out, value ? STR("true") : STR("false"));
}

void
json_out_null(struct json_out *j, const char *key)
{
	next(j, key);
	buf_lit(j->out, "null");
}

void
json_out_maybe(struct json_out *j, const char *key, str value)
{
	if (value.n)
		json_out_text(j, key, value);
	else
		json_out_null(j, key);
}

void
json_out_plain(struct json_out *j, const char *key, str value)
{
	if (!value.n) {
		json_out_null(j, key);
		return;
	}
	next(j, key);
	buf_char(j->out, '"');
	buf_str(j->out, value);
	buf_char(j->out, '"');
}

void
json_out_made(struct json_out *j, str item)
{
	next(j, NULL);
	buf_str(j->out, item);
}
