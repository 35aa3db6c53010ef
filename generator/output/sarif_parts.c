#include "output/sarif_parts.h"

/* Where a rule is explained: uri(7) has this form for manual pages. */
#define MANUAL "man:allclear-rules(7)"

void
sarif_text(struct json_out *j, const char *key, str text)
{
	json_out_object(j, key);
	json_out_text(j, "text", text);
	json_out_end(j, '}');
}

void
sarif_uri(struct buf *out, str path)
{
	for (size_t i = 0; i < path.n; i++)
		if (char_alnum(path.p[i]) ||
		    str_find_char(STR("-._~/"), path.p[i]) >= 0)
			buf_char(out, path.p[i]);
		else
			buf_fmt(out, "%%%02X", (unsigned char)path.p[i]);
}

void
sarif_plain(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == ']' && i + 1 < text.n &&
		    text.p[i + 1] == '(')
			buf_char(out, '\\');
		buf_char(out, text.p[i]);
	}
}

void
sarif_link(struct buf *out, str text, unsigned id)
{
	buf_char(out, '[');
	for (size_t i = 0; i < text.n; i++) {
		if (str_find_char(STR("\\[]"), text.p[i]) >= 0)
			buf_char(out, '\\');
		buf_char(out, text.p[i]);
	}
	buf_fmt(out, "](%u)", id);
}

static void
help_text(struct buf *out, const struct rule_info *r)
{
	buf_fmt(out, "%s\n\nWhy: %s\n\nExample:\n%s\n\nWhat to do: %s\n",
	    r->what, r->why, r->example, r->fix);
}

/* Prose as Markdown that shows it letter by letter. */
static void
prose(struct buf *out, const char *title, const char *text)
{
	buf_str(out, str_c(title));
	for (const char *at = text; *at; at++) {
		if (strchr("\\`*_<>[]#&~|", *at))
			buf_char(out, '\\');
		buf_char(out, *at);
	}
	buf_lit(out, "\n\n");
}

/* A block by its indent: no example can close it. */
static void
block(struct buf *out, const char *text)
{
	struct cut line = { .tail = str_c(text), .found = true };

	while (line.found) {
		line = str_cut(line.tail, '\n');
		buf_lit(out, "    ");
		buf_str(out, line.head);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
}

static void
help_markdown(struct buf *out, const struct rule_info *r)
{
	prose(out, "", r->what);
	prose(out, "**Why:** ", r->why);
	buf_lit(out, "**Example:**\n\n");
	block(out, r->example);
	prose(out, "**What to do:** ", r->fix);
}

void
sarif_rule(struct json_out *j, enum rule rule)
{
	const struct rule_info *r = rule_info(rule);
	struct buf b = buf_init(BUF_MAX);

	json_out_object(j, NULL);
	buf_fmt(&b, "AC%03d", r->number);
	json_out_text(j, "id", buf_view(&b));
	json_out_text(j, "name", str_c(r->name));
	sarif_text(j, "shortDescription", str_c(r->what));
	buf_clear(&b);
	buf_fmt(&b, "%s %s", r->what, r->why);
	sarif_text(j, "fullDescription", buf_view(&b));
	json_out_text(j, "helpUri", STR(MANUAL));
	json_out_object(j, "help");
	buf_clear(&b);
	help_text(&b, r);
	json_out_text(j, "text", buf_view(&b));
	buf_clear(&b);
	help_markdown(&b, r);
	json_out_text(j, "markdown", str_trim_right(buf_view(&b)));
	json_out_end(j, '}');
	json_out_object(j, "defaultConfiguration");
	json_out_text(j, "level", str_c(r->level == LEVEL_OFF ? "none"
	    : level_name(r->level)));
	json_out_end(j, '}');
	json_out_end(j, '}');
	buf_release(&b);
}
