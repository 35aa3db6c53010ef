/* The metrics as JSON and as CSV. */
#include "base/escape.h"
#include "output/metrics_text.h"

static const char *const metric_ids[] = {
	[METRIC_DETECT] = "detect",
	[METRIC_ACKNOWLEDGE] = "acknowledge",
	[METRIC_MITIGATE] = "mitigate",
	[METRIC_RESOLVE] = "resolve",
};

static void
member(struct buf *out, const char *name, bool known, int64_t v)
{
	buf_fmt(out, ",\"%s\":", name);
	if (known)
		buf_int(out, v);
	else
		buf_lit(out, "null");
}

static void
json_interval(struct buf *out, const char *id, str label, str name,
    const struct interval *v)
{
	const struct stats *s = &v->stats;

	buf_fmt(out, "{\"id\":\"%s\",\"label\":", id);
	json_text(out, label);
	buf_lit(out, ",\"name\":");
	json_text(out, name);
	buf_fmt(out, ",\"n\":%zu", s->n);
	member(out, "median", s->n > 0, s->median);
	member(out, "p90", s->n > 0, s->p90);
	member(out, "mean", s->n > 0, s->mean);
	member(out, "min", s->n > 0, s->min);
	member(out, "max", s->n > 0, s->max);
	buf_fmt(out, ",\"not_recorded\":%zu,\"open\":%zu,\"doubtful\":[",
	    v->left_out[LEFT_OUT_MISSING], v->left_out[LEFT_OUT_OPEN]);
	for (size_t i = 0; i < v->doubtful.n; i++) {
		if (i)
			buf_char(out, ',');
		json_text(out, v->doubtful.v[i]->id);
	}
	buf_lit(out, "]}");
}

static void
json_ratio(struct buf *out, const char *name, const struct availability *v)
{
	buf_fmt(out, ",\"%s\":", name);
	if (ratio_known(v->up))
		buf_fmt(out, "[%lld,%lld]", (long long)v->up.part,
		    (long long)v->up.whole);
	else
		buf_lit(out, "null");
}

static void
json_components(struct buf *out, const struct metrics_text *t)
{
	const struct metrics *m = t->metrics;

	buf_lit(out, ",\"components\":[");
	for (size_t i = 0; i < m->components.n; i++) {
		const struct component_metrics *c = &m->components.v[i];

		buf_str(out, i ? STR(",{\"id\":") : STR("{\"id\":"));
		json_text(out,
		    t->corpus->site->components.v[c->component].id);
		buf_fmt(out, ",\"state\":\"%s\",\"incidents\":%zu",
		    component_state_name(c->state), c->incidents);
		json_ratio(out, "days_30", &c->d30);
		json_ratio(out, "days_90", &c->d90);
		json_ratio(out, "days_365", &c->d365);
		json_ratio(out, "all", &c->all);
		buf_char(out, '}');
	}
	buf_lit(out, "]");
}

static void
json_counts(struct buf *out, const struct metrics_text *t)
{
	const struct policy *p = t->corpus->policy;
	const struct metrics *m = t->metrics;

	buf_lit(out, ",\"severities\":[");
	for (size_t i = 0; i < p->levels.n; i++) {
		buf_str(out, i ? STR(",{\"id\":") : STR("{\"id\":"));
		json_text(out, p->levels.v[i].id);
		buf_fmt(out, ",\"incidents\":%zu}", m->by_level[i]);
	}
	buf_fmt(out, "],\"without_severity\":%zu,\"months\":[", m->no_level);
	for (size_t i = 0; i < m->months.n; i++)
		buf_fmt(out, "%s{\"month\":\"%04d-%02d\",\"incidents\":%zu,"
		    "\"impact\":%lld}", i ? "," : "", m->months.v[i].year,
		    m->months.v[i].month, m->months.v[i].incidents,
		    (long long)m->months.v[i].impact);
	buf_lit(out, "]");
}

void
metrics_json(struct buf *out, const struct metrics_text *t)
{
	struct arena a = { 0 };
	const struct metrics *m = t->metrics;

	buf_lit(out, "{\"version\":1,\"site\":");
	json_text(out, t->corpus->site->title);
	buf_lit(out, ",\"scope\":");
	json_text(out, t->scope);
	buf_lit(out, ",\"as_of\":");
	json_text(out, when_iso(&a, m->now));
	buf_fmt(out, ",\"incidents\":%zu,\"open\":%zu,\"intervals\":[",
	    m->incidents, m->open);
	for (int i = 0; i < METRIC_COUNT; i++) {
		if (m->intervals[i].rule->hidden)
			continue;
		json_interval(out, metric_ids[i], m->intervals[i].rule->label,
		    m->intervals[i].rule->name, &m->intervals[i]);
		buf_char(out, ',');
	}
	json_interval(out, "impact", STR(""), STR("Customer impact"),
	    &m->impact);
	buf_lit(out, "]");
	json_counts(out, t);
	json_components(out, t);
	buf_lit(out, "}\n");
	arena_release(&a);
}

static void
csv_interval(struct buf *out, const char *id, str name,
    const struct interval *v)
{
	const struct stats *s = &v->stats;

	buf_fmt(out, "%s,", id);
	csv_field(out, name);
	buf_fmt(out, ",%zu", s->n);
	if (s->n)
		buf_fmt(out, ",%lld,%lld,%lld,%lld,%lld",
		    (long long)s->median, (long long)s->p90,
		    (long long)s->mean, (long long)s->min,
		    (long long)s->max);
	else
		buf_lit(out, ",,,,,");
	buf_fmt(out, ",%zu,%zu,%zu\r\n", v->left_out[LEFT_OUT_MISSING],
	    v->left_out[LEFT_OUT_OPEN], v->left_out[LEFT_OUT_DOUBTFUL]);
}

void
metrics_csv(struct buf *out, const struct metrics_text *t)
{
	const struct metrics *m = t->metrics;

	buf_lit(out, "interval,name,n,median,p90,mean,min,max,"
	    "not_recorded,open,doubtful\r\n");
	for (int i = 0; i < METRIC_COUNT; i++)
		if (!m->intervals[i].rule->hidden)
			csv_interval(out, metric_ids[i],
			    m->intervals[i].rule->name, &m->intervals[i]);
	csv_interval(out, "impact", STR("Customer impact"), &m->impact);
}
