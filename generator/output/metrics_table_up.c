/* The availability in the table of metrics for a terminal. */
#include "base/escape.h"
#include "base/utf8.h"
#include "output/metrics_table_parts.h"

enum { LINE = 80, NAME_COLUMNS = 30 };

void
column_left(struct buf *out, str text, size_t columns)
{
	str fits = columns ? utf8_fit(text, columns) : text;

	terminal_text(out, fits);
	if (columns)
		buf_repeat(out, ' ', columns - utf8_columns(fits));
}

void
column_right(struct buf *out, str text, size_t columns)
{
	size_t wide = utf8_columns(text);

	if (wide < columns)
		buf_repeat(out, ' ', columns - wide);
	terminal_text(out, text);
}

static str
percent(struct arena *a, const struct availability *v, int64_t slo)
{
	return ratio_known(v->up) ? budget_percent(a, v, slo) : STR("-");
}

/* Words in lines that fit. */
static void
wrapped(struct buf *out, str text)
{
	size_t column = 0;

	while (!str_empty(text)) {
		struct cut word = str_cut(text, ' ');
		size_t wide = utf8_columns(word.head);

		if (column > 0 && column + 1 + wide > LINE) {
			buf_char(out, '\n');
			column = 0;
		} else if (column > 0) {
			buf_char(out, ' ');
			column++;
		}
		terminal_text(out, word.head);
		column += wide;
		text = word.tail;
	}
	buf_char(out, '\n');
}

/* Of a period its own share; else those of the windows up to now. */
struct shares {
	struct availability v[4];
	size_t n;
};

static void
share_row(struct buf *out, struct arena *a, str name, struct shares s,
    int64_t slo)
{
	column_left(out, name, NAME_COLUMNS);
	for (size_t i = 0; i < s.n; i++)
		column_right(out, percent(a, &s.v[i], slo), 10);
	column_right(out, slo ? ratio_exact(a, slo, 0) : STR("-"), 10);
	buf_lit(out, "\n");
}

static struct shares
rollup_shares(const struct rollup_report *u, bool period)
{
	const struct rollup *r = u->of;

	if (period)
		return (struct shares){ { u->up }, 1 };
	return (struct shares){ { r->d30, r->d90, r->d365, r->all }, 4 };
}

static struct shares
component_shares(const struct component_report *c, bool period)
{
	const struct component_metrics *m = c->of;

	if (period)
		return (struct shares){ { c->up }, 1 };
	return (struct shares){ { m->d30, m->d90, m->d365, m->all }, 4 };
}

static void
rollup_rows(struct buf *out, struct arena *a, const struct metrics_text *t,
    bool period)
{
	const struct report *r = &t->reports[0];

	for (size_t i = 0; i < r->rollups.n; i++) {
		const struct rollup_report *u = &r->rollups.v[i];
		int group = u->of->group;

		share_row(out, a, group == ROLLUP_SITE
		    ? STR("All components") : group < 0
		    ? STR("Without a group")
		    : t->corpus->site->groups.v[group],
		    rollup_shares(u, period), 0);
	}
	if (r->rollups.n > 0)
		buf_lit(out, "\n");
}

void
metrics_table_up(struct buf *out, struct arena *a,
    const struct metrics_text *t)
{
	const struct report *r = &t->reports[0];
	bool period = r->span.kind != SPAN_ALL;

	if (r->components.n == 0)
		return;
	buf_lit(out, "\n");
	column_left(out, STR("Availability in %"), NAME_COLUMNS);
	buf_str(out, period ? STR("    period")
	    : STR("      30 d      90 d     365 d       all"));
	buf_lit(out, " objective\n");
	rollup_rows(out, a, t, period);
	for (size_t i = 0; i < r->components.n; i++) {
		const struct component_report *c = &r->components.v[i];
		const struct component *what =
		    &t->corpus->site->components.v[c->of->component];

		share_row(out, a, what->name, component_shares(c, period),
		    what->slo);
	}
	wrapped(out, str_cat(a, STR("How outages count: "),
	    outage_weights_text(a, &t->metrics->weights), STR(".")));
}
