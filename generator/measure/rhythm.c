#include "measure/rhythm.h"

#include "measure/clock.h"

enum { DAYS_MOST = 3653 };

static void
begin_days(const struct survey *s, const struct metrics_filter *f,
    struct survey_range r, struct arena *a, struct rhythm *out)
{
	const struct corpus *c = s->corpus;
	int32_t last = date_of_moment(s->now);

	out->first = last;
	if (f->from != TIME_NONE && survey_from(s, f->from) < s->now)
		out->first = date_of_moment(survey_from(s, f->from));
	for (size_t i = r.end; f->from == TIME_NONE && i > r.first; i--) {
		int64_t at = c->incidents.v[i - 1].times[STARTED].at;

		if (at == TIME_NONE)
			continue;
		if (at < s->now)
			out->first = date_of_moment(at);
		break;
	}
	if (last - out->first >= DAYS_MOST)
		out->first = last - DAYS_MOST + 1;
	out->days.n = out->days.cap = (size_t)(last - out->first) + 1;
	out->days.v = arena_array(a, struct rhythm_day, out->days.n);
}

static void
add(struct rhythm *out, const struct clock *wall, int64_t at, int64_t impact)
{
	struct civil c = civil_of(wall->zone
	    ? at + zone_offset(wall->zone, at) : at);
	int32_t day = date_of_moment(at);
	size_t *hour = &out->hours[c.weekday][c.hour];

	out->n++;
	out->weekdays[c.weekday]++;
	if (++*hour > out->most)
		out->most = *hour;
	if (day < out->first)
		return;
	out->days.v[day - out->first].incidents++;
	if (impact == LENGTH_NONE)
		return;
	out->days.v[day - out->first].known++;
	out->days.v[day - out->first].impact += impact;
}

void
rhythm_measure(const struct survey *s, const struct metrics_filter *f,
    struct arena *a, struct rhythm *out)
{
	const struct corpus *c = s->corpus;
	const struct clock wall = { &c->site->calendar, c->zone };
	struct survey_range r = survey_range(s, f);

	*out = (struct rhythm){ 0 };
	begin_days(s, f, r, a, out);
	for (size_t i = r.first; i < r.end; i++) {
		const struct incident *in = &c->incidents.v[i];
		int64_t at = in->times[STARTED].at;

		if (at != TIME_NONE && at <= s->now && metrics_passes(f, in))
			add(out, &wall, at, s->lengths[i * s->gauges.n +
			    GAUGE_IMPACT]);
	}
}
