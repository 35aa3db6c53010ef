/* Timelines that are tables. */
#include "model/timeline_parts.h"

/* The columns of a timeline table. */
struct columns {
	int date, time, what, who;
};

static bool
header_is(str cell, const char *const *names)
{
	for (; *names; names++)
		if (str_istarts(cell, str_c(*names)))
			return true;
	return false;
}

static struct columns
read_columns(struct timeline_work *t, md_node *header)
{
	static const char *const times[] = { "time", "when", "clock", "utc",
		"timestamp", NULL };
	static const char *const whats[] = { "event", "what", "desc",
		"action", "detail", "note", "activity", "entry", NULL };
	static const char *const whos[] = { "who", "actor", "owner", "by",
		"person", NULL };
	struct columns c = { -1, -1, -1, -1 };
	int i = 0;

	for (md_node *n = md_first(header); n; n = md_next(n), i++) {
		str cell = str_trim(body_text(t->w, n, t->w->c->scratch));

		if (c.time < 0 && header_is(cell, times))
			c.time = i;
		else if (c.date < 0 && str_ieq(cell, STR("date")))
			c.date = i;
		else if (c.what < 0 && header_is(cell, whats))
			c.what = i;
		else if (c.who < 0 && header_is(cell, whos))
			c.who = i;
		timeline_learn(t, n, cell);
	}
	return c;
}

static str
cell_text(struct timeline_work *t, md_node *row, int column)
{
	md_node *n = body_cell(row, column);

	return n ? str_trim(body_text(t->w, n, t->w->c->scratch))
	    : STR_NONE;
}

static void
join_others(struct timeline_work *t, str *to, str more)
{
	if (!str_empty(more))
		*to = str_cat(t->w->r->keep, *to, str_empty(*to) ? STR_NONE
		    : STR(" \xC2\xB7 "), more);
}

/* Columns that we have no name for go on the end of the entry. */
static void
append_others(struct timeline_work *t, md_node *row,
    const struct columns *c, struct timeline_entry *e)
{
	int i = 0;

	if (body_hidden(t->w, e->internal))
		return;
	for (md_node *n = md_first(row); n; n = md_next(n), i++) {
		str html, text;

		if (i == c->date || i == c->time || i == c->what ||
		    i == c->who ||
		    body_hidden(t->w, md_internal(t->w->md, n)))
			continue;
		html = body_inlines(t->w, n, 0);
		text = str_trim(body_text(t->w, n, t->w->c->scratch));
		join_others(t, &e->html, html);
		join_others(t, &e->text, text);
	}
}

/* The day in a column of its own. False, and reported, when something
 * else stands there: no day is guessed in its place. */
static bool
read_day(struct timeline_work *t, md_node *row, const struct columns *c,
    struct line_time *lt)
{
	str day = cell_text(t, row, c->date);
	struct diags *d = t->w->r->diags;
	enum when_status status;

	if (lt->dated || str_empty(day))
		return true;
	status = date_parse(day, &lt->date);
	lt->dated = status == WHEN_OK;
	if (lt->dated)
		return true;
	diag_add(d, status == WHEN_IMPOSSIBLE ? RULE_TIME_IMPOSSIBLE
	    : RULE_TIME_UNREADABLE, md_place_of(t->w->md,
	    body_cell(row, c->date), day), status == WHEN_IMPOSSIBLE
	    ? "there is no " STR_FMT : "\"" STR_FMT "\" is not a date",
	    STR_ARG(day));
	if (status == WHEN_IMPOSSIBLE)
		moment_help_impossible(day, d);
	else
		diag_help(d, "write YYYY-MM-DD");
	return false;
}

static void
read_row(struct timeline_work *t, md_node *row, const struct columns *c)
{
	str when = cell_text(t, row, c->time);
	struct line_time lt = line_time(when);
	struct timeline_entry e;
	md_node *what = body_cell(row, c->what);
	struct place place = md_place_of(t->w->md, row, when);

	bool day = read_day(t, row, c, &lt);

	if (!what)
		what = md_first(row);
	if (lt.found && day) {
		e = timeline_entry_make(t, what, body_text(t->w, what,
		    t->w->c->scratch), &lt, when, place);
	} else {
		if (day)
			timeline_unreadable(t, row, &lt, "row");
		e = timeline_entry_untimed(t, row);
		if (!body_hidden(t->w, e.internal)) {
			e.html = body_inlines(t->w, what, 0);
			e.text = str_trim(body_text(t->w, what,
			    t->w->r->keep));
			timeline_keep_time(t, &e, when);
		}
	}
	e.internal |= md_internal(t->w->md, what) ||
	    body_cell_internal(t->w, row, c->time) ||
	    body_cell_internal(t->w, row, c->date);
	if (c->who >= 0 && (e.internal ||
	    !body_hidden(t->w, body_cell_internal(t->w, row, c->who))))
		e.actor = str_dup(t->w->r->keep,
		    site_person_word(cell_text(t, row, c->who)));
	append_others(t, row, c, &e);
	timeline_push(t, &e);
}

bool
timeline_table(struct timeline_work *t, md_node *table)
{
	md_node *row = md_first(table);
	struct columns c = read_columns(t, row);
	md_node *second = md_next(row);

	if (c.time < 0 && second) {
		struct line_time lt = line_time(cell_text(t, second, 0));

		if (lt.found || lt.refused)
			c.time = 0;
	}
	if (c.time < 0)
		return false;
	if (c.what < 0)
		c.what = c.time + 1;
	for (row = second; row; row = md_next(row))
		read_row(t, row, &c);
	return true;
}
