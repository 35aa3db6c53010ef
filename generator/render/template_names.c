#include "render/template_names.h"

#include "render/program.h"

void
template_names(const struct template_set *set, str name, struct arena *a,
    struct strs *out)
{
	const struct template *t = map_get(&set->by_name, name);

	for (size_t i = 0; t && i < t->n; i++) {
		const struct op *op = &t->ops[i];
		const struct name *n;
		str all;

		if (op->code != OP_VALUE && op->code != OP_RAW &&
		    op->code != OP_SECTION && op->code != OP_INVERTED)
			continue;
		n = op->name;
		if (n->n == 0)
			continue;
		/* The parts are slices of one name. */
		all.p = n->v[0].text.p;
		all.n = (size_t)(n->v[n->n - 1].text.p +
		    n->v[n->n - 1].text.n - all.p);
		*vec_push(a, out) = all;
	}
}
