/* disable: comments that pass over findings.
 *
 *	<!-- allclear-disable AC204, AC206 the vendor owns these -->
 *	started: 2026-03-14T09:00Z	# allclear-disable AC110 clock drift
 *
 * "allclear-disable", the rules by number or name with commas between,
 * and the reason. What is wrong with such a comment is reported; one
 * without a reason holds nevertheless. Other comments are none of ours.
 */
#ifndef READ_DISABLE_H
#define READ_DISABLE_H

#include "base/suppress.h"

/* Whether a comment (without its marks) is one for us. */
bool disable_is(str comment);

/* Read a comment for which disable_is() holds; at is where its text
 * begins. What it asks for goes to *to. */
void disable_read(struct arena *keep, str comment, struct place at,
    struct scope scope, struct suppressions *to, struct diags *d);

/* The same for all comments of a YAML text that libyaml has taken, whose
 * first line has a number. A comment behind a value holds for that line;
 * one on a line of its own for the next line that is none, and for what
 * is indented below that. Time is linear in the text. */
void disable_yaml(struct arena *keep, str yaml, uint32_t file,
    uint32_t line, struct suppressions *to, struct diags *d);

#endif
