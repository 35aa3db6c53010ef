#include "cli/fence.h"

#include "base/fence.h"
#include "base/host_tree.h"
#include "cache/store.h"

static void
way(const struct options *o, struct fence *f, enum fence_may may, str path)
{
	*vec_push(o->arena, f) = (struct fence_way){
		str_z(o->arena, path), may };
}

/* The folder that path stands in, or its nearest that is there: missing
 * ones will be made in that. Links are followed, as writing does. */
static void
folder_of(const struct options *o, struct fence *f, str path)
{
	const char *real = host_real(o->arena, str_z(o->arena, path));
	str at = real ? str_c(real) : path;

	do {
		struct cut c = str_rcut(at, '/');

		at = c.found ? c.head.n ? c.head : STR("/") : STR(".");
	} while (host_kind_of(str_z(o->arena, at)) == 0 &&
	    !str_eq(at, STR(".")) && !str_eq(at, STR("/")));
	way(o, f, FENCE_WRITE, at);
}

/* A theme may be a link to one that several sites share. */
static void
themes(const struct options *o, struct fence *f)
{
	struct host_names names = { 0 };
	int dir = host_folder("themes");

	way(o, f, FENCE_READ, STR("themes"));
	if (dir < 0)
		return;
	if (host_at_names(o->arena, dir, &names) == 0)
		for (size_t i = 0; i < names.n; i++)
			way(o, f, FENCE_READ, str_cat(o->arena,
			    STR("themes/"), str_c(names.v[i])));
	host_close(dir);
}

static void
zones(const struct options *o, struct fence *f)
{
	const char *folder;

	for (size_t i = 0; (folder = host_zone_folder(i)); i++)
		way(o, f, FENCE_READ, str_c(folder));
}

static void
reads(const struct options *o, struct fence *f, const char *path)
{
	if (path && strcmp(path, "-") != 0)
		way(o, f, FENCE_READ, str_c(path));
}

/* The files that options name. */
static void
options_name(const struct options *o, struct fence *f)
{
	reads(o, f, o->template);
	reads(o, f, o->data);
	reads(o, f, o->partials);
	reads(o, f, o->baseline);
	if (o->baseline && o->update_baseline)
		folder_of(o, f, str_c(o->baseline));
	if (o->export_to)
		folder_of(o, f, str_c(o->export_to));
}

void
fence_raise(const struct options *o)
{
	unsigned touches = o->command ? o->command->touches : 0;
	size_t n = o->operands.n;
	struct fence f = { 0 };

	if (touches & TOUCH_SITE) {
		way(o, &f, FENCE_READ, STR("content"));
		themes(o, &f);
	}
	if (touches & (TOUCH_SITE | TOUCH_ZONES))
		zones(o, &f);
	if ((touches & TOUCH_CONTENT) ||
	    ((touches & TOUCH_FIXES) && o->fix && !o->dry_run))
		way(o, &f, FENCE_WRITE, STR("content"));
	if (touches & TOUCH_OUTPUT) {
		way(o, &f, FENCE_WRITE, str_c(o->output));
		folder_of(o, &f, str_c(o->output));
		if (!o->no_cache)
			way(o, &f, FENCE_WRITE, host_kind_of(STORE_FOLDER) ==
			    2 ? STR(STORE_FOLDER) : STR("."));
	}
	for (size_t i = 0; (touches & TOUCH_NAMED) && i < n; i++)
		reads(o, &f, o->operands.v[i]);
	if (touches & TOUCH_MAKES) {
		str made = n ? str_c(o->operands.v[n - 1]) : STR(".");

		if (host_kind_of(str_z(o->arena, made)) == 0)
			folder_of(o, &f, made);
		else
			way(o, &f, FENCE_WRITE, made);
	}
	options_name(o, &f);
	(void)host_fence(&f);
}
