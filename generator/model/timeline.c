/* The timeline of a report: list items, table rows or headings that
 * begin with a time. */
#include "base/escape.h"
#include "model/timeline_parts.h"

/* "[detcted]" is a slip; "[cache]" and "[1]" are something else. */
static void
report_mark(struct timeline_work *t, str word, md_node *n)
{
	str names[MILESTONE_COUNT], near;

	for (int m = 0; m < MILESTONE_COUNT; m++)
		names[m] = str_c(milestone_name((enum milestone)m));
	near = suggest(word, names, MILESTONE_COUNT);
	if (str_empty(near))
		return;
	diag_add(t->w->r->diags, RULE_TIMELINE_MARK_UNKNOWN,
	    md_place_of(t->w->md, n, word), "[" STR_FMT "] marks nothing",
	    STR_ARG(word));
	diag_meant(t->w->r->diags, word, near);
	diag_help(t->w->r->diags, "did you mean [" STR_FMT "]?",
	    STR_ARG(near));
}

/* "[detected] " at the start of text; returns the bytes it takes. */
static size_t
read_mark(struct timeline_work *t, str text, md_node *n,
    struct timeline_entry *e)
{
	ptrdiff_t end = str_find_char(text, ']');
	enum milestone m;
	size_t used;

	if (text.n == 0 || text.p[0] != '[' || end < 2)
		return 0;
	if (!milestone_find(str_sub(text, 1, (size_t)end), &m)) {
		report_mark(t, str_sub(text, 1, (size_t)end), n);
		return 0;
	}
	/* Escalation goes step by step; the first one is the milestone. */
	if (m == ESCALATED && t->marked[m])
		return 0;
	e->milestone = (int)m;
	if (t->marked[m]) {
		diag_add(t->w->r->diags, RULE_TIMELINE_MARK_TWICE, e->place,
		    "[%s] stands in an entry above already",
		    milestone_name(m));
		diag_help(t->w->r->diags, "keep the mark on one of them");
	}
	t->marked[m] = true;
	used = (size_t)end + 1;
	return used + (text.n - used - str_trim_left(
	    str_from(text, used)).n);
}

/* "(sam)" at the end: a handle, somebody in the directory or, where there
 * is none, a word. "(again)" and "(5)" stay in the text of a site that
 * knows its people. */
static str
trailing_actor(struct timeline_work *t, str text)
{
	const struct site *site = t->w->r->site;
	ptrdiff_t open = str_rfind_char(text, '(');
	str who;

	if (!str_ends(text, STR(")")) || open < 1)
		return STR_NONE;
	who = str_sub(text, (size_t)open + 1, text.n - 1);
	if (str_starts(who, STR("@")))
		who = str_from(who, 1);
	else if (site->people.n > 0 && site_person(site, who) < 0)
		return STR_NONE;
	if (who.n > 40 || str_empty(who) || !char_alpha(who.p[0]))
		return STR_NONE;
	for (size_t i = 0; i < who.n; i++)
		if (!char_alnum(who.p[i]) && who.p[i] != '-' &&
		    who.p[i] != '.' && who.p[i] != '_')
			return STR_NONE;
	return who;
}

/* Without the "(sam)" that ends it, when it stands there as plain text. */
static str
without_actor(str s, str actor)
{
	size_t tail = actor.n + 2;

	if (!str_ends(s, STR(")")) || s.n < tail)
		return s;
	tail += s.p[s.n - tail] == '@' ? 1 : 0;
	if (s.n < tail || s.p[s.n - tail] != '(' ||
	    !str_eq(str_sub(s, s.n - actor.n - 1, s.n - 1), actor))
		return s;
	return str_trim_right(str_sub(s, 0, s.n - tail));
}

static void
report_back(struct timeline_work *t, struct place place, int64_t by)
{
	diag_add(t->w->r->diags, RULE_TIMELINE_BACK, place,
	    "this entry is %.*s before the one above it",
	    STR_ARG(length_words(t->w->c->scratch, by)));
	diag_help(t->w->r->diags, "sort the entries; where a day lies "
	    "between them, write the date too");
}

static void
note_step_back(struct timeline_work *t, const struct timeline_entry *e,
    const struct line_time *lt)
{
	int64_t order;

	if (e->at != TIME_NONE) {
		if (t->above != TIME_NONE && e->at < t->above)
			report_back(t, e->place, t->above - e->at);
		t->last = t->above = e->at;
		return;
	}
	order = lt->impossible || lt->clock >= DAY ? TIME_NONE
	    : timeline_order(t, lt);
	if (order == TIME_NONE)
		return;
	if (t->unzoned_above != TIME_NONE && order < t->unzoned_above)
		report_back(t, e->place, t->unzoned_above - order);
	t->unzoned = t->unzoned_above = order;
}

/* The lines of a paragraph are one entry, since Markdown makes one paragraph
 * of them. When a further line begins with a time, the writer meant it to be
 * an entry of its own: report that. */
static void
report_joined(struct timeline_work *t, md_node *n)
{
	struct diags *d = t->w->r->diags;

	for (n = md_first(n); n; n = md_next(n)) {
		enum md_kind k = md_kind(n);
		md_node *next = md_next(n);

		if ((k != MD_SOFT_BREAK && k != MD_LINE_BREAK) || !next ||
		    md_kind(next) != MD_TEXT ||
		    !line_time(md_literal(next)).found)
			continue;
		diag_add(d, RULE_TIMELINE_UNREADABLE, md_place_of(t->w->md,
		    next, md_literal(next)),
		    "this line is part of the entry above it");
		diag_help(d, "put a hyphen before each entry");
		return;
	}
}

void
timeline_keep_time(struct timeline_work *t, struct timeline_entry *e,
    str written)
{
	struct arena *keep = t->w->r->keep;
	struct buf html = buf_init(BUF_MAX);

	if (e->at != TIME_NONE || str_empty(written) ||
	    body_hidden(t->w, e->internal))
		return;
	if (!t->w->c->unseen) {
		html_text(&html, written);
		buf_lit(&html, " ");
		buf_str(&html, e->html);
		e->html = buf_keep(&html, keep);
	}
	e->text = str_cat(keep, written, STR(" "), e->text);
	buf_release(&html);
}

struct timeline_entry
timeline_entry_make(struct timeline_work *t, md_node *n, str text,
    const struct line_time *lt, str time_text, struct place time_at)
{
	struct body_work *w = t->w;
	size_t skip = time_at.line ? 0 : lt->used;
	struct timeline_entry e = { .milestone = -1 };

	if (!time_at.line) {
		time_text = str_trim(str_sub(text, 0, lt->used));
		while (time_text.n &&
		    !char_alnum(time_text.p[time_text.n - 1]))
			time_text.n--;
		time_at = md_place_of(w->md, n, time_text);
		report_joined(t, n);
	}
	e.place = time_at;
	e.internal = md_internal(w->md, n);
	if (lt->impossible || lt->clock >= DAY) {
		diag_add(w->r->diags, RULE_TIME_IMPOSSIBLE, time_at,
		    "there is no " STR_FMT, STR_ARG(time_text));
		moment_help_impossible(time_text, w->r->diags);
		e.at = TIME_NONE;
	} else {
		e.at = timeline_moment(t, lt, time_at, time_text);
		e.utc = e.at != TIME_NONE && timeline_utc(t, lt, e.at);
	}
	note_step_back(t, &e, lt);
	skip += read_mark(t, str_from(text, skip), n, &e);
	text = str_trim(str_from(text, skip));
	e.actor = reading_word(w->r, trailing_actor(t, text));
	if (body_hidden(w, e.internal)) {
		e.text = STR_NONE;
		return e;
	}
	e.html = body_inlines(w, n, skip);
	if (!str_empty(e.actor)) {
		text = without_actor(text, e.actor);
		e.html = without_actor(e.html, e.actor);
	}
	e.text = body_share(w, e.html, text);
	timeline_keep_time(t, &e, time_text);
	return e;
}

struct timeline_entry
timeline_entry_untimed(struct timeline_work *t, md_node *n)
{
	struct timeline_entry e = {
		.at = TIME_NONE,
		.milestone = -1,
		.place = md_place_line(t->w->md, n),
		.internal = md_internal(t->w->md, n),
	};

	if (!body_hidden(t->w, e.internal))
		e.text = str_trim(body_text(t->w, n, t->w->r->keep));
	return e;
}

void
timeline_push(struct timeline_work *t, const struct timeline_entry *e)
{
	*vec_push(t->w->c->scratch, &t->w->doc->body.timeline) = *e;
}

/* Blocks that belong to the entry. */
static void
append_html(struct timeline_work *t, struct timeline_entry *e,
    struct blocks b)
{
	if (b.first != b.end && !t->w->c->unseen &&
	    !body_hidden(t->w, e->internal))
		e->html = str_cat(t->w->r->keep, e->html, STR("\n"),
		    body_html(t->w, b));
}

/* The same of those that follow its line, which say more than that. */
static void
append_blocks(struct timeline_work *t, struct timeline_entry *e,
    struct blocks b)
{
	str more;

	append_html(t, e, b);
	if (b.first == b.end || body_hidden(t->w, e->internal))
		return;
	more = body_words(t->w, b, t->w->c->with_internal || e->internal);
	if (!str_empty(more))
		e->text = str_cat(t->w->r->keep, e->text, str_empty(e->text)
		    ? STR_NONE : STR("\n"), more);
}

/* The first line of an item. */
struct item_line {
	str text;
	struct line_time time;
};

static struct item_line
item_line(struct timeline_work *t, md_node *item)
{
	struct item_line line = { 0 };
	md_node *p = md_first(item);

	if (!p || md_kind(p) != MD_PARAGRAPH)
		return line;
	line.text = body_text(t->w, p, t->w->c->scratch);
	line.time = line_time(line.text);
	return line;
}

void
timeline_unreadable(struct timeline_work *t, md_node *n,
    const struct line_time *lt, const char *what)
{
	struct diags *d = t->w->r->diags;
	struct unreadable *u = &t->unreadable;
	struct place place = md_place_line(t->w->md, n);

	if (!lt->refused || lt->clock < 0) {
		if (u->n < UNREADABLE_SHOWN)
			u->v[u->n] = place;
		if (u->n++ == 0)
			u->what = what;
		return;
	}
	diag_add(d, RULE_TIMELINE_UNREADABLE, place,
	    "this %s does not begin with a time that can be read", what);
	diag_help(d, "write %02d:%02dZ, or the offset that was meant",
	    lt->clock / HOUR, lt->clock / MINUTE % 60);
}

/* One report for a timeline, at the first of them. */
static void
report_unreadable(struct timeline_work *t)
{
	struct diags *d = t->w->r->diags;
	const struct unreadable *u = &t->unreadable;
	size_t others = u->n - 1;

	if (u->n == 0)
		return;
	if (others == 0)
		diag_add(d, RULE_TIMELINE_UNREADABLE, u->v[0],
		    "this %s does not begin with a time that can be read",
		    u->what);
	else
		diag_add(d, RULE_TIMELINE_UNREADABLE, u->v[0],
		    "this %s does not begin with a time that can be read, "
		    "nor %s %zu other%s", u->what,
		    others == 1 ? "does" : "do", others,
		    others == 1 ? "" : "s");
	for (size_t i = 1; i < u->n && i < UNREADABLE_SHOWN; i++)
		diag_note(d, u->v[i], i == UNREADABLE_SHOWN - 1 &&
		    u->n > UNREADABLE_SHOWN ? "and this one, and others"
		    : "nor does this one");
	diag_help(d, "begin it with a clock and zone such as 09:04Z, or join "
	    "it to the one above");
}

/* "19. April, 11:00": a heading with a clock that is not read. */
static bool
heading_unreadable(md_node *n, str text, const struct line_time *lt)
{
	if (md_kind(n) != MD_HEADING || lt->dated || lt->refused ||
	    str_empty(text) || !char_digit(text.p[0]))
		return false;
	for (size_t i = 1; i + 2 < text.n; i++)
		if (text.p[i] == ':' && char_digit(text.p[i - 1]) &&
		    char_digit(text.p[i + 1]) && char_digit(text.p[i + 2]))
			return true;
	return false;
}

/* "- 2026-03-14" with a list of its own below: the day of that list. */
static md_node *
list_of_day(md_node *item, const struct item_line *line)
{
	const struct line_time *lt = &line->time;
	md_node *p = md_first(item), *below = p ? md_next(p) : NULL;
	str text = line->text;

	while (lt->used < text.n && !char_alnum(text.p[text.n - 1]))
		text.n--;
	return lt->dated && !lt->found && !lt->refused && !lt->impossible &&
	    lt->used >= text.n && below && md_kind(below) == MD_LIST &&
	    !md_next(below) ? below : NULL;
}

static void
read_item(struct timeline_work *t, md_node *item,
    const struct item_line *line)
{
	struct timeline_entry e;
	md_node *p = md_first(item);

	if (line->time.found) {
		e = timeline_entry_make(t, p, line->text, &line->time,
		    STR_NONE, (struct place){ 0 });
		append_blocks(t, &e, (struct blocks){ md_next(p), NULL });
		timeline_push(t, &e);
		return;
	}
	timeline_unreadable(t, item, &line->time, "entry");
	if (!p)
		return;
	e = timeline_entry_untimed(t, item);
	append_html(t, &e, (struct blocks){ p, NULL });
	timeline_push(t, &e);
}

/* False when no item of it begins with a time: some other list. */
static bool
is_timeline(struct timeline_work *t, md_node *list)
{
	for (md_node *n = md_first(list); n; n = md_next(n)) {
		struct item_line line = item_line(t, n);

		if (line.time.found || line.time.refused ||
		    list_of_day(n, &line))
			return true;
	}
	return false;
}

static void
read_day(struct timeline_work *t, md_node *list, int32_t date)
{
	t->date = date;
	t->last = t->unzoned = TIME_NONE;
	for (md_node *n = md_first(list); n; n = md_next(n)) {
		struct item_line line = item_line(t, n);

		read_item(t, n, &line);
	}
}

static bool
read_list(struct timeline_work *t, md_node *list)
{
	if (!is_timeline(t, list))
		return false;
	for (md_node *n = md_first(list); n; n = md_next(n)) {
		struct item_line line = item_line(t, n);
		md_node *below = list_of_day(n, &line);

		if (below)
			read_day(t, below, line.time.date);
		else
			read_item(t, n, &line);
	}
	return true;
}

/* A heading or a paragraph that begins with a time, and what follows it
 * up to the next one. Returns where to go on. */
static md_node *
read_line(struct timeline_work *t, md_node *n, str text, md_node *end,
    const struct line_time *lt)
{
	struct timeline_entry e = timeline_entry_make(t, n, text, lt,
	    STR_NONE, (struct place){ 0 });
	struct blocks own = { md_next(n), md_next(n) };

	if (md_kind(n) == MD_HEADING)
		while (own.end != end && md_kind(own.end) != MD_HEADING)
			own.end = md_next(own.end);
	append_blocks(t, &e, own);
	timeline_push(t, &e);
	return own.end;
}

void
timeline_read(struct body_work *w, const struct section *s,
    md_node *heading, struct blocks b)
{
	struct timeline_work t = {
		.w = w,
		.last = TIME_NONE,
		.above = TIME_NONE,
		.unzoned = TIME_NONE,
		.unzoned_above = TIME_NONE,
		.date = DATE_NONE,
	};
	md_node *n = b.first;

	timeline_learn(&t, heading, s->title);
	while (n != b.end) {
		enum md_kind k = md_kind(n);
		struct line_time lt = { 0 };

		if (k == MD_HEADING || k == MD_PARAGRAPH) {
			str text = body_text(w, n, w->c->scratch);

			lt = line_time(text);
			if (lt.found) {
				n = read_line(&t, n, text, b.end, &lt);
				continue;
			}
			timeline_learn(&t, n, text);
			if (heading_unreadable(n, text, &lt)) {
				timeline_unreadable(&t, n, &lt, "heading");
				/* It may have begun another day. */
				t.last = t.above = TIME_NONE;
				t.unzoned = t.unzoned_above = TIME_NONE;
			}
		}
		if (!(k == MD_LIST && read_list(&t, n)) &&
		    !(k == MD_TABLE && timeline_table(&t, n)))
			body_show(w, n, md_next(n));
		n = md_next(n);
	}
	report_unreadable(&t);
}
