#include "base/when.h"

#include "base/buf.h"

static char *
put_two(char *p, int v)
{
	static const char digits[] =
	    "0001020304050607080910111213141516171819"
	    "2021222324252627282930313233343536373839"
	    "4041424344454647484950515253545556575859"
	    "6061626364656667686970717273747576777879"
	    "8081828384858687888990919293949596979899";

	memcpy(p, digits + 2 * v, 2);
	return p + 2;
}

static char *
put_date(char *p, const struct civil *c)
{
	p = put_two(put_two(p, c->year / 100), c->year % 100);
	*p++ = '-';
	p = put_two(p, c->month);
	*p++ = '-';
	return put_two(p, c->day);
}

static char *
put_text(char *p, const char *text, size_t n)
{
	memcpy(p, text, n);
	return p + n;
}

static char *
put_clock(char *p, const struct civil *c, bool seconds)
{
	p = put_two(p, c->hour);
	*p++ = ':';
	p = put_two(p, c->minute);
	if (!seconds)
		return p;
	*p++ = ':';
	return put_two(p, c->second);
}

/* A date, a clock and what stands between and behind them. */
static str
civil_text(struct arena *a, const struct civil *c, char between,
    bool seconds, str after)
{
	char *p = arena_bytes(a, sizeof("YYYY-MM-DDThh:mm:ss") + after.n);
	char *to = put_date(p, c);

	*to++ = between;
	to = put_clock(to, c, seconds);
	to = put_text(to, after.p, after.n);
	return str_of(p, (size_t)(to - p));
}

static str
date_clock(struct arena *a, int64_t moment, char between, bool seconds,
    str after)
{
	struct civil c;

	if (moment == TIME_NONE)
		return STR_NONE;
	c = civil_of(moment);
	return civil_text(a, &c, between, seconds, after);
}

str
civil_iso(struct arena *a, const struct civil *c)
{
	return civil_text(a, c, 'T', true, STR("Z"));
}

str
when_iso(struct arena *a, int64_t moment)
{
	return date_clock(a, moment, 'T', true, STR("Z"));
}

str
when_iso_ms(struct arena *a, int64_t moment)
{
	return date_clock(a, moment, 'T', true, STR(".000Z"));
}

str
when_short(struct arena *a, int64_t moment)
{
	return date_clock(a, moment, ' ', false, STR(" UTC"));
}

str
when_iso_next(struct when_iso *w, int64_t moment)
{
	struct civil c = { 0 };

	if (moment == TIME_NONE)
		return STR_NONE;
	if (w->text[0] && moment >= w->from && moment < w->from + DAY) {
		int rest = (int)(moment - w->from);

		c.hour = rest / HOUR;
		c.minute = rest / MINUTE % 60;
		c.second = rest % 60;
	} else {
		c = civil_of(moment);
		put_date(w->text, &c);
		w->text[10] = 'T';
		w->text[19] = 'Z';
		w->from = date_moment(date_of_moment(moment));
	}
	put_clock(w->text + 11, &c, true);
	return str_of(w->text, 20);
}

/* Without the marks. */
str
when_basic(struct arena *a, int64_t moment)
{
	str iso = when_iso(a, moment);
	char *p = arena_bytes(a, iso.n);
	size_t n = 0;

	if (!iso.p)
		return iso;
	for (size_t i = 0; i < iso.n; i++)
		if (iso.p[i] != '-' && iso.p[i] != ':')
			p[n++] = iso.p[i];
	return str_of(p, n);
}

str
when_rfc822(struct arena *a, int64_t moment)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	static const char days[] = "MonTueWedThuFriSatSun";
	struct civil c;
	char *p, *to;

	if (moment == TIME_NONE)
		return STR_NONE;
	c = civil_of(moment);
	p = arena_bytes(a, sizeof("www, DD nnn YYYY hh:mm:ss +0000"));
	to = put_text(p, days + 3 * c.weekday, 3);
	to = put_two(put_text(to, ", ", 2), c.day);
	*to++ = ' ';
	to = put_text(to, months + 3 * (c.month - 1), 3);
	*to++ = ' ';
	to = put_two(put_two(to, c.year / 100), c.year % 100);
	*to++ = ' ';
	to = put_text(put_clock(to, &c, true), " +0000", 6);
	return str_of(p, (size_t)(to - p));
}

str
date_iso(struct arena *a, int32_t date)
{
	struct civil c;

	if (date == DATE_NONE)
		return STR_NONE;
	c = civil_of_date(date);
	return civil_date_iso(a, &c);
}

str
civil_date_iso(struct arena *a, const struct civil *c)
{
	char *p = arena_bytes(a, sizeof("YYYY-MM-DD"));

	return str_of(p, (size_t)(put_date(p, c) - p));
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

int64_t
length_rounded(int64_t length)
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
	seconds = length_rounded(seconds < 0 ? -seconds : seconds);
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
