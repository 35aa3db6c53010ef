/* keys_policy: what a policy may say.
 *
 * The model fills struct policy from it. A policy is written whole, or it
 * begins with `extends: <preset>` and gives only what differs. Then maps
 * are joined key by key; the lists levels:, postmortem.sections: and
 * runbooks.sections: are joined item by item, by id (new ones come last,
 * or where `before: ID` or `after: ID` puts them; `drop: yes` takes one
 * out); every other list replaces the preset's.
 * Because of that hardly a key is required here: whether what comes out
 * of the joining is complete is for the model to say. Updates, a timeline
 * and action items are read in every report, whatever sections there are.
 *
 *	name: Example
 *	extends: operations
 *	levels:                    # worst first
 *	  - id: SEV-1
 *	    name: Critical
 *	    aliases: [critical, P0]
 *	    impact: critical       # none minor major critical
 *	    criteria: [Nobody can pay]
 *	    response: 15m          # a target: 15m, 2 business days, or words
 *	    resolution: 4h
 *	    cadence: 30m
 *	    escalation: [VP, on-call]
 *	    postmortem: required   # required optional none
 *	demotion: { stable: 30m }  # before a level is lowered
 *	roles:
 *	  commander: { name: Incident commander, need: required }
 *	cadence: { first: 15m, grace: 5m, until: mitigated }
 *	timeline: { actor: required, times: utc }
 *	postmortem:
 *	  name: Postmortem
 *	  draft: 48h               # a deadline: 48h or 5 business days
 *	  final: 5 business days
 *	  from: resolved
 *	  gate: closing
 *	  sections:                # in order
 *	    - id: timeline
 *	      title: Timeline
 *	      aliases: [What happened when]
 *	      need: required
 *	      holds: timeline      # text updates timeline actions
 *	      hint: Key actions, in UTC, with who did them.
 *	  placeholders: ["[Unverified]"]
 *	  signoff: { need: required, by: [Incident commander, owners] }
 *	actions:
 *	  owner: required          # of any action
 *	  kinds:
 *	    preventive: { name: Preventive, issue: required }
 *	requirements:              # keys of an incident's front matter
 *	  - { needs: [commander], levels: [SEV-1], from: identified }
 *	credits:
 *	  clock: resolve
 *	  tiers: [{ level: SEV-1, longer_than: 1h, percent: 10 }]
 *	messages:
 *	  ack: "{{title}}: we are looking into it."
 *	metrics:
 *	  resolve: { name: Time to resolve, label: MTTR, from: detected }
 *	availability: { partial_outage: 0.3, major_outage: 1 }
 *	chapters:
 *	  - { title: On call, text: Engineers rotate weekly. }
 */
#include "read/keys_policy.h"

static const char *const impact_words[] = {
	"none", "minor", "major", "critical", NULL
};
static const char *const need_words[] = {
	"required", "optional", "none", NULL
};
static const char *const milestone_words[] = {
	"started", "detected", "paged", "acknowledged", "triaged",
	"declared", "escalated", "mitigated", "resolved", "verified", "closed", NULL
};

static const struct schema impact = {
	.type = SCHEMA_WORD, .words = impact_words,
};
const struct schema shape_need = {
	.type = SCHEMA_WORD, .words = need_words,
};
const struct schema shape_milestone = {
	.type = SCHEMA_WORD, .words = milestone_words,
	.noun = "a milestone", .example = "resolved",
};
const struct schema shape_yes_no = { .type = SCHEMA_BOOL };
/* No time at all would be a promise that nobody can keep. */
const struct schema shape_target = {
	.type = SCHEMA_TARGET, .min = 1, .max = INT64_C(10) * 366 * 86400,
};
const struct schema shape_deadline = {
	.type = SCHEMA_DEADLINE, .min = 1, .max = INT64_C(10) * 366 * 86400,
};
const struct schema shape_length = { .type = SCHEMA_LENGTH };

const struct schema shape_lines = {
	.type = SCHEMA_LIST, .of = &schema_line, .one = true,
	.noun = "a list of lines",
};
const struct schema shape_texts = {
	.type = SCHEMA_LIST, .of = &schema_text, .one = true,
	.noun = "a list of texts",
};
const struct schema shape_aliases = {
	.type = SCHEMA_LIST, .of = &schema_line, .one = true,
	.unique = true, .noun = "a list of other names",
	.example = "[sev1, critical]",
};
const struct schema shape_level_ids = {
	.type = SCHEMA_LIST, .of = &schema_line, .one = true, .split = true,
	.unique = true, .noun = "a list of levels",
	.example = "[SEV-1, SEV-2]",
};
const struct schema shape_key_names = {
	.type = SCHEMA_LIST, .of = &schema_id, .one = true, .split = true,
	.unique = true, .noun = "a list of keys",
	.example = "[commander, detection]",
};

/* levels: */

static const char *const postmortem_if_words[] = {
	"slo_breach", "repetition", NULL
};
static const struct schema postmortem_reason = {
	.type = SCHEMA_WORD, .words = postmortem_if_words,
};
static const struct schema postmortem_if = {
	.type = SCHEMA_LIST, .of = &postmortem_reason, .one = true,
	.unique = true, .noun = "a list of reasons",
	.example = "[slo_breach, repetition]",
};
static const struct schema_key level_keys[] = {
	{ "id", SCHEMA_REQUIRED, &schema_line,
	    "what an incident writes in severity:", "level code" },
	{ "name", 0, &schema_line, "a word for people: Critical",
	    "title label" },
	{ "aliases", 0, &shape_aliases, "other words for it in severity:",
	    "alias also" },
	{ "impact", 0, &impact, "what it means for the status page",
	    "page page_impact" },
	{ "criteria", 0, &shape_texts, "when an incident is of this level",
	    "description definition when" },
	{ "examples", 0, &shape_texts, "incidents that were", "example" },
	{ "signals", 0, &shape_texts, "how it shows itself", "detection symptoms" },
	{ "steps", 0, &shape_texts, "what to do first, in order",
	    "actions initial_actions checklist" },
	{ "paging", 0, &shape_texts, "what pages somebody", "pages triggers" },
	{ "response", 0, &shape_target, "until somebody works on it, from detected",
	    "response_time acknowledge ack" },
	{ "triage", 0, &shape_target, "until its scope is known, from detected",
	    NULL },
	{ "mitigation", 0, &shape_target, "until customers no longer feel it",
	    "mitigate" },
	{ "resolution", 0, &shape_target, "until it is resolved",
	    "resolution_time resolve sla" },
	{ "cadence", 0, &shape_target, "the longest silence between two updates",
	    "updates update_every interval" },
	{ "escalation", 0, &shape_lines, "who is told, in order", "escalate" },
	{ "commander", 0, &schema_line, "who leads", "owner ic" },
	{ "postmortem", 0, &shape_need, "whether there must be one", "review pir" },
	{ "postmortem_when", 0, &schema_line,
	    "when an optional one is written all the same", NULL },
	{ "postmortem_if", 0, &postmortem_if,
	    "the same, where it can be seen in the incident",
	    "postmortem_on" },
	{ "unverified", 0, &shape_key_names,
	    "keys of this level that nobody has confirmed yet", NULL },
	{ "before", 0, &schema_line, "put it before this level, as worse; a "
	    "new one comes last", "above" },
	{ "after", 0, &schema_line, "put it behind this level", "below" },
	{ "drop", 0, &shape_yes_no, "take the preset's level of this id out",
	    "remove delete" },
	{ 0 }
};
static const struct schema level = {
	.type = SCHEMA_MAP, .keys = level_keys, .noun = "a severity level",
	.example = "{ id: SEV-1, name: Critical, impact: critical }",
};
static const struct schema levels = {
	.type = SCHEMA_LIST, .of = &level, .noun = "a list of levels",
};

/* roles:, process:, escalation:, cadence: */

static const struct schema_key role_keys[] = {
	{ "name", 0, &schema_line, "as people say it: Incident commander",
	    "title" },
	{ "aliases", 0, &shape_aliases, "other words for it", "short alias" },
	{ "duties", 0, &schema_text, "what whoever holds it does",
	    "description what" },
	{ "need", 0, &shape_need, "whether an incident must name somebody",
	    "required" },
	{ "levels", 0, &shape_level_ids, "levels for which need holds; all",
	    "severities" },
	{ "apart", 0, &shape_key_names, "roles that somebody else must hold",
	    "not differs" },
	{ "owns", 0, &shape_yes_no, "whether it is for an owner of what is "
	    "affected; no", "owner" },
	{ "unverified", 0, &shape_yes_no, "nobody has confirmed it yet", NULL },
	{ 0 }
};
static const struct schema role = {
	.type = SCHEMA_MAP, .keys = role_keys, .noun = "a role",
	.example = "{ name: Scribe, duties: writes the timeline }",
};
static const struct schema roles = {
	.type = SCHEMA_DICT, .of = &role, .noun = "a map of roles",
	.example = "{ commander: { name: Incident commander } }",
};

static const struct schema_key step_keys[] = {
	{ "name", SCHEMA_REQUIRED, &schema_line, "of the step: Triage",
	    "title step" },
	{ "text", 0, &schema_text, "what is done in it",
	    "description what" },
	{ 0 }
};
static const struct schema step = {
	.type = SCHEMA_MAP, .keys = step_keys, .noun = "a step",
	.example = "{ name: Triage, text: Assess severity }",
};
static const struct schema steps = {
	.type = SCHEMA_LIST, .of = &step, .noun = "a list of steps",
};

static const struct schema_key escalation_step_keys[] = {
	{ "who", SCHEMA_REQUIRED, &schema_line, "who is called", "name to" },
	{ "after", 0, &shape_length, "how long without a solution", "within" },
	{ "levels", 0, &shape_level_ids, "only for these levels", "severities" },
	{ "when", 0, &schema_line, "another condition, in words", "if" },
	{ 0 }
};
static const struct schema escalation_step = {
	.type = SCHEMA_MAP, .keys = escalation_step_keys,
	.noun = "an escalation step",
	.example = "{ who: CTO, after: 1h, levels: [SEV-1] }",
};
static const struct schema escalation_path = {
	.type = SCHEMA_LIST, .of = &escalation_step,
	.noun = "a list of escalation steps",
};
static const struct schema_key escalation_keys[] = {
	{ "when", 0, &shape_lines, "what calls for it", "triggers" },
	{ "path", 0, &escalation_path, "who comes next, in order", "steps" },
	{ "past_target", 0, &shape_yes_no, "whether what is past its "
	    "resolution target is escalated; no", "overdue" },
	{ 0 }
};
static const struct schema escalation = {
	.type = SCHEMA_MAP, .keys = escalation_keys,
	.noun = "a map with when and path",
};

static const struct schema_key demotion_keys[] = {
	{ "stable", 0, &shape_length, "how long it must have been mitigated "
	    "before a level is lowered", "after calm" },
	{ "actions", 0, &shape_need, "whether action items must be filed "
	    "by then", "items backlog" },
	{ "unverified", 0, &shape_key_names, "keys that nobody has confirmed yet",
	    NULL },
	{ 0 }
};
static const struct schema demotion = {
	.type = SCHEMA_MAP, .keys = demotion_keys,
	.noun = "a map of rules for lowering a level",
	.example = "{ stable: 30m, actions: required }",
};

static const struct schema_key cadence_keys[] = {
	{ "first", 0, &shape_target, "until the first update, from detected",
	    "initial" },
	{ "every", 0, &shape_target, "for levels without a cadence of their own",
	    "interval" },
	{ "grace", 0, &shape_length, "how late an update may be unreported",
	    "tolerance" },
	{ "until", 0, &shape_milestone, "the cadence holds until then; resolved",
	    NULL },
	{ "channels", 0, &shape_lines, "where updates are posted", "where" },
	{ 0 }
};
static const struct schema cadence = {
	.type = SCHEMA_MAP, .keys = cadence_keys,
	.noun = "a map of update rules",
	.example = "{ first: 15m, grace: 5m }",
};

static const struct schema detections = {
	.type = SCHEMA_DICT, .of = &schema_line,
	.noun = "a map of words for detection:",
	.example = "{ monitoring: Monitoring and alerts }",
};

static const struct schema preset = {
	.type = SCHEMA_ID, .names = NAMES_PRESET,
};
static const struct schema_key policy_keys[] = {
	{ "extends", 0, &preset, "the preset that this one changes",
	    "extend base preset inherits" },
	{ "name", 0, &schema_line, "of the policy, as shown", "title" },
	{ "about", 0, &schema_text, "what it is for", "description purpose" },
	{ "owner", 0, &schema_line, "who keeps it", "author" },
	{ "updated", 0, &schema_date, "when it last changed",
	    "date last_updated version" },
	{ "principles", 0, &shape_lines, "what comes first", "values" },
	{ "levels", 0, &levels, "severity levels, worst first",
	    "severities severity" },
	{ "level_notes", 0, &shape_lines, "when a level goes up or down", "notes" },
	{ "demotion", 0, &demotion, "when a level may be lowered",
	    "downgrade" },
	{ "roles", 0, &roles, "who does what", "role" },
	{ "process", 0, &steps, "the steps of a response, in order",
	    "flow steps" },
	{ "detection", 0, &detections, "words for detection: and what each "
	    "means", "detections sources" },
	{ "escalation", 0, &escalation, "when and to whom", NULL },
	{ "communication", 0, &shape_lines, "who is told, and how",
	    "comms communications" },
	{ "channel", 0, &schema_line, "the incident's own channel, a "
	    "Mustache template", "room" },
	{ "cadence", 0, &cadence, "how often there is an update",
	    "updates" },
	{ "timeline", 0, &shape_timeline_rules, "what its entries must say",
	    "timelines" },
	{ "postmortem", 0, &shape_postmortem, "deadlines, sections, sign-off",
	    "postmortems pir review" },
	{ "actions", 0, &shape_action_rules, "what an action item must have",
	    "action_items" },
	{ "requirements", 0, &shape_requirements, "what an incident must have",
	    "requires ci" },
	{ "components", 0, &shape_component_rules, "what a component must have",
	    "services" },
	{ "runbooks", 0, &shape_runbook_rules, "what a runbook must have",
	    "runbook playbooks" },
	{ "credits", 0, &shape_credits, "what customers get back",
	    "service_credits sla" },
	{ "messages", 0, &shape_messages, "templates for `comms`",
	    "templates comms_templates" },
	{ "metrics", 0, &shape_metrics, "names and clocks", "kpis" },
	{ "availability", 0, &shape_availability, "how much each state counts",
	    "weights uptime" },
	{ "chapters", 0, &shape_chapters, "anything else, shown as it is",
	    "sections pages" },
	{ 0 }
};
const struct schema schema_policy = {
	.type = SCHEMA_MAP, .keys = policy_keys, .noun = "a policy",
};
