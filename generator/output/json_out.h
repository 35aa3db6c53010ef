/* json_out: a JSON document as it is written, indented by a space a
 * level.
 *
 * Members of an object have a key, items of an array have NULL for one.
 * Whoever opens something closes it. What is written depends on the calls
 * alone.
 *
 * The functions are for literal keys above all: the compiler measures and
 * checks them, and hands on what it found. Any other key will do.
 */
#ifndef OUTPUT_JSON_OUT_H
#define OUTPUT_JSON_OUT_H

#include "base/escape.h"
#include "base/key.h"

struct json_out {
	struct buf *out;
	size_t depth;
	bool some;		/* what is open last has a member already */
};

enum { JSON_KEY = 32 };		/* the longest of the short keys */

/* Whether all eight bytes are so: each is at least the first and at most
 * the last of one of the two ranges. */
static inline bool
json_word_plain(uint64_t w)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t letters = (w + (0x80 - '_') * each) & ~(w +
	    (0x7f - 'z') * each);
	uint64_t digits = (w + (0x80 - '0') * each) & ~(w +
	    (0x7f - '9') * each);

	return ((w | ~(letters | digits)) & 0x80 * each) == 0;
}

/* Whether a key is short and of a-z, _, ` and digits alone, as nearly all
 * are. Of a literal the compiler knows: hence no loop, and inline. */
static inline __attribute__((always_inline)) bool
json_key_plain(str k)
{
	const char *end;

	if (k.n == 0 || k.n > JSON_KEY)
		return false;
	end = k.p + k.n;
	if (k.n > 16)
		return json_word_plain(key_word8(k.p)) &&
		    json_word_plain(key_word8(k.p + 8)) &&
		    json_word_plain(key_word8(end - 16)) &&
		    json_word_plain(key_word8(end - 8));
	if (k.n >= 8)
		return json_word_plain(key_word8(k.p)) &&
		    json_word_plain(key_word8(end - 8));
	if (k.n >= 4)
		return json_word_plain(key_word4(k.p) |
		    key_word4(end - 4) << 32);
	return json_word_plain((unsigned char)k.p[0] *
	    UINT64_C(0x0101010101000001) |
	    (uint64_t)(unsigned char)k.p[k.n / 2] << 8 |
	    (uint64_t)(unsigned char)end[-1] << 16);
}

/* The end of what is before a member or item, its line and its key; plain
 * is json_key_plain() of the key. The value follows. */
void json_out_next(struct json_out *j, str key, bool plain);
/* What opens as a value: a bracket, and what is in it is a level deeper. */
void json_out_open(struct json_out *j, char bracket);
/* Ends what was opened last: '}' or ']'. The end of the outermost also
 * ends the line. */
void json_out_end(struct json_out *j, char bracket);

static inline __attribute__((always_inline)) void
json_out_key(struct json_out *j, const char *key)
{
	str k = str_c(key);

	json_out_next(j, k, json_key_plain(k));
}

static inline __attribute__((always_inline)) void
json_out_object(struct json_out *j, const char *key)
{
	json_out_key(j, key);
	json_out_open(j, '{');
}

static inline __attribute__((always_inline)) void
json_out_array(struct json_out *j, const char *key)
{
	json_out_key(j, key);
	json_out_open(j, '[');
}

static inline __attribute__((always_inline)) void
json_out_text(struct json_out *j, const char *key, str value)
{
	json_out_key(j, key);
	json_text(j->out, value);
}

static inline __attribute__((always_inline)) void
json_out_number(struct json_out *j, const char *key, int64_t value)
{
	json_out_key(j, key);
	buf_int(j->out, value);
}

static inline __attribute__((always_inline)) void
json_out_bool(struct json_out *j, const char *key, bool value)
{
	json_out_key(j, key);
	buf_str(j->out, value ? STR("true") : STR("false"));
}

static inline __attribute__((always_inline)) void
json_out_null(struct json_out *j, const char *key)
{
	json_out_key(j, key);
	buf_lit(j->out, "null");
}

/* A text as a member, but null when it is empty. */
static inline __attribute__((always_inline)) void
json_out_maybe(struct json_out *j, const char *key, str value)
{
	if (value.n)
		json_out_text(j, key, value);
	else
		json_out_null(j, key);
}

/* The same of a text that holds nothing that JSON writes otherwise, which
 * is not asked: a time, a word of ours. */
static inline __attribute__((always_inline)) void
json_out_plain(struct json_out *j, const char *key, str value)
{
	if (!value.n) {
		json_out_null(j, key);
		return;
	}
	json_out_key(j, key);
	buf_char(j->out, '"');
	buf_str(j->out, value);
	buf_char(j->out, '"');
}

/* An item that another json_out of the same depth made. */
void json_out_made(struct json_out *j, str item);

#endif
