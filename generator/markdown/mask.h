/* mask: * _ ~ inside bare URLs, hidden from libcmark.
 *
 * https://example.org/_a_*b* is one URL on GitHub, but emphasis to
 * libcmark. So those three characters are replaced inside of what looks
 * like a bare URL by three private-use characters that stand nowhere in
 * the body, and put back in every text, code, URL and title of the tree.
 * What was masked without need (in code, say) comes back all the same.
 */
#ifndef MARKDOWN_MASK_H
#define MARKDOWN_MASK_H

#include "markdown/tree.h"

struct mask {
	bool on;
	char code[3][3];	/* UTF-8, for * _ ~ */
};

/* Off when no URL needs it, or when no private-use character is free. */
struct mask md_mask_of(const struct md *m);
/* Append text, masked. */
void md_mask_put(const struct mask *k, struct buf *b, str text);
/* Put everything in the tree back. */
void md_mask_undo(struct md *m, const struct mask *k);

#endif
