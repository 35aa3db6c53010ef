/* allclear: the commands, and how a run begins and ends. */
#include "base/host.h"
#include "cli/commands.h"
#include "cli/fence.h"
#include "cli/talk.h"

static const struct command commands[] = {
	{ "init", cmd_init, "[DIR]", 0, 1, 0, TOUCH_MAKES,
	    "make a starter site",
	    "Puts content/site.yaml, a first incident, a maintenance, a "
	    "runbook and a page into DIR (the current folder when there is "
	    "none), which is made when it is not there. Files that are "
	    "there already are never replaced. The site builds and checks "
	    "clean at once." },
	{ "new", cmd_new, "KIND TITLE...", 2, -1, 0,
	    TOUCH_SITE | TOUCH_CONTENT,
	    "begin a report from the policy's sections",
	    "KIND is incident, postmortem, maintenance or runbook. The file "
	    "is named after the day and the title, a runbook after its title "
	    "alone. Instead of a title, postmortem takes the id of its "
	    "incident, and is named as that is. A postmortem and a runbook "
	    "hold every section that the policy asks for; an incident begins "
	    "with its updates. The file's path is printed." },
	{ "update", cmd_update, "ID STATUS", 2, 2, OPTION(MESSAGE),
	    TOUCH_SITE | TOUCH_CONTENT,
	    "append a public update to an incident",
	    "ID is the id of an incident or a maintenance, or its file's "
	    "name. STATUS is investigating, identified, monitoring, resolved "
	    "or update; for maintenance scheduled, in_progress, verifying, "
	    "completed, cancelled or update. The file's status follows; "
	    "monitoring sets mitigated:, resolved and completed set their "
	    "times, where none is given. Every other byte stays as it "
	    "was.\n"
	    "\n"
	    "Without --message a comment stands where the text belongs, and "
	    "counts as nothing written." },
	{ "comms", cmd_comms, "ID MESSAGE", 2, 2, 0, TOUCH_SITE,
	    "fill in the policy's message for an incident",
	    "ID is the id of an incident, or its file's name. MESSAGE is "
	    "ack, update, resolved or summary, as far as the policy has it. "
	    "The text is printed, to be sent by whatever way you send it. "
	    "What is not known yet is named as that, and nothing internal "
	    "is told." },
	{ "check", cmd_check, "[FILE...]", 0, -1,
	    OPTION(CHECK_FORMAT) | OPTION(FAIL_ON) | OPTION(ONLY) |
	    OPTION(BASELINE) | OPTION(UPDATE_BASELINE) |
	    OPTION(FIX) | OPTION(DRY_RUN),
	    TOUCH_SITE | TOUCH_FIXES,
	    "report mistakes, correct what is safe",
	    "Reads all of content/ and the site's theme, and reports every "
	    "mistake at its line and column. With FILE, only what is wrong "
	    "in these files is shown, though all are read: a mistake can "
	    "lie between two files. FILE is one of content/; what is wrong "
	    "in a theme is shown without FILE alone.\n"
	    "\n"
	    "An archive is adopted with a baseline: --update-baseline "
	    "writes what is found today into the file that --baseline "
	    "names, and from then on only what is new is shown and "
	    "fails.\n"
	    "\n"
	    "--fix corrects what can be corrected without asking anybody: "
	    "misspelt words that can mean only one, times without their "
	    "zone where assume_timezone is set, other words for a level, "
	    "the headings of missing sections, comments that pass over "
	    "nothing. Every other byte stays. With --dry-run the changes "
	    "are printed instead, as a patch.\n"
	    "\n"
	    "\"allclear explain RULE\" tells more about what is reported." },
	{ "build", cmd_build, "", 0, 0,
	    OPTION(OUTPUT) | OPTION(AUDIENCE) | OPTION(FAIL_ON) |
	    OPTION(JOBS) | OPTION(BASELINE) | OPTION(NO_CACHE),
	    TOUCH_SITE | TOUCH_OUTPUT,
	    "check the content and write the site",
	    "Checks as \"allclear check\" does, then puts the whole site in "
	    "place in one step. When there are findings at or above "
	    "--fail-on, or the machine fails, the site that was there stays "
	    "as it was.\n"
	    "\n"
	    "What files say is kept in .allclear/ beside content/, so that "
	    "the next build reads only those that changed. It may be "
	    "removed at any time." },
	{ "metrics", cmd_metrics, "", 0, 0,
	    OPTION(METRICS_FORMAT) | OPTION(BY) | OPTION(PERIOD) |
	    OPTION(COMPONENT) | OPTION(SEVERITY) | OPTION(TAG),
	    TOUCH_SITE,
	    "show how fast incidents are found and resolved",
	    "Prints time to detect, acknowledge, mitigate and resolve, the "
	    "number of incidents, how long customers were affected, and the "
	    "availability of each component. Every figure says from how "
	    "many incidents it comes and how sure it is; what is missing is "
	    "missing, not zero. Internal incidents count, as on the "
	    "internal site.\n"
	    "\n"
	    "PERIOD is all, 12m, 90d or any other number of days, 2026, "
	    "2026-Q1 or 2026-03. With --by there is a row for each "
	    "severity, component, tag, way of detection (detection), year, "
	    "quarter or month." },
	{ "actions", cmd_actions, "", 0, 0,
	    OPTION(ACTIONS_FORMAT) | OPTION(OPEN) | OPTION(OVERDUE) |
	    OPTION(OWNER),
	    TOUCH_SITE,
	    "list the action items of all incidents, and how they stand",
	    "Lists what was promised after incidents: what is overdue, due "
	    "within a week, open, done and dropped, with owner, kind and due "
	    "date, and how much of it was kept on time. Internal items are "
	    "in the list.\n"
	    "\n"
	    "WHO is an id or a name of site.yaml's people, or an owner as "
	    "the reports write it. As csv and json, each item has its age "
	    "and the days that are left too." },
	{ "export", cmd_export, "ID", 1, 1,
	    OPTION(EXPORT_TO) | OPTION(AUDIENCE),
	    TOUCH_SITE,
	    "make one file of a report, to hand to a customer",
	    "ID is the id of an incident, or its file's name. What comes out "
	    "is one HTML file with its styles and images inside, which a "
	    "browser shows and prints. Nothing internal is in it, and nobody "
	    "is named: no owners, actors, authors; --audience internal puts "
	    "both in. What the text itself says stays as it is, but for "
	    "tables and tasks among the action items: these stand in a "
	    "list. A policy "
	    "with service credits adds what the outage earns.\n"
	    "\n"
	    "The template export.mustache of the theme makes it." },
	{ "render", cmd_render, "[FILE]", 0, 1,
	    OPTION(UNSAFE) | OPTION(TEMPLATE) | OPTION(DATA) |
	    OPTION(PARTIALS),
	    TOUCH_NAMED,
	    "print the HTML of a Markdown file or a template",
	    "Prints the HTML of FILE's Markdown (- for standard input) as a "
	    "page would show it. With --template it runs a Mustache "
	    "template against the data of --data instead, which is JSON when "
	    "its name ends in .json and YAML otherwise." },
	{ "import", cmd_import, "FORMAT SRC DEST", 3, 3, OPTION(FAIL_ON),
	    TOUCH_ZONES | TOUCH_NAMED | TOUCH_MAKES,
	    "turn another tool's site into this format",
	    "FORMAT is cstate: SRC is the folder with its config.yml and "
	    "content/issues. DEST is made and must be empty. Every file of "
	    "SRC is accounted for, each as what it became or as a defect at "
	    "its place, and old addresses are kept as redirects.\n"
	    "\n"
	    "What was done stands in DEST/import-report.txt too. A file that "
	    "could not be turned into anything is kept in DEST/set-aside, "
	    "and is an error: the rest of the site is ready all the same." },
	{ "policy", cmd_policy, "WHAT [NAME]", 1, 2,
	    OPTION(CHECK_FORMAT) | OPTION(FAIL_ON),
	    TOUCH_SITE | TOUCH_NAMED,
	    "list, show or check policies",
	    "WHAT is list: the presets, a line each; show: the whole policy "
	    "as YAML, where a comment behind each value says which preset or "
	    "which line of a file it comes from; check: report what makes no "
	    "sense in a policy. NAME is a preset or a file; without it, it "
	    "is the policy of the site in the current folder." },
	{ "schema", cmd_schema, "[FILE]", 0, 1, OPTION(OF_SITE),
	    TOUCH_SITE,
	    "print what may be written, for editors",
	    "Prints a JSON Schema. FILE is site, policy, incident, "
	    "postmortem, maintenance, runbook, page or theme; without it, "
	    "these are listed. metrics is what api/metrics.json holds. An "
	    "editor that knows the schema of a file completes "
	    "its keys, tells what they are for, and marks mistakes while "
	    "they are made.\n"
	    "\n"
	    "With --site, the severities, components, people, roles, tags, "
	    "runbooks and incidents are those of the site in the current "
	    "folder, internal ones too." },
	{ "explain", cmd_explain, "[RULE]", 0, 1, OPTION(RULES_FORMAT),
	    TOUCH_NOTHING,
	    "tell what a rule means and how to follow it",
	    "RULE is a number such as AC204 or a name such as "
	    "action-without-owner. Without one, all rules are listed; as "
	    "markdown and mdoc, that is the whole manual." },
	{ "help", cmd_help, "[COMMAND]", 0, 1, OPTION(LIST), TOUCH_NOTHING,
	    "show how a command is used", "" },
	{ "version", cmd_version, "", 0, 0, 0, TOUCH_NOTHING,
	    "show the version of the program and its libraries", "" },
};

static int
run(const struct options *o)
{
	struct buf out = buf_init(BUF_MAX);

	if (o->directory && host_enter(o->directory) < 0) {
		fail_machine(o->directory);
		return STATUS_USAGE;
	}
	fence_raise(o);
	if (o->version)
		return cmd_version(o);
	if (o->help)
		return cmd_help(o);
	if (o->command)
		return o->command->run(o);
	help_usage(o, &out);
	(void)host_put(2, buf_view(&out));
	buf_release(&out);
	return STATUS_USAGE;
}

int
main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct options o = { 0 };
	str why = STR_NONE;
	int status;

	if (host_start() < 0) {
		fail_machine("/dev/null");
		return STATUS_MACHINE;
	}
	status = options_parse(&o, &a, commands,
	    sizeof(commands) / sizeof(commands[0]), argc, argv, &why);
	if (status) {
		fail_usage(STR_FMT, STR_ARG(why));
		fail_usage("\"allclear help%s%s\" shows how it is used",
		    o.command ? " " : "", o.command ? o.command->name : "");
	} else {
		status = run(&o);
	}
	arena_release(&a);
	return status;
}
