/* One interval: its figures, how sure they are, whom they leave out. */
#include "render/drawings.h"
#include "render/metrics_parts.h"

enum { LEFT_OUT_MOST = 50 };

/* A figure in words: name, text, and its bounds. */
static void
add_stat(const struct view *v, struct value *list, str name, str text,
    struct bounds b, bool sure)
{
	struct value *m = add_map(v, list);

	PUT(v, m, "name", name);
	PUT(v, m, "text", text);
	if (b.known)
		PUT(v, m, "bounds", FILL(v, "bounds_95",
		    { STR("low"), LENGTH(v, b.low) },
		    { STR("high"), LENGTH(v, b.high) }));
	else if (sure)
		PUT(v, m, "bounds", SAY(v, "bounds_few"));
}

static void
put_stats(const struct view *v, struct value *m, const struct stats *s,
    const struct confidence *c)
{
	struct value *list = put_list(v, m, "stats");
	struct bounds none = { 0 };

	value_put_bool(v->arena, m, STR("has_stats"), true);
	add_stat(v, list, SAY(v, "n"), NUMBER(v, s->n), none, false);
	if (s->n == 0)
		return;
	add_stat(v, list, SAY(v, "median"), LENGTH(v, s->median), c->median,
	    true);
	add_stat(v, list, SAY(v, "p90"), LENGTH(v, s->p90), c->p90, true);
	if (s->geometric != LENGTH_NONE)
		add_stat(v, list, SAY(v, "geometric_mean"),
		    LENGTH(v, s->geometric), c->geometric, true);
	add_stat(v, list, SAY(v, "mean"), LENGTH(v, s->mean), c->mean, true);
	add_stat(v, list, SAY(v, "middle_half"), FILL(v, "bounds",
	    { STR("low"), LENGTH(v, s->q1) },
	    { STR("high"), LENGTH(v, s->q3) }), none, false);
}

static str
doubt_text(const struct view *v, const struct doubt *d)
{
	switch (d->kind) {
	case DOUBT_FUTURE:
		return FILL(v, "doubt.future", { STR("milestone"),
		    milestone_word(v, d->which) });
	case DOUBT_ORDER:
	case DOUBT_BACKWARDS:
		break;
	}
	return FILL(v, "doubt.order",
	    { STR("milestone"), milestone_word(v, d->which) },
	    { STR("other"), milestone_word(v, d->other) });
}

static str
missing_text(const struct view *v, const struct gauge *g,
    const struct incident *in)
{
	enum milestone from = gauge_from(g), to = gauge_to(g, in);

	return FILL(v, "left_missing", { STR("milestone"), milestone_word(v,
	    in->times[from].at == TIME_NONE ? from : to) });
}

/* Those that are not in the figures, with the reason, newest first: what
 * contradicts itself, what is open, what is not recorded. */
static void
list_left_out(const struct view *v, struct value *list,
    const struct report *r, size_t g)
{
	const struct survey *s = r->survey;
	const struct gauge *gauge = &s->gauges.v[g];
	struct survey_range range = survey_range(s, &r->filter);
	size_t n = 0;

	for (size_t i = range.first; i < range.end && n < LEFT_OUT_MOST;
	    i++) {
		const struct incident *in = &s->corpus->incidents.v[i];
		enum left_out why = (enum left_out)s->why[i * s->gauges.n +
		    g];
		struct doubt d;
		struct value *m;

		if (s->lengths[i * s->gauges.n + g] != LENGTH_NONE ||
		    !metrics_passes(&r->filter, in))
			continue;
		m = add_map(v, list);
		n++;
		PUT(v, m, "title", in->doc.title);
		put_url(v, m, in->doc.url);
		if (why == LEFT_OUT_OPEN) {
			PUT(v, m, "why", SAY(v, "left_open"));
		} else if (why == LEFT_OUT_MISSING) {
			PUT(v, m, "why", missing_text(v, gauge, in));
		} else {
			d = gauge_doubt(gauge, in, s->now);
			PUT(v, m, "why", doubt_text(v, &d));
		}
	}
}

static void
put_left_out(const struct view *v, struct value *m, const struct report *r,
    size_t g)
{
	static const char *const keys[LEFT_OUT_COUNT] = {
		[LEFT_OUT_MISSING] = "left_missing_count",
		[LEFT_OUT_OPEN] = "left_open_count",
		[LEFT_OUT_DOUBTFUL] = "left_doubtful_count",
	};
	const struct interval *i = &r->whole.v[g];
	struct value *left;
	str parts[LEFT_OUT_COUNT];
	size_t n = 0, all = 0;

	for (int k = 0; k < LEFT_OUT_COUNT; k++) {
		if (i->left_out[k] == 0)
			continue;
		all += i->left_out[k];
		parts[n++] = words_count(&v->theme->words, v->arena,
		    str_c(keys[k]), (int64_t)i->left_out[k], NULL, 0);
	}
	if (n == 0)
		return;
	left = put_map(v, m, "records");
	PUT(v, left, "summary", words_count(&v->theme->words, v->arena,
	    STR("left_out_of"), (int64_t)all, BLANKS({ STR("why"),
		words_list(&v->theme->words, v->arena, parts, n, n) })));
	list_left_out(v, put_list(v, left, "list"), r, g);
	if (all > LEFT_OUT_MOST)
		PUT(v, left, "more", COUNT(v, "left_out_more",
		    all - LEFT_OUT_MOST));
}

/* Against the stretch before: only what the bounds allow. */
static str
change_text(const struct view *v, const struct change *c)
{
	int64_t low = c->bounds.low, high = c->bounds.high;

	switch (c->verdict) {
	case COMPARE_TOO_FEW:
		break;
	case COMPARE_LOWER:
		return FILL(v, "change_lower",
		    { STR("low"), LENGTH(v, -high) },
		    { STR("high"), LENGTH(v, -low) });
	case COMPARE_HIGHER:
		return FILL(v, "change_higher",
		    { STR("low"), LENGTH(v, low) },
		    { STR("high"), LENGTH(v, high) });
	case COMPARE_NO_CHANGE:
		return FILL(v, "change_none",
		    { STR("now"), NUMBER(v, c->now) },
		    { STR("before"), NUMBER(v, c->before) });
	}
	return FILL(v, "change_few",
	    { STR("now"), NUMBER(v, c->now) },
	    { STR("before"), NUMBER(v, c->before) });
}

static str
gauge_sentence(const struct view *v, const struct interval *i)
{
	const struct stats *s = &i->stats;

	if (s->n == 0)
		return SAY(v, "gauge_none");
	if (s->n == 1)
		return FILL(v, "gauge_one", { STR("length"),
		    words_length_long(&v->theme->words, v->arena,
			s->median) });
	return FILL(v, "gauge_sentence",
	    { STR("median"), words_length_long(&v->theme->words, v->arena,
		s->median) },
	    { STR("p90"), words_length_long(&v->theme->words, v->arena,
		s->p90) });
}

void
add_gauge(const struct view *v, struct value *figures,
    const struct report *r, size_t g)
{
	const struct gauge *gauge = &r->survey->gauges.v[g];
	const struct interval *i = &r->whole.v[g];
	str sentence = gauge_sentence(v, i);
	struct value *m = start_figure(v, figures, gauge_name(v, gauge),
	    sentence);
	struct sheet s;

	PUT(v, m, "heading_aside", gauge_aside(v, gauge));
	value_put_bool(v->arena, m, STR("folded"),
	    g != gauge_main(r->survey));
	if (gauge->rule)
		PUT(v, m, "what", gauge->rule->what);
	put_stats(v, m, &i->stats, &r->sure[g]);
	if (r->compared)
		PUT(v, m, "change", change_text(v, &r->change[g]));
	draw_distribution(v, m, &i->stats, &r->sure[g], sentence);
	if (g == METRIC_RESOLVE && i->left_out[LEFT_OUT_OPEN] > 0 &&
	    i->stats.n > 0 && r->survival.median != LENGTH_NONE)
		PUT(v, m, "note", words_count(&v->theme->words, v->arena,
		    STR("survival_note"), (int64_t)r->survival.open, BLANKS(
		    { STR("median"), LENGTH(v, r->survival.median) })));
	if (i->stats.n > 1) {
		s = sheet_table(v, m, "fold", gauge_name(v, gauge));
		PUT(v, (struct value *)value_get(m, STR("fold")), "summary",
		    SAY(v, "as_table"));
		figure_bins(&s, r, g);
		sheet_end(&s);
		put_csv(v, m, r, FIGURE_DISTRIBUTION);
	}
	put_left_out(v, m, r, g);
}

/* From how many a median is, and how sure it is. */
static str
sure_text(const struct view *v, size_t n, struct bounds b)
{
	if (!b.known)
		return FILL(v, "sure_few", { STR("n"), NUMBER(v, n) });
	return FILL(v, "sure", { STR("n"), NUMBER(v, n) },
	    { STR("low"), LENGTH(v, b.low) },
	    { STR("high"), LENGTH(v, b.high) });
}

static bool
any_length(const struct report *r)
{
	for (size_t g = 0; g < r->survey->gauges.n; g++)
		if (gauge_shown(&r->survey->gauges.v[g]) &&
		    r->whole.v[g].stats.n > 0)
			return true;
	return false;
}

/* "Half of the incidents ..." of what the policy calls detecting and
 * resolving; nothing when either is not known, but others are. */
str
intervals_sentence(const struct view *v, const struct report *r)
{
	const struct interval *d = &r->whole.v[METRIC_DETECT];
	const struct interval *e = &r->whole.v[METRIC_RESOLVE];

	if (!any_length(r))
		return SAY(v, "gauge_none");
	if (d->stats.n == 0 || e->stats.n == 0 || d->gauge->hidden ||
	    e->gauge->hidden || d->rule->from != STARTED ||
	    e->rule->from != STARTED || d->rule->to != DETECTED ||
	    e->rule->to != RESOLVED)
		return STR_NONE;
	return str_cat(v->arena, FILL(v, "intervals_sentence",
	    { STR("detect"), words_length_long(&v->theme->words, v->arena,
		d->stats.median) },
	    { STR("resolve"), words_length_long(&v->theme->words, v->arena,
		e->stats.median) }), STR(" "), sure_text(v, e->stats.n,
	    r->sure[METRIC_RESOLVE].median));
}

/* The slice with most incidents, and how many have as many; NULL where
 * none has any. */
static const struct slice *
most_of(const struct slices *all, size_t *as_many)
{
	const struct slice *most = NULL;

	*as_many = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct slice *at = &all->v[i];

		if (at->row < 0 || at->incidents == 0)
			continue;
		if (!most || at->incidents > most->incidents) {
			most = at;
			*as_many = 0;
		}
		*as_many += at->incidents == most->incidents;
	}
	return most;
}

/* What has most incidents, and its share, or how many have as many: the
 * theme's words for either, and the blank that is its name there. */
struct most_words {
	str one, tied, blank;
	str (*name)(const struct view *v, int row);
};

static str
most_sentence(const struct view *v, const struct report *r,
    const struct slices *all, const struct most_words *w)
{
	size_t as_many;
	const struct slice *most = most_of(all, &as_many);
	bool tied = as_many > 1;
	const struct words *words = &v->theme->words;

	if (!most)
		return STR_NONE;
	return words_fill(words, v->arena, tied ? w->tied : w->one, BLANKS(
	    { w->blank, tied ? STR_NONE : w->name(v, most->row) },
	    { STR("many"), NUMBER(v, as_many) },
	    { STR("n"), NUMBER(v, most->incidents) },
	    { STR("all"), NUMBER(v, r->whole.incidents) }));
}

static str
component_name(const struct view *v, int row)
{
	return v->corpus->site->components.v[row].name;
}

str
components_sentence(const struct view *v, const struct report *r)
{
	static const struct most_words words = {
		STR_INIT("components_sentence"), STR_INIT("components_tied"),
		STR_INIT("name"), component_name,
	};

	return most_sentence(v, r, &r->by_component, &words);
}

str
levels_sentence(const struct view *v, const struct report *r)
{
	static const struct most_words words = {
		STR_INIT("levels_sentence"), STR_INIT("levels_tied"),
		STR_INIT("level"), level_id,
	};

	return most_sentence(v, r, &r->levels, &words);
}
