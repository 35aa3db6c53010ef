/* What the newest update says, against what the front matter says: readers
 * see the one beside the other. */
#include "check/check.h"

#include "read/keys.h"

/* So long after the planned end its "completed" may be sent. */
enum { LATE = 15 * MINUTE };

/* The newest that the public sees. NULL when there is none, or when its time
 * is none or lies ahead, which was reported. */
static const struct update *
last_of(const struct check *k, const struct updates *all)
{
	size_t i = all->n;

	while (i > 0 && all->v[i - 1].internal)
		i--;
	if (i == 0 || all->v[i - 1].at == TIME_NONE ||
	    all->v[i - 1].at > k->now)
		return NULL;
	return &all->v[i - 1];
}

/* A moment as it is written in front matter. */
static str
as_written(struct check *k, int64_t at)
{
	str iso = when_iso(k->scratch, at);

	if (!str_ends(iso, STR(":00Z")))
		return iso;
	return str_cat(k->scratch, str_sub(iso, 0, iso.n - 4), STR("Z"));
}

/* Whether a key says something, or would if it could be read or had no slip
 * in its name, which was reported. */
static bool
given(const struct schema *of, const struct document *doc,
    const struct moment *m, const char *key)
{
	return m->at != TIME_NONE || m->place.line ||
	    schema_meant(of, doc->front, str_c(key));
}

void
check_last_word(struct check *k, const struct incident *in)
{
	const struct update *u = last_of(k, &in->doc.body.updates);

	/* A status that is no word was reported. */
	if (!u || !str_eq(u->status, STR("resolved")) ||
	    in->status >= INCIDENT_RESOLVED || in->status_at.line == 0 ||
	    given(&schema_incident, &in->doc, &in->times[RESOLVED],
	    "resolved"))
		return;
	diag_add(k->diags, RULE_STATUS_TIME, in->status_at,
	    "its last update says resolved, and it is still %s",
	    incident_status_name(in->status));
	diag_note(k->diags, u->place, "\"resolved\" here");
	diag_help(k->diags, "set status: resolved and resolved: " STR_FMT
	    ", or write another update", STR_ARG(as_written(k, u->at)));
}

static void
report_planned(struct check *k, const struct update *u, const char *what,
    str set)
{
	diag_add(k->diags, RULE_STATUS_TIME, u->place,
	    "its last update says " STR_FMT ", and %s", STR_ARG(u->status),
	    what);
	diag_help(k->diags, "set " STR_FMT ", or write another update",
	    STR_ARG(set));
}

static void
check_planned(struct check *k, const struct maintenance *m)
{
	const struct update *u = last_of(k, &m->doc.body.updates);
	const struct node *status = node_get(m->doc.front, STR("status"));
	int64_t late;

	/* A status that is no word was reported, and so was an end. */
	if (!u || m->cancelled || (status ? !str_eq(node_text(status),
	    STR("completed")) : schema_meant(&schema_maintenance,
	    m->doc.front, STR("status"))))
		return;
	if (str_eq(u->status, STR("cancelled"))) {
		report_planned(k, u, status ? "its status says completed"
		    : "nothing else does", STR("status: cancelled"));
		if (status)
			diag_note(k->diags, status->at, "completed here");
		return;
	}
	if (!str_eq(u->status, STR("completed")) || status ||
	    m->ends.at == TIME_NONE ||
	    given(&schema_maintenance, &m->doc, &m->completed, "completed"))
		return;
	late = u->at - m->ends.at;
	if (late / MINUTE == 0 || (late > 0 && late <= LATE))
		return;
	report_planned(k, u, "it counts until its planned end",
	    str_cat(k->scratch, STR("completed: "), as_written(k, u->at)));
	diag_note(k->diags, m->ends.place, "the planned end");
}

void
check_planned_words(struct check *k)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->maintenance.n; i++)
		check_planned(k, &c->maintenance.v[i]);
}
