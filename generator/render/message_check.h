/* message_check: whether a message of the policy can be filled in.
 */
#ifndef RENDER_MESSAGE_CHECK_H
#define RENDER_MESSAGE_CHECK_H

#include "model/policy.h"

/* Report to d what is wrong with a template of messages: or channel: its
 * tags, and names that are nearly those of values. Places are those in the
 * text, its first byte being line 1, column 1 of `file`; whoever has the
 * file's bytes knows where that is (read/inside.h). */
void message_check(const struct policy *p, str text, uint32_t file,
    struct diags *d);

#endif
