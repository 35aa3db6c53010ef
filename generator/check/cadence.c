/* How often there was an update while an incident lasted. */
#include "check/check.h"

/* The longest silence that the policy does not allow. */
struct silence {
	int64_t from, to;	/* to: the update that ended it */
	const struct update *ended; /* NULL: none did */
	struct target asked;
	int level;
	size_t others;		/* that broke it as well */
};

/* What the policy allows after a moment; LENGTH_NONE when it does not
 * say, or says it in words. */
static struct target
asked_after(const struct policy *p, const struct incident *in, int64_t at,
    bool first, int *level)
{
	struct target every;

	*level = check_level_at(in, at);
	every = policy_cadence(p, *level);
	/* A level without a cadence has no first update either. */
	if (first && every.seconds != LENGTH_NONE &&
	    p->cadence.first.seconds != LENGTH_NONE)
		return p->cadence.first;
	return every;
}

/* One silence, if it was too long, against the longest so far. */
static void
weigh(const struct policy *p, const struct incident *in, int64_t from,
    int64_t to, const struct update *ended, bool first, struct silence *s)
{
	int level;
	struct target t = asked_after(p, in, from, first, &level);

	if (t.seconds == LENGTH_NONE || t.seconds <= 0 ||
	    to - from <= t.seconds + p->cadence.grace)
		return;
	if (s->to > s->from)
		s->others++;
	if (to - from > s->to - s->from)
		*s = (struct silence){ from, to, ended, t, level,
			s->others };
}

/* Until when the cadence holds: the policy's milestone, else the end. */
static int64_t
cadence_end(const struct check *k, const struct incident *in,
    struct place *at)
{
	enum milestone until = k->corpus->policy->cadence.until;

	if (in->times[until].at == TIME_NONE)
		until = RESOLVED;
	if (in->times[until].at == TIME_NONE)
		return incident_open(in) ? k->now : TIME_NONE;
	*at = in->times[until].place;
	return in->times[until].at;
}

/* "every hour", "every 30 minutes" */
static str
every(struct check *k, int64_t seconds)
{
	str words = length_words(k->scratch, seconds);
	struct cut c = str_cut(words, ' ');

	return str_eq(c.head, STR("1")) && str_find_char(c.tail, ' ') < 0
	    ? c.tail : words;
}

static void
report(struct check *k, const struct incident *in, const struct silence *s,
    bool overdue, struct place at)
{
	const struct policy *p = k->corpus->policy;
	str level = p->levels.v[s->level].id;
	str length = length_words(k->scratch, s->to - s->from);
	str asked = every(k, s->asked.seconds);
	bool first = s->asked.text.p == p->cadence.first.text.p &&
	    s->asked.text.n;
	str from = when_short(k->scratch, s->from);

	if (overdue) {
		diag_add(k->diags, RULE_UPDATE_OVERDUE, at,
		    "no update since " STR_FMT "; " STR_FMT " asks for one "
		    "every " STR_FMT, STR_ARG(from), STR_ARG(level),
		    STR_ARG(asked));
		diag_help(k->diags, "\"allclear update " STR_FMT " %s -m "
		    "TEXT\" adds one, even when it only says that work goes "
		    "on", STR_ARG(in->id), incident_status_name(in->status));
		return;
	}
	diag_add(k->diags, RULE_CADENCE_BROKEN, at,
	    "no update for %s" STR_FMT ", from " STR_FMT " on; " STR_FMT
	    " asks for one %s " STR_FMT,
	    s->to - s->from - s->asked.seconds < MINUTE ? "a little over "
	    : "", STR_ARG(length), STR_ARG(from), STR_ARG(level),
	    first ? "within" : "every", STR_ARG(first
	    ? length_words(k->scratch, s->asked.seconds) : asked));
	if (s->others)
		diag_help(k->diags, "%zu more %s too long; correct the times "
		    "if they are wrong", s->others, s->others == 1
		    ? "silence was" : "silences were");
	else
		diag_help(k->diags, "correct the times if they are wrong; "
		    "otherwise nothing is left to do");
}

/* next_update: is a promise to readers. True when it was broken. */
static bool
check_promise(struct check *k, const struct incident *in, int64_t newest)
{
	const struct moment *next = &in->next_update;

	if (!incident_open(in) || next->at == TIME_NONE ||
	    next->at >= k->now || (newest != TIME_NONE && newest >= next->at))
		return false;
	diag_add(k->diags, RULE_UPDATE_OVERDUE, next->place,
	    "readers were promised an update at " STR_FMT,
	    STR_ARG(when_short(k->scratch, next->at)));
	diag_help(k->diags, "\"allclear update " STR_FMT " %s -m TEXT\" adds "
	    "one; then set the next time",
	    STR_ARG(in->id), incident_status_name(in->status));
	return true;
}

static void
check_incident(struct check *k, const struct incident *in)
{
	const struct policy *p = k->corpus->policy;
	const struct updates *all = &in->doc.body.updates;
	struct silence s = { 0 };
	struct place at = in->status_at;
	int64_t last = in->times[DETECTED].at, end, newest = TIME_NONE;
	bool first = true, overdue = false;

	if (last == TIME_NONE)
		last = in->times[STARTED].at;
	end = cadence_end(k, in, &at);
	for (size_t i = 0; i < all->n; i++) {
		const struct update *u = &all->v[i];

		if (u->at == TIME_NONE || u->at > k->now)
			continue;
		newest = u->at;
		if (last == TIME_NONE || end == TIME_NONE || u->at > end)
			continue;
		if (u->at > last) {
			weigh(p, in, last, u->at, u, first, &s);
			last = u->at;
		}
		first = false;
	}
	if (check_promise(k, in, newest))
		return;
	/* Where updates are not kept in the file, none is missing in it
	 * once the incident is over. */
	if (last == TIME_NONE || end == TIME_NONE || at.line == 0 ||
	    (all->n == 0 && !incident_open(in)))
		return;
	if (end > last) {
		struct silence before = s, now = { 0 };

		weigh(p, in, last, end, NULL, first, &now);
		if (now.to > now.from && incident_open(in) && end == k->now) {
			overdue = true;
			s = now;
		} else {
			s = before;
			weigh(p, in, last, end, NULL, first, &s);
		}
	}
	if (s.to > s.from)
		report(k, in, &s, overdue, s.ended ? s.ended->place : at);
}

void
check_cadence(struct check *k)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->incidents.n; i++)
		check_incident(k, &c->incidents.v[i]);
}
