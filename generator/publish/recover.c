/* What builds that were killed left behind: back in order, or removed. */
#include <errno.h>

#include "publish/stage.h"

/* Whether a name is `before` and the number of a process, with a "+" behind
 * it for the file without a name. No more than that: an output "public" must
 * not take ".public.old-2024.lock", which is in the hands of the output
 * "public.old-2024" beside it. */
static bool
numbered(const char *name, str before)
{
	size_t digits;

	if (!str_starts(str_c(name), before))
		return false;
	name += before.n;
	digits = strspn(name, "0123456789");
	name += digits;
	return digits > 0 && (*name == '\0' || strcmp(name, "+") == 0);
}

/* An owner's path goes back to the output, unless it is there again by
 * now. Of a file nothing is lost then: the staged one is a second name of
 * it, or a copy. A folder that is there twice is for a person to decide on:
 * *twice is the staged one, errno EEXIST. */
static int
give_back_one(struct stage *s, const char *left, int from,
    const char *name, const char **twice)
{
	int kind = host_at_kind(s->output, name);

	if (kind == 0) {
		if (str_starts(str_c(name), STR(STAGE_WELL_KNOWN "/")) &&
		    host_at_mkdir(s->output, STAGE_WELL_KNOWN) < 0 &&
		    errno != EEXIST)
			return -1;
		return host_rename(from, name, s->output, name);
	}
	if (kind > 0 && host_at_kind(from, name) == 2) {
		*twice = str_z(s->arena, str_cat(s->arena, str_c(left),
		    STR("/"), str_c(name)));
		errno = EEXIST;
		return -1;
	}
	return kind < 0 ? -1 : 0;
}

/* A build is killed after the exchange, but before the owner's folders
 * (.git) follow: they are still in what is the stage by then. */
static int
give_back(struct stage *s, const char *left, const char **twice)
{
	struct host_names names;
	int from, rc = 0;

	if (s->output < 0)
		return 0;
	from = host_folder_at(s->home, left);
	if (from < 0)
		return errno == ENOTDIR ? 0 : -1;
	if (stage_owned(s, from, &names) < 0)
		rc = -1;
	for (size_t i = 0; rc == 0 && i < names.n; i++)
		rc = give_back_one(s, left, from, names.v[i], twice);
	host_close(from);
	return rc;
}

static int
remove_left(struct stage *s, const char *left, const char **twice)
{
	if (host_at_kind(s->home, left) == 0)
		return 0;	/* it is the output again */
	return give_back(s, left, twice) < 0 ? -1
	    : host_at_remove(s->home, left);
}

/* A build is killed between its two renames: there is no output, but the
 * old one is whole. */
static int
put_old_back(struct stage *s, const struct host_names *names, str olds)
{
	for (size_t i = 0; s->output < 0 && i < names->n; i++)
		if (numbered(names->v[i], olds) &&
		    (host_rename(s->home, names->v[i], s->parent,
		    s->name) < 0 || stage_open_output(s) < 0))
			return -1;
	return 0;
}

int
stage_recover(struct stage *s, const char **twice)
{
	bool inside = s->home == s->output;
	str stages = inside ? STR(STAGE_INSIDE)
	    : str_format(s->arena, ".%s.stage-", s->name);
	str olds = str_format(s->arena, ".%s.old-", s->name);
	struct host_names names;

	if (host_at_names(s->arena, s->home, &names) < 0)
		return -1;
	/* Only in the output's parent are two renames ever tried. */
	if (!inside && put_old_back(s, &names, olds) < 0)
		return -1;
	for (size_t i = 0; i < names.n; i++)
		if ((numbered(names.v[i], stages) ||
		    (!inside && numbered(names.v[i], olds))) &&
		    remove_left(s, names.v[i], twice) < 0)
			return -1;
	return 0;
}
