/* baseline: the findings that an archive had when it was adopted.
 *
 *	# allclear baseline 1
 *	# ...
 *	0f3a... AC204 content/incidents/2026-03-14-checkout.md
 *
 * A line a finding: its fingerprint, its rule, its file; sorted by file,
 * rule and fingerprint, so that version control shows what came and went.
 * The fingerprint alone decides (output/fingerprint.h); what stands
 * behind it is for the reader. Twins have fingerprints of their own, so
 * that there is nothing to count. A finding that is known is not
 * reported again; what cannot be read (rule_locked()) is never known.
 */
#ifndef OUTPUT_BASELINE_H
#define OUTPUT_BASELINE_H

#include "output/findings.h"

enum { BASELINE_BYTES_MOST = 64 << 20 };

struct baseline_entry {
	uint64_t fingerprint;
	bool met;		/* such a finding is still there */
};

struct baseline {
	struct baseline_entry *v;	/* by fingerprint, each once */
	size_t n, cap;
};

/* What is wrong with a file. */
struct baseline_fault {
	uint32_t line;
	str text;		/* a sentence without its end */
};

/* Read a file's bytes. False when it is not one that was written here
 * and left whole: then *why says so. */
bool baseline_read(struct arena *a, str bytes, struct baseline *b,
    struct baseline_fault *why);

/* Whether a file may be replaced by a baseline: it is empty or begins as
 * one, broken though it may be. */
bool baseline_ours(str bytes);

/* Move the known from settled diags to another list. The text function
 * gives their lines, as in struct findings. */
void baseline_apply(struct baseline *b, struct diags *d,
    struct diags *known, const str *paths, lines_text_fn *text,
    void *context);

/* How many entries no finding met. */
size_t baseline_gone(const struct baseline *b);

/* The file for settled diags: all that may be known. */
void baseline_write(struct buf *out, const struct diags *d,
    const str *paths, lines_text_fn *text, void *context);

#endif
