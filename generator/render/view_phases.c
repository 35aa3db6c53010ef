/* The bar of phases: found, mitigated, resolved. */
#include "render/view_parts.h"

enum {
	PHASES_WIDTH = 1000,	/* of the drawing */
	PHASE_GAP = 4,
	PHASE_LEAST = 12,	/* so that a short one can be seen */
};

/* What lies between two milestones, and how tall it is drawn, of 20:
 * customers felt the first two. */
static const struct phase {
	enum milestone to;
	str id, word;		/* word: the key of its name */
	str y, height;
} phases[] = {
	{ DETECTED, STR_INIT("detect"), STR_INIT("phase.detect"),
	    STR_INIT("8"), STR_INIT("12") },
	{ MITIGATED, STR_INIT("mitigate"), STR_INIT("phase.mitigate"),
	    STR_INIT("0"), STR_INIT("20") },
	{ RESOLVED, STR_INIT("resolve"), STR_INIT("phase.resolve"),
	    STR_INIT("14"), STR_INIT("6") },
};
enum { PHASES = sizeof(phases) / sizeof(phases[0]) };

static void
add_phase(const struct view *v, struct value *bars, struct value *legend,
    const struct phase *p, int x, int width, int64_t seconds)
{
	struct value *bar = add_map(v, bars), *row = add_map(v, legend);

	PUT_PLAIN(v, bar, "id", p->id);
	PUT_PLAIN(v, bar, "x", str_int(v->arena, x));
	PUT_PLAIN(v, bar, "y", p->y);
	PUT_PLAIN(v, bar, "width", str_int(v->arena, width));
	PUT_PLAIN(v, bar, "height", p->height);
	PUT_PLAIN(v, row, "id", p->id);
	PUT(v, row, "name", words_get(&v->theme->words, p->word));
	PUT(v, row, "length", LENGTH(v, seconds));
}

/* The milestones that are known and follow one another; a drawing of one
 * stretch would say nothing. */
static size_t
find_phases(const struct incident *in, size_t *found)
{
	int64_t last = in->times[STARTED].at;
	size_t n = 0;

	if (last == TIME_NONE || in->doubtful[STARTED])
		return 0;
	for (size_t i = 0; i < PHASES; i++) {
		int64_t at = in->times[phases[i].to].at;

		if (at == TIME_NONE)
			continue;
		if (in->doubtful[phases[i].to] || at < last)
			return 0;
		found[n++] = i;
		last = at;
	}
	return n;
}

void
put_phases(const struct view *v, struct value *doc, const struct incident *in)
{
	enum component_state worst = incident_worst(in, v->corpus->policy);
	struct value *m, *bars, *legend;
	size_t found[PHASES], n = find_phases(in, found);
	int64_t from = in->times[STARTED].at, total;
	int room, x = 0;

	if (n < 2)
		return;
	total = in->times[phases[found[n - 1]].to].at - from;
	if (total <= 0)
		return;
	room = PHASES_WIDTH - (int)(n - 1) * PHASE_GAP - (int)n * PHASE_LEAST;
	m = put_map(v, doc, "phases");
	PUT(v, m, "state", str_c(worst == COMPONENT_OPERATIONAL ? "none"
	    : state_id(worst)));
	bars = put_list(v, m, "bars");
	legend = put_list(v, m, "legend");
	for (size_t i = 0; i < n; i++) {
		const struct phase *p = &phases[found[i]];
		int64_t to = in->times[p->to].at;
		/* In double: a stretch of centuries times 1000 is still far
		 * from its limits, and a pixel off is none. */
		int width = PHASE_LEAST + (int)((double)(to - from) /
		    (double)total * room);

		if (i == n - 1)
			width = PHASES_WIDTH - x;
		add_phase(v, bars, legend, p, x, width, to - from);
		x += width + PHASE_GAP;
		from = to;
	}
}
