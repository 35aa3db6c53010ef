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

/* In full, and in brief. */
static const str months[2][12] = {
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
};

str
words_month(const struct words *w, int month, bool brief)
{
	return words_get(w, months[brief][month - 1]);
}

/* Beside a day, where the language has another form for it. */
static str
dated_month(const struct words *w, struct arena *a, int month)
{
	str key = str_cat(a, STR("months_dated."), words_digits(a, month, 1));

	return map_get(&w->by_key, key) ? words_get(w, key)
	    : words_month(w, month, false);
}

str
words_time(const struct words *w, struct arena *a, enum time_form f,
    int64_t moment)
{
	struct civil c = civil_of(moment);
	str clock = STR_NONE, day = STR_NONE, year = STR_NONE, month;

	if (f == TIME_FULL || f == TIME_SHORT || f == TIME_CLOCK)
		clock = str_cat(a, words_digits(a, c.hour, 2), STR(":"),
		    words_digits(a, c.minute, 2));
	if (f == TIME_FULL || f == TIME_DATE)
		month = dated_month(w, a, c.month);
	else
		month = words_month(w, c.month, f != TIME_MONTH);
	if (f != TIME_CLOCK) {
		day = words_digits(a, c.day, 1);
		year = words_digits(a, c.year, 1);
	}
	return words_fill(w, a, form_keys[f], BLANKS(
	    { STR("day"), day }, { STR("year"), year },
	    { STR("month"), month },
	    { STR("clock"), clock }));
}

str
words_date(const struct words *w, struct arena *a, enum time_form f,
    int32_t date)
{
	return words_time(w, a, f, (int64_t)date * DAY);
}

static const struct unit {
	int64_t seconds;
	const char *brief, *full;
} units[] = {
	{ DAY, "length_d", "length_days" },
	{ HOUR, "length_h", "length_hours" },
	{ MINUTE, "length_m", "length_minutes" },
	{ 1, "length_s", "length_seconds" },
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
		str key = str_c(full ? units[i].full : units[i].brief);

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
