/* The action items of a report: tables and task lists. */
#include "model/actions_parts.h"
#include "model/front.h"

enum column {
	TEXT, OWNER, ISSUE, DUE, KIND, STATE, COMPLETED, COLUMN_COUNT
};

static const struct {
	const char *word;
	enum column column;
} headers[] = {
	{ "action", TEXT }, { "item", TEXT }, { "task", TEXT },
	{ "action item", TEXT }, { "what", TEXT }, { "description", TEXT },
	{ "remediation", TEXT }, { "remediation item", TEXT },
	{ "repair item", TEXT }, { "follow-up", TEXT },
	{ "owner", OWNER }, { "assignee", OWNER }, { "who", OWNER },
	{ "assigned to", OWNER }, { "responsible", OWNER },
	{ "issue", ISSUE }, { "ticket", ISSUE }, { "bug", ISSUE },
	{ "issue id", ISSUE }, { "link", ISSUE }, { "tracking", ISSUE },
	{ "due", DUE }, { "by", DUE }, { "deadline", DUE },
	{ "due date", DUE }, { "when", DUE }, { "target date", DUE },
	{ "kind", KIND }, { "type", KIND }, { "category", KIND },
	{ "status", STATE }, { "state", STATE }, { "done", STATE },
	{ "completed", COMPLETED }, { "done on", COMPLETED },
	{ "completed on", COMPLETED }, { "date completed", COMPLETED },
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
			if (str_ieq(word, str_c(headers[k].word)) &&
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

	for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++)
		if (str_ieq(s, nothing[i]))
			return true;
	return str_empty(s);
}

static struct named
cell_named(struct body_work *w, md_node *cell)
{
	struct named n = { cell_text(w, cell), { 0 } };

	n.at = md_place_of(w->md, cell, n.name);
	if (blank(n.name)) {
		n.name = STR_NONE;
		return n;
	}
	n.name = str_dup(w->r->keep, n.name);
	return n;
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
	diag_add(w->r->diags, RULE_ACTION_DUE_UNREADABLE, due.at,
	    status == WHEN_IMPOSSIBLE ? "there is no day " STR_FMT
	    : "\"" STR_FMT "\" is not a date", STR_ARG(due.name));
	diag_help(w->r->diags, "write YYYY-MM-DD");
}

static void
set_state(struct body_work *w, struct action *a, md_node *cell)
{
	static const str words[] = { STR_INIT("open"),
		STR_INIT("in-progress"), STR_INIT("done"),
		STR_INIT("dropped") };
	struct named state = cell_named(w, cell);
	str near;

	if (str_empty(state.name) || action_state_find(state.name, &a->state))
		return;
	if (str_eq(state.name, STR("\xE2\x9C\x85")) ||
	    str_eq(state.name, STR("\xE2\x9C\x94")) ||
	    str_ieq(state.name, STR("yes")) ||
	    str_ieq(state.name, STR("[x]"))) {
		a->state = ACTION_DONE;
		return;
	}
	if (str_ieq(state.name, STR("no")) || str_eq(state.name, STR("[ ]")))
		return;
	diag_add(w->r->diags, RULE_ACTION_STATE_UNKNOWN, state.at,
	    "\"" STR_FMT "\" is no status of an action item",
	    STR_ARG(state.name));
	near = suggest(state.name, words, 4);
	if (str_empty(near))
		diag_help(w->r->diags,
		    "use open, in-progress, done or dropped");
	else
		diag_meant(w->r->diags, state.name, near);
	diag_sure_if(w->r->diags, suggest_sure(state.name, near, words, 4));
}

/* A day, or whether it is: "yes", "[x]", "open". */
static void
set_completed(struct body_work *w, struct action *a, md_node *cell)
{
	str text = cell_text(w, cell);

	if (blank(text))
		return;
	if (date_parse(text, &a->completed) == WHEN_OK) {
		a->state = ACTION_DONE;
		return;
	}
	a->completed = DATE_NONE;
	set_state(w, a, cell);
}

static void
set_issue(struct body_work *w, struct action *a, md_node *cell)
{
	a->issue = cell_named(w, cell);
	for (md_node *n = md_first(cell); n; n = md_walk(cell, n))
		if (md_kind(n) == MD_LINK) {
			a->issue_url = str_dup(w->r->keep, md_url(n));
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
	if (str_starts(owner.name, STR("@")))
		owner.name = str_from(owner.name, 1);
	a->owner = owner;
}

static void
set_cell(struct body_work *w, struct action *a, enum column c,
    md_node *cell)
{
	switch (c) {
	case TEXT:
		a->place = md_place_of(w->md, cell, cell_text(w, cell));
		a->text = str_dup(w->r->keep, cell_text(w, cell));
		if (!body_hidden(w, a->internal))
			a->html = body_inlines(w, cell, 0);
		break;
	case OWNER:
		set_owner(a, cell_named(w, cell));
		break;
	case ISSUE:
		set_issue(w, a, cell);
		break;
	case DUE:
		action_due(w, a, cell_named(w, cell));
		break;
	case KIND:
		set_kind(w, a, cell_named(w, cell));
		break;
	case STATE:
		set_state(w, a, cell);
		break;
	case COMPLETED:
		set_completed(w, a, cell);
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
		bool said = false;

		a.in_text = !*plain;
		for (md_node *n = md_first(row); n; n = md_next(n), i++) {
			said |= !blank(cell_text(w, n));
			for (int c = 0; c < COLUMN_COUNT; c++)
				if (m.at[c] == i)
					set_cell(w, &a, (enum column)c, n);
		}
		if (said)
			*vec_push(w->c->scratch, &w->doc->body.actions) = a;
	}
	return true;
}

static void
read_list(struct body_work *w, md_node *list,
    int kind)
{
	for (md_node *n = md_first(list); n; n = md_walk(list, n))
		if (md_kind(n) == MD_ITEM && md_task(n) >= 0 && md_first(n) &&
		    md_kind(md_first(n)) == MD_PARAGRAPH)
			action_task(w, n, kind);
}

/* "### Corrective actions (this week)": the kind of the items below it. */
static int
kind_of(struct body_work *w, md_node *heading)
{
	str text = md_text(w->md, heading, w->c->scratch, true);

	return policy_kind(w->r->policy, heading_fold(w->c->scratch, text));
}

void
actions_read(struct body_work *w, const struct section *s, struct blocks b)
{
	int kind = policy_kind(w->r->policy,
	    heading_fold(w->c->scratch, s->title));

	for (md_node *n = b.first; n != b.end; n = md_next(n)) {
		bool plain = false;

		switch (md_kind(n)) {
		case MD_HEADING:
			kind = kind_of(w, n);
			break;
		case MD_TABLE:
			read_table(w, n, kind, &plain);
			break;
		case MD_LIST:
			read_list(w, n, kind);
			break;
		default:
			break;
		}
		if (!plain)
			md_html(w->shown, w->md, n, md_next(n), &w->options);
	}
}
