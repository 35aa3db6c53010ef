#include "render/theme_names.h"

#include "render/template_names.h"

enum { LOOKED_MOST = 200 };	/* a theme for another program, then */

void
theme_names_learn(struct theme_names *n, const struct template_set *set,
    str name)
{
	struct strs asked = { 0 };

	template_names(set, name, n->arena, &asked);
	for (size_t i = 0; i < asked.n; i++) {
		struct cut part = { .tail = asked.v[i], .found = true };

		while (part.found) {
			void **at;

			part = str_cut(part.tail, '.');
			at = map_at(&n->known, part.head, n->arena);
			if (*at)
				continue;
			*at = n;
			*vec_push(n->arena, &n->list) = part.head;
		}
	}
}

void
theme_names_check(struct theme_names *n, const struct template_set *set,
    str name, str text, uint32_t file, const struct words *words,
    struct diags *d)
{
	struct strs asked = { 0 };

	template_names(set, name, n->arena, &asked);
	for (size_t i = 0; i < asked.n; i++) {
		struct cut part = { .tail = asked.v[i], .found = true };
		bool word = str_starts(asked.v[i], STR("t."));

		while (part.found && n->looked < LOOKED_MOST) {
			str near;

			part = str_cut(part.tail, '.');
			if (map_get(&n->known, part.head) ||
			    str_starts(part.head, STR("x-")) || (word &&
			    map_get(&words->by_key, part.head)))
				continue;
			n->looked++;
			near = suggest(part.head, n->list.v, n->list.n);
			if (str_empty(near))
				continue;
			diag_add(d, RULE_TEMPLATE_VALUE, template_place(
			    text, part.head, file), "no page has a value " STR_FMT,
			    STR_ARG(part.head));
			diag_meant(d, part.head, near);
		}
	}
}
