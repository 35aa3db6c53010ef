/* cstate: a cState site, turned into content of ours.
 *
 * cState is a theme for Hugo: config.yml names the systems, and each file
 * of content/issues is an issue. From the bytes of these files come the
 * bytes of the new ones; nothing here touches a disk.
 *
 * Every file is accounted for: it becomes an incident, planned work or a
 * page, or it is set aside whole, or left behind and named. What is wrong
 * with it is reported at its place in the source (rules AC450 to AC499),
 * and what the new format has no place for is kept in keys that begin
 * with x-cstate-. Nothing is guessed: a time that is not known is left
 * out, a name that is not known is kept apart.
 *
 * Everything made lives in the arena of the work; the bytes given must
 * live as long.
 */
#ifndef IMPORT_CSTATE_H
#define IMPORT_CSTATE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/zone.h"
#include "model/document.h"

/* A file of the source site. */
struct cstate_source {
	str path;		/* below its root: "content/issues/x.md" */
	str bytes;
	uint32_t file;		/* for places */
	bool unread;		/* it could not be read, and that was said */
};

/* Whether Hugo makes a page of a file, by its name: cstate_convert() wants
 * those below content/, and takes the others as assets. */
bool cstate_makes_page(str path);

struct cstate_sources {
	struct cstate_source *v;
	size_t n, cap;
};

/* A file of the new site. */
struct cstate_output {
	str path;		/* below its root: "content/site.yaml" */
	str bytes;
	str copy;		/* when not empty: the same bytes as this file
				 * below the source's root */
};

struct cstate_name {		/* a system that nobody configured */
	str name;
	size_t n;		/* how often it is named */
};

struct cstate_counts {
	size_t files;		/* Markdown files of content/ */
	size_t incidents, planned, pages, aside, left;
	size_t copied;		/* files that bodies link */
	size_t names, unknown;	/* in affected: */
	size_t updates;		/* that came out */
	size_t inferred;	/* of them, with the issue's own time */
	size_t undated;		/* texts that have no time */
	size_t redirects;
};

struct cstate_config;

struct cstate {
	struct arena *keep;
	struct diags *diags;
	int64_t now;		/* Hugo does not show what is due later */
	const struct zone *zone;  /* of times without one; NULL is UTC */
	struct cstate_config *config;
	/* Files of static/ and content/ that are no Markdown, by their
	 * path below the source's root: bodies may link them. */
	struct cstate_sources assets;

	struct { struct cstate_output *v; size_t n, cap; } out;
	struct { struct cstate_name *v; size_t n, cap; } unknown;
	struct cstate_counts count;
	struct map suggested, by_unknown;	/* of names */
};

/* Read the configuration; params is a second file of it, or has no path.
 * False when it cannot be used: reported. *zone is the name of the zone
 * that Hugo gives to times without one, or STR_NONE: load it into
 * c->zone before cstate_convert(). */
bool cstate_configure(struct cstate *c, const struct cstate_source *config,
    const struct cstate_source *params, str *zone);

/* Turn the files below content/ into c->out, and count. Unknown names are
 * sorted, the most frequent first. */
void cstate_convert(struct cstate *c, const struct cstate_sources *from);

/* What was done, in a page of text. The diags must have been settled. */
void cstate_report(const struct cstate *c, struct buf *out);

#endif
