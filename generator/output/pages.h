/* pages: which pages the site has, and the bytes of each.
 *
 * pages_begin() starts what takes longest, pages_plan() lists every page in
 * a fixed order, pages_render() makes one of them. Rendering only reads, so
 * that threads can render different pages at once, each with its own scratch
 * arena and buffer.
 */
#ifndef OUTPUT_PAGES_H
#define OUTPUT_PAGES_H

#include "base/buf.h"
#include "measure/report.h"
#include "model/corpus.h"
#include "output/prior.h"
#include "render/archive_parts.h"
#include "render/theme.h"
#include "render/view.h"

/* All that a page is made from. */
struct pages_source {
	const struct corpus *corpus;	/* as the audience sees it */
	const struct metrics *metrics;
	const struct theme *theme;
	int64_t now;
	bool with_internal;		/* marks every page as internal */
	int jobs;			/* threads to plan with, 0 is 1 */
	/* What the site said before, NULL when that is not known; may be
	 * set after planning. */
	const struct prior *prior;
	str assets_before;	/* the folder that stays; output/assets.h */
};

struct planned;		/* one page; private to pages*.c */

struct pages {
	const struct pages_source *source;
	struct archive archive;
	struct parts parts;	/* of its long lists */
	struct reports reports;
	/* What pages share; render/view.h. */
	const struct frame *frame;
	const struct brief *briefs;
	struct { struct planned *v; size_t n, cap; } list;
	size_t first_document, documents;	/* where those stand in it */
	struct plan *plan;	/* until pages_plan_rest(); private */
};

/* Begin with what takes longest, the search index: other threads are at
 * work on it from here on. What of the source is no corpus may still be
 * filled in, and the arena used, until pages_plan(). */
void pages_begin(struct pages *p, const struct pages_source *source,
    struct arena *a, struct diags *d);

/* Plan all pages and files of the theme (index.html, incidents/x/...,
 * 404.html, style sheet, scripts, favicons), and all files for programs
 * but the search index. Two that want one path are reported, and the first
 * is kept. */
void pages_plan(struct pages *p);

/* Wait for the search index, and plan its files and the redirects, which
 * take no page's place. Has to be called, once, while no page is being
 * made, and before the arena goes; it uses that of pages_begin(). Where
 * what it adds begins in the list. */
size_t pages_plan_rest(struct pages *p);

/* In which order pages are made best, by threads that take one after the
 * other: the page to make at a turn, turn < list.n. Pages of documents are
 * many and small, and come last; files of all incidents come before. */
size_t pages_turn(const struct pages *p, size_t turn);

/* The path of page i below the site's root: "history/2026/index.html". */
str pages_path(const struct pages *p, size_t i);

/* Whether it is a page that readers come to: no redirect, no data, not
 * the one for missing addresses. */
bool pages_is_html(const struct pages *p, size_t i);

/* The newest moment up to now that a page tells of; TIME_NONE when it
 * tells of none, or lists many. */
int64_t pages_newest(const struct pages *p, size_t i);

/* Make page i into out, which is cleared first. -1 when a template
 * cannot be run; the reason is in d. scratch is reset by the caller. */
int pages_render(const struct pages *p, size_t i, struct arena *scratch,
    struct buf *out, struct diags *d);

#endif
