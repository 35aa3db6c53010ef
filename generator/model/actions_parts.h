/* actions_parts: what actions.c and actions_task.c share.
 */
#ifndef MODEL_ACTIONS_PARTS_H
#define MODEL_ACTIONS_PARTS_H

#include "model/body_parts.h"

/* An action of a row or item, of the kind that the heading above it
 * names, or -1. */
struct action action_init(struct body_work *w, md_node *n, int kind);
/* Set the due date from its text; reports one that cannot be read. */
void action_due(struct body_work *w, struct action *a, struct named due);
/* Read an item with a box. */
void action_task(struct body_work *w, md_node *item, int kind);

#endif
