#include "cli/rulebook.h"

#include "base/escape.h"
#include "base/suppress.h"

/* Headings have these anchors wherever Markdown is shown. */
static void
anchor(struct buf *out, const struct rule_info *r)
{
	buf_fmt(out, "#ac%03d-%s", r->number, r->name);
}

void
rulebook_level(struct buf *out, enum rule r)
{
	buf_str(out, str_c(level_name(rule_info(r)->level)));
	if (rule_locked(r))
		buf_lit(out, ", always");
	else if (rule_of_import(r))
		buf_lit(out, " of import");
	else if (!suppress_may(r))
		buf_lit(out, "; no comment passes over it");
	if (rule_fixable(r))
		buf_lit(out, "; check --fix corrects what is safe");
}

bool
rulebook_begins_family(enum rule r)
{
	return r == 0 || rule_family(r) != rule_family((enum rule)(r - 1));
}

/* What stands between backticks is code. */
static void
prose(struct buf *out, const char *title, const char *text)
{
	struct cut part = { .tail = str_c(text), .found = true };
	bool code = false;

	if (*title)
		buf_fmt(out, "**%s.** ", title);
	while (part.found) {
		part = str_cut(part.tail, '`');
		if (code && part.found) {
			buf_char(out, '`');
			buf_str(out, part.head);
			buf_char(out, '`');
		} else {
			if (code)
				buf_lit(out, "\\`");
			markdown_text(out, part.head);
		}
		code = !code;
	}
	buf_lit(out, "\n\n");
}

/* A block by its indent: no example can close it. */
static void
example(struct buf *out, const char *text)
{
	struct cut line = { .tail = str_c(text), .found = true };

	buf_lit(out, "**Example.**\n\n");
	while (line.found) {
		line = str_cut(line.tail, '\n');
		if (line.head.n)
			buf_lit(out, "    ");
		buf_str(out, line.head);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
}

static void
related(struct buf *out, enum rule r)
{
	bool is[RULE_COUNT];
	const char *before = "**See also.** ";

	rule_related(r, is);
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule_info *row = rule_info((enum rule)i);

		if (!is[i])
			continue;
		buf_fmt(out, "%s[AC%03d %s](", before, row->number, row->name);
		anchor(out, row);
		buf_char(out, ')');
		before = ",\n";
	}
	if (*before == ',')
		buf_lit(out, "\n\n");
}

void
rulebook_rule_markdown(struct buf *out, enum rule r)
{
	const struct rule_info *row = rule_info(r);

	buf_fmt(out, "### AC%03d %s\n\n", row->number, row->name);
	prose(out, "", row->what);
	buf_lit(out, "**Level.** ");
	rulebook_level(out, r);
	buf_lit(out, "\n\n");
	prose(out, "Why", row->why);
	example(out, row->example);
	prose(out, "What to do", row->fix);
	related(out, r);
}

/* All rules at a glance. */
static void
table(struct buf *out)
{
	buf_lit(out, "| Rule | Level | What is reported |\n|---|---|---|\n");
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule_info *row = rule_info((enum rule)i);

		buf_fmt(out, "| [AC%03d %s](", row->number, row->name);
		anchor(out, row);
		buf_fmt(out, ") | %s | ", level_name(row->level));
		markdown_text(out, str_c(row->what));
		buf_lit(out, " |\n");
	}
	buf_char(out, '\n');
}

void
rulebook_markdown(struct buf *out)
{
	buf_lit(out, "# The rules of allclear\n\n"
	    "What allclear reports, why, and what to do. A level is error, "
	    "warning, note or\n"
	    "off: the one that a rule has unless `lint:` in "
	    "`content/site.yaml` gives it\n"
	    "another. Where it says *always*, the file cannot be read without "
	    "its mistake being\n"
	    "mended, and no setting, comment or baseline makes less of it. "
	    "Rules from AC450 on\n"
	    "belong to `allclear import` alone; their levels are fixed.\n\n");
	table(out);
	for (int i = 0; i < RULE_COUNT; i++) {
		if (rulebook_begins_family((enum rule)i))
			buf_fmt(out, "## %s\n\n", rule_family((enum rule)i));
		rulebook_rule_markdown(out, (enum rule)i);
	}
}
