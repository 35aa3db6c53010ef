/* The page of all action items: what a team goes through every week. */
#include "measure/followup.h"
#include "render/view_parts.h"

/* What is still to be done is listed as far as a page can bear; of the
 * rest there is the CSV. */
enum { OPEN_MOST = 500, RECURRENCES_MOST = 20 };

static void
put_age(const struct view *v, struct value *m, const struct promise *x)
{
	int64_t days;

	if (x->age == LENGTH_NONE || x->age < DAY)
		return;
	days = x->age / DAY;
	PUT(v, m, "age", x->group < PROMISE_DONE
	    ? COUNT(v, "action_open_for", days)
	    : COUNT(v, "action_done_after", days));
}

static void
add_promise(const struct view *v, struct value *list,
    const struct promise *x)
{
	struct value *m = add_action(v, list, x->action, x->due);
	struct value *to = put_map(v, m, "incident");

	PUT(v, to, "title", x->incident->doc.title);
	put_url(v, to, x->incident->doc.url);
	put_age(v, m, x);
	to = put_map(v, m, "filter");
	PUT(v, to, "owner", x->owner);
	PUT(v, to, "kind", promise_kind(x, v->corpus->policy));
}

static void
add_group(const struct view *v, struct value *groups,
    const struct promises *all, enum promise_group g)
{
	size_t n = all->groups[g], most = g < PROMISE_DONE ? OPEN_MOST
	    : ENTRIES_MOST, begin = 0;
	str id = str_c(promise_group_name(g));
	struct value *m, *list;

	if (n == 0)
		return;
	for (int i = 0; i < (int)g; i++)
		begin += all->groups[i];
	m = add_map(v, groups);
	PUT(v, m, "id", str_cat(v->arena, STR("actions-"), id));
	PUT(v, m, "title", words_get(&v->theme->words, str_cat(v->arena,
	    STR("board."), id)));
	PUT(v, m, "count", COUNT(v, "actions_count", n));
	list = put_list(v, m, "list");
	for (size_t i = 0; i < n && i < most; i++)
		add_promise(v, list, &all->list.v[begin + i]);
	if (n > most)
		PUT(v, m, "more", COUNT(v, "actions_more", n - most));
}

static str
board_sentence(const struct view *v, const struct promises *all)
{
	const size_t *n = all->groups;
	size_t late = n[PROMISE_OVERDUE];
	struct blank blanks[] = {
		{ STR("done"), NUMBER(v, n[PROMISE_DONE]) },
		{ STR("open"), NUMBER(v, all->open) },
		{ STR("late"), NUMBER(v, late) },
	};
	str text;

	if (all->list.n == 0)
		return SAY(v, "board_none");
	text = words_count(&v->theme->words, v->arena, late > 0
	    ? STR("board_late") : STR("board_sentence"),
	    (int64_t)all->list.n, blanks, 3);
	/* Who adds up is to come to what was promised. */
	return n[PROMISE_DROPPED] == 0 ? text : str_cat(v->arena, text,
	    STR(" "), COUNT(v, "board_dropped", n[PROMISE_DROPPED]));
}

/* "7 of 12", of those whose date has come. */
static str
kept_text(const struct view *v, const struct followup_counts *c)
{
	if (c->kept + c->late == 0)
		return STR_NONE;
	return FILL(v, "kept_of", { STR("kept"), NUMBER(v, c->kept) },
	    { STR("n"), NUMBER(v, c->kept + c->late) });
}

/* A table of counts; its rows are added by add_counts(). */
static struct value *
start_counts(const struct view *v, struct value *map, const char *key,
    str head)
{
	const str columns[] = { head, SAY(v, "board.open"),
		SAY(v, "board.overdue"), SAY(v, "board.done"),
		SAY(v, "board_kept") };
	struct value *table = put_map(v, map, key), *list;

	PUT(v, table, "caption", head);
	list = put_list(v, table, "columns");
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct value *m = add_map(v, list);

		PUT(v, m, "text", columns[i]);
		value_put_bool(v->arena, m, STR("number"), i > 0);
	}
	return put_list(v, table, "rows");
}

static void
add_counts(const struct view *v, struct value *rows, str name,
    const struct followup_counts *c)
{
	const str cells[] = { NUMBER(v, c->open), NUMBER(v, c->overdue),
		NUMBER(v, c->done), kept_text(v, c) };
	struct value *row = add_map(v, rows), *list;

	PUT(v, put_map(v, row, "head"), "text", name);
	list = put_list(v, row, "cells");
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		struct value *m = add_map(v, list);

		PUT(v, m, "text", cells[i]);
		value_put_bool(v->arena, m, STR("number"), true);
	}
}

/* An option of the filter: a name, and how many of its items are open. */
static void
add_choice(const struct view *v, struct value *list, str name, size_t open)
{
	struct value *m = add_map(v, list);

	PUT(v, m, "name", name);
	PUT(v, m, "count", NUMBER(v, open));
}

static void
put_tables(const struct view *v, struct value *board,
    const struct followups *f)
{
	const struct policy *p = v->corpus->policy;
	struct value *owners = put_list(v, board, "owners");
	struct value *kinds = put_list(v, board, "kinds");
	struct value *rows;

	if (f->all.all == 0)
		return;
	rows = start_counts(v, board, "by_owner", SAY(v, "owner"));
	for (size_t i = 0; i < f->owners.n && i < OPEN_MOST; i++) {
		const struct followup_owner *o = &f->owners.v[i];

		add_choice(v, owners, o->name, o->counts.open);
		add_counts(v, rows, o->name, &o->counts);
	}
	rows = start_counts(v, board, "by_kind", SAY(v, "action_kind"));
	for (size_t i = 0; i <= p->kinds.n; i++) {
		str name = i < p->kinds.n ? p->kinds.v[i].name
		    : SAY(v, "no_kind");

		if (f->by_kind[i].all == 0)
			continue;
		if (i < p->kinds.n)
			add_choice(v, kinds, name, f->by_kind[i].open);
		add_counts(v, rows, name, &f->by_kind[i]);
	}
	if (f->all.kept + f->all.late > 0)
		PUT(v, board, "kept", FILL(v, "board_kept_sentence",
		    { STR("kept"), NUMBER(v, f->all.kept) },
		    { STR("n"), NUMBER(v, f->all.kept + f->all.late) }));
	if (f->all.unknown > 0)
		PUT(v, board, "kept_unknown", COUNT(v, "board_unknown",
		    f->all.unknown));
}

static void
put_to(const struct view *v, struct value *m, const char *key,
    const struct incident *in)
{
	struct value *to = put_map(v, m, key);

	PUT(v, to, "title", in->doc.title);
	put_url(v, to, in->doc.url);
	if (in->times[STARTED].at != TIME_NONE)
		put_time(v, to, "started", in->times[STARTED].at, TIME_DATE);
}

/* What came again while the last one's items were open. */
static void
put_recurrences(const struct view *v, struct value *board,
    const struct followups *f)
{
	struct value *part, *list;

	if (f->recurrences.n == 0)
		return;
	part = put_map(v, board, "again");
	PUT(v, part, "sentence", SAY(v, "again_sentence"));
	list = put_list(v, part, "list");
	for (size_t i = 0; i < f->recurrences.n && i < RECURRENCES_MOST;
	    i++) {
		const struct recurrence *r = &f->recurrences.v[i];
		struct value *m = add_map(v, list);

		put_to(v, m, "incident", r->again);
		put_to(v, m, "before", r->before);
		if (!str_empty(r->tag))
			PUT(v, m, "same", FILL(v, "again_tag",
			    { STR("tag"), r->tag }));
		else if (!str_empty(r->cause))
			PUT(v, m, "same", FILL(v, "again_cause",
			    { STR("cause"), r->cause }));
		else if (r->component >= 0)
			PUT(v, m, "same", FILL(v, "again_component",
			    { STR("name"), v->corpus->site->components.v[
				r->component].name }));
		PUT(v, m, "open", COUNT(v, "again_open", r->unfinished));
	}
}

void
put_follow_up(const struct view *v, struct value *home)
{
	struct promises all;
	struct value *m;

	if (!v->with_internal)
		return;
	promises_measure(v->corpus, v->now, v->arena, &all);
	if (all.open == 0)
		return;
	m = put_map(v, home, "follow_up");
	PUT(v, m, "title", v->corpus->policy->actions_word.n > 0
	    ? v->corpus->policy->actions_word : SAY(v, "nav_actions"));
	PUT(v, m, "text", FILL(v, "follow_up",
	    { STR("open"), NUMBER(v, all.open) },
	    { STR("late"), NUMBER(v, all.groups[PROMISE_OVERDUE]) },
	    { STR("soon"), NUMBER(v, all.groups[PROMISE_SOON]) }));
	put_url(v, m, STR("actions/"));
}

struct value *
view_actions(const struct view *v)
{
	const struct metrics_filter everything = METRICS_FILTER_ALL;
	const struct survey s = survey_begin(v->corpus, v->now, v->arena);
	struct promises all;
	struct followups f;
	struct page_head h = {
		.kind = "actions", .title = SAY(v, "nav_actions"),
		.url = STR("actions/"), .section = "actions/",
	};
	struct value *root, *board, *groups, *settled;

	promises_measure(v->corpus, v->now, v->arena, &all);
	followups_measure(&s, &everything, v->arena, &f);
	h.description = board_sentence(v, &all);
	root = view_page(v, &h);
	board = put_map(v, root, "board");
	PUT(v, board, "title", v->corpus->policy->actions_word.n > 0
	    ? v->corpus->policy->actions_word : h.title);
	PUT(v, board, "sentence", h.description);
	put_url(v, board, STR("actions.csv"));
	/* What is over comes last: it is what a review looks at least. */
	groups = put_list(v, board, "groups");
	settled = put_list(v, board, "settled");
	for (int g = 0; g < PROMISE_GROUPS; g++)
		add_group(v, g < PROMISE_DONE ? groups : settled, &all,
		    (enum promise_group)g);
	put_recurrences(v, board, &f);
	put_tables(v, board, &f);
	return root;
}
