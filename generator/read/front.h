/* front: the two parts of a content file, keys and Markdown.
 *
 *	---
 *	title: Checkout slow
 *	---
 *	## Summary
 *
 * Front matter begins in the first line with --- and ends with a line of
 * --- or ... (white space may follow either). Both parts are slices of
 * the text; nothing is copied.
 */
#ifndef READ_FRONT_H
#define READ_FRONT_H

#include "base/diag.h"

enum { FRONT_BYTES_MOST = 256 * 1024 };

struct front {
	bool found;		/* there is front matter */
	str yaml;		/* between the fences; may be empty */
	uint32_t yaml_line;	/* number of its first line: 2 */
	str body;		/* all of the text when there is none */
	uint32_t body_line;
};

/* Split a text that text_check() has passed. False, and reported to d,
 * when front matter is required and missing, never ends, is too large,
 * or is TOML or JSON; then nothing in *out is of use. */
bool front_split(str text, uint32_t file, bool required,
    struct front *out, struct diags *d);

#endif
