/* mistakes: what diagnostics say, as text that a test can compare.
 *
 * One line each, in the order in which they were reported:
 *	7:1+7 unknown-key: unknown key "resolvd" (did you mean resolved?)
 * and a line with a tab in front for each note that has a place.
 */
#ifndef TESTS_UNIT_MISTAKES_H
#define TESTS_UNIT_MISTAKES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"

static inline void
mistake_write(struct buf *b, const struct diag *g)
{
	buf_fmt(b, "%u:%u+%u %s: " STR_FMT, g->at.line, g->at.col,
	    g->at.len, rule_info(g->rule)->name, STR_ARG(g->text));
	if (g->help.n)
		buf_fmt(b, " (" STR_FMT ")", STR_ARG(g->help));
	buf_char(b, '\n');
	for (const struct diag_note *n = g->notes; n; n = n->next)
		if (n->at.file)
			buf_fmt(b, "\t%u:%u+%u " STR_FMT "\n", n->at.line,
			    n->at.col, n->at.len, STR_ARG(n->text));
}

static inline void
assert_mistakes(const struct diags *d, const char *want)
{
	struct buf b = buf_init(BUF_MAX);
	bool same;

	for (size_t i = 0; i < d->n; i++)
		mistake_write(&b, &d->v[i]);
	same = str_eq(buf_view(&b), str_c(want));
	if (!same)
		print_error("got:\n" STR_FMT "want:\n%s",
		    STR_ARG(buf_view(&b)), want);
	buf_release(&b);
	assert_true(same);
}

/* Only which rule, and where: "7:1 unknown-key". */
static inline void
assert_mistake_at(const struct diags *d, size_t i, enum rule rule,
    uint32_t line, uint32_t col)
{
	assert_true(i < d->n);
	assert_string_equal(rule_info(d->v[i].rule)->name,
	    rule_info(rule)->name);
	assert_int_equal(d->v[i].at.line, line);
	assert_int_equal(d->v[i].at.col, col);
}

#endif
