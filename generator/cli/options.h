/* options: what the command line asked for, as values.
 *
 * Two tables say it all: the options (in options.c: names, argument,
 * type, limits, help) and the commands (in main.c). Parsing, help, the
 * manual's test and the errors read the same rows.
 *
 * Options may stand before or after the command; "--name=value",
 * "--name value", "-n value", "-nvalue" and bundles ("-qj2") are the
 * same, "--" ends them. Given twice, the last one holds, but for lists.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "output/findings.h"

/* Exit status, of every command. */
enum status {
	STATUS_CLEAN,		/* done, nothing to report */
	STATUS_FINDINGS,	/* findings at or above --fail-on */
	STATUS_USAGE,		/* wrong usage or configuration */
	STATUS_MACHINE,		/* a file, memory, the machine */
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum rules_format { RULES_TEXT, RULES_MARKDOWN, RULES_MDOC };
enum metrics_format { METRICS_TABLE, METRICS_JSON, METRICS_CSV,
	METRICS_OPENMETRICS };
enum audience { AUDIENCE_PUBLIC, AUDIENCE_INTERNAL };

/* --fail-on never: no level is as bad as that. */
enum { FAIL_NEVER = LEVEL_ERROR + 1 };

/* The bits of struct command's options. */
enum option_bit {
	OPT_DIRECTORY, OPT_NOW, OPT_COLOR, OPT_QUIET, OPT_HELP, OPT_VERSION,
	OPT_OUTPUT, OPT_AUDIENCE, OPT_FAIL_ON, OPT_JOBS,
	OPT_CHECK_FORMAT, OPT_ONLY, OPT_BASELINE, OPT_UPDATE_BASELINE,
	OPT_FIX, OPT_DRY_RUN,
	OPT_METRICS_FORMAT, OPT_BY, OPT_PERIOD, OPT_COMPONENT, OPT_SEVERITY,
	OPT_TAG, OPT_EXPORT_TO,
	OPT_ACTIONS_FORMAT, OPT_OPEN, OPT_OVERDUE, OPT_OWNER,
	OPT_MESSAGE,
	OPT_RULES_FORMAT, OPT_UNSAFE, OPT_TEMPLATE, OPT_DATA, OPT_PARTIALS,
	OPT_OF_SITE,
	OPT_LIST, OPT_NO_CACHE,
	OPT_COUNT,
};
#define OPTION(name) ((uint64_t)1 << OPT_##name)
/* What every command takes. */
#define OPTIONS_COMMON (OPTION(DIRECTORY) | OPTION(NOW) | OPTION(COLOR) | \
	OPTION(QUIET) | OPTION(HELP) | OPTION(VERSION))

struct arguments {
	const char **v;
	size_t n, cap;
};

struct command;

struct options {
	struct arena *arena;	/* for the whole run */
	const struct command *commands;	/* the table, for help */
	size_t n_commands;
	const struct command *command;	/* the one asked for */
	struct arguments operands;	/* what is left, without the command */

	const char *directory;	/* -C, or NULL */
	int64_t now;		/* --now, else SOURCE_DATE_EPOCH, else clock */
	bool now_is_clock;
	int color;		/* enum color */
	bool quiet, help, version;
	const char *output;	/* "public", or what the audience is */
	int audience;		/* enum audience */
	int fail_on;		/* enum level, or FAIL_NEVER */
	int64_t jobs;		/* 1 to POOL_MOST */
	bool no_cache;
	int check_format;	/* enum findings_format */
	struct arguments only;	/* rules, by number or name */
	const char *baseline;	/* a file, or NULL */
	bool update_baseline;
	bool fix, dry_run;
	int metrics_format;	/* enum metrics_format */
	int by;			/* enum slice_by */
	const char *period, *component, *severity, *tag; /* or NULL */
	const char *export_to;	/* a file, or NULL */
	int actions_format;	/* enum metrics_format */
	bool open, overdue;
	const char *owner;	/* or NULL */
	const char *message;	/* or NULL */
	int rules_format;	/* enum rules_format */
	bool unsafe;
	const char *template, *data, *partials;		/* or NULL */
	bool of_site;		/* --site */
	bool list;
};

typedef int command_fn(const struct options *o);

/* What a command may touch, besides the files that its options name; all
 * else is out of its reach (cli/fence.h). */
enum touch {
	TOUCH_NOTHING = 0,
	TOUCH_SITE = 1,		/* reads content, themes and time zones */
	TOUCH_ZONES = 2,	/* reads time zones */
	TOUCH_NAMED = 4,	/* reads the files that it is given */
	TOUCH_CONTENT = 8,	/* writes content */
	TOUCH_FIXES = 16,	/* writes content with --fix */
	TOUCH_OUTPUT = 32,	/* writes the output and beside it, and what
				 * is kept from build to build */
	TOUCH_MAKES = 64,	/* makes the folder of its last operand */
};

struct command {
	const char *name;
	command_fn *run;
	const char *args;	/* "[FILE...]" */
	int least, most;	/* operands; most < 0: any number */
	uint64_t options;	/* besides the common ones */
	unsigned touches;	/* enum touch, together */
	const char *summary;	/* "report mistakes, write nothing" */
	const char *text;	/* paragraphs for `allclear help NAME` */
};

/* One row of the option table. */
enum option_type {
	TYPE_FLAG, TYPE_TEXT, TYPE_LIST, TYPE_NUMBER, TYPE_CHOICE, TYPE_TIME,
};
struct option {
	const char *name;	/* long, without "--" */
	char letter;		/* short, or 0 */
	const char *arg;	/* "DIR"; NULL for a flag */
	enum option_type type;
	size_t at;		/* offset in struct options */
	int64_t from, to;	/* limits of a number; from: the value of
				 * a choice's first word */
	const char *choices;	/* "auto|always|never" */
	const char *help;	/* one line, lower case, no full stop */
};

const struct option *option_row(enum option_bit bit);

/* What a choice of an option means, from 0 on; NULL when the option's
 * help says enough. */
const char *option_means(enum option_bit bit, int choice);

/* Fill *o from the arguments after the program's name. On a mistake:
 * STATUS_USAGE and *why, a sentence for the person. No command at all,
 * -h and --version are no mistakes: o->command may be NULL then. */
int options_parse(struct options *o, struct arena *a,
    const struct command *commands, size_t n, int argc, char **argv,
    str *why);

/* The command of a name, or NULL. */
const struct command *command_find(const struct options *o, str name);
/* The name nearest to it, or STR_NONE. */
str command_suggest(const struct options *o, str name);

#endif
