/* findings: settled diagnostics as people, editors and CI systems take
 * them.
 *
 * Each format is a pure function from the findings, and the texts that
 * they stand in, to bytes. The formats are rows of one list, which the
 * option parser, the help and the manual's test read; the function of a
 * row, findings_NAME(), is in output/findings_NAME.c. The same findings
 * give the same bytes.
 */
#ifndef OUTPUT_FINDINGS_H
#define OUTPUT_FINDINGS_H

#include "base/buf.h"
#include "output/lines.h"

/* name; how many findings its readers take (0: any number); what it is
 * for, lower case, no full stop. */
#define FINDINGS_FORMATS(ROW) \
	ROW(human, 0, "the source line, a mark under the place, the way out") \
	ROW(short, 0, \
	    "a line each: PATH:LINE:COLUMN: LEVEL: TEXT [NUMBER NAME]") \
	ROW(json, 0, "everything about each finding, for programs") \
	ROW(sarif, 5000, "a SARIF 2.1.0 log, for code scanning") \
	ROW(github, 0, \
	    "annotations of a pull request, worst first, for GitHub") \
	ROW(gitlab, 0, "a Code Quality report, for GitLab") \
	ROW(junit, 0, "a JUnit report: a test for each file and rule") \
	ROW(rdjson, 0, "diagnostics with suggestions, for reviewdog")

#define FINDINGS_ENUM(name, ...) FINDINGS_##name,
enum findings_format { FINDINGS_FORMATS(FINDINGS_ENUM) FINDINGS_COUNT };
#undef FINDINGS_ENUM

struct findings {
	const struct diags *diags;	/* settled */
	/* The file table: its paths, by which the findings are sorted,
	 * and the same as whoever reads the result finds them. */
	const str *paths, *shown;
	uint32_t files;		/* rows of it */
	const bool *checked;	/* which were looked at; NULL: none */
	bool complete;		/* everything was looked at */
	int fail_on;		/* enum level; findings below it pass */
	int64_t now;
	lines_text_fn *text;
	void *context;		/* of text */
	bool color;		/* human only */
	int columns;		/* of the terminal */
};

struct findings_row {
	const char *name;
	size_t most;
	const char *what;
	void (*write)(const struct findings *f, struct buf *out);
};

const struct findings_row *findings_row(enum findings_format format);

#define FINDINGS_WRITE(name, ...) \
	void findings_##name(const struct findings *f, struct buf *out);
FINDINGS_FORMATS(FINDINGS_WRITE)
#undef FINDINGS_WRITE

/* "3 errors, 1 warning in 2 files", or, when there is nothing,
 * "12 files checked, nothing to report". No line end. */
void findings_tally(const struct diags *d, size_t files_checked,
    struct buf *out);

#endif
