#include "check/check.h"

enum {
	PATIENCE = 500000,	/* candidates: a second at the worst */
	FEW = 8,		/* so many are listed */
};

/* "a, b and c" */
static str
listing(struct arena *a, const struct strs *names)
{
	str all = STR_NONE;

	for (size_t i = 0; i < names->n; i++)
		all = str_cat(a, all, i == 0 ? STR_NONE
		    : i + 1 == names->n ? STR(" and ") : STR(", "),
		    names->v[i]);
	return all;
}

bool
check_suggest(struct check *k, str word, const struct strs *among,
    const char *there_is)
{
	str near = STR_NONE;

	if (among->n <= k->patience) {
		k->patience -= among->n;
		near = suggest(word, among->v, among->n);
	}
	if (!str_empty(near)) {
		diag_meant(k->diags, word, near);
		return true;
	}
	if (!there_is || among->n == 0 || among->n > FEW)
		return false;
	near = listing(k->scratch, among);
	diag_help(k->diags, "%s " STR_FMT, there_is, STR_ARG(near));
	return true;
}

void
check_sure(struct check *k, str word, const struct strs *among)
{
	str right = k->diags->v[k->diags->n - 1].right;

	diag_sure_if(k->diags, suggest_sure(word, right, among->v,
	    among->n));
}

void
check_person(struct check *k, struct named person)
{
	const struct site *site = k->corpus->site;

	if (str_empty(person.name) || site->people.n == 0 ||
	    site_person(site, person.name) >= 0)
		return;
	diag_add(k->diags, RULE_UNKNOWN_PERSON, person.at,
	    STR_FMT " is not in the people directory", STR_ARG(person.name));
	if (!check_suggest(k, person.name, &k->people, NULL))
		diag_help(k->diags, "add the person to people: in "
		    "site.yaml");
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
		add(k, &k->level_slugs, p->levels.v[i].slug);
		for (size_t n = 0; n < p->levels.v[i].aliases.n; n++)
			add(k, &k->level_words, p->levels.v[i].aliases.v[n]);
	}
	for (size_t i = 0; i < c->tags.n; i++)
		add(k, &k->tags, c->tags.v[i]);
	for (size_t i = 0; i < p->kinds.n; i++)
		add(k, &k->kinds, p->kinds.v[i].id);
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
		.diags = d, .patience = PATIENCE,
		.clock = { &c->site->calendar, c->zone } };

	collect(&k);
	check_names(&k);
	check_times(&k);
	check_sections(&k);
	check_actions(&k);
	check_links(&k);
	check_requirements(&k);
	check_history(&k);
	check_targets(&k);
	check_cadence(&k);
	check_signoff(&k);
	check_timelines(&k);
	check_escalation(&k);
	check_reasons(&k);
	check_runbook_pages(&k);
	check_language(&k);
	check_stated(&k);
	check_addresses(&k);
	check_security(&k);
}
