#include "check/check.h"

#include "base/pool.h"

enum {
	PATIENCE = 500000,	/* of a half; a second at the worst */
	FEW = 8,		/* so many are listed */
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

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

bool
check_same_person(const struct check *k, str one, str other)
{
	const struct site *site = k->corpus->site;
	int person = site_person(site, one);

	return str_ieq(one, other) || (person >= 0 &&
	    site_person(site, other) == person);
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

/* How many documents there are, and *open: how many that are not internal. */
static void
count(const struct document *doc, size_t *all, size_t *open)
{
	++*all;
	*open += !doc->internal;
}

static void
count_listed(struct check *k)
{
	const struct corpus *c = k->corpus;
	struct check_listed *all = &k->listed, *open = &k->listed_openly;

	for (size_t i = 0; i < c->pages.n; i++)
		count(&c->pages.v[i].doc, &all->pages, &open->pages);
	for (size_t i = 0; i < c->runbooks.n; i++)
		count(&c->runbooks.v[i].doc, &all->runbooks,
		    &open->runbooks);
	for (size_t i = 0; i < c->incidents.n; i++)
		if (c->incidents.v[i].tags.n > 0)
			count(&c->incidents.v[i].doc, &all->tagged,
			    &open->tagged);
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

/* What is looked at in each incident. */
static check_incident_fn *const of_incidents[] = {
	check_names, check_times, check_last_word, check_dates, check_sections,
	check_actions, check_requirements, check_history, check_targets,
	check_cadence, check_signoff, check_timelines, check_escalation,
	check_language, check_stated,
};

/* And in the rest, or in all of them together. */
static check_fn *const of_all[] = {
	check_other_names, check_planned_times, check_planned_words,
	check_other_dates,
	check_other_sections, check_components, check_links, check_reasons,
	check_runbook_pages, check_addresses, check_security,
};

/* There are always two, so that what is found never depends on how many
 * threads there are. */
struct half {
	struct check k;
	size_t first, end;	/* of the incidents */
	bool rest;
	struct arena scratch, found;
	struct diags diags;
	char apart[POOL_APART];
};

static void
check_half(void *context)
{
	struct half *h = context;

	h->diags.arena = &h->found;
	h->k.diags = &h->diags;
	h->k.scratch = &h->scratch;
	/* One incident after the other: it is large, and what one check has
	 * fetched is there for the next. */
	for (size_t i = h->first; i < h->end; i++) {
		for (size_t n = 0; n < COUNT(of_incidents); n++)
			of_incidents[n](&h->k,
			    &h->k.corpus->incidents.v[i]);
		arena_reset(&h->scratch);
	}
	for (size_t n = 0; h->rest && n < COUNT(of_all); n++)
		of_all[n](&h->k);
	arena_release(&h->scratch);
}

void
check_all(const struct corpus *c, int64_t now, int jobs, struct diags *d)
{
	struct arena scratch = { 0 };
	struct check k = { .corpus = c, .now = now, .scratch = &scratch,
		.patience = PATIENCE,
		.policy_chosen = check_policy_chosen(c),
		.clock = { &c->site->calendar, c->zone } };
	size_t middle = c->incidents.n / 2;
	struct half one = { .end = middle };
	struct half other = { .first = middle, .end = c->incidents.n,
		.rest = true };
	struct pool_thing beside;

	count_listed(&k);
	collect(&k);
	one.k = other.k = k;
	one.diags.levels = other.diags.levels = d->levels;
	pool_begin(&beside, jobs, check_half, &one);
	check_half(&other);
	pool_end(&beside);
	diags_take(d, &one.diags);
	diags_take(d, &other.diags);
	arena_adopt(d->arena, &one.found);
	arena_adopt(d->arena, &other.found);
	arena_release(&scratch);
}
