/* Times that must make sense together. */
#include "check/check.h"

enum { LONG = 30 * DAY };

/* One report for each milestone that is out of order, at the later one
 * of the pair as it was written; the first pair says enough. */
static void
check_order(struct check *k, const struct incident *in)
{
	bool said[MILESTONE_COUNT] = { false };

	for (size_t i = 0; i < milestone_order_count; i++) {
		struct milestone_order o = milestone_orders[i];
		const struct moment *first = &in->times[o.first];
		const struct moment *then = &in->times[o.then];

		if (first->at == TIME_NONE || then->at == TIME_NONE ||
		    then->at >= first->at || said[o.then] ||
		    (o.first != STARTED && said[o.first]))
			continue;
		said[o.then] = true;
		diag_add(k->diags, RULE_TIME_ORDER, then->place,
		    "%s " STR_FMT " before %s", milestone_name(o.then),
		    STR_ARG(length_words(k->scratch, first->at - then->at)),
		    milestone_name(o.first));
		diag_note(k->diags, first->place, "%s at " STR_FMT,
		    milestone_name(o.first),
		    STR_ARG(when_short(k->scratch, first->at)));
	}
}

static void
check_future(struct check *k, const struct incident *in)
{
	for (int m = 0; m < MILESTONE_COUNT; m++)
		if (in->times[m].at != TIME_NONE && in->times[m].at > k->now)
			diag_add(k->diags, RULE_TIME_IN_FUTURE,
			    in->times[m].place, "%s lies in the future",
			    milestone_name((enum milestone)m));
}

static void
check_length(struct check *k, const struct incident *in)
{
	const struct moment *end = &in->times[RESOLVED];
	int64_t length;

	if (end->at == TIME_NONE || in->times[STARTED].at == TIME_NONE)
		return;
	length = end->at - in->times[STARTED].at;
	if (length == 0)
		diag_add(k->diags, RULE_DURATION_UNLIKELY, end->place,
		    "resolved at the moment it started");
	else if (length > LONG)
		diag_add(k->diags, RULE_DURATION_UNLIKELY, end->place,
		    "resolved " STR_FMT " after it started",
		    STR_ARG(length_words(k->scratch, length)));
}

static void
check_status(struct check *k, const struct incident *in)
{
	bool over = in->status >= INCIDENT_RESOLVED;
	const struct moment *end = &in->times[RESOLVED];

	/* An unreadable time was reported; the status is not to blame. */
	if (over && end->at == TIME_NONE && end->place.line == 0) {
		diag_add(k->diags, RULE_STATUS_TIME, in->status_at,
		    "it is %s, and there is no time of resolution",
		    incident_status_name(in->status));
		diag_help(k->diags, "add resolved: with its time");
	} else if (!over && in->status_at.line && end->at != TIME_NONE &&
	    end->at <= k->now) {
		diag_add(k->diags, RULE_STATUS_TIME, in->status_at,
		    "it has a time of resolution, and is still %s",
		    incident_status_name(in->status));
		diag_help(k->diags, "set status: resolved");
		diag_note(k->diags, end->place, "resolved here");
	}
}

/* A name YYYY-MM-DD-slug.md tells the UTC day of the beginning. */
static void
check_name(struct check *k, const struct document *doc, int64_t begins,
    const char *what)
{
	struct place whole = { .file = doc->file };
	int32_t date;

	if (doc->slug.n < 12 || doc->slug.p[10] != '-' ||
	    date_parse(str_sub(doc->slug, 0, 10), &date) != WHEN_OK) {
		diag_add(k->diags, RULE_FILE_NAME_DATE, whole,
		    "the file's name does not begin with a date");
		if (begins != TIME_NONE)
			diag_help(k->diags, "call it " STR_FMT "-" STR_FMT
			    ".md", STR_ARG(date_iso(k->scratch,
			    date_of_moment(begins))), STR_ARG(doc->slug));
		return;
	}
	if (begins == TIME_NONE || date_of_moment(begins) == date)
		return;
	diag_add(k->diags, RULE_FILE_NAME_DATE, whole,
	    "the file's name says " STR_FMT ", and it %s on " STR_FMT
	    " (UTC)", STR_ARG(date_iso(k->scratch, date)), what,
	    STR_ARG(date_iso(k->scratch, date_of_moment(begins))));
	diag_help(k->diags, "call it " STR_FMT "-" STR_FMT ".md",
	    STR_ARG(date_iso(k->scratch, date_of_moment(begins))),
	    STR_ARG(str_from(doc->slug, 11)));
}

static void
check_maintenance(struct check *k, const struct maintenance *m)
{
	int64_t length;

	check_name(k, &m->doc, m->starts.at, "starts");
	if (m->starts.at == TIME_NONE || m->ends.at == TIME_NONE)
		return;
	length = m->ends.at - m->starts.at;
	if (length <= 0) {
		diag_add(k->diags, RULE_MAINTENANCE_ORDER, m->ends.place,
		    length ? "it ends " STR_FMT " before it starts"
		    : "it ends when it starts" STR_FMT,
		    STR_ARG(length ? length_words(k->scratch, -length)
		    : STR_NONE));
		diag_note(k->diags, m->starts.place, "it starts here");
	} else if (length > LONG) {
		diag_add(k->diags, RULE_MAINTENANCE_LONG, m->ends.place,
		    "it lasts " STR_FMT,
		    STR_ARG(length_words(k->scratch, length)));
	}
}

void
check_times(struct check *k)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		check_order(k, in);
		check_future(k, in);
		check_length(k, in);
		check_status(k, in);
		check_name(k, &in->doc, in->times[STARTED].at, "started");
	}
	for (size_t i = 0; i < c->maintenance.n; i++)
		check_maintenance(k, &c->maintenance.v[i]);
}
