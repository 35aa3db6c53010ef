#include "base/when.h"

#include "base/scan.h"

static const struct unit {
	str name;
	int32_t seconds;
} units[] = {
	{ STR_INIT("w"), 7 * DAY },
	{ STR_INIT("wk"), 7 * DAY },
	{ STR_INIT("wks"), 7 * DAY },
	{ STR_INIT("week"), 7 * DAY },
	{ STR_INIT("weeks"), 7 * DAY },
	{ STR_INIT("d"), DAY },
	{ STR_INIT("day"), DAY },
	{ STR_INIT("days"), DAY },
	{ STR_INIT("h"), HOUR },
	{ STR_INIT("hr"), HOUR },
	{ STR_INIT("hrs"), HOUR },
	{ STR_INIT("hour"), HOUR },
	{ STR_INIT("hours"), HOUR },
	{ STR_INIT("m"), MINUTE },
	{ STR_INIT("min"), MINUTE },
	{ STR_INIT("mins"), MINUTE },
	{ STR_INIT("minute"), MINUTE },
	{ STR_INIT("minutes"), MINUTE },
	{ STR_INIT("s"), 1 },
	{ STR_INIT("sec"), 1 },
	{ STR_INIT("secs"), 1 },
	{ STR_INIT("second"), 1 },
	{ STR_INIT("seconds"), 1 },
};

/* What is said of a length that is not exact. */
static const str marks[] = {
	STR_INIT("~"), STR_INIT("\xe2\x89\x88"),	/* almost equal to */
	STR_INIT("ca."), STR_INIT("ca"), STR_INIT("c."),
	STR_INIT("circa"), STR_INIT("about"), STR_INIT("around"),
	STR_INIT("approximately"), STR_INIT("approx."),
	STR_INIT("approx"), STR_INIT("roughly"), STR_INIT("nearly"),
	STR_INIT("almost"),
};

/* A number: a whole, and thousandths of a millionth behind the point. */
enum { BILLION = 1000000000 };

struct number {
	int64_t whole;
	int32_t billionths;
	bool fraction;
};

static bool
take_mark(struct scan *s)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		str rest = scan_rest(s);
		size_t n = marks[i].n;

		if (!str_istarts(rest, marks[i]))
			continue;
		/* A word ends where its letters do: "cable" is no "ca". */
		if (char_alpha(marks[i].p[n - 1]) && rest.n > n &&
		    char_alpha(rest.p[n]))
			continue;
		s->p += n;
		return true;
	}
	return false;
}

/* Digits, and a point with digits. False when it is too large. */
static bool
take_number(struct scan *s, struct number *out)
{
	struct scan t = *s;
	int32_t place = BILLION / 10;

	*out = (struct number){ 0 };
	if (!scan_at_digit(&t))
		return false;
	for (; scan_at_digit(&t); t.p++) {
		out->whole = out->whole * 10 + (*t.p - '0');
		if (out->whole > LENGTH_MOST)
			return false;
	}
	if (scan_before_digit(&t, '.')) {
		out->fraction = true;
		for (t.p++; scan_at_digit(&t); t.p++, place /= 10)
			out->billionths += (*t.p - '0') * place;
	}
	*s = t;
	return true;
}

/* Spaces, those too that hold a number and its unit together. */
static void
skip_space(struct scan *s)
{
	static const str fixed[] = {
		STR_INIT("\xc2\xa0"), STR_INIT("\xe2\x80\xaf"),
		STR_INIT("\xe2\x80\x89"),
	};

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
		scan_space(s);
		if (str_starts(scan_rest(s), fixed[i]))
			s->p += fixed[i].n;
	}
	scan_space(s);
}

/* The unit behind a number, 0 when there is none. In "30-minute" a
 * hyphen joins them; an abbreviation may have its point. */
static int32_t
take_unit(struct scan *s)
{
	struct scan t = *s;
	str word;

	if (scan_at(&t, '-'))
		t.p++;
	else
		skip_space(&t);
	word.p = t.p;
	while (t.p < t.end && char_alpha(*t.p))
		t.p++;
	word.n = (size_t)(t.p - word.p);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (!str_ieq(units[i].name, word))
			continue;
		if (scan_at(&t, '.') && !scan_before_digit(&t, '.'))
			t.p++;
		*s = t;
		return units[i].seconds;
	}
	return 0;
}

/* Add n units to *sum; false when that is more than any length. */
static bool
add(int64_t *sum, const struct number *n, int32_t unit)
{
	if (n->whole > (LENGTH_MOST - *sum) / unit)
		return false;
	*sum += n->whole * unit;
	*sum += ((int64_t)n->billionths * unit + BILLION / 2) / BILLION;
	return *sum <= LENGTH_MOST;
}

/* What is behind the first colon of H:MM:SS, or of H:MM where the unit
 * behind it says so ("1:30 h"). */
static bool
take_sixties(struct scan *s, const struct number *hours, int64_t *sum)
{
	struct scan t = *s;
	int minutes, seconds = 0;

	if (hours->fraction || !scan_char(&t, ':') ||
	    !scan_digits(&t, 2, &minutes) || minutes > 59)
		return false;
	if (scan_char(&t, ':')) {
		if (!scan_digits(&t, 2, &seconds) || seconds > 59)
			return false;
		if (scan_before_digit(&t, '.'))
			for (t.p++; scan_at_digit(&t);)
				t.p++;
	} else if (take_unit(&t) != HOUR) {
		return false;
	}
	if (scan_at(&t, ':') || (t.p < t.end && char_alnum(*t.p)))
		return false;
	if (!add(sum, hours, HOUR))
		return false;
	*sum += minutes * MINUTE + seconds;
	*s = t;
	return *sum <= LENGTH_MOST;
}

/* In "1h30" the minutes do not say so. */
static int32_t
implied_unit(const struct scan *before, const struct scan *after,
    int32_t last)
{
	bool ends = scan_done(after) || !char_alnum(*after->p);

	if (after->p - before->p != 2 || before->p[0] > '5' || !ends ||
	    scan_before_digit(after, ':'))
		return 0;
	return last == HOUR ? MINUTE : last == MINUTE ? 1 : 0;
}

/* The comma or "and" between the parts of a length. */
static void
skip_between(struct scan *s)
{
	scan_char(s, ',');
	skip_space(s);
	if (scan_word(s, STR("and")))
		skip_space(s);
}

/* One part behind another (last is its unit, 0 for the first); false
 * when what stands here is none, *s being where it was. */
static bool
take_part(struct scan *s, int64_t *sum, int32_t *last, bool *ended)
{
	struct scan t = *s, number;
	struct number n;
	int32_t unit;

	if (*last)
		skip_between(&t);
	number = t;
	if (!take_number(&t, &n))
		return false;
	if (scan_at(&t, ':') && (*last == 0 || *last == DAY)) {
		*ended = true;
		if (!take_sixties(&t, &n, sum))
			return false;
		*s = t;
		return true;
	}
	unit = take_unit(&t);
	if (!unit && *last && number.p == s->p && !n.fraction)
		unit = implied_unit(&number, &t, *last);
	if (!unit || (*last && unit >= *last) || !add(sum, &n, unit))
		return false;
	*ended = n.fraction || unit == 1;
	*last = unit;
	*s = t;
	return true;
}

/* P2DT3H20M: what is behind the P. */
static bool
take_iso(struct scan *s, int64_t *sum)
{
	static const char letters[] = "WDHMS";
	static const int32_t seconds[] = { 7 * DAY, DAY, HOUR, MINUTE, 1 };
	size_t next = 0;
	bool clock = false, any = false;
	struct number n = { 0 };

	while (!n.fraction) {
		if (!clock && scan_char(s, 'T')) {
			clock = true;
			any = false;
			next = next < 2 ? 2 : next;
		}
		if (!take_number(s, &n))
			break;
		while (next < 5 && !scan_at(s, letters[next]))
			next++;
		/* Months stand before the T, and are no length. */
		if (next == 5 || (next >= 2) != clock ||
		    !add(sum, &n, seconds[next]))
			return false;
		s->p++;
		next++;
		any = true;
	}
	return any && (scan_done(s) || !char_alnum(*s->p));
}

bool
length_scan(str text, int64_t *seconds, bool *approximate, size_t *used)
{
	struct scan s = scan_of(text);
	int64_t sum = 0;
	int32_t last = 0;
	bool ended = false, about, found;

	*seconds = LENGTH_NONE;
	*used = 0;
	scan_space(&s);
	about = take_mark(&s);
	skip_space(&s);
	if (approximate)
		*approximate = about;
	if (scan_at(&s, 'P')) {
		s.p++;
		found = take_iso(&s, &sum);
	} else {
		found = take_part(&s, &sum, &last, &ended);
		while (found && !ended && take_part(&s, &sum, &last, &ended))
			;
	}
	if (!found || sum > LENGTH_MOST)
		return false;
	*seconds = sum;
	*used = (size_t)(s.p - scan_of(text).p);
	return true;
}

bool
length_parse(str text, int64_t *seconds, bool *approximate)
{
	size_t used;

	text = str_trim(text);
	if (length_scan(text, seconds, approximate, &used) &&
	    used == text.n)
		return true;
	*seconds = LENGTH_NONE;
	return false;
}
