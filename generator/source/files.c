#include "source/files.h"

#include <errno.h>

#include "base/host.h"
#include "source/name.h"

enum { ADDED = 256 };	/* rows by files_add(), as a rule */

static const struct {
	const char *name, *folder;
} kinds[FILE_KIND_COUNT] = {
	[FILE_NONE] = { "file", NULL },
	[FILE_SITE] = { "site description", NULL },
	[FILE_POLICY] = { "policy", NULL },
	[FILE_INCIDENT] = { "incident", "incidents" },
	[FILE_POSTMORTEM] = { "postmortem", "postmortems" },
	[FILE_MAINTENANCE] = { "maintenance", "maintenance" },
	[FILE_RUNBOOK] = { "runbook", "runbooks" },
	[FILE_PAGE] = { "page", "pages" },
	[FILE_ATTACHMENT] = { "attachment", NULL },
	[FILE_REJECTED] = { "file", NULL },
};

/* What the site has at its top already, so that no free page of that
 * name can be: /history/, /feed.atom, ... */
static const str reserved[] = {
	STR_INIT("404"), STR_INIT("actions"), STR_INIT("api"),
	STR_INIT("assets"), STR_INIT("badge"), STR_INIT("components"),
	STR_INIT("files"), STR_INIT("history"), STR_INIT("incidents"),
	STR_INIT("index"), STR_INIT("maintenance"), STR_INIT("metrics"),
	STR_INIT("pages"), STR_INIT("policy"), STR_INIT("runbooks"),
	STR_INIT("search"), STR_INIT("severity"), STR_INIT("subscribe"),
	STR_INIT("tags"), STR_INIT("actions.csv"),
	STR_INIT("favicon.svg"), STR_INIT("social.png"),
	STR_INIT("404.html"), STR_INIT("index.html"),
	STR_INIT("feed.atom"), STR_INIT("feed.rss"), STR_INIT("feed.json"),
	STR_INIT("incidents.csv"), STR_INIT("maintenance.ics"),
	STR_INIT("metrics.prom"), STR_INIT("opensearch.xml"),
	STR_INIT("robots.txt"), STR_INIT("sitemap.xml"),
	STR_INIT("_headers"),
};

/* What editors, merges and desktops leave lying about. */
static const str left_over[] = {
	STR_INIT("~"), STR_INIT(".bak"), STR_INIT(".orig"),
	STR_INIT(".rej"), STR_INIT(".swp"), STR_INIT(".tmp"),
	STR_INIT("Thumbs.db"), STR_INIT("desktop.ini"),
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

bool
files_of_site(str name)
{
	for (size_t i = 0; i < COUNT(reserved); i++)
		if (str_ieq(name, reserved[i]))
			return true;
	/* sitemap-1.xml and so on, of a site with very many pages. */
	return str_istarts(name, STR("sitemap-")) && name.n > 4 &&
	    str_ieq(str_from(name, name.n - 4), STR(".xml"));
}

const char *
file_kind_folder(enum file_kind k)
{
	return kinds[k].folder;
}

const char *
file_kind_name(enum file_kind k)
{
	return kinds[k].name;
}

static struct file *
row(struct files *f, enum file_kind kind, str path)
{
	struct file *file = vec_push(f->arena, f);

	*file = (struct file){
		.kind = kind,
		.index = (uint32_t)(f->n - 1),
		.path = path,
	};
	*vec_push(f->arena, &f->paths) = path;
	return file;
}

/* Maps hold pointers, rows move as the table grows: so they hold the
 * index, as a pointer that is never followed. */
static void
remember(struct map *m, str key, uint32_t index, struct arena *a)
{
	*map_at(m, key, a) = (void *)(uintptr_t)index;
}

static const struct file *
recall(const struct files *f, const struct map *m, str key)
{
	uintptr_t index = (uintptr_t)map_get(m, key);

	return index ? &f->v[index] : NULL;
}

static struct place
whole(const struct file *file)
{
	return (struct place){ .file = file->index };
}

static str
last_part(str path)
{
	struct cut c = str_rcut(path, '/');

	return c.found ? c.tail : path;
}

static str
extension(str name)
{
	ptrdiff_t dot = str_rfind_char(name, '.');

	return dot > 0 ? str_from(name, (size_t)dot) : STR_NONE;
}

static bool
markdown(str name)
{
	str ext = extension(name);

	return str_ieq(ext, STR(".md")) || str_ieq(ext, STR(".markdown"));
}

str
file_name_word(str path)
{
	str name = last_part(path);

	return markdown(name) ? str_sub(name, 0, name.n - extension(name).n)
	    : name;
}

/* The kind that a path below content/ has by its place alone. */
static enum file_kind
kind_of(str below, str name)
{
	struct cut top = str_cut(below, '/');

	if (str_eq(below, STR("site.yaml")))
		return FILE_SITE;
	if (str_eq(below, STR("policy.yaml")))
		return FILE_POLICY;
	if (!markdown(name))
		return FILE_ATTACHMENT;
	for (int k = 0; top.found && k < FILE_KIND_COUNT; k++)
		if (kinds[k].folder &&
		    str_eq(top.head, str_c(kinds[k].folder)))
			return (enum file_kind)k;
	return FILE_NONE;
}

/* Report what the walk could not take; true when it was nothing. */
static bool
walked_well(struct file *file, const struct host_entry *e,
    struct diags *d)
{
	switch (e->kind) {
	case HOST_FILE:
		return true;
	case HOST_ESCAPE:
		diag_add(d, RULE_SYMLINK_ESCAPES, whole(file), "%s",
		    e->error ? "this link leads to nothing"
		    : "this link leads out of the content folder");
		diag_help(d, "put the file itself here, or remove the link");
		break;
	case HOST_LOOP:
		diag_add(d, RULE_SYMLINK_LOOP, whole(file),
		    "this link to a folder is not followed");
		diag_help(d, "it leads to a folder that holds it, or stands "
		    "in a folder that is a link itself");
		break;
	case HOST_OTHER:
		diag_add(d, RULE_FILE_SPECIAL, whole(file),
		    "this is a pipe, a socket or a device, not a file");
		diag_help(d, "remove it from the content folder");
		break;
	case HOST_UNREADABLE:
		if (e->error == ELOOP)
			diag_add(d, RULE_FILE_UNREADABLE, whole(file), "it "
			    "cannot be read: more than 64 folders deep");
		else
			diag_unreadable(d, file->index, e->error);
		break;
	}
	file->kind = FILE_REJECTED;
	return false;
}

/* Markdown where no kind of content lives, or a name that was meant to
 * be another. */
static void
misplaced(struct file *file, struct diags *d)
{
	str folders[FILE_KIND_COUNT], folder;
	size_t n = 0;

	for (int k = 0; k < FILE_KIND_COUNT; k++)
		if (kinds[k].folder)
			folders[n++] = str_c(kinds[k].folder);
	folder = suggest(str_cut(file->below, '/').head, folders, n);
	file->kind = FILE_REJECTED;
	diag_add(d, RULE_MISPLACED_FILE, whole(file),
	    "no kind of content lives here: this file is left out");
	if (folder.n && str_has(file->below, STR("/")))
		diag_help(d, "did you mean content/" STR_FMT "/?",
		    STR_ARG(folder));
	else
		diag_help(d, "move it to incidents, postmortems, "
		    "maintenance, runbooks or pages below content/");
}

/* Files that look like site.yaml, but are not. */
static bool
mistaken(struct file *file, struct diags *d)
{
	static const str wanted[] = {
		STR_INIT("site.yaml"), STR_INIT("policy.yaml"),
	};
	str ext = extension(file->below);
	str meant;

	if (file->kind != FILE_ATTACHMENT || str_has(file->below, STR("/")))
		return false;
	if (!str_ieq(ext, STR(".yml")) && !str_ieq(ext, STR(".yaml")))
		return false;
	meant = suggest(file->below, wanted, COUNT(wanted));
	if (meant.n == 0)
		return false;
	file->kind = FILE_REJECTED;
	diag_add(d, RULE_MISPLACED_FILE, whole(file),
	    "this file is not read and not published");
	diag_help(d, "did you mean content/" STR_FMT "?", STR_ARG(meant));
	return true;
}

static bool
backup(str name)
{
	if (name.p[0] == '#' && name.p[name.n - 1] == '#')
		return true;
	for (size_t i = 0; i < COUNT(left_over); i++)
		if (str_ends(name, left_over[i]))
			return true;
	return false;
}

/* The slug of a Markdown file, and that it is the only one of its kind. */
static void
name_page(struct files *f, struct file *file, struct diags *d)
{
	const char *why;
	const struct file *other;
	str slug = file_name_word(file->path);

	if (!slug_valid(slug, &why)) {
		diag_add(d, RULE_BAD_FILE_NAME, whole(file),
		    "the name of this file %s", why);
		diag_help(d, "the name becomes the page's address: letters, "
		    "digits, dots, hyphens and underscores are best");
		file->kind = FILE_REJECTED;
		return;
	}
	if (file->kind == FILE_PAGE && files_of_site(slug)) {
		diag_add(d, RULE_RESERVED_NAME, whole(file),
		    "the site has a page /" STR_FMT "%s of its own",
		    STR_ARG(str_lower(f->arena, slug)),
		    str_find_char(slug, '.') < 0 ? "/" : "");
		diag_help(d, "give this file another name");
		file->kind = FILE_REJECTED;
		return;
	}
	other = recall(f, &f->by_slug[file->kind], slug);
	if (other) {
		diag_add(d, RULE_DUPLICATE_SLUG, whole(file),
		    "another %s has this file name: " STR_FMT,
		    kinds[file->kind].name, STR_ARG(other->path));
		diag_note(d, whole(other), "the other one");
		diag_help(d, "the name is the page's address, whatever "
		    "folder it is in: rename one of them");
		file->kind = FILE_REJECTED;
		return;
	}
	file->slug = slug;
	remember(&f->by_slug[file->kind], slug, file->index, f->arena);
}

static void
classify(struct files *f, struct file *file, const struct host_entry *e,
    struct diags *d)
{
	str name = last_part(e->path);
	const char *why;

	if (!walked_well(file, e, d))
		return;
	if (!name_valid(e->path, &why)) {
		file->kind = FILE_REJECTED;
		diag_add(d, RULE_BAD_FILE_NAME, whole(file),
		    "the path of this file %s", why);
		diag_help(d, "rename it");
		return;
	}
	/* The walk leaves all but .well-known out. */
	if (name_hidden(e->path)) {
		file->kind = FILE_REJECTED;
		diag_add(d, RULE_BAD_FILE_NAME, whole(file),
		    "no file of a site stands below .well-known but "
		    "security.txt");
		diag_help(d, "site.yaml's security: makes that one; put "
		    "others into the output folder, where builds leave them");
		return;
	}
	if (backup(name)) {
		file->kind = FILE_REJECTED;
		diag_add(d, RULE_BACKUP_FILE, whole(file),
		    "looks like an editor's copy: it is left out");
		diag_help(d, "remove it, or rename it when it is meant");
		return;
	}
	if (str_ieq(name, STR("README.md"))) {
		file->kind = FILE_REJECTED;
		diag_add(d, RULE_READ_ME, whole(file),
		    "a README is not part of the site: it is left out");
		return;
	}
	if (mistaken(file, d))
		return;
	if (file->kind == FILE_NONE)
		misplaced(file, d);
	else if (kinds[file->kind].folder)
		name_page(f, file, d);
}

static void
take(struct files *f, const struct host_entry *e, struct arena *scratch,
    struct diags *d)
{
	str name = name_shown(scratch, e->path);
	/* One text for what is opened and, mostly, for what is shown. */
	str open = str_cat(f->arena, str_c(f->root), STR("/content/"),
	    e->path, str_of("", 1));
	str path = str_eq(name, e->path)
	    ? str_sub(open, strlen(f->root) + 1, open.n - 1)
	    : str_cat(f->arena, STR("content/"), name);
	enum file_kind kind = kind_of(e->path, last_part(e->path));
	struct file *file = kind == FILE_SITE ? &f->v[1]
	    : row(f, kind, path);

	file->kind = kind;
	file->below = str_from(path, 8);
	file->open = open.p;
	file->size = e->size;
	file->mtime_ns = e->mtime_ns;
	file->ctime_ns = e->ctime_ns;
	file->inode = e->inode;
	remember(&f->by_path, path, file->index, f->arena);
	classify(f, file, e, d);
	f->count[file->kind]++;
	if (file->kind == FILE_ATTACHMENT)
		spoken_add(&f->spoken, path, f->arena);
}

/* Rows for what a walk found, and for what others add: a table that grew
 * to its size would take twice its room. */
static void
reserve(struct files *f, size_t n)
{
	f->cap = f->paths.cap = n + ADDED;
	f->v = arena_array(f->arena, struct file, f->cap);
	f->paths.v = arena_array(f->arena, str, f->cap);
	row(f, FILE_NONE, STR("(no file)"));
	row(f, FILE_NONE, STR("content/site.yaml"));
}

int
files_discover(struct files *f, struct arena *a, const char *root,
    struct diags *d)
{
	struct host_entries list;
	str content = str_cat(a, str_c(root), STR("/content"));
	struct arena walk = { 0 }, scratch = { 0 };
	int error;

	*f = (struct files){ .arena = a, .root = root };
	error = host_walk(&walk, str_z(a, content), &list) < 0 ? errno : 0;
	reserve(f, error ? 0 : list.n);
	for (size_t i = 0; !error && i < list.n; i++) {
		take(f, &list.v[i], &scratch, d);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	arena_release(&walk);
	errno = error;
	return error ? -1 : 0;
}

const struct file *
files_at(const struct files *f, str path)
{
	return recall(f, &f->by_path, path);
}

const struct file *
files_attached_at(const struct files *f, str path, struct arena *scratch)
{
	static const str folder = STR_INIT("files/");
	const struct file *file;

	if (!str_starts(path, folder))
		return NULL;
	path = str_cat(scratch, STR("content/"), str_from(path, folder.n));
	for (size_t i = 0; i <= path.n; i++) {
		if (i < path.n && path.p[i] != '/')
			continue;
		file = files_at(f, str_sub(path, 0, i));
		if (file && file->kind == FILE_ATTACHMENT)
			return file;
	}
	return NULL;
}

const struct file *
files_slug(const struct files *f, enum file_kind k, str slug)
{
	return recall(f, &f->by_slug[k], slug);
}

uint32_t
files_add(struct files *f, str path, const char *open)
{
	const struct file *there = files_at(f, path);
	struct file *file;

	if (there)
		return there->index;
	path = str_dup(f->arena, path);
	file = row(f, FILE_NONE, path);
	file->open = open ? str_z(f->arena, str_c(open)) : NULL;
	remember(&f->by_path, path, file->index, f->arena);
	return file->index;
}
