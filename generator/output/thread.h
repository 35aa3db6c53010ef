/* thread: one more update in a file's thread of public updates.
 *
 * Finds where it belongs and makes the edits, from a document as it was
 * read and the bytes of its file. The order of the file, newest first or
 * oldest first, is kept; a section that is missing is put in front of the
 * others, where a new file has it.
 */
#ifndef OUTPUT_THREAD_H
#define OUTPUT_THREAD_H

#include "model/policy.h"
#include "output/edit.h"

struct thread_update {
	str when, status;	/* of the heading */
	str text;		/* thread_text() has passed it; empty: a
				 * comment that counts as unfilled */
};

/* Whether a text stays within its update, and what it is then: LF, no
 * empty lines around it. False, and *why, when it is empty, is no text,
 * holds a heading, or leaves something open (a code fence, a comment) that
 * would swallow what follows. */
bool thread_text(struct arena *a, str text, str *out, str *why);

/* Add the edit to e, behind those that are there: they must lie before
 * it. The line that the text will begin in. */
uint32_t thread_edit(struct arena *a, struct edits *e, str file,
    const struct document *doc, const struct policy *p,
    const struct thread_update *u);

/* Whether the new text of a file is the old one with the update: its
 * front matter can be read and says the pairs of key and value, and there
 * is one more heading, the update's, in public (besides that of a new
 * section). */
bool thread_holds(struct arena *a, str before, str after,
    const struct thread_update *u, const str (*pairs)[2], size_t n);

#endif
