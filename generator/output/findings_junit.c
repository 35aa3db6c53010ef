/* Findings as a JUnit report, as Jenkins and its like read them: a suite
 * for each file, in it a test for each rule that found something there.
 * A test fails when one of its findings counts for --fail-on; what is
 * less than that is its output. A file without findings has one test,
 * which passes: some readers take a report without tests for a failed
 * run, and all show how many passed. There are no times in it, since the
 * same findings make the same report. */
#include "base/escape.h"
#include "output/findings_parts.h"

enum { NO_FINDING = -1 };

/* The findings of a file, chained by rule. */
struct suite {
	const struct findings *f;
	uint32_t file;
	ptrdiff_t first[RULE_COUNT];
	ptrdiff_t *next;	/* of each finding of the run */
	size_t tests, failures;
};

/* The range of a file's findings: they are sorted by file. */
struct range {
	size_t from, to;
};

static void
put_xml(struct buf *out, str text)
{
	struct buf b = buf_init(BUF_MAX);

	/* Controls and bad bytes are shown, for XML cannot hold them. */
	terminal_text(&b, text);
	xml_text(out, buf_view(&b));
	buf_release(&b);
}

static bool
counts(const struct findings *f, const struct diag *g)
{
	return (int)g->level >= f->fail_on;
}

/* Chains the findings of a range and counts what they make. */
static void
collect(struct suite *s, struct range r)
{
	const struct diag *v = s->f->diags->v;

	for (int i = 0; i < RULE_COUNT; i++)
		s->first[i] = NO_FINDING;
	s->tests = r.from == r.to;
	s->failures = 0;
	for (size_t i = r.to; i-- > r.from;) {
		s->next[i] = s->first[v[i].rule];
		s->first[v[i].rule] = (ptrdiff_t)i;
	}
	for (int i = 0; i < RULE_COUNT; i++) {
		bool failed = false;

		for (ptrdiff_t at = s->first[i]; at >= 0; at = s->next[at])
			failed |= counts(s->f, &v[at]);
		s->tests += s->first[i] >= 0;
		s->failures += failed;
	}
}

/* All findings of a rule in a file: the line of each, then its notes. */
static void
put_details(struct buf *out, const struct suite *s, ptrdiff_t at)
{
	struct buf b = buf_init(BUF_MAX);

	for (; at >= 0; at = s->next[at]) {
		const struct diag *g = &s->f->diags->v[at];
		struct cut line;

		buf_clear(&b);
		finding_line(&b, s->f, g);
		xml_text(out, buf_view(&b));
		buf_clear(&b);
		finding_message(&b, s->f, g);
		line = str_cut(str_from(buf_view(&b), g->text.n), '\n');
		while (line.found) {
			line = str_cut(line.tail, '\n');
			buf_lit(out, "  ");
			put_xml(out, line.head);
			buf_char(out, '\n');
		}
	}
	buf_release(&b);
}

static void
put_test(struct buf *out, const struct suite *s, enum rule rule)
{
	const struct rule_info *info = rule_info(rule);
	const struct diag *worst = NULL;
	size_t n = 0;

	for (ptrdiff_t at = s->first[rule]; at >= 0; at = s->next[at]) {
		const struct diag *g = &s->f->diags->v[at];

		n++;
		if (!worst || g->level > worst->level)
			worst = g;
	}
	if (!worst)
		return;
	buf_lit(out, "  <testcase classname=\"");
	put_xml(out, s->f->shown[s->file]);
	buf_fmt(out, "\" name=\"AC%03d %s\">\n", info->number, info->name);
	if (counts(s->f, worst)) {
		buf_fmt(out, "   <failure type=\"%s\" message=\"",
		    level_name(worst->level));
		put_xml(out, worst->text);
		if (n > 1)
			buf_fmt(out, " (and %zu more)", n - 1);
		buf_lit(out, "\">");
		put_details(out, s, s->first[rule]);
		buf_lit(out, "</failure>\n");
	} else {
		buf_lit(out, "   <system-out>");
		put_details(out, s, s->first[rule]);
		buf_lit(out, "</system-out>\n");
	}
	buf_lit(out, "  </testcase>\n");
}

static void
put_suite(struct buf *out, struct suite *s, struct range r)
{
	str name = s->f->shown[s->file];

	collect(s, r);
	buf_lit(out, " <testsuite name=\"");
	put_xml(out, str_empty(name) ? STR("allclear") : name);
	buf_fmt(out, "\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n",
	    s->tests, s->failures);
	if (r.from == r.to) {
		buf_lit(out, "  <testcase classname=\"");
		put_xml(out, name);
		buf_lit(out, "\" name=\"no findings\"/>\n");
	}
	for (int i = 0; i < RULE_COUNT; i++)
		put_test(out, s, (enum rule)i);
	buf_lit(out, " </testsuite>\n");
}

void
findings_junit(const struct findings *f, struct buf *out)
{
	const struct diags *d = f->diags;
	struct arena a = { 0 };
	struct suite *s = arena_new(&a, struct suite);
	struct range *ranges = arena_array(&a, struct range, f->files);
	struct buf suites = buf_init(BUF_MAX);
	size_t tests = 0, failures = 0;

	s->f = f;
	s->next = arena_array(&a, ptrdiff_t, d->n);
	for (size_t i = 0; i < d->n; i++) {
		struct range *r = &ranges[d->v[i].at.file];

		if (r->from == r->to)
			r->from = i;
		r->to = i + 1;
	}
	for (s->file = 0; s->file < f->files; s->file++) {
		struct range r = ranges[s->file];

		if (r.from == r.to && !(f->checked && f->checked[s->file]))
			continue;
		put_suite(&suites, s, r);
		tests += s->tests;
		failures += s->failures;
	}
	buf_fmt(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites name=\"allclear\" tests=\"%zu\" failures=\"%zu\" "
	    "errors=\"0\">\n", tests, failures);
	buf_str(out, buf_view(&suites));
	buf_lit(out, "</testsuites>\n");
	buf_release(&suites);
	arena_release(&a);
}
