/* load_parts: what the files of load share. Private to cli/load*.c. */
#ifndef CLI_LOAD_PARTS_H
#define CLI_LOAD_PARTS_H

#include "base/spill.h"
#include "base/zone.h"
#include "cache/reading.h"
#include "cache/store.h"
#include "cli/load.h"
#include "model/body.h"
#include "read/front.h"

/* What a thread has to itself. */
struct load_worker {
	struct arena keep, text, scratch;
	struct arena fronts;	/* nodes of front matter */
	struct arena shown;	/* HTML, of which pages are made */
	struct diags diags;
	struct suppressions passed_over;
	struct buf html;	/* of the body that is read, */
	struct buf record;	/* and what is kept of it */
	struct spill_block block;
	struct share *share;	/* of texts in keep */
	struct heading_rules *headings;	/* of those texts */
	char apart[POOL_APART];
};

/* Whether a thread may keep the HTML of one body more in w->shown. */
bool load_holds(const struct load *l, const struct load_worker *w);

/* What is kept of a file from build to build. */
struct kept {
	struct store_row row;	/* of its record in the store, or, once the
				 * body was read, where that was put aside;
				 * without path: there is none */
	bool unread;		/* the file did not have to be read */
	bool front, body;	/* is as it was */
	uint64_t key;		/* of the body, now */
	struct said said;	/* of the front matter */
};

/* A content file between its two readings. */
struct item {
	const struct file *file;
	struct front front;
	bool read;		/* front and body can be used */
	bool held;		/* its text is kept for the second reading; */
				/* else it is read again, and is the same */
	str bytes;		/* what is in it, once it was read */
	uint64_t hash;		/* of that */
	struct kept *kept;	/* NULL without a cache */
	union {
		struct incident *incident;
		struct postmortem *postmortem;
		struct maintenance *maintenance;
		struct page *page;
	};
	struct document *doc;
};

/* The text of a file, checked; false when it cannot be used, which has
 * been reported. *bytes is what is in it; it is read unless they are there
 * already. */
bool load_text(struct arena *a, const struct file *f, str *bytes, str *text,
    struct diags *d);

/* Read all content files into the corpus, and join it. Times without a
 * zone are of `assumed`, which may be NULL. */
void load_content(struct load *l, const struct zone *assumed);

#endif
