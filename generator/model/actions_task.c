/* One item of a task list as an action: "- [ ] Alert on failovers (@sam,
 * OPS-412, due 2026-04-01)". */
#include "model/actions_parts.h"
#include "model/front.h"
#include "model/handle.h"

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
		char c = text.p[i];
		str word;

		if (c != '#' && (c < 'A' || c > 'Z'))
			continue;
		if (i > 0 && (handle_char(text.p[i - 1]) ||
		    text.p[i - 1] == '/'))
			continue;
		word = str_sub(text, i, i + issue_length(str_from(text, i)));
		if (!str_empty(word) && !other_number(p, word))
			return word;
	}
	return STR_NONE;
}

static bool
due_word(str word)
{
	static const str words[] = { STR_INIT("due"), STR_INIT("by"),
		STR_INIT("until"), STR_INIT("before"),
		STR_INIT("deadline") };

	return str_iamong(word, words, sizeof(words) / sizeof(words[0]));
}

/* Whether what stands before a date makes it the day by which: "due
 * 2026-04-01", "by: 2026-04-01". */
static bool
says_due(str before)
{
	str last;

	before = str_trim_right(before);
	if (str_ends(before, STR(":")))
		before = str_trim_right(str_sub(before, 0, before.n - 1));
	last = before;
	while (last.n && char_alpha(last.p[last.n - 1]))
		last.n--;
	return due_word(str_from(before, last.n));
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

/* A kind, or one of the four states. */
static bool
task_word(struct body_work *w, str word, int *kind, enum action_state *state)
{
	*kind = policy_kind(w->r->policy, word);
	if (*kind >= 0)
		return true;
	for (int i = ACTION_OPEN; i <= ACTION_DROPPED; i++)
		if (str_ieq(word, str_c(action_state_name(
		    (enum action_state)i)))) {
			*state = (enum action_state)i;
			return true;
		}
	return false;
}

/* Read the kind, or "dropped: no longer used", from the parts of
 * "(@sam, OPS-412, due 2026-04-01, preventive)". Owner, issue and date are
 * read elsewhere. False when no part says any of this. */
static bool
task_words(struct body_work *w, struct action *a, str inside)
{
	struct cut c = { .tail = inside, .found = true };
	bool any = false;

	while (c.found) {
		str word;
		int kind;

		c = str_cut(c.tail, ',');
		word = str_trim(str_cut(c.head, ':').head);
		if (!task_word(w, word, &kind, &a->state))
			continue;
		any = true;
		if (kind < 0)
			continue;
		a->kind = kind;
		a->kind_word.name = reading_word(w->r, word);
	}
	return any;
}

/* "(@sam, OPS-412, due 2026-04-01)" at the end says who and when; what
 * stands before it is the task. Empty when there is no such end. */
static str
task_tail(struct body_work *w, struct action *a, str text)
{
	ptrdiff_t open = str_rfind_char(text, '(');
	str inside;

	if (!str_ends(text, STR(")")) || open < 1)
		return STR_NONE;
	inside = str_sub(text, (size_t)open + 1, text.n - 1);
	if (!task_words(w, a, inside) && str_empty(handle_find(inside)) &&
	    str_empty(find_due(inside, false)) &&
	    str_empty(find_issue(w->r->policy, inside)))
		return STR_NONE;
	return inside;
}

enum word_kind {
	WORD_OTHER, WORD_HANDLE, WORD_ISSUE, WORD_DATE,
	WORD_DUE,		/* before a date: "due" */
	WORD_OWNER,		/* before a handle: "owner" */
	WORD_ON,		/* "due on"; or of the task: "before" */
	WORD_JOIN,		/* between two of them */
	WORD_DASH,		/* before all of them */
};

/* A word without the brackets and marks around it. */
static str
bare(str word)
{
	static const str marks = STR_INIT("()[],.;:!?");

	while (word.n && str_find_char(marks, word.p[0]) >= 0)
		word = str_from(word, 1);
	while (word.n && str_find_char(marks, word.p[word.n - 1]) >= 0)
		word.n--;
	return word;
}

static enum word_kind
word_kind(const struct policy *p, str word)
{
	static const struct { str word; enum word_kind kind; } words[] = {
		{ STR_INIT("owner"), WORD_OWNER },
		{ STR_INIT("owned"), WORD_OWNER },
		{ STR_INIT("assignee"), WORD_OWNER },
		{ STR_INIT("assigned"), WORD_OWNER },
		{ STR_INIT("for"), WORD_OWNER }, { STR_INIT("to"), WORD_OWNER },
		{ STR_INIT("with"), WORD_OWNER }, { STR_INIT("on"), WORD_ON },
		{ STR_INIT("until"), WORD_ON }, { STR_INIT("before"), WORD_ON },
		{ STR_INIT("and"), WORD_JOIN }, { STR_INIT("&"), WORD_JOIN },
		{ STR_INIT("+"), WORD_JOIN }, { STR_INIT("/"), WORD_JOIN },
		{ STR_INIT("-"), WORD_DASH },
		{ STR_INIT("\xE2\x80\x93"), WORD_DASH },
		{ STR_INIT("\xE2\x80\x94"), WORD_DASH },
	};
	int32_t date;

	word = bare(word);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(word, words[i].word))
			return words[i].kind;
	if (str_empty(word))
		return WORD_OTHER;
	if (due_word(word))
		return WORD_DUE;
	if (handle_only(word))
		return WORD_HANDLE;
	if (issue_length(word) == word.n)
		return other_number(p, word) ? WORD_OTHER : WORD_ISSUE;
	return word.n == 10 && date_parse(word, &date) != WHEN_BAD
	    ? WORD_DATE : WORD_OTHER;
}

/* Whether what is recognized may begin with a word of this kind: what is
 * as well part of the sentence before it ("finish OPS-1") may not. */
static bool
may_begin(enum word_kind kind, enum word_kind then, str before)
{
	switch (kind) {
	case WORD_HANDLE:
	case WORD_DASH:
		return true;
	case WORD_ISSUE:
	case WORD_DATE:
		return str_empty(before) || str_ends(before, STR(",")) ||
		    str_ends(before, STR(";")) || str_ends(before, STR(":")) ||
		    str_ends(before, STR("."));
	case WORD_DUE:
		return then == WORD_DATE || then == WORD_ON ||
		    then == WORD_HANDLE;
	case WORD_OWNER:
		return then == WORD_HANDLE || then == WORD_OWNER;
	default:
		return false;
	}
}

/* What stands at the end of a task without brackets: "Alert on failovers
 * @sam due 2026-04-01 OPS-412". Empty, or it begins with a blank. */
static str
task_run(const struct policy *p, str text)
{
	size_t from = text.n, at;
	enum word_kind kind;

	for (str s = text; !str_empty(s = str_trim_right(s)); from = s.n) {
		size_t begin = s.n;

		while (begin > 0 && !char_space(s.p[begin - 1]))
			begin--;
		if (word_kind(p, str_from(s, begin)) == WORD_OTHER)
			break;
		s.n = begin;
	}
	for (at = from; at < text.n; at = from) {
		str next = str_trim_left(str_from(text, at)), then;
		size_t n = 0;

		while (n < next.n && !char_space(next.p[n]))
			n++;
		then = str_trim_left(str_from(next, n));
		kind = word_kind(p, str_sub(next, 0, n));
		from = text.n - str_from(next, n).n;
		n = 0;
		while (n < then.n && !char_space(then.p[n]))
			n++;
		if (may_begin(kind, n ? word_kind(p, str_sub(then, 0, n))
		    : WORD_OTHER, str_trim_right(str_sub(text, 0, at))))
			return str_from(text, at);
	}
	return STR_NONE;
}

/* Whose task it is, when that stands before it: "@sam: raise the limit".
 * It is taken off the text. */
static str
task_lead(str *text)
{
	str word = str_cut(*text, ' ').head, name = handle_find(word);
	str rest = str_trim_left(str_from(*text, word.n));

	if (!handle_only(bare(word)) || str_empty(rest))
		return STR_NONE;
	if (str_starts(rest, STR("- ")))
		rest = str_from(rest, 2);
	else if (str_starts(rest, STR("\xE2\x80\x93 ")) ||
	    str_starts(rest, STR("\xE2\x80\x94 ")))
		rest = str_from(rest, 4);
	else if (str_find_char(STR(":,)]"), word.p[word.n - 1]) < 0)
		return STR_NONE;
	*text = str_trim_left(rest);
	return name;
}

struct task_parts {
	str text;		/* what is to be done */
	str lead, tail, end;	/* who stands before it; in brackets, and
				 * without them, behind it */
};

/* What is recognized is no part of what is to be done. */
static struct task_parts
task_parts(struct body_work *w, struct action *a, str text)
{
	struct task_parts t = { .text = text, .tail = task_tail(w, a, text) };
	str rest;

	if (!str_empty(t.tail))
		t.text = str_trim_right(str_sub(text, 0,
		    text.n - t.tail.n - 2));
	if (!str_empty(handle_find(t.tail)) ||
	    (str_empty(handle_find(t.text)) && !str_empty(t.tail)))
		return t;
	rest = t.text;
	t.lead = task_lead(&rest);
	t.end = task_run(w->r->policy, rest);
	/* Who stands before it is the owner; another one is in the text. */
	if (!str_empty(t.lead) && !str_empty(handle_find(t.end)))
		t.end = STR_NONE;
	rest = str_sub(rest, 0, rest.n - t.end.n);
	while (rest.n && (char_space(rest.p[rest.n - 1]) ||
	    str_find_char(STR(",;:("), rest.p[rest.n - 1]) >= 0))
		rest.n--;
	if (str_empty(rest))
		t.lead = t.end = STR_NONE;
	else
		t.text = rest;
	return t;
}

static struct named
task_named(struct body_work *w, md_node *p, str word)
{
	return (struct named){ reading_word(w->r, word),
	    md_place_of(w->md, p, word) };
}

/* The first that there is. */
static str
first_of(str a, str b, str c)
{
	return !str_empty(a) ? a : !str_empty(b) ? b : c;
}

void
action_task(struct body_work *w, md_node *item, int kind)
{
	struct action a = action_init(w, item, kind);
	const struct policy *p = w->r->policy;
	md_node *in = md_first(item);
	str text = str_trim(body_text(w, in, w->c->scratch));
	struct task_parts t;

	a.in_text = true;
	a.state = md_task(item) == 1 ? ACTION_DONE : ACTION_OPEN;
	t = task_parts(w, &a, text);
	a.text = str_dup(w->r->keep, t.text);
	a.place = md_place_of(w->md, in, a.text);
	a.owner = task_named(w, in, str_empty(t.lead)
	    ? first_of(handle_find(t.tail), handle_find(t.end),
	    handle_find(text)) : t.lead);
	a.issue = task_named(w, in, first_of(find_issue(p, t.tail),
	    find_issue(p, t.end), find_issue(p, text)));
	action_due(w, &a, task_named(w, in, first_of(find_due(t.tail, false),
	    find_due(t.end, false), find_due(text, true))));
	*vec_push(w->c->scratch, &w->doc->body.actions) = a;
}
