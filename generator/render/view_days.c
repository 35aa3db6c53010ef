/* Ninety days of a component, or of all: a strip, a sentence, a table. */
#include "render/view_parts.h"

enum { ITEMS_MOST = 8 };	/* incidents named for one day */

/* How tall a day is drawn, of 12: the worse, the taller. */
static const int heights[COMPONENT_STATE_COUNT] = {
	[COMPONENT_DEGRADED] = 6,
	[COMPONENT_PARTIAL_OUTAGE] = 9,
	[COMPONENT_MAJOR_OUTAGE] = 12,
	[COMPONENT_UNDER_MAINTENANCE] = 5,
};

static void
add_path(const struct view *v, struct value *list, const char *state,
    str path)
{
	struct value *m = add_map(v, list);

	PUT(v, m, "state", str_c(state));
	PUT(v, m, "path", path);
}

/* Days of which nothing is known, at the beginning. */
static int
unknown_days(const struct component_metrics *m)
{
	int n = 0;

	while (n < METRICS_DAYS && m->days[n].covered == 0)
		n++;
	return n;
}

void
put_strip(const struct view *v, struct value *map,
    const struct component_metrics *m)
{
	struct value *strip = put_map(v, map, "strip");
	struct value *runs = put_list(v, strip, "runs");
	struct value *bars = put_list(v, strip, "bars");
	int known = unknown_days(m);
	struct buf path = buf_init(BUF_MAX);

	if (known > 0)
		add_path(v, runs, "unknown", str_format(v->arena,
		    "M0 11.5H%d", known));
	if (known < METRICS_DAYS)
		add_path(v, runs, "operational", str_format(v->arena,
		    "M%d 10.5H%d", known, METRICS_DAYS));
	for (int s = COMPONENT_DEGRADED; s < COMPONENT_STATE_COUNT; s++) {
		buf_clear(&path);
		for (int i = 0; i < METRICS_DAYS; i++)
			if (m->days[i].covered > 0 &&
			    (int)m->days[i].worst == s)
				buf_fmt(&path, "M%d.36 12v-%d", i,
				    heights[s]);
		if (path.n > 0)
			add_path(v, bars, state_id((enum component_state)s),
			    buf_keep(&path, v->arena));
	}
	buf_release(&path);
}

str
availability_text(const struct view *v, const struct availability *a,
    int64_t slo)
{
	if (!ratio_known(a->up))
		return STR_NONE;
	if (a->up.part == a->up.whole)
		return words_percent(&v->theme->words, v->arena, STR("100"));
	return words_percent(&v->theme->words, v->arena,
	    budget_percent(v->arena, a, slo));
}

/* One day of all components, or of one. */
struct day_row {
	enum component_state worst;
	bool known;
	struct { str title, url; } items[ITEMS_MOST];
	size_t n, more;
};

struct day_rows {
	const struct view *v;
	const struct component_metrics *only;	/* NULL: all */
	struct day_row rows[METRICS_DAYS];
	int64_t first;		/* the moment at which the oldest begins */
};

static void
fold_days(struct day_rows *d, const struct component_metrics *m)
{
	for (int i = 0; i < METRICS_DAYS; i++) {
		if (m->days[i].covered == 0)
			continue;
		d->rows[i].known = true;
		d->rows[i].worst = component_state_worse(d->rows[i].worst,
		    m->days[i].worst);
	}
}

static bool
touches(const struct day_rows *d, const struct affecteds *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].component >= 0 && (!d->only ||
		    all->v[i].component == d->only->component))
			return true;
	return false;
}

static void
name_days(struct day_rows *d, int64_t from, int64_t to,
    const struct document *doc)
{
	int first, last;

	if (to <= d->first || from > d->v->now || from >= to)
		return;
	first = from < d->first ? 0 : (int)((from - d->first) / DAY);
	last = (int)(((to > d->v->now ? d->v->now : to - 1) - d->first) /
	    DAY);
	for (int i = first; i <= last && i < METRICS_DAYS; i++) {
		struct day_row *r = &d->rows[i];

		if (r->n == ITEMS_MOST) {
			r->more++;
			continue;
		}
		r->items[r->n].title = doc->title;
		r->items[r->n++].url = doc->url;
	}
}

static void
name_incident(struct day_rows *d, const struct incident *in)
{
	int64_t from = in->times[STARTED].at;
	int64_t to = in->times[MITIGATED].at;

	if (from == TIME_NONE || !touches(d, &in->components))
		return;
	if (to == TIME_NONE)
		to = in->times[RESOLVED].at;
	if (to == TIME_NONE)
		to = incident_open(in) ? OUTAGE_OPEN : from + 1;
	name_days(d, from, to, &in->doc);
}

static void
collect(struct day_rows *d)
{
	const struct view *v = d->v;
	const struct corpus *c = v->corpus;
	const struct shelf *s = d->only
	    ? &v->archive->components[d->only->component] : NULL;

	if (d->only)
		fold_days(d, d->only);
	else
		for (size_t i = 0; i < v->metrics->components.n; i++)
			fold_days(d, &v->metrics->components.v[i]);
	for (size_t i = 0; i < (s ? s->n : c->incidents.n); i++)
		name_incident(d, s ? s->v[i] : &c->incidents.v[i]);
	for (size_t i = 0; i < c->maintenance.n; i++) {
		const struct maintenance *m = &c->maintenance.v[i];
		int64_t to = maintenance_end(m);

		if (!m->cancelled && m->starts.at != TIME_NONE &&
		    to != TIME_NONE && touches(d, &m->components))
			name_days(d, m->starts.at, to, &m->doc);
	}
}

static void
add_row(struct day_rows *d, struct value *list, int i)
{
	const struct view *v = d->v;
	const struct day_row *r = &d->rows[i];
	struct value *m = add_map(v, list), *items;

	put_date(v, m, "date", date_of_moment(d->first) + i, TIME_DAY);
	put_state(v, m, "state", r->worst);
	items = put_list(v, m, "items");
	for (size_t k = 0; k < r->n; k++) {
		struct value *item = add_map(v, items);

		PUT(v, item, "title", r->items[k].title);
		put_url(v, item, r->items[k].url);
	}
	if (r->more > 0)
		PUT(v, m, "more", COUNT(v, "entries_more", r->more));
}

/* How many days knew trouble, and which was the worst (the latest, when
 * there are several). Planned work is none. */
static str
trouble_sentence(const struct day_rows *d)
{
	const struct view *v = d->v;
	int known = 0, trouble = 0, worst = -1;

	for (int i = 0; i < METRICS_DAYS; i++) {
		enum component_state s = d->rows[i].worst;

		known += d->rows[i].known;
		if (s == COMPONENT_OPERATIONAL ||
		    s == COMPONENT_UNDER_MAINTENANCE)
			continue;
		trouble++;
		if (worst < 0 || component_state_worse(s,
		    d->rows[worst].worst) == s)
			worst = i;
	}
	if (known == 0)
		return SAY(v, "days_unknown");
	if (trouble == 0)
		return COUNT(v, "days_calm", known);
	if (known == 1)
		return FILL(v, "days_first", { STR("date"), DATE(v, TIME_DATE,
		    date_of_moment(d->first) + worst) });
	return words_count(&v->theme->words, v->arena, STR("days_trouble"),
	    trouble, BLANKS({ STR("days"), NUMBER(v, known) },
	    { STR("date"), DATE(v, TIME_DATE,
		date_of_moment(d->first) + worst) }));
}

static int64_t
first_day(const struct view *v)
{
	return ((int64_t)date_of_moment(v->now) - (METRICS_DAYS - 1)) * DAY;
}

str
days_sentence(const struct view *v, const struct component_metrics *m)
{
	struct day_rows *d = arena_new(v->arena, struct day_rows);

	d->v = v;
	d->only = m;
	d->first = first_day(v);
	if (m)
		fold_days(d, m);
	return trouble_sentence(d);
}

/* "in full", "not at all", "30 %". */
static str
share(const struct view *v, int permille)
{
	const struct ratio r = { permille, 1000 };

	if (permille == 0)
		return SAY(v, "weigh_none");
	return permille == 1000 ? SAY(v, "weigh_full")
	    : words_percent(&v->theme->words, v->arena,
		ratio_percent(v->arena, r, permille % 10 ? 1 : 0));
}

str
weights_text(const struct view *v)
{
	static const char *const planned[] = {
		[PLANNED_EXCLUDED] = "weigh_planned.excluded",
		[PLANNED_UP] = "weigh_planned.up",
		[PLANNED_DOWN] = "weigh_planned.down",
	};
	const struct outage_weights *w = &v->metrics->weights;

	if (!str_empty(v->corpus->policy->weights_text))
		return v->corpus->policy->weights_text;
	return FILL(v, "weigh",
	    { STR("major"), share(v, w->permille[COMPONENT_MAJOR_OUTAGE]) },
	    { STR("partial"),
		share(v, w->permille[COMPONENT_PARTIAL_OUTAGE]) },
	    { STR("degraded"), share(v, w->permille[COMPONENT_DEGRADED]) },
	    { STR("planned"), words_get(&v->theme->words,
		str_c(planned[w->planned])) });
}

/* sentence, caption, the rows that have something to say (newest first),
 * and how outages weigh; NULL when there is no such row. */
struct value *
make_days(const struct view *v, const struct component_metrics *only)
{
	struct day_rows *d = arena_new(v->arena, struct day_rows);
	struct value *m = value_map(v->arena), *list;

	d->v = v;
	d->only = only;
	d->first = first_day(v);
	collect(d);
	list = put_list(v, m, "list");
	for (int i = METRICS_DAYS - 1; i >= 0; i--)
		if (d->rows[i].worst != COMPONENT_OPERATIONAL)
			add_row(d, list, i);
	if (!list->first)
		return NULL;
	PUT(v, m, "sentence", trouble_sentence(d));
	PUT(v, m, "caption", SAY(v, "days_caption"));
	PUT(v, m, "weights", weights_text(v));
	return m;
}
