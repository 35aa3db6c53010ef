/* policy: how this team runs incidents.
 *
 * A value, read from YAML: a preset inside the program, a team's file,
 * or a file that extends a preset. The program knows no severity names,
 * sections or deadlines but those that stand here.
 */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include "base/map.h"
#include "model/document.h"
#include "model/milestone.h"

/* What an incident of a level means for the page. */
enum impact {
	IMPACT_NONE,
	IMPACT_MINOR,
	IMPACT_MAJOR,
	IMPACT_CRITICAL,
};

const char *impact_name(enum impact i);

/* "15m", "5 business days", or words that are shown and not computed. */
struct target {
	str text;		/* empty: the policy sets none */
	int64_t seconds;	/* LENGTH_NONE when it is no length */
	int business_days;	/* 0 when it is none */
};

enum need { NEED_NONE, NEED_OPTIONAL, NEED_REQUIRED };

struct severity {
	str id, name;		/* "SEV-1", "Critical outage or data loss" */
	str slug;		/* "sev-1", for /severity/<slug>/ */
	struct strs aliases;
	enum impact impact;
	struct strs criteria, escalation;
	struct target response, resolution, cadence;
	enum need postmortem;
};

struct section_rule {
	str id, title;
	struct strs aliases;	/* the title is always one */
	enum need need;		/* in a postmortem that is required */
	enum holds holds;
	str hint;		/* for `allclear new` */
	bool runbook;		/* of a runbook, not of a report */
};

struct action_kind {
	str id, name;
	struct strs aliases;
	enum need owner, issue, due;
};

struct role {
	str id, name, duties;
	struct strs aliases;
	enum need need;
};

/* A word of detection: and what it means. */
struct detection {
	str id, name;
};

/* A titled text of the policy page; Markdown. */
struct chapter {
	str title, text;
};

enum metric {
	METRIC_DETECT,		/* started to detected */
	METRIC_ACKNOWLEDGE,	/* detected to acknowledged */
	METRIC_MITIGATE,	/* started to mitigated */
	METRIC_RESOLVE,		/* started to resolved */
	METRIC_COUNT,
};

struct metric_rule {
	str label;		/* "MTTD" */
	str name;		/* "Time to detect" */
	enum milestone from, to;
};

struct policy {
	str id, name, about;
	struct strs principles, process, communication;
	struct { struct severity *v; size_t n, cap; } levels; /* worst first */
	struct { struct section_rule *v; size_t n, cap; } sections;
	struct { struct action_kind *v; size_t n, cap; } kinds;
	struct { struct role *v; size_t n, cap; } roles;
	struct action_kind any;	/* for actions without a kind */
	struct target draft, final;
	struct metric_rule metrics[METRIC_COUNT];
	struct strs placeholders;	/* beyond the built-in ones */
	bool placeholder_start[256];	/* bytes that one can begin with */
	struct { struct detection *v; size_t n, cap; } detections;
	struct { struct chapter *v; size_t n, cap; } chapters;
	bool component_owner;	/* every component must name its owner */
	bool gate;		/* no incident closes without its postmortem */
	enum milestone due_from;	/* postmortem deadlines count from it */
	str postmortem_word;		/* "Postmortem", "PIR" */
	str actions_word;		/* "Action items" */
	int weights[4];	/* per mille down: operational, degraded, partial,
			 * major outage */
	str weights_text;		/* the rule in words */
	struct map section_by_name;	/* folded title -> section_rule */
};

/* The preset of a name as a tree that schema_check() has seen, for
 * `extends:`; NULL when there is none. */
typedef const struct node *preset_fn(void *context, str name);

/* Read a policy that schema_check() has seen. What its preset says comes
 * first, then what it says itself: maps are joined key by key, levels and
 * sections by id, any other list replaces the preset's. root may be NULL
 * (whoever failed to read it has reported that): the result is then the
 * policy without levels and sections. */
void policy_read(struct arena *a, const struct node *root,
    preset_fn *preset, void *context, struct policy *out,
    struct diags *d);

/* Fill placeholder_start. */
void placeholder_starts(struct policy *p);

/* The level that a word names (its id or an alias; case, spaces, hyphens
 * and underscores make no difference), or -1. */
int policy_level(const struct policy *p, str word);
/* Whether two words are one level, by the same rule. */
bool policy_same_level(str a, str b);
/* The section that a heading names, or -1. */
int policy_section(const struct policy *p, str heading);
/* The action kind that a word names, or -1. */
int policy_kind(const struct policy *p, str word);

/* A heading as it is compared: numbers, emoji, a trailing colon or
 * "(...)", case and Markdown marks removed, white space made single. */
str heading_fold(struct arena *a, str heading);
/* Whether it ends in "(internal)". */
bool heading_internal(str heading);

#endif
