/* What planned work will make of a page after it was built. Each change is
 * rendered now, with all its words, and put in place of what it follows
 * when its moment comes: the script only looks at the clock. */
#include "render/view_parts.h"

/* Keep the soonest, sorted, each once. */
static void
remember(struct later *l, int64_t at)
{
	size_t i = 0;

	while (i < l->n && l->at[i] < at)
		i++;
	if (i == LATER_MOST || (i < l->n && l->at[i] == at))
		return;
	if (l->n < LATER_MOST)
		l->n++;
	for (size_t k = l->n - 1; k > i; k--)
		l->at[k] = l->at[k - 1];
	l->at[i] = at;
}

static void
remember_work(struct later *l, const struct maintenance *m, int64_t now)
{
	int64_t from = m->starts.at, to = maintenance_end(m);

	if (m->cancelled || from == TIME_NONE)
		return;
	if (from > now && (to == TIME_NONE || to > from))
		remember(l, from);
	if (to != TIME_NONE && to > now && to > from)
		remember(l, to);
}

static bool
touches(const struct maintenance *m, int component)
{
	for (size_t i = 0; i < m->components.n; i++)
		if (m->components.v[i].component == component)
			return true;
	return false;
}

static struct view *
view_at(const struct view *v, int64_t at)
{
	const struct metrics *m = v->metrics;
	struct view *w = arena_new(v->arena, struct view);
	struct metrics *then = arena_new(v->arena, struct metrics);
	enum component_state *states = arena_array(v->arena,
	    enum component_state, v->corpus->site->components.n + 1);

	*w = *v;
	*then = *m;
	then->now = w->now = at;
	w->metrics = then;
	components_states(v->corpus, at, states);
	then->components.v = arena_array(v->arena, struct component_metrics,
	    m->components.n);
	then->components.cap = m->components.n;
	for (size_t i = 0; i < m->components.n; i++) {
		then->components.v[i] = m->components.v[i];
		then->components.v[i].state =
		    states[m->components.v[i].component];
	}
	return w;
}

struct later
view_later(const struct view *v, int component)
{
	const struct corpus *c = v->corpus;
	struct later l = { 0 };

	for (size_t i = 0; i < c->maintenance.n; i++)
		if (component < 0 || touches(&c->maintenance.v[i], component))
			remember_work(&l, &c->maintenance.v[i], v->now);
	for (size_t i = 0; i < l.n; i++)
		l.view[i] = view_at(v, l.at[i]);
	return l;
}

static struct value *
turns_of(const struct view *v, struct value *state)
{
	struct value *list = (struct value *)value_get(state, STR("turns"));

	return list ? list : put_list(v, state, "turns");
}

static void
put_turn(const struct view *v, struct value *state, int64_t at,
    const char *id, str word)
{
	struct value *m = add_map(v, turns_of(v, state));

	PUT(v, m, "from", when_iso(v->arena, at));
	PUT(v, m, "id", str_c(id));
	PUT(v, m, "word", word);
	PUT(v, m, "mark", str_cat(v->arena, STR("parts/mark-"), str_c(id)));
}

void
put_states(const struct view *v, struct value *map, enum component_state now,
    const enum component_state *then, const struct later *l)
{
	struct value *state;

	/* Not one that is shared: it turns into others. */
	state = put_mark(v, map, "state", state_id(now), state_word(v, now));
	for (size_t i = 0; i < l->n; now = then[i++])
		if (then[i] != now)
			put_turn(v, state, l->at[i], state_id(then[i]),
			    state_word(v, then[i]));
}

void
put_component_state(const struct view *v, struct value *map,
    const struct component_metrics *m, const struct later *l)
{
	size_t row = (size_t)(m - v->metrics->components.v);
	enum component_state then[LATER_MOST];

	for (size_t i = 0; i < l->n; i++)
		then[i] = l->view[i]->metrics->components.v[row].state;
	put_states(v, map, m->state, then, l);
}

void
put_work_state(const struct view *v, struct value *map, const char *key,
    const struct maintenance *m)
{
	static const char *const marks[] = {
		[MAINTENANCE_SCHEDULED] = "maintenance",
		[MAINTENANCE_IN_PROGRESS] = "maintenance",
		[MAINTENANCE_COMPLETED] = "operational",
		[MAINTENANCE_CANCELLED] = "none",
	};
	struct later l = { 0 };
	struct value *state;

	state = put_mark(v, map, key, marks[maintenance_state(m, v->now)],
	    maintenance_word(v, m));
	remember_work(&l, m, v->now);
	for (size_t i = 0; i < l.n; i++) {
		struct view w = *v;

		w.now = l.at[i];
		put_turn(v, state, l.at[i],
		    marks[maintenance_state(m, w.now)],
		    maintenance_word(&w, m));
	}
}
