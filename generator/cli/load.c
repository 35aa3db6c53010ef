#include "cli/load_cache.h"

#include <errno.h>

#include "base/host.h"
#include "base/zone.h"
#include "check/check.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "read/disable.h"
#include "read/keys.h"
#include "read/text.h"
#include "read/yaml.h"

bool
load_text(struct arena *a, const struct file *f, str *bytes, str *text,
    struct diags *d)
{
	if (!bytes->p &&
	    host_read(a, f->open, TEXT_BYTES_MOST, bytes) < 0) {
		if (errno == EFBIG)
			text_too_large(f->index, (uint64_t)f->size, d);
		else
			diag_unreadable(d, f->index, errno);
		return false;
	}
	return text_check(a, *bytes, f->index, text, d);
}

/* What is read here decides what every body says. */
static void
add_setting(struct load *l, uint64_t hash)
{
	l->settings = hash_pair(l->settings, hash);
}

const struct node *
load_tree(struct load *l, const struct file *f, const struct schema *shape)
{
	struct arena *a = &l->arena;
	str bytes = STR_NONE, text;
	struct node *root;

	if (!load_text(a, f, &bytes, &text, &l->diags))
		return NULL;
	add_setting(l, str_hash(bytes));
	root = yaml_read(a, text, f->index, 1, &l->diags);
	if (!root)
		return NULL;
	schema_check(shape, root, &l->diags);
	*vec_push(a, &l->yamls) = (struct load_yaml){ root,
		{ text, f->index, 1 } };
	disable_yaml(a, text, f->index, 1, &l->passed_over, &l->diags);
	return root;
}

static void
report_zone(struct load *l, struct named name)
{
	diag_add(&l->diags, RULE_ZONE_UNKNOWN, name.at,
	    "this machine knows no time zone " STR_FMT, STR_ARG(name.name));
	diag_help(&l->diags, "write a name such as Europe/Oslo or UTC; where "
	    "it is right, tzdata is missing here");
}

static const struct zone *
load_zone(struct load *l, struct named name)
{
	struct zone *z = NULL;
	str bytes;

	if (str_empty(name.name))
		return NULL;
	if (!zone_name_valid(name.name)) {
		report_zone(l, name);
		return NULL;
	}
	if (host_zone(&l->arena, str_z(&l->arena, name.name), &bytes) == 0) {
		z = zone_parse(&l->arena, bytes);
		add_setting(l, str_hash(bytes));
	} else if (host_broke(errno)) {
		l->zone_status = fail_machine_text("time zone " STR_FMT
		    ": %s", STR_ARG(name.name), strerror(errno));
	}
	if (!z && !l->zone_status)
		report_zone(l, name);
	return z;
}

/* site.yaml, which nothing can be read without. */
static int
load_config(struct load *l)
{
	const struct file *f = files_at(&l->files, STR("content/site.yaml"));
	const struct node *root;

	/* Where content/ is, init would make none. */
	if (!f) {
		fail_usage("there is no content/site.yaml here");
		return fail_usage("\"allclear init DIR\" makes a site "
		    "elsewhere, to take one from; -C DIR works in another "
		    "folder");
	}
	/* What was rejected was reported: a link that leads out, say. */
	root = f->kind == FILE_REJECTED ? NULL
	    : load_tree(l, f, &schema_site);
	if (!root)
		return STATUS_USAGE;
	site_read(&l->arena, root, &l->site, &l->diags);
	return 0;
}

static void
set_levels(struct load *l)
{
	for (int i = 0; i < RULE_COUNT; i++)
		l->levels[i] = rule_info((enum rule)i)->level;
	for (size_t i = 0; i < l->site.lint.n; i++)
		l->levels[l->site.lint.v[i].rule] = l->site.lint.v[i].level;
}

void
load_init(struct load *l, const struct options *o, bool with_internal)
{
	*l = (struct load){
		.jobs = (int)o->jobs,
		.now = o->now,
		.with_internal = with_internal,
	};
	l->diags = diags_init(&l->arena);
	l->suppressed = diags_init(&l->arena);
	l->known = diags_init(&l->arena);
	set_levels(l);
}

static int
no_content(const struct options *o)
{
	fail_usage("there is no folder content/ here");
	return fail_usage("\"" STR_FMT " init\" makes a starter site; -C DIR "
	    "works in another folder",
	    STR_ARG(command_for_person(o, STR_NONE)));
}

int
load_look(const struct options *o)
{
	int kind = host_kind_of("content");

	return kind == 0 || kind == 1 ? no_content(o) : 0;
}

int
load_settings(struct load *l, const struct options *o, bool with_internal)
{
	int status;

	load_init(l, o, with_internal);
	if (files_discover(&l->files, &l->arena, ".", &l->diags) < 0) {
		if (errno != ENOENT && errno != ENOTDIR) {
			fail_machine("content");
			return STATUS_MACHINE;
		}
		return no_content(o);
	}
	/* Without its folders, nobody knows what files it has. */
	status = load_broken(l);
	if (status)
		return status;
	status = load_config(l);
	if (status) {
		int broken = load_broken(l);

		return broken ? broken : status;
	}
	set_levels(l);
	load_policy(l);
	load_leaks_yaml(l);
	return load_broken(l);
}

static int
load_rest(struct load *l)
{
	const struct zone *zone;

	zone = load_zone(l, l->site.timezone);
	load_content(l, load_zone(l, l->site.assume_timezone));
	l->corpus.zone = zone;
	return l->zone_status ? l->zone_status : load_broken(l);
}

int
load_broken(const struct load *l)
{
	if (!l->diags.broken.error)
		return 0;
	errno = l->diags.broken.error;
	return fail_machine(str_z(l->diags.arena,
	    l->files.paths.v[l->diags.broken.file]));
}

int
load_site(struct load *l, const struct options *o, bool with_internal)
{
	int status = load_settings(l, o, with_internal);

	l->unseen = true;
	return status ? status : load_rest(l);
}

int
load_to_show(struct load *l, const struct options *o, bool with_internal)
{
	int status = load_settings(l, o, with_internal);

	return status ? status : load_rest(l);
}

int
load_to_build(struct load *l, const struct options *o, bool with_internal,
    int aside)
{
	int64_t began = host_now();
	int status = load_settings(l, o, with_internal);

	if (status)
		return status;
	l->began = began;
	l->aside = arena_new(&l->arena, struct spill);
	if (!o->no_cache)
		aside = load_cache_open(l, aside);
	spill_init(l->aside, aside, 0);
	status = load_rest(l);
	return !status && load_aside_broken(l) ? load_aside_fail(l, o)
	    : status;
}

bool
load_aside_broken(const struct load *l)
{
	return spill_error(l->aside) ||
	    (l->cache && spill_error(&l->cache->store.read));
}

int
load_aside_fail(const struct load *l, const struct options *o)
{
	int error = spill_error(l->aside);
	bool in_place = l->cache && l->cache->in_place;

	if (error && !in_place)
		return fail_machine_text("cannot use a file beside %s: %s",
		    o->output, strerror(error));
	if (!error)
		error = spill_error(&l->cache->store.read);
	return fail_machine_text("cannot %s " STORE_FOLDER "/%s.data: %s",
	    in_place ? "use" : "read", l->cache->store.name,
	    strerror(error));
}

void
load_release(struct load *l)
{
	for (int i = 0; l->workers && i < l->jobs; i++) {
		arena_release(&l->workers[i].keep);
		arena_release(&l->workers[i].fronts);
		arena_release(&l->workers[i].shown);
		arena_release(&l->workers[i].text);
		arena_release(&l->workers[i].scratch);
	}
	load_cache_close(l);
	arena_release(&l->items_arena);
	arena_release(&l->documents);
	arena_release(&l->arena);
}

void
load_check(struct load *l)
{
	check_all(&l->corpus, l->now, l->jobs, &l->diags);
	load_leaks_attached(l);
	suppress_apply(&l->passed_over, &l->diags, &l->suppressed);
	suppress_report(&l->passed_over, l->levels, &l->diags);
	diags_settle(&l->suppressed, l->levels, l->files.paths.v);
	diags_settle(&l->diags, l->levels, l->files.paths.v);
}
