/* The action items of a report: tables and task lists. */
#include "model/body_parts.h"
#include "model/front.h"

enum column { TEXT, OWNER, ISSUE, DUE, KIND, STATE, COLUMN_COUNT };

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
};

struct table_map {
	int at[COLUMN_COUNT];	/* column of each, or -1 */
	bool others;		/* there are columns without a name here */
};

static str
cell_text(struct body_work *w, md_node *cell)
{
	return str_trim(md_text(w->md, cell, w->c->scratch, true));
}

static struct table_map
map_columns(struct body_work *w, md_node *header)
{
	struct table_map m = { .at = { -1, -1, -1, -1, -1, -1 } };
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
	return str_empty(s) || str_eq(s, STR("-")) ||
	    str_eq(s, STR("\xE2\x80\x93")) || str_eq(s, STR("\xE2\x80\x94")) ||
	    str_ieq(s, STR("n/a")) || str_ieq(s, STR("none")) ||
	    str_eq(s, STR("?"));
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

static void
set_due(struct body_work *w, struct action *a, md_node *cell)
{
	struct named due = cell_named(w, cell);

	a->due_at = due.at;
	if (str_empty(due.name))
		return;
	if (date_parse(due.name, &a->due) == WHEN_OK)
		return;
	a->due = DATE_NONE;
	diag_add(w->r->diags, RULE_ACTION_DUE_UNREADABLE, due.at,
	    "\"" STR_FMT "\" is not a date", STR_ARG(due.name));
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
		diag_help(w->r->diags, "did you mean " STR_FMT "?",
		    STR_ARG(near));
}

static void
set_issue(struct body_work *w, struct action *a, md_node *cell)
{
	a->issue = cell_named(w, cell);
	for (md_node *n = md_first(cell); n; n = body_walk(cell, n))
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
		set_due(w, a, cell);
		break;
	case KIND:
		set_kind(w, a, cell_named(w, cell));
		break;
	case STATE:
		set_state(w, a, cell);
		break;
	case COLUMN_COUNT:
		break;
	}
}

struct action_context {
	bool internal;
	int kind;		/* of the heading above, or -1 */
};

static struct action
action_init(struct body_work *w, md_node *n, const struct action_context *x)
{
	return (struct action){
		.place = md_place(w->md, n),
		.due = DATE_NONE,
		.kind = x->kind,
		.internal = x->internal || md_internal(w->md, n),
	};
}

/* False when it is some other table. *plain: all its columns are ours,
 * so that the page need not show the author's table too. */
static bool
read_table(struct body_work *w, md_node *table,
    const struct action_context *x, bool *plain)
{
	md_node *row = md_first(table);
	struct table_map m = map_columns(w, row);

	if (m.at[TEXT] < 0)
		return false;
	*plain = !m.others;
	for (row = md_next(row); row; row = md_next(row)) {
		struct action a = action_init(w, row, x);
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
			*vec_push(w->r->keep, &w->doc->body.actions) = a;
	}
	return true;
}

static bool
handle_char(char c)
{
	return char_alnum(c) || c == '-' || c == '_' || c == '.';
}

/* "@sam" anywhere: the first is the owner. */
static str
find_handle(str text)
{
	for (size_t i = 0; i + 1 < text.n; i++) {
		size_t n = i + 1;

		if (text.p[i] != '@' || (i > 0 && handle_char(text.p[i - 1])))
			continue;
		while (n < text.n && handle_char(text.p[n]))
			n++;
		while (n > i + 1 && text.p[n - 1] == '.')
			n--;
		if (n > i + 1)
			return str_sub(text, i + 1, n);
	}
	return STR_NONE;
}

/* "OPS-412" or "#412": the first is the issue. */
static str
find_issue(str text)
{
	for (size_t i = 0; i < text.n; i++) {
		size_t n = i;

		if (i > 0 && (handle_char(text.p[i - 1]) ||
		    text.p[i - 1] == '/'))
			continue;
		if (text.p[i] == '#')
			n = i + 1;
		else
			while (n < text.n && ((text.p[n] >= 'A' &&
			    text.p[n] <= 'Z') || (n > i &&
			    char_digit(text.p[n]))))
				n++;
		if (text.p[i] != '#') {
			if (n < i + 2 || n >= text.n || text.p[n] != '-')
				continue;
			n++;
		}
		if (n >= text.n || !char_digit(text.p[n]))
			continue;
		while (n < text.n && char_digit(text.p[n]))
			n++;
		if (n == text.n || !handle_char(text.p[n]) ||
		    text.p[n] == '.')
			return str_sub(text, i, n);
	}
	return STR_NONE;
}

/* The first YYYY-MM-DD. */
static int32_t
find_date(str text, str *found)
{
	int32_t date;

	for (size_t i = 0; i + 10 <= text.n; i++)
		if (char_digit(text.p[i]) && text.p[i + 4] == '-' &&
		    date_parse(str_sub(text, i, i + 10), &date) == WHEN_OK) {
			*found = str_sub(text, i, i + 10);
			return date;
		}
	return DATE_NONE;
}

/* "(@sam, OPS-412, due 2026-04-01)" at the end says who and when; the
 * text without it is the task. */
static str
task_text(str text)
{
	ptrdiff_t open = str_rfind_char(text, '(');
	str inside, date;

	if (!str_ends(text, STR(")")) || open < 1)
		return text;
	inside = str_from(text, (size_t)open);
	if (str_empty(find_handle(inside)) &&
	    find_date(inside, &date) == DATE_NONE &&
	    str_empty(find_issue(inside)))
		return text;
	return str_trim_right(str_sub(text, 0, (size_t)open));
}

/* What the parts of "(@sam, OPS-412, due 2026-04-01, preventive)" say
 * besides owner, issue and date: a kind, or "dropped: no longer used". */
static void
task_words(struct body_work *w, struct action *a, str inside)
{
	struct cut c = { .tail = inside, .found = true };

	while (c.found) {
		str word;
		int kind;

		c = str_cut(c.tail, ',');
		word = str_trim(str_cut(c.head, ':').head);
		kind = policy_kind(w->r->policy, word);
		if (kind >= 0) {
			a->kind = kind;
			a->kind_word.name = str_dup(w->r->keep, word);
		} else {
			action_state_find(word, &a->state);
		}
	}
}

static void
read_task(struct body_work *w, md_node *item,
    const struct action_context *x)
{
	struct action a = action_init(w, item, x);
	md_node *p = md_first(item);
	str text = cell_text(w, p), date = STR_NONE;

	a.in_text = true;
	a.state = md_task(item) == 1 ? ACTION_DONE : ACTION_OPEN;
	a.text = str_dup(w->r->keep, task_text(text));
	if (a.text.n < text.n)
		task_words(w, &a, str_sub(text, (size_t)str_rfind_char(text,
		    '(') + 1, text.n - 1));
	a.place = md_place_of(w->md, p, a.text);
	a.owner.name = str_dup(w->r->keep, find_handle(text));
	a.owner.at = md_place_of(w->md, p, a.owner.name);
	a.issue.name = str_dup(w->r->keep, find_issue(text));
	a.issue.at = md_place_of(w->md, p, a.issue.name);
	a.due = find_date(text, &date);
	a.due_at = md_place_of(w->md, p, date);
	*vec_push(w->r->keep, &w->doc->body.actions) = a;
}

static void
read_list(struct body_work *w, md_node *list,
    const struct action_context *x)
{
	for (md_node *n = md_first(list); n; n = body_walk(list, n))
		if (md_kind(n) == MD_ITEM && md_task(n) >= 0 && md_first(n) &&
		    md_kind(md_first(n)) == MD_PARAGRAPH)
			read_task(w, n, x);
}

static void
keep_rest(struct body_work *w, const struct section *s, md_node *n,
    struct buf *rest)
{
	if (!body_hidden(w, s->internal))
		md_html(rest, w->md, n, md_next(n), &w->options);
}

str
actions_read(struct body_work *w, const struct section *s, struct blocks b)
{
	struct action_context x = { s->internal, -1 };
	struct buf rest = buf_init(BUF_MAX);
	str kept;

	for (md_node *n = b.first; n != b.end; n = md_next(n)) {
		bool plain = false;

		switch (md_kind(n)) {
		case MD_HEADING:
			x.kind = policy_kind(w->r->policy, md_text(w->md, n,
			    w->c->scratch, true));
			x.internal = s->internal || heading_internal(
			    md_text(w->md, n, w->c->scratch, true));
			break;
		case MD_TABLE:
			read_table(w, n, &x, &plain);
			break;
		case MD_LIST:
			read_list(w, n, &x);
			break;
		default:
			break;
		}
		if (!plain && !(x.internal && !w->c->with_internal))
			keep_rest(w, s, n, &rest);
	}
	kept = buf_keep(&rest, w->r->keep);
	buf_release(&rest);
	return kept;
}
