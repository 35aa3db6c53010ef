/* Times as Hugo and those who write for it have them. */
#include "import/cstate_parts.h"

enum { STAMP_MOST = 96, TOKENS_MOST = 12 };

static int64_t
in_zone(const struct civil *c, const struct zone *zone)
{
	int64_t at;

	if (!zone)
		return civil_moment(c);
	/* Of two moments Go takes the earlier; over a gap it steps. */
	(void)zone_moment(zone, c, &at);
	return at;
}

/* Digits at the start of s, at most most. */
static size_t
digits(str s, size_t most)
{
	size_t n = 0;

	while (n < s.n && n < most && char_digit(s.p[n]))
		n++;
	return n;
}

/* One- or two-digit number, written with two; false when there is none. */
static bool
two(struct buf *b, str *s, bool *odd)
{
	size_t n = digits(*s, 3);

	if (n == 0 || n > 2)
		return false;
	if (n == 1) {
		buf_char(b, '0');
		*odd = true;
	}
	buf_bytes(b, s->p, n);
	*s = str_from(*s, n);
	return true;
}

static bool
take(struct buf *b, str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	buf_char(b, c);
	*s = str_from(*s, 1);
	return true;
}

/* "2023-2-3T9:15:00Z" with two digits everywhere; YAML's timestamps may
 * leave zeros out. False when it does not begin like that. */
static bool
padded(struct buf *b, str s, bool *odd)
{
	if (digits(s, 5) != 4)
		return false;
	buf_bytes(b, s.p, 4);
	s = str_from(s, 4);
	if (!take(b, &s, '-') || !two(b, &s, odd) || !take(b, &s, '-') ||
	    !two(b, &s, odd))
		return false;
	if (s.n > 1 && (s.p[0] == 'T' || s.p[0] == 't' || s.p[0] == ' ') &&
	    char_digit(s.p[1])) {
		buf_char(b, s.p[0]);
		s = str_from(s, 1);
		if (!two(b, &s, odd))
			return false;
	}
	buf_str(b, s);
	return true;
}

/* A time in digits. */
static struct cstate_time
numeric(str text, const struct zone *zone)
{
	struct cstate_time t = { CSTATE_TIME_BAD, TIME_NONE, false };
	struct buf b = buf_init(STAMP_MOST);
	struct civil c = { 0 };

	if (text.n > STAMP_MOST / 2 || !padded(&b, text, &t.odd)) {
		buf_release(&b);
		return t;
	}
	switch (when_parse(buf_view(&b), &t.at, &c)) {
	case WHEN_OK:
		t.status = CSTATE_TIME_FINE;
		break;
	case WHEN_NO_ZONE:
		t.status = CSTATE_TIME_NO_ZONE;
		t.at = in_zone(&c, zone);
		break;
	case WHEN_DATE_ONLY:
		t.status = CSTATE_TIME_DATE;
		t.at = in_zone(&c, zone);
		break;
	case WHEN_IMPOSSIBLE:
		t.status = CSTATE_TIME_IMPOSSIBLE;
		break;
	case WHEN_CLOCK_ONLY:
	case WHEN_BAD:
	case WHEN_ZONE_NAME:
		break;
	}
	buf_release(&b);
	return t;
}

struct cstate_time
cstate_time(str text, const struct zone *zone)
{
	struct cstate_time t = numeric(str_trim(text), zone);

	if (t.status == CSTATE_TIME_BAD && text.n <= STAMP_MOST &&
	    cstate_stamp(text, zone, &t.at)) {
		t.status = CSTATE_TIME_FINE;
		t.odd = true;
	}
	return t;
}

/* Stamps in words. */

static const char *const months[] = {
	"january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december",
};

int
cstate_month(str s)
{
	for (int i = 0; i < 12; i++)
		if (str_ieq(s, str_c(months[i])) ||
		    str_ieq(s, str_of(months[i], 3)))
			return i + 1;
	return 0;
}

struct stamp {
	int year, month, day, hour, minute, second;
	bool dated, clocked;
	str zone;
};

static int
number(str s)
{
	int64_t n;

	return s.n <= 4 && str_to_int(s, &n) ? (int)n : -1;
}

/* "11", "11th", "2nd,". */
static int
day_of(str s)
{
	static const char *const tails[] = { "", "st", "nd", "rd", "th" };
	size_t n = digits(s, 2);

	for (size_t i = 0; n && i < sizeof(tails) / sizeof(tails[0]); i++)
		if (str_ieq(str_from(s, n), str_c(tails[i])))
			return number(str_sub(s, 0, n));
	return 0;
}

/* "15:50", "15h50", "7:05:30", with "Z" or an offset behind it. */
static bool
clock_token(str s, struct stamp *t)
{
	size_t n = digits(s, 2);

	if (t->clocked || n == 0 || n >= s.n ||
	    (s.p[n] != ':' && char_lower(s.p[n]) != 'h'))
		return false;
	t->hour = number(str_sub(s, 0, n));
	s = str_from(s, n + 1);
	if (digits(s, 3) != 2)
		return false;
	t->minute = number(str_sub(s, 0, 2));
	s = str_from(s, 2);
	if (s.n > 2 && s.p[0] == ':' && digits(str_from(s, 1), 3) == 2) {
		t->second = number(str_sub(s, 1, 3));
		s = str_from(s, 3);
	}
	t->clocked = true;
	if (s.n)
		t->zone = s;
	return true;
}

static bool
iso_date(str s, struct stamp *t)
{
	int32_t date;
	struct civil c;

	if (t->dated || date_parse(s, &date) != WHEN_OK)
		return false;
	c = civil_of_date(date);
	t->year = c.year;
	t->month = c.month;
	t->day = c.day;
	t->dated = true;
	return true;
}

static bool
zone_token(str s, struct stamp *t)
{
	if (t->zone.n || !t->clocked)
		return false;
	if (!str_ieq(s, STR("utc")) && !str_ieq(s, STR("gmt")) &&
	    !str_ieq(s, STR("z")) && s.p[0] != '+' &&
	    (s.p[0] != '-' || s.n < 3))
		return false;
	t->zone = s;
	return true;
}

static bool
date_word(str s, struct stamp *t)
{
	int n;

	if (t->month == 0 && (n = cstate_month(s)) != 0)
		t->month = n;
	else if (t->day == 0 && (n = day_of(s)) != 0)
		t->day = n;
	else if (t->year == 0 && s.n == 4 && digits(s, 4) == 4)
		t->year = number(s);
	else
		return false;
	return true;
}

static bool
noise(str s)
{
	static const char *const words[] = { "-", "\xe2\x80\x93",
		"\xe2\x80\x94", "at", "of", "on", "the", "@" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_ieq(s, str_c(words[i])))
			return true;
	return false;
}

/* The next word of *s; commas part words too. */
static str
token(str *s)
{
	size_t from = 0, to;

	while (from < s->n && (char_space(s->p[from]) || s->p[from] == ','))
		from++;
	for (to = from; to < s->n && !char_space(s->p[to]) &&
	    s->p[to] != ','; to++)
		;
	str word = str_sub(*s, from, to);
	*s = str_from(*s, to);
	return word;
}

bool
cstate_stamp(str text, const struct zone *zone, int64_t *at)
{
	struct stamp t = { 0 };
	struct buf b = buf_init(STAMP_MOST);
	struct cstate_time read;
	bool seen = false;
	str rest = text;

	for (str s = token(&rest); s.n; s = token(&rest)) {
		bool first = !seen;

		seen = true;
		if (noise(s) && !first)
			continue;
		if (!iso_date(s, &t) && !clock_token(s, &t) &&
		    !zone_token(s, &t) && !date_word(s, &t)) {
			/* "2021-06-08T09:35:00Z" stands alone. */
			if (!first || token(&rest).n)
				return false;
			read = numeric(s, zone);
			*at = read.at;
			return !read.odd && (read.status ==
			    CSTATE_TIME_FINE || read.status ==
			    CSTATE_TIME_NO_ZONE);
		}
	}
	if (!t.clocked || !t.year || !t.month || !t.day)
		return false;
	buf_fmt(&b, "%04d-%02d-%02dT%02d:%02d:%02d%.*s", t.year, t.month,
	    t.day, t.hour, t.minute, t.second,
	    STR_ARG(str_ieq(t.zone, STR("utc")) ||
	    str_ieq(t.zone, STR("gmt")) ? STR("Z") : t.zone));
	struct civil c = { 0 };
	enum when_status w = when_parse(buf_view(&b), at, &c);

	buf_release(&b);
	if (w == WHEN_NO_ZONE)
		*at = in_zone(&c, zone);
	return w == WHEN_OK || w == WHEN_NO_ZONE;
}
