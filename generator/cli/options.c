#include "cli/options.h"

#include <assert.h>

#include "base/host.h"
#include "base/pool.h"
#include "base/when.h"
#include "measure/survey.h"

#define AT(field) offsetof(struct options, field)

/* The names of the formats with "|" before each. */
#define OR_NAME(name, ...) "|" #name
#define FORMAT_NAMES FINDINGS_FORMATS(OR_NAME)

static const struct option rows[OPT_COUNT] = {
	[OPT_DIRECTORY] = { "directory", 'C', "DIR", TYPE_TEXT,
	    AT(directory), 0, 0, NULL,
	    "work in DIR instead of the current folder" },
	[OPT_NOW] = { "now", 0, "TIME", TYPE_TIME, AT(now), 0, 0, NULL,
	    "take TIME for the present moment" },
	[OPT_COLOR] = { "color", 0, "WHEN", TYPE_CHOICE, AT(color),
	    COLOR_AUTO, 0, "auto|always|never",
	    "colour in reports: auto, always or never" },
	[OPT_QUIET] = { "quiet", 'q', NULL, TYPE_FLAG, AT(quiet), 0, 0,
	    NULL, "say nothing but findings and errors" },
	[OPT_HELP] = { "help", 'h', NULL, TYPE_FLAG, AT(help), 0, 0, NULL,
	    "show how the command is used" },
	[OPT_VERSION] = { "version", 0, NULL, TYPE_FLAG, AT(version), 0, 0,
	    NULL, "show the version" },
	[OPT_OUTPUT] = { "output", 'o', "DIR", TYPE_TEXT, AT(output), 0, 0,
	    NULL, "put the site into DIR, not into public or internal" },
	[OPT_AUDIENCE] = { "audience", 0, "WHO", TYPE_CHOICE, AT(audience),
	    AUDIENCE_PUBLIC, 0, "public|internal",
	    "whom it is for: public or internal" },
	[OPT_FAIL_ON] = { "fail-on", 0, "LEVEL", TYPE_CHOICE, AT(fail_on),
	    LEVEL_NOTE, 0, "note|warning|error|never",
	    "fail on LEVEL: error, warning, note or never" },
	[OPT_JOBS] = { "jobs", 'j', "N", TYPE_NUMBER, AT(jobs), 1,
	    POOL_MOST, NULL, "use N threads instead of one a processor" },
	[OPT_NO_CACHE] = { "no-cache", 0, NULL, TYPE_FLAG, AT(no_cache), 0,
	    0, NULL, "read every file again, and keep nothing of them" },
	[OPT_CHECK_FORMAT] = { "format", 0, "FORMAT", TYPE_CHOICE,
	    AT(check_format), FINDINGS_human, 0, &FORMAT_NAMES[1],
	    "show findings in FORMAT instead of human" },
	[OPT_ONLY] = { "only", 0, "RULE", TYPE_LIST, AT(only), 0, 0, NULL,
	    "report this rule alone; may be given again" },
	[OPT_BASELINE] = { "baseline", 0, "FILE", TYPE_TEXT, AT(baseline),
	    0, 0, NULL, "leave out the findings that FILE knows" },
	[OPT_UPDATE_BASELINE] = { "update-baseline", 0, NULL, TYPE_FLAG,
	    AT(update_baseline), 0, 0, NULL,
	    "write the findings of today into the baseline" },
	[OPT_FIX] = { "fix", 0, NULL, TYPE_FLAG, AT(fix), 0, 0, NULL,
	    "correct what is safe to correct, then report the rest" },
	[OPT_DRY_RUN] = { "dry-run", 0, NULL, TYPE_FLAG, AT(dry_run), 0, 0,
	    NULL, "print what would be corrected, change nothing" },
	[OPT_METRICS_FORMAT] = { "format", 0, "FORMAT", TYPE_CHOICE,
	    AT(metrics_format), METRICS_TABLE, 0,
	    "table|json|csv|openmetrics",
	    "show figures as table, json, csv or openmetrics" },
	[OPT_BY] = { "by", 0, "WHAT", TYPE_CHOICE, AT(by), SLICE_WHOLE, 0,
	    "all|severity|component|tag|detection|year|quarter|month",
	    "a row for each severity, component, tag, month" },
	[OPT_PERIOD] = { "period", 0, "PERIOD", TYPE_TEXT, AT(period), 0, 0,
	    NULL, "count what began in PERIOD: 2026, 2026-Q1, 90d" },
	[OPT_COMPONENT] = { "component", 0, "ID", TYPE_TEXT, AT(component),
	    0, 0, NULL, "count incidents of this component" },
	[OPT_SEVERITY] = { "severity", 0, "LEVEL", TYPE_TEXT, AT(severity),
	    0, 0, NULL, "count incidents of this severity" },
	[OPT_TAG] = { "tag", 0, "TAG", TYPE_TEXT, AT(tag), 0, 0, NULL,
	    "count incidents with this tag" },
	[OPT_EXPORT_TO] = { "output", 'o', "FILE", TYPE_TEXT, AT(export_to),
	    0, 0, NULL, "write into FILE instead of standard output" },
	[OPT_ACTIONS_FORMAT] = { "format", 0, "FORMAT", TYPE_CHOICE,
	    AT(actions_format), METRICS_TABLE, 0, "table|json|csv",
	    "how items are shown: table, json or csv" },
	[OPT_OPEN] = { "open", 0, NULL, TYPE_FLAG, AT(open), 0, 0, NULL,
	    "leave out what is done or dropped" },
	[OPT_OVERDUE] = { "overdue", 0, NULL, TYPE_FLAG, AT(overdue), 0, 0,
	    NULL, "show what is overdue alone" },
	[OPT_OWNER] = { "owner", 0, "WHO", TYPE_TEXT, AT(owner), 0, 0, NULL,
	    "show the items of one person or team" },
	[OPT_MESSAGE] = { "message", 'm', "TEXT", TYPE_TEXT, AT(message), 0,
	    0, NULL, "what it says; - for standard input" },
	[OPT_RULES_FORMAT] = { "format", 0, "FORMAT", TYPE_CHOICE,
	    AT(rules_format), RULES_TEXT, 0, "text|markdown|mdoc",
	    "how rules are shown: text, markdown or mdoc" },
	[OPT_UNSAFE] = { "unsafe", 0, NULL, TYPE_FLAG, AT(unsafe), 0, 0,
	    NULL, "keep raw HTML and every link, for conformance tests" },
	[OPT_TEMPLATE] = { "template", 0, "FILE", TYPE_TEXT, AT(template),
	    0, 0, NULL, "render the Mustache template FILE instead" },
	[OPT_DATA] = { "data", 0, "FILE", TYPE_TEXT, AT(data), 0, 0, NULL,
	    "what the template sees, as JSON or YAML" },
	[OPT_PARTIALS] = { "partials", 0, "DIR", TYPE_TEXT, AT(partials), 0,
	    0, NULL, "where the template's partials are" },
	[OPT_OF_SITE] = { "site", 0, NULL, TYPE_FLAG, AT(of_site), 0, 0,
	    NULL, "with the names that the site in this folder has" },
	[OPT_LIST] = { "list", 0, NULL, TYPE_FLAG, AT(list), 0, 0, NULL,
	    "list commands and options, one a line, for programs" },
};

const struct option *
option_row(enum option_bit bit)
{
	return &rows[bit];
}

const char *
option_means(enum option_bit bit, int choice)
{
	return bit == OPT_CHECK_FORMAT
	    ? findings_row((enum findings_format)choice)->what : NULL;
}

/* Parsing: where we are, and for whom. */
struct parse {
	struct options *o;
	int argc;
	char **argv;
	int at;			/* the next argument */
	str *why;
};

static int
wrong(struct parse *p, str why)
{
	*p->why = why;
	return STATUS_USAGE;
}

#define WRONG(p, ...) wrong((p), str_format((p)->o->arena, __VA_ARGS__))

const struct command *
command_find(const struct options *o, str name)
{
	for (size_t i = 0; i < o->n_commands; i++)
		if (str_eq(name, str_c(o->commands[i].name)))
			return &o->commands[i];
	return NULL;
}

str
command_suggest(const struct options *o, str name)
{
	str *names = arena_array(o->arena, str, o->n_commands);

	for (size_t i = 0; i < o->n_commands; i++)
		names[i] = str_c(o->commands[i].name);
	return suggest(name, names, o->n_commands);
}

/* The options that may be given: all, as long as no command is known. */
static uint64_t
allowed(const struct options *o)
{
	return o->command ? o->command->options | OPTIONS_COMMON
	    : ((uint64_t)1 << OPT_COUNT) - 1;
}

static const struct option *
by_name(str name, uint64_t set)
{
	for (int i = 0; i < OPT_COUNT; i++)
		if ((set >> i & 1) && str_eq(name, str_c(rows[i].name)))
			return &rows[i];
	return NULL;
}

static const struct option *
by_letter(char letter, uint64_t set)
{
	for (int i = 0; i < OPT_COUNT; i++)
		if ((set >> i & 1) && rows[i].letter == letter)
			return &rows[i];
	return NULL;
}

/* An option that is not allowed here: another command's, or a slip. */
static int
unknown(struct parse *p, str name, char letter)
{
	const struct options *o = p->o;
	str names[OPT_COUNT], near;
	const struct option *other = letter
	    ? by_letter(letter, ~(uint64_t)0)
	    : by_name(name, ~(uint64_t)0);

	if (other && o->command)
		return WRONG(p, "%s takes no --%s", o->command->name,
		    other->name);
	if (letter)
		return WRONG(p, "there is no option -%c", letter);
	for (int i = 0; i < OPT_COUNT; i++)
		names[i] = allowed(o) >> i & 1 ? str_c(rows[i].name)
		    : STR_NONE;
	near = suggest(name, names, OPT_COUNT);
	if (near.n)
		return WRONG(p, "there is no option --" STR_FMT
		    "; did you mean --" STR_FMT "?", STR_ARG(name),
		    STR_ARG(near));
	return WRONG(p, "there is no option --" STR_FMT, STR_ARG(name));
}

static int
set_choice(struct parse *p, const struct option *row, str value, int *to)
{
	struct cut word = { .tail = str_c(row->choices), .found = true };
	str words[16];
	size_t n = 0;
	str near;

	while (word.found) {
		word = str_cut(word.tail, '|');
		assert(n < sizeof(words) / sizeof(words[0]));
		if (str_eq(word.head, value)) {
			*to = (int)row->from + (int)n;
			return 0;
		}
		words[n++] = word.head;
	}
	near = suggest(value, words, n);
	if (near.n)
		return WRONG(p, "--%s: did you mean " STR_FMT "?",
		    row->name, STR_ARG(near));
	return WRONG(p, "--%s wants one of %s", row->name, row->choices);
}

static int
set_time(struct parse *p, const struct option *row, str value,
    int64_t *to)
{
	switch (when_parse(value, to, NULL)) {
	case WHEN_OK:
		return 0;
	case WHEN_NO_ZONE:
		return WRONG(p, "--%s: the time has no zone; write " STR_FMT
		    "Z for UTC", row->name, STR_ARG(value));
	case WHEN_IMPOSSIBLE:
		return WRONG(p, "--%s: there is no such time", row->name);
	default:
		return WRONG(p, "--%s wants a time such as "
		    "2026-03-14T09:00Z", row->name);
	}
}

/* Put a value where the row says. */
static int
set(struct parse *p, const struct option *row, const char *value)
{
	char *to = (char *)p->o + row->at;
	str text = str_c(value);
	int64_t number;

	if (text.n == 0)
		return WRONG(p, "--%s is empty: it wants %s", row->name,
		    row->arg);
	switch (row->type) {
	case TYPE_FLAG:
		break;
	case TYPE_TEXT:
		*(const char **)(void *)to = value;
		return 0;
	case TYPE_LIST:
		*vec_push(p->o->arena, (struct arguments *)(void *)to) = value;
		return 0;
	case TYPE_CHOICE:
		return set_choice(p, row, text, (int *)(void *)to);
	case TYPE_TIME:
		p->o->now_is_clock &= row != &rows[OPT_NOW];
		return set_time(p, row, text, (int64_t *)(void *)to);
	case TYPE_NUMBER:
		if (!str_to_int(text, &number) || number < row->from ||
		    number > row->to)
			return WRONG(p, "--%s wants a number from %d to %d",
			    row->name, (int)row->from, (int)row->to);
		*(int64_t *)(void *)to = number;
		return 0;
	}
	return 0;
}

/* One option with its value, which stands in the next argument when
 * value is NULL. */
static int
give(struct parse *p, const struct option *row, const char *value)
{
	if (row->type == TYPE_FLAG) {
		if (value)
			return WRONG(p, "--%s takes no value", row->name);
		*(bool *)((char *)p->o + row->at) = true;
		return 0;
	}
	if (!value) {
		if (p->at >= p->argc)
			return WRONG(p, "--%s wants %s", row->name,
			    row->arg);
		value = p->argv[p->at++];
	}
	return set(p, row, value);
}

static int
long_option(struct parse *p, const char *arg)
{
	struct cut c = str_cut(str_c(arg + 2), '=');
	const struct option *row = by_name(c.head, allowed(p->o));

	if (!row)
		return unknown(p, c.head, 0);
	return give(p, row, c.found ? c.tail.p : NULL);
}

static int
short_options(struct parse *p, const char *arg)
{
	int rc = 0;

	for (const char *at = arg + 1; *at && rc == 0; at++) {
		const struct option *row = by_letter(*at, allowed(p->o));

		if (!row)
			return unknown(p, STR_NONE, *at);
		if (row->type == TYPE_FLAG) {
			rc = give(p, row, NULL);
			continue;
		}
		/* The rest of a bundle is the value. */
		return give(p, row, at[1] ? at + 1 : NULL);
	}
	return rc;
}

static bool
is_option(const char *arg)
{
	return arg[0] == '-' && arg[1] != '\0';	/* "-" is an operand */
}

/* Whether an option swallows the argument behind it: 1 or 0, -1 when it
 * is none that any command knows. Names that two commands share agree. */
static int
swallows(const char *arg)
{
	const struct option *row;

	if (arg[1] == '-') {
		struct cut c = str_cut(str_c(arg + 2), '=');

		row = by_name(c.head, ~(uint64_t)0);
		return !row ? -1 : !c.found && row->type != TYPE_FLAG;
	}
	for (const char *at = arg + 1; *at; at++) {
		row = by_letter(*at, ~(uint64_t)0);
		if (!row)
			return -1;
		if (row->type != TYPE_FLAG)
			return at[1] == '\0';
	}
	return 0;
}

/* Find the command first, since it decides which options there are, and may
 * stand behind some. Its index in argv; argc when there is none, or when an
 * unknown option leaves open what the next argument is. */
static int
find_command(const struct parse *p)
{
	for (int i = 1; i < p->argc; i++) {
		const char *arg = p->argv[i];
		int more;

		if (strcmp(arg, "--") == 0)
			return i + 1;
		if (!is_option(arg))
			return i;
		more = swallows(arg);
		if (more < 0)
			break;
		i += more;
	}
	return p->argc;
}

static int
operands_fit(struct parse *p)
{
	const struct command *c = p->o->command;
	const struct arguments *w = &p->o->operands;

	if (!c || p->o->help || p->o->version)
		return 0;
	if (c->most >= 0 && w->n > (size_t)c->most)
		return WRONG(p, "%s: what is \"%s\" for?", c->name,
		    w->v[c->most]);
	if (w->n < (size_t)c->least)
		return WRONG(p, "%s wants %s", c->name, c->args);
	return 0;
}

/* The present moment when nobody gave one: reproducible builds set
 * SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch). */
static int
default_now(struct parse *p)
{
	const int64_t last = 253402300799;	/* 9999-12-31T23:59:59Z */
	str epoch = str_c(host_env("SOURCE_DATE_EPOCH"));

	p->o->now = host_now();
	p->o->now_is_clock = epoch.n == 0;
	if (epoch.n == 0)
		return 0;
	if (!str_to_int(epoch, &p->o->now) || p->o->now < 0 ||
	    p->o->now > last)
		return WRONG(p, "SOURCE_DATE_EPOCH is not a number of "
		    "seconds since 1970: " STR_FMT, STR_ARG(epoch));
	return 0;
}

static int
arguments(struct parse *p, int command_at)
{
	bool ended = false;
	int rc = 0;

	while (rc == 0 && p->at < p->argc) {
		int here = p->at++;
		const char *arg = p->argv[here];

		if (here == command_at)
			continue;
		if (!ended && strcmp(arg, "--") == 0)
			ended = true;
		else if (ended || !is_option(arg))
			*vec_push(p->o->arena, &p->o->operands) = arg;
		else if (arg[1] == '-')
			rc = long_option(p, arg);
		else
			rc = short_options(p, arg);
	}
	return rc ? rc : operands_fit(p);
}

int
options_parse(struct options *o, struct arena *a,
    const struct command *commands, size_t n, int argc, char **argv,
    str *why)
{
	struct parse p = { o, argc, argv, 1, why };
	int command_at, jobs = host_processors();
	int rc;

	*o = (struct options){
		.arena = a,
		.commands = commands,
		.n_commands = n,
		.fail_on = LEVEL_ERROR,
		.jobs = jobs < POOL_MOST ? jobs : POOL_MOST,
	};
	rc = default_now(&p);
	if (rc)
		return rc;
	command_at = find_command(&p);
	if (command_at < argc) {
		str name = str_c(argv[command_at]);
		str near;

		o->command = command_find(o, name);
		if (!o->command) {
			near = command_suggest(o, name);
			return near.n ? WRONG(&p, "there is no command \""
			    STR_FMT "\"; did you mean " STR_FMT "?",
			    STR_ARG(name), STR_ARG(near))
			    : WRONG(&p, "there is no command \"" STR_FMT
			    "\"", STR_ARG(name));
		}
	}
	rc = arguments(&p, command_at);
	/* What is internal never goes by itself where the public looks. */
	if (!o->output)
		o->output = o->audience == AUDIENCE_INTERNAL ? "internal"
		    : "public";
	return rc;
}
