/* files: the file table of a run.
 *
 * files_discover() walks content/ once and says of each file what it is,
 * by its folder and its extension; nobody else decides that. The index of
 * a file is what struct place carries. Index 0 means "no file", index 1
 * is always content/site.yaml, there or not; the others are in the order
 * of their paths.
 *
 * A file that cannot be part of the site (unreadable, a link that leads
 * out, a special file, a bad or doubtful name) is reported and has the
 * kind FILE_REJECTED, so that a link to it is not reported as missing
 * once more.
 *
 * The table and everything in it live in the arena given. Read-only
 * after discovery, but for files_add(), which belongs to one thread.
 */
#ifndef SOURCE_FILES_H
#define SOURCE_FILES_H

#include "base/diag.h"
#include "source/spoken.h"

enum file_kind {
	FILE_NONE,		/* index 0; added later; site.yaml missing */
	FILE_SITE,		/* content/site.yaml */
	FILE_POLICY,		/* content/policy.yaml */
	FILE_INCIDENT,		/* content/incidents, any depth, .md */
	FILE_POSTMORTEM,	/* content/postmortems */
	FILE_MAINTENANCE,	/* content/maintenance */
	FILE_RUNBOOK,		/* content/runbooks */
	FILE_PAGE,		/* content/pages */
	FILE_ATTACHMENT,	/* any other file below content/ */
	FILE_REJECTED,
	FILE_KIND_COUNT,
};

struct file {
	enum file_kind kind;
	uint32_t index;
	str path;		/* "content/incidents/2026/2026-03-14-x.md" */
	str below;		/* the same, without "content/" */
	str slug;		/* of Markdown: the name without .md */
	const char *open;	/* what host_read() takes */
	int64_t size, mtime_ns, ctime_ns;
	uint64_t inode;
};

struct files {
	struct arena *arena;
	const char *root;	/* the folder that holds content/ */
	struct file *v;
	size_t n, cap;
	struct { str *v; size_t n, cap; } paths;  /* of v, for diags_settle */
	struct map by_path;	/* path -> struct file index */
	struct map by_slug[FILE_KIND_COUNT];
	size_t count[FILE_KIND_COUNT];
	struct spoken spoken;	/* names of attachments */
};

/* The folders of content/, as the site's and the manual's tables name
 * them: NULL for kinds that have none. */
const char *file_kind_folder(enum file_kind k);	/* "incidents" */
const char *file_kind_name(enum file_kind k);	/* "incident" */

/* The name of a file without its folders and, of Markdown, its ending. */
str file_name_word(str path);

/* Fill the table from root/content. -1 with errno when content/ itself
 * cannot be read (ENOENT, ENOTDIR, EACCES): then only the rows 0 and 1
 * are there. Everything else goes to d. */
int files_discover(struct files *f, struct arena *a, const char *root,
    struct diags *d);

/* The file of a path ("content/runbooks/x.md"), or NULL. Rejected files
 * are found, site.yaml only when it is there. */
const struct file *files_at(const struct files *f, str path);
/* The attachment at a path of the site, files/..., or at a folder on the way
 * there; NULL when there is none. */
const struct file *files_attached_at(const struct files *f, str path,
    struct arena *scratch);

/* The Markdown file of a kind with a slug, or NULL. */
const struct file *files_slug(const struct files *f, enum file_kind k,
    str slug);

/* One more row, for what is read but is not content: a theme's template,
 * a data file, a preset. The path is what diagnostics show; open is how
 * the file is read, or NULL when the bytes are not in a file. A path that
 * is there already keeps its row. */
uint32_t files_add(struct files *f, str path, const char *open);

/* Whether the site has something of that name at its top, whatever the
 * content: "history", "feed.atom". */
bool files_of_site(str name);

#endif
