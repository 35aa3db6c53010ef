/* mask: characters that libcmark must not see, hidden from it.
 *
 * https://example.org/_a_*b* is one URL on GitHub, but emphasis to
 * libcmark; and \~~ is a tilde that strikes nothing, but libcmark, which
 * knows no strikethrough, forgets that it was escaped. So * _ ~ inside of
 * what looks like a bare URL, and \~ anywhere, are replaced by four rare
 * characters that stand nowhere in the body, and are put back in every
 * text, code, URL and title of the tree. What was masked without need (in
 * code, say) comes back all the same.
 */
#ifndef MARKDOWN_MASK_H
#define MARKDOWN_MASK_H

#include "markdown/tree.h"

enum { MASKS = 4, MASK_ESCAPED = 3 };

struct mask {
	bool on;
	char code[MASKS][3];	/* UTF-8, for * _ ~ \~ */
};

/* Off when nothing needs it, or when no four characters are free. */
struct mask md_mask_of(const struct md *m);
/* Append text, masked. */
void md_mask_put(const struct mask *k, struct buf *b, str text);
/* Put everything in the tree back. */
void md_mask_undo(struct md *m, const struct mask *k);

#endif
