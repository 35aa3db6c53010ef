/* view_policy: what the files of the policy page share.
 *
 * A part of the page is a map with an id and a title, and any of texts,
 * facts, a table, templates, html and a note.
 */
#ifndef RENDER_VIEW_POLICY_H
#define RENDER_VIEW_POLICY_H

#include "render/view_parts.h"

struct value *add_part(const struct view *v, struct value *parts,
    const char *id, str title);
/* The list of a part's facts; made when it is not there. */
struct value *part_facts(const struct view *v, struct value *part);
/* A fact, unless its text is empty. */
void part_fact(const struct view *v, struct value *part, str name,
    str text);
void part_fact_list(const struct view *v, struct value *part, str name,
    const struct strs *texts);
/* The rows of a part's table. */
struct value *part_table(const struct view *v, struct value *part,
    const str *columns, size_t n);
struct value *add_row(const struct view *v, struct value *rows, str head,
    str aside);
void add_cell(const struct view *v, struct value *cells, str text);

str need_word(const struct view *v, enum need n);
/* "SEV-1, SEV-2", or the word for all of them. */
str level_words(const struct view *v, const struct level_set *s);
/* "not confirmed" when the key is among them. */
str unverified_word(const struct view *v, const struct strs *keys,
    const char *key);

/* view_policy_rules.c: what must be written, and what it earns. */
void add_written_parts(const struct view *v, struct value *parts);
void add_counted_parts(const struct view *v, struct value *parts);

#endif
