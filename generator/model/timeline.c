/* The timeline of a report: list items, table rows or headings that
 * begin with a time. */
#include "base/zone.h"
#include "model/timeline_parts.h"

/* "Timeline (UTC)", "Time (UTC+2)": the zone of the clocks below. */
bool
timeline_zone(str text, int *offset)
{
	ptrdiff_t at = str_find(text, STR("UTC"));
	str rest;
	int64_t hours;
	size_t n = 0;

	if (at < 0)
		at = str_find(text, STR("GMT"));
	if (at < 0)
		return false;
	rest = str_from(text, (size_t)at + 3);
	*offset = 0;
	if (rest.n < 2 || (rest.p[0] != '+' && rest.p[0] != '-'))
		return true;
	while (n + 1 < rest.n && char_digit(rest.p[n + 1]) && n < 2)
		n++;
	if (str_to_int(str_sub(rest, 1, n + 1), &hours) && hours <= 14)
		*offset = (int)hours * HOUR * (rest.p[0] == '-' ? -1 : 1);
	return true;
}

/* The date that a clock without one belongs to: the heading's, else the
 * day of the entry above, else the day of the start; over midnight when
 * that brings it nearer. */
static int64_t
place_clock(struct timeline_work *t, const struct line_time *lt, int offset)
{
	int64_t ref = t->last;
	int64_t at;

	if (t->date != DATE_NONE && ref == TIME_NONE)
		return (int64_t)t->date * DAY + lt->clock - offset;
	if (ref == TIME_NONE)
		ref = t->w->c->started;
	if (ref == TIME_NONE)
		return TIME_NONE;
	at = (int64_t)date_of_moment(ref + offset) * DAY + lt->clock - offset;
	if (at < ref - DAY / 2)
		at += DAY;
	else if (at > ref + DAY / 2 && t->last == TIME_NONE)
		at -= DAY;
	return at;
}

static void
report_zone(struct timeline_work *t, struct place place, str clock)
{
	if (t->zone_reported)
		return;
	t->zone_reported = true;
	diag_add(t->w->r->diags, RULE_TIME_WITHOUT_ZONE, place,
	    STR_FMT " has no zone, and the timeline names none",
	    STR_ARG(clock));
	diag_help(t->w->r->diags, "write " STR_FMT
	    "Z for UTC, or name the zone once: ## Timeline (UTC)",
	    STR_ARG(clock));
}

static void
report_zone_name(struct timeline_work *t, const struct line_time *lt,
    struct place place)
{
	if (t->zone_reported)
		return;
	t->zone_reported = true;
	diag_add(t->w->r->diags, RULE_TIME_WITHOUT_ZONE, place,
	    STR_FMT " is a name for more than one zone",
	    STR_ARG(lt->zone_name));
	diag_help(t->w->r->diags,
	    "write the offset itself, such as +01:00, or Z for UTC");
}

/* A wall clock in the zone that site.yaml assumes. */
static int64_t
assumed_clock(struct timeline_work *t, const struct line_time *lt,
    struct place place)
{
	int64_t about = place_clock(t, lt, 0), at;
	struct civil c;

	if (about == TIME_NONE)
		return TIME_NONE;
	c = civil_of(lt->dated ? (int64_t)lt->date * DAY + lt->clock : about);
	if (zone_moment(t->w->r->assumed, &c, &at) == ZONE_OK)
		return at;
	diag_add(t->w->r->diags, RULE_TIME_AMBIGUOUS, place,
	    "a clock change in " STR_FMT " makes this time doubtful",
	    STR_ARG(t->w->r->site->assume_timezone.name));
	diag_help(t->w->r->diags, "write the offset that was meant");
	return TIME_NONE;
}

static int64_t
entry_moment(struct timeline_work *t, const struct line_time *lt,
    struct place place, str clock)
{
	int offset = lt->offset;

	if (!str_empty(lt->zone_name)) {
		report_zone_name(t, lt, place);
		return TIME_NONE;
	}
	if (!lt->zoned && !t->zone_known) {
		if (t->w->r->assumed)
			return assumed_clock(t, lt, place);
		report_zone(t, place, clock);
		return TIME_NONE;
	}
	if (!lt->zoned)
		offset = t->zone;
	if (lt->dated)
		return (int64_t)lt->date * DAY + lt->clock - offset;
	return place_clock(t, lt, offset);
}

/* "[detected] " at the start of text; returns the bytes it takes. */
static size_t
read_mark(struct timeline_work *t, str text, struct timeline_entry *e)
{
	ptrdiff_t end = str_find_char(text, ']');
	enum milestone m;
	size_t used;

	if (text.n == 0 || text.p[0] != '[' || end < 2 ||
	    !milestone_find(str_sub(text, 1, (size_t)end), &m))
		return 0;
	e->milestone = (int)m;
	if (t->marked[m]) {
		diag_add(t->w->r->diags, RULE_TIMELINE_MARK_TWICE, e->place,
		    "[%s] stands in an entry above already",
		    milestone_name(m));
	}
	t->marked[m] = true;
	used = (size_t)end + 1;
	return used + (text.n - used - str_trim_left(
	    str_from(text, used)).n);
}

/* "(sam)" at the end: one word, or a handle. */
static str
trailing_actor(str text)
{
	ptrdiff_t open = str_rfind_char(text, '(');
	str who;

	if (!str_ends(text, STR(")")) || open < 1)
		return STR_NONE;
	who = str_sub(text, (size_t)open + 1, text.n - 1);
	if (str_starts(who, STR("@")))
		who = str_from(who, 1);
	for (size_t i = 0; i < who.n; i++)
		if (!char_alnum(who.p[i]) && who.p[i] != '-' &&
		    who.p[i] != '.' && who.p[i] != '_')
			return STR_NONE;
	return who.n <= 40 ? who : STR_NONE;
}

/* Without the "(sam)" that ends it, when it stands there as plain text. */
static str
without_actor(str s)
{
	if (str_ends(s, STR(")")))
		s = str_trim_right(str_sub(s, 0,
		    (size_t)str_rfind_char(s, '(')));
	return s;
}

static void
note_step_back(struct timeline_work *t, const struct timeline_entry *e)
{
	if (e->at == TIME_NONE)
		return;
	if (t->last != TIME_NONE && e->at < t->last) {
		diag_add(t->w->r->diags, RULE_TIMELINE_BACK, e->place,
		    "this entry is %.*s before the one above it",
		    STR_ARG(length_words(t->w->c->scratch, t->last - e->at)));
		diag_help(t->w->r->diags, "sort the entries; where a day "
		    "lies between them, write the date too");
	}
	t->last = e->at;
}

/* What an entry says, from a node whose inlines begin with the time (or
 * follow it, in a table cell of their own: lt->used is 0 then). */
struct timeline_entry
timeline_entry_make(struct timeline_work *t, md_node *n,
    const struct line_time *lt,
    str time_text, struct place time_at)
{
	struct body_work *w = t->w;
	str text = md_text(w->md, n, w->c->scratch, true);
	size_t skip = time_at.line ? 0 : lt->used;
	struct timeline_entry e = { .milestone = -1 };

	if (!time_at.line) {
		time_text = str_trim(str_sub(text, 0, lt->used));
		while (time_text.n &&
		    !char_alnum(time_text.p[time_text.n - 1]))
			time_text.n--;
		time_at = md_place_of(w->md, n, time_text);
	}
	e.place = time_at;
	e.internal = t->internal || md_internal(w->md, n);
	if (lt->impossible || lt->clock >= DAY) {
		diag_add(w->r->diags, RULE_TIME_IMPOSSIBLE, time_at,
		    "there is no " STR_FMT, STR_ARG(time_text));
		e.at = TIME_NONE;
	} else {
		e.at = entry_moment(t, lt, time_at, time_text);
	}
	note_step_back(t, &e);
	skip += read_mark(t, str_from(text, skip), &e);
	text = str_trim(str_from(text, skip));
	e.actor = str_dup(w->r->keep, trailing_actor(text));
	if (body_hidden(w, e.internal)) {
		e.text = STR_NONE;
		return e;
	}
	e.html = body_inlines(w, n, skip);
	if (!str_empty(e.actor)) {
		text = without_actor(text);
		e.html = without_actor(e.html);
	}
	e.text = str_dup(w->r->keep, text);
	return e;
}

struct timeline_entry
timeline_entry_untimed(struct timeline_work *t, md_node *n)
{
	return (struct timeline_entry){
		.at = TIME_NONE,
		.milestone = -1,
		.place = md_place(t->w->md, n),
		.internal = t->internal || md_internal(t->w->md, n),
	};
}

void
timeline_push(struct timeline_work *t, const struct timeline_entry *e)
{
	*vec_push(t->w->r->keep, &t->w->doc->body.timeline) = *e;
}

/* Blocks that follow the line of the entry and belong to it. */
static void
append_blocks(struct timeline_work *t, struct timeline_entry *e,
    struct blocks b)
{
	if (b.first != b.end && !body_hidden(t->w, e->internal))
		e->html = str_cat(t->w->r->keep, e->html, STR("\n"),
		    body_html(t->w, b));
}

/* Whether the list is a timeline at all: its first item begins with a
 * time. */
static bool
item_time(struct timeline_work *t, md_node *item, struct line_time *lt)
{
	md_node *p = md_first(item);

	*lt = (struct line_time){ 0 };
	if (!p || md_kind(p) != MD_PARAGRAPH)
		return false;
	*lt = line_time(md_text(t->w->md, p, t->w->c->scratch, true));
	return lt->found;
}

void
timeline_unreadable(struct timeline_work *t, md_node *n,
    const struct line_time *lt, const char *what)
{
	struct diags *d = t->w->r->diags;

	diag_add(d, RULE_TIMELINE_UNREADABLE, md_place(t->w->md, n),
	    "this %s does not begin with a time that can be read", what);
	if (lt->refused && lt->clock >= 0)
		diag_help(d, "write %02d:%02dZ, or the offset that was meant",
		    lt->clock / HOUR, lt->clock / MINUTE % 60);
}

static bool
read_list(struct timeline_work *t, md_node *list)
{
	struct line_time lt = { 0 };

	if (!item_time(t, md_first(list), &lt) && !lt.refused)
		return false;
	for (md_node *item = md_first(list); item; item = md_next(item)) {
		struct timeline_entry e;
		md_node *p = md_first(item);

		if (!item_time(t, item, &lt)) {
			timeline_unreadable(t, item, &lt, "entry");
			if (!p)
				continue;
			e = timeline_entry_untimed(t, item);
			append_blocks(t, &e, (struct blocks){ p, NULL });
			timeline_push(t, &e);
			continue;
		}
		e = timeline_entry_make(t, p, &lt, STR_NONE, (struct place){ 0 });
		append_blocks(t, &e, (struct blocks){ md_next(p), NULL });
		timeline_push(t, &e);
	}
	return true;
}

/* A heading or a paragraph that begins with a time, and what follows it
 * up to the next one. Returns where to go on. */
static md_node *
read_line(struct timeline_work *t, md_node *n, md_node *end,
    const struct line_time *lt)
{
	struct timeline_entry e = timeline_entry_make(t, n, lt, STR_NONE,
	    (struct place){ 0 });
	struct blocks own = { md_next(n), md_next(n) };

	if (md_kind(n) == MD_HEADING)
		while (own.end != end && md_kind(own.end) != MD_HEADING)
			own.end = md_next(own.end);
	append_blocks(t, &e, own);
	timeline_push(t, &e);
	return own.end;
}

/* A heading that is a date gives the clocks below it their day. */
static void
read_date_heading(struct timeline_work *t, md_node *n,
    const struct line_time *lt)
{
	int zone;
	str text = md_text(t->w->md, n, t->w->c->scratch, true);

	if (timeline_zone(text, &zone)) {
		t->zone_known = true;
		t->zone = zone;
	}
	if (!lt->dated || lt->impossible)
		return;
	t->date = lt->date;
	t->last = TIME_NONE;
}

/* Blocks that are no entries, as the author wrote them. */
static void
keep_rest(struct timeline_work *t, md_node *n, struct buf *rest)
{
	if (t->internal && !t->w->c->with_internal)
		return;
	md_html(rest, t->w->md, n, md_next(n), &t->w->options);
}

str
timeline_read(struct body_work *w, const struct section *s,
    struct blocks b)
{
	struct timeline_work t = {
		.w = w,
		.last = TIME_NONE,
		.date = DATE_NONE,
		.internal = s->internal,
	};
	size_t before = w->doc->body.timeline.n;
	struct buf rest = buf_init(BUF_MAX);
	md_node *n = b.first;
	str kept;

	t.zone_known = timeline_zone(s->title, &t.zone);
	while (n != b.end) {
		enum md_kind k = md_kind(n);
		struct line_time lt = { 0 };

		if (k == MD_HEADING || k == MD_PARAGRAPH) {
			lt = line_time(md_text(w->md, n, w->c->scratch,
			    true));
			if (lt.found) {
				n = read_line(&t, n, b.end, &lt);
				continue;
			}
			read_date_heading(&t, n, &lt);
		}
		if (!(k == MD_LIST && read_list(&t, n)) &&
		    !(k == MD_TABLE && timeline_table(&t, n)))
			keep_rest(&t, n, &rest);
		n = md_next(n);
	}
	if (w->doc->body.timeline.n == before && s->level <= 3)
		diag_add(w->r->diags, RULE_TIMELINE_NONE, s->place,
		    "no entry of this timeline begins with a time");
	kept = buf_keep(&rest, w->r->keep);
	buf_release(&rest);
	return kept;
}
