#include "output/json_out.h"

#include <assert.h>

#include "base/escape.h"

/* Keys are names of ours, and a few of an author's. */
static bool
plain(str key)
{
	for (size_t i = 0; i < key.n; i++)
		if (!char_alnum(key.p[i]) && key.p[i] != '_')
			return false;
	return true;
}

static void
put_key(struct json_out *j, str key)
{
	char *to = plain(key) ? buf_room(j->out, key.n + 4) : NULL;

	if (!to) {
		json_text(j->out, key);
		buf_lit(j->out, ": ");
		return;
	}
	*to++ = '"';
	memcpy(to, key.p, key.n);
	memcpy(to + key.n, "\": ", 3);
	j->out->n += key.n + 4;
}

/* A line of its own for a member, a bracket or the like. */
static void
new_line(struct json_out *j, bool comma)
{
	char *to = buf_room(j->out, j->depth + 2);

	if (!to)
		return;
	j->out->n += j->depth + 1 + comma;
	if (comma)
		*to++ = ',';
	*to++ = '\n';
	memset(to, ' ', j->depth);
}

static void
next(struct json_out *j, const char *key)
{
	if (j->depth)
		new_line(j, j->some);
	else if (j->some)
		buf_char(j->out, ',');
	j->some = true;
	if (key)
		put_key(j, str_c(key));
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
json_out_made(struct json_out *j, str item)
{
	next(j, NULL);
	buf_str(j->out, item);
}
