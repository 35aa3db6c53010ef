/* inside: where a part of a value's text stands in its file.
 *
 * A YAML value says where it begins; what is inside it (a tag of a
 * template, say) has a place only in the text that came of it, after
 * quotes, indentation and folding. This finds it in the bytes of the file,
 * which are read again for it: so that values do not carry more than most
 * of them ever need.
 */
#ifndef READ_INSIDE_H
#define READ_INSIDE_H

#include "base/diag.h"

/* The place of text[offset], len bytes of it. source is the whole file,
 * value the place of the value whose text this is. A text with escapes in
 * it ("\u00e9") is not followed: then the value's own place comes back. */
struct place inside_place(str source, struct place value, str text,
    size_t offset, size_t len);

#endif
