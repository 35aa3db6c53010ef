/* schema_json: a shape as JSON Schema, for editors.
 *
 * Draft 7, because that is what editors' YAML servers know best; with two
 * words of theirs besides, which others pass over: patternErrorMessage and
 * enumDescriptions. It is made from the tables that the reader checks with
 * (read/schema.h): same keys, same types, same limits, each described.
 *
 * A single value may be a string, a number or a truth where text is
 * wanted, because the reader takes what was written for text; a key that
 * may be left out may also be empty. What only the reader can tell (a day
 * of the calendar, a comma where brackets were forgotten) passes.
 */
#ifndef OUTPUT_SCHEMA_JSON_H
#define OUTPUT_SCHEMA_JSON_H

#include "output/schema_words.h"

/* The whole document. s is a MAP; title names what it is for. */
void schema_json(struct buf *out, const struct schema *s, str title,
    const struct schema_words *w);

#endif
