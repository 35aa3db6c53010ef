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

		if (op->code == OP_VALUE || op->code == OP_RAW ||
		    op->code == OP_SECTION || op->code == OP_INVERTED)
			n = op->name;
		else if ((op->code == OP_PARTIAL || op->code == OP_PARENT) &&
		    op->call->dynamic)
			n = op->call->key;
		else
			continue;
		if (n->n == 0)
			continue;
		/* The parts are slices of one name. */
		all.p = n->v[0].text.p;
		all.n = (size_t)(n->v[n->n - 1].text.p +
		    n->v[n->n - 1].text.n - all.p);
		*vec_push(a, out) = all;
	}
}

struct place
template_place(str text, str slice, uint32_t file)
{
	struct cut line = { .tail = text, .found = true };
	struct place at = { .file = file, .len = (uint32_t)slice.n };

	while (line.found) {
		line = str_cut(line.tail, '\n');
		at.line++;
		if (slice.p <= line.head.p + line.head.n)
			break;
	}
	at.col = (uint32_t)(slice.p - line.head.p) + 1;
	return at;
}
