/* policy_show: a policy as it came out, each value with its origin.
 */
#ifndef OUTPUT_POLICY_SHOW_H
#define OUTPUT_POLICY_SHOW_H

#include "base/buf.h"
#include "model/policy.h"

/* The joined tree as YAML that could stand as a policy of its own. Behind
 * each value a comment says where it was written: a preset, or a file
 * with its line. paths is the file table. Nothing for a policy without a
 * tree. */
void policy_show(struct buf *out, const struct policy *p, const str *paths);

#endif
