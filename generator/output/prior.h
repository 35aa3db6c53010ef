/* prior: what the site said when it was built before.
 *
 * Every build leaves api/state.txt in the site:
 *
 *	allclear state 1 public 2026-04-01T11:30:00Z
 *	incident 0k3h9hz08jkq resolved final 2026-03-14T10:20:00Z 0f3a...
 *	maintenance na82v2xse2ny scheduled - - 77c1...
 *	end 2
 *
 * A line an incident or planned work: an id made from its id, its status,
 * that of its postmortem, the moment of its newest update, and a hash of
 * what a reader is told. No word of an author is in it. The next build
 * reads it, and api/changes.json says what is new since.
 *
 * It comes back from a folder that anybody may have written to. What is
 * not whole and as above is none at all, and nothing of it is ever put
 * out but the moment in its first line.
 */
#ifndef OUTPUT_PRIOR_H
#define OUTPUT_PRIOR_H

#include "base/buf.h"
#include "model/corpus.h"

#define PRIOR_PATH "api/state.txt"
enum { PRIOR_BYTES_MOST = 64 << 20 };

/* What is kept of an incident (work is NULL) or of planned work. */
struct prior_item {
	str key;		/* "incident 0k3h9hz08jkq" */
	str status;		/* a word of ours */
	str review;		/* "final"; "-" without a postmortem */
	int64_t newest;		/* update up to now, or TIME_NONE */
	uint64_t print;		/* of what a reader is told */
};

struct prior {
	int64_t as_of;		/* TIME_NONE for a site without news */
	struct map items;	/* key -> struct prior_item */
	size_t n;
};

struct prior_item prior_incident(const struct corpus *c,
    const struct incident *in, struct arena *a);
struct prior_item prior_work(const struct maintenance *m, int64_t now,
    struct arena *a);

/* False when bytes are none, or were broken since; or were of another
 * audience, which *other then says: nobody is told what became of what
 * the others did not see. Slices of bytes. */
bool prior_read(struct arena *a, str bytes, bool with_internal,
    struct prior *out, bool *other);

/* The file of this site. */
void prior_write(struct buf *out, const struct corpus *c,
    bool with_internal, int64_t now, struct arena *a);

#endif
