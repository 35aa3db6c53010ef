#include "read/yaml_problem.h"

#include "read/text.h"

#define SPACES \
	"use spaces: two a level, and none for a key that stands in no other"

/* The end of the text is shown behind its last line, not below it. */
static struct place
place_at(const struct yaml_problem *p, size_t offset, uint32_t len)
{
	struct place at;

	if (offset == p->text.n)
		offset = str_trim_right(p->text).n;
	at = text_place(p->text, offset, p->file);
	at.line += p->line - 1;
	at.len = len;
	return at;
}

/* The character where libyaml stopped, '\0' at the end. */
static char
stopped_at(const struct yaml_problem *p)
{
	return p->at < p->text.n ? p->text.p[p->at] : '\0';
}

static size_t
line_start(str text, size_t offset)
{
	while (offset > 0 && text.p[offset - 1] != '\n')
		offset--;
	return offset;
}

/* The line around an offset, without its end. */
static str
line_around(str text, size_t offset)
{
	return str_line(str_from(text, line_start(text, offset))).head;
}

static size_t
indent_of(str line)
{
	return line.n - str_trim_left(line).n;
}

/* The last line before the one around offset that is not empty; its
 * beginning in *start. False when there is none. */
static bool
line_before(str text, size_t offset, size_t *start, str *line)
{
	size_t at = line_start(text, offset);

	while (at > 0) {
		at = line_start(text, at - 1);
		*line = line_around(text, at);
		if (!str_empty(str_trim(*line))) {
			*start = at;
			return true;
		}
	}
	return false;
}

/* Offer a value in quotes, when it is short and has none. */
static void
offer_quotes(str value, struct diags *d)
{
	if (value.n > 0 && value.n <= 60 && str_find_char(value, '"') < 0 &&
	    str_find_char(value, '\\') < 0)
		diag_help(d, "write \"" STR_FMT "\"", STR_ARG(value));
	else
		diag_help(d, "put the value in quotes");
}

/* "key:value": the colon, without the space that would make it one. */
static bool
glued_colon(str line)
{
	ptrdiff_t colon = str_find_char(line, ':');

	return colon > 0 && (size_t)colon + 1 < line.n &&
	    !char_space(line.p[colon + 1]) &&
	    !str_starts(str_from(line, (size_t)colon), STR("://"));
}

/* A line that should have been "key: value". */
static void
report_no_colon(const struct yaml_problem *p, size_t start, str line,
    struct diags *d)
{
	size_t in = indent_of(line);

	line = str_trim(line);
	diag_add(d, RULE_YAML_SYNTAX,
	    place_at(p, start + in, (uint32_t)line.n),
	    "expected key: value");
	if (glued_colon(line))
		diag_help(d, "put a space after the colon");
	else
		diag_help(d, "is a colon missing, or does the line belong to "
		    "the value above? Then indent it");
}

static void
report_indent(const struct yaml_problem *p, struct diags *d)
{
	str line = line_around(p->text, p->at);
	size_t start = line_start(p->text, p->at);

	diag_add(d, RULE_YAML_SYNTAX,
	    place_at(p, start + indent_of(line), 0),
	    "this line does not fit the indentation above it");
	diag_help(d, "keys of one map, and items of one list, begin in the "
	    "same column");
}

/* A colon that cannot end a key: the value before it has no quotes, the
 * line is indented too far, or the line above lacks its own colon. */
static void
report_colon(const struct yaml_problem *p, struct diags *d)
{
	size_t start = line_start(p->text, p->at), before;
	str head = str_sub(p->text, start, p->at), above;
	ptrdiff_t colon = str_find(head, STR(": "));

	if (colon >= 0) {
		size_t value = start + (size_t)colon + 1;
		str rest = line_around(p->text, p->at);

		rest = str_from(rest, value - start);
		value += indent_of(rest);
		rest = str_trim(rest);
		diag_add(d, RULE_YAML_QUOTES,
		    place_at(p, value, (uint32_t)rest.n),
		    "a value with a colon in it needs quotes");
		offer_quotes(rest, d);
		return;
	}
	if (line_before(p->text, p->at, &before, &above) &&
	    (glued_colon(str_trim(above)) ||
	    str_find_char(above, ':') < 0)) {
		report_no_colon(p, before, above, d);
		return;
	}
	report_indent(p, d);
}

/* "did not find expected key": something else stands in its place. */
static void
report_expected_key(const struct yaml_problem *p, struct diags *d)
{
	size_t start = line_start(p->text, p->at);
	str before = str_trim(str_sub(p->text, start, p->at));
	char last = before.n ? before.p[before.n - 1] : '\0';

	if (last == '\'' || last == '"') {
		diag_add(d, RULE_YAML_QUOTES, place_at(p, p->at, 1),
		    "text after the closing quote");
		if (last == '\'')
			diag_help(d, "write '' for an apostrophe inside "
			    "'...', or use double quotes");
		else
			diag_help(d, "put quotes around the whole value; "
			    "inside them write \\\" for a quote");
	} else if (last == ']' || last == '}') {
		diag_add(d, RULE_YAML_SYNTAX, place_at(p, p->at, 1),
		    "text after the closing bracket");
		diag_help(d, "put the whole value in quotes if it is text");
	} else if (last == '\0' && stopped_at(p) == '-') {
		diag_add(d, RULE_YAML_SYNTAX, place_at(p, p->at, 1),
		    "a list item where a key was expected");
		diag_help(d, "the items of a list stand below its key");
	} else if (last == '\0' && stopped_at(p) == ':') {
		diag_add(d, RULE_YAML_KEY, place_at(p, p->at, 1),
		    "a value without a key");
		diag_help(d, "write key: value");
	} else {
		report_indent(p, d);
	}
}

/* A character that no value may begin with. */
static void
report_start(const struct yaml_problem *p, struct diags *d)
{
	char c = stopped_at(p);
	str rest = str_trim(str_from(line_around(p->text, p->at),
	    p->at - line_start(p->text, p->at)));

	if (c == '\t') {
		diag_add(d, RULE_YAML_TAB, place_at(p, p->at, 1),
		    "a tab where YAML wants spaces");
		diag_help(d, SPACES);
		return;
	}
	if (c == '\0') {
		diag_add(d, RULE_YAML_SYNTAX, place_at(p, p->began, 0),
		    "a value is missing at the end");
		return;
	}
	diag_add(d, RULE_YAML_QUOTES, place_at(p, p->at, (uint32_t)rest.n),
	    "a value that begins with %c needs quotes", c);
	offer_quotes(rest, d);
}

/* Inside brackets, something that is no value. */
static void
report_flow(const struct yaml_problem *p, struct diags *d)
{
	char c = stopped_at(p);

	if (c == '\0') {
		size_t open = p->text.n - 1;

		/* There is one: else this would not be inside. */
		while (open > 0 && p->text.p[open] != '[' &&
		    p->text.p[open] != '{')
			open--;
		diag_add(d, RULE_YAML_SYNTAX, place_at(p, open, 1),
		    "this %c is not closed", p->text.p[open]);
		diag_help(d, "close it, or put a text that begins with it "
		    "in quotes");
		return;
	}
	if (c != ',' && c != ']' && c != '}') {
		report_start(p, d);
		return;
	}
	diag_add(d, RULE_YAML_SYNTAX, place_at(p, p->at, 1),
	    "a value is missing before this %c", c);
}

static void
report_no_key_colon(const struct yaml_problem *p, struct diags *d)
{
	report_no_colon(p, line_start(p->text, p->began),
	    line_around(p->text, p->began), d);
}

/* A bracket that is not closed; where that showed is the second place. */
static void
report_bracket(const struct yaml_problem *p, struct diags *d)
{
	char open = p->began < p->text.n ? p->text.p[p->began] : '[';

	diag_add(d, RULE_YAML_SYNTAX, place_at(p, p->began, 1),
	    "this %c is not closed", open);
	diag_help(d, "put %c after the last item, and commas between items",
	    open == '{' ? '}' : ']');
	diag_note(d, place_at(p, p->at, 0), "%c or a comma was expected "
	    "here at the latest", open == '{' ? '}' : ']');
}

static void
report_escape(const struct yaml_problem *p, struct diags *d)
{
	diag_add(d, RULE_YAML_SYNTAX, place_at(p, p->at, 0),
	    "a backslash in double quotes begins an escape, and this is "
	    "none");
	diag_help(d, "write \\\\ for a backslash, or use single quotes");
}

/* Characters that look like a space or like nothing, and are neither to
 * YAML. */
static const struct unseen {
	str bytes;
	const char *text;
	bool space;		/* often is right within a text */
} unseen[] = {
	{ STR_INIT("\xe2\x80\xa8"),
	  "U+2028 stands here, with which a line ends for YAML", false },
	{ STR_INIT("\xe2\x80\xa9"),
	  "U+2029 stands here, with which a line ends for YAML", false },
	{ STR_INIT("\xef\xbb\xbf"),
	  "U+FEFF stands here, which cannot be seen", false },
	{ STR_INIT("\xc2\xa0"),
	  "U+00A0 stands here, which is no space to YAML", true },
};

/* Whether a space would have a meaning behind this. */
static bool
wants_space(str before)
{
	str s = str_trim(before);

	return s.n == 0 || s.p[s.n - 1] == ':' || s.p[s.n - 1] == '-';
}

/* Report one of them in the line around an offset. */
static bool
report_unseen(const struct yaml_problem *p, size_t offset, struct diags *d)
{
	str line = line_around(p->text, offset);

	for (size_t i = 0; i < sizeof(unseen) / sizeof(unseen[0]); i++) {
		const struct unseen *u = &unseen[i];
		ptrdiff_t at = str_find(line, u->bytes);

		if (at < 0 || (u->space &&
		    !wants_space(str_sub(line, 0, (size_t)at))))
			continue;
		diag_add(d, RULE_YAML_SYNTAX, place_at(p,
		    line_start(p->text, offset) + (size_t)at,
		    (uint32_t)u->bytes.n), "%s", u->text);
		diag_help(d, "%s", u->space ? "write a plain space" :
		    "take it out: it came with a copied text");
		return true;
	}
	return false;
}

/* "did not find expected <document start>": what is above has ended, by a
 * line of dots or because it is indented and this is not. */
static void
report_after_end(const struct yaml_problem *p, struct diags *d)
{
	struct cut c = { .tail = str_sub(p->text, 0, p->at), .found = true };

	while (c.found) {
		c = str_line(c.tail);
		if (!str_starts(c.head, STR("...")))
			continue;
		diag_add(d, RULE_YAML_DOCUMENTS, place_at(p, p->at, 0),
		    "text after the end of the document");
		diag_help(d, "remove the ... line above it, or what "
		    "follows it");
		return;
	}
	if (!report_unseen(p, 0, d))
		report_indent(p, d);
}

static const struct known {
	const char *what, *during;	/* during NULL: whatever it was */
	void (*report)(const struct yaml_problem *p, struct diags *d);
	/* Without a function: the rule, the place, and what is said. */
	enum rule rule;
	bool at_began;
	const char *text, *help;
} known[] = {
	{ .what = "mapping values are not allowed in this context",
	  .report = report_colon },
	{ .what = "did not find expected key",
	  .report = report_expected_key },
	{ .what = "found character that cannot start any token",
	  .report = report_start },
	{ .what = "mapping keys are not allowed in this context",
	  .report = report_start },
	{ .what = "did not find expected node content",
	  .during = "while parsing a block node", .report = report_start },
	{ .what = "did not find expected node content",
	  .report = report_flow },
	{ .what = "could not find expected ':'",
	  .report = report_no_key_colon },
	{ .what = "did not find expected ',' or ']'",
	  .report = report_bracket },
	{ .what = "did not find expected ',' or '}'",
	  .report = report_bracket },
	{ .what = "found unknown escape character",
	  .report = report_escape },
	{ .what = "did not find expected hexdecimal number",
	  .report = report_escape },
	{ .what = "found invalid Unicode character escape code",
	  .report = report_escape },
	{ .what = "did not find expected alphabetic or numeric character",
	  .rule = RULE_YAML_QUOTES, .at_began = true,
	  .text = "a value that begins with * or & needs quotes",
	  .help = "put the value in double quotes" },
	{ .what = "found unexpected end of stream",
	  .rule = RULE_YAML_SYNTAX, .at_began = true,
	  .text = "the quote that opens here is never closed",
	  .help = "close it; inside '...' write '' for an apostrophe, "
	      "inside \"...\" write \\\" for a quote" },
	{ .what = "found unexpected document indicator",
	  .rule = RULE_YAML_SYNTAX, .at_began = true,
	  .text = "the quote that opens here is never closed",
	  .help = "close it before the line of --- or ..." },
	{ .what = "found a tab character that violates indentation",
	  .rule = RULE_YAML_TAB, .text = "a tab where YAML wants spaces",
	  .help = SPACES },
	{ .what = "found a tab character where an indentation space is "
	      "expected",
	  .rule = RULE_YAML_TAB, .text = "a tab where YAML wants spaces",
	  .help = SPACES },
	{ .what = "block sequence entries are not allowed in this context",
	  .rule = RULE_YAML_SYNTAX,
	  .text = "a list cannot begin behind its key",
	  .help = "put - on the next line, or write [a, b]; quote a text "
	      "that begins with a hyphen" },
	{ .what = "did not find expected '-' indicator",
	  .rule = RULE_YAML_SYNTAX,
	  .text = "this line is no item of the list above",
	  .help = "begin it with - in the column of the other items, or "
	      "give the list a key" },
	{ .what = "did not find expected comment or line break",
	  .during = "while scanning a block scalar",
	  .rule = RULE_YAML_QUOTES, .at_began = true,
	  .text = "after | or > the text begins on the next line",
	  .help = "move it there, or quote a text that begins with one" },
	{ .what = "found undefined tag handle",
	  .rule = RULE_YAML_TAG, .text = "tags are not read here",
	  .help = "leave the tag out, or put a text that begins with ! in "
	      "quotes" },
	{ .what = "did not find expected <document start>",
	  .report = report_after_end },
	{ .during = "while scanning a tag",
	  .rule = RULE_YAML_TAG, .at_began = true,
	  .text = "tags are not read here",
	  .help = "leave the tag out, or put a text that begins with ! in "
	      "quotes" },
	{ .during = "while scanning a directive",
	  .rule = RULE_YAML_SYNTAX, .at_began = true,
	  .text = "a line cannot begin with %",
	  .help = "put the value in quotes" },
};

static bool
fits(const struct known *k, const struct yaml_problem *p)
{
	return (!k->what || strcmp(k->what, p->what) == 0) &&
	    (!k->during || strcmp(k->during, p->during) == 0);
}

/* A colon in a value is as good as any other character; what no value may
 * begin with as well. A tab before a key makes a line of its own of it,
 * which says nothing of its neighbours. */
static struct yaml_mend
mend_of(const struct yaml_problem *p, enum rule rule)
{
	size_t start = line_start(p->text, p->at);
	str head = str_sub(p->text, start, p->at);
	char c = stopped_at(p);

	if (rule == RULE_YAML_TAB && c == '\t')
		return (struct yaml_mend){ p->at, 1,
			str_empty(str_trim(head)) ? '#' : ' ' };
	if (rule == RULE_YAML_QUOTES && c == ':' &&
	    str_find(head, STR(": ")) >= 0)
		return (struct yaml_mend){ p->at, 1, ';' };
	if (rule == RULE_YAML_QUOTES && (c == '@' || c == '`' || c == '%'))
		return (struct yaml_mend){ p->at, 1, 'x' };
	return (struct yaml_mend){ 0 };
}

static void
report(const struct yaml_problem *p, struct diags *d)
{
	if (report_unseen(p, p->at, d) || report_unseen(p, p->began, d))
		return;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct known *k = &known[i];

		if (!fits(k, p))
			continue;
		if (k->report) {
			k->report(p, d);
			return;
		}
		diag_add(d, k->rule,
		    place_at(p, k->at_began ? p->began : p->at, 0),
		    "%s", k->text);
		diag_help(d, "%s", k->help);
		return;
	}
	diag_add(d, RULE_YAML_SYNTAX, place_at(p, p->at, 0),
	    "not YAML: %s", p->what);
}

struct yaml_mend
yaml_problem_report(const struct yaml_problem *p, struct diags *d)
{
	report(p, d);
	return mend_of(p, d->v[d->n - 1].rule);
}
