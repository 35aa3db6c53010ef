/* diag: what a writer got wrong, where, and the way out.
 *
 * Mistakes in content are values: they are collected, sorted, and shown
 * all together by cli/. One struct diags a thread; diags_take() joins
 * them. Texts live in the arena of the diags.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdint.h>

#include "base/arena.h"
#include "base/rule.h"
#include "base/str.h"

/* A span of a file. Lines and columns count from 1, columns and length
 * in bytes; line 0 is the file as a whole, len 0 a point. file is an
 * index into the file table of the run (source/files.h). */
struct place {
	uint32_t file, line, col, len;
};

/* A second place that belongs to a diagnostic ("first given here"). */
struct diag_note {
	struct diag_note *next;
	struct place at;	/* file may be 0: no place */
	str text;
};

/* What `check --fix` may do about a diagnostic: one change of its file,
 * which takes the mistake out and alters nothing else. Bytes are replaced
 * where they stand (output/fix.h); no fix has to guess. */
enum fix_kind {
	FIX_WORD,	/* right in place of wrong, the diagnostic's own: it
			 * stands once within its place */
	FIX_SECTION,	/* text, which is Markdown with headings, in front
			 * of the line of at; line 0: at the end */
	FIX_COMMENT,	/* the comment that begins at at goes, and its line
			 * when nothing else stands there */
};

struct fix {
	enum fix_kind kind;
	struct place at;	/* in the diagnostic's file */
	int section, level;	/* FIX_SECTION: row of the policy's sections,
				 * and 1 to 6 as that of its heading, */
	str text;		/* filled in by fixes_settle(), */
	bool ready;		/* which says that it can be made */
};

struct diag {
	enum rule rule;
	enum level level;
	struct place at;
	str text;		/* "resolved before it started" */
	str help;		/* "did you mean checkout?"; may be empty */
	str wrong, right;	/* a word, and the one to write instead, when
				 * that is all there is to do; or empty */
	struct fix *fix;	/* NULL: a person has to decide */
	struct diag_note *notes;
};

struct diags {
	struct arena *arena;
	struct diag *v;
	size_t n, cap;
	const enum level *levels;	/* as they will be settled; NULL: not
					 * known yet */
	/* The first file that the machine failed to read, which no writer
	 * can mend: the run ends with status 3. error is 0 when it has not. */
	struct { uint32_t file; int error; } broken;
};

static inline struct diags
diags_init(struct arena *a)
{
	return (struct diags){ .arena = a };
}

/* Whether anybody will be told of it: for what is said often, and mostly
 * off. */
static inline bool
diag_wanted(const struct diags *d, enum rule r)
{
	return !d->levels || d->levels[r] != LEVEL_OFF;
}

/* Add one; the level is the rule's own until diags_settle(). */
void diag_add(struct diags *d, enum rule r, struct place at,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Report that a file cannot be read, and why (errno). */
void diag_unreadable(struct diags *d, uint32_t file, int error);

/* Say the way out, or a second place, of the one added last. */
void diag_help(struct diags *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void diag_note(struct diags *d, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Say that of the one added last: "did you mean RIGHT?" in place of WRONG,
 * the word at its place. right may be empty: then nothing is said. */
void diag_meant(struct diags *d, str wrong, str right);
/* The same where the caller gives the help, in words of its own. */
void diag_word(struct diags *d, str wrong, str right);

/* Say that of the one added last: what diag_meant() said is what was meant,
 * and may be written there unasked. */
void diag_sure(struct diags *d);
/* The same when `sure` holds, for what suggest_sure() said. */
static inline void
diag_sure_if(struct diags *d, bool sure)
{
	if (sure)
		diag_sure(d);
}
/* Another fix of the one added last, whose rule is rule_fixable(). */
void diag_fix(struct diags *d, struct fix fix);

/* Append all of from; from's arena must live as long as to's. */
void diags_take(struct diags *to, const struct diags *from);

/* Give each its configured level (levels has RULE_COUNT rows, or NULL),
 * drop those that are off, sort by path, line, column and rule, and drop
 * exact repetitions. paths is the file table. */
void diags_settle(struct diags *d, const enum level *levels,
    const str *paths);

/* How many have this level or a worse one. */
size_t diags_count(const struct diags *d, enum level at_least);

/* The candidate nearest to word when it is near enough to have been
 * meant (edit distance with transpositions, ASCII case free; another
 * number is never meant), or STR_NONE. Time is |word| times the length of
 * all candidates. */
str suggest(str word, const str *candidates, size_t n);

/* Whether a suggestion is beyond doubt, so that it may take the word's
 * place without asking: one slip (a letter missing, too many, wrong, or
 * two swapped) in a word of four letters or more, or nothing but another
 * case; no digit is touched; no other candidate is nearly as close; and
 * it can stand anywhere in YAML without quotes. Candidates that are the
 * suggestion itself, in any case, do not count. Time as suggest(). */
bool suggest_sure(str word, str right, const str *candidates, size_t n);

/* Whether a word can stand anywhere in YAML without quotes: letters and
 * digits, and what joins them. */
bool word_plain(str s);

#endif
