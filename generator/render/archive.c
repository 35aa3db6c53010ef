#include "render/archive.h"

enum component_state
incident_worst(const struct incident *in, const struct policy *p)
{
	static const enum component_state by_impact[] = {
		[IMPACT_NONE] = COMPONENT_OPERATIONAL,
		[IMPACT_MINOR] = COMPONENT_DEGRADED,
		[IMPACT_MAJOR] = COMPONENT_PARTIAL_OUTAGE,
		[IMPACT_CRITICAL] = COMPONENT_MAJOR_OUTAGE,
	};
	enum component_state worst = COMPONENT_OPERATIONAL;

	for (size_t i = 0; i < in->components.n; i++)
		worst = component_state_worse(worst,
		    in->components.v[i].worst);
	if (in->components.n == 0 && in->level >= 0)
		worst = by_impact[p->levels.v[in->level].impact];
	return worst == COMPONENT_UNDER_MAINTENANCE
	    ? COMPONENT_OPERATIONAL : worst;
}

struct shelf
archive_shelf(const struct map *m, str name)
{
	const struct shelf *s = map_get(m, name);

	return s ? *s : (struct shelf){ 0 };
}

str
archive_month_url(struct arena *a, int year, int month)
{
	return str_cat(a, STR("history/"), str_int(a, year),
	    month < 10 ? STR("/0") : STR("/"), str_int(a, month), STR("/"));
}

/* Put an incident on a shelf. A component or tag that it names twice, which
 * is reported elsewhere, puts it there once. */
static void
put_on(struct shelf *s, const struct incident *in, struct arena *a)
{
	if (s->n == 0 || s->v[s->n - 1] != in)
		*vec_push(a, s) = in;
}

static struct shelf *
put_away(struct map *m, str name, const struct incident *in,
    struct arena *a)
{
	void **at = map_at(m, name, a);
	struct shelf *s = *at;

	if (!s)
		*at = s = arena_new(a, struct shelf);
	put_on(s, in, a);
	return s;
}

/* Newest first, so a year or month that is not the last one is new. */
static void
put_by_time(struct archive *out, const struct incident *in, size_t i,
    bool bad, struct arena *a)
{
	struct civil c = civil_of(in->times[STARTED].at);
	struct archive_month *m;
	struct archive_year *y;

	if (out->years.n == 0 ||
	    out->years.v[out->years.n - 1].year != c.year)
		*vec_push(a, &out->years) = (struct archive_year){
		    .year = c.year, .first = i, .month = out->months.n };
	y = &out->years.v[out->years.n - 1];
	if (y->months == 0 ||
	    out->months.v[out->months.n - 1].month != c.month) {
		*vec_push(a, &out->months) = (struct archive_month){
		    .year = c.year, .month = c.month, .first = i };
		y->months++;
	}
	m = &out->months.v[out->months.n - 1];
	m->n++;
	m->bad += bad;
	y->n++;
	if (m->n > out->busiest)
		out->busiest = m->n;
}

static void
add_trait(struct traits *its, const struct shelf *on)
{
	its->v[its->n++] = (struct trait){ on, on->n - 1 };
}

static void
put_by_kind(struct archive *out, const struct incident *in,
    struct traits *its, struct arena *a)
{
	*its = (struct traits){ .v = arena_array(a, struct trait,
	    in->tags.n + in->components.n) };
	if (in->level >= 0)
		*vec_push(a, &out->levels[in->level]) = in;
	for (size_t i = 0; i < in->tags.n; i++)
		add_trait(its, put_away(&out->tags, in->tags.v[i].name,
		    in, a));
	its->tags = its->n;
	for (size_t i = 0; i < in->components.n; i++) {
		int k = in->components.v[i].component;

		if (k < 0)
			continue;
		put_on(&out->components[k], in, a);
		add_trait(its, &out->components[k]);
	}
	for (size_t i = 0; i < in->runbooks.n; i++)
		put_away(&out->runbooks, in->runbooks.v[i].name, in, a);
}

static void
put_names(struct archive *out, const struct corpus *c,
    const struct incident *in, const struct nameds *names,
    struct arena *a)
{
	for (size_t i = 0; i < names->n; i++) {
		const struct incident *to = corpus_incident(c,
		    names->v[i].name);

		if (to && to != in)
			put_on(&out->named_by[to - c->incidents.v], in, a);
	}
}

void
archive_make(struct archive *out, const struct corpus *c, int64_t now,
    struct arena *a)
{
	*out = (struct archive){
		.levels = arena_array(a, struct shelf, c->policy->levels.n),
		.components = arena_array(a, struct shelf,
		    c->site->components.n),
		.traits = arena_array(a, struct traits, c->incidents.n),
		.named_by = arena_array(a, struct shelf, c->incidents.n),
	};
	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		put_by_kind(out, in, &out->traits[i], a);
		put_names(out, c, in, &in->related, a);
		put_names(out, c, in, &in->duplicates, a);
		if (in->times[STARTED].at == TIME_NONE)
			*vec_push(a, &out->undated) = in;
		else
			put_by_time(out, in, i, incident_worst(in,
			    c->policy) == COMPONENT_MAJOR_OUTAGE, a);
	}
	for (size_t i = 0; i < c->maintenance.n; i++)
		if (maintenance_state(&c->maintenance.v[i], now) >=
		    MAINTENANCE_COMPLETED)
			*vec_push(a, &out->past) = &c->maintenance.v[i];
}
