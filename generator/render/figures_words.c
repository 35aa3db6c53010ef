/* What figures are called. */
#include "render/figures.h"
#include "render/view_parts.h"

static const char *const names[FIGURE_COUNT] = {
	[FIGURE_INTERVALS] = "intervals",
	[FIGURE_DISTRIBUTION] = "distribution",
	[FIGURE_SEVERITIES] = "severities",
	[FIGURE_COMPONENTS] = "components",
	[FIGURE_MONTHS] = "months",
	[FIGURE_DAYS] = "days",
	[FIGURE_HOURS] = "hours",
	[FIGURE_AVAILABILITY] = "availability",
	[FIGURE_AVAILABLE_MONTHS] = "availability-months",
	[FIGURE_BUDGET] = "budget",
	[FIGURE_TARGETS] = "targets",
	[FIGURE_MISSES] = "misses",
	[FIGURE_CREDITS] = "credits",
};

const char *
figure_name(enum figure f)
{
	return names[f];
}

str
report_url(struct arena *a, const struct report *r)
{
	return r->span.kind == SPAN_ALL ? STR("metrics/")
	    : str_cat(a, STR("metrics/"), str_lower(a, r->id), STR("/"));
}

str
report_name(const struct view *v, const struct report *r)
{
	switch (r->span.kind) {
	case SPAN_ALL:
		return SAY(v, "period.all");
	case SPAN_12_MONTHS:
		return SAY(v, "period.12m");
	case SPAN_90_DAYS:
		return SAY(v, "period.90d");
	case SPAN_30_DAYS:
		return SAY(v, "period.30d");
	default:
		return FILL(v, "period.quarter",
		    { STR("quarter"), words_digits(v->arena, r->span.part,
			1) },
		    { STR("year"), words_digits(v->arena, r->span.year, 4) });
	}
}

str
gauge_name(const struct view *v, const struct gauge *g)
{
	if (!str_empty(g->name))
		return g->name;
	return g->impact ? SAY(v, "impact_length") : g->label;
}

str
gauge_aside(const struct view *v, const struct gauge *g)
{
	str ends = g->impact ? SAY(v, "impact_ends") : FILL(v, "from_to",
	    { STR("from"), milestone_word(v, g->rule->from) },
	    { STR("to"), milestone_word(v, g->rule->to) });

	return str_empty(g->label) || str_empty(g->name) ? ends
	    : str_cat(v->arena, g->label, STR(", "), ends);
}

str
goal_word(const struct view *v, enum goal g)
{
	return words_get(&v->theme->words, str_cat(v->arena, STR("goal."),
	    str_c(goal_name(g))));
}

str
level_id(const struct view *v, int level)
{
	return level < 0 ? SAY(v, "no_severity")
	    : v->corpus->policy->levels.v[level].id;
}

str
miss_text(const struct view *v, const struct miss *m)
{
	const struct outcome *o = &m->outcome;
	str goal = goal_word(v, m->goal);

	if (o->due == TIME_NONE)
		return goal;
	if (m->action)
		return FILL(v, "miss_action", { STR("goal"), goal },
		    { STR("due"), DATE(v, TIME_DAY, m->action->due) },
		    { STR("what"), view_cut(v->arena, m->action->text,
			80) });
	if (o->met == TIME_NONE || o->running)
		return FILL(v, "miss_running", { STR("goal"), goal },
		    { STR("due"), TIME(v, TIME_SHORT, o->due) });
	if (o->met <= o->due)
		return FILL(v, "miss_due", { STR("goal"), goal },
		    { STR("due"), TIME(v, TIME_SHORT, o->due) });
	return FILL(v, "miss_late", { STR("goal"), goal },
	    { STR("due"), TIME(v, TIME_SHORT, o->due) },
	    { STR("late"), LENGTH(v, o->met - o->due) });
}

str
millionths_text(const struct view *v, int64_t percent)
{
	return words_percent(&v->theme->words, v->arena,
	    ratio_exact(v->arena, percent, 0));
}

str
credit_text(const struct view *v, const struct credit *c)
{
	if (!c->tier)
		return FILL(v, "credit_nothing",
		    { STR("length"), LENGTH(v, c->seconds) });

	str length = LENGTH(v, c->seconds);
	str tier = LENGTH(v, c->tier->longer_than);

	/* A second more counts, and the short form does not show it. */
	if (str_eq(length, tier)) {
		length = words_length_exact(&v->theme->words, v->arena,
		    c->seconds);
		tier = words_length_exact(&v->theme->words, v->arena,
		    c->tier->longer_than);
	}
	return FILL(v, "credit_sum", { STR("length"), length },
	    { STR("tier"), tier },
	    { STR("percent"), millionths_text(v, c->tier->percent) });
}
