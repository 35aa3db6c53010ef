#include "base/offset.h"

#include "base/when.h"

/* No place on Earth is further from UTC. */
enum { OFFSET_FIRST = -12 * HOUR, OFFSET_LAST = 14 * HOUR };

/* +HH:MM, +HHMM or, unless minutes are asked for, +HH. */
static enum found
take_offset(struct scan *s, bool minutes, int *offset)
{
	struct scan t = *s;
	bool west = scan_at(&t, '-'), colon;
	int hour, minute = 0;

	if (!west && !scan_at(&t, '+'))
		return FOUND_NONE;
	t.p++;
	if (!scan_digits(&t, 2, &hour))
		return FOUND_NONE;
	colon = scan_char(&t, ':');
	if (!scan_digits(&t, 2, &minute) && (colon || minutes))
		return FOUND_NONE;
	if (scan_before_digit(&t, ':') || (t.p < t.end && char_alnum(*t.p)))
		return FOUND_NONE;
	*s = t;
	*offset = (hour * HOUR + minute * MINUTE) * (west ? -1 : 1);
	return minute < 60 && *offset >= OFFSET_FIRST &&
	    *offset <= OFFSET_LAST ? FOUND_ONE : FOUND_IMPOSSIBLE;
}

/* Z, UTC, GMT, (UTC). *word is set when an offset may go on from it:
 * UTC+01:00. */
static bool
take_utc(struct scan *s, bool *word)
{
	struct scan t = *s;
	bool paren = scan_char(&t, '(');
	char first = scan_done(&t) ? ' ' : char_lower(*t.p);

	*word = false;
	if (!paren && first == 'z' &&
	    !(t.end - t.p > 1 && char_alnum(t.p[1]))) {
		t.p++;
		/* "09:00 z-index broken" */
		if (scan_at(&t, '-') && t.end - t.p > 1 &&
		    char_alpha(t.p[1]))
			return false;
		*s = t;
		return true;
	}
	if ((first != 'u' && first != 'g') ||
	    (!scan_word(&t, STR("utc")) && !scan_word(&t, STR("gmt"))) ||
	    (paren && !scan_char(&t, ')')))
		return false;
	*word = !paren;
	*s = t;
	return true;
}

static bool
at_signed(const struct scan *s)
{
	return scan_before_digit(s, '+') || scan_before_digit(s, '-');
}

/* Zone names that stand behind clocks in running text. Several of them
 * mean more than one offset (BST, CST, IST), so that none is read; but a
 * clock before one is not in UTC either. */
static bool
is_known_zone(str word)
{
	static const str names[] = {
		STR_INIT("ACST"), STR_INIT("AEDT"), STR_INIT("AEST"),
		STR_INIT("AKDT"), STR_INIT("AKST"), STR_INIT("AST"),
		STR_INIT("AWST"), STR_INIT("BRT"), STR_INIT("BST"),
		STR_INIT("CDT"), STR_INIT("CEST"), STR_INIT("CET"),
		STR_INIT("CST"), STR_INIT("CT"), STR_INIT("EDT"),
		STR_INIT("EEST"), STR_INIT("EET"), STR_INIT("EST"),
		STR_INIT("ET"), STR_INIT("HKT"), STR_INIT("HST"),
		STR_INIT("ICT"), STR_INIT("IST"), STR_INIT("JST"),
		STR_INIT("KST"), STR_INIT("MDT"), STR_INIT("MESZ"),
		STR_INIT("MEZ"), STR_INIT("MSK"), STR_INIT("MST"),
		STR_INIT("MT"), STR_INIT("NZDT"), STR_INIT("NZST"),
		STR_INIT("PDT"), STR_INIT("PKT"), STR_INIT("PST"),
		STR_INIT("PT"), STR_INIT("SAST"), STR_INIT("SGT"),
		STR_INIT("WAT"), STR_INIT("WEST"), STR_INIT("WET"),
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq(names[i], word))
			return true;
	return false;
}

/* CET, Europe/Copenhagen, UTC+1, and other capitals (NPT). AM and PM
 * are none: what they stand behind is no 24-hour clock. */
static bool
is_zone_name(str text)
{
	size_t capitals = 0;
	bool region = false;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!char_alnum(c) && c != '/' && c != '_' && c != '+' &&
		    c != '-')
			return false;
		capitals += c >= 'A' && c <= 'Z';
		region |= c == '/' && i > 0;
	}
	return region || is_known_zone(text) ||
	    (capitals == text.n && text.n >= 3 && text.n <= 5) ||
	    str_istarts(text, STR("utc")) || str_istarts(text, STR("gmt"));
}

struct zone_said
offset_at_end(struct scan *s)
{
	struct zone_said z = { FOUND_ONE, 0, STR_NONE, false };
	struct scan t;
	bool word;

	scan_space(s);
	t = *s;
	if (!take_utc(&t, &word) || (word && at_signed(&t)))
		z.found = take_offset(&t, false, &z.offset);
	if (z.found != FOUND_NONE) {
		*s = t;
	} else if (is_zone_name(scan_rest(s))) {
		z.found = FOUND_NAME;
		z.name = scan_rest(s);
		s->p = s->end;
	}
	return z;
}

/* A name that is nothing else in running text: CET, (CET), UTC+1. */
static str
name_in_text(struct scan s)
{
	str name;

	scan_char(&s, '(');
	name.p = s.p;
	while (s.p < s.end && (char_alnum(*s.p) || at_signed(&s)))
		s.p++;
	name.n = (size_t)(s.p - name.p);
	if (is_known_zone(name) || (name.n > 3 && !char_alnum(name.p[3]) &&
	    (str_istarts(name, STR("utc")) ||
	    str_istarts(name, STR("gmt")))))
		return name;
	return STR_NONE;
}

/* Whether some place west of UTC has, or had in living memory, such an
 * offset. */
static bool
of_the_west(int offset)
{
	static const int odd[] = { 150, 210, 270, 570 };	/* minutes */

	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		if (-offset == odd[i] * MINUTE)
			return true;
	return offset < 0 && offset % HOUR == 0;
}

/* Whether what is behind a hyphen may as well be where a range ends: later
 * on the same day, or soon after midnight. */
static bool
may_end_range(int clock, int end)
{
	enum { SOON = 3 * HOUR };

	return clock != NO_RANGE &&
	    (end > clock || DAY - clock + end <= SOON);
}

/* An offset in running text, minutes wanted where it could be a number:
 * what no place has is the end of a range. */
static enum found
offset_of_text(struct scan *s, bool minutes, int clock,
    struct zone_said *z)
{
	struct scan t = *s;
	bool west = scan_at(&t, '-');
	enum found f = take_offset(&t, minutes || (west &&
	    clock != NO_RANGE), &z->offset);
	/* "-00:15", as the end of a range is written, and not "-0530". */
	bool as_end = west && clock != NO_RANGE &&
	    t.p - s->p == sizeof("-HH:MM") - 1;

	if (f == FOUND_ONE && (z->offset % (15 * MINUTE) != 0 ||
	    (as_end && !of_the_west(z->offset))))
		f = FOUND_IMPOSSIBLE;
	if (f == FOUND_ONE && west && may_end_range(clock, -z->offset)) {
		z->range = true;
		f = FOUND_NONE;
	}
	if (f == FOUND_ONE)
		*s = t;
	else
		z->offset = 0;
	return f;
}

struct zone_said
offset_in_text(struct scan *s, int clock)
{
	struct zone_said z = { FOUND_NONE, 0, STR_NONE, false };
	struct scan t = *s;
	bool word, apart;

	scan_space(&t);
	apart = t.p > s->p;
	if (!take_utc(&t, &word)) {
		z.name = name_in_text(t);
		if (z.name.n == 0)
			z.found = offset_of_text(&t, apart, clock, &z);
	} else if (word && at_signed(&t)) {
		/* "09:00 UTC-17:30 UTC" is a range: the first is taken. */
		z.found = offset_of_text(&t, true, clock, &z);
		if (z.found == FOUND_IMPOSSIBLE && scan_at(&t, '-'))
			z.found = FOUND_ONE;
		else if (z.found != FOUND_ONE && !z.range)
			z.name = name_in_text((struct scan){ t.p - 3,
			    t.end });
	} else {
		z.found = FOUND_ONE;
	}
	if (z.name.n)
		z.found = FOUND_NAME;
	else if (z.found == FOUND_ONE)
		*s = t;
	else
		z.found = FOUND_NONE;
	return z;
}
