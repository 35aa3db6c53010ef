/* fix: what `check --fix` does about findings, as bytes of their files.
 *
 * A rule says that a finding can be corrected and how (base/diag.h); here
 * that becomes one replacement in the file as it is on the disk. What the
 * rule saw must still stand there, else there is no change: a file is
 * never altered by guess. Every other byte stays (output/edit.h).
 *
 * What is safe, so that nobody has to be asked: a word that is one slip
 * away from exactly one known word (suggest_sure(), and each rule's own
 * reasons), a time or a level in the form that everybody writes, the
 * heading of a missing section with a remark that counts as nothing
 * written, the taking out of a comment that passes over nothing. Not
 * safe are names of people, incidents and files, marks in a timeline,
 * and headings that have an address already.
 */
#ifndef OUTPUT_FIX_H
#define OUTPUT_FIX_H

#include "model/policy.h"
#include "output/edit.h"
#include "output/lines.h"
#include "source/files.h"

/* Replace the bytes [from, to) of a file, its byte order mark counted.
 * start and end are the same as places: lines, columns in bytes, without
 * the mark; a line that goes ends at column 1 of the next. */
struct fix_change {
	size_t from, to;
	struct place start, end;
	str text;
};

/* Make the fixes of settled diags ready, or take them off: those of files
 * that are not content, those whose bytes are not what the rule saw, and
 * those after which a file would be read as another one. Until then no
 * fix is ready and nothing is said of it. */
void fixes_settle(struct arena *a, struct diags *d,
    const struct policy *p, const struct files *files, struct lines *l);

/* The change for a diagnostic whose fix is ready; false when it has none.
 * Texts live in the arena or in the diag. */
bool fix_change(struct arena *a, struct lines *l, const struct diag *g,
    struct fix_change *out);

/* What a fix does: "writes checkout", "adds the heading". */
str fix_words(struct arena *a, const struct diag *g);

/* The edits of the n diags from d on, which are of one file. Of those
 * that overlap the first is taken, and the others are left for another
 * run. How many are taken. */
size_t fix_edits(struct arena *a, struct lines *l, const struct diag *d,
    size_t n, struct edits *e);

/* The text of a file with its byte order mark; false when it cannot be
 * read. */
bool fix_bytes(struct arena *a, struct lines *l, uint32_t file, str *bytes);

#endif
