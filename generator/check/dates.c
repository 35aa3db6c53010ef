/* Days that cannot be: told as past and still ahead, or in a year that is
 * a slip. */
#include "check/check.h"

#include "model/front.h"

enum {
	YEARS_BACK = 60,	/* nothing is told from before */
	YEARS_AHEAD = 10,	/* so far off may be what is planned */
	LONG = 30 * DAY,	/* before the start nobody is told of it */
};

static int
year_of(int64_t at)
{
	return civil_of(at).year;
}

bool
check_year_likely(const struct check *k, int64_t at)
{
	return at == TIME_NONE || year_of(at) >= year_of(k->now) - YEARS_BACK;
}

bool
check_year_planned(const struct check *k, int64_t at)
{
	return check_year_likely(k, at) && (at == TIME_NONE ||
	    year_of(at) <= year_of(k->now) + YEARS_AHEAD);
}

static bool
day_likely(const struct check *k, int32_t day)
{
	return day == DATE_NONE || check_year_likely(k, date_moment(day));
}

/* A day is over everywhere before it counts as ahead: it is written on
 * whatever side of midnight its writer lives. */
static bool
day_ahead(const struct check *k, int32_t day)
{
	return day != DATE_NONE && day > clock_day(&k->clock, k->now) + 1;
}

static void
report_year(struct check *k, struct place at, const char *what, int year)
{
	diag_add(k->diags, RULE_YEAR_UNLIKELY, at, "%s in the year %d", what,
	    year);
	diag_help(k->diags, "correct the year");
}

static void
report_ahead(struct check *k, struct place at, const char *what)
{
	diag_add(k->diags, RULE_TIME_IN_FUTURE, at, "%s lies in the future",
	    what);
	diag_help(k->diags, "correct it, or leave it out until it has "
	    "happened");
}

/* What has happened. */
static void
check_past_day(struct check *k, int32_t day, struct place at,
    const char *what)
{
	if (day_ahead(k, day))
		report_ahead(k, at, what);
	else if (!day_likely(k, day))
		report_year(k, at, str_z(k->scratch, str_cat(k->scratch,
		    str_c(what), STR(" is"))), civil_of_date(day).year);
}

/* What may be still to come. */
static void
check_planned(struct check *k, int64_t at, struct place place,
    const char *what)
{
	if (!check_year_planned(k, at))
		report_year(k, place, what, year_of(at));
}

/* The start says it for all: what comes before one that is right was
 * reported, and what the slip has in common is one report. */
static void
check_milestones(struct check *k, const struct incident *in)
{
	for (int m = 0; m < MILESTONE_COUNT; m++) {
		if (check_year_likely(k, in->times[m].at))
			continue;
		if (m == STARTED || in->times[STARTED].at == TIME_NONE)
			report_year(k, in->times[m].place, str_z(k->scratch,
			    str_cat(k->scratch, str_c(milestone_name(
			    (enum milestone)m)), STR(" is"))),
			    year_of(in->times[m].at));
		return;
	}
}

/* A milestone that an entry marks was seen as that. The first one tells of
 * the others. */
static void
check_timeline(struct check *k, const struct incident *in,
    const struct timeline *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct timeline_entry *e = &t->v[i];

		if (e->at == TIME_NONE || (e->milestone >= 0 &&
		    in->times[e->milestone].at == e->at))
			continue;
		if (e->at > k->now)
			report_ahead(k, e->place, "this entry");
		else if (!check_year_likely(k, e->at))
			report_year(k, e->place, "this entry is",
			    year_of(e->at));
		else
			continue;
		return;
	}
}

static bool
is_milestone(const struct incident *in, int64_t at)
{
	for (int m = 0; in && m < MILESTONE_COUNT; m++)
		if (in->times[m].at == at)
			return true;
	return false;
}

static bool
long_before(const struct check *k, const struct update *u,
    const struct incident *in)
{
	int64_t started = in ? in->times[STARTED].at : TIME_NONE;

	return started != TIME_NONE && check_year_likely(k, started) &&
	    u->at < started - LONG;
}

/* The first one tells of the others, and a milestone of the update. */
static void
check_updates(struct check *k, const struct document *doc,
    const struct incident *in)
{
	const struct updates *all = &doc->body.updates;

	for (size_t i = 0; i < all->n + all->later; i++) {
		const struct update *u = &all->v[i];

		if (u->at == TIME_NONE || is_milestone(in, u->at))
			continue;
		if (u->at > k->now) {
			diag_add(k->diags, RULE_TIME_IN_FUTURE, u->place,
			    "this update lies in the future");
			diag_help(k->diags, i < all->n ? "correct its time: "
			    "readers see when a word was given, and wait for "
			    "the next" : in ? "readers see it from a day "
			    "before; if it was said already, correct its time"
			    : "readers see it from then on; if it was said "
			    "already, correct its time");
		} else if (!check_year_likely(k, u->at)) {
			report_year(k, u->place, "this update is",
			    year_of(u->at));
		} else if (long_before(k, u, in)) {
			diag_add(k->diags, RULE_YEAR_UNLIKELY, u->place,
			    "this update is " STR_FMT " before the incident "
			    "started", STR_ARG(length_words(k->scratch,
			    (in->times[STARTED].at - u->at) / DAY * DAY)));
			diag_help(k->diags, "correct its year, month or day");
		} else {
			continue;
		}
		return;
	}
}

/* The days of a postmortem: drafted, then final, and neither before there
 * was anything to write about. */
static void
check_review(struct check *k, const struct incident *in)
{
	const struct review *r = &in->review;
	int64_t started = in->times[STARTED].at;
	bool before = r->drafted != DATE_NONE && day_likely(k, r->drafted) &&
	    check_year_likely(k, started) && started != TIME_NONE &&
	    date_moment(r->drafted) + 2 * DAY <= started;

	check_past_day(k, r->drafted, r->drafted_at, "drafted");
	check_past_day(k, r->finalized, r->finalized_at, "finalized");
	if (before) {
		diag_add(k->diags, RULE_POSTMORTEM_DATES, r->drafted_at,
		    "drafted before the incident started");
		diag_note(k->diags, in->times[STARTED].place, "started at "
		    STR_FMT, STR_ARG(when_short(k->scratch, started)));
		diag_help(k->diags, "correct the one that is wrong");
	}
	if (r->drafted == DATE_NONE || r->finalized == DATE_NONE ||
	    !day_likely(k, r->finalized) || r->finalized >= r->drafted ||
	    day_ahead(k, r->drafted))
		return;
	diag_add(k->diags, RULE_POSTMORTEM_DATES, r->finalized_at,
	    "finalized before it was drafted");
	diag_note(k->diags, r->drafted_at, "drafted on " STR_FMT,
	    STR_ARG(date_iso(k->scratch, r->drafted)));
	diag_help(k->diags, "correct the one that is wrong");
}

static void
check_action(struct check *k, const struct action *a)
{
	if (a->due != DATE_NONE)
		check_planned(k, date_moment(a->due), a->due_at.line
		    ? a->due_at : a->place, "it is due");
	check_past_day(k, a->completed, a->completed_at, "completed");
	if (a->completed == DATE_NONE || a->state == ACTION_DONE ||
	    a->state == ACTION_DROPPED)
		return;
	diag_add(k->diags, RULE_ACTION_COMPLETED, a->completed_at,
	    "it was completed on " STR_FMT ", and its status is %s",
	    STR_ARG(date_iso(k->scratch, a->completed)),
	    action_state_name(a->state));
	diag_help(k->diags, "set its status to done, or take the day out");
}

void
check_dates(struct check *k, const struct incident *in)
{
	check_milestones(k, in);
	check_planned(k, in->next_update.at, in->next_update.place,
	    "next_update is");
	check_updates(k, &in->doc, in);
	check_timeline(k, in, &in->doc.body.timeline);
	if (in->postmortem)
		check_timeline(k, in, &in->postmortem->doc.body.timeline);
	check_review(k, in);
	for (size_t i = 0; i < in->actions.n; i++)
		check_action(k, &in->actions.v[i]);
}

/* Where it ends is compared with where it starts. */
static void
check_maintenance(struct check *k, const struct maintenance *m)
{
	check_planned(k, m->starts.at, m->starts.place, "it starts");
	check_updates(k, &m->doc, NULL);
	if (m->completed.at != TIME_NONE && m->completed.at > k->now)
		report_ahead(k, m->completed.place, "completed");
}

/* A day of site.yaml that may be ahead. */
static void
check_setting(struct check *k, const struct node *map, const char *key)
{
	const struct node *n = node_get(map, str_c(key));
	int32_t day;

	if (n && date_parse(node_text(n), &day) == WHEN_OK)
		check_planned(k, date_moment(day), n->at, str_z(k->scratch,
		    str_cat(k->scratch, str_c(key), STR(" is"))));
}

void
check_other_dates(struct check *k)
{
	const struct corpus *c = k->corpus;
	const struct node *list = node_get(c->site->root, STR("components"));

	for (const struct node *n = node_first(list); n;
	    n = node_next(list, n))
		check_setting(k, n, "since");
	check_setting(k, node_get(c->site->root, STR("security")),
	    "expires");

	for (size_t i = 0; i < c->maintenance.n; i++)
		check_maintenance(k, &c->maintenance.v[i]);
	for (size_t i = 0; i < c->runbooks.n; i++) {
		const struct page *p = &c->runbooks.v[i];
		const struct node *at = node_get(p->doc.front, STR("tested"));

		if (at)
			check_past_day(k, p->tested, at->at, "tested");
	}
}
