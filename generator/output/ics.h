/* ics: lines of an iCalendar file (RFC 5545).
 *
 * Lines end with CRLF and are folded after 75 octets, never inside a
 * character. Names, with their parameters, are ours ("DTSTART",
 * "SOURCE;VALUE=URI").
 */
#ifndef OUTPUT_ICS_H
#define OUTPUT_ICS_H

#include "base/buf.h"

/* A text value, escaped. */
void ics_line_text(struct buf *out, const char *name, str text);
/* A list of texts; nothing when there are none. */
void ics_line_list(struct buf *out, const char *name, const str *texts,
    size_t n);
/* A value that stands as it is: a time, a number, an address, which
 * holds no controls. */
void ics_line(struct buf *out, const char *name, str value);

#endif
