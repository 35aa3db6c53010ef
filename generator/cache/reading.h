/* reading: what a content file said when it was read, as a record.
 *
 * It has two parts, as files are read in two steps (cli/load_content.c):
 * the front matter as nodes, and what the body holds. Each part has its
 * findings, and the comments in it that pass over findings. The first part
 * depends on the bytes of the file alone. What else the second one depends
 * on is in its key, which cli/load_cache.c compares, and in the list of
 * paths that the body's links led to.
 *
 * A part is put back whole or not at all. Whoever adds a field to one of
 * these structs adds it to the tables too: the sizes are asserted.
 */
#ifndef CACHE_READING_H
#define CACHE_READING_H

#include "cache/record.h"
#include "model/body.h"

/* Of the lists that a reader adds to, what came of one part. */
struct said {
	const struct diag *diags;
	size_t diags_n;
	const struct suppression *passed;
	size_t passed_n;
};

/* Where it goes when it is read back. */
struct saying {
	struct diags *diags;
	struct suppressions *passed;	/* in the arena of what is kept */
};

void reading_put_front(struct record_out *r, const struct node *front,
    const struct said *said);
/* NULL when it is not as it was put. */
const struct node *reading_get_front(struct record_in *r,
    struct arena *nodes, const struct saying *saying);

/* What a body is read and put back with. */
struct reading_links {
	const struct link_target *targets;	/* by file index */
	const struct policy *policy;
};

/* Without b->html, which the caller keeps beside it. asked: of
 * body_read(). */
void reading_put_body(struct record_out *r, const struct body *b,
    const struct asked *asked, const struct reading_links *l,
    const struct said *said);
/* False when it is not as it was put, or when a link leads elsewhere by
 * now; then *b is as it was. Its pieces are of r->html bytes. */
bool reading_get_body(struct record_in *r, struct body *b,
    const struct reading_links *l, const struct saying *saying);

#endif
