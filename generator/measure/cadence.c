#include "measure/cadence.h"

#include "measure/level.h"

struct work {
	const struct policy *p;
	const struct incident *in;
	struct cadence *out;
};

/* What the policy asks after a moment; not a length when it does not say,
 * or says it in words. */
static struct target
asked_after(const struct work *w, struct silence *s)
{
	struct target every, first = w->p->cadence.first;

	s->level = level_at(w->in, s->from);
	every = policy_cadence(w->p, s->level);
	/* A level without a cadence has no first update either. */
	s->first = s->first && every.seconds != LENGTH_NONE &&
	    first.seconds != LENGTH_NONE;
	return s->first ? first : every;
}

/* When the silence that goes on should end. */
static int64_t
due_of(const struct work *w, struct silence s)
{
	s.asked = asked_after(w, &s);
	return s.asked.seconds == LENGTH_NONE || s.asked.seconds <= 0
	    ? TIME_NONE : s.from + s.asked.seconds;
}

static bool
longer(const struct silence *a, const struct silence *b)
{
	return a->to - a->from > b->to - b->from;
}

/* One silence. One that goes on may still end in time. */
static void
weigh(struct work *w, struct silence s, bool running)
{
	struct cadence *out = w->out;

	s.asked = asked_after(w, &s);
	if (s.asked.seconds == LENGTH_NONE || s.asked.seconds <= 0)
		return;
	if (s.to - s.from <= s.asked.seconds + w->p->cadence.grace) {
		if (!running) {
			out->kept++;
			out->judged = s.level;
		}
		return;
	}
	out->judged = s.level;
	out->broken++;
	if (running)
		out->running = s;
	else if (longer(&s, &out->longest))
		out->longest = s;
}

/* Until when the cadence holds: the policy's milestone, else the end. */
static int64_t
cadence_end(const struct work *w, int64_t now)
{
	const struct incident *in = w->in;
	enum milestone until = w->p->cadence.until;

	w->out->until = in->status_at;
	/* A time in the future is a slip, and stops nothing. */
	if (in->times[until].at == TIME_NONE || in->times[until].at > now)
		until = RESOLVED;
	if (in->times[until].at == TIME_NONE || in->times[until].at > now)
		return incident_open(in) ? now : TIME_NONE;
	w->out->until = in->times[until].place;
	return in->times[until].at;
}

struct cadence
cadence_of(const struct policy *p, const struct incident *in, int64_t now)
{
	const struct updates *all = &in->doc.body.updates;
	struct cadence out = { .due = TIME_NONE, .judged = -1 };
	struct work w = { p, in, &out };
	struct silence s = { .from = in->times[DETECTED].at, .first = true };
	int64_t end = cadence_end(&w, now), newest = TIME_NONE;
	int64_t promised = in->next_update.at;

	if (s.from == TIME_NONE)
		s.from = in->times[STARTED].at;
	for (size_t i = 0; i < all->n; i++) {
		const struct update *u = &all->v[i];

		if (u->at == TIME_NONE || u->at > now)
			continue;
		newest = u->at;
		if (s.from == TIME_NONE || end == TIME_NONE || u->at > end)
			continue;
		if (u->at > s.from) {
			s.to = u->at;
			s.ended = u;
			weigh(&w, s, false);
			s.from = u->at;
		}
		s.first = false;
	}
	s.ended = NULL;
	s.to = end;
	out.known = s.from != TIME_NONE && end != TIME_NONE &&
	    (all->n > 0 || incident_open(in));
	if (out.known && end > s.from)
		weigh(&w, s, incident_open(in) && end == now);
	if (out.known && incident_open(in) && end == now && s.from <= now)
		out.due = due_of(&w, s);
	out.promise_broken = incident_open(in) && promised != TIME_NONE &&
	    promised < now && (newest == TIME_NONE || newest < promised);
	return out;
}
