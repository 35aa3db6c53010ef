/* The front matter of a cState issue, and what is wrong with it. */
#include "base/utf8.h"
#include "import/cstate_parts.h"

#include "read/scalar.h"

enum { LONG_DAYS = 30 };

const struct node *
cstate_key(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (const struct node *n = map->first; n; n = n->next)
		if (str_ieq(n->key, str_c(key)))
			return n;
	return NULL;
}

bool
cstate_empty(const struct node *n)
{
	return !n || n->kind == NODE_NULL ||
	    (n->kind == NODE_SCALAR && str_empty(node_text(n)));
}

void
cstate_keep(struct cstate *c, struct cstate_doc *doc, const struct node *n)
{
	for (size_t i = 0; i < doc->kept.n; i++)
		if (doc->kept.v[i] == n)
			return;
	*vec_push(c->keep, &doc->kept) = n;
}

/* Text on one line, white space made single. */
static str
one_line(struct arena *a, str s)
{
	char *p = arena_bytes(a, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = char_space(s.p[i]) ? ' ' : s.p[i];

		if (c != ' ' || (n && p[n - 1] != ' '))
			p[n++] = c;
	}
	return str_trim(str_of(p, n));
}

/* A scalar's text; anything else is reported and kept. */
static str
text_of(struct cstate *c, struct cstate_doc *doc, const struct node *n)
{
	if (cstate_empty(n))
		return STR_NONE;
	if (n->kind == NODE_SCALAR)
		return one_line(c->keep, node_text(n));
	diag_add(c->diags, RULE_IMPORT_VALUE, n->at,
	    STR_FMT " is a %s, not a text", STR_ARG(n->key),
	    n->kind == NODE_LIST ? "list" : "map");
	cstate_keep(c, doc, n);
	return STR_NONE;
}

/* "mail-is-slow" as "Mail is slow". */
static str
title_from_name(struct arena *a, str name)
{
	char *p;
	int32_t date;

	if (date_parse(str_sub(name, 0, 10), &date) == WHEN_OK &&
	    name.n > 11)
		name = str_from(name, 11);
	p = arena_bytes(a, name.n);
	for (size_t i = 0; i < name.n; i++)
		p[i] = name.p[i] == '-' || name.p[i] == '_' ? ' ' : name.p[i];
	if (name.n && p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 'a' + 'A');
	return str_of(p, name.n);
}

static void
read_title(struct cstate *c, struct cstate_doc *doc)
{
	const struct node *n = cstate_key(doc->keys, "title");

	doc->title = text_of(c, doc, n);
	if (!utf8_blank(doc->title))
		return;
	doc->title = title_from_name(c->keep, doc->name);
	if (utf8_blank(doc->title))	/* "-.md" */
		doc->title = doc->name;
	if (n && n->kind != NODE_NULL && n->kind != NODE_SCALAR)
		return;
	diag_add(c->diags, RULE_IMPORT_VALUE, n ? n->at : (struct place){
	    .file = doc->source->file, .line = 1, .col = 1, .len = 3 },
	    "there is no title");
	diag_help(c->diags, "it became \"" STR_FMT "\", after the file's "
	    "name", STR_ARG(doc->title));
}

/* Times. */

static void
no_such_time(struct cstate *c, enum rule r, const struct node *n,
    struct cstate_time t)
{
	str text = node_text(n);

	diag_add(c->diags, r, n->at, t.status == CSTATE_TIME_IMPOSSIBLE
	    ? "there is no " STR_FMT : "\"" STR_FMT "\" is not a time",
	    STR_ARG(text));
}

/* What there is to say about a time that can be used. */
static void
report_time(struct cstate *c, const struct node *n, struct cstate_time t)
{
	str text = node_text(n);

	if (t.status == CSTATE_TIME_NO_ZONE) {
		diag_add(c->diags, RULE_IMPORT_TIME_ZONE, n->at,
		    STR_FMT " has no zone", STR_ARG(text));
		diag_help(c->diags, "taken as " STR_FMT ", as Hugo does",
		    STR_ARG(when_short(c->keep, t.at)));
	} else if (t.odd) {
		diag_add(c->diags, RULE_IMPORT_TIME_FORM, n->at,
		    STR_FMT " was written as " STR_FMT, STR_ARG(text),
		    STR_ARG(when_iso(c->keep, t.at)));
	}
}

static bool
read_date(struct cstate *c, struct cstate_doc *doc)
{
	const struct node *n = cstate_key(doc->keys, "date");
	struct cstate_time t;

	if (cstate_empty(n) || n->kind != NODE_SCALAR) {
		diag_add(c->diags, RULE_IMPORT_SET_ASIDE, n ? n->at :
		    (struct place){ .file = doc->source->file, .line = 1,
		    .col = 1, .len = 3 }, "there is no date");
		diag_help(c->diags, "add date: with the time at which it "
		    "began");
		return false;
	}
	t = cstate_time(node_text(n), c->zone);
	doc->date = t.at;
	doc->date_at = n->at;
	if (t.at == TIME_NONE) {
		no_such_time(c, RULE_IMPORT_SET_ASIDE, n, t);
		diag_help(c->diags, "write date: 2026-03-14T09:00:00Z");
		return false;
	}
	if (t.status == CSTATE_TIME_DATE) {
		diag_add(c->diags, RULE_IMPORT_DATE_ONLY, n->at,
		    STR_FMT " has no clock", STR_ARG(node_text(n)));
		diag_help(c->diags, "taken as " STR_FMT ", as Hugo does",
		    STR_ARG(when_short(c->keep, t.at)));
		cstate_keep(c, doc, n);
	}
	report_time(c, n, t);
	return true;
}

static void
read_end(struct cstate *c, struct cstate_doc *doc)
{
	const struct node *n = cstate_key(doc->keys, "resolvedwhen");
	struct cstate_time t;
	int64_t length;

	doc->ended = TIME_NONE;
	if (cstate_empty(n) || str_ieq(node_text(n), STR("false")))
		return;
	doc->ended_given = true;
	t = cstate_time(node_text(n), c->zone);
	if (n->kind != NODE_SCALAR || t.at == TIME_NONE) {
		no_such_time(c, RULE_IMPORT_TIME_READ, n, t);
		cstate_keep(c, doc, n);
		return;
	}
	if (t.status == CSTATE_TIME_DATE) {
		diag_add(c->diags, RULE_IMPORT_TIME_READ, n->at,
		    STR_FMT " has no clock: left out",
		    STR_ARG(node_text(n)));
		cstate_keep(c, doc, n);
		return;
	}
	report_time(c, n, t);
	length = t.at - doc->date;
	if (length < 0) {
		diag_add(c->diags, RULE_IMPORT_TIME_ORDER, n->at,
		    "resolved " STR_FMT " before it began",
		    STR_ARG(length_words(c->keep, -length)));
		diag_note(c->diags, doc->date_at, "it began here");
		cstate_keep(c, doc, n);
		return;
	}
	doc->ended = t.at;
	if (length == 0)
		diag_add(c->diags, RULE_IMPORT_DURATION, n->at,
		    "it ends at the moment it began");
	else if (length > (int64_t)LONG_DAYS * DAY)
		diag_add(c->diags, RULE_IMPORT_DURATION, n->at,
		    "it lasted more than 30 days: " STR_FMT,
		    STR_ARG(length_words(c->keep, length)));
}

static void
check_name(struct cstate *c, const struct cstate_doc *doc)
{
	int32_t date;

	if (date_parse(str_sub(doc->name, 0, 10), &date) != WHEN_OK ||
	    date == date_of_moment(doc->date))
		return;
	diag_add(c->diags, RULE_IMPORT_FILE_DATE, doc->date_at,
	    "the file's name says " STR_FMT ", its date " STR_FMT,
	    STR_ARG(date_iso(c->keep, date)),
	    STR_ARG(date_iso(c->keep, date_of_moment(doc->date))));
}

/* Switches. */

/* True when the key says yes or no. */
static bool
read_switch(struct cstate *c, struct cstate_doc *doc, const char *key,
    bool *out)
{
	const struct node *n = cstate_key(doc->keys, key);
	str text = node_text(n);
	bool number;

	*out = false;
	if (cstate_empty(n))
		return false;
	number = str_eq(text, STR("1")) || str_eq(text, STR("0"));
	if (n->kind == NODE_SCALAR && scalar_bool(text, out)) {
		if (n->quoted || (!str_ieq(text, STR("true")) &&
		    !str_ieq(text, STR("false"))))
			diag_add(c->diags, RULE_IMPORT_RESOLVED, n->at,
			    "%s: \"" STR_FMT "\" is a text: taken as %s",
			    key, STR_ARG(text), *out ? "true" : "false");
		return true;
	}
	diag_add(c->diags, RULE_IMPORT_RESOLVED, n->at,
	    "%s: is neither true nor false", key);
	*out = number && text.p[0] == '1';
	if (!number)
		cstate_keep(c, doc, n);
	return number;
}

/* What resolved and resolvedWhen say together, of an incident. */
static void
settle_state(struct cstate *c, struct cstate_doc *doc)
{
	const struct node *when = cstate_key(doc->keys, "resolvedwhen");
	const struct node *n = cstate_key(doc->keys, "resolved");

	if (doc->stated && doc->resolved && !doc->ended_given) {
		diag_add(c->diags, RULE_IMPORT_STATE, n->at,
		    "resolved, but resolvedWhen: is missing");
	} else if (doc->stated && !doc->resolved && doc->ended_given) {
		diag_add(c->diags, RULE_IMPORT_STATE, when->at,
		    "it ended, but resolved: is false");
		diag_note(c->diags, n->at, "said here");
		diag_help(c->diags, "taken as open, as the old page did");
		if (doc->ended != TIME_NONE)
			cstate_keep(c, doc, when);
		doc->ended = TIME_NONE;
	} else if (!doc->stated) {
		diag_add(c->diags, RULE_IMPORT_STATE, when && doc->ended_given
		    ? when->at : doc->date_at,
		    "it does not say whether it is resolved");
		doc->resolved = doc->ended != TIME_NONE;
		diag_help(c->diags, "taken as %s", doc->resolved
		    ? "resolved, because it ended" : "open");
	}
}

/* Severity. */

static const str severities[] = {
	STR_INIT("down"), STR_INIT("disrupted"), STR_INIT("notice"),
};
enum { SEVERITIES = sizeof(severities) / sizeof(severities[0]) };

static void
read_severity(struct cstate *c, struct cstate_doc *doc, bool needed)
{
	const struct node *n = cstate_key(doc->keys, "severity");
	str text = text_of(c, doc, n), near;

	for (size_t i = 0; i < SEVERITIES; i++) {
		if (!str_ieq(text, severities[i]))
			continue;
		doc->severity = severities[i];
		if (!str_eq(text, severities[i]))
			diag_add(c->diags, RULE_IMPORT_SEVERITY, n->at,
			    "\"" STR_FMT "\" was not known in this case; "
			    "taken as " STR_FMT, STR_ARG(text),
			    STR_ARG(severities[i]));
		return;
	}
	if (!needed) {
		if (text.n)
			cstate_keep(c, doc, n);
		return;
	}
	doc->severity = STR("unstated");
	if (str_empty(text)) {
		diag_add(c->diags, RULE_IMPORT_SEVERITY, n ? n->at :
		    doc->date_at, "there is no severity");
		return;
	}
	diag_add(c->diags, RULE_IMPORT_SEVERITY, n->at,
	    "\"" STR_FMT "\" is no severity", STR_ARG(text));
	near = suggest(text, severities, SEVERITIES);
	diag_meant(c->diags, text, near);
	cstate_keep(c, doc, n);
}

/* The rest. */

static void
read_strings(struct cstate *c, struct cstate_doc *doc, const char *key,
    bool (*valid)(str), struct strs *out)
{
	const struct node *n = cstate_key(doc->keys, key);
	bool fine = n && n->kind == NODE_LIST;

	if (cstate_empty(n))
		return;
	for (const struct node *i = fine ? n->first : NULL; i; i = i->next)
		fine &= i->kind == NODE_SCALAR && valid(node_text(i));
	if (!fine) {
		diag_add(c->diags, RULE_IMPORT_VALUE, n->at,
		    "%s: holds what it cannot hold here", key);
		cstate_keep(c, doc, n);
		return;
	}
	for (const struct node *i = n->first; i; i = i->next)
		*vec_push(c->keep, out) = node_text(i);
}

/* Keys that are read elsewhere, or that say nothing here. */
static bool
handled(const struct node *n)
{
	static const char *const known[] = { "title", "date",
		"resolvedwhen", "resolved", "severity", "affected",
		"informational", "draft", "description", "aliases", "tags",
		"slug", "url", NULL };
	str text = node_text(n);

	for (size_t i = 0; known[i]; i++)
		if (str_ieq(n->key, str_c(known[i])))
			return true;
	if (str_ieq(n->key, STR("pin")))
		return cstate_empty(n) || str_ieq(text, STR("false"));
	if (str_ieq(n->key, STR("section")))
		return str_eq(text, STR("issue"));
	return cstate_empty(n);
}

static void
keep_others(struct cstate *c, struct cstate_doc *doc)
{
	for (const struct node *n = doc->keys->first; n; n = n->next) {
		if (handled(n))
			continue;
		diag_add(c->diags, RULE_IMPORT_KEY, n->key_at,
		    STR_FMT ": is kept as x-cstate-" STR_FMT ":",
		    STR_ARG(n->key), STR_ARG(n->key));
		cstate_keep(c, doc, n);
	}
}

/* What is of no use for a page; an announcement that was an issue had it. */
static void
keep_of_issue(struct cstate *c, struct cstate_doc *doc)
{
	static const char *const keys[] = { "date", "resolved",
		"resolvedwhen", "severity", "affected", "tags", NULL };

	for (size_t i = 0; keys[i]; i++) {
		const struct node *n = cstate_key(doc->keys, keys[i]);

		if (!cstate_empty(n))
			cstate_keep(c, doc, n);
	}
	/* They stand in the list as a whole. */
	doc->unknown.n = 0;
}

static void
read_common(struct cstate *c, struct cstate_doc *doc)
{
	read_title(c, doc);
	doc->description = text_of(c, doc,
	    cstate_key(doc->keys, "description"));
	read_switch(c, doc, "draft", &doc->draft);
	cstate_hidden(c, doc);
	read_strings(c, doc, "aliases", scalar_path, &doc->redirects);
}

void
cstate_page(struct cstate *c, struct cstate_doc *doc)
{
	const struct node *informational = cstate_key(doc->keys,
	    "informational");

	doc->kind = CSTATE_PAGE;
	doc->date = doc->ended = TIME_NONE;
	read_common(c, doc);
	if (!cstate_empty(informational))
		cstate_keep(c, doc, informational);
	keep_of_issue(c, doc);
	keep_others(c, doc);
}

void
cstate_issue(struct cstate *c, struct cstate_doc *doc)
{
	if (!read_date(c, doc)) {
		doc->kind = CSTATE_ASIDE;
		return;
	}
	read_common(c, doc);
	read_end(c, doc);
	check_name(c, doc);
	doc->stated = read_switch(c, doc, "resolved", &doc->resolved);
	read_switch(c, doc, "informational", &doc->informational);
	doc->kind = cstate_classify(c, doc);
	if (doc->kind == CSTATE_INCIDENT)
		settle_state(c, doc);
	read_severity(c, doc, doc->kind == CSTATE_INCIDENT);
	cstate_affected(c, doc, doc->kind != CSTATE_PAGE);
	if (doc->kind == CSTATE_PAGE)
		keep_of_issue(c, doc);
	else
		read_strings(c, doc, "tags", scalar_tag, &doc->tags);
	/* By its times planned work may be over, whatever this says. */
	if (doc->kind == CSTATE_PLANNED && doc->stated && !doc->resolved)
		cstate_keep(c, doc, cstate_key(doc->keys, "resolved"));
	keep_others(c, doc);
}
