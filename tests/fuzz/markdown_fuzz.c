/* Markdown from anywhere: parsed, looked at, written out in every way.
 *
 * Besides not crashing: the tree holds together, blocks stand on lines
 * that exist and do not end before they begin, the site's HTML has every
 * tag closed in order and no attribute that runs anything, and the same
 * body gives the same bytes. Seeds: tests/fuzz/markdown/. */
#include <stdlib.h>

#include "balanced.h"
#include "markdown/md.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FIRST_LINE = 5 };

static uint32_t
count_lines(str s)
{
	uint32_t n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n' || s.p[i] == '\r';
	return n;
}

static md_node *
step(md_node *n)
{
	md_node *next = md_first(n);

	while (!next && n) {
		next = md_next(n);
		n = md_parent(n);
	}
	return next;
}

static void
look(struct arena *a, const struct md *m, md_node *n, uint32_t lines)
{
	struct place p = md_place(m, n);
	str all = STR_NONE, part = STR_NONE;

	HOLDS(p.line >= FIRST_LINE && p.line < FIRST_LINE + lines);
	HOLDS(p.col > 0);
	HOLDS(md_last_line(m, n) >= p.line);
	HOLDS(md_last_line(m, n) < FIRST_LINE + lines);
	for (md_node *c = md_first(n); c; c = md_next(c)) {
		HOLDS(md_parent(c) == n);
		HOLDS((md_kind(n) == MD_LIST) == (md_kind(c) == MD_ITEM));
		HOLDS((md_kind(n) == MD_TABLE) == (md_kind(c) == MD_ROW));
		HOLDS((md_kind(n) == MD_ROW) == (md_kind(c) == MD_CELL));
	}
	if (md_kind(n) == MD_HEADING) {
		HOLDS(!str_empty(md_anchor(n)));
		HOLDS(md_level(n) >= 1 && md_level(n) <= 6);
	}
	if (md_kind(n) == MD_PARAGRAPH || md_kind(n) == MD_CELL) {
		all = md_text(m, n, a, true);
		part = md_text(m, n, a, false);
		HOLDS(part.n <= all.n);
		p = md_place_of(m, n, str_trim(all));
		HOLDS(p.line >= FIRST_LINE && p.line < FIRST_LINE + lines);
	}
}

static void
part_of(struct buf *out, const struct md *m, md_node *n, size_t skip)
{
	buf_clear(out);
	md_html_inlines(out, m, n, skip, &(struct md_html){ 0 });
	html_balanced(buf_view(out));
}

static void
write_out(struct buf *out, const struct md *m, struct md_html o)
{
	buf_clear(out);
	md_html(out, m, md_root(m), NULL, &o);
	if (!o.unsafe)
		html_balanced(buf_view(out));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct md_source source = { .file = 1, .line = FIRST_LINE,
	    .text = str_of((const char *)data, size) };
	const struct md *m = md_parse(&a, &source, &d);
	struct buf out = buf_init(BUF_MAX), again = buf_init(BUF_MAX);
	uint32_t lines = count_lines(source.text);
	size_t looked = 0;

	/* Enough of them: each is looked at with all that is in it. */
	for (md_node *n = md_root(m); n && looked < 2000; n = step(n)) {
		look(&a, m, n, lines);
		if (looked++ < 100 && md_kind(n) == MD_PARAGRAPH)
			part_of(&out, m, n, size % 17);
	}
	write_out(&out, m, (struct md_html){ .plain = true });
	write_out(&out, m, (struct md_html){ .plain = true, .unsafe = true });
	write_out(&out, m, (struct md_html){ .with_internal = true });
	write_out(&out, m, (struct md_html){ 0 });
	m = md_parse(&a, &source, &d);
	write_out(&again, m, (struct md_html){ 0 });
	HOLDS(str_eq(buf_view(&out), buf_view(&again)));
	buf_release(&out);
	buf_release(&again);
	arena_release(&a);
	return 0;
}
