/* yaml: YAML text as a tree of nodes that know their places.
 *
 * libyaml finds the events; this makes the tree and refuses what a site
 * has no use for and could be hurt by: anchors and aliases, tags, keys
 * that are no words, a second document, nesting past YAML_DEPTH_MOST.
 * Scalars are left as they were written: 2026-03-14 stays ten characters.
 * As in the text itself, no control characters are in them, although
 * escapes such as "\x07" could make some: spaces take their place.
 *
 * Columns and lengths are in bytes, although libyaml counts characters.
 */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "base/share.h"
#include "read/node.h"

enum {
	YAML_DEPTH_MOST = 16,
	YAML_BYTES_MOST = 4 * 1024 * 1024,
};

/* Where a tree goes: its nodes, and all text in them, which may be needed
 * for longer. */
struct yaml_arenas {
	struct arena *nodes, *text;
	struct share *share;	/* of texts in the second, or NULL */
};

/* Read one document that text_check() has passed, whose first line is
 * number line of the file. The tree lives in the arena, nothing in it
 * points into text. A text without any value gives NODE_NULL. NULL when
 * it could not be read: what was wrong is reported to d. What follows a
 * mistake in YAML is guesswork, and not reported, unless it is clear how
 * that was meant: a colon in a value, a tab. A key given twice is
 * reported and its second value dropped; reading goes on. */
struct node *yaml_read_apart(struct yaml_arenas to, str text, uint32_t file,
    uint32_t line, struct diags *d);

static inline struct node *
yaml_read(struct arena *a, str text, uint32_t file, uint32_t line,
    struct diags *d)
{
	return yaml_read_apart((struct yaml_arenas){ a, a, NULL }, text,
	    file, line, d);
}

#endif
