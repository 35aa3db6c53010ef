/* policy_parts: what the files that read a policy share.
 */
#ifndef MODEL_POLICY_PARTS_H
#define MODEL_POLICY_PARTS_H

#include "model/policy.h"

struct policy_work {
	struct arena *a;
	struct policy *p;
};

/* Set *out when the key is there and not empty: one that a team empties is
 * as if nobody had given it. map may be NULL. */
void policy_set_text(const struct node *map, str key, str *out);
void policy_set_list(struct policy_work *w, const struct node *map, str key,
    struct strs *out);
void policy_set_need(const struct node *map, str key, enum need *out);
void policy_set_target(const struct node *map, str key, struct target *out);
void policy_set_milestone(const struct node *map, str key,
    enum milestone *out);
void policy_set_bool(const struct node *map, str key, bool *out);
/* A length and the words it was written in. */
void policy_set_length(const struct node *map, str key, str *text,
    int64_t *seconds);
/* The levels of a list of words; all of them when there is none. Levels
 * must have been read. */
void policy_set_levels(struct policy_work *w, const struct node *map,
    struct level_set *out);

/* policy_levels.c: the levels, and who does what when. */
void policy_levels(struct policy_work *w, const struct node *root);
/* policy_rules.c: what must be written. */
void policy_rules(struct policy_work *w, const struct node *root);
/* policy_credits.c: what customers get back. */
void policy_credits(struct policy_work *w, const struct node *root);
/* policy_terms.c: messages, metrics, availability, chapters. */
void policy_terms(struct policy_work *w, const struct node *root);
/* Metrics before anything is read. */
void policy_metric_defaults(struct policy *p);

#endif
