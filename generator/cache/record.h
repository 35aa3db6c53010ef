/* record: structs as bytes, and back, by a table of their fields.
 *
 * A shape names the fields of a struct that are kept; what it leaves out
 * comes back as zero. Numbers have as many bytes as they need, texts
 * stand where they are, so that reading goes from the first byte to the
 * last and never follows an offset.
 *
 * What is read back is trusted with nothing: a text or a list that is
 * longer than what is left, a choice or a moment out of its range, a file
 * that is not there make the record bad, and all that follows reads as
 * zero. The caller asks once, at the end. Texts that come back are slices
 * of what was read, or where there is a table to share them, copies in the
 * arena, in which lists are too.
 *
 * The other way, a value that a record has no way to say (a place in
 * another file) makes it unfit: then it is not kept.
 */
#ifndef CACHE_RECORD_H
#define CACHE_RECORD_H

#include "base/buf.h"
#include "base/share.h"
#include "model/document.h"
#include "source/files.h"

enum field_kind {
	FIELD_TEXT,	/* str; without a pointer is not empty */
	FIELD_BOOL,
	FIELD_CHOICE,	/* int or enum, least to most */
	FIELD_COUNT,	/* uint32_t */
	FIELD_MOMENT,	/* int64_t: TIME_NONE, or of the years 1 to 9999 */
	FIELD_LENGTH,	/* int64_t: LENGTH_NONE, or up to LENGTH_MOST */
	FIELD_DATE,	/* int32_t: DATE_NONE, or of those years */
	FIELD_PLACE,	/* of the file itself, or of none */
	FIELD_FILE,	/* uint32_t: index of a file, kept as its path */
	FIELD_PIECE,	/* struct piece: within r->html */
	FIELD_LIST,	/* { v, n, cap } of a shape */
};

struct field {
	enum field_kind kind;
	size_t at;		/* in the struct */
	int least, most;
	const struct shape *of;
};

struct shape {
	size_t size;
	const struct field *fields;
	size_t n;
};

struct record_out {
	struct buf *to;
	const struct files *files;
	uint32_t file;		/* whose record it is */
	bool unfit;
};

struct record_in {
	str rest;
	struct arena *keep;
	struct share *share;	/* for texts; NULL: they are slices */
	size_t html;		/* bytes of HTML that pieces may be of */
	const struct files *files;
	uint32_t file;
	bool bad;
};

void put_number(struct record_out *r, uint64_t n);
void put_text(struct record_out *r, str s);
void put_place(struct record_out *r, struct place at);
void put_shape(struct record_out *r, const struct shape *s,
    const void *from);

uint64_t get_number(struct record_in *r);
/* At most so much, else the record is bad, and 0. */
uint64_t get_below(struct record_in *r, uint64_t end);
/* The number of things that follow, each of a byte or more. */
size_t get_count(struct record_in *r);
str get_text(struct record_in *r);
/* The same, never a copy. */
str get_slice(struct record_in *r);
struct place get_place(struct record_in *r);
void get_shape(struct record_in *r, const struct shape *s, void *to);

#endif
