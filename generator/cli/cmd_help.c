#include "cli/commands.h"
#include "cli/talk.h"
#include "cli/wrap.h"

enum { WIDTH = 78, HELP_AT = 25, MEANS_AT = 8 };

/* "-o, --output DIR" */
static void
option_names(struct buf *out, const struct option *row)
{
	if (row->letter)
		buf_fmt(out, "-%c, ", row->letter);
	else
		buf_lit(out, "    ");
	buf_fmt(out, "--%s", row->name);
	if (row->arg)
		buf_fmt(out, " %s", row->arg);
}

static void
option_lines(struct buf *out, uint64_t set)
{
	for (int i = 0; i < OPT_COUNT; i++) {
		const struct option *row = option_row((enum option_bit)i);
		size_t from = out->n;

		if (!(set >> i & 1))
			continue;
		buf_lit(out, "  ");
		option_names(out, row);
		while (out->n - from < HELP_AT)
			buf_char(out, ' ');
		buf_fmt(out, "  %s\n", row->help);
	}
}

/* The words that an option takes, when its help does not say what they
 * mean. */
static void
choice_lines(struct buf *out, enum option_bit bit)
{
	const struct option *row = option_row(bit);
	struct cut word = { .found = true };

	if (!option_means(bit, 0))
		return;
	buf_fmt(out, "\n--%s %s is one of\n", row->name, row->arg);
	word.tail = str_c(row->choices);
	for (int choice = 0; word.found; choice++) {
		word = str_cut(word.tail, '|');
		buf_lit(out, "  ");
		buf_str(out, word.head);
		if (word.head.n < MEANS_AT)
			buf_repeat(out, ' ', MEANS_AT - word.head.n);
		buf_fmt(out, "  %s\n", option_means(bit, choice));
	}
}

void
help_usage(const struct options *o, struct buf *out)
{
	buf_lit(out, "usage: allclear [OPTION...] COMMAND [ARGUMENT...]\n\n"
	    "commands:\n");
	for (size_t i = 0; i < o->n_commands; i++)
		buf_fmt(out, "  %-10s%s\n", o->commands[i].name,
		    o->commands[i].summary);
	buf_lit(out, "\noptions of every command:\n");
	option_lines(out, OPTIONS_COMMON);
	buf_lit(out, "\n\"allclear help COMMAND\" says more.\n");
}

/* "usage: allclear build [-o DIR] [--fail-on LEVEL]" */
static void
usage_line(struct buf *out, const struct command *c)
{
	struct buf line = buf_init(BUF_MAX);
	struct cut word = { .found = true };
	size_t column;

	for (int i = 0; i < OPT_COUNT; i++) {
		const struct option *row = option_row((enum option_bit)i);

		if (!(c->options >> i & 1))
			continue;
		if (row->letter)
			buf_fmt(&line, "[-%c", row->letter);
		else
			buf_fmt(&line, "[--%s", row->name);
		/* A tilde holds an option and its value on one line. */
		if (row->arg)
			buf_fmt(&line, "~%s", row->arg);
		buf_lit(&line, "] ");
	}
	buf_str(&line, str_c(c->args));
	buf_fmt(out, "usage: allclear %s", c->name);
	column = sizeof("usage: allclear ") - 1 + strlen(c->name);
	word.tail = str_trim(buf_view(&line));
	while (word.found && word.tail.n) {
		word = str_cut(word.tail, ' ');
		if (column + 1 + word.head.n > WIDTH) {
			buf_lit(out, "\n               ");
			column = 15;
		}
		buf_char(out, ' ');
		for (size_t i = 0; i < word.head.n; i++)
			buf_char(out, word.head.p[i] == '~' ? ' '
			    : word.head.p[i]);
		column += 1 + word.head.n;
	}
	buf_char(out, '\n');
	buf_release(&line);
}

static void
command_page(struct buf *out, const struct command *c)
{
	usage_line(out, c);
	buf_char(out, '\n');
	buf_char(out, (char)(c->summary[0] - 'a' + 'A'));
	buf_fmt(out, "%s.\n", c->summary + 1);
	if (*c->text) {
		buf_char(out, '\n');
		wrap_text(out, str_c(c->text), 0, WIDTH);
	}
	if (c->options) {
		buf_lit(out, "\noptions:\n");
		option_lines(out, c->options);
		for (int i = 0; i < OPT_COUNT; i++)
			if (c->options >> i & 1)
				choice_lines(out, (enum option_bit)i);
	}
	buf_lit(out, "\noptions of every command:\n");
	option_lines(out, OPTIONS_COMMON);
}

static void
list_choices(struct buf *out, const char *owner, enum option_bit bit)
{
	const struct option *row = option_row(bit);
	struct cut word = { .found = true };

	if (!option_means(bit, 0))
		return;
	word.tail = str_c(row->choices);
	for (int choice = 0; word.found; choice++) {
		word = str_cut(word.tail, '|');
		buf_fmt(out, "choice\t%s\t--%s\t" STR_FMT "\t%s\n", owner,
		    row->name, STR_ARG(word.head),
		    option_means(bit, choice));
	}
}

static void
list_options(struct buf *out, const char *owner, uint64_t set)
{
	for (int i = 0; i < OPT_COUNT; i++) {
		const struct option *row = option_row((enum option_bit)i);

		if (!(set >> i & 1))
			continue;
		buf_fmt(out, "option\t%s\t", owner);
		if (row->letter)
			buf_fmt(out, "-%c", row->letter);
		buf_fmt(out, "\t--%s\t%s\t%s\n", row->name,
		    row->arg ? row->arg : "", row->help);
		list_choices(out, owner, (enum option_bit)i);
	}
}

/* Everything in the tables, a line each, parts between tabs:
 *	command NAME ARGS SUMMARY
 *	option COMMAND -X --NAME ARG HELP	(COMMAND is "*" for all)
 *	choice COMMAND --NAME WORD MEANING	(words of that option) */
static void
list_all(const struct options *o, struct buf *out)
{
	list_options(out, "*", OPTIONS_COMMON);
	for (size_t i = 0; i < o->n_commands; i++) {
		const struct command *c = &o->commands[i];

		buf_fmt(out, "command\t%s\t%s\t%s\n", c->name, c->args,
		    c->summary);
		list_options(out, c->name, c->options);
	}
}

int
cmd_help(const struct options *o)
{
	struct buf out = buf_init(BUF_MAX);
	/* "build --help" asks for build, "help build" does so too. */
	const struct command *about = o->command && o->help ? o->command
	    : NULL;
	int rc;

	if (!about && o->operands.n > 0) {
		str name = str_c(o->operands.v[0]);
		str near = command_suggest(o, name);

		about = command_find(o, name);
		if (!about && near.n)
			return fail_usage("there is no command \"" STR_FMT
			    "\"; did you mean " STR_FMT "?", STR_ARG(name),
			    STR_ARG(near));
		if (!about)
			return fail_usage("there is no command \"" STR_FMT
			    "\"; \"allclear help\" lists them",
			    STR_ARG(name));
	}
	if (o->list) {
		list_all(o, &out);
	} else if (about) {
		command_page(&out, about);
	} else {
		buf_lit(&out, "allclear checks incident reports kept in git, "
		    "measures them, and\nbuilds a status page and an "
		    "archive from them.\n\n");
		help_usage(o, &out);
	}
	rc = put_result(buf_view(&out));
	buf_release(&out);
	return rc;
}
