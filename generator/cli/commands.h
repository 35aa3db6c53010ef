/* commands: one function a command, in cli/cmd_NAME.c.
 *
 * Each takes the parsed command line and returns an enum status. Results
 * go to standard output, talk to standard error (cli/talk.h). The table
 * that names, explains and limits them is in main.c.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "base/buf.h"
#include "cli/options.h"

command_fn cmd_actions, cmd_build, cmd_check, cmd_comms, cmd_explain,
    cmd_export, cmd_help, cmd_import, cmd_init, cmd_metrics, cmd_new,
    cmd_policy, cmd_render, cmd_schema, cmd_update, cmd_version;

/* How the program is used, for somebody who named no command. */
void help_usage(const struct options *o, struct buf *out);

/* A word that names no rule; STATUS_USAGE. */
int fail_no_rule(const struct options *o, str word);

#endif
