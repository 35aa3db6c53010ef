/* Any bytes as a baseline, and as comments in YAML. Seeds:
 * tests/fuzz/baseline/. */
#include <stdint.h>
#include <stdlib.h>

#include "output/baseline.h"
#include "read/disable.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
as_baseline(struct arena *a, str text)
{
	static const str paths[] = { STR_INIT(""), STR_INIT("a") };
	struct diags d = diags_init(a), known = diags_init(a);
	struct baseline_fault why;
	struct baseline b;

	if (!baseline_read(a, text, &b, &why)) {
		HOLDS(why.line > 0 && why.text.n > 0);
		return;
	}
	HOLDS(baseline_ours(text));
	for (size_t i = 1; i < b.n; i++)
		HOLDS(b.v[i - 1].fingerprint < b.v[i].fingerprint);
	HOLDS(baseline_gone(&b) == b.n);
	diag_add(&d, RULE_LINK_BROKEN, (struct place){ .file = 1 }, "x");
	baseline_apply(&b, &d, &known, paths, NULL, NULL);
	HOLDS(d.n + known.n == 1);
}

static uint32_t
lines_of(str text)
{
	uint32_t n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	return n;
}

static void
as_comments(struct arena *a, str text)
{
	struct suppressions s = { 0 };
	struct diags d = diags_init(a), covered = diags_init(a);
	uint32_t lines = lines_of(text);
	enum level levels[RULE_COUNT];

	for (size_t i = 0; i < RULE_COUNT; i++)
		levels[i] = rule_info((enum rule)i)->level;
	disable_yaml(a, text, 1, 1, &s, &d);
	for (size_t i = 0; i < s.n; i++) {
		const struct suppression *p = &s.v[i];

		HOLDS(suppress_may(p->rule));
		HOLDS(p->at.line >= 1 && p->at.line <= lines);
		HOLDS(p->scope.from > p->scope.to || (p->scope.from >= 1 &&
		    p->scope.to <= lines));
		diag_add(&d, p->rule, (struct place){ .file = 1,
		    .line = p->scope.from }, "x");
	}
	suppress_apply(&s, &d, &covered);
	suppress_report(&s, levels, &d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	str text = str_dup(&a, str_of((const char *)data, size));

	as_baseline(&a, text);
	as_comments(&a, text);
	arena_release(&a);
	return 0;
}
