/* schema_pattern: the form of a single value, as editors know it.
 *
 * What the reader decides with code is said here as a regular expression
 * (ECMA-262, as JSON Schema wants it) that takes whatever the reader
 * takes. Where an expression cannot say it all, it takes more: an editor
 * that is too kind is put right by `allclear check`, one that is too
 * strict by nobody.
 */
#ifndef OUTPUT_SCHEMA_PATTERN_H
#define OUTPUT_SCHEMA_PATTERN_H

#include "base/buf.h"
#include "read/schema.h"

/* Append the expression for values of a type, or nothing when it takes any
 * text. zoned: a time must have its zone. */
void schema_pattern(struct buf *out, enum schema_type type, bool zoned);

/* What to say when it does not fit, or NULL. */
const char *schema_pattern_says(enum schema_type type);

/* Append an expression that takes a level's word however it is spelt
 * (model/policy.h: case, spaces, hyphens and underscores do not count),
 * without anchors. */
void schema_pattern_level(struct buf *out, str word);

#endif
