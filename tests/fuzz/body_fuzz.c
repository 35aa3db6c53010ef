/* Any bytes as the Markdown of an incident: its sections, updates,
 * timeline, actions, links, placeholders and comments that pass over a
 * rule, for either audience. The first byte chooses the policy, the next
 * whether there is a start that clocks without a date take theirs from, and
 * what kind of file it is.
 *
 * Besides not crashing: everything stands on lines that exist, updates
 * and timeline are in order, every index leads somewhere, HTML closes
 * what it opens, and what a public reader sees is no more than what the
 * team sees. Seeds: tests/fuzz/body/. */
#include <stdint.h>
#include <stdlib.h>

#include "balanced.h"
#include "model/body.h"
#include "policies.h"
#include "read/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FILE_INDEX = 2, FILES = 4, FIRST_LINE = 5 };

/* What all readings share. */
struct world {
	struct arena a;
	struct diags d;
	struct site site;
	const struct policy *policy;
	struct files files;
	struct link_target targets[FILES];
	int64_t started;
	bool lent;		/* the public sees brackets for a link */
};

static void
begin(struct world *w, uint8_t choice, uint8_t kind)
{
	static const enum file_kind kinds[] = { FILE_INCIDENT,
		FILE_POSTMORTEM, FILE_MAINTENANCE, FILE_RUNBOOK };

	w->d = diags_init(&w->a);
	w->files.arena = &w->a;
	files_add(&w->files, STR("(no file)"), NULL);
	files_add(&w->files, STR("content/site.yaml"), NULL);
	files_add(&w->files, STR("content/incidents/2026-03-14-x.md"), NULL);
	files_add(&w->files, STR("content/runbooks/r.md"), NULL);
	w->files.v[FILE_INDEX].kind = kinds[kind % 4];
	w->targets[FILE_INDEX].url = STR("incidents/2026-03-14-x/");
	w->targets[FILE_INDEX + 1] = (struct link_target){
		.url = STR("runbooks/r/"), .internal = true };
	w->policy = policy_of(choice);
}

static void
within(struct place p, uint32_t lines)
{
	HOLDS(p.file == FILE_INDEX && p.col >= 1);
	HOLDS(p.line >= FIRST_LINE && p.line < FIRST_LINE + lines);
}

static void
parts_fit(const struct world *w, const struct body *b, uint32_t lines)
{
	str html = spilled_text(&b->html, NULL);

	for (size_t i = 0; i < b->sections.n; i++) {
		const struct section *s = &b->sections.v[i];

		within(s->place, lines);
		HOLDS(s->parent < (int)i);
		HOLDS(s->rule < (int)w->policy->sections.n);
		html_balanced(piece_of(html, s->html));
	}
	for (size_t i = 0; i < b->updates.n; i++) {
		within(b->updates.v[i].place, lines);
		html_balanced(b->updates.v[i].html);
	}
	for (size_t i = 0; i < b->timeline.n; i++) {
		const struct timeline_entry *e = &b->timeline.v[i];

		within(e->place, lines);
		HOLDS(e->milestone < MILESTONE_COUNT);
		html_balanced(e->html);
	}
	for (size_t i = 0; i < b->actions.n; i++) {
		const struct action *x = &b->actions.v[i];

		within(x->place, lines);
		HOLDS(x->kind < (int)w->policy->kinds.n);
		html_balanced(x->html);
	}
	for (size_t i = 0; i < b->links.n; i++) {
		within(b->links.v[i].place, lines);
		HOLDS(b->links.v[i].target < FILES);
	}
	for (size_t i = 0; i < b->placeholders.n; i++)
		within(b->placeholders.v[i].place, lines);
	for (size_t i = 0; i < b->stated.n; i++)
		HOLDS(b->stated.v[i].seconds >= 0);
	html_balanced(piece_of(html, b->lead));
}

/* Bytes of HTML that a reading keeps. */
static size_t
weight(const struct body *b)
{
	size_t n = b->updates.n + b->timeline.n + b->actions.n;

	for (size_t i = 0; i < b->updates.n; i++)
		n += b->updates.v[i].text.n;
	for (size_t i = 0; i < b->timeline.n; i++)
		n += b->timeline.v[i].text.n;
	return n;
}

static size_t
read_for(struct world *w, str text, bool with_internal, uint32_t lines)
{
	struct arena scratch = { 0 };
	struct suppressions passed = { 0 };
	struct diags covered = diags_init(&w->a);
	struct document doc = { .file = FILE_INDEX,
		.path = w->files.v[FILE_INDEX].path,
		.url = w->targets[FILE_INDEX].url };
	struct md_source source = { text, FILE_INDEX, FIRST_LINE };
	struct reading reading = { .keep = &w->a, .site = &w->site,
		.policy = w->policy, .diags = &w->d };
	struct body_context c = { .reading = &reading, .files = &w->files,
		.targets = w->targets, .with_internal = with_internal,
		.started = w->started, .scratch = &scratch,
		.passed_over = &passed };

	body_read(&doc, &source, &c);
	arena_release(&scratch);
	parts_fit(w, &doc.body, lines);
	for (size_t i = 0; i < w->d.n; i++) {
		if (w->d.v[i].at.line)
			within(w->d.v[i].at, lines);
		w->lent |= w->d.v[i].rule == RULE_INTERNAL_LENT;
	}
	suppress_apply(&passed, &w->d, &covered);
	w->d.n = 0;
	return weight(&doc.body);
}

static uint32_t
lines_of(str text)
{
	uint32_t n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct world w = { 0 };
	size_t all, some;
	str text;

	if (size < 2)
		return 0;
	begin(&w, data[0], data[1] / 2);
	w.started = data[1] % 2 ? 1773478800 : TIME_NONE;
	if (text_check(&w.a, str_dup(&w.a, str_of((const char *)data + 2,
	    size - 2)), FILE_INDEX, &text, &w.d)) {
		w.d.n = 0;
		all = read_for(&w, text, true, lines_of(text));
		some = read_for(&w, text, false, lines_of(text));
		/* (Both are read whole: internal parts are marked, and
		 * corpus_for() takes them out.) */
		HOLDS(some <= all || w.lent);
	}
	arena_release(&w.a);
	return 0;
}
