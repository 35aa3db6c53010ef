/* keys_incident: the front matter of incidents, postmortems and
 * maintenance.
 */
#include "read/keys.h"

static const char *const status_words[] = {
	"investigating", "identified", "monitoring", "resolved", "closed",
	NULL
};
static const char *const state_words[] = {
	"operational", "degraded_performance", "partial_outage",
	"major_outage", NULL
};
static const char *const planned_state_words[] = {
	"operational", "degraded_performance", "partial_outage",
	"major_outage", "under_maintenance", NULL
};
static const char *const review_words[] = {
	"draft", "review", "final", NULL
};
static const char *const override_words[] = {
	"cancelled", "completed", NULL
};
static const char *const action_words[] = {
	"open", "in-progress", "done", "dropped", NULL
};

static const struct schema status = {
	.type = SCHEMA_WORD, .words = status_words,
};
static const struct schema state = {
	.type = SCHEMA_WORD, .words = state_words,
	.noun = "a component's state", .example = "partial_outage",
};
static const struct schema planned_state = {
	.type = SCHEMA_WORD, .words = planned_state_words,
	.noun = "a component's state", .example = "under_maintenance",
};
static const struct schema review = {
	.type = SCHEMA_WORD, .words = review_words,
};
static const struct schema override = {
	.type = SCHEMA_WORD, .words = override_words,
};
static const struct schema action_state = {
	.type = SCHEMA_WORD, .words = action_words,
};

/* components: [api], or { api: state }, or { api: [{ at, state }] } */

static const struct schema ids = {
	.type = SCHEMA_LIST, .of = &schema_component, .one = true, .split = true,
	.noun = "a list of component ids", .example = "[checkout, api]",
};
static const struct schema_key change_keys[] = {
	{ "at", SCHEMA_REQUIRED, &schema_time, "since when",
	    "time from since when" },
	{ "state", SCHEMA_REQUIRED, &state, "the state from then on",
	    "status" },
	{ 0 }
};
static const struct schema change = {
	.type = SCHEMA_MAP, .keys = change_keys, .noun = "a state change",
	.example = "{ at: 2026-03-14T09:00Z, state: partial_outage }",
};
static const struct schema changes = {
	.type = SCHEMA_LIST, .of = &change,
	.noun = "a list of state changes",
};
static const struct schema *const state_any[] = { &state, &changes, NULL };
static const struct schema state_or_changes = {
	.type = SCHEMA_CHOICE, .any = state_any,
	.noun = "a state, or a list of state changes",
	.example = "partial_outage",
};
static const struct schema states = {
	.type = SCHEMA_DICT, .of = &state_or_changes, .lines = true,
	.names = NAMES_COMPONENT,
	.noun = "a map of components and their states",
};
static const struct schema *const components_any[] = {
	&ids, &states, NULL
};
static const struct schema components = {
	.type = SCHEMA_CHOICE, .any = components_any,
	.noun = "a list of component ids, or a map of ids and states",
	.example = "[checkout, api]",
};
static const struct schema planned_states = {
	.type = SCHEMA_DICT, .of = &planned_state, .lines = true,
	.names = NAMES_COMPONENT,
	.noun = "a map of components and their states",
};
static const struct schema *const planned_any[] = {
	&ids, &planned_states, NULL
};
static const struct schema planned_components = {
	.type = SCHEMA_CHOICE, .any = planned_any,
	.noun = "a list of component ids, or a map of ids and states",
	.example = "[checkout, api]",
};

static const struct schema roles = {
	.type = SCHEMA_DICT, .of = &schema_person, .lines = true,
	.names = NAMES_ROLE,
	.noun = "a map of roles and people",
	.example = "{ scribe: jo, fixer: sam }",
};

static const struct schema facts = {
	.type = SCHEMA_DICT, .of = &schema_text, .lines = true,
	.noun = "a map of facts",
};
static const struct schema *const impact_any[] = {
	&schema_text, &facts, NULL
};
static const struct schema impact = {
	.type = SCHEMA_CHOICE, .any = impact_any,
	.noun = "a sentence, or a map with summary and other facts",
	.example = "{ summary: 4% of checkouts failed, customers: 1200 }",
};

static const struct schema document_id = {
	.type = SCHEMA_TAG, .noun = "an id", .example = "INC-2026-014",
};
/* File names are ids where none is given, so that more than ids fits. */
static const struct schema incident_name = {
	.type = SCHEMA_LINE, .names = NAMES_INCIDENT,
};
static const struct schema incident_ids = {
	.type = SCHEMA_LIST, .of = &incident_name, .one = true, .split = true,
	.unique = true,
	.noun = "a list of incident ids", .example = "[INC-2026-014]",
};
static const struct schema runbook_name = {
	.type = SCHEMA_LINE, .names = NAMES_RUNBOOK,
};
static const struct schema runbooks = {
	.type = SCHEMA_LIST, .of = &runbook_name, .one = true, .split = true,
	.unique = true,
	.noun = "a list of runbooks", .example = "[cache-failover]",
};

static const struct schema severity = {
	.type = SCHEMA_LINE, .names = NAMES_LEVEL,
};
static const struct schema detection = {
	.type = SCHEMA_LINE, .names = NAMES_DETECTION,
};
static const struct schema kind = {
	.type = SCHEMA_LINE, .names = NAMES_KIND,
};

static const struct schema_key level_change_keys[] = {
	{ "at", SCHEMA_REQUIRED, &schema_time, "since when",
	    "time from since when" },
	{ "severity", SCHEMA_REQUIRED, &severity,
	    "the level from then on", "level to" },
	{ 0 }
};
static const struct schema level_change = {
	.type = SCHEMA_MAP, .keys = level_change_keys,
	.noun = "a change of severity",
	.example = "{ at: 2026-03-14T09:30Z, severity: SEV-1 }",
};
static const struct schema level_changes = {
	.type = SCHEMA_LIST, .of = &level_change,
	.noun = "a list of changes of severity",
};

static const struct schema_key reference_keys[] = {
	{ "title", 0, &schema_line, "what is shown", "name text label" },
	{ "url", SCHEMA_REQUIRED, &schema_url, "where it leads",
	    "href link" },
	{ 0 }
};
static const struct schema reference_map = {
	.type = SCHEMA_MAP, .keys = reference_keys, .noun = "a link",
	.example = "{ title: Vendor's report, url: /files/a.pdf }",
};
static const struct schema *const reference_any[] = {
	&schema_url, &reference_map, NULL
};
static const struct schema reference = {
	.type = SCHEMA_CHOICE, .any = reference_any,
	.noun = "an address, or a map with title and url",
	.example = "{ title: Vendor's report, url: /files/a.pdf }",
};
static const struct schema references = {
	.type = SCHEMA_LIST, .of = &reference, .noun = "a list of links",
	.example = "[{ title: Vendor's report, url: /files/a.pdf }]",
};

static const struct schema_key action_keys[] = {
	{ "action", SCHEMA_REQUIRED, &schema_text, "what is to be done",
	    "title item task what name" },
	{ "owner", 0, &schema_person, "who does it", "assignee who" },
	{ "issue", 0, &schema_line, "its ticket", "ticket bug" },
	{ "due", 0, &schema_date, "by when", "by deadline" },
	{ "kind", 0, &kind, "mitigation, corrective, preventive, or "
	    "the policy's own", "type" },
	{ "status", 0, &action_state, "open unless given", "state" },
	{ "completed", 0, &schema_date, "when it was done",
	    "done closed finished" },
	{ 0 }
};
const struct schema schema_action = {
	.type = SCHEMA_MAP, .keys = action_keys, .noun = "an action",
	.example = "{ action: Alert on failovers, owner: sam }",
};
static const struct schema actions = {
	.type = SCHEMA_LIST, .of = &schema_action,
	.noun = "a list of actions",
	.example = "[{ action: Alert on failovers, owner: sam }]",
};

/* An incident with its postmortem in the same file. */
static const struct schema_key own_review_keys[] = {
	{ "status", 0, &review, "draft unless given", "state" },
	{ "authors", 0, &schema_persons, "who wrote it", "author by" },
	{ "drafted", 0, &schema_date, "when the draft was there",
	    "draft date" },
	{ "finalized", 0, &schema_date, "when it was final",
	    "final finalised published" },
	{ "signoff", 0, &schema_persons, "who agreed to it",
	    "sign_off approved approvers" },
	{ 0 }
};
static const struct schema own_review = {
	.type = SCHEMA_MAP, .keys = own_review_keys,
	.noun = "a map about the postmortem",
	.example = "{ status: draft, drafted: 2026-03-15 }",
};

static const struct schema_key incident_keys[] = {
	{ "id", 0, &document_id, "its name for references; the file's name "
	    "without .md", "incident number key" },
	{ "title", SCHEMA_REQUIRED, &schema_line, "what is wrong, for "
	    "customers", "name headline subject" },
	{ "severity", SCHEMA_REQUIRED, &severity, "a level of the "
	    "policy, or an alias of one", "level sev priority" },
	{ "status", SCHEMA_REQUIRED, &status, "how far it is", "state" },
	{ "started", SCHEMA_REQUIRED, &schema_time, "when the trouble "
	    "began", "start begin began date from start_time started_at" },
	{ "detected", 0, &schema_time, "when you knew",
	    "discovered noticed found detected_at" },
	{ "paged", 0, &schema_time, "when somebody was called",
	    "alerted called" },
	{ "acknowledged", 0, &schema_time, "when somebody answered",
	    "acked ack acknowledged_at" },
	{ "triaged", 0, &schema_time, "when its scope was known, and what to "
	    "do first", "assessed" },
	{ "declared", 0, &schema_time, "when it was called an incident",
	    "opened" },
	{ "escalated", 0, &schema_time, "when the next ones up were called",
	    NULL },
	{ "mitigated", 0, &schema_time, "when customers no longer felt it",
	    "restored recovered stabilized mitigated_at" },
	{ "resolved", 0, &schema_time, "when the service was well again",
	    "ended end fixed resolvedWhen resolved_at end_time" },
	{ "verified", 0, &schema_time, "when that was seen to be so",
	    "confirmed" },
	{ "closed", 0, &schema_time, "when nothing was left to do",
	    "closed_at" },
	{ "next_update", 0, &schema_time, "when the next word comes",
	    "next update_at" },
	{ "components", SCHEMA_REQUIRED, &components, "what is affected, "
	    "with its worst state or its states over time",
	    "component affected services systems" },
	{ "severity_history", 0, &level_changes, "levels it had over time",
	    "severities" },
	{ "detection", 0, &detection, "what noticed it: a word of the "
	    "policy", "detected_by detection_source source" },
	{ "commander", 0, &schema_person, "who leads",
	    "owner ic lead incident_commander" },
	{ "roles", 0, &roles, "who else does what", "role people team" },
	{ "impact", 0, &impact, "what customers felt, and facts such as "
	    "customers or revenue", "effect" },
	{ "causes", 0, &schema_tags, "kinds of cause, to find recurrence",
	    "cause root_cause" },
	{ "tags", 0, &schema_tags, "words to find it by",
	    "tag labels keywords categories" },
	{ "runbooks", 0, &runbooks, "runbooks that were used",
	    "runbook playbook playbooks" },
	{ "related", 0, &incident_ids, "other incidents to look at",
	    "see_also" },
	{ "duplicates", 0, &incident_ids, "incidents that this one repeats",
	    "duplicate duplicate_of" },
	{ "links", 0, &references, "addresses elsewhere",
	    "link references urls" },
	{ "actions", 0, &actions, "action items, if not in the text",
	    "action_items followups todo" },
	{ "postmortem", 0, &own_review, "there when this file is also the "
	    "postmortem", "review pir retrospective" },
	{ "visibility", 0, &schema_visibility, "public unless given",
	    "public private audience" },
	{ "internal", 0, &schema_internal, "facts that are never published",
	    "private" },
	{ "redirect_from", 0, &schema_redirects, "old addresses of it",
	    "aliases permalink redirect" },
	{ 0 }
};
const struct schema schema_incident = {
	.type = SCHEMA_MAP, .keys = incident_keys,
	.noun = "an incident's front matter",
};

static const struct schema_key postmortem_keys[] = {
	{ "incident", SCHEMA_REQUIRED, &incident_name, "the id of the "
	    "incident it is about", "id of incident_id" },
	{ "title", 0, &schema_line, "the incident's unless given",
	    "name headline" },
	{ "authors", 0, &schema_persons, "who wrote it", "author by" },
	{ "status", 0, &review, "draft unless given", "state" },
	{ "drafted", 0, &schema_date, "when the draft was there",
	    "draft date" },
	{ "finalized", 0, &schema_date, "when it was final",
	    "final finalised published" },
	{ "signoff", 0, &schema_persons, "who agreed to it",
	    "sign_off approved approvers" },
	{ "actions", 0, &actions, "action items, if not in the text",
	    "action_items followups todo" },
	{ "tags", 0, &schema_tags, "words to find it by",
	    "tag labels keywords categories" },
	{ "links", 0, &references, "addresses elsewhere",
	    "link references urls" },
	{ "visibility", 0, &schema_visibility, "public unless given",
	    "public private audience" },
	{ "internal", 0, &schema_internal, "facts that are never published",
	    "private" },
	{ "redirect_from", 0, &schema_redirects, "old addresses of it",
	    "aliases permalink redirect" },
	{ 0 }
};
const struct schema schema_postmortem = {
	.type = SCHEMA_MAP, .keys = postmortem_keys,
	.noun = "a postmortem's front matter",
};

static const struct schema_key maintenance_keys[] = {
	{ "id", 0, &document_id, "its name for references; the file's name "
	    "without .md", "maintenance number key" },
	{ "title", SCHEMA_REQUIRED, &schema_line, "what is done",
	    "name headline subject" },
	{ "starts", SCHEMA_REQUIRED, &schema_time, "when it begins",
	    "start started begins from date starts_at" },
	{ "ends", SCHEMA_REQUIRED, &schema_time, "when it is over",
	    "end ended until to ends_at" },
	{ "components", SCHEMA_REQUIRED, &planned_components, "what it "
	    "touches, with the state to expect",
	    "component affected services systems" },
	{ "status", 0, &override, "only when the times do not tell it",
	    "state" },
	{ "completed", 0, &schema_time, "when it was over early",
	    "finished done" },
	{ "impact", 0, &impact, "what customers will feel", "effect" },
	{ "owner", 0, &schema_person, "who does it", "commander lead" },
	{ "tags", 0, &schema_tags, "words to find it by",
	    "tag labels keywords categories" },
	{ "links", 0, &references, "addresses elsewhere",
	    "link references urls" },
	{ "visibility", 0, &schema_visibility, "public unless given",
	    "public private audience" },
	{ "internal", 0, &schema_internal, "facts that are never published",
	    "private" },
	{ "redirect_from", 0, &schema_redirects, "old addresses of it",
	    "aliases permalink redirect" },
	{ 0 }
};
const struct schema schema_maintenance = {
	.type = SCHEMA_MAP, .keys = maintenance_keys,
	.noun = "a maintenance's front matter",
};
