/* keys: what may be written in each kind of file.
 *
 * One table of keys a kind, for schema_check(), the manual and editors.
 * The rows are in keys_incident.c, keys_page.c, keys_site.c, and
 * keys_policy.c (whose head shows the form of a policy).
 */
#ifndef READ_KEYS_H
#define READ_KEYS_H

#include "read/schema.h"

extern const struct schema schema_incident;
extern const struct schema schema_postmortem;	/* a file of its own */
extern const struct schema schema_maintenance;
extern const struct schema schema_runbook;
extern const struct schema schema_page;
extern const struct schema schema_site;		/* site.yaml */
extern const struct schema schema_policy;	/* policy.yaml, presets */

/* Shapes that several of them share. */
extern const struct schema schema_line, schema_text, schema_id;
extern const struct schema schema_time, schema_date, schema_url;
extern const struct schema schema_component;
extern const struct schema schema_person, schema_persons, schema_tags;
extern const struct schema schema_redirects, schema_visibility;
extern const struct schema schema_internal, schema_action;

#endif
