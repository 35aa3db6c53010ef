/* report: findings, as a person or an editor reads them.
 *
 * The findings must have been settled (base/diag.h). human shows each
 * with its source line and a caret under it:
 *
 *	error[AC110 time-order]: resolved before it started
 *	  --> content/incidents/2026-03-14-checkout.md:6:11
 *	   |
 *	 6 | resolved: 2026-03-14T08:20Z
 *	   |           ^^^^^^^^^^^^^^^^^
 *	note: it started here
 *	  --> content/incidents/2026-03-14-checkout.md:5:10
 *	help: correct the time that is wrong
 *
 * short is a line each: PATH:LINE:COL: error: TEXT [AC110 time-order].
 * Lines and columns count from 1, columns in bytes. What content holds
 * is made harmless for a terminal; long lines are cut around the caret.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/buf.h"
#include "cli/options.h"
#include "source/files.h"

/* The text of a file, in the arena; false when there is none to show. */
typedef bool report_text_fn(void *context, struct arena *a, uint32_t file,
    str *text);

struct report {
	enum check_format format;
	bool color;
	int columns;		/* of the terminal */
	const str *paths;	/* the file table */
	report_text_fn *text;
	void *context;		/* of text */
};

/* A report to a descriptor as the options want it, whose texts are read
 * from the files of the table. */
struct report report_for(const struct options *o, const struct files *f,
    int fd);

/* The context is a const struct files. */
report_text_fn report_file_text;

void report_findings(const struct report *r, const struct diags *d,
    struct buf *out);

/* "3 errors, 1 warning in 2 files", or, when there is nothing,
 * "12 files checked, nothing to report". No line end. */
void report_summary(const struct diags *d, size_t files_checked,
    struct buf *out);

#endif
