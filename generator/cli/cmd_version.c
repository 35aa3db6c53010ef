#include <cmark.h>
#include <yaml.h>

#include "base/version.h"
#include "cli/commands.h"
#include "cli/talk.h"

int
cmd_version(const struct options *o)
{
	return put_result(str_format(o->arena,
	    "allclear " ALLCLEAR_VERSION "\n"
	    "with cmark %s and libyaml %s\n",
	    cmark_version_string(), yaml_get_version_string()));
}
