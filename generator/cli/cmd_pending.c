/* The commands that have no file of their own yet. */
#include "cli/commands.h"
#include "cli/talk.h"

static int
pending(const struct options *o)
{
	return fail_usage("%s is not in this build", o->command->name);
}

int cmd_import(const struct options *o) { return pending(o); }
int cmd_init(const struct options *o) { return pending(o); }
int cmd_new(const struct options *o) { return pending(o); }
