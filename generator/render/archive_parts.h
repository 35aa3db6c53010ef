/* archive_parts: lists that are too long for one page.
 *
 * A list shows its newest rows; those before stand on pages of their own,
 * tags/cache/page-1/ and so on. These are counted from the oldest row and
 * always hold as many, so that a new incident changes none of them.
 */
#ifndef RENDER_ARCHIVE_PARTS_H
#define RENDER_ARCHIVE_PARTS_H

#include "render/archive.h"
#include "render/words.h"

enum {
	PART_ROWS = 100,	/* of each numbered page */
	PART_LEAST = 25,	/* that the list itself keeps */
};

struct part {
	str list;		/* the list's path: "tags/cache/" */
	str title;		/* and its name: "cache" */
	size_t number;		/* 1 holds the oldest */
	bool last;		/* next comes the list itself */
	/* PART_ROWS of one of these, newest first; texts by name. */
	struct part_rows {
		const struct incident *const *incidents;
		const struct maintenance *const *work;
		const struct page *runbooks, *pages;
	} rows;
};

struct parts {
	struct part *v;
	size_t n, cap;
};

/* How many numbered pages a list of n rows has; the list itself shows
 * n - PART_ROWS * parts_count(n). */
size_t parts_count(size_t n);
str part_url(struct arena *a, str list, size_t number);

/* Those of all lists. Titles are of the corpus and of the words. */
void archive_parts(struct parts *out, const struct archive *shelves,
    const struct corpus *c, const struct words *words, struct arena *a);

#endif
