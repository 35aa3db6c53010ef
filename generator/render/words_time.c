/* Moments, days and lengths of time in the words of a language. */
#include "render/words.h"

static const char *const form_keys[] = {
	[TIME_FULL] = "time_full",
	[TIME_SHORT] = "time_short",
	[TIME_CLOCK] = "time_clock",
	[TIME_DATE] = "time_date",
	[TIME_DAY] = "time_day",
	[TIME_MONTH] = "time_month",
};

static str
month_word(const struct words *w, struct arena *a, const char *list, int m)
{
	return words_get(w, str_format(a, "%s.%d", list, m));
}

str
words_time(const struct words *w, struct arena *a, enum time_form f,
    int64_t moment)
{
	struct civil c = civil_of(moment);
	bool brief = f == TIME_SHORT || f == TIME_DAY;
	str month = STR_NONE;

	if (f != TIME_CLOCK)
		month = month_word(w, a, brief ? "months_short" : "months",
		    c.month);
	return words_fill(w, a, str_c(form_keys[f]), BLANKS(
	    { STR("day"), str_format(a, "%d", c.day) },
	    { STR("month"), month },
	    { STR("year"), str_format(a, "%d", c.year) },
	    { STR("clock"), str_format(a, "%02d:%02d", c.hour, c.minute) }));
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
	return n == 1 ? parts[0] : str_cat(a, parts[0], STR(" "), parts[1]);
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
