/* How often there was an update while an incident lasted. */
#include "check/check.h"

#include "measure/cadence.h"

/* "every hour", "every 30 minutes" */
static str
every(struct check *k, int64_t seconds)
{
	str words = length_words(k->scratch, seconds);
	struct cut c = str_cut(words, ' ');

	return str_eq(c.head, STR("1")) && str_find_char(c.tail, ' ') < 0
	    ? c.tail : words;
}

/* "every 30 minutes", and of the first one "within 5 minutes". */
static const char *
how_often(const struct silence *s)
{
	return s->first ? "within" : "every";
}

static str
length_asked(struct check *k, const struct silence *s)
{
	return s->first ? length_words(k->scratch, s->asked.seconds)
	    : every(k, s->asked.seconds);
}

static void
report_overdue(struct check *k, const struct incident *in,
    const struct cadence *c)
{
	const struct policy *p = k->corpus->policy;
	const struct silence *s = &c->running;

	diag_add(k->diags, RULE_UPDATE_OVERDUE, c->until,
	    "no update since " STR_FMT "; " STR_FMT " asks for one %s "
	    STR_FMT, STR_ARG(when_short(k->scratch, s->from)),
	    STR_ARG(p->levels.v[s->level].id), how_often(s),
	    STR_ARG(length_asked(k, s)));
	diag_help(k->diags, "\"allclear update " STR_FMT " %s -m TEXT\" adds "
	    "one, even when it only says that work goes on",
	    STR_ARG(in->id), incident_status_name(in->status));
}

static void
report_broken(struct check *k, const struct cadence *c)
{
	const struct policy *p = k->corpus->policy;
	const struct silence *s = &c->longest;
	size_t others = c->broken - 1;

	diag_add(k->diags, RULE_CADENCE_BROKEN, s->ended ? s->ended->place
	    : c->until, "no update for %s" STR_FMT ", from " STR_FMT " on; "
	    STR_FMT " asks for one %s " STR_FMT,
	    s->to - s->from - s->asked.seconds < MINUTE ? "a little over "
	    : "",
	    STR_ARG(length_words(k->scratch, s->to - s->from)),
	    STR_ARG(when_short(k->scratch, s->from)),
	    STR_ARG(p->levels.v[s->level].id), how_often(s),
	    STR_ARG(length_asked(k, s)));
	if (others)
		diag_help(k->diags, "%zu more %s too long; correct the times "
		    "if they are wrong", others, others == 1
		    ? "silence was" : "silences were");
	else
		diag_help(k->diags, "correct the times if they are wrong; "
		    "otherwise nothing is left to do");
}

/* next_update: is a promise to readers. */
static void
report_promise(struct check *k, const struct incident *in)
{
	const struct moment *next = &in->next_update;

	diag_add(k->diags, RULE_UPDATE_OVERDUE, next->place,
	    "readers were promised an update at " STR_FMT,
	    STR_ARG(when_short(k->scratch, next->at)));
	diag_help(k->diags, "\"allclear update " STR_FMT " %s -m TEXT\" adds "
	    "one; then set the next time",
	    STR_ARG(in->id), incident_status_name(in->status));
}

void
check_cadence(struct check *k, const struct incident *in)
{
	struct cadence c = cadence_of(k->corpus->policy, in, k->now);

	if (c.promise_broken)
		report_promise(k, in);
	else if (!c.known || c.until.line == 0)
		return;
	else if (c.running.to > c.running.from)
		report_overdue(k, in, &c);
	else if (c.broken > 0)
		report_broken(k, &c);
}
