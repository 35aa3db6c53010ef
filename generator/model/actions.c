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
	return str_trim(body_text(w, cell, w->c->scratch));
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

static void
read_due(struct body_work *w, struct action *a, struct named due)
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
		read_due(w, a, cell_named(w, cell));
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

static struct action
action_init(struct body_work *w, md_node *n, int kind)
{
	return (struct action){
		.place = md_place_line(w->md, n),
		.due = DATE_NONE,
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

/* Capitals, a hyphen and a number that are no issue: UTF-8, SHA-256, and
 * the levels of the policy. */
static bool
other_number(const struct policy *p, str word)
{
	static const str names[] = {
		STR_INIT("UTF-"), STR_INIT("SHA-"), STR_INIT("ISO-"),
		STR_INIT("RFC-"), STR_INIT("AES-"), STR_INIT("IPV-"),
		STR_INIT("CVE-"), STR_INIT("COVID-"),
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_starts(word, names[i]))
			return true;
	return policy_level(p, word) >= 0;
}

/* How long an issue's key is that begins at s: "OPS-412", "#412". */
static size_t
issue_length(str s)
{
	size_t n = 0;

	if (s.p[0] == '#') {
		n = 1;
	} else {
		while (n < s.n && ((s.p[n] >= 'A' && s.p[n] <= 'Z') ||
		    (n > 0 && char_digit(s.p[n]))))
			n++;
		if (n < 2 || n >= s.n || s.p[n] != '-')
			return 0;
		n++;
	}
	if (n >= s.n || !char_digit(s.p[n]))
		return 0;
	while (n < s.n && char_digit(s.p[n]))
		n++;
	return n == s.n || !handle_char(s.p[n]) || s.p[n] == '.' ? n : 0;
}

static str
find_issue(const struct policy *p, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		str word;

		if (i > 0 && (handle_char(text.p[i - 1]) ||
		    text.p[i - 1] == '/'))
			continue;
		word = str_sub(text, i, i + issue_length(str_from(text, i)));
		if (!str_empty(word) && !other_number(p, word))
			return word;
	}
	return STR_NONE;
}

/* Whether what stands before a date makes it the day by which: "due
 * 2026-04-01", "by: 2026-04-01". */
static bool
says_due(str before)
{
	static const str words[] = { STR_INIT("due"), STR_INIT("by"),
		STR_INIT("until"), STR_INIT("before"),
		STR_INIT("deadline") };
	str last;

	before = str_trim_right(before);
	if (str_ends(before, STR(":")))
		before = str_trim_right(str_sub(before, 0, before.n - 1));
	last = before;
	while (last.n && char_alpha(last.p[last.n - 1]))
		last.n--;
	last = str_from(before, last.n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(last, words[i]))
			return true;
	return false;
}

/* The first YYYY-MM-DD; in running text, one that is said to be the day
 * by which, or that ends it: any other may be about something else. */
static str
find_due(str text, bool running)
{
	for (size_t i = 0; i + 10 <= text.n; i++) {
		int32_t date;

		if (!char_digit(text.p[i]) || text.p[i + 4] != '-' ||
		    (i > 0 && char_alnum(text.p[i - 1])) ||
		    date_parse(str_sub(text, i, i + 10), &date) == WHEN_BAD)
			continue;
		if (!running || i + 10 == text.n ||
		    says_due(str_sub(text, 0, i)))
			return str_sub(text, i, i + 10);
	}
	return STR_NONE;
}

/* "(@sam, OPS-412, due 2026-04-01)" at the end says who and when; what
 * stands before it is the task. Empty when there is no such end. */
static str
task_tail(struct body_work *w, str text)
{
	ptrdiff_t open = str_rfind_char(text, '(');
	str inside;

	if (!str_ends(text, STR(")")) || open < 1)
		return STR_NONE;
	inside = str_sub(text, (size_t)open + 1, text.n - 1);
	if (str_empty(find_handle(inside)) &&
	    str_empty(find_due(inside, false)) &&
	    str_empty(find_issue(w->r->policy, inside)))
		return STR_NONE;
	return inside;
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

static struct named
task_named(struct body_work *w, md_node *p, str word)
{
	return (struct named){ str_dup(w->r->keep, word),
	    md_place_of(w->md, p, word) };
}

static void
read_task(struct body_work *w, md_node *item, int kind)
{
	struct action a = action_init(w, item, kind);
	md_node *p = md_first(item);
	str text = cell_text(w, p), tail = task_tail(w, text), word;

	a.in_text = true;
	a.state = md_task(item) == 1 ? ACTION_DONE : ACTION_OPEN;
	a.text = str_dup(w->r->keep, str_empty(tail) ? text
	    : str_trim_right(str_sub(text, 0, text.n - tail.n - 2)));
	a.place = md_place_of(w->md, p, a.text);
	task_words(w, &a, tail);
	word = find_handle(tail);
	a.owner = task_named(w, p, word.n ? word : find_handle(text));
	word = find_issue(w->r->policy, tail);
	a.issue = task_named(w, p, word.n ? word
	    : find_issue(w->r->policy, text));
	word = find_due(tail, false);
	read_due(w, &a, task_named(w, p, word.n ? word
	    : find_due(text, true)));
	*vec_push(w->r->keep, &w->doc->body.actions) = a;
}

static void
read_list(struct body_work *w, md_node *list,
    int kind)
{
	for (md_node *n = md_first(list); n; n = body_walk(list, n))
		if (md_kind(n) == MD_ITEM && md_task(n) >= 0 && md_first(n) &&
		    md_kind(md_first(n)) == MD_PARAGRAPH)
			read_task(w, n, kind);
}

/* "### Corrective actions (this week)": the kind of the items below it. */
static int
kind_of(struct body_work *w, md_node *heading)
{
	str text = md_text(w->md, heading, w->c->scratch, true);

	return policy_kind(w->r->policy, heading_fold(w->c->scratch, text));
}

str
actions_read(struct body_work *w, const struct section *s, struct blocks b)
{
	int kind = policy_kind(w->r->policy,
	    heading_fold(w->c->scratch, s->title));
	struct buf rest = buf_init(BUF_MAX);
	str kept;

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
			md_html(&rest, w->md, n, md_next(n), &w->options);
	}
	kept = buf_keep(&rest, w->r->keep);
	buf_release(&rest);
	return kept;
}
