/* import: another tool's site, in our format. */
#include <errno.h>

#include "base/host_tree.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "import/cstate.h"
#include "read/text.h"

struct import {
	const struct options *o;
	struct arena *a;
	str source;		/* folder, as typed */
	const char *dest;
	struct files files;	/* for places: source files */
	struct diags diags;
	struct cstate work;
	struct cstate_sources content;
};

static const char *
join(struct import *w, str folder, str below)
{
	return str_z(w->a, str_cat(w->a, folder,
	    str_ends(folder, STR("/")) ? STR_NONE : STR("/"), below));
}

/* Reading. */

static struct cstate_source
source_file(struct import *w, str path)
{
	const char *open = join(w, w->source, path);

	return (struct cstate_source){ .path = path,
	    .file = files_add(&w->files, str_c(open), open) };
}

static void
unreadable(struct import *w, struct cstate_source *s, const char *why)
{
	s->unread = true;
	diag_add(&w->diags, RULE_FILE_UNREADABLE,
	    (struct place){ .file = s->file }, "%s", why);
}

static void
read_bytes(struct import *w, struct cstate_source *s)
{
	if (host_read(w->a, join(w, w->source, s->path), TEXT_BYTES_MOST,
	    &s->bytes) == 0)
		return;
	if (errno != EFBIG) {
		unreadable(w, s, strerror(errno));
		return;
	}
	s->unread = true;
	text_too_large(s->file, 0, &w->diags);
}

static const char *
why_not(const struct host_entry *e)
{
	switch (e->kind) {
	case HOST_ESCAPE:
		return "this link leads out of its folder, or nowhere";
	case HOST_LOOP:
		return "this link leads to a folder above itself";
	case HOST_OTHER:
		return "this is a pipe, a socket or a device";
	case HOST_UNREADABLE:
	case HOST_FILE:
		break;
	}
	return strerror(e->error);
}

/* The files below one folder of the source: Markdown into content, the
 * others as what may be linked. */
static int
walk(struct import *w, str folder, bool content)
{
	struct host_entries all = { 0 };
	const char *root = join(w, w->source, folder);

	if (host_kind_of(root) == 0 && !content)
		return 0;
	if (host_walk(w->a, root, &all) < 0)
		return content && (errno == ENOENT || errno == ENOTDIR)
		    ? fail_usage("%s is no folder: is " STR_FMT
		    " a cState site?", root, STR_ARG(w->source))
		    : fail_machine(root);
	for (size_t i = 0; i < all.n; i++) {
		const struct host_entry *e = &all.v[i];
		struct cstate_source s = source_file(w, str_cat(w->a, folder,
		    STR("/"), e->path));
		bool text = content && cstate_makes_page(e->path);

		if (e->kind != HOST_FILE)
			unreadable(w, &s, why_not(e));
		else if (text)
			read_bytes(w, &s);
		*vec_push(w->a, text ? &w->content : &w->work.assets) = s;
	}
	return 0;
}

/* config.yml has had many names. */
static int
find_config(struct import *w, struct cstate_source *config,
    struct cstate_source *params)
{
	static const char *const names[] = { "config.yml", "config.yaml",
		"hugo.yml", "hugo.yaml", "config/_default/config.yml",
		"config/_default/config.yaml", "config/_default/hugo.yml",
		"config/_default/hugo.yaml", NULL };
	static const char *const apart[] = { "config/_default/params.yml",
		"config/_default/params.yaml", NULL };
	static const char *const toml[] = { "config.toml", "hugo.toml",
		"config.json", "hugo.json", NULL };

	for (int i = 0; names[i] && str_empty(config->path); i++)
		if (host_kind_of(join(w, w->source, str_c(names[i]))) == 1)
			*config = source_file(w, str_c(names[i]));
	for (int i = 0; apart[i] && str_empty(params->path); i++)
		if (host_kind_of(join(w, w->source, str_c(apart[i]))) == 1)
			*params = source_file(w, str_c(apart[i]));
	for (int i = 0; toml[i] && str_empty(config->path); i++)
		if (host_kind_of(join(w, w->source, str_c(toml[i]))) == 1)
			return fail_usage("%s is not YAML: write it as "
			    "config.yml first",
			    join(w, w->source, str_c(toml[i])));
	if (str_empty(config->path))
		return fail_usage("there is no config.yml in " STR_FMT
		    ": is it a cState site?", STR_ARG(w->source));
	read_bytes(w, config);
	if (!str_empty(params->path))
		read_bytes(w, params);
	return 0;
}

static int
load_zone(struct import *w, str name)
{
	str bytes;

	if (str_empty(name) || str_eq(name, STR("UTC")))
		return 0;
	if (zone_name_valid(name) &&
	    host_zone(w->a, str_z(w->a, name), &bytes) == 0)
		w->work.zone = zone_parse(w->a, bytes);
	return w->work.zone ? 0 : fail_usage("timeZone: " STR_FMT
	    " of the configuration is not known on this machine",
	    STR_ARG(name));
}

static int
convert(struct import *w)
{
	struct cstate_source config = { 0 }, params = { 0 };
	str zone;
	int status = find_config(w, &config, &params);

	if (!status)
		status = walk(w, STR("content"), true);
	if (!status)
		status = walk(w, STR("static"), false);
	if (status)
		return status;
	if (!cstate_configure(&w->work, &config, &params, &zone))
		return STATUS_USAGE;
	status = load_zone(w, zone);
	if (!status)
		cstate_convert(&w->work, &w->content);
	return status;
}

/* Writing. */

/* Nothing may be in DEST yet, a dot file neither. */
static int
check_dest(struct import *w)
{
	struct host_names names = { 0 };
	int kind = host_kind_of(w->dest), dir, rc;

	if (kind < 0)
		return fail_machine(w->dest);
	if (kind == 0 && host_at_kind(HOST_HERE, w->dest) > 0)
		return fail_usage("%s is a link that leads nowhere", w->dest);
	if (kind == 0)
		return 0;
	if (kind != 2)
		return fail_usage("%s is there, and no folder", w->dest);
	dir = host_folder(w->dest);
	if (dir < 0)
		return fail_machine(w->dest);
	rc = host_at_names(w->a, dir, &names);
	host_close(dir);
	if (rc < 0)
		return fail_machine(w->dest);
	if (names.n)
		return fail_usage("%s is not empty: %s is there. Name a "
		    "folder that is empty, or is not there yet", w->dest,
		    names.v[0]);
	return 0;
}

/* Everything into a hidden folder first. */
static int
fill(struct import *w, int dir, str report)
{
	const char *from = str_z(w->a, w->source);
	int source = host_folder(from), rc = 0;

	if (source < 0) {
		fail_machine(from);
		return -1;
	}
	for (size_t i = 0; rc == 0 && i < w->work.out.n; i++) {
		const struct cstate_output *f = &w->work.out.v[i];
		const char *path = str_z(w->a, f->path);

		rc = str_empty(f->copy)
		    ? host_at_create(dir, path, f->bytes)
		    : host_at_copy(source, str_z(w->a, f->copy), dir, path);
		if (rc < 0)
			fail_machine(join(w, str_c(w->dest), f->path));
	}
	if (rc == 0 && host_at_create(dir, "import-report.txt", report) < 0) {
		fail_machine(join(w, str_c(w->dest),
		    STR("import-report.txt")));
		rc = -1;
	}
	host_close(source);
	return rc;
}

/* content/ last: it makes a site of the folder. */
static const char *const parts[] = { "set-aside", "import-report.txt",
	"content" };
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

static int
move_up(struct import *w, int from, int to)
{
	for (size_t i = 0; i < PARTS; i++)
		if (host_at_kind(from, parts[i]) != 0 &&
		    host_rename(from, parts[i], to, parts[i]) < 0) {
			fail_machine(join(w, str_c(w->dest),
			    str_c(parts[i])));
			return -1;
		}
	return 0;
}

/* Everything is made in a folder inside DEST and then moved up. What
 * fails leaves DEST as it was. */
static int
write_dest(struct import *w, str report)
{
	static const char stage[] = ".allclear-import";
	size_t there_n = host_there(w->dest);
	int dir = -1, staged = -1, rc = -1;

	if (host_mkdirs(w->dest) < 0 ||
	    (dir = host_folder(w->dest)) < 0 ||
	    host_at_mkdir(dir, stage) < 0 ||
	    (staged = host_folder_at(dir, stage)) < 0) {
		fail_machine(w->dest);
		goto out;
	}
	rc = fill(w, staged, report);
	if (rc == 0)
		rc = move_up(w, staged, dir);
out:
	if (staged >= 0)
		host_close(staged);
	if (dir >= 0) {
		host_at_remove(dir, stage);
		for (size_t i = 0; rc < 0 && i < PARTS; i++)
			host_at_remove(dir, parts[i]);
		host_close(dir);
	}
	if (rc < 0)
		host_rmdirs(w->dest, there_n);
	return rc < 0 ? STATUS_MACHINE : STATUS_CLEAN;
}

/* The report as a file: what was done, then every finding. */
static str
written_report(struct import *w, str summary, str findings)
{
	return str_cat(w->a, summary, str_empty(findings) ? STR_NONE
	    : STR("\n"), findings);
}

/* The findings, one line each with what was done about it: an archive can
 * have a thousand. */
static str
findings(struct import *w)
{
	struct diags all = diags_init(w->a);
	struct findings f = findings_for(w->o, &all, &w->files, 1);
	struct buf b = buf_init(BUF_MAX);
	str text;

	diags_take(&all, &w->diags);
	for (size_t i = 0; i < all.n; i++)
		if (!str_empty(all.v[i].help))
			all.v[i].text = str_cat(w->a, all.v[i].text,
			    STR("; "), all.v[i].help);
	f.shown = f.paths;	/* as SRC was typed */
	findings_short(&f, &b);
	text = buf_keep(&b, w->a);
	buf_release(&b);
	return text;
}

static int
finish(struct import *w)
{
	struct buf b = buf_init(BUF_MAX);
	str summary;
	int status;

	cstate_report(&w->work, &b);
	summary = buf_keep(&b, w->a);
	buf_release(&b);
	status = write_dest(w, written_report(w, summary, findings(w)));
	if (status)
		return status;
	status = put_result(str_cat(w->a, findings(w),
	    w->diags.n ? STR("\n") : STR_NONE, summary));
	if (status)
		return status;
	talk(w->o, STR_FMT " is ready: \"" STR_FMT " build\" makes the site",
	    STR_ARG(path_for_person(w->o, str_c(w->dest))),
	    STR_ARG(command_for_person(w->o, str_c(w->dest))));
	return diags_count(&w->diags, (enum level)w->o->fail_on)
	    ? STATUS_FINDINGS : STATUS_CLEAN;
}

static int
run(struct import *w)
{
	int status = check_dest(w);

	if (!status)
		status = convert(w);
	diags_settle(&w->diags, NULL, w->files.paths.v);
	if (!status)
		return finish(w);
	/* What was found so far says why. */
	if (host_put(2, findings(w)) < 0)
		return STATUS_MACHINE;
	return status;
}

int
cmd_import(const struct options *o)
{
	struct import w = { .o = o, .a = o->arena };
	str format = str_c(o->operands.v[0]);

	if (!str_eq(format, STR("cstate")))
		return fail_usage("\"" STR_FMT "\" is no format that can be "
		    "imported; cstate is", STR_ARG(format));
	w.source = str_c(o->operands.v[1]);
	w.dest = o->operands.v[2];
	if (host_kind_of(o->operands.v[1]) != 2)
		return fail_usage("%s is no folder", o->operands.v[1]);
	w.diags = diags_init(w.a);
	w.files.arena = w.a;
	w.work.keep = w.a;
	w.work.now = o->now;
	w.work.diags = &w.diags;
	/* Index 0 is no file. */
	files_add(&w.files, STR(""), NULL);
	return run(&w);
}
