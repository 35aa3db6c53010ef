/* sarif_parts: texts, addresses and rules of a SARIF log.
 */
#ifndef OUTPUT_SARIF_PARTS_H
#define OUTPUT_SARIF_PARTS_H

#include "base/rule.h"
#include "output/json_out.h"

/* {"text": TEXT}, as messages are (3.11). */
void sarif_text(struct json_out *j, const char *key, str text);

/* A path as a relative URI: every byte that one may not hold as it is by
 * its value (3.10). */
void sarif_uri(struct buf *out, str path);

/* Text within a message: what looks like a link would become one
 * (3.11.6). */
void sarif_plain(struct buf *out, str text);
/* A link within a message to the related location of a number. */
void sarif_link(struct buf *out, str text, unsigned id);

/* What a rule is, as a reportingDescriptor (3.49). */
void sarif_rule(struct json_out *j, enum rule r);

#endif
