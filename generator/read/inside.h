/* inside: where a part of a value's text stands in its file.
 *
 * A YAML value knows where it begins in its file. A mistake inside it (in a
 * tag of a template, say) is known by its offset in the value's text, from
 * which quotes, indentation and folding are gone. This finds the place in
 * the bytes of the file, which are read again: few values ever need it, so
 * that none carries a map of its places.
 */
#ifndef READ_INSIDE_H
#define READ_INSIDE_H

#include "base/diag.h"

/* Places of many: each goes on where the last one was. What comes in the
 * order of the file takes one walk through it; what goes back starts again,
 * with the file for a value and with the value's own place for an offset.
 * Fields are inside.c's. */
struct inside {
	str source;
	const char *at;		/* so far lines were counted, */
	uint32_t line, col;	/* up to here */
	struct place value;
	str text;
	const char *p, *from;	/* of the value: its next byte, the last one */
	char quote;		/* ' or ", or 0 */
	size_t next;		/* byte of the text */
	bool lost;		/* it could not be followed */
};

/* source is the whole file. */
struct inside inside_file(str source);
/* value is the place of the value whose text this is. */
void inside_value(struct inside *in, struct place value, str text);
/* The place of text[offset], len bytes of it. A text with escapes in it
 * ("\u00e9") is not followed: then the value's own place comes back. */
struct place inside_at(struct inside *in, size_t offset, size_t len);

#endif
