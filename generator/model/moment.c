/* Reading moments: a time of the front matter, and what is wrong with
 * it. */
#include "base/zone.h"
#include "model/incident.h"

/* A wall clock in the zone that site.yaml assumes. */
static int64_t
assumed(const struct civil *c, const struct node *n,
    const struct reading *r)
{
	int64_t at;

	switch (zone_moment(r->assumed, c, &at)) {
	case ZONE_OK:
		return at;
	case ZONE_AMBIGUOUS:
		diag_add(r->diags, RULE_TIME_AMBIGUOUS, n->at,
		    STR_FMT " happened twice in " STR_FMT,
		    STR_ARG(node_text(n)), STR_ARG(r->site->assume_timezone.name));
		diag_help(r->diags, "write the offset that was meant");
		break;
	case ZONE_SKIPPED:
		diag_add(r->diags, RULE_TIME_AMBIGUOUS, n->at,
		    STR_FMT " never happened in " STR_FMT
		    ": the clock was set forward over it",
		    STR_ARG(node_text(n)), STR_ARG(r->site->assume_timezone.name));
		diag_help(r->diags, "write the offset that was meant");
		break;
	}
	return TIME_NONE;
}

struct moment
moment_read(const struct node *n, const struct reading *r)
{
	struct moment m = { TIME_NONE, { 0 } };
	struct civil c;
	str text = node_text(n);

	if (!n || n->kind != NODE_SCALAR || str_empty(text))
		return m;
	m.place = n->at;
	switch (when_parse(text, &m.at, &c)) {
	case WHEN_OK:
		return m;
	case WHEN_NO_ZONE:
		if (r->assumed) {
			m.at = assumed(&c, n, r);
			return m;
		}
		diag_add(r->diags, RULE_TIME_WITHOUT_ZONE, n->at,
		    STR_FMT " has no zone", STR_ARG(text));
		diag_help(r->diags,
		    "add Z for UTC, or an offset such as +01:00");
		break;
	case WHEN_ZONE_NAME:
		diag_add(r->diags, RULE_TIME_WITHOUT_ZONE, n->at,
		    STR_FMT " names a zone that may mean several offsets",
		    STR_ARG(text));
		diag_help(r->diags,
		    "write Z for UTC, or an offset such as +01:00");
		break;
	case WHEN_DATE_ONLY:
		diag_add(r->diags, RULE_TIME_DATE_ONLY, n->at,
		    STR_FMT " is a date; a moment is needed here",
		    STR_ARG(text));
		diag_help(r->diags, "write " STR_FMT
		    "THH:MMZ, or leave the key out while it is not known",
		    STR_ARG(text));
		break;
	case WHEN_CLOCK_ONLY:
		diag_add(r->diags, RULE_TIME_DATE_ONLY, n->at,
		    STR_FMT " has no date", STR_ARG(text));
		diag_help(r->diags, "write YYYY-MM-DDTHH:MMZ");
		break;
	case WHEN_IMPOSSIBLE:
		diag_add(r->diags, RULE_TIME_IMPOSSIBLE, n->at,
		    "there is no " STR_FMT, STR_ARG(text));
		break;
	case WHEN_BAD:
		diag_add(r->diags, RULE_TIME_UNREADABLE, n->at,
		    "\"" STR_FMT "\" is not a time", STR_ARG(text));
		diag_help(r->diags,
		    "write YYYY-MM-DDTHH:MMZ, for example 2026-03-14T09:00Z");
		break;
	}
	m.at = TIME_NONE;
	return m;
}
