/* fingerprint: what tells a finding from all others, wherever it moves.
 *
 * Made of the rule, the path, the source line with its white space
 * evened out, and how many such findings stand before it in the file; no
 * line number, no message (it may hold a count of days). So a finding
 * keeps its fingerprint when lines are put in or taken out elsewhere,
 * and gets a new one when its own line changes.
 *
 * CI systems and baseline files keep fingerprints: what goes into one
 * may not change. They are XXH3 of the parts, the same on every machine.
 */
#ifndef OUTPUT_FINGERPRINT_H
#define OUTPUT_FINGERPRINT_H

#include "base/buf.h"
#include "output/lines.h"

/* One for each of the diags, which must be settled, in their order; all
 * different. paths is the file table. In the arena. */
const uint64_t *fingerprints(struct arena *a, const struct diags *d,
    const str *paths, struct lines *l);

/* As text: 16 digits of 0-9a-f; and back, false when it is none. */
void fingerprint_put(struct buf *out, uint64_t fingerprint);
bool fingerprint_read(str text, uint64_t *out);

#endif
