/* The figures of targets: how often each was met, and every miss. */
#include "render/figures.h"
#include "render/view_parts.h"

static void
target_cells(struct sheet *s, const struct attainment *t)
{
	sheet_share(s, attainment_share(t));
	sheet_count(s, t->met);
	sheet_count(s, t->missed);
	sheet_count(s, t->pending);
	sheet_count(s, t->unknown);
}

static size_t
target_sum(const struct attainment *t)
{
	return t->met + t->missed + t->pending + t->unknown;
}

static void
target_columns(struct sheet *s, bool levels)
{
	sheet_column(s, "target", "target");
	if (levels)
		sheet_column(s, "severity", "severity");
	sheet_column(s, "met_percent", "target_share");
	sheet_column(s, "met", "target_met");
	sheet_column(s, "missed", "target_missed");
	sheet_column(s, "pending", "target_pending");
	sheet_column(s, "unknown", "target_unknown");
}

/* Of one level; the file has those that came up nowhere, too. */
static void
level_targets(struct sheet *s, const struct report *r, enum goal g,
    size_t level)
{
	const struct attainment *t = &r->kept.by_level[level][g];
	str id = level_id(s->v, (int)level);

	if (!s->csv && target_sum(t) == 0)
		return;
	sheet_row(s, str_c(goal_name(g)), goal_word(s->v, g), STR_NONE,
	    STR_NONE);
	sheet_text(s, id, id);
	target_cells(s, t);
}

void
figure_level_targets(struct sheet *s, const struct report *r)
{
	target_columns(s, true);
	for (int g = 0; g < GOAL_COUNT; g++)
		for (size_t l = 0; l < s->v->corpus->policy->levels.n; l++)
			level_targets(s, r, (enum goal)g, l);
}

/* One row of all periods. */
static void
period_row(struct sheet *s, const struct reports *all, enum goal g,
    int level)
{
	const struct attainment *t = level < 0 ? &all->all.v[0].kept.all[g]
		: &all->all.v[0].kept.by_level[level][g];

	/* The first report is of all time. */
	if (target_sum(t) == 0)
		return;
	if (level < 0)
		sheet_row(s, STR_NONE, goal_word(s->v, g), STR_NONE,
		    STR_NONE);
	else
		sheet_row(s, STR_NONE, STR_NONE, level_id(s->v, level),
		    STR_NONE);
	for (size_t i = 0; i < REPORT_FIXED; i++) {
		const struct attainments *k = &all->all.v[i].kept;

		sheet_share_of(s, attainment_share(level < 0 ? &k->all[g]
		    : &k->by_level[level][g]));
	}
	sheet_count(s, t->pending);
	sheet_count(s, t->unknown);
}

void
figure_period_targets(struct sheet *s, const struct reports *all)
{
	size_t levels = s->v->corpus->policy->levels.n;

	sheet_column(s, "", "target");
	for (size_t i = 0; i < REPORT_FIXED; i++)
		sheet_column_text(s, report_name(s->v, &all->all.v[i]));
	sheet_column(s, "", "target_pending");
	sheet_column(s, "", "target_unknown");
	for (int g = 0; g < GOAL_COUNT; g++)
		for (int l = -1; l < (int)levels; l++)
			period_row(s, all, (enum goal)g, l);
}

void
figure_targets(struct sheet *s, const struct report *r)
{
	size_t levels = s->csv ? s->v->corpus->policy->levels.n : 0;

	target_columns(s, s->csv);
	for (int g = 0; g < GOAL_COUNT; g++) {
		const struct attainment *t = &r->kept.all[g];

		if (target_sum(t) == 0)
			continue;
		sheet_row(s, str_c(goal_name((enum goal)g)),
		    goal_word(s->v, (enum goal)g), STR_NONE, STR_NONE);
		if (s->csv)
			sheet_text(s, STR_NONE, STR_NONE);
		target_cells(s, t);
		for (size_t l = 0; l < levels; l++)
			level_targets(s, r, (enum goal)g, l);
	}
}

void
figure_misses(struct sheet *s, const struct report *r)
{
	struct arena *a = s->v->arena;

	sheet_column(s, "incident", "incident");
	sheet_column(s, "target", "target");
	sheet_column(s, "severity", "severity");
	sheet_column(s, "action", "action_word");
	sheet_column(s, "due", "due");
	sheet_column(s, "met", "target_met");
	for (size_t i = 0; i < r->kept.misses.n; i++) {
		const struct miss *m = &r->kept.misses.v[i];
		str goal = str_c(goal_name(m->goal));

		sheet_row(s, m->incident->id, m->incident->doc.title,
		    STR_NONE, m->incident->doc.url);
		sheet_text(s, goal, goal_word(s->v, m->goal));
		sheet_text(s, m->outcome.level < 0 ? STR_NONE
		    : level_id(s->v, m->outcome.level), STR_NONE);
		sheet_text(s, m->action ? m->action->text : STR_NONE,
		    STR_NONE);
		sheet_text(s, when_iso(a, m->outcome.due), STR_NONE);
		sheet_text(s, when_iso(a, m->outcome.met), STR_NONE);
	}
}
