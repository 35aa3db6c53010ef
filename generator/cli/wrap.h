/* wrap: prose in lines that fit.
 */
#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "base/buf.h"

/* Text with its lines broken at spaces, each indented and at most width
 * columns where its words allow it. A line that begins with a space is
 * kept as it is, and so are line ends. Ends with a line end. */
void wrap_text(struct buf *out, str text, size_t indent, size_t width);

#endif
