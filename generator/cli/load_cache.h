/* load_cache: files that are as they were need not be read again.
 *
 * What is kept, and what it is kept by:
 * - A file is the same when size, mtime, ctime and inode are, and when
 *   both times are older than the build that looked by more than the
 *   ticks of any file system: what was changed in the same tick once more
 *   would look the same. Else it is read, and the same when the hash of
 *   its bytes is.
 * - Front matter as nodes (cache/reading.h), which follows from the bytes
 *   alone. What it means (components, levels, times) is worked out anew.
 * - What the body says, with its HTML, which follows from the bytes, from
 *   site.yaml, the policy, the zone for times without one, the audience,
 *   which attachments there are, and the start that clocks count from:
 *   all of that is in one key; and from where its links lead, which is
 *   compared link by link. So one new file is one that is read.
 *
 * Where there is much content, HTML is not kept in memory: it stays in the
 * store, or, of what was read now, where it was put aside, until its page
 * is made.
 *
 * Everything after the reading is done anew: what depends on other files
 * or on --now (checks, metrics, pages) is never out of date, and publish/
 * compares every page with the one that is there. A theme and its words
 * have no part in this.
 *
 * Where the store is, and why it is believed: cache/store.h.
 */
#ifndef CLI_LOAD_CACHE_H
#define CLI_LOAD_CACHE_H

#include "cache/reading.h"
#include "cache/store.h"
#include "cli/load_parts.h"

struct load_cache {
	struct store store;
	bool in_place;		/* records are put aside in the store */
	uint64_t settings;	/* hash of what all bodies follow from */
	struct item *items;	/* of load_content() */
	size_t n;
	struct link_target *targets;
};

/* Open the store; before content is read. Gives the file to put aside in:
 * the one given, or, where nothing was kept, that of a new store, so that
 * nothing is written twice. */
int load_cache_open(struct load *l, int aside);
/* What the bodies follow from is known; before they are read. */
void load_cache_settle(struct load *l, struct item *items, size_t n,
    struct link_target *targets);

/* The front matter of an item as it is kept, its findings to the
 * worker's; NULL when the file has to be read. */
const struct node *load_cache_front(struct load *l, struct load_worker *w,
    struct item *it);
/* The same for the body; then its document is filled, perhaps with texts
 * in w->shown. */
bool load_cache_body(struct load *l, struct load_worker *w,
    struct item *it, const struct body_context *c);

/* What a thread had said before it read a part of a file, and what it has
 * said of it since. */
struct said_before {
	size_t diags, passed;
};
struct said_before load_cache_before(const struct load_worker *w);
struct said load_cache_since(const struct load_worker *w,
    struct said_before before);

/* Put what came of a file aside, as its record will be: its front matter,
 * its body, and the HTML of that, which is in the worker's buffer. Gives
 * where the HTML will stand. */
uint64_t load_cache_put(struct load *l, struct load_worker *w,
    struct item *it, const struct asked *asked, struct said_before before);

/* Keep what was read; what was kept and is not there any more goes. 0, or
 * -1 with errno. */
int load_cache_save(struct load *l);
/* Let go of it, saved or not. */
void load_cache_close(struct load *l);

#endif
