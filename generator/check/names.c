/* Names that must be known: levels, components, people, incidents,
 * runbooks, ways of detection. */
#include "check/check.h"

#include "model/front.h"

enum { LIST_LOOKED_THROUGH = 64 };

/* A word for a level that is not its id. */
static void
check_alias(struct check *k, struct named severity, int level)
{
	str id = k->corpus->policy->levels.v[level].id;

	if (str_eq(severity.name, id))
		return;
	diag_add(k->diags, RULE_SEVERITY_ALIAS, severity.at,
	    STR_FMT " is another word for the level " STR_FMT,
	    STR_ARG(severity.name), STR_ARG(id));
	diag_meant(k->diags, severity.name, id);
	diag_help(k->diags, "write " STR_FMT, STR_ARG(id));
	diag_sure_if(k->diags, word_plain(id));
}

/* Whether no other word of another level is nearly as close as the id that
 * the last diag suggests. */
static bool
no_alias_nearby(struct check *k, str word)
{
	str right = k->diags->v[k->diags->n - 1].right;
	int level = policy_level(k->corpus->policy, right);

	for (size_t i = 0; i < k->level_words.n; i++)
		if (policy_level(k->corpus->policy, k->level_words.v[i]) !=
		    level && !suggest_sure(word, right,
		    &k->level_words.v[i], 1))
			return false;
	return true;
}

static void
check_level(struct check *k, struct named severity, int level)
{
	if (level >= 0)
		check_alias(k, severity, level);
	/* Without levels there is no policy, which was reported once. */
	if (level >= 0 || str_empty(severity.name) || k->levels.n == 0)
		return;
	diag_add(k->diags, RULE_UNKNOWN_SEVERITY, severity.at,
	    "the policy has no level " STR_FMT, STR_ARG(severity.name));
	if (check_suggest(k, severity.name, &k->levels, NULL)) {
		if (no_alias_nearby(k, severity.name))
			check_sure(k, severity.name, &k->levels);
	} else if (!check_suggest(k, severity.name, &k->level_words, NULL)) {
		check_suggest(k, severity.name, &k->levels,
		    "its levels are");
	}
}

/* Whether site.yaml lists components at all; when it does not, or not as
 * a list, that was reported, and no incident is to blame. */
static bool
components_known(const struct check *k)
{
	const struct node *list = node_get(k->corpus->site->root,
	    STR("components"));

	return list && list->kind == NODE_LIST;
}

/* The id of the one component whose name readers see; nothing when an id
 * is the same but for its case. */
static str
id_by_name(const struct site *site, str name)
{
	str id = STR_NONE;

	for (size_t i = 0; i < site->components.n; i++) {
		const struct component *c = &site->components.v[i];

		if (str_ieq(c->id, name) ||
		    (str_ieq(c->name, name) && !str_empty(id)))
			return STR_NONE;
		if (str_ieq(c->name, name))
			id = c->id;
	}
	return id;
}

static void
check_component(struct check *k, struct named id)
{
	str right;

	if (str_empty(id.name) || !components_known(k) ||
	    site_component(k->corpus->site, id.name) >= 0)
		return;
	diag_add(k->diags, RULE_UNKNOWN_COMPONENT, id.at,
	    "site.yaml has no component " STR_FMT, STR_ARG(id.name));
	right = id_by_name(k->corpus->site, id.name);
	if (!str_empty(right))
		diag_meant(k->diags, id.name, right);
	else if (!check_suggest(k, id.name, &k->components, "it has"))
		diag_help(k->diags, "add it to components: in site.yaml, or "
		    "use the id of one that is there");
}

/* The same for an item of a list. No fix is offered when the list already
 * holds the component that was meant, or another misspelling of it: a fix
 * would then make a duplicate, and somebody has to look. */
static void
check_listed_component(struct check *k, const struct affecteds *list,
    struct named id, struct map *meant)
{
	size_t before = k->diags->n;
	bool free = true;
	void **at;
	str right;

	check_component(k, id);
	if (k->diags->n == before)
		return;
	right = k->diags->v[before].right;
	if (str_empty(right) || list->n > LIST_LOOKED_THROUGH)
		return;
	at = map_at(meant, right, k->scratch);
	for (size_t i = 0; i < list->n; i++)
		free &= !str_eq(list->v[i].name.name, right);
	if (free && !*at)
		check_sure(k, id.name, &k->components);
	*at = k;
}

/* A state that lies ahead, or that begins when all is over. */
static void
check_change_end(struct check *k, const struct affected *f,
    const struct state_change *c, int64_t over)
{
	if (c->at > k->now) {
		diag_add(k->diags, RULE_STATE_CHANGE_ORDER, c->place,
		    "this state of " STR_FMT " lies in the future",
		    STR_ARG(f->name.name));
		diag_help(k->diags, "correct the time, or leave the entry "
		    "out until it has happened");
	} else if (over != TIME_NONE && c->at >= over &&
	    c->state != COMPONENT_OPERATIONAL) {
		diag_add(k->diags, RULE_STATE_CHANGE_ORDER, c->place,
		    "this state of " STR_FMT " begins when the incident is "
		    "over", STR_ARG(f->name.name));
		diag_help(k->diags, "correct one of the times, or leave the "
		    "entry out");
	}
}

/* One finding for an entry, whatever is wrong with its time. */
static void
check_changes(struct check *k, const struct affected *f, int64_t started,
    int64_t over)
{
	int64_t last = started;

	for (size_t i = 0; i < f->changes.n; i++) {
		const struct state_change *c = &f->changes.v[i];

		if (c->at == TIME_NONE)
			continue;
		if (last != TIME_NONE && c->at < last)
			diag_add(k->diags, RULE_STATE_CHANGE_ORDER, c->place,
			    i == 0 ? "this state of " STR_FMT
			    " begins before the incident"
			    : "this state of " STR_FMT
			    " begins before the one above it",
			    STR_ARG(f->name.name));
		else
			check_change_end(k, f, c, over);
		last = c->at;
	}
}

static void
check_component_list(struct check *k, const struct affecteds *list,
    int64_t started, int64_t over)
{
	struct map meant = { 0 };

	for (size_t i = 0; i < list->n; i++) {
		const struct affected *f = &list->v[i];

		check_changes(k, f, started, over);
		check_listed_component(k, list, f->name, &meant);
	}
}

static void
check_references(struct check *k, const struct incident *in,
    const struct nameds *ids)
{
	for (size_t i = 0; i < ids->n; i++) {
		struct named id = ids->v[i];
		const struct incident *to = corpus_incident(k->corpus,
		    id.name);

		if (to == in) {
			diag_add(k->diags, RULE_UNKNOWN_INCIDENT, id.at,
			    STR_FMT " is this incident itself",
			    STR_ARG(id.name));
			diag_help(k->diags, "name another one, or take it "
			    "out");
		}
		if (to)
			continue;
		diag_add(k->diags, RULE_UNKNOWN_INCIDENT, id.at,
		    "there is no incident " STR_FMT, STR_ARG(id.name));
		if (!check_suggest(k, id.name, &k->incidents, NULL))
			diag_help(k->diags, "write its id:, or its file's "
			    "name without .md");
	}
}

static void
check_runbooks(struct check *k, const struct nameds *slugs)
{
	for (size_t i = 0; i < slugs->n; i++) {
		struct named slug = slugs->v[i];

		if (map_get(&k->corpus->runbook_by_slug, slug.name))
			continue;
		diag_add(k->diags, RULE_UNKNOWN_RUNBOOK, slug.at,
		    "there is no content/runbooks/" STR_FMT ".md",
		    STR_ARG(slug.name));
		if (!check_suggest(k, slug.name, &k->runbooks,
		    "the runbooks are"))
			diag_help(k->diags, "write the runbook, or take its "
			    "name out");
	}
}

static void
check_detection(struct check *k, struct named word)
{
	const struct policy *p = k->corpus->policy;

	if (str_empty(word.name) || p->detections.n == 0)
		return;
	for (size_t i = 0; i < p->detections.n; i++)
		if (str_eq(p->detections.v[i].id, word.name))
			return;
	diag_add(k->diags, RULE_UNKNOWN_DETECTION, word.at,
	    "the policy knows no detection by " STR_FMT, STR_ARG(word.name));
	check_suggest(k, word.name, &k->detections, "its words are");
	check_sure(k, word.name, &k->detections);
}

static void
check_review(struct check *k, const struct review *r)
{
	for (size_t i = 0; i < r->signoff.n; i++)
		check_person(k, r->signoff.v[i]);
	for (size_t i = 0; i < r->authors.n; i++)
		check_person(k, r->authors.v[i]);
}

/* Nothing at all stands where a list of components may; what has a wrong
 * shape was reported. */
static void
check_listed(struct check *k, const struct document *doc,
    const struct affecteds *list, const char *what)
{
	const struct node *listed = list->n > 0 ? NULL
	    : node_get(doc->front, STR("components"));

	if (!listed || listed->n > 0 ||
	    (listed->kind != NODE_LIST && listed->kind != NODE_MAP))
		return;
	diag_add(k->diags, RULE_NO_COMPONENTS, listed->at,
	    "no component is named");
	diag_help(k->diags, "list what %s, by the ids in site.yaml", what);
}

void
check_names(struct check *k, const struct incident *in)
{
	check_level(k, in->severity, in->level);
	for (size_t i = 0; i < in->history.n; i++)
		check_level(k, in->history.v[i].severity,
		    in->history.v[i].level);
	check_component_list(k, &in->components, in->times[STARTED].at,
	    in->times[RESOLVED].at);
	check_listed(k, &in->doc, &in->components, "was affected");
	check_person(k, in->commander);
	for (size_t i = 0; i < in->roles.n; i++)
		check_person(k, in->roles.v[i].person);
	check_review(k, &in->review);
	check_references(k, in, &in->related);
	check_references(k, in, &in->duplicates);
	check_runbooks(k, &in->runbooks);
	check_detection(k, in->detection);
}

static void
check_runbook(struct check *k, const struct page *p)
{
	check_person(k, p->owner);
	for (size_t i = 0; i < p->components.n; i++)
		check_component(k, p->components.v[i]);
	/* A date that cannot be read was reported as that. */
	if (str_empty(node_text(node_get(p->doc.front, STR("tested"))))) {
		diag_add(k->diags, RULE_RUNBOOK_UNTESTED,
		    p->doc.title_at.line ? p->doc.title_at
		    : (struct place){ .file = p->doc.file },
		    "this runbook does not say when it was tested");
		diag_help(k->diags, "try it, and add tested: with the date");
	}
}

static void
check_maintenance(struct check *k, const struct maintenance *m)
{
	check_component_list(k, &m->components, TIME_NONE, TIME_NONE);
	check_listed(k, &m->doc, &m->components, "it touches");
	check_person(k, m->owner);
}

void
check_other_names(struct check *k)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->maintenance.n; i++)
		check_maintenance(k, &c->maintenance.v[i]);
	for (size_t i = 0; i < c->runbooks.n; i++)
		check_runbook(k, &c->runbooks.v[i]);
}
