/* policy_merge: a policy on top of the preset that it extends.
 *
 * Both are trees that schema_check() has seen. Maps are joined key by
 * key. Lists whose items have an id and may be dropped (levels, sections)
 * are joined item by item: an item of a known id is joined with it, any
 * other comes last, `before: ID` and `after: ID` put one elsewhere, and
 * `drop: yes` takes one out. Every other value of the
 * team's own replaces the preset's; one that is empty takes it away, but
 * an empty map or list of such items leaves it as it was.
 *
 * What comes out is a tree of its own whose nodes keep their places: so
 * each value says where it comes from.
 */
#ifndef MODEL_POLICY_MERGE_H
#define MODEL_POLICY_MERGE_H

#include "read/schema.h"

/* base or own may be NULL. An id given twice in one file, and a drop of,
 * or a place beside, what is not there, are reported to d. */
const struct node *policy_merge(struct arena *a, const struct schema *s,
    const struct node *base, const struct node *own, struct diags *d);

#endif
