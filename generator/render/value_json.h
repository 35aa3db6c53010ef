/* value_json: a value tree from JSON.
 *
 * For the data of `allclear render --data` and for tests. Whole numbers
 * come out as written, others as the shortest text that reads back as
 * the same number (1.21, 1e+21). Everything is copied into the arena.
 */
#ifndef RENDER_VALUE_JSON_H
#define RENDER_VALUE_JSON_H

#include "base/diag.h"
#include "render/value.h"

enum { VALUE_JSON_DEPTH = 100 };	/* lists and maps in one another */

/* NULL, and one diagnostic at its place in file, when bytes are no JSON
 * (RFC 8259, a byte order mark forgiven), give a key twice, hold a NUL or
 * a number out of range, or are nested too deep. */
struct value *value_from_json(struct arena *a, str bytes, uint32_t file,
    struct diags *d);

#endif
