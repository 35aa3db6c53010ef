/* Moments, days and lengths of time in the words of a language. */
#include "render/words.h"

static const str form_keys[] = {
	[TIME_FULL] = STR_INIT("time_full"),
	[TIME_SHORT] = STR_INIT("time_short"),
	[TIME_CLOCK] = STR_INIT("time_clock"),
	[TIME_DATE] = STR_INIT("time_date"),
	[TIME_DAY] = STR_INIT("time_day"),
	[TIME_MONTH] = STR_INIT("time_month"),
};

/* In full, in brief, and beside a day, where the language has another form
 * for it. */
enum { FULL, BRIEF, DATED };
static const str months[3][12] = {
	{
		STR_INIT("months.1"), STR_INIT("months.2"),
		STR_INIT("months.3"), STR_INIT("months.4"),
		STR_INIT("months.5"), STR_INIT("months.6"),
		STR_INIT("months.7"), STR_INIT("months.8"),
		STR_INIT("months.9"), STR_INIT("months.10"),
		STR_INIT("months.11"), STR_INIT("months.12"),
	},
	{
		STR_INIT("months_short.1"), STR_INIT("months_short.2"),
		STR_INIT("months_short.3"), STR_INIT("months_short.4"),
		STR_INIT("months_short.5"), STR_INIT("months_short.6"),
		STR_INIT("months_short.7"), STR_INIT("months_short.8"),
		STR_INIT("months_short.9"), STR_INIT("months_short.10"),
		STR_INIT("months_short.11"), STR_INIT("months_short.12"),
	},
	{
		STR_INIT("months_dated.1"), STR_INIT("months_dated.2"),
		STR_INIT("months_dated.3"), STR_INIT("months_dated.4"),
		STR_INIT("months_dated.5"), STR_INIT("months_dated.6"),
		STR_INIT("months_dated.7"), STR_INIT("months_dated.8"),
		STR_INIT("months_dated.9"), STR_INIT("months_dated.10"),
		STR_INIT("months_dated.11"), STR_INIT("months_dated.12"),
	},
};

str
words_month(const struct words *w, int month, bool brief)
{
	return words_get(w, months[brief ? BRIEF : FULL][month - 1]);
}

static str
dated_month(const struct words *w, int month)
{
	const struct text *t = words_text(w, months[DATED][month - 1]);

	return t ? t->text : words_month(w, month, false);
}

static char *
put_two(char *to, int v)
{
	to[0] = (char)('0' + v / 10);
	to[1] = (char)('0' + v % 10);
	return to + 2;
}

/* Without zeros in front, which a day has, and a year long ago. */
static str
digits(char to[static STR_DIGITS], int v)
{
	if (v < 1000)
		return str_of(to, str_digits(to, v));
	put_two(put_two(to, v / 100), v % 100);
	return str_of(to, 4);
}

str
words_time(const struct words *w, struct arena *a, enum time_form f,
    int64_t moment)
{
	struct civil c = civil_of(moment);
	char day[STR_DIGITS], year[STR_DIGITS], clock[] = "hh:mm";
	str month = STR_NONE;

	put_two(clock, c.hour);
	put_two(clock + 3, c.minute);
	if (f == TIME_FULL || f == TIME_DATE)
		month = dated_month(w, c.month);
	else if (f != TIME_CLOCK)
		month = words_month(w, c.month, f != TIME_MONTH);
	return words_fill(w, a, form_keys[f], BLANKS(
	    { STR("clock"), f == TIME_FULL || f == TIME_SHORT ||
		f == TIME_CLOCK ? str_of(clock, 5) : STR_NONE },
	    { STR("day"), f == TIME_CLOCK ? STR_NONE
		: digits(day, c.day) },
	    { STR("year"), f == TIME_CLOCK ? STR_NONE
		: digits(year, c.year) },
	    { STR("month"), month }));
}

str
words_date(const struct words *w, struct arena *a, enum time_form f,
    int32_t date)
{
	return words_time(w, a, f, (int64_t)date * DAY);
}

static const struct unit {
	int64_t seconds;
	str brief, full;
} units[] = {
	{ DAY, STR_INIT("length_d"), STR_INIT("length_days") },
	{ HOUR, STR_INIT("length_h"), STR_INIT("length_hours") },
	{ MINUTE, STR_INIT("length_m"), STR_INIT("length_minutes") },
	{ 1, STR_INIT("length_s"), STR_INIT("length_seconds") },
};
enum { UNITS = sizeof(units) / sizeof(units[0]) };

/* The largest unit that is in it, and the one below when it is there
 * too: more would be noise. */
static str
length_in(const struct words *w, struct arena *a, int64_t seconds, bool full)
{
	str parts[2];
	size_t n = 0, i = 0;

	if (seconds < 0)
		seconds = 0;
	while (i < UNITS - 1 && seconds < units[i].seconds)
		i++;
	for (size_t last = i + 1; i < UNITS && i <= last && n < 2; i++) {
		int64_t count = seconds / units[i].seconds;
		str key = full ? units[i].full : units[i].brief;

		seconds %= units[i].seconds;
		if (count > 0 || (n == 0 && i == UNITS - 1))
			parts[n++] = words_count(w, a, key, count, NULL, 0);
	}
	return n == 1 ? parts[0] : words_fill(w, a, STR("length_two"),
	    BLANKS({ STR("a"), parts[0] }, { STR("b"), parts[1] }));
}

str
words_length(const struct words *w, struct arena *a, int64_t seconds)
{
	return length_in(w, a, seconds, false);
}

str
words_length_long(const struct words *w, struct arena *a, int64_t seconds)
{
	return length_in(w, a, seconds, true);
}
