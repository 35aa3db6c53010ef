/* front: pieces of front matter that several kinds of document share.
 *
 * Each takes a node that schema_check() has seen and passes over what has
 * a wrong shape: it was reported there.
 */
#ifndef MODEL_FRONT_H
#define MODEL_FRONT_H

#include "model/incident.h"

/* A scalar with its place; empty when n is NULL or no scalar. */
struct named front_named(const struct node *n);
/* As front_named(), a leading @ left out. */
struct named front_person(const struct node *n);
/* A list of scalars, or one scalar, in order, each once: what is there
 * twice was reported by the schema. */
void front_nameds(const struct node *n, struct arena *a,
    struct nameds *out);
/* The same of people, a leading @ left out. */
void front_persons(const struct node *n, struct arena *a,
    struct nameds *out);
/* Tags: in lower case, each once, for "DNS" and "dns" are one page. */
str front_tag(struct arena *a, str word);
void front_tags(const struct node *n, struct arena *a, struct nameds *out);
/* A date, or DATE_NONE; the place may be NULL. */
int32_t front_date(const struct node *n, struct place *place);

/* title, visibility and redirect_from. */
void front_common(struct document *doc, const struct reading *r);

/* components: in its three forms, each once: what is there twice is
 * reported. */
void front_components(const struct node *n, const struct reading *r,
    struct affecteds *out);

/* actions: a list of maps. */
void front_actions(const struct node *n, const struct reading *r,
    struct actions *out);

/* An action's state from its word; false when it is none. */
bool action_state_find(str word, enum action_state *out);
const char *action_state_name(enum action_state s);

/* drafted, finalized, signoff, status, authors of a postmortem. */
void front_review(const struct node *map, const struct reading *r,
    struct review *out);

#endif
