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

struct level {
	str id, name;		/* "SEV-1", "Critical outage or data loss" */
	str slug;		/* "sev-1", for /severity/<slug>/ */
	struct strs aliases;
	enum impact impact;
	struct strs criteria, escalation;
	struct target response, resolution, cadence;
	enum need postmortem;
};

/* What a section is read for, besides its text. */
enum holds { HOLDS_TEXT, HOLDS_UPDATES, HOLDS_TIMELINE, HOLDS_ACTIONS };

struct section_rule {
	str id, title;
	struct strs aliases;	/* the title is always one */
	enum need need;		/* in a postmortem that is required */
	enum holds holds;
	str guidance;		/* for `allclear new` */
};

struct action_kind {
	str id, name;
	struct strs aliases;
	enum need owner, issue, due;
};

struct role {
	str id, name, description;
	enum need need;
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
	str id, name, description;
	struct { struct level *v; size_t n, cap; } levels; /* worst first */
	struct { struct section_rule *v; size_t n, cap; } sections;
	struct { struct action_kind *v; size_t n, cap; } kinds;
	struct { struct role *v; size_t n, cap; } roles;
	struct action_kind any;	/* for actions without a kind */
	struct target draft, final;
	struct metric_rule metrics[METRIC_COUNT];
	struct strs placeholders;	/* beyond the built-in ones */
	struct strs detections;		/* allowed words of detection: */
	str postmortem_word;		/* "Postmortem", "PIR" */
	str actions_word;		/* "Action items" */
	int weights[4];	/* per mille down: operational, degraded, partial,
			 * major outage */
	str weights_text;		/* the rule in words */
	struct map level_by_name;	/* folded id or alias -> level */
	struct map section_by_name;	/* folded title -> section_rule */
};

/* Read a policy. preset gives the text of a built-in one by name, for
 * `extends:`; false when there is none. root may be NULL (reported by
 * whoever failed to read it): then the result is the empty policy. */
struct preset_source {
	void *context;
	const struct node *(*get)(void *context, str name);
	const str *names;
	size_t n;
};
void policy_read(struct arena *a, const struct node *root,
    const struct preset_source *presets, struct policy *out,
    struct diags *d);

/* The level that a word names (its id or an alias; case, spaces, hyphens
 * and underscores make no difference), or -1. */
int policy_level(const struct policy *p, str word);
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
