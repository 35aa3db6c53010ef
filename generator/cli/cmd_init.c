/* init: a starter site in a folder that has none. */
#include "base/host_tree.h"
#include "cli/commands.h"
#include "cli/starter.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"

/* As host_kind_of(); a link that leads nowhere is there, and in the way. */
static int
kind_there(const char *path)
{
	int kind = host_kind_of(path);

	return kind == 0 ? host_at_kind(HOST_HERE, path) : kind;
}

/* 0 when content/ can be made in the folder. */
static int
look(const struct options *o, str folder)
{
	struct arena *a = o->arena;
	str content = path_below(a, folder, STR("content"));
	const char *place = str_empty(folder) ? "." : str_z(a, folder);
	const char *shown = str_z(a, path_for_person(o, content));
	int kind = kind_there(place);

	if (kind < 0)
		return fail_machine(str_z(a, path_for_person(o, folder)));
	if (kind == 1 || kind == 3)
		return fail_usage(STR_FMT " is there, and is no folder",
		    STR_ARG(path_for_person(o, folder)));
	kind = kind_there(str_z(a, content));
	if (kind < 0)
		return fail_machine(shown);
	if (kind == 0)
		return 0;
	fail_usage("%s%s is there already, and init changes nothing that is "
	    "yours", shown, kind == 2 ? "/" : "");
	return fail_usage("\"" STR_FMT " new\" adds to a site; \"allclear "
	    "init DIR\" begins another one elsewhere",
	    STR_ARG(command_for_person(o, folder)));
}

/* What is beside content/ already stays, and is none of ours. */
static void
leave_out(struct arena *a, str folder, struct starter *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		str path = path_below(a, folder, s->v[i].path);

		if (kind_there(str_z(a, path)) <= 0)
			s->v[n++] = s->v[i];
	}
	s->n = n;
}

static int
write_file(const struct options *o, str folder,
    const struct starter_file *f)
{
	struct arena *a = o->arena;
	str path = path_below(a, folder, f->path);
	struct cut c = str_rcut(path, '/');

	if (c.found && host_mkdirs(str_z(a, c.head)) < 0)
		return fail_machine(str_z(a, path_for_person(o, c.head)));
	if (host_create(str_z(a, path), f->text) < 0)
		return fail_machine(str_z(a, path_for_person(o, path)));
	return 0;
}

static int
say_done(const struct options *o, str folder, const struct starter *s)
{
	struct arena *a = o->arena;
	struct buf paths = buf_init(BUF_MAX);
	str command = command_for_person(o, folder);
	int status;

	for (size_t i = 0; i < s->n; i++) {
		buf_str(&paths, path_for_person(o, path_below(a, folder,
		    s->v[i].path)));
		buf_char(&paths, '\n');
	}
	status = put_result(buf_view(&paths));
	buf_release(&paths);
	talk(o, "This is a whole site with an invented incident. Make it "
	    "yours in site.yaml;");
	talk(o, "the other files show the form, and can be deleted. Next:");
	talk(o, "  " STR_FMT " build", STR_ARG(command));
	talk(o, "  " STR_FMT " new incident \"What is wrong\"",
	    STR_ARG(command));
	return status;
}

/* What was made before the machine refused. */
static int
say_incomplete(const struct options *o, str folder)
{
	str content = path_below(o->arena, folder, STR("content"));

	if (host_kind_of(str_z(o->arena, content)) == 0)
		return STATUS_MACHINE;
	return fail_machine_text("the site is not complete: remove " STR_FMT
	    " before you try again", STR_ARG(path_for_person(o, content)));
}

int
cmd_init(const struct options *o)
{
	struct arena *a = o->arena;
	str folder = o->operands.n ? str_c(o->operands.v[0]) : STR_NONE;
	struct starter s;
	int status;

	/* A variable of a script that is not set, say. */
	if (o->operands.n && str_empty(folder))
		return fail_usage("init: DIR is empty");
	status = look(o, folder);
	if (status)
		return status;
	starter_make(&s, a, o->now);
	leave_out(a, folder, &s);
	for (size_t i = 0; i < s.n && !status; i++)
		status = write_file(o, folder, &s.v[i]);
	return status ? say_incomplete(o, folder)
	    : say_done(o, folder, &s);
}
