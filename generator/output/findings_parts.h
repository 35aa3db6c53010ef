/* findings_parts: what the formats of findings have in common.
 */
#ifndef OUTPUT_FINDINGS_PARTS_H
#define OUTPUT_FINDINGS_PARTS_H

#include "output/findings.h"

/* A span of a line. Columns count from 1, end is that of the character
 * behind the span. Column 0: the columns are not known. */
struct region {
	uint32_t line;		/* 0: the file as a whole */
	size_t column, end;
};

/* Columns in bytes, as a place has them; ending with the line. */
struct region region_bytes(struct lines *l, struct place at);
/* Columns in code units of UTF-16. */
struct region region_utf16(struct lines *l, struct place at);

/* Where g->right can take the place of g->wrong: that word stands once
 * within the finding's span, perhaps in quotes or behind an @. False when
 * there is none, or one cannot say which. */
bool finding_edit(struct lines *l, const struct diag *g, struct place *at);

/* The file of a finding; site.yaml for one that is in none, where a
 * format has no place for that. */
uint32_t finding_file(const struct findings *f, const struct diag *g);

/* What is wrong, its notes with their places and its help, a line each,
 * the last without an end. Others' text is as it is. */
void finding_message(struct buf *out, const struct findings *f,
    const struct diag *g);

/* The line that the short format has for it. */
void finding_line(struct buf *out, const struct findings *f,
    const struct diag *g);

#endif
