/* load_parts: what the files of load share. Private to cli/load*.c. */
#ifndef CLI_LOAD_PARTS_H
#define CLI_LOAD_PARTS_H

#include "base/zone.h"
#include "cache/store.h"
#include "cli/load.h"
#include "model/body.h"
#include "read/front.h"

/* What a thread has to itself. */
struct load_worker {
	struct arena keep, text, scratch;
	struct arena fronts;	/* nodes of front matter */
	struct diags diags;
	struct suppressions passed_over;
	char apart[POOL_APART];
};

/* What a thread added while it read a part of a file: from .. to. */
struct part_said {
	int worker;
	size_t diags, diags_end, passed, passed_end;
};

/* What is kept of a file from build to build; all zero without a cache. */
struct kept {
	const struct store_row *row;	/* NULL: nothing is */
	bool unread;		/* the file did not have to be read; */
	str bytes;		/* else what is in it, once it was */
	bool front, body;	/* is as it was */
	str record;		/* of row */
	uint64_t key;		/* of the body, now */
	struct part_said said[2];
	struct asked asked;
};

/* A content file between its two readings. */
struct item {
	const struct file *file;
	struct front front;
	bool read;		/* front and body can be used */
	bool held;		/* its text is kept for the second reading; */
				/* else it is read again, and is the same */
	uint64_t hash;		/* of its bytes */
	struct kept kept;
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
