/* Whether an issue is an incident or planned work. cState has one kind
 * of file for both, and only its words tell which. The rule is narrow,
 * because an outage taken for planned work would not count as one:
 * - the title or the file's name has a word for planned work in it, or
 *   the issue is informational: true,
 * - the title has no word for trouble,
 * - it has a start and a later end.
 * Every decision is reported. An informational post without a start and
 * an end is an announcement, and becomes a page.
 */
#include "import/cstate_parts.h"

static const char *const planned_words[] = {
	"maintenance", "maintenances", "upgrade", "upgrades", "upgrading",
	"migration", "migrations", "migrate", "migrating", "scheduled",
	"planned", NULL
};

static const char *const trouble_words[] = {
	"outage", "outages", "incident", "down", "failed", "failing",
	"failure", "failures", "broken", "problem", "problems", "issue",
	"issues", "unavailable", "unreachable", "disruption", "disrupted",
	"degraded", "degradation", "slow", "slowness", "error", "errors",
	"expired", "missing", "stuck", "crash", "crashed", "delay",
	"delayed", "delays", "not", "unplanned", "emergency", NULL
};

static bool
listed(const char *const *words, str s)
{
	for (; *words; words++)
		if (str_ieq(s, str_c(*words)))
			return true;
	return false;
}

static str
bare(str s)
{
	while (s.n && !char_alnum(s.p[0]))
		s = str_from(s, 1);
	while (s.n && !char_alnum(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The first word of s that is listed. Words of a title are parted by
 * spaces, for "issues.example.com" and "plugin-issues" are names. */
static str
find(str s, bool title, const char *const *words)
{
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++) {
		str word;

		if (i < s.n && !(title ? char_space(s.p[i]) ||
		    s.p[i] == '/' : !char_alnum(s.p[i])))
			continue;
		word = bare(str_sub(s, from, i));
		from = i + 1;
		if (word.n && listed(words, word))
			return word;
	}
	return STR_NONE;
}

enum cstate_kind
cstate_classify(struct cstate *c, const struct cstate_doc *doc)
{
	const struct node *informational = cstate_key(doc->keys,
	    "informational");
	const struct node *title = cstate_key(doc->keys, "title");
	struct place at = title ? title->at : doc->date_at;
	bool timed = doc->ended != TIME_NONE && doc->ended > doc->date;
	str word = find(doc->title, true, planned_words);
	str named = str_empty(word) ? find(doc->name, false, planned_words)
	    : STR_NONE;
	bool planned = (word.n || named.n) &&
	    str_empty(find(doc->title, true, trouble_words));

	if (doc->informational && timed) {
		diag_add(c->diags, RULE_IMPORT_PLANNED, informational->at,
		    "informational, with a start and an end: taken as "
		    "planned work");
		return CSTATE_PLANNED;
	}
	if (doc->informational) {
		diag_add(c->diags, RULE_IMPORT_NOTICE, informational->at,
		    "informational: it became a page");
		return CSTATE_PAGE;
	}
	if (!planned)
		return CSTATE_INCIDENT;
	diag_add(c->diags, timed ? RULE_IMPORT_PLANNED :
	    RULE_IMPORT_PLANNED_NOT, at,
	    timed ? "\"" STR_FMT "\" in the %s: taken as planned work"
	    : "\"" STR_FMT "\" in the %s, but no start with a later end: "
	    "taken as an incident", STR_ARG(word.n ? word : named),
	    word.n ? "title" : "file's name");
	return timed ? CSTATE_PLANNED : CSTATE_INCIDENT;
}
