/* escape: text on its way into a language that would misread it.
 *
 * Each function appends text so that it stands in its context as nothing
 * but text. Bytes that are not UTF-8 pass through html, url and csv as
 * they are (read/text has refused them long before); json, xml, iCalendar
 * and the terminal show U+FFFD or their value.
 */
#ifndef BASE_ESCAPE_H
#define BASE_ESCAPE_H

#include "base/buf.h"

/* Between tags: & < > are written as entities. */
void html_text(struct buf *b, str s);
/* In an attribute value in quotes of either kind: & < > " ' too. */
void html_attr(struct buf *b, str s);
/* Whether both put a text as it is: for one who shows it often. */
bool html_plain(str s);

/* A URL in an attribute: what no URL may hold is percent-encoded (what is
 * already encoded stays), then & and ' become entities. It does not look
 * at the scheme. */
void url_attr(struct buf *b, str s);

/* XML text or attribute value. Characters that XML 1.0 cannot hold become
 * U+FFFD. */
void xml_text(struct buf *b, str s);

/* A JSON string with its quotes. Safe between <script> tags as well, for
 * < > & and U+2028/9 are written as \u escapes. */
void json_text(struct buf *b, str s);

/* One CSV field (RFC 4180), in quotes where needed. What a spreadsheet
 * would take for a formula gets an apostrophe before it; plain numbers
 * are left alone. */
void csv_field(struct buf *b, str s);

/* A text value of iCalendar (RFC 5545): \\ ; , and line ends are written
 * with a backslash, and so is whatever some readers take for a line end.
 * Other controls become U+FFFD; a tab stays. */
void ics_text(struct buf *b, str s);

/* A line for a terminal: controls are shown as ^X, C1 controls and the
 * marks that reorder text as <U+202E>, bad bytes as <FF>. A tab stays. */
void terminal_text(struct buf *b, str s);

/* A line of a manual page in mdoc, as text and as the argument of a macro:
 * no request, no escape, and quotes, hyphens and accents as they are. */
void mdoc_text(struct buf *b, str s);

/* A line of a Markdown paragraph that shows the text letter by letter. */
void markdown_text(struct buf *b, str s);

#endif
