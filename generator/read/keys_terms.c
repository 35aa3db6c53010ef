/* keys_terms: the parts of a policy that say what is counted and told:
 * credits:, messages:, metrics:, availability:, chapters:.
 */
#include "read/keys_policy.h"

static const struct schema percent = {
	.type = SCHEMA_NUMBER, .noun = "a percentage", .example = "10",
	.min = 0, .max = 100 * 1000000,
};
static const struct schema weight = {
	.type = SCHEMA_NUMBER, .noun = "a weight from 0 to 1",
	.example = "0.3", .min = 0, .max = 1000000,
};

static const struct schema_key tier_keys[] = {
	{ "level", SCHEMA_REQUIRED, &schema_line, "for incidents of it",
	    "severity" },
	{ "longer_than", SCHEMA_REQUIRED, &shape_length,
	    "lasting strictly longer", "over after more_than" },
	{ "percent", SCHEMA_REQUIRED, &percent, "of what is credited",
	    "credit amount" },
	{ 0 }
};
static const struct schema tier = {
	.type = SCHEMA_MAP, .keys = tier_keys, .noun = "a credit tier",
	.example = "{ level: P0, longer_than: 1h, percent: 10 }",
};
static const struct schema tiers = {
	.type = SCHEMA_LIST, .of = &tier, .noun = "a list of credit tiers",
};
static const char *const credit_level_words[] = { "worst", "last", NULL };
static const char *const credit_month_words[] = {
	"started", "resolved", NULL
};
static const char *const credit_several_words[] = {
	"highest", "sum", NULL
};
static const struct schema credit_level = {
	.type = SCHEMA_WORD, .words = credit_level_words,
};
static const struct schema credit_month = {
	.type = SCHEMA_WORD, .words = credit_month_words,
};
static const struct schema credit_several = {
	.type = SCHEMA_WORD, .words = credit_several_words,
};
static const struct schema_key credit_keys[] = {
	{ "of", 0, &schema_line, "what the percentage is of: monthly fee",
	    "base" },
	{ "clock", 0, &schema_id, "the metric that measures it; impact",
	    "metric" },
	{ "level", 0, &credit_level, "which one counts when it changed; worst",
	    "severity" },
	{ "month", 0, &credit_month, "in whose month an incident falls; "
	    "started", "period" },
	{ "several", 0, &credit_several, "what the incidents of a month earn "
	    "together; highest", "cumulation total" },
	{ "cap", 0, &percent, "the most in a month; 100", "limit max" },
	{ "rule", 0, &schema_text, "all of it in words; made from these keys",
	    "text words terms" },
	{ "applied", 0, &schema_line, "how it reaches the customer", "how" },
	{ "tiers", 0, &tiers, "what is credited; the highest that fits",
	    "rules" },
	{ "unverified", 0, &shape_key_names, "keys that nobody has confirmed yet",
	    NULL },
	{ 0 }
};
const struct schema shape_credits = {
	.type = SCHEMA_MAP, .keys = credit_keys,
	.noun = "a map of credit rules",
};

static const struct schema_key message_keys[] = {
	{ "title", 0, &schema_line, "what it is called", "name subject" },
	{ "channel", 0, &schema_line, "where it is sent", "to where" },
	{ "within", 0, &shape_target, "how soon, from detected", "due after" },
	{ "text", SCHEMA_REQUIRED, &schema_text, "a Mustache template",
	    "template body" },
	{ "unverified", 0, &shape_key_names, "keys that nobody has confirmed yet",
	    NULL },
	{ 0 }
};
static const struct schema message_map = {
	.type = SCHEMA_MAP, .keys = message_keys, .noun = "a message",
};
static const struct schema *const message_any[] = {
	&schema_text, &message_map, NULL
};
static const struct schema message = {
	.type = SCHEMA_CHOICE, .any = message_any,
	.noun = "a template, or a map with title and text",
};
static const struct schema_key messages_keys[] = {
	{ "ack", 0, &message, "the first word", "acknowledgement initial" },
	{ "update", 0, &message, "while it lasts", "status" },
	{ "resolved", 0, &message, "when it is over", "resolution" },
	{ "summary", 0, &message, "for customers, afterwards", "customer" },
	{ 0 }
};
const struct schema shape_messages = {
	.type = SCHEMA_MAP, .keys = messages_keys,
	.noun = "a map of message templates",
};

static const struct schema_key metric_keys[] = {
	{ "name", 0, &schema_line, "as shown: Time to resolve", "title" },
	{ "label", 0, &schema_line, "its acronym: MTTR",
	    "short acronym abbreviation" },
	{ "aliases", 0, &shape_aliases, "what prose calls it", "alias also" },
	{ "from", 0, &shape_milestone, "where its clock starts", "start clock" },
	{ "to", 0, &shape_milestone, "where its clock stops", "end until" },
	{ "fact", 0, &schema_id, "or a key of impact:, added up", "count" },
	{ "what", 0, &schema_line, "what it tells", "description" },
	{ "show", 0, &shape_yes_no, "among the metrics; yes", "shown visible" },
	{ "unverified", 0, &shape_yes_no, "nobody has confirmed it yet", NULL },
	{ 0 }
};
static const struct schema metric = {
	.type = SCHEMA_MAP, .keys = metric_keys, .noun = "a metric",
	.example = "{ name: Time to resolve, label: MTTR }",
};
const struct schema shape_metrics = {
	.type = SCHEMA_DICT, .of = &metric, .noun = "a map of metrics",
	.example = "{ resolve: { label: MTTR } }",
};

static const char *const planned_words[] = { "excluded", "up", "down", NULL };
static const struct schema planned_work = {
	.type = SCHEMA_WORD, .words = planned_words,
};
static const struct schema_key availability_keys[] = {
	{ "name", 0, &schema_line, "the rule in words, printed beside it",
	    "text" },
	{ "degraded_performance", 0, &weight,
	    "the part of such time that counts as down; 0", "degraded" },
	{ "partial_outage", 0, &weight, "the same; 0.3", "partial" },
	{ "major_outage", 0, &weight, "the same; 1", "major full" },
	{ "planned_work", 0, &planned_work, "what planned maintenance counts "
	    "as: excluded", "maintenance under_maintenance planned" },
	{ 0 }
};
const struct schema shape_availability = {
	.type = SCHEMA_MAP, .keys = availability_keys,
	.noun = "a map of weights", .example = "{ partial_outage: 0.3 }",
};

static const struct schema_key chapter_keys[] = {
	{ "title", SCHEMA_REQUIRED, &schema_line, "its heading; with "
	    "(internal) at its end, the chapter is for the team", "name" },
	{ "text", SCHEMA_REQUIRED, &schema_text, "Markdown",
	    "body items description" },
	{ 0 }
};
static const struct schema chapter = {
	.type = SCHEMA_MAP, .keys = chapter_keys, .noun = "a chapter",
	.example = "{ title: On call, text: Engineers rotate. }",
};
const struct schema shape_chapters = {
	.type = SCHEMA_LIST, .of = &chapter, .noun = "a list of chapters",
};
