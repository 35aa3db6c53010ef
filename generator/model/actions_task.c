/* One item of a task list as an action: "- [ ] Alert on failovers (@sam,
 * OPS-412, due 2026-04-01)". */
#include "model/actions_parts.h"
#include "model/front.h"

static bool
handle_char(char c)
{
	return char_alnum(c) || c == '-' || c == '_' || c == '.';
}

/* "@sam" anywhere: the first is the owner. */
static str
find_handle(str text)
{
	ptrdiff_t at;

	for (size_t i = 0; (at = str_find_char(str_from(text, i), '@')) >= 0;
	    i++) {
		size_t n;

		i += (size_t)at;
		n = i + 1;
		if (i > 0 && handle_char(text.p[i - 1]))
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
	if (!task_words(w, a, inside) && str_empty(find_handle(inside)) &&
	    str_empty(find_due(inside, false)) &&
	    str_empty(find_issue(w->r->policy, inside)))
		return STR_NONE;
	return inside;
}

static struct named
task_named(struct body_work *w, md_node *p, str word)
{
	return (struct named){ reading_word(w->r, word),
	    md_place_of(w->md, p, word) };
}

void
action_task(struct body_work *w, md_node *item, int kind)
{
	struct action a = action_init(w, item, kind);
	md_node *p = md_first(item);
	str text = str_trim(body_text(w, p, w->c->scratch)), tail, word;

	a.in_text = true;
	a.state = md_task(item) == 1 ? ACTION_DONE : ACTION_OPEN;
	tail = task_tail(w, &a, text);
	a.text = str_dup(w->r->keep, str_empty(tail) ? text
	    : str_trim_right(str_sub(text, 0, text.n - tail.n - 2)));
	a.place = md_place_of(w->md, p, a.text);
	word = find_handle(tail);
	a.owner = task_named(w, p, word.n ? word : find_handle(text));
	word = find_issue(w->r->policy, tail);
	a.issue = task_named(w, p, word.n ? word
	    : find_issue(w->r->policy, text));
	word = find_due(tail, false);
	action_due(w, &a, task_named(w, p, word.n ? word
	    : find_due(text, true)));
	*vec_push(w->c->scratch, &w->doc->body.actions) = a;
}
