/* edit: small changes to a file that somebody wrote.
 *
 * A text and a list of replacements give the new text; every byte that no
 * replacement names stays as it was: comments, order, quotes, white space,
 * line ends, a byte order mark. Nothing is parsed and written again.
 *
 * Offsets are in bytes of the whole file as read from the disk. Texts and
 * results live in the arena given, or are those of the caller.
 */
#ifndef OUTPUT_EDIT_H
#define OUTPUT_EDIT_H

#include "base/arena.h"
#include "read/node.h"

/* Put text in place of the bytes [from, to); from == to inserts. */
struct edit {
	size_t from, to;
	str text;
	size_t nth;		/* edit_apply() breaks ties by it */
};

struct edits {
	struct edit *v;
	size_t n, cap;
};

void edit_add(struct arena *a, struct edits *e, size_t from, size_t to,
    str text);

/* The new text. Edits are sorted; several insertions at one place come out
 * in the order in which they were added. One that overlaps another before
 * it is left out, and counted in *refused when that is not NULL. */
str edit_apply(struct arena *a, str text, struct edits *e,
    size_t *refused);

/* What ends the lines of a text: that of its first line. */
str edit_line_end(str text);

/* A text whose lines end with LF with other line ends. */
str edit_with_line_ends(struct arena *a, str text, str line_end);

/* Where a place begins, as readers count: the byte order mark is no part
 * of the first line. The end of the text when it has no such line, the end
 * of the line when that is shorter. Linear in the text. */
size_t edit_offset(str text, struct place at);
/* Where the line that holds a byte ends, its line end included. */
size_t edit_line_after(str text, size_t offset);

/* The front matter of a file: its bytes, the tree that was read from them,
 * and where the line that closes it begins. */
struct edit_front {
	str text;
	const struct node *root;
	size_t end;
};

/* Give a key of the front matter a value, which needs no quotes. A value
 * that is there is replaced; a key that is not there is put below the
 * last of those in after (NULL ends them) that is given, each being a
 * single value; else at the end. */
void edit_key(struct arena *a, struct edits *e, const struct edit_front *f,
    str key, str value, const char *const *after);

#endif
