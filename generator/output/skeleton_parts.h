/* skeleton_parts: what the parts of skeleton share. Private to
 * output/skeleton*.c.
 */
#ifndef OUTPUT_SKELETON_PARTS_H
#define OUTPUT_SKELETON_PARTS_H

#include "base/buf.h"
#include "output/skeleton.h"

/* 2026-03-14T09:04Z; with seconds where there are any. */
str moment_minutes(struct arena *a, int64_t at);

/* "## Title" with its line end, as Markdown shows it. */
void skeleton_heading(struct buf *out, str title);

/* Front matter after its first line, then the sections, in order: those
 * that are required, then those that are not. */
void skeleton_postmortem(struct buf *out, struct arena *a,
    const struct skeleton *s);

/* The sections of a runbook. */
void skeleton_runbook(struct buf *out, const struct policy *p);

#endif
