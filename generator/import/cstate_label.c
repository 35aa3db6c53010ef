/* The marks at which the updates of an issue begin. cState prescribes
 * none; these are what people write:
 *	*Investigating* - text      **Update**: text      _Resolved_ -
 *	[Initial message]           [Update - 2023-03-29 15h50 UTC]
 *	**2021-06-07 16:37:00**     ### Update 2021-06-08 11:20 UTC
 *	### 2021-06-08 11:20 UTC - Resolved
 *	Update: text
 */
#include "import/cstate_parts.h"

enum {
	LABEL_MOST = 80,	/* a longer one is a sentence */
	WORDS_MOST = 6,
};

/* Where a word is believed to be a label. */
enum { BRACKETS = 1, MARKS = 2, HEADING = 4, PLAIN = 8 };

struct word {
	const char *word;
	enum cstate_role role;
	const char *status;
	int where;
};

static const struct word words[] = {
	{ "update", ROLE_BETWEEN, "", BRACKETS | MARKS | HEADING | PLAIN },
	{ "updated", ROLE_BETWEEN, "", BRACKETS | MARKS | HEADING | PLAIN },
	{ "edit", ROLE_BETWEEN, "", BRACKETS | MARKS | HEADING | PLAIN },
	{ "edited", ROLE_BETWEEN, "", BRACKETS | MARKS | HEADING },
	{ "investigating", ROLE_FIRST, "investigating",
	    BRACKETS | MARKS | HEADING | PLAIN },
	{ "identified", ROLE_BETWEEN, "identified",
	    BRACKETS | MARKS | HEADING | PLAIN },
	{ "monitoring", ROLE_BETWEEN, "monitoring",
	    BRACKETS | MARKS | HEADING | PLAIN },
	{ "resolved", ROLE_LAST, "resolved",
	    BRACKETS | MARKS | HEADING | PLAIN },
	{ "fixed", ROLE_LAST, "resolved", BRACKETS | MARKS },
	{ "complete", ROLE_LAST, "resolved", BRACKETS | MARKS },
	{ "completed", ROLE_LAST, "resolved", BRACKETS | MARKS },
	{ "final", ROLE_LAST, "resolved", BRACKETS | MARKS | HEADING },
	{ "closing", ROLE_LAST, "resolved", BRACKETS | MARKS },
	{ "closed", ROLE_LAST, "resolved", BRACKETS | MARKS },
	{ "close", ROLE_LAST, "resolved", BRACKETS },
	{ "end", ROLE_LAST, "resolved", BRACKETS },
	{ "ended", ROLE_LAST, "resolved", BRACKETS },
	{ "finished", ROLE_LAST, "resolved", BRACKETS },
	{ "done", ROLE_LAST, "resolved", BRACKETS },
	{ "initial", ROLE_FIRST, "investigating",
	    BRACKETS | MARKS | HEADING },
	{ "opening", ROLE_FIRST, "investigating", BRACKETS },
	{ "opened", ROLE_FIRST, "investigating", BRACKETS },
	{ "open", ROLE_FIRST, "investigating", BRACKETS },
	{ "began", ROLE_FIRST, "investigating", BRACKETS | MARKS },
	{ "started", ROLE_FIRST, "investigating", BRACKETS },
	{ "scheduled", ROLE_FIRST, "scheduled", BRACKETS | MARKS },
	{ "cancelled", ROLE_LAST, "cancelled", BRACKETS | MARKS },
	{ "canceled", ROLE_LAST, "cancelled", BRACKETS | MARKS },
	{ "post-mortem", ROLE_REVIEW, "", BRACKETS | MARKS },
	{ "postmortem", ROLE_REVIEW, "", BRACKETS | MARKS },
};

/* Words that add nothing to the one before. */
static const char *const fillers[] = {
	"message", "messages", "incident", "issue", "maintenance", "outage",
	"of", "at", "on", "the", "status", "post", "report", "update", "-",
	"just",
};

/* Words that a label may have, but that say something more. */
static const char *const days[] = {
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	"sunday",
};

static bool
listed(const char *const *list, size_t n, str s)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(s, str_c(list[i])))
			return true;
	return false;
}

static const struct word *
find_word(str s)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, str_c(words[i].word)))
			return &words[i];
	return NULL;
}

/* "11:20", "11:20:05Z": a clock without a date. */
static bool
clock_word(str s)
{
	if (str_ends(s, STR("Z")))
		s.n--;
	if (s.n < 4 || s.n > 8 || str_find_char(s, ':') < 1)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!char_digit(s.p[i]) && s.p[i] != ':')
			return false;
	return true;
}

/* A number, perhaps as "#3" or "25th", or a part of a time. */
static bool
number_word(str s)
{
	int32_t date;
	size_t n = 0;

	if (date_parse(s, &date) == WHEN_OK || clock_word(s) ||
	    str_eq(s, STR("UTC")))
		return true;
	if (str_starts(s, STR("#")))
		s = str_from(s, 1);
	while (n < s.n && char_digit(s.p[n]))
		n++;
	return n > 0 && n <= 4 && s.n - n <= 2;
}

static str
next_word(str *s)
{
	struct cut c = str_cut(str_trim_left(*s), ' ');

	*s = c.tail;
	return c.head;
}

/* The time that ends a label: where it begins, or the label's length. */
static size_t
find_time(str s, const struct zone *zone, int64_t *at)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((i > 0 && s.p[i - 1] != ' ' && s.p[i - 1] != '(') ||
		    !char_alnum(s.p[i]))
			continue;
		if (cstate_stamp(str_from(s, i), zone, at))
			return i;
	}
	return s.n;
}

/* The time that begins a label, "2021-06-08 11:20 UTC - Resolved": how much
 * of it that is, or 0. */
static size_t
time_before(str s, const struct zone *zone, int64_t *at)
{
	if (!char_digit(s.p[0]))
		return 0;
	for (size_t i = s.n; i-- > 1;) {
		str head = str_sub(s, 0, i);

		if (s.p[i] != ' ')
			continue;
		while (head.n && (char_space(head.p[head.n - 1]) ||
		    str_find_char(STR(":,-"), head.p[head.n - 1]) >= 0))
			head.n--;
		if (cstate_stamp(head, zone, at))
			return i;
	}
	return 0;
}

/* What the inside of a label says. */
static bool
read_label(str text, int where, const struct zone *zone,
    struct cstate_label *out)
{
	const struct word *w = NULL;
	int64_t at = TIME_NONE;
	str s = str_trim(text), rest;
	int n = 0;

	while (s.n && (s.p[s.n - 1] == ':' || s.p[s.n - 1] == '.'))
		s.n--;
	if (s.n == 0 || s.n > LABEL_MOST)
		return false;
	*out = (struct cstate_label){ .text = s, .at = TIME_NONE,
	    .whole = true };
	rest = str_sub(s, 0, find_time(str_ends(s, STR(")")) ?
	    str_sub(s, 0, s.n - 1) : s, zone, &at));
	if (rest.n == s.n)
		rest = str_from(s, time_before(s, zone, &at));
	if (rest.n < s.n)
		out->at = at;
	while (rest.n && (rest.p[rest.n - 1] == '(' ||
	    rest.p[rest.n - 1] == ',' || char_space(rest.p[rest.n - 1])))
		rest.n--;
	for (str word = next_word(&rest); word.n; word = next_word(&rest)) {
		if (++n > WORDS_MOST)
			return false;
		while (word.n > 1 && (word.p[word.n - 1] == ':' ||
		    word.p[word.n - 1] == ','))
			word.n--;
		if (!w && find_word(word))
			w = find_word(word);
		else if (number_word(word) || cstate_month(word) ||
		    listed(days, sizeof(days) / sizeof(days[0]), word))
			out->whole = false;
		else if (!listed(fillers,
		    sizeof(fillers) / sizeof(fillers[0]), word))
			return false;
	}
	if (!w) {
		/* A time and nothing else. */
		out->role = ROLE_BETWEEN;
		out->bare = true;
		return n == 0 && out->at != TIME_NONE;
	}
	/* Words that mean much elsewhere need company in running text. */
	if (!(w->where & where) && out->at == TIME_NONE &&
	    !(where == MARKS && n > 1))
		return false;
	out->role = w->role;
	out->status = str_c(w->status);
	return true;
}

/* What stands between a label and its text. */
static size_t
separator(str line, size_t at)
{
	static const str marks[] = { STR_INIT("-->"), STR_INIT("-"),
		STR_INIT(":"), STR_INIT("\xe2\x80\x93"),
		STR_INIT("\xe2\x80\x94") };

	while (at < line.n && (line.p[at] == ' ' || line.p[at] == '\t'))
		at++;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t end = at + marks[i].n;

		if (str_starts(str_from(line, at), marks[i]) &&
		    (end >= line.n || char_space(line.p[end]))) {
			at = end;
			break;
		}
	}
	while (at < line.n && (line.p[at] == ' ' || line.p[at] == '\t'))
		at++;
	return at;
}

/* [Label]; what follows must not make it a link or a definition. */
static bool
bracket_label(str line, const struct zone *zone, struct cstate_label *out)
{
	ptrdiff_t end = str_find_char(line, ']');
	size_t after = (size_t)end + 1;

	if (end < 2 || (after < line.n && (line.p[after] == '(' ||
	    line.p[after] == '[' || line.p[after] == ':')))
		return false;
	if (!read_label(str_sub(line, 1, (size_t)end), BRACKETS, zone, out))
		return false;
	out->used = separator(line, after);
	return true;
}

/* *Label*, **Label**, _Label_; a mark that is never closed may end with
 * the line, when there is a time in it. */
static bool
marked_label(str line, const struct zone *zone, struct cstate_label *out)
{
	char mark = line.p[0];
	size_t n = 1;
	str inside, closing;
	ptrdiff_t end;

	while (n < line.n && line.p[n] == mark)
		n++;
	if (n > 3 || n >= line.n || char_space(line.p[n]))
		return false;
	closing = str_sub(line, 0, n);
	inside = str_from(line, n);
	end = str_find(inside, closing);
	if (end < 0) {
		out->used = line.n;
		if (!read_label(inside, MARKS, zone, out) ||
		    out->at == TIME_NONE)
			return false;
		out->used = line.n;
		return true;
	}
	if (!read_label(str_sub(inside, 0, (size_t)end), MARKS, zone, out))
		return false;
	out->used = separator(line, n * 2 + (size_t)end);
	return true;
}

static bool
heading_label(str line, const struct zone *zone, struct cstate_label *out)
{
	size_t n = 0;
	str text;

	while (n < line.n && line.p[n] == '#')
		n++;
	if (n > 6 || n >= line.n || line.p[n] != ' ')
		return false;
	text = str_trim(str_from(line, n));
	while (text.n && (text.p[text.n - 1] == '#'))
		text.n--;
	if (!read_label(text, HEADING, zone, out))
		return false;
	out->used = line.n;
	return true;
}

static bool
plain_label(str line, const struct zone *zone, struct cstate_label *out)
{
	ptrdiff_t end = str_find_char(str_sub(line, 0, LABEL_MOST), ':');

	if (end < 4 || (size_t)end + 1 >= line.n ||
	    line.p[end + 1] != ' ' ||
	    !read_label(str_sub(line, 0, (size_t)end), PLAIN, zone, out) ||
	    str_empty(out->text) || out->role == ROLE_NONE)
		return false;
	out->used = separator(line, (size_t)end);
	return true;
}

/* A line that is a time and a status, and nothing else. */
static bool
timed_label(str line, const struct zone *zone, struct cstate_label *out)
{
	str first = str_cut(line, ' ').head;
	int32_t date;

	if ((!clock_word(first) && date_parse(str_sub(first, 0, 10), &date) !=
	    WHEN_OK) || !read_label(line, HEADING, zone, out) ||
	    str_empty(out->status))
		return false;
	out->used = line.n;
	return true;
}

bool
cstate_label(str line, bool begins, const struct zone *zone,
    struct cstate_label *out)
{
	size_t indent = line.n - str_trim_left(line).n;
	bool found;

	line = str_from(line, indent);
	if (indent > 3 || line.n < 3)
		return false;
	switch (line.p[0]) {
	case '[':
		found = bracket_label(line, zone, out);
		break;
	case '*':
	case '_':
		found = marked_label(line, zone, out);
		break;
	case '#':
		found = heading_label(line, zone, out);
		break;
	default:
		found = begins && (plain_label(line, zone, out) ||
		    timed_label(line, zone, out));
		break;
	}
	if (found)
		out->used += indent;
	return found;
}
