/* The time at the beginning of an entry. */
#include "model/body_parts.h"

/* Spaces, and one of | : - – — with spaces. */
static size_t
separator(str s)
{
	str rest = str_trim_left(s);

	if (str_starts(rest, STR("|")) || str_starts(rest, STR(":")) ||
	    str_starts(rest, STR("-")) || str_starts(rest, STR(",")))
		rest = str_from(rest, 1);
	else if (str_starts(rest, STR("\xE2\x80\x93")) ||
	    str_starts(rest, STR("\xE2\x80\x94")))
		rest = str_from(rest, 3);
	return s.n - str_trim_left(rest).n;
}

/* YYYY-MM-DD and what joins it to a clock; 0 when there is none. With a T
 * it is a moment as RFC 3339 writes it. */
static size_t
leading_date(str s, struct line_time *t, bool *moment)
{
	size_t at = 10;

	if (s.n < 10 || !char_digit(s.p[0]) || s.p[4] != '-' ||
	    s.p[7] != '-')
		return 0;
	switch (date_parse(str_sub(s, 0, 10), &t->date)) {
	case WHEN_OK:
		break;
	case WHEN_IMPOSSIBLE:
		t->impossible = true;
		break;
	default:
		return 0;
	}
	t->dated = true;
	if (at < s.n && s.p[at] == ',')
		at++;
	if (at < s.n && (s.p[at] == 'T' || s.p[at] == 't')) {
		*moment = true;
		return at + 1;
	}
	/* Columns that were lined up have more than one. */
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t'))
		at++;
	return at;
}

/* "~", "ca. ", "around ": how sure the writer is. */
static size_t
leading_about(str s)
{
	static const str words[] = {
		STR_INIT("~ "), STR_INIT("~"), STR_INIT("ca. "),
		STR_INIT("ca "), STR_INIT("circa "), STR_INIT("approx. "),
		STR_INIT("about "), STR_INIT("around "),
	};

	if (s.n && char_digit(s.p[0]))
		return 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_istarts(s, words[i]))
			return words[i].n;
	return 0;
}

/* "09:05-09:10 UTC": the zone that is said behind the end holds for both. */
static void
zone_of_range(str behind, struct line_time *t)
{
	static const str dashes[] = { STR_INIT("-"),
		STR_INIT("\xE2\x80\x93"), STR_INIT("\xE2\x80\x94"),
		STR_INIT("to ") };
	struct clock_time end;
	size_t used;

	behind = str_trim_left(behind);
	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
		if (!str_starts(behind, dashes[i]))
			continue;
		if (!clock_parse(str_trim_left(str_from(behind,
		    dashes[i].n)), &end, &used))
			return;
		t->zoned = end.zoned;
		t->offset = end.offset;
		t->zone_name = end.zone_name;
		return;
	}
}

static struct line_time
read_time(str text, bool moment)
{
	struct line_time t = { 0 };
	struct clock_time c;
	size_t at = leading_about(text), used;
	bool read;
	str rest;
	int meant;

	at += leading_date(str_from(text, at), &t, &moment);
	if (t.dated)
		at += leading_about(str_from(text, at));
	t.used = at;
	rest = str_from(text, at);
	read = moment ? clock_parse_moment(rest, &c, &used)
	    : clock_parse(rest, &c, &used);
	if (!read) {
		t.refused = clock_refused(rest, &meant);
		t.clock = t.refused ? meant : 0;
		return t;
	}
	at += used;
	t.clock = c.seconds;
	t.zoned = c.zoned;
	t.offset = c.offset;
	t.zone_name = c.zone_name;
	if (!str_empty(t.zone_name))
		at = (size_t)(t.zone_name.p + t.zone_name.n - text.p);
	/* "09:04abc" is a word, not a time. */
	if (at < text.n && char_alnum(text.p[at]))
		return t;
	t.found = true;
	if (!moment && !t.zoned && str_empty(t.zone_name))
		zone_of_range(str_from(text, at), &t);
	t.used = at + separator(str_from(text, at));
	return t;
}

struct line_time
line_time(str text)
{
	return read_time(text, false);
}

struct line_time
line_moment(str text)
{
	return read_time(text, true);
}
