/* Reading moments: a time of the front matter, and what is wrong with
 * it. */
#include "base/zone.h"
#include "model/incident.h"

enum { TIME_BYTES_MOST = 64 };

/* "+02:00" */
static str
offset_text(struct arena *a, int offset)
{
	int minutes = (offset < 0 ? -offset : offset) / MINUTE;

	return str_format(a, "%c%02d:%02d", offset < 0 ? '-' : '+',
	    minutes / 60, minutes % 60);
}

bool
moment_exists(int64_t *at, const struct reading *r, struct place place,
    str text)
{
	if (*at >= TIME_FIRST && *at <= TIME_LAST)
		return true;
	diag_add(r->diags, RULE_TIME_IMPOSSIBLE, place,
	    "there is no " STR_FMT, STR_ARG(text));
	moment_help_impossible(text, r->diags);
	*at = TIME_NONE;
	return false;
}

bool
moment_assumed(const struct civil *c, const struct reading *r,
    struct place place, str text, int64_t *at)
{
	enum zone_status status = zone_moment(r->assumed, c, at);
	struct arena *a = r->diags->arena;
	str zone = r->site->assume_timezone.name;

	if (status == ZONE_OK)
		return moment_exists(at, r, place, text);
	if (status == ZONE_AMBIGUOUS) {
		/* Clocks are set back by two hours at most. */
		str first = offset_text(a, zone_offset(r->assumed, *at));
		str then = offset_text(a, zone_offset(r->assumed,
		    *at + 2 * HOUR));

		diag_add(r->diags, RULE_TIME_AMBIGUOUS, place,
		    STR_FMT " happened twice in " STR_FMT, STR_ARG(text),
		    STR_ARG(zone));
		diag_help(r->diags, "write the offset that was meant, "
		    STR_FMT " or " STR_FMT, STR_ARG(first), STR_ARG(then));
	} else {
		diag_add(r->diags, RULE_TIME_AMBIGUOUS, place,
		    STR_FMT " never happened in " STR_FMT
		    ": the clock was set forward over it", STR_ARG(text),
		    STR_ARG(zone));
		diag_help(r->diags, "correct it, or write the offset that "
		    "was meant");
	}
	*at = TIME_NONE;
	return false;
}

/* What to write in place of a bare date. Only a milestone that may be
 * missing can be left out. */
static void
help_date(const struct node *n, str text, struct diags *d)
{
	enum milestone m;
	bool optional = milestone_find(n->key, &m) && m != STARTED;

	diag_help(d, "write " STR_FMT "THH:MMZ%s", STR_ARG(text), optional
	    ? ", or leave the key out while it is not known" : "");
}

void
moment_help_impossible(str text, struct diags *d)
{
	int64_t year, month;
	int32_t date;
	struct clock_time fine;
	size_t used;
	enum when_status day = date_parse(str_sub(text, 0, 10), &date);
	str clock = str_trim_left(str_from(text, day == WHEN_BAD ? 0 : 11));

	if ((str_starts(text, STR("0001-01-01")) ||
	    str_starts(text, STR("9999-12-31"))) &&
	    clock_parse_moment(clock, &fine, &used) && used == clock.n) {
		diag_help(d, "times go from 0001-01-01T00:00Z to "
		    "9999-12-31T23:59Z");
		return;
	}
	if (day != WHEN_IMPOSSIBLE) {
		diag_help(d, str_starts(clock, STR("24:"))
		    ? "write 00:00 of the next day" : "hours go from 00 to "
		    "23, minutes to 59, offsets from -12:00 to +14:00");
		return;
	}
	if (!str_to_int(str_sub(text, 0, 4), &year) || year == 0)
		diag_help(d, "years go from 0001 to 9999");
	else if (str_to_int(str_sub(text, 5, 7), &month) && month >= 1 &&
	    month <= 12)
		diag_help(d, "that month has %d days",
		    month_days((int)year, (int)month));
	else
		diag_help(d, "months go from 01 to 12");
}

/* The part of a time that says its zone: behind the clock. */
static str
zone_part(str text)
{
	size_t n = 11;		/* date, and T or a space */

	while (n < text.n && (char_digit(text.p[n]) || text.p[n] == ':' ||
	    text.p[n] == '.' || text.p[n] == ','))
		n++;
	return str_from(text, n);
}

static bool
zone_fine(str zone)
{
	return str_eq(zone, STR("Z")) || (zone.n == 6 &&
	    str_find_char(STR("+-"), zone.p[0]) >= 0 && zone.p[3] == ':');
}

/* The same moment as RFC 3339 writes it, date and clock as they are; the
 * empty string when that cannot be said. */
static str
written_out(struct arena *a, str text, int64_t at)
{
	str zone = zone_part(text);
	str clock = str_sub(text, 11, (size_t)(zone.p - text.p));
	str local = str_cat(a, str_sub(text, 0, 10), STR("T"), clock);
	int64_t as_utc, again;
	int offset;

	if (when_parse(str_cat(a, local, STR("Z")), &as_utc, NULL) !=
	    WHEN_OK)
		return STR_NONE;
	offset = (int)(as_utc - at);
	if (zone_fine(zone))
		text = str_cat(a, local, zone);
	else if (offset == 0)
		text = str_cat(a, local, STR("Z"));
	else
		text = str_cat(a, local, offset_text(a, offset));
	return when_parse(text, &again, NULL) == WHEN_OK && again == at
	    ? text : STR_NONE;
}

/* A time that is read well, and could be written better. Headings are
 * left alone: their text is their address. */
static void
check_spelling(const struct node *n, str text, bool assumed, int64_t at,
    const struct reading *r)
{
	enum rule rule = assumed ? RULE_TIME_ASSUMED : RULE_TIME_SPELLING;
	struct arena *a = r->diags->arena;
	str better;

	if (!diag_wanted(r->diags, rule))
		return;
	text = str_trim(text);
	if (text.n > TIME_BYTES_MOST || !n->key_at.line || (!assumed &&
	    text.p[10] == 'T' && zone_fine(zone_part(text))))
		return;
	better = written_out(a, text, at);
	if (str_empty(better) || str_eq(better, text))
		return;
	if (assumed)
		diag_add(r->diags, rule, n->at, STR_FMT
		    " is taken for a time in " STR_FMT, STR_ARG(text),
		    STR_ARG(r->site->assume_timezone.name));
	else
		diag_add(r->diags, rule, n->at, STR_FMT
		    " is not in the form YYYY-MM-DDTHH:MMZ", STR_ARG(text));
	diag_word(r->diags, text, better);
	diag_help(r->diags, "write " STR_FMT, STR_ARG(better));
	diag_sure(r->diags);
}

struct moment
moment_read(const struct node *n, const struct reading *r)
{
	struct moment m = { TIME_NONE, { 0 } };
	struct civil c;
	str text = node_text(n);

	if (!n || n->kind != NODE_SCALAR || str_empty(text))
		return m;
	m.place = n->at;
	/* Several lines were reported by the schema. */
	if (str_find_char(text, '\n') >= 0)
		return m;
	switch (when_parse(text, &m.at, &c)) {
	case WHEN_OK:
		check_spelling(n, text, false, m.at, r);
		return m;
	case WHEN_NO_ZONE:
		if (r->assumed) {
			if (moment_assumed(&c, r, n->at, text, &m.at))
				check_spelling(n, text, true, m.at, r);
			return m;
		}
		diag_add(r->diags, RULE_TIME_WITHOUT_ZONE, n->at,
		    STR_FMT " has no zone", STR_ARG(text));
		diag_help(r->diags,
		    "add Z for UTC, or an offset such as +01:00");
		break;
	case WHEN_ZONE_NAME:
		diag_add(r->diags, RULE_TIME_WITHOUT_ZONE, n->at,
		    STR_FMT " names a zone that may mean several offsets",
		    STR_ARG(text));
		diag_help(r->diags,
		    "write Z for UTC, or an offset such as +01:00");
		break;
	case WHEN_DATE_ONLY:
		diag_add(r->diags, RULE_TIME_DATE_ONLY, n->at,
		    STR_FMT " is a date; a moment is needed here",
		    STR_ARG(text));
		help_date(n, text, r->diags);
		break;
	case WHEN_CLOCK_ONLY:
		diag_add(r->diags, RULE_TIME_DATE_ONLY, n->at,
		    STR_FMT " has no date", STR_ARG(text));
		diag_help(r->diags, "write the date before it: "
		    "YYYY-MM-DDT%s" STR_FMT, text.n > 1 && text.p[1] == ':'
		    ? "0" : "", STR_ARG(text));
		break;
	case WHEN_IMPOSSIBLE:
		diag_add(r->diags, RULE_TIME_IMPOSSIBLE, n->at,
		    "there is no " STR_FMT, STR_ARG(text));
		moment_help_impossible(text, r->diags);
		break;
	case WHEN_BAD:
		diag_add(r->diags, RULE_TIME_UNREADABLE, n->at,
		    "\"" STR_FMT "\" is not a time", STR_ARG(text));
		diag_help(r->diags,
		    "write YYYY-MM-DDTHH:MMZ, for example 2026-03-14T09:00Z");
		break;
	}
	m.at = TIME_NONE;
	return m;
}
