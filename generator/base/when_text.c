#include "base/when.h"

#include <assert.h>

#include "base/buf.h"

static char *
put_number(char *p, int v, int width)
{
	for (int i = width; i > 0; i--, v /= 10)
		p[i - 1] = (char)('0' + v % 10);
	return p + width;
}

/* A moment by a pattern, in which each letter of YMDhms stands for a
 * digit of its part and n and w for names; all else for itself. Quoting
 * is not needed by the patterns below. */
static str
put_pattern(struct arena *a, int64_t moment, str pattern)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	static const char days[] = "MonTueWedThuFriSatSun";
	struct civil c;
	char *p, *to;

	if (moment == TIME_NONE)
		return STR_NONE;
	c = civil_of(moment);
	p = to = arena_bytes(a, pattern.n);
	for (size_t i = 0; i < pattern.n;) {
		char k = pattern.p[i];
		size_t n = 1;

		while (i + n < pattern.n && pattern.p[i + n] == k)
			n++;
		i += n;
		switch (k) {
		case 'Y': to = put_number(to, c.year, (int)n); break;
		case 'M': to = put_number(to, c.month, (int)n); break;
		case 'D': to = put_number(to, c.day, (int)n); break;
		case 'h': to = put_number(to, c.hour, (int)n); break;
		case 'm': to = put_number(to, c.minute, (int)n); break;
		case 's': to = put_number(to, c.second, (int)n); break;
		case 'n':
			memcpy(to, names + 3 * (c.month - 1), n);
			to += n;
			break;
		case 'w':
			memcpy(to, days + 3 * c.weekday, n);
			to += n;
			break;
		default:
			memset(to, k, n);
			to += n;
		}
	}
	assert((size_t)(to - p) == pattern.n);
	return (str){ p, pattern.n };
}

str
when_iso(struct arena *a, int64_t moment)
{
	return put_pattern(a, moment, STR("YYYY-MM-DDThh:mm:ssZ"));
}

str
when_iso_ms(struct arena *a, int64_t moment)
{
	return put_pattern(a, moment, STR("YYYY-MM-DDThh:mm:ss.000Z"));
}

str
when_short(struct arena *a, int64_t moment)
{
	return put_pattern(a, moment, STR("YYYY-MM-DD hh:mm UTC"));
}

str
when_basic(struct arena *a, int64_t moment)
{
	return put_pattern(a, moment, STR("YYYYMMDDThhmmssZ"));
}

str
when_rfc822(struct arena *a, int64_t moment)
{
	return put_pattern(a, moment, STR("www, DD nnn YYYY hh:mm:ss +0000"));
}

str
date_iso(struct arena *a, int32_t date)
{
	if (date == DATE_NONE)
		return STR_NONE;
	return put_pattern(a, date_moment(date), STR("YYYY-MM-DD"));
}

str
clock_hm(struct arena *a, int64_t moment)
{
	return put_pattern(a, moment, STR("hh:mm"));
}

static const struct {
	int32_t seconds;
	const char *sign, *one, *many;
} units[] = {
	{ DAY, "d", "day", "days" },
	{ HOUR, "h", "hour", "hours" },
	{ MINUTE, "min", "minute", "minutes" },
	{ 1, "s", "second", "seconds" },
};

enum { UNITS = sizeof(units) / sizeof(units[0]) };

/* The largest unit of a length. */
static int
leading_unit(int64_t length)
{
	for (int i = 0; i < UNITS; i++)
		if (length >= units[i].seconds)
			return i;
	return UNITS - 2;	/* zero is so many minutes */
}

/* Rounded, half up, to the unit after its largest. */
static int64_t
two_units(int64_t length)
{
	int i = leading_unit(length) + 1;
	int64_t unit = i < UNITS ? units[i].seconds : 1;
	int64_t whole = length / unit, rest = length % unit;

	if (2 * rest < unit)
		return length - rest;
	return whole < INT64_MAX / unit ? (whole + 1) * unit :
	    whole * unit;
}

static str
length_say(struct arena *a, int64_t seconds, bool words)
{
	const char *minus = seconds < 0 ? "-" : "", *name[2];
	int64_t n[2];
	int unit;

	if (seconds == LENGTH_NONE)
		return STR_NONE;
	seconds = two_units(seconds < 0 ? -seconds : seconds);
	unit = leading_unit(seconds);
	n[0] = seconds / units[unit].seconds;
	n[1] = unit + 1 < UNITS ?
	    seconds % units[unit].seconds / units[unit + 1].seconds : 0;
	for (int i = 0; i < 2; i++) {
		int u = unit + i < UNITS ? unit + i : unit;

		name[i] = !words ? units[u].sign :
		    n[i] == 1 ? units[u].one : units[u].many;
	}
	if (n[1] == 0)
		return str_format(a, "%s%lld %s", minus, (long long)n[0],
		    name[0]);
	return str_format(a, "%s%lld %s %lld %s", minus, (long long)n[0],
	    name[0], (long long)n[1], name[1]);
}

str
length_text(struct arena *a, int64_t seconds)
{
	return length_say(a, seconds, false);
}

str
length_words(struct arena *a, int64_t seconds)
{
	return length_say(a, seconds, true);
}

str
length_iso(struct arena *a, int64_t seconds)
{
	static const char letters[] = "DHMS";
	struct buf b = buf_init(64);
	str text;

	if (seconds < 0)
		return STR_NONE;
	buf_char(&b, 'P');
	for (int i = 0; i < UNITS; i++) {
		int64_t n = seconds / units[i].seconds;

		seconds %= units[i].seconds;
		if (i == 1 && (n || seconds))
			buf_char(&b, 'T');
		if (n) {
			buf_int(&b, n);
			buf_char(&b, letters[i]);
		}
	}
	if (b.n == 1)
		buf_lit(&b, "T0S");
	text = buf_keep(&b, a);
	buf_release(&b);
	return text;
}
