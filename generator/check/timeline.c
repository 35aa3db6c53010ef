/* What the policy wants each entry of a timeline to say. */
#include "check/check.h"

enum { NOTES_MOST = 3 };

/* The entries of one timeline that lack something. */
struct lacking {
	const struct timeline_entry *v[NOTES_MOST + 1];
	size_t n;
};

static void
lack(struct lacking *l, const struct timeline_entry *e)
{
	if (l->n <= NOTES_MOST)
		l->v[l->n] = e;
	l->n++;
}

/* One finding for a timeline, at the first of them: what is habit in one
 * entry is so in all. */
static void
report(struct check *k, enum rule rule, const struct lacking *l,
    const char *what, const char *help)
{
	size_t others = l->n - 1;

	if (l->n == 0)
		return;
	if (others == 0)
		diag_add(k->diags, rule, l->v[0]->place, "this entry %s",
		    what);
	else
		diag_add(k->diags, rule, l->v[0]->place, "this entry %s, nor "
		    "%s %zu other%s", what, others == 1 ? "does" : "do",
		    others, others == 1 ? "" : "s");
	for (size_t i = 1; i < l->n && i <= NOTES_MOST; i++)
		diag_note(k->diags, l->v[i]->place, i == NOTES_MOST &&
		    l->n > NOTES_MOST + 1 ? "and this one, and others"
		    : "nor does this one");
	diag_help(k->diags, "%s", help);
}

static void
check_entries(struct check *k, const struct timeline *t)
{
	const struct timeline_rule *rule = &k->corpus->policy->timeline;
	struct lacking actor = { 0 }, utc = { 0 };

	for (size_t i = 0; i < t->n; i++) {
		const struct timeline_entry *e = &t->v[i];

		/* One that cannot be read was reported as that. */
		if (e->at == TIME_NONE)
			continue;
		if (rule->actor == NEED_REQUIRED && str_empty(e->actor))
			lack(&actor, e);
		if (rule->utc && !e->utc)
			lack(&utc, e);
	}
	report(k, RULE_TIMELINE_ACTOR, &actor, "does not say who acted",
	    "end the entry with a name: (mira); an alert or a program "
	    "acts too: (@pager)");
	report(k, RULE_TIMELINE_ZONE, &utc, "does not have its time in UTC",
	    "write it in UTC, with Z behind it");
}

/* A draft may lack it still. */
void
check_timelines(struct check *k, const struct incident *in)
{
	if (in->review.status == REVIEW_NONE ||
	    (in->review.status < REVIEW_REVIEW &&
	    in->status != INCIDENT_CLOSED))
		return;
	check_entries(k, &in->doc.body.timeline);
	if (in->postmortem)
		check_entries(k, &in->postmortem->doc.body.timeline);
}
