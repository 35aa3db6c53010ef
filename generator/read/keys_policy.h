/* keys_policy: what keys_policy.c, keys_rules.c and keys_terms.c share.
 */
#ifndef READ_KEYS_POLICY_H
#define READ_KEYS_POLICY_H

#include "read/keys.h"

extern const struct schema shape_need;
extern const struct schema shape_milestone;
extern const struct schema shape_yes_no;
extern const struct schema shape_target;
extern const struct schema shape_deadline;
extern const struct schema shape_length;
extern const struct schema shape_lines;
extern const struct schema shape_texts;
extern const struct schema shape_aliases;
extern const struct schema shape_level_ids;
extern const struct schema shape_key_names;

extern const struct schema shape_timeline_rules, shape_postmortem;
extern const struct schema shape_action_rules;
extern const struct schema shape_requirements;
extern const struct schema shape_component_rules;
extern const struct schema shape_runbook_rules;

extern const struct schema shape_credits, shape_messages, shape_metrics;
extern const struct schema shape_availability, shape_chapters;

#endif
