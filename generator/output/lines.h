/* lines: the lines of the files that findings are in.
 *
 * Files are read when a line of theirs is first asked for, and a few of
 * them stay open: findings come sorted by file, and their notes lead to
 * the same others again and again. A byte order mark is no part of the
 * first line; columns do not count it.
 */
#ifndef OUTPUT_LINES_H
#define OUTPUT_LINES_H

#include "base/arena.h"
#include "base/diag.h"

/* The text of a file, in the arena; false when there is none to show. */
typedef bool lines_text_fn(void *context, struct arena *a, uint32_t file,
    str *text);

enum { LINES_OPEN = 8 };

struct lines_file {
	struct arena arena;
	uint32_t file;		/* 0: none */
	uint64_t used;		/* when it was last asked for */
	str text;
	size_t mark;		/* bytes of the mark that was before it */
	uint32_t *starts;	/* of line i + 1, and the end of the last */
	uint32_t n;		/* 0 when there is no text */
	uint32_t *units;	/* UTF-16 before every so many bytes; NULL
				 * until somebody asks */
};

struct lines {
	lines_text_fn *text;	/* NULL: there are no texts */
	void *context;
	uint64_t asked;
	struct lines_file open[LINES_OPEN];
};

static inline struct lines
lines_init(lines_text_fn *text, void *context)
{
	return (struct lines){ .text = text, .context = context };
}

void lines_release(struct lines *l);

/* A line without its end, valid until the next call; false when the file
 * has no such line or cannot be read. */
bool lines_get(struct lines *l, uint32_t file, uint32_t line, str *out);

/* The whole text, without a byte order mark, which *mark bytes before it
 * are; valid until the next call. */
bool lines_text(struct lines *l, uint32_t file, str *text, size_t *mark);

/* Where a place begins in the file, its byte order mark counted. */
bool lines_offset(struct lines *l, struct place at, size_t *offset);

/* The bytes [*from, *to) of a line that a place spans, both within it.
 * False when there is no such line. */
bool lines_span(struct lines *l, struct place at, str *line, size_t *from,
    size_t *to);

/* The same in code units of UTF-16 from the start of the line. The time
 * does not depend on how long the line is. */
bool lines_units(struct lines *l, struct place at, size_t *from,
    size_t *to);

#endif
