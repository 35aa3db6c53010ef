/* Any bytes as a time, a clock, a date, a length, a zone's name, a
 * zone's rule and a zone's file. Seeds: tests/fuzz/time/. */
#include <stdint.h>
#include <stdlib.h>

#include "base/tzrule.h"
#include "base/zone.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
times(struct arena *a, str text)
{
	int64_t moment, again;
	struct civil c;
	int32_t date;
	enum when_status s = when_parse(text, &moment, &c);

	HOLDS((s == WHEN_OK) == (moment != TIME_NONE));
	if (s == WHEN_OK) {
		HOLDS(moment >= TIME_FIRST && moment <= TIME_LAST);
		HOLDS(when_parse(when_iso(a, moment), &again, NULL) ==
		    WHEN_OK && again == moment);
		HOLDS(when_parse(when_iso_ms(a, moment), &again, NULL) ==
		    WHEN_OK && again == moment);
	}
	if (s == WHEN_NO_ZONE || s == WHEN_DATE_ONLY)
		HOLDS(date_valid(c.year, c.month, c.day));
	if (date_parse(text, &date) == WHEN_OK) {
		HOLDS(s == WHEN_DATE_ONLY);
		HOLDS(str_eq(str_trim(text), date_iso(a, date)));
	}
}

static void
clocks(str text)
{
	struct clock_time clock;
	size_t used;
	int meant;
	bool fine = clock_parse(text, &clock, &used);

	HOLDS(used <= text.n);
	if (fine) {
		HOLDS(clock.seconds >= 0 && clock.seconds < DAY);
		HOLDS(used >= 4);
		HOLDS(!clock.zoned || !clock.zone_name.n);
	}
	HOLDS(!(clock_refused(text, &meant) && fine));
	HOLDS(meant >= -1 && meant < DAY);
}

static void
lengths(struct arena *a, str text)
{
	int64_t seconds, again;
	bool about;
	size_t used;

	if (length_scan(text, &seconds, &about, &used)) {
		HOLDS(used > 0 && used <= text.n);
		HOLDS(seconds >= 0 && seconds <= LENGTH_MOST);
		HOLDS(length_parse(str_sub(text, 0, used), &again, NULL) &&
		    again == seconds);
	}
	if (length_parse(text, &seconds, NULL)) {
		length_text(a, seconds);
		length_words(a, seconds);
	} else {
		HOLDS(seconds == LENGTH_NONE);
	}
}

static void
zones(struct arena *a, str bytes)
{
	static const int64_t moments[] = {
		TIME_FIRST, 0, INT64_C(1772323200), TIME_LAST,
		INT64_MIN, INT64_MAX,
	};
	struct tz_rule rule;
	const struct zone *z = zone_parse(a, bytes);

	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		struct civil c = civil_of(moments[i]);
		int64_t at;

		if (!z)
			break;
		HOLDS(abs(zone_offset(z, moments[i])) < 26 * HOUR);
		if (zone_moment(z, &c, &at) == ZONE_OK)
			HOLDS(at + zone_offset(z, at) == civil_moment(&c));
		HOLDS(at != TIME_NONE);
	}
	if (tz_rule_parse(a, bytes, &rule)) {
		struct tz_span s = tz_rule_span(&rule, moments[2]);

		HOLDS(s.from <= moments[2] && moments[2] < s.to);
	}
	zone_name_valid(bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	/* A block of its own, so that its end is guarded. */
	char *copy = malloc(size ? size : 1);
	str text;

	if (!copy)
		return 0;
	if (size)
		memcpy(copy, data, size);
	text = (str){ copy, size };
	times(&a, text);
	clocks(text);
	lengths(&a, text);
	zones(&a, text);
	arena_release(&a);
	free(copy);
	return 0;
}
