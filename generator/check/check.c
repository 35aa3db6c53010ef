#include "check/check.h"

void
check_suggest(struct check *k, str word, const struct strs *among)
{
	str near = suggest(word, among->v, among->n);

	if (!str_empty(near))
		diag_help(k->diags, "did you mean " STR_FMT "?",
		    STR_ARG(near));
}

static void
add(struct check *k, struct strs *to, str word)
{
	*vec_push(k->scratch, to) = word;
}

static void
collect(struct check *k)
{
	const struct corpus *c = k->corpus;
	const struct policy *p = c->policy;

	for (size_t i = 0; i < c->site->components.n; i++)
		add(k, &k->components, c->site->components.v[i].id);
	for (size_t i = 0; i < c->site->people.n; i++)
		add(k, &k->people, c->site->people.v[i].id);
	for (size_t i = 0; i < p->levels.n; i++) {
		add(k, &k->levels, p->levels.v[i].id);
		for (size_t n = 0; n < p->levels.v[i].aliases.n; n++)
			add(k, &k->levels, p->levels.v[i].aliases.v[n]);
	}
	for (size_t i = 0; i < p->detections.n; i++)
		add(k, &k->detections, p->detections.v[i].id);
	for (size_t i = 0; i < c->incidents.n; i++)
		add(k, &k->incidents, c->incidents.v[i].id);
	for (size_t i = 0; i < c->runbooks.n; i++)
		add(k, &k->runbooks, c->runbooks.v[i].doc.slug);
}

void
check_all(const struct corpus *c, int64_t now, struct arena *scratch,
    struct diags *d)
{
	struct check k = { .corpus = c, .now = now, .scratch = scratch,
		.diags = d };

	collect(&k);
	check_names(&k);
	check_times(&k);
	check_sections(&k);
	check_actions(&k);
	check_links(&k);
}
