/* store: what is kept in .allclear/ from one build to the next.
 *
 * NAME.data holds records one after the other, new ones at its end;
 * NAME.index, which replaces the one before as a whole, says which record
 * is of which file, and by what the file is known again:
 *
 *	"ACC3", the program, NAME.data's inode, size and ctime, rows; sum
 *	row: path, facts of the file, hash of its bytes, key of its body,
 *	    where the record is, the sizes of its three parts (front matter,
 *	    body, HTML), the sum of the first and that of the others
 *
 * in the numbers and texts of record.h. A store in which anything is
 * different is not used: it is replaced by a new one.
 *
 * A store belongs to the folder, the machine and the program that made
 * it. The index holds the ctime of NAME.data to the nanosecond, which a
 * copy, an archive or a checkout cannot reproduce: a store that somebody
 * committed to .allclear/, or unpacked there, is not used, even when all of
 * its sums are right. The sums are there to find failing disks.
 *
 * One process writes at a time (a lock); another leaves the store as it
 * is. A process that is killed while it writes leaves an index that does
 * not fit the data. Reading takes no lock: a record that changes meanwhile
 * fails its sum.
 *
 * Results of -1 have errno.
 */
#ifndef CACHE_STORE_H
#define CACHE_STORE_H

#include <stdatomic.h>

#include "base/host_store.h"
#include "base/map.h"
#include "base/spill.h"

#define STORE_FOLDER ".allclear"

struct store_row {
	str path;
	struct host_facts facts;	/* of the file; size -1: not known */
	uint64_t hash;			/* of its bytes */
	uint64_t key;			/* what its body follows from */
	uint64_t at;			/* of its record in the data */
	uint64_t front_n, body_n, html_n;	/* bytes of its parts */
	uint64_t front_sum, sum;	/* of the first, of the others */
};

struct store {
	struct arena *arena;
	struct arena index;		/* rows, until store_forget() */
	const char *name;
	str program;
	int dir, data, lock;		/* -1 where there is none */
	bool writing;			/* store_begin() was 0 */
	struct host_facts data_facts;
	size_t rows_n;			/* that there were */
	struct { struct store_row *v; size_t n, cap; } rows;
	struct map by_path;
	struct spill read;		/* of data, as they were opened */
	atomic_uint_fast64_t end;	/* of the data, while writing */
	atomic_int failed;		/* errno of a store_add(), or 0 */
};

/* Open what there is; without, the store is empty. It lives in the arena
 * until store_close(). */
void store_open(struct store *s, struct arena *a, const char *name);
void store_close(struct store *s);

/* Fill the rows from the bytes of an index; false when it is none, or not
 * of s->program and the data of s->data_facts. A part of store_open(). */
bool store_index_read(struct store *s, str bytes);

/* Let go of the rows: none is found any more. What they lead to can be
 * read still, by copies of them. */
void store_forget(struct store *s);

const struct store_row *store_find(const struct store *s, str path);
/* The parts of a row's record, in the arena; false when they are not as
 * they were. Of several threads at once. */
bool store_read_front(const struct store *s, const struct store_row *row,
    struct arena *a, str *front);
/* With the HTML behind it. */
bool store_read_body(const struct store *s, const struct store_row *row,
    struct arena *a, str *body);
/* The HTML alone, to be read until store_begin() or store_close(). */
struct spilled store_html(struct store *s, const struct store_row *row);

/* Begin to write: 0, once more too; 1 when another build does so or did
 * so since, or -1. What is begun and not committed is gone when it is
 * closed. */
int store_begin(struct store *s);
/* Begin where there was nothing, before there is anything to write: then
 * records can be put into s->data at once, to stay there. False when
 * there is something, or writing is not possible, or not to the disk that
 * an open file is on; store_begin() is still to come then. */
bool store_begin_empty(struct store *s, int beside);
/* The sums of a row whose record is in its place, or will be: its front
 * matter and body, and its HTML. */
void store_sums(struct store_row *row, str record, str html);
/* Add a record and fill the row's at and sum; of several threads at once.
 * Failing is remembered. */
void store_add(struct store *s, struct store_row *row, str record);
/* These rows are all there is from now on; copies of those that
 * store_find() gave may be among them. On -1 the store is gone. */
int store_commit(struct store *s, const struct store_row *rows, size_t n);

#endif
