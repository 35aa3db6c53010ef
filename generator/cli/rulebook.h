/* rulebook: the manual of all rules, out of the catalogue.
 *
 * Each rule with its number, name and level, what is reported, why, an
 * example, what to do, and the rules beside it. The manual cannot disagree
 * with the program: both are base/rules/.
 */
#ifndef CLI_RULEBOOK_H
#define CLI_RULEBOOK_H

#include "base/buf.h"
#include "base/rule.h"

/* One rule: a section of Markdown, or a subsection of mdoc. */
void rulebook_rule_markdown(struct buf *out, enum rule r);
void rulebook_rule_mdoc(struct buf *out, enum rule r);

/* All rules by family, with a preface: a Markdown file, or the manual page
 * allclear-rules(7). */
void rulebook_markdown(struct buf *out);
void rulebook_mdoc(struct buf *out);

/* "error, always", "warning": the level, whether it can be another, and
 * whether anything is corrected by itself. */
void rulebook_level(struct buf *out, enum rule r);

/* Whether r is the first rule of its family. */
bool rulebook_begins_family(enum rule r);

#endif
