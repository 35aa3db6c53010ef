/* Times that must make sense together. */
#include "check/check.h"

#include "read/keys.h"

enum { LONG = 30 * DAY };

/* A start that nothing else comes after is itself the slip: one report,
 * not one for each time that it contradicts. */
static bool
start_is_wrong(struct check *k, const struct incident *in)
{
	const struct moment *start = &in->times[STARTED];
	str names = STR_NONE;
	int before = 0, last = -1;

	for (int m = STARTED + 1; m < MILESTONE_COUNT; m++) {
		if (in->times[m].at == TIME_NONE)
			continue;
		if (in->times[m].at >= start->at)
			return false;
		before++;
	}
	if (before < 2 || start->at == TIME_NONE)
		return false;
	for (int m = STARTED + 1, n = 0; m < MILESTONE_COUNT; m++) {
		if (in->times[m].at == TIME_NONE)
			continue;
		last = last < 0 ? m : last;
		names = str_cat(k->scratch, names, n == 0 ? STR_NONE
		    : n + 1 == before ? STR(" and ") : STR(", "),
		    str_c(milestone_name((enum milestone)m)));
		n++;
	}
	diag_add(k->diags, RULE_TIME_ORDER, start->place,
	    "started is later than " STR_FMT, STR_ARG(names));
	diag_note(k->diags, in->times[last].place, "%s at " STR_FMT,
	    milestone_name((enum milestone)last),
	    STR_ARG(when_short(k->scratch, in->times[last].at)));
	return true;
}

/* Report each milestone that comes before one that it should follow. A
 * milestone is reported once, for the first such pair. */
static void
check_order(struct check *k, const struct incident *in)
{
	bool said[MILESTONE_COUNT] = { false };
	bool start = start_is_wrong(k, in);

	for (size_t i = 0; i < milestone_order_count; i++) {
		struct milestone_order o = milestone_orders[i];
		const struct moment *first = &in->times[o.first];
		const struct moment *then = &in->times[o.then];

		if (first->at == TIME_NONE || then->at == TIME_NONE ||
		    then->at >= first->at || said[o.then] ||
		    (start && o.first == STARTED))
			continue;
		said[o.then] = true;
		diag_add(k->diags, RULE_TIME_ORDER, then->place,
		    "%s is " STR_FMT " before %s", milestone_name(o.then),
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
	for (int m = 0; m < MILESTONE_COUNT; m++) {
		if (in->times[m].at == TIME_NONE || in->times[m].at <= k->now)
			continue;
		diag_add(k->diags, RULE_TIME_IN_FUTURE, in->times[m].place,
		    "%s lies in the future",
		    milestone_name((enum milestone)m));
		if (m == STARTED)
			diag_help(k->diags, "correct it; planned work "
			    "belongs in content/maintenance/");
		else
			diag_help(k->diags, "correct it, or leave it out "
			    "until it has happened");
	}
}

/* What lies in the future, or in no likely year, was reported as that. */
static void
check_length(struct check *k, const struct incident *in)
{
	const struct moment *end = &in->times[RESOLVED];
	int64_t length;

	if (end->at == TIME_NONE || in->times[STARTED].at == TIME_NONE ||
	    end->at > k->now || !check_year_likely(k, in->times[STARTED].at))
		return;
	length = end->at - in->times[STARTED].at;
	if (length == 0)
		diag_add(k->diags, RULE_DURATION_UNLIKELY, end->place,
		    "resolved at the moment it started");
	else if (length > LONG)
		diag_add(k->diags, RULE_DURATION_UNLIKELY, end->place,
		    "resolved %s" STR_FMT " after it started",
		    length % DAY ? "more than " : "",
		    STR_ARG(length_words(k->scratch, length / DAY * DAY)));
	else
		return;
	diag_help(k->diags, "correct the time; where it is right, write "
	    "behind it: # allclear-disable AC117 and the reason");
}

static void
check_status(struct check *k, const struct incident *in)
{
	bool over = in->status >= INCIDENT_RESOLVED;
	const struct moment *end = &in->times[RESOLVED];

	/* An unknown word was reported, and tells no story. */
	if (in->status_at.line == 0)
		return;
	/* An unreadable time and a misspelt key were reported; the status is
	 * not to blame. */
	if (over && end->at == TIME_NONE && end->place.line == 0 &&
	    !schema_meant(&schema_incident, in->doc.front,
	    STR("resolved"))) {
		diag_add(k->diags, RULE_STATUS_TIME, in->status_at,
		    "it is %s, and there is no time of resolution",
		    incident_status_name(in->status));
		diag_help(k->diags, "add resolved: with its time");
	} else if (!over && end->at != TIME_NONE && end->at <= k->now) {
		diag_add(k->diags, RULE_STATUS_TIME, in->status_at,
		    "it has a time of resolution, and is still %s",
		    incident_status_name(in->status));
		diag_help(k->diags, "set status: resolved; where it goes on "
		    "again, take resolved: out");
		diag_note(k->diags, end->place, "resolved here");
	}
}

/* Where the name of a file begins behind what stands for a date in it:
 * "2026-3-14-dns" and "2026-02-30-dns" are about dns. */
static str
behind_date(str slug)
{
	size_t i = 0;

	while (i < slug.n && (char_digit(slug.p[i]) || slug.p[i] == '-' ||
	    slug.p[i] == '_' || slug.p[i] == '.'))
		i++;
	/* "24-hour-outage" is a name. */
	return i < 6 ? slug : str_from(slug, i);
}

/* A name without blanks and other marks, as addresses have it. */
static str
as_slug(struct arena *a, str name)
{
	char *p = arena_bytes(a, name.n);
	size_t n = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (char_alnum(c) || (unsigned char)c >= 0x80 ||
		    ((c == '.' || c == '_') && n > 0))
			p[n++] = char_lower(c);
		else if (n > 0 && p[n - 1] != '-')
			p[n++] = '-';
	}
	while (n > 0 && p[n - 1] == '-')
		n--;
	return str_of(p, n);
}

static void
offer_name(struct check *k, str slug, int32_t day)
{
	if (day == DATE_NONE)
		return;
	slug = as_slug(k->scratch, slug);
	diag_help(k->diags, "call it " STR_FMT "-" STR_FMT ".md",
	    STR_ARG(date_iso(k->scratch, day)),
	    STR_ARG(str_empty(slug) ? STR("what-happened") : slug));
}

/* The date in a name YYYY-MM-DD-slug.md must be the day on which it began,
 * in UTC or in the offset that the time was written with: just after
 * midnight in Oslo the two differ. */
static void
check_name(struct check *k, const struct document *doc, const char *key,
    int64_t begins, const char *what)
{
	struct place whole = { .file = doc->file };
	bool begun, dated, named;
	int32_t date, day, written;

	begun = date_parse(str_sub(doc->slug, 0, 10), &date) == WHEN_OK &&
	    (doc->slug.n <= 10 || !char_digit(doc->slug.p[10]));
	dated = begun && (doc->slug.n <= 10 || doc->slug.p[10] == '-');
	named = doc->slug.n >= 12;
	day = begins == TIME_NONE ? DATE_NONE : date_of_moment(begins);
	if (dated && named && (day == DATE_NONE || day == date))
		return;
	if (day == DATE_NONE || date_parse(str_sub(node_text(node_get(
	    doc->front, str_c(key))), 0, 10), &written) != WHEN_OK)
		written = day;
	if (!dated) {
		diag_add(k->diags, RULE_FILE_NAME_DATE, whole,
		    begun ? "the file's name has no hyphen behind its date"
		    : "the file's name does not begin with a date");
		offer_name(k, behind_date(doc->slug), written);
		return;
	}
	if (!named) {
		diag_add(k->diags, RULE_FILE_NAME_DATE, whole,
		    "the file's name is a date and nothing else");
		offer_name(k, STR_NONE, written);
		return;
	}
	if (written == date)
		return;
	diag_add(k->diags, RULE_FILE_NAME_DATE, whole,
	    "the file's name says " STR_FMT ", and it %s on " STR_FMT,
	    STR_ARG(date_iso(k->scratch, date)), what,
	    STR_ARG(date_iso(k->scratch, written)));
	offer_name(k, str_from(doc->slug, 11), written);
}

static void
check_completed(struct check *k, const struct maintenance *m)
{
	const struct moment *done = &m->completed;
	const struct node *status = node_get(m->doc.front, STR("status"));

	/* As long as the planned end is ahead, nothing says that it is. */
	if (str_eq(node_text(status), STR("completed")) &&
	    done->at == TIME_NONE && done->place.line == 0 &&
	    m->ends.at > k->now) {
		diag_add(k->diags, RULE_STATUS_TIME, status->at,
		    "it is completed, and there is no time of completion");
		diag_help(k->diags, "add completed: with its time");
	}
	if (done->at == TIME_NONE || m->starts.at == TIME_NONE ||
	    done->at >= m->starts.at)
		return;
	diag_add(k->diags, RULE_MAINTENANCE_ORDER, done->place,
	    "it was completed " STR_FMT " before it starts",
	    STR_ARG(length_words(k->scratch, m->starts.at - done->at)));
	diag_note(k->diags, m->starts.place, "it starts here");
	diag_help(k->diags, "correct one of the times");
}

static void
check_maintenance(struct check *k, const struct maintenance *m)
{
	int64_t length;

	if (check_year_planned(k, m->starts.at))
		check_name(k, &m->doc, "starts", m->starts.at, "starts");
	check_completed(k, m);
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
		diag_help(k->diags, "correct one of the times");
	} else if (length > LONG) {
		diag_add(k->diags, RULE_MAINTENANCE_LONG, m->ends.place,
		    "it lasts more than 30 days: " STR_FMT,
		    STR_ARG(length_words(k->scratch, length)));
		diag_help(k->diags, "correct the day, month or year; where "
		    "they are right, \"lint: { maintenance-long: off }\" in "
		    "site.yaml");
	}
}

/* The first update behind a moment that takes back what one before it said:
 * that the incident was over, or was being watched. NULL: none. */
static const struct update *
relapse_after(const struct updates *all, int64_t moment)
{
	bool calm = false;

	for (size_t i = 0; i < all->n; i++) {
		const struct update *u = &all->v[i];

		if (str_eq(u->status, STR("monitoring")) ||
		    str_eq(u->status, STR("resolved")))
			calm = true;
		else if (calm && u->at != TIME_NONE && u->at > moment &&
		    (str_eq(u->status, STR("investigating")) ||
		    str_eq(u->status, STR("identified"))))
			return u;
	}
	return NULL;
}

/* What was long in trouble would count as short. */
static void
check_relapse(struct check *k, const struct incident *in)
{
	static const enum milestone ends[] = { MITIGATED, RESOLVED };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		const struct moment *end = &in->times[ends[i]];
		const struct update *u = end->at == TIME_NONE ? NULL
		    : relapse_after(&in->doc.body.updates, end->at);

		if (!u)
			continue;
		diag_add(k->diags, RULE_RELAPSE, end->place,
		    "%s, and a later update says that it goes on again",
		    milestone_name(ends[i]));
		diag_note(k->diags, u->place, "\"" STR_FMT "\" here",
		    STR_ARG(u->status));
		diag_help(k->diags, "set %s: to when it was so for good, or "
		    "take it out until then; in between, a list of {at, "
		    "state} below a component tells how that was",
		    milestone_name(ends[i]));
		return;
	}
}

void
check_times(struct check *k, const struct incident *in)
{
	check_order(k, in);
	check_future(k, in);
	check_length(k, in);
	check_status(k, in);
	check_relapse(k, in);
	/* The name may well be right where the time is not. */
	if (check_year_likely(k, in->times[STARTED].at) &&
	    in->times[STARTED].at <= k->now)
		check_name(k, &in->doc, "started", in->times[STARTED].at,
		    "started");
}

void
check_planned_times(struct check *k)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->maintenance.n; i++)
		check_maintenance(k, &c->maintenance.v[i]);
}
