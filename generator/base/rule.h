/* rule: the catalogue of everything a writer can get wrong.
 *
 * One row a rule: stable number, name, level, and the text that
 * `allclear explain` and the manual print. The rows stand in
 * base/rules/<group>.def; their order is the order of the numbers. A
 * number is never used again for something else.
 *
 *   AC0xx  files and encoding, YAML, the shape of front matter
 *   AC1xx  the facts of an incident; site.yaml and policy (AC15x)
 *   AC2xx  sections, postmortems, actions; updates, timelines (AC25x)
 *   AC3xx  links and attachments; maintenance and pages (AC35x)
 *   AC4xx  templates and themes; import (AC45x)
 */
#ifndef BASE_RULE_H
#define BASE_RULE_H

#include "base/str.h"

enum level {
	LEVEL_OFF,
	LEVEL_NOTE,
	LEVEL_WARNING,
	LEVEL_ERROR,
};

enum rule {
#define RULE(id, ...) RULE_##id,
#include "base/rules/all.def"
#undef RULE
	RULE_COUNT
};

struct rule_info {
	int number;		/* 204: shown as AC204 */
	const char *name;	/* "action-without-owner" */
	enum level level;	/* unless site.yaml says otherwise */
	const char *what;	/* one sentence: what is reported */
	const char *why;	/* one or two: what goes wrong otherwise */
	const char *example;	/* content that shows it */
	const char *fix;	/* what to do */
};

const struct rule_info *rule_info(enum rule r);

/* The rule that "AC204", "ac204", "204" or "action-without-owner" names,
 * or RULE_COUNT. */
enum rule rule_find(str name);

/* Whether it is always an error: what it reports cannot be read, and a
 * file is never passed over in silence. No lint:, comment or baseline
 * makes less of it. */
bool rule_locked(enum rule r);

/* Whether `allclear import` alone reports it, of the old site's files: no
 * site.yaml gives it another level, and no comment there passes over it. */
bool rule_of_import(enum rule r);

/* The chapter of the manual that it stands in: "Updates and timelines".
 * Static; rules of one chapter have numbers next to each other. */
const char *rule_family(enum rule r);
/* Mark the rules that are easily taken for it, or met together with it. */
void rule_related(enum rule r, bool is[RULE_COUNT]);

/* Whether its findings may carry a fix, which `check --fix` makes. */
bool rule_fixable(enum rule r);

const char *level_name(enum level l);
/* "off", "note", "warning", "error"; false when it is none of them. */
bool level_find(str name, enum level *out);

#endif
