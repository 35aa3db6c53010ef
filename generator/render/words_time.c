/* Moments, days and lengths of time in the words of a language. */
#include "render/words_parts.h"

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

static str
text_of(const struct text *t, str key)
{
	return t ? t->text : key;
}

str
words_month(const struct words *w, int month, bool brief)
{
	int f = brief ? BRIEF : FULL;

	return text_of(w->known.month[f][month - 1], months[f][month - 1]);
}

static str
dated_month(const struct words *w, int month)
{
	const struct text *t = w->known.month[DATED][month - 1];

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
	if (v < 10)
		to[0] = (char)('0' + v);
	else if (v < 100)
		put_two(to, v);
	else if (v < 1000)
		put_two(put_two(to, v / 10) - 1, v % 100);
	else
		put_two(put_two(to, v / 100), v % 100);
	return str_of(to, v < 10 ? 1 : v < 100 ? 2 : v < 1000 ? 3 : 4);
}

str
words_civil(const struct words *w, struct arena *a, enum time_form f,
    const struct civil *c)
{
	const struct text *t = w->known.time[f];
	char day[STR_DIGITS], year[STR_DIGITS], clock[] = "hh:mm";
	str slots[SLOTS] = { { 0 } };

	if (!t)
		return form_keys[f];
	if (f == TIME_FULL || f == TIME_SHORT || f == TIME_CLOCK) {
		put_two(clock, c->hour);
		put_two(clock + 3, c->minute);
		slots[SLOT_CLOCK] = str_of(clock, 5);
	}
	if (f != TIME_CLOCK) {
		slots[SLOT_DAY] = digits(day, c->day);
		slots[SLOT_YEAR] = digits(year, c->year);
		slots[SLOT_MONTH] = f == TIME_FULL || f == TIME_DATE
		    ? dated_month(w, c->month)
		    : words_month(w, c->month, f != TIME_MONTH);
	}
	return text_fill_slots(t, a, slots, 1u << SLOT_CLOCK |
	    1u << SLOT_DAY | 1u << SLOT_MONTH | 1u << SLOT_YEAR,
	    slots[SLOT_MONTH].n + sizeof(clock));
}

str
words_time(const struct words *w, struct arena *a, enum time_form f,
    int64_t moment)
{
	struct civil c = civil_of(moment);

	return words_civil(w, a, f, &c);
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
} units[UNITS] = {
	{ DAY, STR_INIT("length_d"), STR_INIT("length_days") },
	{ HOUR, STR_INIT("length_h"), STR_INIT("length_hours") },
	{ MINUTE, STR_INIT("length_m"), STR_INIT("length_minutes") },
	{ 1, STR_INIT("length_s"), STR_INIT("length_seconds") },
};

/* "20 min". */
static str
count_unit(const struct words *w, struct arena *a, size_t unit, bool full,
    int64_t count)
{
	const struct text *t;
	str slots[SLOTS];

	if (count < UNIT_SMALL && w->known.small[full][unit])
		return w->known.small[full][unit][count];
	t = words_form(w, w->known.unit[full][unit], count);
	if (!t)
		return str_cat(a, full ? units[unit].full
		    : units[unit].brief, STR(".other"));
	slots[SLOT_N] = words_number(w, a, count);
	return text_fill_slots(t, a, slots, 1u << SLOT_N, slots[SLOT_N].n);
}

static void
small_units(struct words *w)
{
	for (int full = false; full <= true; full++)
		for (size_t i = 0; i < UNITS; i++) {
			str *small = arena_array(w->arena, str, UNIT_SMALL);

			for (int n = 0; n < UNIT_SMALL; n++)
				small[n] = count_unit(w, w->arena, i, full, n);
			w->known.small[full][i] = small;
		}
}

static str
two_parts(const struct words *w, struct arena *a, str first, str then)
{
	str slots[SLOTS];

	slots[SLOT_A] = first;
	slots[SLOT_B] = then;
	return w->known.two_units ? text_fill_slots(w->known.two_units, a,
	    slots, 1u << SLOT_A | 1u << SLOT_B, first.n + then.n)
	    : STR("length_two");
}

/* The largest unit that is in it, and the one below when it is there
 * too: more would be noise. Rounded, as it is everywhere. */
static str
length_in(const struct words *w, struct arena *a, int64_t seconds, bool full)
{
	str all = STR_NONE;
	size_t i = 0;

	seconds = seconds < 0 ? 0 : length_rounded(seconds);
	while (i < UNITS - 1 && seconds < units[i].seconds)
		i++;
	for (size_t last = i + 1; i < UNITS && i <= last; i++) {
		int64_t count = seconds / units[i].seconds;
		str part;

		seconds %= units[i].seconds;
		if (count == 0 && (i < UNITS - 1 || !str_empty(all)))
			continue;
		part = count_unit(w, a, i, full, count);
		all = str_empty(all) ? part : two_parts(w, a, all, part);
	}
	return all;
}

str
words_length_exact(const struct words *w, struct arena *a, int64_t seconds)
{
	str all = STR_NONE;

	for (size_t i = 0; i < UNITS && seconds > 0; i++) {
		int64_t count = seconds / units[i].seconds;
		str part;

		seconds %= units[i].seconds;
		if (count == 0)
			continue;
		part = count_unit(w, a, i, true, count);
		all = str_empty(all) ? part : two_parts(w, a, all, part);
	}
	return str_empty(all) ? count_unit(w, a, UNITS - 1, true, 0) : all;
}

void
words_know(struct words *w)
{
	struct words_known *k = &w->known;

	for (int i = 0; i < TIME_FORMS; i++)
		k->time[i] = words_text(w, form_keys[i]);
	for (int i = 0; i < 12; i++)
		for (int f = FULL; f <= DATED; f++)
			k->month[f][i] = words_text(w, months[f][i]);
	for (size_t i = 0; i < UNITS; i++) {
		k->unit[false][i] = map_get(&w->counted, units[i].brief);
		k->unit[true][i] = map_get(&w->counted, units[i].full);
	}
	k->two_units = words_text(w, STR("length_two"));
	k->zero = words_text(w, STR("elapsed_zero"));
	k->elapsed = words_text(w, STR("elapsed"));
	k->before = words_text(w, STR("elapsed_before"));
	k->after = words_text(w, STR("after"));
}

void
words_short_lengths(struct words *w)
{
	str *all = arena_array(w->arena, str, DAY / MINUTE);

	small_units(w);
	for (int i = 0; i < DAY / MINUTE; i++)
		all[i] = length_in(w, w->arena, i * MINUTE, false);
	w->known.minutes = all;
}

str
words_length(const struct words *w, struct arena *a, int64_t seconds)
{
	return w->known.minutes && seconds >= 0 && seconds < DAY &&
	    seconds % MINUTE == 0 ? w->known.minutes[seconds / MINUTE]
	    : length_in(w, a, seconds, false);
}

str
words_length_long(const struct words *w, struct arena *a, int64_t seconds)
{
	return length_in(w, a, seconds, true);
}

static str
with_length(const struct words *w, struct arena *a, const struct text *t,
    str key, int64_t seconds)
{
	str slots[SLOTS];

	if (!t)
		return key;
	slots[SLOT_LENGTH] = words_length(w, a, seconds);
	return text_fill_slots(t, a, slots, 1u << SLOT_LENGTH,
	    slots[SLOT_LENGTH].n);
}

str
words_elapsed(const struct words *w, struct arena *a, int64_t seconds)
{
	const struct words_known *k = &w->known;

	if (seconds == 0)
		return text_of(k->zero, STR("elapsed_zero"));
	return seconds > 0
	    ? with_length(w, a, k->elapsed, STR("elapsed"), seconds)
	    : with_length(w, a, k->before, STR("elapsed_before"), -seconds);
}

str
words_after(const struct words *w, struct arena *a, int64_t seconds)
{
	return with_length(w, a, w->known.after, STR("after"), seconds);
}
