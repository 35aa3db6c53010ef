/* keys_site: what site.yaml may say.
 */
#include "read/keys.h"

static const char *const day_words[] = {
	"mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL
};
static const char *const level_words[] = {
	"off", "note", "warning", "error", NULL
};

static const struct schema day = {
	.type = SCHEMA_WORD, .words = day_words,
	.noun = "a day of the week", .example = "mon",
};
static const struct schema level = {
	.type = SCHEMA_WORD, .words = level_words,
};
static const struct schema slo = {
	.type = SCHEMA_NUMBER, .noun = "a percentage", .example = "99.95",
	.min = 1000000, .max = 100 * 1000000,
};
static const struct schema valid_for = {
	.type = SCHEMA_LENGTH, .example = "24h", .min = 5 * 60,
	.max = 366 * 86400,
};
static const struct schema refresh = {
	.type = SCHEMA_LENGTH, .example = "2m", .min = 30, .max = 86400,
};
static const struct schema zone = {
	.type = SCHEMA_LINE, .noun = "an IANA time zone",
	.example = "Europe/Oslo",
};
static const struct schema policy = {
	.type = SCHEMA_PATH, .names = NAMES_POLICY,
};

static const struct schema_key component_keys[] = {
	{ "id", SCHEMA_REQUIRED, &schema_id, "how incidents call it",
	    "slug key" },
	{ "name", SCHEMA_REQUIRED, &schema_line, "how readers know it",
	    "title label" },
	{ "group", 0, &schema_line, "the heading it stands under",
	    "category section" },
	{ "owner", 0, &schema_person, "the person or team behind it",
	    "team maintainer" },
	{ "description", 0, &schema_line, "one sentence for readers",
	    "summary about" },
	{ "slo", 0, &slo, "its objective: percent of time it is up",
	    "sla target objective" },
	{ "since", 0, &schema_date, "the first day it counts from",
	    "start created" },
	{ "redirect_from", 0, &schema_redirects, "old addresses of its page",
	    "aliases redirects" },
	{ 0 }
};
static const struct schema component = {
	.type = SCHEMA_MAP, .keys = component_keys, .noun = "a component",
	.example = "{ id: checkout, name: Checkout }",
};
static const struct schema components = {
	.type = SCHEMA_LIST, .of = &component,
	.noun = "a list of components",
	.example = "[{ id: checkout, name: Checkout }]",
};

static const struct schema aliases = {
	.type = SCHEMA_LIST, .of = &schema_line, .one = true,
	.unique = true, .noun = "a list of other names",
	.example = "[mira-s, Mira S.]",
};
static const struct schema_key person_keys[] = {
	{ "name", SCHEMA_REQUIRED, &schema_line, "in full",
	    "fullname title" },
	{ "team", 0, &schema_line, "where the person works",
	    "group department" },
	{ "email", 0, &schema_line, "never published", "mail" },
	{ "aliases", 0, &aliases, "other words that mean the person",
	    "handle handles github alias" },
	{ 0 }
};
static const struct schema person_map = {
	.type = SCHEMA_MAP, .keys = person_keys, .noun = "a person",
	.example = "{ name: Mira Sandholt, team: Platform }",
};
static const struct schema *const person_any[] = {
	&schema_line, &person_map, NULL
};
static const struct schema person = {
	.type = SCHEMA_CHOICE, .any = person_any,
	.noun = "a name, or a map with name and team",
	.example = "{ name: Mira Sandholt, team: Platform }",
};
static const struct schema people = {
	.type = SCHEMA_DICT, .of = &person, .lines = true,
	.noun = "a map of people",
	.example = "{ mira: { name: Mira Sandholt } }",
};

static const struct schema holidays = {
	.type = SCHEMA_LIST, .of = &schema_date, .one = true, .split = true,
	.unique = true, .noun = "a list of dates",
	.example = "[2026-12-24, 2026-12-25]",
};
static const struct schema days = {
	.type = SCHEMA_LIST, .of = &day, .one = true, .split = true,
	.unique = true,
	.noun = "a list of days", .example = "[mon, tue, wed, thu, fri]",
};
static const struct schema hours = {
	.type = SCHEMA_LINE, .noun = "working hours",
	.example = "\"09:00-17:00\"",
};
static const struct schema_key calendar_keys[] = {
	{ "days", 0, &days, "working days; mon to fri",
	    "weekdays workdays working_days" },
	{ "hours", 0, &hours, "working hours; 09:00-17:00",
	    "working_hours business_hours" },
	{ "holidays", 0, &holidays, "days on which nobody works",
	    "holiday" },
	{ 0 }
};
static const struct schema calendar = {
	.type = SCHEMA_MAP, .keys = calendar_keys,
	.noun = "a map with days, hours and holidays",
};

static const struct schema edit = {
	.type = SCHEMA_LINE, .noun = "an address with {path} in it",
	.example = "https://git.example.com/status/edit/main/content/{path}",
};
static const struct schema_key link_keys[] = {
	{ "support", 0, &schema_url, "where readers get help",
	    "contact help" },
	{ "subscribe", 0, &schema_url, "where they can subscribe, besides "
	    "the feeds", "subscription notifications" },
	{ "edit", 0, &edit, "where a page's source is edited",
	    "source edit_url" },
	{ 0 }
};
static const struct schema links = {
	.type = SCHEMA_MAP, .keys = link_keys, .noun = "a map of addresses",
	.example = "{ support: https://example.com/help }",
};

static const struct schema lint = {
	.type = SCHEMA_DICT, .of = &level, .names = NAMES_RULE,
	.noun = "a map of rules and levels",
	.example = "{ runbook-untested: warning }",
};

static const struct schema contacts = {
	.type = SCHEMA_LIST, .of = &schema_url, .one = true,
	.unique = true, .noun = "a list of addresses",
	.example = "mailto:security@example.com",
};
static const struct schema_key security_keys[] = {
	{ "contact", SCHEMA_REQUIRED, &contacts, "where to report", "email" },
	{ "expires", SCHEMA_REQUIRED, &schema_date, "until when it holds",
	    "expiry until" },
	{ "policy", 0, &schema_url, "how reports are handled", NULL },
	{ "acknowledgments", 0, &schema_url, "who is thanked",
	    "acknowledgements thanks" },
	{ "encryption", 0, &schema_url, "a key to encrypt with",
	    "pgp key" },
	{ "languages", 0, &schema_line, "in which to write: en, da",
	    "language" },
	{ 0 }
};
static const struct schema security = {
	.type = SCHEMA_MAP, .keys = security_keys,
	.noun = "a map with contact and expires",
};

static const struct schema patterns = {
	.type = SCHEMA_LIST, .of = &schema_line, .one = true,
	.unique = true, .noun = "a list of patterns",
	.example = "[\"*.corp.example.com\"]",
};
static const struct schema_key leak_keys[] = {
	{ "hosts", 0, &patterns, "host names that are internal, with * for "
	    "any part", "host internal_hosts domains" },
	{ "allow", 0, &patterns, "addresses, hosts and words that may be "
	    "public, with *", "allowlist ignore whitelist allowed" },
	{ 0 }
};
static const struct schema leaks = {
	.type = SCHEMA_MAP, .keys = leak_keys,
	.noun = "a map with hosts and allow",
	.example = "{ hosts: [\"*.corp.example.com\"] }",
};

static const struct schema_key site_keys[] = {
	{ "title", SCHEMA_REQUIRED, &schema_line, "of the site", "name" },
	{ "url", SCHEMA_REQUIRED, &schema_line, "where it is published, "
	    "absolute; a path is fine", "baseURL base_url address" },
	{ "description", 0, &schema_text, "one sentence for search engines",
	    "summary about" },
	{ "language", 0, &schema_line, "of the content: en",
	    "lang languageCode locale" },
	{ "timezone", 0, &zone, "in which times are shown beside UTC; UTC",
	    "time_zone tz zone" },
	{ "assume_timezone", 0, &zone, "for old times without a zone; "
	    "without it they are errors", "default_timezone" },
	{ "policy", 0, &policy, "a preset's name, or a file in content/; "
	    "policy.yaml if there is one", "preset" },
	{ "theme", 0, &schema_id, "a folder in themes/; default", NULL },
	{ "components", SCHEMA_REQUIRED, &components, "what can break, in "
	    "order", "systems services component" },
	{ "people", 0, &people, "who may own things; without it names are "
	    "not checked", "persons team users" },
	{ "calendar", 0, &calendar, "for deadlines in business days",
	    "workdays" },
	{ "links", 0, &links, "support, subscribe, edit", "urls" },
	{ "lint", 0, &lint, "rules and the level each has here",
	    "rules checks" },
	{ "leaks", 0, &leaks, "what must not be on a public page, and what "
	    "may", "leak secrets" },
	{ "valid_for", 0, &valid_for, "how long a page may be trusted after "
	    "its data; 24h", "validity" },
	{ "refresh", 0, &refresh, "after what time the status page loads "
	    "itself again while an incident is open; never", "reload" },
	{ "redirect_from", 0, &schema_redirects, "old addresses of the "
	    "archive", "aliases redirects" },
	{ "security", 0, &security, "for /.well-known/security.txt",
	    "security_txt" },
	{ 0 }
};
const struct schema schema_site = {
	.type = SCHEMA_MAP, .keys = site_keys, .noun = "site.yaml",
};
