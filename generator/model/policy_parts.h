/* policy_parts: what policy_read.c and policy_rules.c share.
 */
#ifndef MODEL_POLICY_PARTS_H
#define MODEL_POLICY_PARTS_H

#include "model/policy.h"

/* What a kind of action says itself; the rest it has from all actions. */
struct said {
	bool owner, issue, due;
};

struct policy_work {
	struct arena *a;
	struct policy *p;
	struct diags *d;
	preset_fn *preset;
	void *context;
	struct { struct said *v; size_t n, cap; } said;	/* as p->kinds */
};

/* Set *out when the key is there. */
void policy_set_text(const struct node *map, str key, str *out);
void policy_set_list(struct policy_work *w, const struct node *map, str key,
    struct strs *out);
void policy_set_need(const struct node *map, str key, enum need *out);
void policy_set_target(const struct node *map, str key, struct target *out);
void policy_set_milestone(const struct node *map, str key,
    enum milestone *out);
/* Whether an item says drop: yes. */
bool policy_dropped(const struct node *item);

void policy_postmortem(struct policy_work *w, const struct node *map);
void policy_sections(struct policy_work *w, const struct node *list,
    bool runbook);
void policy_actions(struct policy_work *w, const struct node *map);
/* Once the preset and the team's own file have both spoken. */
void policy_inherit_needs(struct policy_work *w);

#endif
