/* json_out: a JSON document as it is written, indented by a space a
 * level.
 *
 * Members of an object have a key, items of an array have NULL for one.
 * Whoever opens something closes it. What is written depends on the calls
 * alone.
 */
#ifndef OUTPUT_JSON_OUT_H
#define OUTPUT_JSON_OUT_H

#include "base/buf.h"

struct json_out {
	struct buf *out;
	size_t depth;
	bool some;		/* what is open last has a member already */
};

void json_out_object(struct json_out *j, const char *key);
void json_out_array(struct json_out *j, const char *key);
/* Ends what was opened last: '}' or ']'. The end of the outermost also
 * ends the line. */
void json_out_end(struct json_out *j, char bracket);

void json_out_text(struct json_out *j, const char *key, str value);
void json_out_number(struct json_out *j, const char *key, int64_t value);
void json_out_bool(struct json_out *j, const char *key, bool value);
void json_out_null(struct json_out *j, const char *key);
/* A text as a member, but null when it is empty. */
void json_out_maybe(struct json_out *j, const char *key, str value);
/* The same of a text that holds nothing that JSON writes otherwise, which
 * is not asked: a time, a word of ours. */
void json_out_plain(struct json_out *j, const char *key, str value);
/* An item that another json_out of the same depth made. */
void json_out_made(struct json_out *j, str item);

#endif
