/* The action items of a report: tables and task lists. */
#include "model/actions_parts.h"
#include "model/front.h"

enum column {
	TEXT, OWNER, ISSUE, DUE, KIND, STATE, COMPLETED, COLUMN_COUNT
};

static const struct {
	str word;
	enum column column;
} headers[] = {
	{ STR_INIT("action"), TEXT }, { STR_INIT("item"), TEXT },
	{ STR_INIT("task"), TEXT }, { STR_INIT("action item"), TEXT },
	{ STR_INIT("what"), TEXT }, { STR_INIT("description"), TEXT },
	{ STR_INIT("remediation"), TEXT },
	{ STR_INIT("remediation item"), TEXT },
	{ STR_INIT("repair item"), TEXT }, { STR_INIT("follow-up"), TEXT },
	{ STR_INIT("owner"), OWNER }, { STR_INIT("assignee"), OWNER },
	{ STR_INIT("who"), OWNER }, { STR_INIT("assigned to"), OWNER },
	{ STR_INIT("responsible"), OWNER }, { STR_INIT("issue"), ISSUE },
	{ STR_INIT("ticket"), ISSUE }, { STR_INIT("bug"), ISSUE },
	{ STR_INIT("issue id"), ISSUE }, { STR_INIT("link"), ISSUE },
	{ STR_INIT("tracking"), ISSUE }, { STR_INIT("due"), DUE },
	{ STR_INIT("by"), DUE }, { STR_INIT("deadline"), DUE },
	{ STR_INIT("due date"), DUE }, { STR_INIT("when"), DUE },
	{ STR_INIT("target date"), DUE }, { STR_INIT("kind"), KIND },
	{ STR_INIT("type"), KIND }, { STR_INIT("category"), KIND },
	{ STR_INIT("status"), STATE }, { STR_INIT("state"), STATE },
	{ STR_INIT("done"), STATE }, { STR_INIT("completed"), COMPLETED },
	{ STR_INIT("done on"), COMPLETED },
	{ STR_INIT("completed on"), COMPLETED },
	{ STR_INIT("date completed"), COMPLETED },
};

struct table_map {
	int at[COLUMN_COUNT];	/* column of each, or -1 */
	bool others;		/* there are columns without a name here */
};

static str
cell_text(struct body_work *w, md_node *cell)
{
	return str_trim(body_text(w, cell, w->c->scratch));
}

static struct table_map
map_columns(struct body_work *w, md_node *header)
{
	struct table_map m = { .at = { -1, -1, -1, -1, -1, -1, -1 } };
	int i = 0;

	for (md_node *n = md_first(header); n; n = md_next(n), i++) {
		str word = cell_text(w, n);
		bool known = false;

		for (size_t k = 0; !known &&
		    k < sizeof(headers) / sizeof(headers[0]); k++)
			if (str_ieq(word, headers[k].word) &&
			    m.at[headers[k].column] < 0) {
				m.at[headers[k].column] = i;
				known = true;
			}
		m.others |= !known;
	}
	return m;
}

/* Nothing, a dash or the like: the cell is there and says nothing. */
static bool
blank(str s)
{
	static const str nothing[] = {
		STR_INIT("-"), STR_INIT("\xE2\x80\x93"),
		STR_INIT("\xE2\x80\x94"), STR_INIT("?"), STR_INIT("??"),
		STR_INIT("..."), STR_INIT("n/a"), STR_INIT("none"),
		STR_INIT("tbd"), STR_INIT("tba"), STR_INIT("todo"),
		STR_INIT("unassigned"),
	};

	/* "unassigned" is the longest. */
	for (size_t i = 0; s.n <= 10 &&
	    i < sizeof(nothing) / sizeof(nothing[0]); i++)
		if (str_ieq(s, nothing[i]))
			return true;
	return str_empty(s);
}

static struct named
cell_named(struct body_work *w, md_node *cell, str text)
{
	struct named n = { text, { 0 } };

	n.at = md_place_of(w->md, cell, n.name);
	if (blank(n.name)) {
		n.name = STR_NONE;
		return n;
	}
	n.name = reading_word(w->r, n.name);
	return n;
}

static void
report_day(struct body_work *w, struct place at, str text,
    enum when_status status)
{
	diag_add(w->r->diags, RULE_ACTION_DUE_UNREADABLE, at,
	    status == WHEN_IMPOSSIBLE ? "there is no day " STR_FMT
	    : "\"" STR_FMT "\" is not a date", STR_ARG(text));
}

void
action_due(struct body_work *w, struct action *a, struct named due)
{
	enum when_status status;

	a->due_at = due.at;
	if (str_empty(due.name))
		return;
	status = date_parse(due.name, &a->due);
	if (status == WHEN_OK)
		return;
	a->due = DATE_NONE;
	a->due_unclear = true;
	report_day(w, due.at, due.name, status);
	diag_help(w->r->diags, "write YYYY-MM-DD");
}

/* A state, or yes and no; false for any other word. */
static bool
find_state(struct action *a, str text)
{
	if (action_state_find(text, &a->state))
		return true;
	if (str_eq(text, STR("\xE2\x9C\x85")) ||
	    str_eq(text, STR("\xE2\x9C\x94")) ||
	    str_ieq(text, STR("yes")) || str_ieq(text, STR("[x]"))) {
		a->state = ACTION_DONE;
		return true;
	}
	return str_ieq(text, STR("no")) || str_eq(text, STR("[ ]"));
}

static void
set_state(struct body_work *w, struct action *a, md_node *cell, str text)
{
	static const str words[] = { STR_INIT("open"),
		STR_INIT("in-progress"), STR_INIT("done"),
		STR_INIT("dropped") };
	str near;

	if (blank(text) || find_state(a, text))
		return;
	diag_add(w->r->diags, RULE_ACTION_STATE_UNKNOWN,
	    md_place_of(w->md, cell, text),
	    "\"" STR_FMT "\" is no status of an action item",
	    STR_ARG(text));
	near = suggest(text, words, 4);
	if (str_empty(near))
		diag_help(w->r->diags,
		    "use open, in-progress, done or dropped");
	else
		diag_meant(w->r->diags, text, near);
	diag_sure_if(w->r->diags, suggest_sure(text, near, words, 4));
}

/* A day, or whether it is: "yes", "[x]", "open". What the column of states
 * says of it holds, whichever stands first. */
static void
set_completed(struct body_work *w, struct action *a, md_node *cell, str text,
    bool stated)
{
	struct action unstated = *a;
	enum when_status status;

	if (blank(text) || find_state(stated ? &unstated : a, text))
		return;
	a->completed_at = md_place_of(w->md, cell, text);
	status = date_parse(text, &a->completed);
	if (status == WHEN_OK) {
		if (!stated)
			a->state = ACTION_DONE;
		return;
	}
	a->completed = DATE_NONE;
	report_day(w, a->completed_at, text, status);
	diag_help(w->r->diags, "write YYYY-MM-DD, or yes or no");
}

/* The link of a public item is one that everybody sees, and leads to
 * another site: a page shows it wherever it stands. */
static void
set_issue(struct body_work *w, struct action *a, md_node *cell, str text)
{
	a->issue = cell_named(w, cell, text);
	for (md_node *n = md_first(cell); n; n = md_walk(cell, n))
		if (md_kind(n) == MD_LINK && (a->internal ||
		    !body_hidden(w, md_internal(w->md, n)))) {
			if (policy_issue_url_safe(md_url(n)))
				a->issue_url = str_dup(w->r->keep,
				    md_url(n));
			return;
		}
}

static void
set_kind(struct body_work *w, struct action *a, struct named word)
{
	a->kind_word = word;
	if (!str_empty(word.name))
		a->kind = policy_kind(w->r->policy, word.name);
}

static void
set_owner(struct action *a, struct named owner)
{
	owner.name = site_person_word(owner.name);
	a->owner = owner;
}

static void
set_cell(struct body_work *w, struct action *a, enum column c,
    md_node *cell, str text, bool stated)
{
	switch (c) {
	case TEXT:
		a->place = md_place_of(w->md, cell, text);
		a->text = str_dup(w->r->keep, text);
		if (!body_hidden(w, a->internal))
			a->html = body_inlines(w, cell, 0);
		break;
	case OWNER:
		set_owner(a, cell_named(w, cell, text));
		break;
	case ISSUE:
		set_issue(w, a, cell, text);
		break;
	case DUE:
		action_due(w, a, cell_named(w, cell, text));
		break;
	case KIND:
		set_kind(w, a, cell_named(w, cell, text));
		break;
	case STATE:
		set_state(w, a, cell, text);
		break;
	case COMPLETED:
		set_completed(w, a, cell, text, stated);
		break;
	case COLUMN_COUNT:
		break;
	}
}

struct action
action_init(struct body_work *w, md_node *n, int kind)
{
	return (struct action){
		.place = md_place_line(w->md, n),
		.due = DATE_NONE,
		.completed = DATE_NONE,
		.kind = kind,
		.internal = md_internal(w->md, n),
		.withheld = body_withheld(w, n),
	};
}

/* Where it matters: beside a day of completion. */
static bool
says_state(struct body_work *w, md_node *row, const struct table_map *m)
{
	md_node *cell = m->at[COMPLETED] < 0 ? NULL
	    : body_cell(row, m->at[STATE]);

	return cell && !blank(cell_text(w, cell));
}

/* False when it is some other table. *plain: all its columns are ours,
 * so that the page need not show the author's table too. */
static bool
read_table(struct body_work *w, md_node *table,
    int kind, bool *plain)
{
	md_node *row = md_first(table);
	struct table_map m = map_columns(w, row);

	if (m.at[TEXT] < 0)
		return false;
	*plain = !m.others;
	for (row = md_next(row); row; row = md_next(row)) {
		struct action a = action_init(w, row, kind);
		int i = 0;
		bool said = false, stated = says_state(w, row, &m);

		a.in_text = !*plain;
		a.internal |= body_cell_internal(w, row, m.at[TEXT]);
		for (md_node *n = md_first(row); n; n = md_next(n), i++) {
			str text;

			if (md_internal(w->md, n) && body_hidden(w,
			    !a.internal))
				continue;
			text = cell_text(w, n);
			said |= !blank(text);
			for (int c = 0; c < COLUMN_COUNT; c++)
				if (m.at[c] == i)
					set_cell(w, &a, (enum column)c, n,
					    text, stated);
		}
		if (said)
			*vec_push(w->c->scratch, &w->doc->body.actions) = a;
	}
	return true;
}

/* Items that look like action items and are none, of a section or of a part
 * of it. */
struct plain {
	md_node *first;
	size_t n;
};

/* What stands below one heading: of the section, or within it. */
struct part {
	int kind;		/* the heading's, or -1 */
	bool promises;		/* its heading is one within the section and
				 * names a kind that is yet to be done */
	bool tasks, table;
	struct plain plain;	/* in lists without any box */
};

static bool
is_task(md_node *n)
{
	return md_kind(n) == MD_ITEM && md_task(n) >= 0 && md_first(n) &&
	    md_kind(md_first(n)) == MD_PARAGRAPH;
}

/* A paragraph that is a link alone says where to look. */
static bool
link_alone(md_node *paragraph)
{
	md_node *n = md_first(paragraph);

	return n && md_kind(n) == MD_LINK && !md_next(n);
}

static void
plain_add(struct plain *to, md_node *item)
{
	if (!to->first)
		to->first = item;
	to->n += item ? 1 : 0;
}

static void
plain_join(struct plain *to, struct plain more)
{
	if (!to->first)
		to->first = more.first;
	to->n += more.n;
}

/* Whether an item without a box might have been meant to have one. */
static bool
is_plain(md_node *n)
{
	return md_first(n) && md_kind(md_first(n)) == MD_PARAGRAPH &&
	    !link_alone(md_first(n));
}

/* Read the items with a box; true when there are any. Those on the list's
 * own level that have none, nor one below them, are counted. */
static bool
read_list(struct body_work *w, md_node *list, int kind, struct plain *plain)
{
	md_node *open = NULL;	/* an item without a box so far */
	bool any = false;

	for (md_node *n = md_first(list); n; n = md_walk(list, n)) {
		if (md_parent(n) == list) {
			plain_add(plain, open);
			open = !is_task(n) && is_plain(n) ? n : NULL;
		}
		if (is_task(n)) {
			action_task(w, n, kind);
			any = true;
			open = NULL;
		}
	}
	plain_add(plain, open);
	return any;
}

/* "### Corrective actions (this week)": the kind of the items below it. */
static int
kind_of(struct body_work *w, md_node *heading)
{
	str text = md_text(w->md, heading, w->c->scratch, true);

	return policy_kind(w->r->policy, heading_fold(w->c->scratch, text));
}

static struct part
part_below(struct body_work *w, md_node *heading)
{
	struct part p = { .kind = kind_of(w, heading) };

	p.promises = p.kind >= 0 &&
	    w->r->policy->kinds.v[p.kind].done != NEED_REQUIRED;
	return p;
}

/* A list that a paragraph leads to may be about anything. */
static void
part_list(struct body_work *w, struct part *p, md_node *list,
    struct plain *plain)
{
	struct plain found = { 0 };
	md_node *before = md_prev(list);

	if (read_list(w, list, p->kind, &found)) {
		p->tasks = true;
		plain_join(plain, found);
	} else if (p->promises || !before || md_kind(before) != MD_PARAGRAPH)
		plain_join(&p->plain, found);
}

/* Beside a table of actions a list explains it. */
static void
part_end(const struct part *p, struct plain *plain)
{
	if (!p->table && (p->tasks || p->promises))
		plain_join(plain, p->plain);
}

static void
report_plain(struct body_work *w, const struct plain *plain)
{
	struct diags *d = w->r->diags;

	struct place at = md_place_line(w->md, plain->first);

	if (plain->n == 1)
		diag_add(d, RULE_ACTION_UNREAD, at,
		    "this is not read as an action item");
	else
		diag_add(d, RULE_ACTION_UNREAD, at,
		    "this and %zu more below it are not read as action "
		    "items", plain->n - 1);
	diag_help(d, "begin it with - [ ], or, when it is done, with - [x]; "
	    "what promises nothing belongs below a heading of its own");
}

void
actions_read(struct body_work *w, const struct section *s, struct blocks b)
{
	size_t before = w->doc->body.actions.n;
	struct plain plain = { 0 };
	struct part part = { .kind = policy_kind(w->r->policy,
	    heading_fold(w->c->scratch, s->title)) };

	for (md_node *n = b.first; n != b.end; n = md_next(n)) {
		bool ours = false;

		switch (md_kind(n)) {
		case MD_HEADING:
			part_end(&part, &plain);
			part = part_below(w, n);
			break;
		case MD_TABLE:
			part.table |= read_table(w, n, part.kind, &ours);
			break;
		case MD_LIST:
			part_list(w, &part, n, &plain);
			break;
		default:
			break;
		}
		if (!ours)
			body_show(w, n, md_next(n));
	}
	part_end(&part, &plain);
	/* Where none is read at all, check/ says so when it is asked for. */
	if (plain.n > 0 && w->doc->body.actions.n > before)
		report_plain(w, &plain);
}
