/* policy: how this team runs incidents.
 *
 * A value, read from YAML: a preset inside the program, a team's file,
 * or a file that extends a preset. The program knows no severity names,
 * sections or deadlines but those that stand here.
 */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include "base/map.h"
#include "base/needles.h"
#include "base/starts.h"
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
	bool same_day;		/* "Same day": by midnight, the site's */
};

enum need { NEED_NONE, NEED_OPTIONAL, NEED_REQUIRED };

/* Which levels a rule holds for: all, or those in v (indexes). A rule
 * that names only levels that are not there holds for none. */
struct level_set {
	bool all;
	struct { int *v; size_t n, cap; } list;
};

bool level_set_has(const struct level_set *s, int level);

struct severity {
	str id, name;		/* "SEV-1", "Critical outage or data loss" */
	str slug;		/* "sev-1", for /severity/<slug>/ */
	struct strs aliases;
	enum impact impact;
	struct strs criteria, examples, signals, steps, paging, escalation;
	struct target response, triage, mitigation, resolution;
	struct target cadence;	/* its own, else the policy's every */
	str commander;		/* who leads: "API owner" */
	enum need postmortem;
	str postmortem_when;	/* when an optional one is written */
	bool if_breach, if_repeats; /* the same, as far as an incident tells */
	struct strs unverified;	/* keys nobody has confirmed */
};

struct section_rule {
	str id, title;
	struct strs aliases;	/* the title is always one */
	enum need need;		/* in a postmortem that is required */
	enum holds holds;
	str hint;		/* for `allclear new` */
	struct strs parts;	/* headings below it, for `allclear new` */
	bool internal;		/* never on the public site */
	bool runbook;		/* of a runbook, not of a report */
};

struct action_kind {
	str id, name, what;
	struct strs aliases;
	enum need owner, issue, due;
	enum need done;		/* before the postmortem is final */
};

struct role {
	str id, name, duties;
	struct strs aliases;
	enum need need;
	struct level_set levels;	/* where need holds */
	struct strs apart;	/* ids of roles that somebody else holds */
	bool owns;		/* for an owner of what is affected */
	bool unverified;
};

/* A word of detection: and what it means. */
struct detection {
	str id, name;
};

/* A step of the process. */
struct step {
	str name, text;
};

struct escalation_step {
	str who, when;
	str after_text;		/* empty: at once */
	int64_t after;		/* seconds, or LENGTH_NONE */
	struct level_set levels;
};

/* When a severity may be lowered; raising it is always free. */
struct demotion {
	str stable_text;
	int64_t stable;		/* seconds mitigated, or LENGTH_NONE */
	enum need actions;	/* whether action items must be filed */
	struct strs unverified;	/* keys nobody has confirmed */
};

/* What entries of a timeline must say. */
struct timeline_rule {
	enum need actor;
	bool utc;		/* times are written in UTC */
	struct strs unverified;	/* keys nobody has confirmed */
};

struct cadence_rule {
	struct target first;	/* from detected, at levels with a cadence */
	struct target every;	/* for levels without one of their own */
	str grace_text;
	int64_t grace;		/* seconds; 0 when none is given */
	enum milestone until;
	struct strs channels;
};

struct signoff_rule {
	enum need need;
	struct strs by;		/* in words */
	int least;		/* people */
	bool commander, owner;	/* must be among them */
	struct level_set levels;
};

/* Keys that an incident's front matter must have: "commander", or
 * "impact.banner" for one inside a map. */
struct requirement {
	struct strs needs;
	struct level_set levels;
	int from;		/* enum incident_status */
	enum level level;	/* of the finding */
	str why;
	struct place at;
};

struct credit_tier {
	int level;		/* -1: named one that is not there */
	str level_word;
	str longer_text;
	int64_t longer_than;	/* seconds; strictly longer */
	str percent_text;	/* as written */
	int64_t percent;	/* millionths of a per cent */
	struct place at;
};

/* How credits of incidents come together. An incident earns the highest
 * percentage among the tiers of its level (no other level's) that it lasted
 * strictly longer than, by the clock; the month in which it falls is one of
 * the site's zone. */
struct credit_rules {
	str of, applied;
	str clock;		/* id of a metric; "impact" */
	bool last_level;	/* the level it has now, not the worst held */
	bool sum;		/* a month's incidents are added up; else the
				 * highest one holds */
	enum milestone month;	/* in whose month it falls: STARTED, RESOLVED */
	str cap_text;		/* the most in a month, "100" */
	int64_t cap;		/* millionths of a per cent */
	str rule;		/* all of this in words, as the team has them;
				 * else render/policy_words makes it */
	struct { struct credit_tier *v; size_t n, cap; } tiers;
	struct strs unverified;	/* keys nobody has confirmed */
};

enum message_kind {
	MESSAGE_ACK,
	MESSAGE_UPDATE,
	MESSAGE_RESOLVED,
	MESSAGE_SUMMARY,
	MESSAGE_COUNT,
};

const char *message_name(enum message_kind k);

struct message {
	str title, channel;
	struct target within;	/* from detected */
	str text;		/* a Mustache template; empty: there is none */
	struct place at;	/* of the text */
	struct strs unverified;	/* keys nobody has confirmed */
};

/* A titled text of the policy page; Markdown. */
struct chapter {
	str title, text;
	bool internal;		/* its title ends in "(internal)" */
	struct place at;	/* of the text */
	/* chapter_read() fills these: */
	str html;		/* as the audience sees it */
	struct links links;
	struct mentions mentions;
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
	str id;			/* "detect" */
	str what;
	struct strs aliases;	/* what prose calls it */
	str fact;		/* a key of impact: instead of a clock */
	bool timed;		/* from and to are known */
	bool hidden;		/* show: no */
	bool unverified;
	struct place at;	/* its key; line 0: built in */
};

/* What planned work is to availability. */
enum planned_work {
	PLANNED_EXCLUDED,	/* neither up nor down */
	PLANNED_UP,
	PLANNED_DOWN,
};

struct policy {
	str id, name, about, owner;
	int32_t updated;	/* DATE_NONE when not given */
	const struct node *tree;	/* all of it, preset and own joined */
	bool adrift;		/* the preset that it extends is not there */
	struct strs principles, communication, level_notes;
	str channel;			/* Mustache; the incident's own */
	struct { struct step *v; size_t n, cap; } process;
	struct { struct severity *v; size_t n, cap; } levels; /* worst first */
	struct { struct section_rule *v; size_t n, cap; } sections;
	size_t own_sections;	/* of these the first; the rest is there for
				 * every policy */
	struct { struct action_kind *v; size_t n, cap; } kinds;
	struct { struct role *v; size_t n, cap; } roles;
	struct strs escalation_when;
	struct { struct escalation_step *v; size_t n, cap; } escalation;
	bool escalate_past_target; /* what missed its resolution target, too */
	struct timeline_rule timeline;
	struct demotion demotion;
	struct cadence_rule cadence;
	struct action_kind any;	/* for actions without a kind */
	int default_kind;	/* of an action without one, or -1 */
	str actions_track;	/* how they are followed up, in words */
	str issue_url;		/* with {issue} in it */
	struct strs actions_unverified;	/* keys nobody has confirmed */
	struct target draft, final;
	str repeats_text;
	int64_t repeats;	/* seconds: the same again is a repetition */
	struct strs postmortem_principles, share;
	struct signoff_rule signoff;
	struct strs postmortem_unverified;	/* keys nobody has confirmed */
	struct { struct requirement *v; size_t n, cap; } requirements;
	struct credit_rules credits;
	struct message messages[MESSAGE_COUNT];
	struct metric_rule metrics[METRIC_COUNT];
	/* Metrics of the team's own, and those of other clocks ("impact"). */
	struct { struct metric_rule *v; size_t n, cap; } more_metrics;
	struct strs placeholders;	/* beyond the built-in ones */
	/* Of each byte: enum text_mark; and those that begin placeholders. */
	uint8_t text_marks[256];
	struct { char v[256]; size_t n; } placeholder_starts;
	struct needles remarks;		/* in words of blame or hindsight */
	struct starts label_starts;	/* of metrics */
	struct { struct detection *v; size_t n, cap; } detections;
	struct { struct chapter *v; size_t n, cap; } chapters;
	enum need component_owner, component_slo, component_description;
	str runbook_tested_text;
	int64_t runbook_tested;	/* seconds since its last test, at most;
				 * LENGTH_NONE: not asked */
	struct level_set runbook_levels; /* whose incidents must link one */
	struct strs runbooks_unverified;	/* keys nobody has confirmed */
	bool gate;		/* no incident closes without its postmortem */
	enum milestone due_from;	/* postmortem deadlines count from it */
	str postmortem_word;		/* "Postmortem", "PIR" */
	str actions_word;		/* "Action items" */
	int weights[4];	/* per mille down: operational, degraded, partial,
			 * major outage */
	str weights_text;		/* the rule in words; empty
					 * when only the numbers say it */
	enum planned_work planned;
	struct map level_by_word;	/* id or alias -> severity */
	struct map section_by_name;	/* folded title -> section_rule */
	struct starts section_starts;	/* of those titles */
};

/* The preset of a name as a tree that schema_check() has seen, for
 * `extends:`; NULL when there is none. */
typedef const struct node *preset_fn(void *context, str name);

/* Read a policy that schema_check() has seen: its preset, and itself on
 * top of it (model/policy_merge.h says how). root may be NULL (whoever
 * failed to read it has reported that): the result is then the policy
 * without levels and sections. */
void policy_read(struct arena *a, const struct node *root,
    preset_fn *preset, void *context, struct policy *out,
    struct diags *d);

/* Whether what was read makes sense: levels, kinds and metrics that are
 * named exist, no word means two things, nothing contradicts itself. */
void policy_check(const struct policy *p, struct arena *scratch,
    struct diags *d);

/* Read a chapter as Markdown of the file that has the policy: where its
 * links lead, what else it names, and its HTML, with nth (from 1) in the
 * anchors of its headings. Mistakes go to the context's diags, at lines of
 * the text. */
struct body_context;
void chapter_read(struct chapter *c, size_t nth,
    const struct body_context *context);

/* What a byte of prose can belong to. Most are passed over at once. */
enum text_mark {
	MARK_PLACEHOLDER = 1,	/* its first byte */
	MARK_BEHIND = 2,	/* the byte behind that */
};

/* Fill text_marks and what stands beside it, when all else of the policy
 * stands. */
void policy_mark_text(struct policy *p);

/* The level that a word names (its id or an alias; case, spaces, hyphens
 * and underscores make no difference), or -1. */
int policy_level(const struct policy *p, str word);
enum { POLICY_LEVEL_MOST = 128 };	/* bytes of such a word */
/* The form in which two words of one level are equal. */
str policy_level_key(struct arena *a, str word);
/* How often there must be an update at a level; its text is empty when
 * the policy does not say. */
struct target policy_cadence(const struct policy *p, int level);
/* The section that a heading names, or -1. */
int policy_section(const struct policy *p, str heading);
/* The same of a heading that stays where it is, such as a shared one: of
 * those that were asked for last it is known by that place what they mean.
 * For one thread and one policy; all zero to begin with. */
struct heading_rules {
	struct heading_rule { str heading; int rule; } last[64];
};
int policy_section_kept(const struct policy *p, str heading,
    struct heading_rules *known);
/* Whether an address is one that tickets may be linked to. */
bool policy_issue_url_safe(str url);
/* The action kind that a word names, or -1. */
int policy_kind(const struct policy *p, str word);

/* A heading as it is compared: numbers, emoji, a trailing stop (: ? ! .)
 * or "(...)", "{#id}", case and Markdown marks removed, white space made
 * single, "and" and "&" and both apostrophes the same. */
str heading_fold(struct arena *a, str heading);

#endif
