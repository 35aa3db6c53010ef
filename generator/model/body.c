#include "model/body_parts.h"

/* Headings below that one are parts of a section. */
enum { SECTION_LEVEL = 3 };

bool
body_withheld(struct body_work *w, md_node *n)
{
	if (w->c->with_internal || md_internal(w->md, n) ||
	    !md_confidential(w->md))
		return false;
	for (md_node *k = n; k; k = md_walk(n, k))
		if (md_internal(w->md, k))
			return true;
	return false;
}

str
body_words(struct body_work *w, struct blocks b, bool with_internal)
{
	struct arena *scratch = w->c->scratch;
	struct strs all = { 0 };

	for (md_node *n = b.first; n != b.end; n = md_next(n)) {
		str text;

		if (md_kind(n) == MD_HTML_BLOCK ||
		    (!with_internal && md_internal(w->md, n)))
			continue;
		text = str_trim(md_text(w->md, n, scratch, with_internal));
		if (str_empty(text))
			continue;
		if (all.n > 0)
			*vec_push(scratch, &all) = STR("\n\n");
		*vec_push(scratch, &all) = text;
	}
	return all.n == 0 ? STR_NONE : all.n == 1 ? all.v[0]
	    : str_join(scratch, all.v, all.n);
}

void
body_show(struct body_work *w, md_node *first, md_node *end)
{
	if (first != end && !w->c->unseen)
		md_html(w->shown, w->md, first, end, &w->options);
}

str
body_html(struct body_work *w, struct blocks b)
{
	if (b.first == b.end || w->c->unseen)
		return STR_NONE;
	buf_clear(&w->html);
	md_html(&w->html, w->md, b.first, b.end, &w->options);
	return buf_keep(&w->html, w->r->keep);
}

str
body_inlines(struct body_work *w, md_node *n, size_t skip)
{
	if (w->c->unseen)
		return STR_NONE;
	buf_clear(&w->html);
	md_html_inlines(&w->html, w->md, n, skip, &w->options);
	return buf_keep(&w->html, w->r->keep);
}

/* The nearest section above, of a higher rank. */
static int
parent_of(const struct sections *all, int level)
{
	int i = (int)all->n - 1;

	while (i >= 0 && all->v[i].level >= level)
		i = all->v[i].parent;
	return i;
}

/* What sections hold depends on the kind of file: a runbook's "Next steps"
 * are steps, and a page about "Updates" is about updates. */
static enum holds
holds_of(const struct body_work *w, const struct section *s)
{
	enum file_kind kind = w->c->files->v[w->doc->file].kind;
	enum holds holds;

	if (s->rule < 0)
		return HOLDS_TEXT;
	holds = w->r->policy->sections.v[s->rule].holds;
	switch (kind) {
	case FILE_INCIDENT:
		return holds;
	case FILE_POSTMORTEM:
		/* What the public was told is the incident's; what a
		 * postmortem tells of it is text. */
		return holds == HOLDS_UPDATES ? HOLDS_TEXT : holds;
	case FILE_MAINTENANCE:
		return holds == HOLDS_UPDATES ? holds : HOLDS_TEXT;
	default:
		return HOLDS_TEXT;
	}
}

static int
section_rule(const struct reading *r, str title)
{
	return r->headings
	    ? policy_section_kept(r->policy, title, r->headings)
	    : policy_section(r->policy, title);
}

static void
add_section(struct body_work *w, md_node *heading, str anchor)
{
	struct sections *all = &w->doc->body.sections;
	struct section s = {
		.level = md_level(heading),
		.place = md_place_line(w->md, heading),
		.anchor = anchor,
		.title = reading_word(w->r,
		    body_text(w, heading, w->c->scratch)),
		.rule = -1,
	};

	s.parent = parent_of(all, s.level);
	if (s.level <= SECTION_LEVEL)
		s.rule = section_rule(w->r, s.title);
	s.holds = holds_of(w, &s);
	s.internal = md_internal(w->md, heading);
	*vec_push(w->c->scratch, all) = s;
}

/* The blocks below the heading of section i; its own only, or all the
 * way to the next section of its rank. */
static struct blocks
range_of(const struct sections *all, md_node **heads, size_t i, bool own)
{
	struct blocks b = { md_next(heads[i]), NULL };

	for (size_t k = i + 1; k < all->n; k++)
		if (own || all->v[k].level <= all->v[i].level) {
			b.end = heads[k];
			break;
		}
	return b;
}

/* The HTML of a section without the subsections that are shown by
 * themselves. */
static void
section_html(struct body_work *w, md_node **heads, size_t i)
{
	const struct sections *all = &w->doc->body.sections;
	struct blocks b = range_of(all, heads, i, false);
	md_node *from = b.first;

	for (size_t k = i + 1; k < all->n && heads[k] != b.end; k++) {
		if (all->v[k].holds == HOLDS_TEXT)
			continue;
		body_show(w, from, heads[k]);
		from = range_of(all, heads, k, false).end;
		while (k + 1 < all->n && heads[k + 1] != from)
			k++;
	}
	body_show(w, from, b.end);
}

/* An empty timeline is an empty section, which is reported as that. */
static void
report_no_entry(struct body_work *w, const struct section *s)
{
	diag_add(w->r->diags, RULE_TIMELINE_NONE, s->place,
	    "no entry of this timeline begins with a time");
	diag_help(w->r->diags, "write a list, a table or headings that begin "
	    "with times: - 09:04Z alert fires");
}

static void
read_section(struct body_work *w, md_node **heads, size_t i)
{
	struct section *s = &w->doc->body.sections.v[i];
	struct body *body = &w->doc->body;
	struct blocks b = range_of(&body->sections, heads, i, false);
	size_t shown = w->shown->n, before;

	switch (s->holds) {
	case HOLDS_UPDATES:
		updates_read(w, b);
		break;
	case HOLDS_TIMELINE:
		before = body->timeline.n;
		timeline_read(w, s, heads[i], b);
		s->written = body->timeline.n > before;
		break;
	case HOLDS_ACTIONS:
		before = body->actions.n;
		actions_read(w, s, b);
		s->written = body->actions.n > before;
		break;
	case HOLDS_TEXT:
		break;
	}
	if (s->parent < 0)
		prose_take(w, b);
	if (blocks_written(w, b)) {
		if (s->holds == HOLDS_TIMELINE && !s->written)
			report_no_entry(w, s);
		s->written = true;
	}
	if (s->holds == HOLDS_TEXT && s->parent < 0 &&
	    !body_hidden(w, s->internal))
		section_html(w, heads, i);
	s->html = body_piece(w, shown);
}

static bool
on_top(md_node *n)
{
	return md_kind(md_parent(n)) == MD_DOCUMENT;
}

/* A body that begins with its only H1 repeats the title there: the
 * sections are what follows. */
static md_node *
title_of(const struct md_nodes *headings)
{
	md_node *found = NULL;

	for (size_t i = 0; i < headings->n; i++) {
		md_node *n = headings->v[i];

		if (!on_top(n))
			continue;
		if (md_level(n) == 1 && found)
			return NULL;
		if (md_level(n) == 1)
			found = n;
		else if (!found)
			return NULL;
	}
	return found;
}

/* "**Notes**" alone on its line, or "##Notes" without its blank. */
static bool
looks_like_heading(md_node *paragraph)
{
	const md_node *n = md_first(paragraph);

	if (!n || md_kind(n) == MD_TEXT)
		return n && str_starts(md_literal(n), STR("#"));
	return (md_kind(n) == MD_STRONG || md_kind(n) == MD_EMPH) &&
	    body_ends_line(n);
}

/* All nodes that somebody asks for by their kind, in one walk. */
static void
find_nodes(struct body_work *w, md_node *root)
{
	const unsigned wanted = 1u << MD_HEADING | 1u << MD_CODE |
	    1u << MD_LINK | 1u << MD_IMAGE | 1u << MD_HTML |
	    1u << MD_HTML_BLOCK | 1u << MD_ROW | 1u << MD_PARAGRAPH;
	struct body_nodes *all = &w->nodes;
	struct arena *scratch = w->c->scratch;

	for (md_node *n = root; (n = md_next_of(root, n, wanted));) {
		switch (md_kind(n)) {
		case MD_HTML:
		case MD_HTML_BLOCK:
			*vec_push(scratch, &all->html) = n;
			break;
		case MD_PARAGRAPH:
			if (on_top(n) && looks_like_heading(n))
				*vec_push(scratch, &all->seeming) = n;
			break;
		case MD_ROW:
			if (md_header(n))
				*vec_push(scratch, &all->heads) = n;
			break;
		case MD_HEADING:
			*vec_push(scratch, &all->headings) = n;
			/* fall through */
		default:
			*vec_push(scratch, &all->links) = n;
		}
	}
	all->title = title_of(&all->headings);
}

static void
read_lead(struct body_work *w, md_node *root, md_node *first_heading)
{
	struct blocks lead = { md_first(root), first_heading };
	md_node *title = w->nodes.title;

	/* Comments may stand above the title; raw HTML is never shown. */
	while (lead.first && md_kind(lead.first) == MD_HTML_BLOCK)
		lead.first = md_next(lead.first);
	if (title && title == lead.first) {
		lead.first = md_next(title);
		lead.end = NULL;
		for (md_node *n = lead.first; n; n = md_next(n))
			if (md_kind(n) == MD_HEADING) {
				lead.end = n;
				break;
			}
	}
	if (lead.first == lead.end)
		return;
	prose_take(w, lead);
	w->doc->body.lead_written = blocks_written(w, lead);
	body_show(w, lead.first, lead.end);
	w->doc->body.lead = body_piece(w, 0);
}

/* The first paragraph that readers may see: for descriptions. An update
 * tells how it stood at its time: corpus_join() takes one where there is
 * nothing else. */
static void
read_summary(struct body_work *w, md_node *root, md_node **heads)
{
	const struct sections *all = &w->doc->body.sections;
	struct arena *scratch = w->c->scratch;
	md_node *past = NULL;	/* what the updates end at */
	bool among = false;
	size_t i = 0;

	for (md_node *n = md_first(root); n; n = md_next(n)) {
		among &= n != past;
		if (i < all->n && n == heads[i]) {
			if (all->v[i].holds == HOLDS_UPDATES && !among) {
				past = range_of(all, heads, i, false).end;
				among = true;
			}
			i++;
		}
		if (among || md_kind(n) != MD_PARAGRAPH ||
		    md_internal(w->md, n))
			continue;
		w->doc->body.summary = str_dup(w->r->keep,
		    md_text(w->md, n, scratch, false));
		return;
	}
}

/* The headings that begin a section, in order; fills body.sections and
 * body.anchors. */
static md_node **
find_sections(struct body_work *w)
{
	const struct md_nodes *headings = &w->nodes.headings;
	struct strs *anchors = &w->doc->body.anchors;
	struct md_nodes heads = { 0 };

	for (size_t i = 0; i < headings->n; i++) {
		md_node *n = headings->v[i];
		str anchor = reading_word(w->r, md_anchor(n));

		*vec_push(w->c->scratch, anchors) = anchor;
		if (n == w->nodes.title || !on_top(n))
			continue;
		*vec_push(w->c->scratch, &heads) = n;
		add_section(w, n, anchor);
	}
	return heads.v;
}

/* The lists grow in the scratch arena; what is kept has no room left. */
static void
settle(struct body *b, struct arena *keep)
{
	vec_settle(keep, &b->sections);
	vec_settle(keep, &b->updates);
	vec_settle(keep, &b->timeline);
	vec_settle(keep, &b->actions);
	vec_settle(keep, &b->links);
	vec_settle(keep, &b->anchors);
	vec_settle(keep, &b->placeholders);
	vec_settle(keep, &b->phrases);
	vec_settle(keep, &b->stated);
}

static bool
keeps_sections(const struct policy *p)
{
	for (size_t i = 0; i < p->sections.n; i++)
		if (p->sections.v[i].internal)
			return true;
	return false;
}

/* Sections that the policy keeps inside, whatever their heading says of
 * that. */
static void
hide_sections(struct body_work *w)
{
	const struct md_nodes *headings = &w->nodes.headings;
	const struct policy *p = w->r->policy;

	if (!keeps_sections(p))
		return;
	for (size_t i = 0; i < headings->n; i++) {
		md_node *n = headings->v[i];
		int rule;

		if (n == w->nodes.title || !on_top(n) ||
		    md_level(n) > SECTION_LEVEL)
			continue;
		rule = policy_section(p, body_text(w, n, w->c->scratch));
		if (rule >= 0 && p->sections.v[rule].internal)
			md_hide_section(w->md, n);
	}
}

void
body_parse(struct body_work *w, const struct md_source *source,
    struct diags *d)
{
	w->md = md_parse(w->c->scratch, source, d);
	w->nodes = (struct body_nodes){ 0 };
	find_nodes(w, md_root(w->md));
	hide_sections(w);
}

void
body_read(struct document *doc, const struct md_source *source,
    const struct body_context *context)
{
	struct buf shown = buf_init(BUF_MAX);
	struct body_work w = {
		.doc = doc,
		.c = context,
		.r = context->reading,
		.shown = context->html ? context->html : &shown,
		.html = buf_init(BUF_MAX),
		.saying = buf_init(BUF_MAX),
		.prose.text = buf_init(BUF_MAX),
	};
	struct sections *all = &doc->body.sections;
	md_node *root, **heads;

	w.options = (struct md_html){
		.with_internal = context->with_internal,
		.heading_shift = context->heading_shift,
		.id_prefix = context->anchor_prefix,
		.context = &w,
		.link = link_hook,
	};
	/* Room for all of it at once. */
	buf_room(&w.prose.text, source->text.n);
	buf_clear(w.shown);
	body_parse(&w, source, w.r->diags);
	parts_read(&w, source);
	root = md_root(w.md);
	heads = find_sections(&w);
	links_read(&w);
	mentions_read(&w, source);
	raw_html_read(&w);
	disable_body(&w);
	leaks_body(&w, source);
	read_lead(&w, root, all->n ? heads[0] : NULL);
	read_summary(&w, root, heads);
	for (size_t i = 0; i < all->n; i++)
		if (!section_swallowed(all, i))
			read_section(&w, heads, i);
		else
			all->v[i].written = blocks_written(&w,
			    range_of(all, heads, i, false));
	updates_lost(&w, heads);
	prose_read(&w);
	settle(&doc->body, w.r->keep);
	if (!context->html)
		doc->body.html = spilled_here(buf_keep(&shown, w.r->keep));
	buf_release(&shown);
	buf_release(&w.html);
	buf_release(&w.saying);
	buf_release(&w.prose.text);
}
