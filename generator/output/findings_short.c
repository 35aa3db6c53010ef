/* Findings a line each, as editors and grep take them:
 * PATH:LINE:COL: error: TEXT [AC110 time-order]. Lines and columns count
 * from 1, columns in bytes. What content holds is made harmless for a
 * terminal, so that no finding takes two lines. */
#include "base/escape.h"
#include "output/findings_parts.h"

void
finding_line(struct buf *out, const struct findings *f,
    const struct diag *g)
{
	const struct rule_info *rule = rule_info(g->rule);

	if (g->at.file) {
		terminal_text(out, f->shown[g->at.file]);
		if (g->at.line)
			buf_fmt(out, ":%u:%u", g->at.line, g->at.col);
		buf_lit(out, ": ");
	}
	buf_fmt(out, "%s: ", level_name(g->level));
	terminal_text(out, g->text);
	buf_fmt(out, " [AC%03d %s]\n", rule->number, rule->name);
}

void
findings_short(const struct findings *f, struct buf *out)
{
	for (size_t i = 0; i < f->diags->n; i++)
		finding_line(out, f, &f->diags->v[i]);
}
