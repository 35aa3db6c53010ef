/* load_parts: what the files of load share. Private to cli/load*.c. */
#ifndef CLI_LOAD_PARTS_H
#define CLI_LOAD_PARTS_H

#include "base/zone.h"
#include "cli/load.h"

/* What a thread has to itself. */
struct load_worker {
	struct arena keep, text, scratch;
	struct diags diags;
	struct suppressions passed_over;
};

/* The text of a file, checked; false when it cannot be used, which has
 * been reported. */
bool load_text(struct arena *a, const struct file *f, str *text,
    struct diags *d);

/* Read all content files into the corpus, and join it. Times without a
 * zone are of `assumed`, which may be NULL. */
void load_content(struct load *l, const struct zone *assumed);

#endif
