/* keys_page: the front matter of runbooks and free pages, and the shapes
 * that several kinds of file share.
 */
#include "read/keys.h"

static const char *const visibility_words[] = {
	"public", "internal", NULL
};

const struct schema schema_line = { .type = SCHEMA_LINE };
const struct schema schema_text = { .type = SCHEMA_TEXT };
const struct schema schema_id = { .type = SCHEMA_ID };
const struct schema schema_time = { .type = SCHEMA_TIME };
const struct schema schema_date = { .type = SCHEMA_DATE };
const struct schema schema_url = { .type = SCHEMA_URL };
const struct schema schema_person = {
	.type = SCHEMA_LINE, .noun = "a person", .example = "mira",
	.names = NAMES_PERSON,
};
const struct schema schema_persons = {
	.type = SCHEMA_LIST, .of = &schema_person, .one = true, .split = true,
	.unique = true, .noun = "a list of people", .example = "[mira, sam]",
};
static const struct schema tag = {
	.type = SCHEMA_TAG, .noun = "a tag", .example = "cache-failover",
	.names = NAMES_TAG,
};
const struct schema schema_tags = {
	.type = SCHEMA_LIST, .of = &tag, .one = true, .split = true,
	.unique = true,
	.noun = "a list of tags", .example = "[cache, failover]",
};
static const struct schema path = { .type = SCHEMA_PATH };
const struct schema schema_redirects = {
	.type = SCHEMA_LIST, .of = &path, .one = true, .unique = true,
	.noun = "a list of old paths", .example = "[/issues/2026-03-14/]",
};
const struct schema schema_visibility = {
	.type = SCHEMA_WORD, .words = visibility_words,
};
static const struct schema any = { .type = SCHEMA_ANY };
const struct schema schema_internal = {
	.type = SCHEMA_DICT, .of = &any, .lines = true,
	.noun = "a map of facts", .example = "{ cost: 14000 EUR }",
};

const struct schema schema_component = {
	.type = SCHEMA_LINE, .names = NAMES_COMPONENT,
};
static const struct schema component_ids = {
	.type = SCHEMA_LIST, .of = &schema_component, .one = true, .split = true,
	.unique = true, .noun = "a list of component ids",
	.example = "[checkout, api]",
};
static const struct schema order = {
	.type = SCHEMA_INT, .noun = "a whole number", .example = "10",
	.min = 1, .max = 9999,
};

static const struct schema_key runbook_keys[] = {
	{ "title", SCHEMA_REQUIRED, &schema_line, "what it is for",
	    "name headline" },
	{ "description", 0, &schema_line, "one sentence for lists",
	    "summary about" },
	{ "components", 0, &component_ids, "what it helps with",
	    "component services systems" },
	{ "owner", 0, &schema_person, "who keeps it", "author maintainer" },
	{ "tested", 0, &schema_date, "when it was last tried",
	    "last_tested verified reviewed" },
	{ "tags", 0, &schema_tags, "words to find it by",
	    "tag labels keywords categories" },
	{ "visibility", 0, &schema_visibility, "public unless given",
	    "public private audience" },
	{ "internal", 0, &schema_internal, "facts that are never published",
	    "private" },
	{ "redirect_from", 0, &schema_redirects, "old addresses of it",
	    "aliases permalink redirect" },
	{ 0 }
};
const struct schema schema_runbook = {
	.type = SCHEMA_MAP, .keys = runbook_keys,
	.noun = "a runbook's front matter",
};

static const struct schema_key page_keys[] = {
	{ "title", SCHEMA_REQUIRED, &schema_line, "of the page",
	    "name headline" },
	{ "description", 0, &schema_line, "one sentence for search engines",
	    "summary about" },
	{ "order", 0, &order, "its place in the navigation; without it, "
	    "it is not there", "nav menu weight position" },
	{ "visibility", 0, &schema_visibility, "public unless given",
	    "public private audience" },
	{ "internal", 0, &schema_internal, "facts that are never published",
	    "private" },
	{ "redirect_from", 0, &schema_redirects, "old addresses of it",
	    "aliases permalink redirect" },
	{ 0 }
};
const struct schema schema_page = {
	.type = SCHEMA_MAP, .keys = page_keys,
	.noun = "a page's front matter",
};
