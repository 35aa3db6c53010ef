#include "markdown/md.h"

#include "base/utf8.h"
#include "markdown/table.h"

struct md *
md_parse(struct arena *a, const struct md_source *source, struct diags *d)
{
	struct md *m = arena_new(a, struct md);
	struct rulers rulers = { 0 };
	struct mask mask;

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
	if (utf8_bad(m->text) >= 0)
		m->options |= CMARK_OPT_VALIDATE_UTF8;
	md_heap_use(a);
	mask = md_mask_of(m);
	md_tables_parse(m, &rulers, &mask);
	md_tasks(m);
	md_strike(m);
	md_mask_undo(m, &mask);
	md_autolink(m);
	md_hide(m, d);
	md_anchors(m);
	md_heap_use(NULL);
	return m;
}

md_node *
md_root(const struct md *m)
{
	return m->root;
}

enum md_kind
md_kind(md_node *n)
{
	static const uint8_t kinds[] = {
		[CMARK_NODE_DOCUMENT] = MD_DOCUMENT,
		[CMARK_NODE_BLOCK_QUOTE] = MD_QUOTE,
		[CMARK_NODE_LIST] = MD_LIST,
		[CMARK_NODE_ITEM] = MD_ITEM,
		[CMARK_NODE_CODE_BLOCK] = MD_CODE_BLOCK,
		[CMARK_NODE_HTML_BLOCK] = MD_HTML_BLOCK,
		[CMARK_NODE_PARAGRAPH] = MD_PARAGRAPH,
		[CMARK_NODE_HEADING] = MD_HEADING,
		[CMARK_NODE_THEMATIC_BREAK] = MD_RULE,
		[CMARK_NODE_TEXT] = MD_TEXT,
		[CMARK_NODE_SOFTBREAK] = MD_SOFT_BREAK,
		[CMARK_NODE_LINEBREAK] = MD_LINE_BREAK,
		[CMARK_NODE_CODE] = MD_CODE,
		[CMARK_NODE_HTML_INLINE] = MD_HTML,
		[CMARK_NODE_EMPH] = MD_EMPH,
		[CMARK_NODE_STRONG] = MD_STRONG,
		[CMARK_NODE_LINK] = MD_LINK,
		[CMARK_NODE_IMAGE] = MD_IMAGE,
	};
	const struct side *s = side_of(n);

	if (s && s->known)
		return s->kind;
	return kinds[cmark_node_get_type(n)];
}

md_node *
md_parent(md_node *n)
{
	return cmark_node_parent(n);
}

md_node *
md_first(md_node *n)
{
	return cmark_node_first_child(n);
}

md_node *
md_next(md_node *n)
{
	return cmark_node_next(n);
}

int
md_level(md_node *heading)
{
	return cmark_node_get_heading_level(heading);
}

str
md_anchor(md_node *heading)
{
	const struct side *s = side_of(heading);

	return s ? s->anchor : STR_NONE;
}

int
md_task(md_node *item)
{
	const struct side *s = side_of(item);

	return s ? s->task - 1 : -1;
}

bool
md_ordered(md_node *list)
{
	return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

enum md_align
md_align(md_node *cell)
{
	const struct side *s = side_of(cell);

	return s ? s->align : MD_ALIGN_NONE;
}

bool
md_header(md_node *row)
{
	const struct side *s = side_of(row);

	return s && s->header;
}

str
md_url(md_node *link)
{
	return str_c(cmark_node_get_url(link));
}

str
md_literal(md_node *n)
{
	return str_c(cmark_node_get_literal(n));
}

bool
md_internal(const struct md *m, md_node *n)
{
	const struct side *s = side_of(n);

	(void)m;
	return s && s->internal;
}
