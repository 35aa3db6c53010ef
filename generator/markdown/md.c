#include "markdown/md.h"

#include "base/utf8.h"
#include "markdown/parse.h"

struct md *
md_parse(struct arena *a, const struct md_source *source, struct diags *d)
{
	struct md *m = arena_new(a, struct md);
	struct rulers rulers = { 0 };
	struct parse p = { 0 };

	m->arena = a;
	m->file = source->file;
	m->line = source->line;
	m->text = source->text.p ? source->text : STR("");
	/* libcmark would pass over it, were it the first to be fed. */
	if (str_starts(m->text, STR("\xef\xbb\xbf"))) {
		m->bom = 3;
		m->text = str_from(m->text, m->bom);
	}
	if (!md_prescan(m, &rulers, d)) {
		*m = (struct md){ .arena = a, .file = m->file,
		    .line = m->line, .text = STR("") };
		rulers.n = 0;
	}
	p.m = m;
	if (utf8_bad(m->text) >= 0)
		p.options |= CMARK_OPT_VALIDATE_UTF8;
	p.mask = md_mask_of(m);
	md_heap_use(a);
	md_parse_tables(&p, &rulers);
	md_heap_use(NULL);
	md_build(&p);
	md_tasks(m);
	md_strike(m);
	md_mask_undo(m, &p.mask);
	md_autolink(m);
	md_hide(m, d);
	md_anchors(m);
	return m;
}

md_node *
md_root(const struct md *m)
{
	return m->root;
}

struct place
md_place_dropped(const struct md *m)
{
	return m->dropped;
}

md_node *
md_next_of(md_node *root, md_node *at, unsigned kinds)
{
	do
		at = md_walk(root, at);
	while (at && !(kinds >> at->kind & 1));
	return at;
}

md_node *
md_next_block(md_node *root, md_node *at)
{
	switch (at->kind) {
	case MD_DOCUMENT:
	case MD_QUOTE:
	case MD_LIST:
	case MD_ITEM:
	case MD_TABLE:
	case MD_ROW:
		return md_walk(root, at);
	default:
		return md_walk_past(root, at);
	}
}

bool
md_confidential(const struct md *m)
{
	return m->has_internal;
}
