#include "measure/recurrence.h"

#include "model/front.h"

/* What is looked at: oldest first. */
struct work {
	const struct survey *s;
	struct arena *a, scratch;
	struct followups *out;
	struct map tags, causes;	/* to struct incident */
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
add(struct work *w, struct recurrence r)
{
	if (!r.before || r.before == r.again)
		return;
	for (size_t i = w->first; i < w->out->recurrences.n; i++)
		if (w->out->recurrences.v[i].before == r.before)
			return;
	r.unfinished = unfinished(r.before);
	r.cause = str_dup(w->a, r.cause);	/* it is of the scratch */
	*vec_push(w->a, &w->out->recurrences) = r;
}

static void
look_back(struct work *w, const struct incident *in,
    const struct nameds *causes)
{
	struct recurrence r = { .again = in, .component = -1 };

	w->first = w->out->recurrences.n;
	for (size_t i = 0; i < in->tags.n; i++) {
		r.tag = in->tags.v[i].name;
		r.before = map_get(&w->tags, r.tag);
		add(w, r);
	}
	r.tag = STR_NONE;
	for (size_t i = 0; i < causes->n; i++) {
		r.cause = causes->v[i].name;
		r.before = map_get(&w->causes, r.cause);
		add(w, r);
	}
	r.cause = STR_NONE;
	for (size_t i = 0; i < in->components.n; i++) {
		r.component = in->components.v[i].component;
		if (r.component < 0)
			continue;
		r.before = w->components[r.component];
		add(w, r);
	}
}

static void
remember_words(struct map *words, const struct nameds *all,
    const struct incident *in, struct arena *a)
{
	for (size_t i = 0; i < all->n; i++)
		*map_at(words, all->v[i].name, a) = (void *)(uintptr_t)in;
}

static void
remember(struct work *w, const struct incident *in,
    const struct nameds *causes)
{
	if (unfinished(in) == 0)
		return;
	remember_words(&w->tags, &in->tags, in, &w->scratch);
	remember_words(&w->causes, causes, in, &w->scratch);
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
		struct nameds causes = { 0 };

		if (in->times[STARTED].at == TIME_NONE)
			continue;
		front_tags(node_get(in->doc.front, STR("causes")),
		    &w.scratch, &causes);
		if (metrics_passes(f, in))
			look_back(&w, in, &causes);
		remember(&w, in, &causes);
	}
	reverse(out);
	arena_release(&w.scratch);
}
