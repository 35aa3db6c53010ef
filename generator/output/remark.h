/* remark: guidance in a file that is to be filled in, as comments.
 *
 * Readers of the file take comments for nothing written, so that a part
 * with only a remark counts as empty until somebody writes there. Text of
 * others (a policy's hints, names) may be in it: it cannot end the
 * comment, and what would not show is shown.
 */
#ifndef OUTPUT_REMARK_H
#define OUTPUT_REMARK_H

#include "base/buf.h"

/* Lines that begin with "# ", wrapped. Nothing when text is empty. */
void remark_yaml(struct buf *out, str text);

/* One comment in Markdown with its line end, wrapped. The text must not
 * begin with a word that means something there ("internal"). */
void remark_html(struct buf *out, str text);

#endif
