#include "measure/recurrence.h"

/* What is looked at: oldest first. */
struct work {
	const struct survey *s;
	struct arena *a, scratch;
	struct followups *out;
	struct map tags;		/* to struct incident */
	const struct incident **components;
	size_t first;	/* of the recurrences of the incident at hand */
};

static size_t
unfinished(const struct incident *in)
{
	size_t n = 0;

	for (size_t i = 0; i < in->actions.n; i++)
		n += in->actions.v[i].state == ACTION_OPEN ||
		    in->actions.v[i].state == ACTION_IN_PROGRESS;
	return n;
}

static void
add(struct work *w, const struct incident *again,
    const struct incident *before, str tag, int component)
{
	if (!before || before == again)
		return;
	for (size_t i = w->first; i < w->out->recurrences.n; i++)
		if (w->out->recurrences.v[i].before == before)
			return;
	*vec_push(w->a, &w->out->recurrences) = (struct recurrence){ again,
		before, tag, component, unfinished(before) };
}

static void
look_back(struct work *w, const struct incident *in)
{
	w->first = w->out->recurrences.n;
	for (size_t i = 0; i < in->tags.n; i++)
		add(w, in, map_get(&w->tags, in->tags.v[i].name),
		    in->tags.v[i].name, -1);
	for (size_t i = 0; i < in->components.n; i++)
		if (in->components.v[i].component >= 0)
			add(w, in, w->components[
			    in->components.v[i].component], STR_NONE,
			    in->components.v[i].component);
}

static void
remember(struct work *w, const struct incident *in)
{
	if (unfinished(in) == 0)
		return;
	for (size_t i = 0; i < in->tags.n; i++)
		*map_at(&w->tags, in->tags.v[i].name, &w->scratch) =
		    (void *)(uintptr_t)in;
	for (size_t i = 0; i < in->components.n; i++)
		if (in->components.v[i].component >= 0)
			w->components[in->components.v[i].component] = in;
}

static void
reverse(struct followups *out)
{
	size_t n = out->recurrences.n;

	for (size_t i = 0; i < n / 2; i++) {
		struct recurrence r = out->recurrences.v[i];

		out->recurrences.v[i] = out->recurrences.v[n - 1 - i];
		out->recurrences.v[n - 1 - i] = r;
	}
}

void
recurrences_measure(const struct survey *s, const struct metrics_filter *f,
    struct arena *a, struct followups *out)
{
	const struct corpus *c = s->corpus;
	struct work w = { .s = s, .a = a, .out = out };

	w.components = arena_array(&w.scratch, const struct incident *,
	    c->site->components.n);
	/* Those without a start stand last, and come before nothing. */
	for (size_t i = c->incidents.n; i-- > 0;) {
		const struct incident *in = &c->incidents.v[i];

		if (in->times[STARTED].at == TIME_NONE)
			continue;
		if (metrics_passes(f, in))
			look_back(&w, in);
		remember(&w, in);
	}
	reverse(out);
	arena_release(&w.scratch);
}
