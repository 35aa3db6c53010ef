/* Whether a policy makes sense. Places come from its tree. */
#include "base/rule.h"
#include "model/policy.h"
#include "read/keys.h"

struct work {
	const struct policy *p;
	struct arena *a;
	struct diags *d;
	struct strs levels;	/* every word for a level, for "did you" */
	/* How often candidates are still looked at: what has more mistakes
	 * was not written by a person. */
	int patience;
};

static const struct node *
path(const struct node *n, const char *first, const char *second)
{
	n = node_get(n, str_c(first));
	return second ? node_get(n, str_c(second)) : n;
}

/* Where a policy is told about as a whole. */
static struct place
root_place(const struct policy *p)
{
	const struct node *name = node_get(p->tree, STR("name"));

	return name ? name->at : p->tree->at;
}

static void
help_near(struct work *w, str word, const struct strs *among,
    const char *there_is)
{
	str near, list = STR_NONE;

	if (w->patience-- <= 0)
		return;
	near = suggest(word, among->v, among->n);
	if (!str_empty(near)) {
		diag_meant(w->d, word, near);
		return;
	}
	if (among->n == 0 || among->n > 40)
		return;
	for (size_t i = 0; i < among->n; i++)
		list = str_cat(w->a, list, i ? STR(", ") : STR_NONE,
		    among->v[i]);
	diag_help(w->d, "%s " STR_FMT, there_is, STR_ARG(list));
}

/* levels: */

static void
check_level_word(struct work *w, const struct node *n)
{
	struct strs ids = { 0 };
	str word = node_text(n), near;

	/* What a preset says of a level that was taken out goes with it. */
	if (str_empty(word) || policy_level(w->p, word) >= 0 ||
	    n->at.file != w->p->tree->at.file)
		return;
	diag_add(w->d, RULE_POLICY_LEVEL_UNKNOWN, n->at,
	    "the policy has no level " STR_FMT, STR_ARG(word));
	if (w->patience-- <= 0)
		return;
	near = suggest(word, w->levels.v, w->levels.n);
	if (!str_empty(near)) {
		diag_meant(w->d, word, near);
		return;
	}
	for (size_t i = 0; i < w->p->levels.n; i++)
		*vec_push(w->a, &ids) = w->p->levels.v[i].id;
	help_near(w, word, &ids, "its levels are");
}

static void
check_level_list(struct work *w, const struct node *map)
{
	const struct node *n = node_get(map, STR("levels"));

	for (const struct node *i = node_first(n); i; i = node_next(n, i))
		check_level_word(w, i);
}

/* Every place of the policy that names levels. */
static void
check_level_names(struct work *w)
{
	const struct node *root = w->p->tree;
	const struct node *lists[] = {
		path(root, "escalation", "path"),
		path(root, "requirements", NULL),
		path(root, "roles", NULL),
	};
	const struct node *tiers = path(root, "credits", "tiers");

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (const struct node *n = lists[i] ? lists[i]->first : NULL;
		    n; n = n->next)
			check_level_list(w, n);
	check_level_list(w, path(root, "postmortem", "signoff"));
	check_level_list(w, path(root, "runbooks", NULL));
	for (const struct node *n = tiers ? tiers->first : NULL; n;
	    n = n->next)
		check_level_word(w, node_get(n, STR("level")));
}

/* A word that means two things: the second is told where the first is.
 * Words of one owner may repeat. */
struct claim {
	struct place at;
	const struct node *owner;
	str of;			/* how the owner is called */
};

static void
claim(struct work *w, struct map *words, str key, struct claim c,
    enum rule rule, str word)
{
	const uint32_t own = w->p->tree->at.file;
	const struct claim *first;
	bool theirs;
	void **at;

	if (str_empty(key))
		return;
	at = map_at(words, key, w->a);
	if (!*at) {
		struct claim *kept = arena_new(w->a, struct claim);

		*kept = c;
		*at = kept;
		return;
	}
	first = *at;
	if (first->owner == c.owner)
		return;
	/* What the team wrote is what it can change. */
	theirs = c.at.file != own && first->at.file == own;
	diag_add(w->d, rule, theirs ? first->at : c.at,
	    "\"" STR_FMT "\" means " STR_FMT " already", STR_ARG(word),
	    STR_ARG(theirs ? c.of : first->of));
	diag_note(w->d, theirs ? c.at : first->at, "it is here, too");
	diag_help(w->d, "leave the word to one of the two");
}

static void
check_levels(struct work *w)
{
	const struct node *list = path(w->p->tree, "levels", NULL);
	struct map words = { 0 };

	if (w->p->levels.n == 0) {
		diag_add(w->d, RULE_POLICY_NO_LEVELS, list ? list->at
		    : root_place(w->p), "the policy has no levels");
		diag_help(w->d, "\"extends: operations\" begins with a "
		    "preset's; \"allclear policy list\" names the presets");
		return;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		const struct node *id = node_get(n, STR("id"));
		const struct node *others = node_get(n, STR("aliases"));
		struct claim c = { id->at, n, node_text(id) };

		*vec_push(w->a, &w->levels) = c.of;
		claim(w, &words, policy_level_key(w->a, c.of), c,
		    RULE_POLICY_LEVEL_TWICE, c.of);
		for (const struct node *i = node_first(others); i;
		    i = node_next(others, i)) {
			c.at = i->at;
			*vec_push(w->a, &w->levels) = node_text(i);
			claim(w, &words, policy_level_key(w->a,
			    node_text(i)), c, RULE_POLICY_LEVEL_TWICE,
			    node_text(i));
		}
		if (node_first(node_get(n, STR("criteria"))))
			continue;
		diag_add(w->d, RULE_POLICY_LEVEL_EMPTY, id->at,
		    STR_FMT " does not say when an incident is of it",
		    STR_ARG(c.of));
		diag_help(w->d, "give it criteria:");
	}
}

/* postmortem:, actions: */

static void
check_sections(struct work *w, const struct node *list)
{
	struct map words = { 0 };

	for (const struct node *n = list ? list->first : NULL; n;
	    n = n->next) {
		const struct node *title = node_get(n, STR("title"));
		const struct node *id = node_get(n, STR("id"));
		const struct node *others = node_get(n, STR("aliases"));
		struct claim c = { .owner = n };

		title = str_empty(node_text(title)) ? id : title;
		c.at = title->at;
		c.of = node_text(title);
		claim(w, &words, heading_fold(w->a, c.of), c,
		    RULE_POLICY_SECTION_CLAIMED, c.of);
		for (const struct node *i = node_first(others); i;
		    i = node_next(others, i)) {
			c.at = i->at;
			claim(w, &words, heading_fold(w->a, node_text(i)), c,
			    RULE_POLICY_SECTION_CLAIMED, node_text(i));
		}
	}
}

static void
check_deadlines(struct work *w)
{
	const struct target *draft = &w->p->draft, *final = &w->p->final;
	const struct node *n = path(w->p->tree, "postmortem", "final");
	bool seconds = draft->seconds != LENGTH_NONE &&
	    final->seconds != LENGTH_NONE && final->seconds < draft->seconds;
	/* Business days are never shorter than days. */
	bool mixed = draft->business_days > 0 &&
	    final->seconds != LENGTH_NONE &&
	    final->seconds < (int64_t)draft->business_days * DAY;
	bool days = draft->business_days > 0 && final->business_days > 0 &&
	    final->business_days < draft->business_days;

	if (!n || str_empty(draft->text) || !(seconds || mixed || days))
		return;
	diag_add(w->d, RULE_POLICY_DEADLINE_ORDER, n->at,
	    "the final postmortem is due before its draft (" STR_FMT ")",
	    STR_ARG(draft->text));
	diag_note(w->d, path(w->p->tree, "postmortem", "draft")->at,
	    "the draft is due here");
	diag_help(w->d, "exchange the two, or take the draft's out");
}

static void
check_kinds(struct work *w)
{
	const struct node *kinds = path(w->p->tree, "actions", "kinds");
	const struct node *first = path(w->p->tree, "actions", "default");
	struct map words = { 0 };
	struct strs ids = { 0 };

	for (const struct node *n = kinds ? kinds->first : NULL; n;
	    n = n->next) {
		const struct node *others = node_get(n, STR("aliases"));
		const struct node *name = node_get(n, STR("name"));
		struct claim c = { n->key_at, n, n->key };

		*vec_push(w->a, &ids) = n->key;
		claim(w, &words, str_lower(w->a, n->key), c,
		    RULE_POLICY_KIND_TWICE, n->key);
		if (name) {
			c.at = name->at;
			claim(w, &words, str_lower(w->a, node_text(name)), c,
			    RULE_POLICY_KIND_TWICE, node_text(name));
		}
		for (const struct node *i = node_first(others); i;
		    i = node_next(others, i)) {
			c.at = i->at;
			claim(w, &words, str_lower(w->a, node_text(i)), c,
			    RULE_POLICY_KIND_TWICE, node_text(i));
		}
	}
	if (str_empty(node_text(first)) || w->p->default_kind >= 0)
		return;
	diag_add(w->d, RULE_POLICY_KIND_UNKNOWN, first->at,
	    "the policy has no kind of action " STR_FMT,
	    STR_ARG(node_text(first)));
	help_near(w, node_text(first), &ids, "its kinds are");
}

static void
check_issue_url(struct work *w)
{
	const struct node *n = path(w->p->tree, "actions", "issue_url");

	if (str_empty(node_text(n)))
		return;
	if (!str_has(node_text(n), STR("{issue}"))) {
		diag_add(w->d, RULE_POLICY_ISSUE_URL, n->at,
		    "issue_url has no place for the ticket");
		diag_help(w->d, "put {issue} where its key belongs");
	} else if (!policy_issue_url_safe(node_text(n))) {
		diag_add(w->d, RULE_POLICY_ISSUE_URL, n->at,
		    "issue_url is not an address to link to");
		diag_help(w->d, "begin it with https:// or http://");
	}
}

/* metrics:, credits: */

static void
check_metrics(struct work *w)
{
	const struct node *clock = path(w->p->tree, "credits", "clock");
	struct strs ids = { 0 };
	str near;

	for (int i = 0; i < METRIC_COUNT; i++)
		*vec_push(w->a, &ids) = w->p->metrics[i].id;
	*vec_push(w->a, &ids) = STR("impact");
	for (size_t i = 0; i < w->p->more_metrics.n; i++) {
		const struct metric_rule *m = &w->p->more_metrics.v[i];

		if (m->timed)
			*vec_push(w->a, &ids) = m->id;
		if (m->timed || !str_empty(m->fact) ||
		    str_eq(m->id, STR("impact")))
			continue;
		diag_add(w->d, RULE_POLICY_METRIC_UNKNOWN, m->at,
		    "nothing measures " STR_FMT, STR_ARG(m->id));
		near = w->patience-- > 0 ? suggest(m->id, ids.v, ids.n)
		    : STR_NONE;
		if (str_empty(near))
			diag_help(w->d, "give it from and to, or fact");
		else
			diag_meant(w->d, m->id, near);
	}
	if (str_empty(node_text(clock)))
		return;
	for (size_t i = 0; i < ids.n; i++)
		if (str_eq(ids.v[i], node_text(clock)))
			return;
	diag_add(w->d, RULE_POLICY_METRIC_UNKNOWN, clock->at,
	    "there is no metric " STR_FMT, STR_ARG(node_text(clock)));
	help_near(w, node_text(clock), &ids, "the metrics are");
}

/* A tier against those before it. Policies have a handful; what is past
 * TIERS_MOST was not written by a person. */
enum { TIERS_MOST = 200 };

static void
check_tier(struct work *w, size_t at)
{
	const struct credit_rules *c = &w->p->credits;
	const struct credit_tier *t = &c->tiers.v[at];

	for (size_t i = 0; i < c->tiers.n && i < TIERS_MOST; i++) {
		const struct credit_tier *o = &c->tiers.v[i];

		if (i == at || o->level != t->level || t->level < 0 ||
		    o->longer_than == LENGTH_NONE ||
		    t->longer_than == LENGTH_NONE)
			continue;
		if (o->longer_than > t->longer_than ||
		    o->percent < t->percent ||
		    (i > at && o->longer_than == t->longer_than &&
		    o->percent == t->percent))
			continue;
		diag_add(w->d, RULE_POLICY_TIER_IDLE, t->at,
		    "longer than " STR_FMT " never earns these " STR_FMT
		    " %%", STR_ARG(t->longer_text),
		    STR_ARG(t->percent_text));
		diag_note(w->d, o->at, "longer than " STR_FMT " earns "
		    STR_FMT " %%", STR_ARG(o->longer_text),
		    STR_ARG(o->percent_text));
		diag_help(w->d, "exchange the percentages, or take it out");
		return;
	}
}

/* requirements: and unverified: */

static void
check_needs(struct work *w)
{
	const struct node *list = path(w->p->tree, "requirements", NULL);
	struct strs keys = { 0 };

	for (const struct schema_key *k = schema_incident.keys; k->key; k++)
		*vec_push(w->a, &keys) = str_c(k->key);
	for (const struct node *n = list ? list->first : NULL; n;
	    n = n->next) {
		const struct node *needs = node_get(n, STR("needs"));

		for (const struct node *i = node_first(needs); i;
		    i = node_next(needs, i)) {
			struct cut c = str_cut(node_text(i), '.');
			bool known = str_starts(c.head, STR("x-"));

			for (size_t k = 0; k < keys.n && !known; k++)
				known = str_eq(keys.v[k], c.head);
			if (known || str_empty(c.head))
				continue;
			diag_add(w->d, RULE_POLICY_KEY_UNKNOWN, i->at,
			    "an incident has no key " STR_FMT,
			    STR_ARG(c.head));
			help_near(w, c.head, &keys, "its keys are");
		}
	}
}

/* apart: names roles of the policy. */
static void
check_apart(struct work *w)
{
	const struct node *roles = path(w->p->tree, "roles", NULL);
	struct strs ids = { 0 };

	for (size_t i = 0; i < w->p->roles.n; i++)
		*vec_push(w->a, &ids) = w->p->roles.v[i].id;
	for (const struct node *n = roles ? roles->first : NULL; n;
	    n = n->next) {
		const struct node *apart = node_get(n, STR("apart"));

		for (const struct node *i = node_first(apart); i;
		    i = node_next(apart, i)) {
			bool known = false;

			for (size_t k = 0; k < ids.n && !known; k++)
				known = str_eq(ids.v[k], node_text(i));
			if (known)
				continue;
			diag_add(w->d, RULE_POLICY_KEY_UNKNOWN, i->at,
			    "the policy has no role " STR_FMT,
			    STR_ARG(node_text(i)));
			help_near(w, node_text(i), &ids, "the roles are");
		}
	}
}

/* unverified: names keys that stand beside it. */
static void
check_unverified(struct work *w, const struct node *map)
{
	const struct node *n = node_get(map, STR("unverified"));
	struct strs keys = { 0 };

	for (const struct node *k = n ? map->first : NULL; k; k = k->next)
		if (k != n)
			*vec_push(w->a, &keys) = k->key;
	for (const struct node *i = node_first(n); i; i = node_next(n, i)) {
		bool known = false;

		for (size_t k = 0; k < keys.n && !known; k++)
			known = str_eq(keys.v[k], node_text(i));
		/* What a message lacks may be what is not known of it. */
		if (known || (node_get(map, STR("text")) &&
		    str_eq(node_text(i), STR("channel"))))
			continue;
		diag_add(w->d, RULE_POLICY_KEY_UNKNOWN, i->at,
		    "there is no key " STR_FMT " beside this",
		    STR_ARG(node_text(i)));
		help_near(w, node_text(i), &keys, "there is");
	}
}

static void
check_all_unverified(struct work *w)
{
	const struct node *root = w->p->tree;
	const struct node *levels = path(root, "levels", NULL);
	const struct node *messages = path(root, "messages", NULL);
	static const char *const maps[] = { "demotion", "timeline",
		"postmortem", "actions", "runbooks", "credits" };

	for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++)
		check_unverified(w, path(root, maps[i], NULL));
	for (const struct node *n = levels ? levels->first : NULL; n;
	    n = n->next)
		check_unverified(w, n);
	for (const struct node *n = messages ? messages->first : NULL; n;
	    n = n->next)
		if (n->kind == NODE_MAP)
			check_unverified(w, n);
}

void
policy_check(const struct policy *p, struct arena *scratch,
    struct diags *d)
{
	struct work w = { .p = p, .a = scratch, .d = d, .patience = 100 };

	if (!p->tree || p->tree->kind != NODE_MAP || p->adrift)
		return;
	check_levels(&w);
	/* Without levels every name of one would be wrong. */
	if (p->levels.n > 0)
		check_level_names(&w);
	check_sections(&w, path(p->tree, "postmortem", "sections"));
	check_sections(&w, path(p->tree, "runbooks", "sections"));
	check_deadlines(&w);
	check_kinds(&w);
	check_issue_url(&w);
	check_metrics(&w);
	for (size_t i = 0; i < p->credits.tiers.n && i < TIERS_MOST; i++)
		check_tier(&w, i);
	check_needs(&w);
	check_apart(&w);
	check_all_unverified(&w);
}
