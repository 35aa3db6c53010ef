/* data: the files of a site that programs read: feeds, calendars, the
 * API, the search index, sitemap.
 *
 * Each kind of file is a module with a planning function in the table of
 * data.c. Planning names every file once, in a fixed order; making one
 * of them only reads, so that threads may make several at once.
 */
#ifndef OUTPUT_DATA_H
#define OUTPUT_DATA_H

#include "output/pages.h"

struct data_file;

/* Make the file into out, which is empty. What is made on the way lives
 * in scratch, which the caller resets. -1 when it cannot be made; the
 * reason is in d. */
typedef int data_make_fn(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d);

struct data_file {
	str path;		/* below the site's root: "feed.atom" */
	data_make_fn *make;
	const void *what;	/* the module's own: what the file is of */
	size_t index;
};

struct data_files {
	struct arena *arena;	/* where the list, and what it points to,
				 * lives for as long as the pages do */
	const struct pages *pages;	/* planned so far: all of the pages
					 * but redirects */
	struct { struct data_file *v; size_t n, cap; } list;
};

/* Name the files of one kind. */
typedef void data_plan_fn(struct data_files *files,
    const struct pages_source *source);

/* All but the search index: search.h. */
void data_plan(struct data_files *files, const struct pages_source *source);

/* Add one file; for the planning functions. */
void data_add(struct data_files *files, struct data_file f);

#endif
