#include "measure/survey.h"

#include <assert.h>

static bool
has_component(const struct incident *in, int component)
{
	for (size_t i = 0; i < in->components.n; i++)
		if (in->components.v[i].component == component)
			return true;
	return false;
}

static bool
has_tag(const struct incident *in, str tag)
{
	for (size_t i = 0; i < in->tags.n; i++)
		if (str_eq(in->tags.v[i].name, tag))
			return true;
	return false;
}

bool
metrics_passes(const struct metrics_filter *f, const struct incident *in)
{
	int64_t at = in->times[STARTED].at;

	if ((f->from != TIME_NONE && at < f->from) ||
	    (f->to != TIME_NONE && (at == TIME_NONE || at >= f->to)))
		return false;
	if (f->level >= 0 && in->level != f->level)
		return false;
	if (f->component >= 0 && !has_component(in, f->component))
		return false;
	return str_empty(f->tag) || has_tag(in, f->tag);
}

/* Newest first, those without a start last: the first that started before
 * a moment. */
static size_t
first_before(const struct corpus *c, int64_t moment)
{
	size_t low = 0, high = c->incidents.n;

	if (moment == TIME_NONE)
		return 0;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c->incidents.v[mid].times[STARTED].at < moment)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

struct survey_range
survey_range(const struct survey *s, const struct metrics_filter *f)
{
	struct survey_range r = { first_before(s->corpus, f->to),
		s->corpus->incidents.n };

	if (f->from != TIME_NONE)
		r.end = first_before(s->corpus, f->from);
	if (r.end < r.first)
		r.end = r.first;
	return r;
}

int64_t
survey_first(const struct corpus *c)
{
	/* Newest first, those without a start last. */
	for (size_t i = c->incidents.n; i > 0; i--) {
		int64_t at = c->incidents.v[i - 1].times[STARTED].at;

		if (at != TIME_NONE)
			return at;
	}
	return TIME_NONE;
}

static int64_t
since_of(const struct corpus *c)
{
	int64_t since = TIME_NONE, first = survey_first(c);

	for (size_t i = 0; i < c->site->components.n; i++) {
		int32_t day = c->site->components.v[i].since;

		if (day != DATE_NONE && (since == TIME_NONE ||
		    date_moment(day) < since))
			since = date_moment(day);
	}
	/* An incident from before them is counted, so its time is, too. */
	return since == TIME_NONE || (first != TIME_NONE && first < since)
	    ? first : since;
}

struct survey
survey_begin(const struct corpus *c, int64_t now, struct arena *a)
{
	struct survey s = { .corpus = c, .now = now, .since = since_of(c),
		.gauges = gauges_of(c->policy, a) };
	size_t n = s.gauges.n;
	enum left_out why;

	s.lengths = arena_array(a, int64_t, n * c->incidents.n);
	s.why = arena_array(a, uint8_t, n * c->incidents.n);
	for (size_t i = 0; i < c->incidents.n; i++)
		for (size_t g = 0; g < n; g++) {
			s.lengths[i * n + g] = gauge_length(&s.gauges.v[g],
			    &c->incidents.v[i], &why);
			s.why[i * n + g] = (uint8_t)why;
		}
	return s;
}

void
survey_narrow(struct survey *s, int component)
{
	const struct corpus *c = s->corpus;
	int32_t since = c->site->components.v[component].since;

	if (since == DATE_NONE)
		return;
	s->since = date_moment(since);
	for (size_t i = c->incidents.n; i > 0; i--) {
		const struct incident *in = &c->incidents.v[i - 1];
		int64_t at = in->times[STARTED].at;

		if (at == TIME_NONE || !has_component(in, component))
			continue;
		if (at < s->since)
			s->since = at;
		break;
	}
}

int64_t
survey_from(const struct survey *s, int64_t from)
{
	return s->since != TIME_NONE && s->since > from &&
	    s->since <= s->now ? s->since : from;
}

/* A slice under construction. */
struct values {
	int64_t *v;
	size_t n, cap;
};

struct work {
	const struct survey *s;
	struct arena *a, scratch;
	struct slices *out;
	struct values *values;	/* slice by slice, one for each gauge */
	struct map rows;	/* of tags and detections: word to slice */
	enum slice_by by;
};

static void
begin_slice(struct work *w, int row, struct span span)
{
	size_t n = w->s->gauges.n;
	struct slice *slice = vec_push(w->a, w->out);

	*slice = (struct slice){ .row = row, .span = span };
	slice->by_level = arena_array(w->a, size_t,
	    w->s->corpus->policy->levels.n);
	slice->v = arena_array(w->a, struct interval, n);
	for (size_t g = 0; g < n; g++) {
		slice->v[g].gauge = &w->s->gauges.v[g];
		slice->v[g].rule = w->s->gauges.v[g].rule;
	}
}

static void
begin_rows(struct work *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		begin_slice(w, (int)i, (struct span){ .kind = SPAN_ALL,
		    .from = TIME_NONE, .to = TIME_NONE });
	begin_slice(w, -1, (struct span){ .kind = SPAN_ALL,
	    .from = TIME_NONE, .to = TIME_NONE });
}

static void
begin_spans(struct work *w, const struct metrics_filter *f,
    enum span_kind kind)
{
	const struct corpus *c = w->s->corpus;
	int64_t first = f->from, last = w->s->now;
	struct spans all;

	if (f->to != TIME_NONE && f->to - 1 < last)
		last = f->to - 1;
	first = first == TIME_NONE ? survey_first(c)
	    : survey_from(w->s, first);
	if (first == TIME_NONE || first > last)
		first = last;
	all = spans_from(kind, first, last, &w->scratch);
	for (size_t i = 0; i < all.n; i++)
		begin_slice(w, -1, all.v[i]);
}

static void
begin(struct work *w, const struct metrics_filter *f)
{
	const struct corpus *c = w->s->corpus;

	switch (w->by) {
	case SLICE_WHOLE:
		begin_rows(w, 0);
		break;
	case SLICE_LEVEL:
		begin_rows(w, c->policy->levels.n);
		break;
	case SLICE_COMPONENT:
		begin_rows(w, c->site->components.n);
		break;
	case SLICE_TAG:
		begin_rows(w, c->tags.n);
		for (size_t i = 0; i < c->tags.n; i++)
			*map_at(&w->rows, c->tags.v[i], &w->scratch) =
			    &w->out->v[i];
		break;
	case SLICE_DETECTION:
		begin_rows(w, c->policy->detections.n);
		for (size_t i = 0; i < c->policy->detections.n; i++)
			*map_at(&w->rows, c->policy->detections.v[i].id,
			    &w->scratch) = &w->out->v[i];
		break;
	case SLICE_YEAR:
		begin_spans(w, f, SPAN_YEAR);
		break;
	case SLICE_QUARTER:
		begin_spans(w, f, SPAN_QUARTER);
		break;
	case SLICE_MONTH:
		begin_spans(w, f, SPAN_MONTH);
		break;
	}
}

static void
put(struct work *w, size_t row, size_t i)
{
	const struct incident *in = &w->s->corpus->incidents.v[i];
	struct slice *slice = &w->out->v[row];
	size_t n = w->s->gauges.n;

	slice->incidents++;
	slice->open += incident_open(in);
	if (in->level >= 0)
		slice->by_level[in->level]++;
	else
		slice->no_level++;
	for (size_t g = 0; g < n; g++) {
		struct interval *v = &slice->v[g];
		int64_t length = w->s->lengths[i * n + g];
		enum left_out why = (enum left_out)w->s->why[i * n + g];

		if (length != LENGTH_NONE) {
			*vec_push(&w->scratch, &w->values[row * n + g]) =
			    length;
			continue;
		}
		v->left_out[why]++;
		if (why == LEFT_OUT_DOUBTFUL)
			*vec_push(w->a, &v->doubtful) = in;
		if (why != LEFT_OUT_OPEN)
			continue;
		length = gauge_so_far(v->gauge, in, w->s->now);
		if (length != LENGTH_NONE)
			*vec_push(w->a, &v->so_far) = length;
	}
}

/* Each component counts once, however often the record names it. */
static void
put_components(struct work *w, const struct incident *in, size_t i)
{
	bool any = false;

	for (size_t k = 0; k < in->components.n; k++) {
		int id = in->components.v[k].component;
		bool again = id < 0;

		for (size_t b = 0; b < k && !again; b++)
			again = in->components.v[b].component == id;
		if (!again)
			put(w, (size_t)id, i);
		any |= id >= 0;
	}
	if (!any)
		put(w, w->out->n - 1, i);
}

static void
put_tags(struct work *w, const struct incident *in, size_t i)
{
	const struct slice *row;
	bool any = false;

	for (size_t k = 0; k < in->tags.n; k++) {
		bool again = false;

		for (size_t b = 0; b < k && !again; b++)
			again = str_eq(in->tags.v[b].name,
			    in->tags.v[k].name);
		row = map_get(&w->rows, in->tags.v[k].name);
		if (again || !row)
			continue;
		put(w, (size_t)(row - w->out->v), i);
		any = true;
	}
	if (!any)
		put(w, w->out->n - 1, i);
}

static void
put_span(struct work *w, const struct incident *in, size_t i)
{
	int64_t at = in->times[STARTED].at;
	size_t low = 0, high = w->out->n;

	/* The last span that begins at or before it. */
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (w->out->v[mid].span.from <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low > 0 && at < w->out->v[low - 1].span.to && at <= w->s->now)
		put(w, low - 1, i);
}

static void
put_where(struct work *w, size_t i)
{
	const struct incident *in = &w->s->corpus->incidents.v[i];
	const struct slice *row;

	switch (w->by) {
	case SLICE_WHOLE:
		put(w, 0, i);
		break;
	case SLICE_LEVEL:
		put(w, in->level >= 0 ? (size_t)in->level : w->out->n - 1, i);
		break;
	case SLICE_COMPONENT:
		put_components(w, in, i);
		break;
	case SLICE_TAG:
		put_tags(w, in, i);
		break;
	case SLICE_DETECTION:
		row = map_get(&w->rows, in->detection.name);
		put(w, row ? (size_t)(row - w->out->v) : w->out->n - 1, i);
		break;
	default:
		put_span(w, in, i);
		break;
	}
}

struct slices
survey_slices(const struct survey *s, const struct metrics_filter *f,
    enum slice_by by, struct arena *a)
{
	const struct corpus *c = s->corpus;
	struct survey_range r = survey_range(s, f);
	struct slices out = { 0 };
	struct work w = { .s = s, .a = a, .out = &out, .by = by };
	size_t n = s->gauges.n;

	begin(&w, f);
	w.values = arena_array(&w.scratch, struct values, n * out.n);
	for (size_t i = r.first; i < r.end; i++)
		if (metrics_passes(f, &c->incidents.v[i]))
			put_where(&w, i);
	for (size_t i = 0; i < out.n; i++)
		for (size_t g = 0; g < n; g++)
			out.v[i].v[g].stats = stats_of(a,
			    w.values[i * n + g].v, w.values[i * n + g].n);
	arena_release(&w.scratch);
	return out;
}

struct frequency
survey_frequency(const struct survey *s, const struct slice *slice,
    const struct span *span)
{
	return frequency_of(slice->incidents, span_watched(span, s->since,
	    s->now), 30 * (int64_t)DAY);
}

/* A whole number with marks between its thousands. */
static bool
number_of(str text, int64_t *out)
{
	char digits[20];
	size_t n = 0;

	text = str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (char_digit(c) && n < sizeof(digits))
			digits[n++] = c;
		else if ((c != ',' && c != ' ' && c != '_') || n == 0 ||
		    text.n - i < 4 || (text.n - i) % 4)
			return false;
	}
	return str_to_int(str_of(digits, n), out);
}

static void
add_fact(struct fact_sum *sum, const struct incident *in)
{
	int64_t v;

	for (size_t i = 0; i < in->impact.n; i++) {
		if (!str_eq(in->impact.v[i].key, sum->rule->fact))
			continue;
		if (!number_of(in->impact.v[i].text, &v)) {
			sum->unclear++;
			return;
		}
		sum->n++;
		sum->sum = v > INT64_MAX - sum->sum ? INT64_MAX
		    : sum->sum + v;
		return;
	}
	sum->missing++;
}

struct fact_sums
survey_facts(const struct survey *s, const struct metrics_filter *f,
    struct arena *a)
{
	const struct corpus *c = s->corpus;
	struct survey_range r = survey_range(s, f);
	struct fact_sums sums = { 0 };

	for (size_t i = 0; i < c->policy->more_metrics.n; i++)
		if (!str_empty(c->policy->more_metrics.v[i].fact))
			*vec_push(a, &sums) = (struct fact_sum){
				.rule = &c->policy->more_metrics.v[i] };
	for (size_t i = r.first; i < r.end && sums.n; i++)
		if (metrics_passes(f, &c->incidents.v[i]))
			for (size_t k = 0; k < sums.n; k++)
				add_fact(&sums.v[k], &c->incidents.v[i]);
	return sums;
}
