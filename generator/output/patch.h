/* patch: what edits do to a file, as people and patch(1) read it.
 *
 * A unified diff with three lines of context. Only lines that an edit
 * touches are compared, so that the time does not depend on how alike
 * the texts are.
 */
#ifndef OUTPUT_PATCH_H
#define OUTPUT_PATCH_H

#include "base/buf.h"
#include "output/edit.h"

struct patch {
	str path;		/* as the person finds the file */
	str before, after;	/* after: what edit_apply() gave, and */
	const struct edits *edits; /* none refused */
	bool color;
	bool terminal;		/* what a terminal would act on is shown */
};

/* Nothing when the texts are equal. */
void patch_put(struct buf *out, const struct patch *p);

#endif
