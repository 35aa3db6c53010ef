/* schema: the shape that a YAML file or a front matter must have.
 *
 * A shape is constant data: which keys a map knows, what each may hold,
 * which must be there, and one line that says what it is for. The same
 * tables check what was written (schema_check), and are there to be
 * printed as a manual and as JSON Schema, so every row is described.
 *
 * The shape is all that is checked here. Whether a severity is one of the
 * policy, whether a component exists, and what is wrong with a time, is
 * for the model; a time only has to be a single value. What a value is
 * the name of stands here all the same, for editors to offer.
 */
#ifndef READ_SCHEMA_H
#define READ_SCHEMA_H

#include "read/node.h"

enum schema_type {
	SCHEMA_ANY,	/* whatever it is */
	SCHEMA_TEXT,	/* text of any number of lines */
	SCHEMA_LINE,	/* text on one line */
	SCHEMA_ID,	/* letters, digits, - _ . (read/scalar.h) */
	SCHEMA_TAG,	/* the same, and letters of any script */
	SCHEMA_WORD,	/* one of words[] */
	SCHEMA_BOOL,	/* yes no true false on off */
	SCHEMA_INT,	/* whole; min and max as they are */
	SCHEMA_NUMBER,	/* decimal; min and max in millionths */
	SCHEMA_TIME,	/* a moment; read by the model */
	SCHEMA_DATE,	/* YYYY-MM-DD */
	SCHEMA_LENGTH,	/* "15m", "1h30m"; min and max in seconds */
	SCHEMA_DEADLINE,/* "48h" (as above) or "5 business days" */
	SCHEMA_TARGET,	/* the same, or plain words ("next sprint") */
	SCHEMA_URL,	/* http, https, mailto, tel, or /path */
	SCHEMA_PATH,	/* of this site: parts between slashes, none ".." */
	SCHEMA_LIST,	/* each item as of */
	SCHEMA_DICT,	/* a map with free keys, each value as of */
	SCHEMA_MAP,	/* a map with the keys of keys[] */
	SCHEMA_CHOICE,	/* one of the shapes of any[] */
	SCHEMA_TYPE_COUNT,
};

/* What a single value, or each key of a DICT, is the name of. */
enum schema_names {
	NAMES_NOTHING,
	NAMES_LEVEL,		/* a severity of the policy */
	NAMES_COMPONENT,	/* by its id in site.yaml */
	NAMES_PERSON,		/* of people: in site.yaml, or a team */
	NAMES_ROLE,		/* of the policy */
	NAMES_DETECTION,	/* a word of the policy's detection: */
	NAMES_KIND,		/* a kind of action of the policy */
	NAMES_TAG,
	NAMES_RUNBOOK,		/* a file of runbooks/ without .md */
	NAMES_INCIDENT,		/* an id, or a file's name without .md */
	NAMES_PRESET,
	NAMES_POLICY,		/* a preset, or a file */
	NAMES_RULE,
	NAMES_COUNT,
};

struct schema_key;

struct schema {
	enum schema_type type;
	/* How messages and the manual call it: "a list of component ids".
	 * NULL: the type's own words. */
	const char *noun;
	/* Something right: "[checkout, api]". NULL when the noun says it. */
	const char *example;
	const char *const *words;	/* WORD: ended by NULL */
	const struct schema *of;	/* LIST and DICT */
	bool one;			/* LIST: a single value will do */
	bool split;			/* and a comma in it means that the
					 * brackets were forgotten */
	bool unique;			/* LIST: no value twice */
	bool lines;			/* DICT: keys are any words, not ids */
	const struct schema_key *keys;	/* MAP: ended by a row without key */
	/* CHOICE: shapes of different kinds (one a single value, one a list,
	 * one a map), ended by NULL. */
	const struct schema *const *any;
	int64_t min, max;		/* both 0: no limits */
	enum schema_names names;
};

enum { SCHEMA_REQUIRED = 1 };

/* A key of a map. */
struct schema_key {
	const char *key;
	int flags;			/* SCHEMA_REQUIRED */
	const struct schema *is;
	const char *what;		/* one line for the manual */
	/* Other words that people try, with spaces between: never
	 * accepted, but answered with this key. NULL: none. */
	const char *also;
};

/* Report to d every key that s does not know, every value of a wrong
 * type, and (once a map) the required keys that are missing; true when
 * there was nothing. Keys that begin with x- pass. A key that may be left
 * out may also be empty. One mistake is reported once: a misspelt key is
 * not missing as well, and a value that was reported may be taken as not
 * there by whoever reads on.
 *
 * s is a MAP; n may be NULL (nothing is said: the reader of the YAML
 * has), NODE_NULL (an empty map), or a map; anything else is reported. */
bool schema_check(const struct schema *s, const struct node *n,
    struct diags *d);

/* Whether a map has an unknown key that was answered with this one: then
 * it is not missing, but misspelt. s is a MAP. */
bool schema_meant(const struct schema *s, const struct node *map, str key);

/* How a shape is called in a sentence: its noun, or its type's. */
const char *schema_noun(const struct schema *s);

#endif
