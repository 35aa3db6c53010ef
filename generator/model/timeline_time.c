/* When an entry of a timeline was: its own clock, with the day and the
 * zone that it leaves out taken from what stands above it. */
#include "base/zone.h"
#include "model/timeline_parts.h"

/* "+2", "+02", "+0200", "+2:00" behind UTC, an en dash or minus sign
 * included; *offset is 0 when nothing of the kind follows. False for what
 * begins as an offset and is none that there is. */
static bool
offset_after(str s, int *offset)
{
	static const str minus = STR_INIT("\xE2\x88\x92");
	str rest = str_trim_left(s), digits, minutes = STR_NONE;
	bool west = str_starts(rest, STR("-")) || str_starts(rest, minus);
	int64_t h = 0, m = 0;
	size_t n = 0;

	*offset = 0;
	if (!west && !str_starts(rest, STR("+")))
		return true;
	rest = str_from(rest, str_starts(rest, minus) ? minus.n : 1);
	while (n < rest.n && char_digit(rest.p[n]))
		n++;
	if (n == 0)
		return true;	/* "UTC - a quiet day" */
	digits = str_sub(rest, 0, n);
	if (n > 2) {
		minutes = str_from(digits, n - 2);
		digits.n -= 2;
	} else if (rest.n > n + 2 && rest.p[n] == ':') {
		minutes = str_sub(rest, n + 1, n + 3);
	}
	if (n > 4 || !str_to_int(digits, &h) ||
	    (minutes.n && !str_to_int(minutes, &m)))
		return false;
	*offset = (int)(h * HOUR + m * MINUTE) * (west ? -1 : 1);
	return m < 60 && *offset >= -12 * HOUR && *offset <= 14 * HOUR;
}

/* "Timeline (UTC)", "Time (UTC+2)": the zone of the clocks below. */
static bool
zone_of(str text, int *offset)
{
	for (size_t i = 0; i + 3 <= text.n; i++) {
		str word = str_sub(text, i, i + 3);

		if ((!str_ieq(word, STR("UTC")) &&
		    !str_ieq(word, STR("GMT"))) ||
		    (i > 0 && char_alnum(text.p[i - 1])) ||
		    (i + 3 < text.n && char_alnum(text.p[i + 3])))
			continue;
		return offset_after(str_from(text, i + 3), offset);
	}
	return false;
}

/* A zone by name among the words of a heading: "Timeline (in BST)". */
static str
zone_word(struct timeline_work *t, str text)
{
	struct cut c = { .tail = text, .found = true };

	while (c.found) {
		struct clock_time clock;
		size_t used;
		str word;

		c = str_cut(c.tail, ' ');
		word = c.head;
		while (word.n && !char_alnum(word.p[0]))
			word = str_from(word, 1);
		while (word.n && !char_alnum(word.p[word.n - 1]))
			word.n--;
		if (!str_empty(word) && clock_parse(str_cat(
		    t->w->c->scratch, STR("00:00 "), word), &clock, &used) &&
		    !str_empty(clock.zone_name))
			return word;
	}
	return STR_NONE;
}

static bool
find_date(str text, int32_t *date)
{
	for (size_t i = 0; i + 10 <= text.n; i++)
		if (char_digit(text.p[i]) && text.p[i + 4] == '-' &&
		    (i == 0 || !char_alnum(text.p[i - 1])) &&
		    date_parse(str_sub(text, i, i + 10), date) == WHEN_OK)
			return true;
	return false;
}

/* "All times in PST.": what is said of the clocks, whatever the words. */
static bool
has_word(str text, const char *word)
{
	str w = str_c(word);

	for (size_t i = 0; i + w.n <= text.n; i++)
		if (str_istarts(str_from(text, i), w))
			return true;
	return false;
}

void
timeline_learn(struct timeline_work *t, md_node *n, str text)
{
	bool heading = md_kind(n) != MD_PARAGRAPH;
	str word;
	int32_t date;
	int zone;

	if (zone_of(text, &zone)) {
		t->zone_known = true;
		t->zone = zone;
	} else if (heading || (text.n <= 60 && has_word(text, "time"))) {
		word = zone_word(t, text);
		if (!str_empty(word)) {
			t->zone_word = word;
			t->zone_place = md_place_of(t->w->md, n, word);
		}
	}
	/* Running text may be about any day; one that begins with it says
	 * which. */
	if (!find_date(heading ? text : str_sub(text, 0, 10), &date))
		return;
	t->date = date;
	t->last = t->unzoned = TIME_NONE;
}

/* What the letters mostly stand for, in winter and in summer. Advice
 * only: whoever writes CET in June may mean either. */
static const struct zone_hint {
	str name;
	const char *offset;
} zone_hints[] = {
	{ STR_INIT("BST"), "UTC+01:00" },
	{ STR_INIT("CEST"), "UTC+02:00" },
	{ STR_INIT("CET"), "UTC+01:00, or UTC+02:00 in summer" },
	{ STR_INIT("EDT"), "UTC-04:00" },
	{ STR_INIT("EET"), "UTC+02:00, or UTC+03:00 in summer" },
	{ STR_INIT("EST"), "UTC-05:00, or UTC-04:00 in summer" },
	{ STR_INIT("IST"), "UTC+05:30" },
	{ STR_INIT("JST"), "UTC+09:00" },
	{ STR_INIT("PDT"), "UTC-07:00" },
	{ STR_INIT("PST"), "UTC-08:00, or UTC-07:00 in summer" },
};

static void
help_offset(struct timeline_work *t)
{
	struct diags *d = t->w->r->diags;

	for (size_t i = 0; i < sizeof(zone_hints) / sizeof(zone_hints[0]);
	    i++)
		if (str_ieq(t->zone_word, zone_hints[i].name)) {
			diag_help(d, "write the offset in its place, %s if "
			    "that is meant", zone_hints[i].offset);
			return;
		}
	diag_help(d, "write the offset in its place, such as UTC+01:00");
}

/* "UTC+25" */
static bool
named_utc(str zone)
{
	return str_istarts(zone, STR("UTC")) || str_istarts(zone, STR("GMT"));
}

/* One report for a timeline, where the zone could be said once. */
static void
report_zone(struct timeline_work *t, struct place place, str clock)
{
	struct diags *d = t->w->r->diags;

	if (t->zone_reported)
		return;
	t->zone_reported = true;
	if (!str_empty(t->zone_word)) {
		diag_add(d, RULE_TIME_WITHOUT_ZONE, t->zone_place,
		    named_utc(t->zone_word) ? STR_FMT " is no zone on Earth"
		    : STR_FMT " is a zone's name, not an offset from UTC",
		    STR_ARG(t->zone_word));
		help_offset(t);
		return;
	}
	diag_add(d, RULE_TIME_WITHOUT_ZONE, place,
	    STR_FMT " has no zone, and the timeline names none",
	    STR_ARG(clock));
	diag_help(d, "write " STR_FMT "Z for UTC, or name the zone once: "
	    "## Timeline (UTC)", STR_ARG(clock));
}

static void
report_zone_name(struct timeline_work *t, const struct line_time *lt,
    struct place place)
{
	if (t->zone_reported)
		return;
	t->zone_reported = true;
	diag_add(t->w->r->diags, RULE_TIME_WITHOUT_ZONE, place,
	    named_utc(lt->zone_name) ? STR_FMT " is no zone on Earth"
	    : STR_FMT " is a zone's name, not an offset from UTC",
	    STR_ARG(lt->zone_name));
	diag_help(t->w->r->diags,
	    "write the offset itself, such as +01:00, or Z for UTC");
}

/* Seconds east of UTC on the clocks of an entry. */
static int
offset_at(const struct timeline_work *t, const struct line_time *lt,
    int64_t moment)
{
	if (lt->zoned)
		return lt->offset;
	if (t->zone_known)
		return t->zone;
	return zone_offset(t->w->r->assumed, moment);
}

bool
timeline_utc(const struct timeline_work *t, const struct line_time *lt,
    int64_t at)
{
	return offset_at(t, lt, at) == 0;
}

/* The day that a clock without a date belongs to: that of the heading, else
 * of the entry above, else of the start; the day after or before it when
 * that brings the clock nearer. DATE_NONE when nothing tells the day. */
static int32_t
day_of(const struct timeline_work *t, const struct line_time *lt)
{
	int64_t ref = t->last, clock;
	int32_t day;

	if (t->date != DATE_NONE && ref == TIME_NONE)
		return t->date;
	if (ref == TIME_NONE)
		ref = t->w->c->started;
	if (ref == TIME_NONE)
		return DATE_NONE;
	ref += offset_at(t, lt, ref);
	day = date_of_moment(ref);
	clock = date_moment(day) + lt->clock;
	if (clock < ref - DAY / 2)
		return day + 1;
	return clock > ref + DAY / 2 && t->last == TIME_NONE ? day - 1 : day;
}

/* As if the clock were in UTC: good for the order of entries that all
 * lack a zone, and for nothing else. */
int64_t
timeline_order(const struct timeline_work *t, const struct line_time *lt)
{
	int32_t day = lt->date;

	if (lt->zoned || t->zone_known || t->w->r->assumed ||
	    !str_empty(lt->zone_name))
		return TIME_NONE;
	if (!lt->dated) {
		int64_t ref = t->unzoned;

		if (ref == TIME_NONE)
			return t->date == DATE_NONE ? TIME_NONE
			    : date_moment(t->date) + lt->clock;
		day = date_of_moment(ref);
		if (date_moment(day) + lt->clock < ref - DAY / 2)
			day++;
	}
	return date_moment(day) + lt->clock;
}

int64_t
timeline_moment(struct timeline_work *t, const struct line_time *lt,
    struct place place, str clock)
{
	bool zoned = lt->zoned || t->zone_known;
	struct civil c;
	int32_t day;
	int64_t at;

	if (!str_empty(lt->zone_name)) {
		report_zone_name(t, lt, place);
		return TIME_NONE;
	}
	if (!zoned && !t->w->r->assumed) {
		report_zone(t, place, clock);
		return TIME_NONE;
	}
	day = lt->dated ? lt->date : day_of(t, lt);
	if (day == DATE_NONE)
		return TIME_NONE;
	at = date_moment(day) + lt->clock;
	if (zoned) {
		at -= offset_at(t, lt, TIME_NONE);
		moment_exists(&at, t->w->r, place, clock);
		return at;
	}
	c = civil_of(at);
	moment_assumed(&c, t->w->r, place, clock, &at);
	return at;
}
