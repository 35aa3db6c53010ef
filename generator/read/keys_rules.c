/* keys_rules: the parts of a policy that say what must be written:
 * timeline:, postmortem:, actions:, requirements:, components:,
 * runbooks:.
 */
#include "read/keys_policy.h"

static const char *const holds_words[] = {
	"text", "updates", "timeline", "actions", NULL
};
static const char *const gate_words[] = { "closing", "none", NULL };
static const char *const rule_level_words[] = {
	"error", "warning", "note", NULL
};
static const char *const status_words[] = {
	"investigating", "identified", "monitoring", "resolved", "closed",
	NULL
};

static const struct schema holds = {
	.type = SCHEMA_WORD, .words = holds_words,
};
static const struct schema gate = {
	.type = SCHEMA_WORD, .words = gate_words,
};
static const struct schema rule_level = {
	.type = SCHEMA_WORD, .words = rule_level_words,
};
static const struct schema status = {
	.type = SCHEMA_WORD, .words = status_words,
};

/* timeline: */

static const char *const times_words[] = { "utc", "any", NULL };
static const struct schema times = {
	.type = SCHEMA_WORD, .words = times_words,
};
static const struct schema_key timeline_rule_keys[] = {
	{ "actor", 0, &shape_need, "whether each entry says who acted",
	    "actors who" },
	{ "times", 0, &times, "utc: written in UTC; any", "zone" },
	{ "unverified", 0, &shape_key_names, "keys that nobody has confirmed yet",
	    NULL },
	{ 0 }
};
const struct schema shape_timeline_rules = {
	.type = SCHEMA_MAP, .keys = timeline_rule_keys,
	.noun = "a map of rules for timelines",
	.example = "{ actor: required, times: utc }",
};

/* postmortem: */

static const struct schema_key section_keys[] = {
	{ "id", SCHEMA_REQUIRED, &schema_id, "a short name: root-cause",
	    "name" },
	{ "title", 0, &schema_line, "the heading that `new` writes",
	    "heading" },
	{ "aliases", 0, &shape_aliases, "other headings that mean it",
	    "alias also synonyms" },
	{ "need", 0, &shape_need, "where a postmortem is required; required",
	    "required" },
	{ "holds", 0, &holds, "what is read from it; text", "type kind" },
	{ "hint", 0, &schema_text, "what to write, for `new`",
	    "placeholder guidance help description" },
	{ "parts", 0, &shape_lines, "headings that `new` writes below it",
	    "subsections" },
	{ "internal", 0, &shape_yes_no, "never on the public site", "private" },
	{ "before", 0, &schema_id, "put it before this section; a new one "
	    "comes last", "above" },
	{ "after", 0, &schema_id, "put it behind this section", "below" },
	{ "drop", 0, &shape_yes_no, "take the preset's section of this id out",
	    "remove delete" },
	{ 0 }
};
static const struct schema section = {
	.type = SCHEMA_MAP, .keys = section_keys, .noun = "a section",
	.example = "{ id: summary, title: Summary }",
};
static const struct schema sections = {
	.type = SCHEMA_LIST, .of = &section, .noun = "a list of sections",
};

static const char *const signer_words[] = { "commander", "owner", NULL };
static const struct schema signer = {
	.type = SCHEMA_WORD, .words = signer_words,
};
static const struct schema signers = {
	.type = SCHEMA_LIST, .of = &signer, .one = true, .unique = true,
	.noun = "a list of signers", .example = "[commander, owner]",
};
static const struct schema_key signoff_keys[] = {
	{ "need", 0, &shape_need, "whether a final postmortem needs it",
	    "required" },
	{ "by", 0, &shape_lines, "who signs, in words", "who roles" },
	{ "includes", 0, &signers, "who must be among them",
	    "includes_roles" },
	{ "least", 0, &(const struct schema){ .type = SCHEMA_INT,
	    .min = 1, .max = 99 }, "how many people, at least; 1",
	    "min count number" },
	{ "levels", 0, &shape_level_ids, "levels for which need holds; all",
	    "severities" },
	{ 0 }
};
static const struct schema signoff = {
	.type = SCHEMA_MAP, .keys = signoff_keys,
	.noun = "a map of sign-off rules",
	.example = "{ need: required, by: [Incident commander] }",
};

static const struct schema_key postmortem_keys[] = {
	{ "name", 0, &schema_line, "what it is called: Postmortem, PIR",
	    "title" },
	{ "draft", 0, &shape_deadline, "when a draft is due", "drafted due" },
	{ "final", 0, &shape_deadline, "when it must be final",
	    "finalized due complete" },
	{ "from", 0, &shape_milestone, "from when deadlines count; resolved",
	    "clock" },
	{ "gate", 0, &gate, "closing: no incident closes without it",
	    "ci_gate" },
	{ "repeats", 0, &shape_length, "how far back the same again is a "
	    "repetition; 30d", "repeats_within" },
	{ "principles", 0, &shape_lines, "how it is written: blameless", "rules" },
	{ "share", 0, &shape_lines, "who gets it", "audience" },
	{ "sections", 0, &sections, "what it must hold, in order",
	    "template headings" },
	{ "placeholders", 0, &shape_lines,
	    "template texts that count as not written, besides {...}, TODO",
	    "placeholder" },
	{ "signoff", 0, &signoff, "who must agree", "sign_off approval" },
	{ "unverified", 0, &shape_key_names, "keys that nobody has confirmed yet",
	    NULL },
	{ 0 }
};
const struct schema shape_postmortem = {
	.type = SCHEMA_MAP, .keys = postmortem_keys,
	.noun = "a map of postmortem rules",
};

/* actions: */

static const struct schema_key kind_keys[] = {
	{ "name", 0, &schema_line, "as shown: Preventive", "title" },
	{ "aliases", 0, &shape_aliases, "other words and headings for it",
	    "alias also" },
	{ "owner", 0, &shape_need, "whether it must name its owner", "assignee" },
	{ "issue", 0, &shape_need, "whether it must name a ticket", "ticket" },
	{ "due", 0, &shape_need, "whether it must have a date",
	    "deadline due_date" },
	{ "done", 0, &shape_need, "whether it must be done when the postmortem "
	    "is final", NULL },
	{ "what", 0, &schema_line, "what belongs here", "description" },
	{ 0 }
};
static const struct schema kind = {
	.type = SCHEMA_MAP, .keys = kind_keys, .noun = "a kind of action",
	.example = "{ name: Preventive, owner: required }",
};
static const struct schema kinds = {
	.type = SCHEMA_DICT, .of = &kind, .noun = "a map of action kinds",
};
static const struct schema_key action_rule_keys[] = {
	{ "name", 0, &schema_line, "what they are called: Action items",
	    "title" },
	{ "owner", 0, &shape_need, "whether any action must name its owner",
	    "assignee" },
	{ "issue", 0, &shape_need, "whether any action must name a ticket",
	    "ticket" },
	{ "due", 0, &shape_need, "whether any action must have a date",
	    "deadline due_date" },
	{ "kinds", 0, &kinds, "kinds, and what each must have",
	    "kind types" },
	{ "default", 0, &schema_id, "the kind of an action without one",
	    "default_kind" },
	{ "headings", 0, &shape_aliases, "more headings above action lists",
	    "sections" },
	{ "issue_url", 0, &schema_line,
	    "where a ticket is, with {issue} in it", "issues tracker" },
	{ "track", 0, &schema_line, "how they are followed up, in words",
	    "tracking" },
	{ "unverified", 0, &shape_key_names, "keys that nobody has confirmed yet",
	    NULL },
	{ 0 }
};
const struct schema shape_action_rules = {
	.type = SCHEMA_MAP, .keys = action_rule_keys,
	.noun = "a map of action rules",
	.example = "{ owner: required }",
};

/* requirements:, components:, runbooks: */

static const struct schema_key requirement_keys[] = {
	{ "needs", SCHEMA_REQUIRED, &shape_key_names,
	    "keys that an incident's front matter must have", "keys need" },
	{ "levels", 0, &shape_level_ids, "only at these levels; all",
	    "severities severity" },
	{ "from", 0, &status, "from this status on; investigating",
	    "status when" },
	{ "level", 0, &rule_level, "how bad it is when missing; error",
	    NULL },
	{ "why", 0, &schema_line, "shown with the message", "reason" },
	{ 0 }
};
static const struct schema requirement = {
	.type = SCHEMA_MAP, .keys = requirement_keys,
	.noun = "a requirement",
	.example = "{ needs: [commander], levels: [SEV-1] }",
};
const struct schema shape_requirements = {
	.type = SCHEMA_LIST, .of = &requirement,
	.noun = "a list of requirements",
};

static const struct schema_key component_rule_keys[] = {
	{ "owner", 0, &shape_need, "whether each component names its owner", NULL },
	{ "slo", 0, &shape_need, "whether each component has an objective", NULL },
	{ "description", 0, &shape_need, "whether each component says what it is",
	    NULL },
	{ 0 }
};
const struct schema shape_component_rules = {
	.type = SCHEMA_MAP, .keys = component_rule_keys,
	.noun = "a map of component rules", .example = "{ owner: required }",
};

static const struct schema_key runbook_rule_keys[] = {
	{ "sections", 0, &sections, "what a runbook must hold, in order",
	    "template" },
	{ "tested", 0, &shape_length, "how old its last test may be",
	    "tested_within" },
	{ "levels", 0, &shape_level_ids,
	    "levels whose incidents must link a runbook", "severities" },
	{ "unverified", 0, &shape_key_names, "keys that nobody has confirmed yet",
	    NULL },
	{ 0 }
};
const struct schema shape_runbook_rules = {
	.type = SCHEMA_MAP, .keys = runbook_rule_keys,
	.noun = "a map of runbook rules", .example = "{ tested: 180d }",
};
