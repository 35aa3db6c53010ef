#include "base/suppress.h"
#include "cli/commands.h"
#include "cli/rulebook.h"
#include "cli/talk.h"
#include "cli/wrap.h"

enum { INDENT = 4, WIDTH = 76 };

static void
part(struct buf *out, const char *title, const char *text)
{
	buf_fmt(out, "\n%s\n", title);
	wrap_text(out, str_c(text), INDENT, WIDTH);
}

/* An example stands as it is: a line end in content means something. */
static void
example(struct buf *out, const char *text)
{
	struct cut line = { .tail = str_c(text), .found = true };

	buf_lit(out, "\nExample\n");
	while (line.found) {
		line = str_cut(line.tail, '\n');
		if (line.head.n)
			buf_repeat(out, ' ', INDENT);
		buf_str(out, line.head);
		buf_char(out, '\n');
	}
}

/* The rules beside it. */
static void
related(struct buf *out, enum rule r)
{
	bool is[RULE_COUNT];
	const char *title = "\nSee also\n";

	rule_related(r, is);
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule_info *row = rule_info((enum rule)i);

		if (!is[i])
			continue;
		buf_fmt(out, "%s    AC%03d %s\n", title, row->number,
		    row->name);
		title = "";
	}
}

/* Whether less can be made of it, and how. */
static void
ways_out(struct buf *out, enum rule rule)
{
	const struct rule_info *r = rule_info(rule);

	if (rule_locked(rule)) {
		part(out, "Its level", "It is always an error: what it "
		    "reports cannot be read, and a file is never passed over "
		    "in silence. No lint:, comment or baseline makes less of "
		    "it.");
		return;
	}
	if (rule_of_import(rule)) {
		part(out, "Its level", "It is fixed: \"allclear import\" "
		    "alone reports it, of the old site's files. Its "
		    "--fail-on says what it fails on.");
		return;
	}
	buf_lit(out, "\nTo change its level, in content/site.yaml\n");
	buf_fmt(out, "    lint:\n      %s: %s    # or off, %s\n", r->name,
	    r->level == LEVEL_WARNING ? "error" : "warning",
	    r->level == LEVEL_WARNING ? "note, warning" : "note, error");
	if (rule_fixable(rule))
		buf_fmt(out, "\nTo have it corrected, where that is safe\n"
		    "    allclear check --fix --only AC%03d\n", r->number);
	if (suppress_may(rule))
		buf_fmt(out, "\nTo pass over it in one place, with a "
		    "reason\n    <!-- allclear-disable AC%03d the reason -->"
		    "\n    # allclear-disable AC%03d the reason"
		    "\n", r->number, r->number);
}

static void
rule_page(struct buf *out, enum rule rule)
{
	const struct rule_info *r = rule_info(rule);

	buf_fmt(out, "AC%03d %s (%s)\n\n", r->number, r->name,
	    level_name(r->level));
	wrap_text(out, str_c(r->what), 0, WIDTH);
	part(out, "Why", r->why);
	example(out, r->example);
	part(out, "What to do", r->fix);
	ways_out(out, rule);
	related(out, rule);
}

static void
rule_list(struct buf *out)
{
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule_info *r = rule_info((enum rule)i);

		buf_fmt(out, "AC%03d  %-7s  %-24s  %s\n", r->number,
		    level_name(r->level), r->name, r->what);
	}
}

/* As a format has it: all of them, and one. */
static const struct {
	void (*all)(struct buf *out);
	void (*one)(struct buf *out, enum rule r);
} formats[] = {
	[RULES_TEXT] = { rule_list, rule_page },
	[RULES_MARKDOWN] = { rulebook_markdown, rulebook_rule_markdown },
	[RULES_MDOC] = { rulebook_mdoc, rulebook_rule_mdoc },
};

int
fail_no_rule(const struct options *o, str word)
{
	str *names = arena_array(o->arena, str, RULE_COUNT);
	str near;

	for (int i = 0; i < RULE_COUNT; i++)
		names[i] = str_c(rule_info((enum rule)i)->name);
	near = suggest(word, names, RULE_COUNT);
	if (near.n)
		return fail_usage("there is no rule \"" STR_FMT
		    "\"; did you mean " STR_FMT "?", STR_ARG(word),
		    STR_ARG(near));
	return fail_usage("there is no rule \"" STR_FMT
	    "\"; \"allclear explain\" lists them", STR_ARG(word));
}

int
cmd_explain(const struct options *o)
{
	struct buf out = buf_init(BUF_MAX);
	enum rule r = RULE_COUNT;
	int rc;

	if (o->operands.n > 0) {
		str word = str_c(o->operands.v[0]);

		r = rule_find(word);
		if (r == RULE_COUNT)
			return fail_no_rule(o, word);
	}
	if (r == RULE_COUNT)
		formats[o->rules_format].all(&out);
	else
		formats[o->rules_format].one(&out, r);
	rc = put_result(buf_view(&out));
	buf_release(&out);
	return rc;
}
