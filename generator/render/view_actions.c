/* Action items: on the page of their incident, and all of them. */
#include "render/view_parts.h"

#include <stdlib.h>

#include "base/escape.h"

static const struct {
	const char *id, *mark;
} states[] = {
	[ACTION_OPEN] = { "open", "parts/todo-open" },
	[ACTION_IN_PROGRESS] = { "in-progress", "parts/todo-in-progress" },
	[ACTION_DONE] = { "done", "parts/todo-done" },
	[ACTION_DROPPED] = { "dropped", "parts/todo-dropped" },
};

static bool
pending(const struct action *x)
{
	return x->state == ACTION_OPEN || x->state == ACTION_IN_PROGRESS;
}

/* The due day itself is still in time. */
static bool
overdue(const struct view *v, const struct action *x)
{
	return pending(x) && x->due != DATE_NONE &&
	    date_of_moment(v->now) > x->due;
}

/* From the front matter it is plain text. */
static void
put_action_text(const struct view *v, struct value *m,
    const struct action *x)
{
	struct buf b = buf_init(BUF_MAX);

	if (!str_empty(x->html)) {
		put_html(v, m, "html", x->html);
		return;
	}
	html_text(&b, x->text);
	put_html(v, m, "html", buf_keep(&b, v->arena));
	buf_release(&b);
}

/* Where a ticket is: the link that was written with it, or the policy's
 * address with its key. Several tickets in one cell have none. */
static str
issue_href(const struct view *v, const struct action *x)
{
	str pattern = v->corpus->policy->issue_url;
	str place = STR("{issue}"), key = x->issue.name;
	ptrdiff_t at = str_find(pattern, place);

	if (!str_empty(x->issue_url) || str_empty(key) || at < 0)
		return x->issue_url;
	/* "#412" is ticket 412. */
	if (str_starts(key, STR("#")))
		key = str_from(key, 1);
	for (size_t i = 0; i < key.n; i++)
		if (char_space(key.p[i]) || key.p[i] == ',')
			return STR_NONE;
	return str_cat(v->arena, str_sub(pattern, 0, (size_t)at),
	    view_path(v->arena, key),
	    str_from(pattern, (size_t)at + place.n));
}

static void
add_action(const struct view *v, struct value *list, const struct action *x,
    const struct incident *in)
{
	const struct policy *p = v->corpus->policy;
	struct value *m = add_map(v, list);

	PUT(v, m, "state", str_c(states[x->state].id));
	PUT(v, m, "word", words_get(&v->theme->words, str_cat(v->arena,
	    STR("action."), str_c(states[x->state].id))));
	PUT(v, m, "mark", str_c(states[x->state].mark));
	put_action_text(v, m, x);
	if (!str_empty(x->owner.name))
		PUT(v, m, "owner", person_name(v, x->owner.name));
	PUT(v, m, "kind", x->kind >= 0 ? p->kinds.v[x->kind].name
	    : x->kind_word.name);
	PUT(v, m, "issue", x->issue.name);
	PUT(v, m, "issue_href", issue_href(v, x));
	put_date(v, m, "due", x->due, TIME_DAY);
	if (overdue(v, x))
		PUT(v, m, "late", SAY(v, "overdue"));
	value_put_bool(v->arena, m, STR("internal"), x->internal);
	if (in) {
		struct value *from = put_map(v, m, "incident");

		PUT(v, from, "title", in->doc.title);
		put_url(v, from, in->doc.url);
	}
}

void
put_actions(const struct view *v, struct value *section,
    const struct actions *all, bool apart)
{
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < all->n; i++)
		if (!apart || !all->v[i].in_text)
			add_action(v, list, &all->v[i], NULL);
	if (list->first)
		value_set(put_map(v, section, "actions"), STR("list"), list);
}

/* The groups of the page of all actions, in the order shown. */
enum board_group { OVERDUE, OPEN, DONE, DROPPED, BOARD_GROUPS };

static const char *const group_keys[BOARD_GROUPS] = {
	"overdue", "open", "done", "dropped",
};

struct promised {
	const struct action *action;
	const struct incident *incident;
	size_t number;		/* as found: the newest incident first */
};

struct board {
	struct { struct promised *v; size_t n, cap; } groups[BOARD_GROUPS];
	size_t all;
};

static enum board_group
group_of(const struct view *v, const struct action *x)
{
	if (x->state == ACTION_DONE)
		return DONE;
	if (x->state == ACTION_DROPPED)
		return DROPPED;
	return overdue(v, x) ? OVERDUE : OPEN;
}

/* What is due first stands first, what has no date last. */
static int
by_due(const void *a, const void *b)
{
	const struct promised *x = a, *y = b;
	int32_t dx = x->action->due, dy = y->action->due;

	if (dx != dy && (dx == DATE_NONE || dy == DATE_NONE))
		return dx == DATE_NONE ? 1 : -1;
	if (dx != dy)
		return dx < dy ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static void
fill_board(const struct view *v, struct board *b)
{
	const struct corpus *c = v->corpus;

	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		for (size_t k = 0; k < in->actions.n; k++) {
			const struct action *x = &in->actions.v[k];

			*vec_push(v->arena, &b->groups[group_of(v, x)]) =
			    (struct promised){ x, in, b->all };
			b->all++;
		}
	}
	for (int g = OVERDUE; g <= OPEN; g++)
		if (b->groups[g].n > 1)
			qsort(b->groups[g].v, b->groups[g].n,
			    sizeof(*b->groups[g].v), by_due);
}

static void
add_group(const struct view *v, struct value *groups, const struct board *b,
    enum board_group g)
{
	size_t n = b->groups[g].n;
	struct value *m, *list;

	if (n == 0)
		return;
	m = add_map(v, groups);
	PUT(v, m, "id", str_cat(v->arena, STR("actions-"),
	    str_c(group_keys[g])));
	PUT(v, m, "title", words_get(&v->theme->words, str_cat(v->arena,
	    STR("board."), str_c(group_keys[g]))));
	PUT(v, m, "count", COUNT(v, "actions_count", n));
	list = put_list(v, m, "list");
	for (size_t i = 0; i < n && i < ENTRIES_MOST; i++)
		add_action(v, list, b->groups[g].v[i].action,
		    b->groups[g].v[i].incident);
	if (n > ENTRIES_MOST)
		PUT(v, m, "more", COUNT(v, "actions_more",
		    n - ENTRIES_MOST));
}

static str
board_sentence(const struct view *v, const struct board *b)
{
	size_t late = b->groups[OVERDUE].n;
	size_t open = late + b->groups[OPEN].n;
	struct blank blanks[] = {
		{ STR("done"), NUMBER(v, b->groups[DONE].n) },
		{ STR("open"), NUMBER(v, open) },
		{ STR("late"), NUMBER(v, late) },
	};

	if (b->all == 0)
		return SAY(v, "board_none");
	return words_count(&v->theme->words, v->arena, late > 0
	    ? STR("board_late") : STR("board_sentence"), (int64_t)b->all,
	    blanks, 3);
}

struct value *
view_actions(const struct view *v)
{
	struct board b = { 0 };
	struct page_head h = {
		.kind = "actions", .title = SAY(v, "nav_actions"),
		.url = STR("actions/"), .section = "actions/",
	};
	struct value *root, *board, *groups;

	fill_board(v, &b);
	h.description = board_sentence(v, &b);
	root = view_page(v, &h);
	board = put_map(v, root, "board");
	PUT(v, board, "title", v->corpus->policy->actions_word.n > 0
	    ? v->corpus->policy->actions_word : h.title);
	PUT(v, board, "sentence", h.description);
	groups = put_list(v, board, "groups");
	for (int g = 0; g < BOARD_GROUPS; g++)
		add_group(v, groups, &b, (enum board_group)g);
	return root;
}
