#include "read/schema_value.h"

#include <inttypes.h>

#include "base/when.h"
#include "read/scalar.h"

static const char *const nouns[SCHEMA_TYPE_COUNT] = {
	[SCHEMA_ANY] = "anything",
	[SCHEMA_TEXT] = "text",
	[SCHEMA_LINE] = "one line of text",
	[SCHEMA_ID] = "a name without spaces",
	[SCHEMA_TAG] = "a name without spaces",
	[SCHEMA_WORD] = "a word",
	[SCHEMA_BOOL] = "yes or no",
	[SCHEMA_INT] = "a whole number",
	[SCHEMA_NUMBER] = "a number",
	[SCHEMA_TIME] = "a time",
	[SCHEMA_DATE] = "a date",
	[SCHEMA_LENGTH] = "a length of time",
	[SCHEMA_DEADLINE] = "a length of time or business days",
	[SCHEMA_TARGET] = "a length of time, business days or words",
	[SCHEMA_URL] = "an address",
	[SCHEMA_PATH] = "a path of this site",
	[SCHEMA_LIST] = "a list",
	[SCHEMA_DICT] = "a map",
	[SCHEMA_MAP] = "a map",
	[SCHEMA_CHOICE] = "one of several shapes",
};

static const char *const examples[SCHEMA_TYPE_COUNT] = {
	[SCHEMA_TIME] = "2026-03-14T09:00Z",
	[SCHEMA_DATE] = "2026-03-14",
	[SCHEMA_LENGTH] = "30m",
	[SCHEMA_DEADLINE] = "48h",
	[SCHEMA_TARGET] = "4h",
	[SCHEMA_URL] = "https://example.com/help",
	[SCHEMA_PATH] = "/issues/2026-03-14/",
	[SCHEMA_BOOL] = "yes",
};

const char *
schema_noun(const struct schema *s)
{
	return s->noun ? s->noun : nouns[s->type];
}

/* Help with the example of a shape, if it has one. item: the shape is that
 * of one of a list below the label. */
static void
help_example(const struct schema *s, str label, bool item, struct diags *d)
{
	const char *example = s->example ? s->example : examples[s->type];

	if (example)
		diag_help(d, item ? "for example " STR_FMT ": [%s]"
		    : "for example " STR_FMT ": %s", STR_ARG(label),
		    example);
}

/* "a, b or c", in the arena. */
static str
word_list(struct arena *a, const char *const *words)
{
	str all = STR_NONE;

	for (size_t i = 0; words[i]; i++)
		all = str_cat(a, all, i == 0 ? STR_NONE
		    : words[i + 1] ? STR(", ") : STR(" or "),
		    str_c(words[i]));
	return all;
}

/* What stands where something else was wanted. A block of several lines
 * has no span of its own; its key has. */
static struct place
value_place(const struct node *n)
{
	if (n->key_at.line && (n->at.len == 0 || n->kind == NODE_NULL))
		return n->key_at;
	return n->at;
}

void
schema_wrong_type(const struct schema *s, const struct node *n, str label,
    struct diags *d)
{
	static const char *const got[] = {
		[NODE_NULL] = "nothing",
		[NODE_SCALAR] = "a single value",
		[NODE_LIST] = "a list",
		[NODE_MAP] = "a map",
	};

	diag_add(d, RULE_WRONG_TYPE, value_place(n),
	    STR_FMT ": expected %s, got %s", STR_ARG(label), schema_noun(s),
	    got[n->kind]);
	if (n->kind == NODE_LIST && n->first &&
	    n->first->kind == NODE_MAP &&
	    (s->type == SCHEMA_MAP || s->type == SCHEMA_DICT)) {
		diag_help(d, "leave the hyphens out");
		return;
	}
	if (s->type == SCHEMA_WORD && !s->example) {
		str words = word_list(d->arena, s->words);

		diag_help(d, "write " STR_FMT, STR_ARG(words));
		return;
	}
	help_example(s, label, n->key_at.line == 0, d);
}

bool
schema_mixed(const struct schema *s, const struct schema *one,
    const struct node *list, str label, struct diags *d)
{
	const struct schema *dict = NULL;

	/* A list of maps may hold one. */
	for (size_t i = 0; s->type == SCHEMA_CHOICE && s->any[i] &&
	    one->of->type < SCHEMA_LIST; i++)
		if (s->any[i]->type == SCHEMA_DICT)
			dict = s->any[i];
	for (const struct node *n = list->first; n && dict; n = n->next) {
		const struct node *in = n->first;
		str value;

		if (n->kind != NODE_MAP || !in)
			continue;
		schema_wrong_type(one->of, n, label, d);
		value = node_text(in);
		if (value.n == 0 || value.n > 60)
			value = dict->of->example
			    ? str_c(dict->of->example) : STR("...");
		diag_help(d, "leave the hyphens out: " STR_FMT ": { " STR_FMT
		    ": " STR_FMT " }", STR_ARG(label), STR_ARG(in->key.n > 60
		    ? STR("api") : in->key), STR_ARG(value));
		return true;
	}
	return false;
}

/* A value is not as its type wants it: report it, the way out is added
 * by the caller. Long values are cut in the message. */
static void
report(enum rule rule, const struct node *n, str label, const char *what,
    struct diags *d)
{
	str text = node_text(n);
	struct cut first = str_line(text);
	bool cut = first.head.n > 60 || first.found;

	text = str_sub(first.head, 0, 60);
	/* Not in the middle of a character. */
	while (cut && text.n && text.n < first.head.n &&
	    ((unsigned char)first.head.p[text.n] & 0xc0) == 0x80)
		text.n--;
	diag_add(d, rule, n->at, STR_FMT ": \"" STR_FMT "%s\" %s",
	    STR_ARG(label), STR_ARG(text), cut ? "..." : "", what);
}

static bool
check_line(const struct node *n, str label, struct diags *d)
{
	if (str_find_char(node_text(n), '\n') < 0)
		return true;
	diag_add(d, RULE_WRONG_TYPE, value_place(n),
	    STR_FMT ": expected one line, got several", STR_ARG(label));
	diag_help(d, "write it on one line, without |");
	return false;
}

/* The same words with hyphens for what a name cannot have; empty when
 * nothing sensible is left. */
static str
as_name(struct arena *a, str text)
{
	char *p = arena_bytes(a, text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n && i < 64; i++) {
		char c = text.p[i];

		if (char_alnum(c))
			p[n++] = c;
		else if (n && p[n - 1] != '-')
			p[n++] = '-';
	}
	while (n && p[n - 1] == '-')
		n--;
	return str_of(p, n);
}

static bool
check_name(bool fine, const struct node *n, str label, struct diags *d)
{
	str offer;

	if (fine)
		return true;
	report(RULE_BAD_ID, n, label, "cannot be a name here", d);
	offer = as_name(d->arena, node_text(n));
	if (offer.n)
		diag_help(d, "write " STR_FMT " (letters, digits, hyphens, "
		    "underscores and dots)", STR_ARG(offer));
	else
		diag_help(d, "use letters, digits, hyphens, underscores "
		    "and dots");
	return false;
}

static bool
check_word(const struct schema *s, const struct node *n, str label,
    struct diags *d)
{
	str text = node_text(n), words[32], near;
	size_t count = 0;

	for (; count < 32 && s->words[count]; count++) {
		words[count] = str_c(s->words[count]);
		if (str_eq(text, words[count]))
			return true;
	}
	report(RULE_UNKNOWN_WORD, n, label, "is not known here", d);
	near = suggest(text, words, count);
	if (near.n) {
		diag_meant(d, text, near);
		diag_sure_if(d, suggest_sure(text, near, words, count));
		return false;
	}
	near = word_list(d->arena, s->words);
	diag_help(d, "write " STR_FMT, STR_ARG(near));
	return false;
}

static bool
check_bool(const struct node *n, str label, struct diags *d)
{
	bool v;

	if (scalar_bool(node_text(n), &v))
		return true;
	report(RULE_BAD_YES_NO, n, label, "is neither yes nor no", d);
	return false;
}

/* A count of millionths as people write it. */
static str
decimal_text(struct arena *a, int64_t millionths)
{
	str s = str_format(a, "%" PRId64 ".%06" PRId64,
	    millionths / 1000000, millionths % 1000000);

	while (s.p[s.n - 1] == '0')
		s.n--;
	if (s.p[s.n - 1] == '.')
		s.n--;
	return s;
}

static str
limit_text(const struct schema *s, struct arena *a, int64_t v)
{
	if (s->type == SCHEMA_NUMBER)
		return decimal_text(a, v);
	if (s->type == SCHEMA_LENGTH || s->type == SCHEMA_DEADLINE ||
	    s->type == SCHEMA_TARGET)
		return length_text(a, v);
	return str_format(a, "%" PRId64, v);
}

static bool
check_range(const struct schema *s, int64_t v, const struct node *n,
    str label, struct diags *d)
{
	str min, max;

	if ((s->min == 0 && s->max == 0) || (v >= s->min && v <= s->max))
		return true;
	report(RULE_OUT_OF_RANGE, n, label, v < s->min ? "is too small"
	    : "is too large", d);
	min = limit_text(s, d->arena, s->min);
	max = limit_text(s, d->arena, s->max);
	diag_help(d, "it can be " STR_FMT " to " STR_FMT, STR_ARG(min),
	    STR_ARG(max));
	return false;
}

static bool
check_number(const struct schema *s, const struct node *n, str label,
    struct diags *d)
{
	str text = node_text(n);
	int64_t v;
	bool fine = s->type == SCHEMA_INT ? scalar_int(text, &v)
	    : scalar_decimal(text, 6, &v);

	if (fine)
		return check_range(s, v, n, label, d);
	report(RULE_BAD_NUMBER, n, label, s->type == SCHEMA_INT
	    ? "is not a whole number" : "is not a number", d);
	if (str_ends(text, STR("%")))
		diag_help(d, "write it without the %% sign");
	else if (str_find_char(text, ',') >= 0)
		diag_help(d, "write a dot before decimals, and nothing "
		    "between thousands");
	else
		help_example(s, label, n->key_at.line == 0, d);
	return false;
}

static bool
check_date(const struct node *n, str label, struct diags *d)
{
	str text = node_text(n);
	struct civil c = { 0 };
	int64_t moment;
	int32_t date;

	switch (date_parse(text, &date)) {
	case WHEN_OK:
		return true;
	case WHEN_IMPOSSIBLE:
		report(RULE_BAD_DATE, n, label, "is no day of the calendar",
		    d);
		return false;
	default:
		break;
	}
	report(RULE_BAD_DATE, n, label, "is not a date", d);
	when_parse(text, &moment, &c);
	if (c.year)
		diag_help(d, "only the day is wanted: %04d-%02d-%02d",
		    c.year, c.month, c.day);
	else
		diag_help(d, "write YYYY-MM-DD, for example 2026-03-14");
	return false;
}

static bool
check_length(const struct schema *s, const struct node *n, str label,
    struct diags *d)
{
	str text = node_text(n);
	int64_t seconds;

	if (scalar_length(text, &seconds))
		return check_range(s, seconds, n, label, d);
	report(RULE_BAD_LENGTH, n, label, "is not a length of time", d);
	diag_help(d, "write 15m, 4h, 1h30m or 2d");
	return false;
}

/* What begins with a digit was meant to be computed. */
static bool
check_target(const struct schema *s, const struct node *n, str label,
    struct diags *d)
{
	str text = node_text(n);
	struct deadline v;

	if (scalar_deadline(text, &v))
		return v.business_days > 0 ||
		    check_range(s, v.seconds, n, label, d);
	if (s->type == SCHEMA_TARGET && !char_digit(text.p[0]))
		return check_line(n, label, d);
	report(RULE_BAD_LENGTH, n, label, "is not a length of time", d);
	diag_help(d, "write 15m, 4h, 2d or 5 business days%s",
	    s->type == SCHEMA_TARGET
	    ? "; words begin with a letter" : "");
	return false;
}

static bool
check_url(const struct node *n, str label, struct diags *d)
{
	str text = node_text(n);

	if (scalar_url(text))
		return true;
	report(RULE_BAD_URL, n, label, "is not an address to link to", d);
	if (str_find_char(text, ' ') >= 0)
		diag_help(d, "an address has no spaces: write %%20");
	else if (str_find_char(text, ':') < 0 &&
	    str_find_char(text, '@') > 0 && text.n <= 200)
		diag_help(d, "for mail, write mailto:" STR_FMT,
		    STR_ARG(text));
	else if (str_find_char(text, ':') < 0 &&
	    str_find_char(text, '.') > 0 && text.n <= 200)
		diag_help(d, "write it whole: https://" STR_FMT,
		    STR_ARG(text));
	else
		diag_help(d, "begin it with https://, http://, mailto:, "
		    "tel: or /");
	return false;
}

static bool
check_path(const struct node *n, str label, struct diags *d)
{
	str text = node_text(n);

	if (scalar_path(text))
		return true;
	report(RULE_BAD_PATH, n, label, "is not a path of this site", d);
	if (str_has(text, STR("://")))
		diag_help(d, "leave out what stands before the path");
	else if (str_has(text, STR("..")))
		diag_help(d, "write it from the site's root, without ..");
	else if (str_has(text, STR("/.")))
		diag_help(d, "nothing is published below a name that "
		    "begins with a dot");
	else
		diag_help(d, "for example /issues/2026-03-14/");
	return false;
}

bool
schema_value(const struct schema *s, const struct node *n, str label,
    struct diags *d)
{
	switch (s->type) {
	case SCHEMA_LINE:
	case SCHEMA_TIME:
		return check_line(n, label, d);
	case SCHEMA_ID:
		return check_name(scalar_id(node_text(n)), n, label, d);
	case SCHEMA_TAG:
		return check_name(scalar_tag(node_text(n)), n, label, d);
	case SCHEMA_WORD:
		return check_word(s, n, label, d);
	case SCHEMA_BOOL:
		return check_bool(n, label, d);
	case SCHEMA_INT:
	case SCHEMA_NUMBER:
		return check_number(s, n, label, d);
	case SCHEMA_DATE:
		return check_date(n, label, d);
	case SCHEMA_LENGTH:
		return check_length(s, n, label, d);
	case SCHEMA_DEADLINE:
	case SCHEMA_TARGET:
		return check_target(s, n, label, d);
	case SCHEMA_URL:
		return check_url(n, label, d);
	case SCHEMA_PATH:
		return check_path(n, label, d);
	default:
		return true;
	}
}
