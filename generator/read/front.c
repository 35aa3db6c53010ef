#include "read/front.h"

static struct place
line_place(uint32_t file, uint32_t line, str text)
{
	return (struct place){ file, line, 1, (uint32_t)text.n };
}

static bool
is_fence(str line, str fence)
{
	return str_starts(line, fence) &&
	    str_empty(str_trim(str_from(line, fence.n)));
}

/* What a first line most likely was meant to be. */
static bool
other_format(str line, uint32_t file, struct diags *d)
{
	str word = str_trim(line);
	struct place at = line_place(file, 1, line);

	if (str_eq(word, STR("+++"))) {
		diag_add(d, RULE_FRONT_NOT_YAML, at,
		    "the front matter is TOML");
		diag_help(d, "put --- in place of both +++, and write "
		    "key: value in place of key = value");
		return true;
	}
	if (str_starts(word, STR("{")) && (word.n == 1 ||
	    str_starts(str_trim_left(str_from(word, 1)), STR("\"")))) {
		diag_add(d, RULE_FRONT_NOT_YAML, at,
		    "the front matter is JSON");
		diag_help(d, "put --- above and below, and write key: value "
		    "lines between");
		return true;
	}
	return false;
}

/* Three or more of what editors make of a hyphen. */
static bool
looks_like_fence(str line)
{
	static const char en[] = "\xe2\x80\x93", em[] = "\xe2\x80\x94";
	size_t marks = 0;

	line = str_trim(line);
	while (line.n) {
		if (line.p[0] == '-') {
			line = str_from(line, 1);
		} else if (str_starts(line, str_c(en)) ||
		    str_starts(line, str_c(em))) {
			line = str_from(line, 3);
			marks++;
		} else {
			return false;
		}
		marks++;
	}
	return marks >= 2;
}

/* The front matter is not where it must be; say what is there. */
static void
report_missing(str text, uint32_t file, struct diags *d)
{
	struct cut c = str_line(text);
	struct place at = line_place(file, 1, c.head);
	uint32_t line = 1;

	diag_add(d, RULE_FRONT_MISSING, at,
	    "the file does not begin with front matter");
	if (looks_like_fence(c.head)) {
		diag_help(d, "write exactly --- in the first line");
		return;
	}
	while (c.found && str_empty(str_trim(c.head))) {
		c = str_line(c.tail);
		line++;
	}
	if (line > 1 && is_fence(c.head, STR("---")))
		diag_help(d, "move the --- of line %u to the first line",
		    line);
	else
		diag_help(d, "begin with --- and title:, and put --- below "
		    "the last key");
}

/* A line that no key begins, but a Markdown body might. */
static bool
looks_like_body(str line)
{
	return str_starts(line, STR("## ")) || str_starts(line, STR("### ")) ||
	    str_starts(line, STR("```")) || str_starts(line, STR("| "));
}

static void
report_unclosed(str text, uint32_t file, struct diags *d)
{
	struct cut c = str_line(text);
	uint32_t line = 1;

	diag_add(d, RULE_FRONT_UNCLOSED, line_place(file, 1, STR("---")),
	    "the front matter that begins here never ends");
	diag_help(d, "put --- on a line of its own after the last key");
	while (c.found) {
		c = str_line(c.tail);
		line++;
		if (!looks_like_body(c.head))
			continue;
		diag_note(d, line_place(file, line, c.head),
		    "the text seems to begin here");
		return;
	}
}

bool
front_split(str text, uint32_t file, bool required, struct front *out,
    struct diags *d)
{
	struct cut c = str_line(text);
	const char *from;
	uint32_t line = 2;

	*out = (struct front){ .body = text, .body_line = 1 };
	if (!is_fence(c.head, STR("---"))) {
		if (other_format(c.head, file, d))
			return false;
		if (required)
			report_missing(text, file, d);
		return !required;
	}
	from = c.tail.p;
	for (; c.found; line++) {
		const char *end = c.tail.p;
		bool fence = c.tail.n && (*end == '-' || *end == '.');

		/* Nearly no line can be one. */
		c = fence ? str_line(c.tail) : str_cut(c.tail, '\n');
		if ((size_t)(end - from) > FRONT_BYTES_MOST) {
			diag_add(d, RULE_FRONT_TOO_LARGE,
			    line_place(file, 1, STR("---")),
			    "the front matter has more than %d bytes",
			    FRONT_BYTES_MOST);
			diag_help(d, "move long texts below the closing "
			    "---, which may be missing");
			return false;
		}
		if (!fence || (!is_fence(c.head, STR("---")) &&
		    !is_fence(c.head, STR("..."))))
			continue;
		*out = (struct front){ true, str_of(from,
		    (size_t)(end - from)), 2, c.tail, line + 1 };
		return true;
	}
	report_unclosed(text, file, d);
	return false;
}
