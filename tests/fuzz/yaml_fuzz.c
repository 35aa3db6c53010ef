/* Any bytes as YAML. Seeds: tests/fuzz/yaml/. */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "read/keys.h"
#include "read/text.h"
#include "read/yaml.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The text as lines, to look up places. */
struct lines {
	struct { str *v; size_t n, cap; } at;
};

static void
place_is_in_text(const struct lines *l, struct place at)
{
	str line;

	HOLDS(at.file == 1 && at.line >= 1 && at.line <= l->at.n);
	line = l->at.v[at.line - 1];
	HOLDS(at.col >= 1 && at.col - 1 <= line.n);
	HOLDS(at.col - 1 + at.len <= line.n);
}

static void
mistakes_are_in_text(const struct lines *l, const struct diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		HOLDS(d->v[i].text.n > 0);
		if (d->v[i].at.line)
			place_is_in_text(l, d->v[i].at);
		for (struct diag_note *n = d->v[i].notes; n; n = n->next)
			if (n->at.file)
				place_is_in_text(l, n->at);
	}
}

static void
text_can_be_shown(str s)
{
	HOLDS(utf8_bad(s) < 0);
	for (size_t i = 0; i < s.n; )
		HOLDS(!text_control(utf8_next(s, &i)));
}

static void
node_is_in_text(const struct lines *l, const struct node *n, int depth)
{
	size_t children = 0;

	HOLDS(depth <= YAML_DEPTH_MOST);
	place_is_in_text(l, n->at);
	text_can_be_shown(n->text);
	text_can_be_shown(n->key);
	/* What was written plainly stands where it says it stands. */
	if (n->kind == NODE_SCALAR && !n->quoted && n->at.len == n->text.n)
		HOLDS(str_eq(n->text, str_sub(l->at.v[n->at.line - 1],
		    n->at.col - 1, n->at.col - 1 + n->at.len)));
	HOLDS(n->kind == NODE_LIST || n->kind == NODE_MAP || !n->first);
	for (const struct node *c = n->first; c; c = c->next) {
		children++;
		if (n->kind == NODE_MAP) {
			place_is_in_text(l, c->key_at);
			HOLDS(c->key.n > 0 && node_get(n, c->key) == c);
		}
		node_is_in_text(l, c, depth + 1);
	}
	HOLDS(children == n->n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct lines l = { 0 };
	struct cut c = { .found = true };
	str text;

	/* Quadratic here are only these checks. */
	if (size < 64 * 1024 && text_check(&a, str_dup(&a,
	    str_of((const char *)data, size)), 1, &text, &d)) {
		struct node *root = yaml_read(&a, text, 1, 1, &d);

		for (c.tail = text; c.found; ) {
			c = str_cut(c.tail, '\n');
			*vec_push(&a, &l.at) = c.head;
		}
		/* A mistake in YAML is reported once. */
		HOLDS(root || d.n > 0);
		if (root) {
			node_is_in_text(&l, root, 0);
			schema_check(&schema_policy, root, &d);
			schema_check(&schema_site, root, &d);
		}
		mistakes_are_in_text(&l, &d);
	}
	arena_release(&a);
	return 0;
}
