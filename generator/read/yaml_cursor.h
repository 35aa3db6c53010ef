/* yaml_cursor: places of what libyaml has read.
 *
 * libyaml's marks count characters, so that bytes and lines are found by
 * walking along. Events come in order: all of them take one walk through
 * the text, and one of nothing but ASCII hardly any.
 */
#ifndef READ_YAML_CURSOR_H
#define READ_YAML_CURSOR_H

#include <yaml.h>

#include "base/diag.h"

struct yaml_cursor {
	str text;
	uint32_t file, first;	/* the line that text begins with */
	bool ascii;
	/* Where we are. */
	size_t chars, bytes;
	size_t line_start;	/* in bytes */
	uint32_t line;
};

/* At the beginning of a text, which is not copied. */
struct yaml_cursor yaml_cursor(str text, uint32_t file, uint32_t line);

/* Go to a character; returns its byte, or where the text ends. */
size_t yaml_cursor_to(struct yaml_cursor *c, size_t chars);

/* The span between two marks, or what of it is on its first line. */
struct place yaml_cursor_span(struct yaml_cursor *c, const yaml_mark_t *from,
    const yaml_mark_t *to);

#endif
