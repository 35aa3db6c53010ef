#include "output/schema_pattern.h"

/* Lower-case letters outside of brackets stand for both cases. */
#define UNIT "(?:w|wks?|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|" \
	"s|secs?|seconds?)[.]?"
#define PART "[0-9]+(?:[.][0-9]+)?[ -]*" UNIT
#define SIXTY "[0-9]+:[0-5][0-9](?::[0-5][0-9](?:[.][0-9]+)?|[ -]*" UNIT ")"
#define LENGTH PART "(?:[ ,]*(?:and *)?(?:" PART "|" SIXTY \
	"|[0-5][0-9]))*|" SIXTY "|p[0-9A-Za-z.,]+"
#define WORKING "[0-9]+ *(?:business days?|working days?|bd)"
#define DAY_FORM "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
#define CLOCK_FORM "[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
#define ZONE_FORM "(?: *(?:z|[+-][0-9]{2}(?::?[0-9]{2})?|" \
	"[(]?(?:utc|gmt)[)]?(?: ?[+-][0-9:]+)?))"
/* What an address may not hold, besides what its kind forbids. */
#define UNCLEAN "\\u0000-\\u0020\"<>\\\\`{|}^\\u007f"

static const struct {
	const char *form;
	const char *says;
} rows[SCHEMA_TYPE_COUNT] = {
	[SCHEMA_LINE] = { "\\n*[^\\n]*\\n*", "one line is wanted" },
	[SCHEMA_ID] = { "(?!.*[.][.])[A-Za-z0-9][A-Za-z0-9_.-]{0,127}",
	    "letters, digits, hyphens, underscores and dots" },
	[SCHEMA_TAG] = { "(?!.*[.][.])[A-Za-z0-9\\u0080-\\uffff]"
	    "[A-Za-z0-9_.\\u0080-\\uffff-]*",
	    "letters, digits, hyphens, underscores and dots" },
	[SCHEMA_BOOL] = { "(?:yes|no|true|false|on|off)", "yes or no" },
	[SCHEMA_INT] = { "[+-]?[0-9]+", "a whole number" },
	[SCHEMA_NUMBER] = { "[+-]?[0-9]+(?:[.][0-9]{1,6})?", "a number" },
	[SCHEMA_DATE] = { DAY_FORM, "a date: 2026-03-14" },
	[SCHEMA_LENGTH] = { "(?:" LENGTH ")",
	    "a length of time: 15m, 4h, 1h30m or 2d" },
	[SCHEMA_DEADLINE] = { "(?:" LENGTH "|" WORKING ")",
	    "a length of time or business days: 48h, 5 business days" },
	[SCHEMA_TARGET] = { "(?:" LENGTH "|" WORKING "|[^0-9\\n][^\\n]*)",
	    "15m, 4h, 2d, 5 business days, or words" },
	[SCHEMA_URL] = { "(?:https?://[A-Za-z0-9\\[\\u0080-\\uffff]"
	    "|mailto:[^" UNCLEAN "]|tel:[^" UNCLEAN "]|/(?!/))"
	    "[^" UNCLEAN "]*",
	    "an address: https://, mailto:, tel:, or /path" },
	[SCHEMA_PATH] = { "(?!.*//)(?!(?:.*/)?[.][.]?(?:/|$))"
	    "(?=/?[^/])[^?#:" UNCLEAN "]+",
	    "a path of this site, without .." },
};

/* What a letter outside of brackets becomes. */
static void
put_folded(struct buf *out, const char *form)
{
	bool bracket = false;

	for (const char *p = form; *p; p++) {
		if (*p == '\\') {
			buf_char(out, *p++);
			buf_char(out, *p);
			continue;
		}
		if (*p == '[' && !bracket)
			bracket = true;
		else if (*p == ']')
			bracket = false;
		if (!bracket && *p >= 'a' && *p <= 'z')
			buf_fmt(out, "[%c%c]", *p, *p - 'a' + 'A');
		else
			buf_char(out, *p);
	}
}

void
schema_pattern(struct buf *out, enum schema_type type, bool zoned)
{
	const char *form = rows[type].form;

	if (type == SCHEMA_TIME)
		form = zoned ? DAY_FORM "(?:t| +)" CLOCK_FORM ZONE_FORM
		    : DAY_FORM "(?:t| +)" CLOCK_FORM ZONE_FORM "?";
	if (!form)
		return;
	buf_char(out, '^');
	put_folded(out, form);
	buf_char(out, '$');
}

const char *
schema_pattern_says(enum schema_type type)
{
	return type == SCHEMA_TIME
	    ? "a time with its zone: 2026-03-14T09:00Z" : rows[type].says;
}

void
schema_pattern_level(struct buf *out, str word)
{
	bool first = true;

	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];

		if (c == ' ' || c == '-' || c == '_')
			continue;
		/* Not between the bytes of one character. */
		if (!first && ((unsigned char)c & 0xc0) != 0x80)
			buf_lit(out, "[ _-]*");
		first = false;
		if (char_alpha(c))
			buf_fmt(out, "[%c%c]", char_lower(c),
			    char_lower(c) - 'a' + 'A');
		else if (char_digit(c) || (unsigned char)c >= 0x80)
			buf_char(out, c);
		else
			buf_fmt(out, "\\u%04x", (unsigned)c);
	}
}
