#include "output/json_out.h"

#include <assert.h>

#include "base/escape.h"

static void
next(struct json_out *j, const char *key)
{
	if (j->some)
		buf_char(j->out, ',');
	if (j->depth) {
		buf_char(j->out, '\n');
		buf_repeat(j->out, ' ', j->depth);
	}
	j->some = true;
	if (key) {
		json_text(j->out, str_c(key));
		buf_lit(j->out, ": ");
	}
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
	if (j->some) {
		buf_char(j->out, '\n');
		buf_repeat(j->out, ' ', j->depth);
	}
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
