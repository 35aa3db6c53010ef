/* Whether a policy makes sense. Places come from its tree. */
#include "model/policy_check.h"

#include "base/rule.h"

const struct node *
policy_path(const struct node *n, const char *first, const char *second)
{
	n = node_get(n, str_c(first));
	return second ? node_get(n, str_c(second)) : n;
}

void
policy_help_near(struct policy_check *w, str word, const struct strs *among,
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

/* Where a policy is told about as a whole. */
static struct place
root_place(const struct policy *p)
{
	const struct node *name = node_get(p->tree, STR("name"));

	return name ? name->at : p->tree->at;
}

/* levels: */

/* A word that means two things: the second is told where the first is.
 * Words of one owner may repeat. */
struct claim {
	struct place at;
	const struct node *owner;
	str of;			/* how the owner is called */
};

static void
claim(struct policy_check *w, struct map *words, str key, struct claim c,
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

/* An id is part of an address, and two pages cannot have the same. */
static void
check_level_pages(struct policy_check *w)
{
	const struct node *n = policy_path(w->p->tree, "levels", NULL)->first;
	struct map slugs = { 0 };

	for (size_t i = 0; n && i < w->p->levels.n; i++, n = n->next) {
		const struct severity *l = &w->p->levels.v[i], *first;
		struct place at = node_get(n, STR("id"))->at;
		str key = policy_level_key(w->a, l->id);
		void **seen = map_at(&slugs, l->slug, w->a);

		if (str_empty(key) || l->id.n > POLICY_LEVEL_MOST) {
			diag_add(w->d, RULE_BAD_ID, at, "this cannot be a "
			    "level's id: %s", str_empty(key)
			    ? "it has no letter" : "it is too long");
			diag_help(w->d, "write a short word, such as SEV-1");
			continue;
		}
		first = *seen;
		if (first && !str_eq(policy_level_key(w->a, first->id), key)) {
			diag_add(w->d, RULE_POLICY_LEVEL_TWICE, at,
			    STR_FMT " and " STR_FMT " would have the same "
			    "page, severity/" STR_FMT "/", STR_ARG(l->id),
			    STR_ARG(first->id), STR_ARG(l->slug));
			diag_help(w->d, "give one of the two another id");
		}
		memcpy(seen, &l, sizeof(l));
	}
}

static void
check_levels(struct policy_check *w)
{
	const struct node *list = policy_path(w->p->tree, "levels", NULL);
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
check_sections(struct policy_check *w, const struct node *list,
    const struct node *headings)
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
	for (const struct node *i = node_first(headings); i;
	    i = node_next(headings, i)) {
		str word = heading_fold(w->a, node_text(i));
		const struct claim *first = map_get(&words, word);
		struct claim c = { i->at, headings, STR("a list of actions") };

		if (!first || !str_eq(node_text(node_get(first->owner,
		    STR("holds"))), STR("actions")))
			claim(w, &words, word, c,
			    RULE_POLICY_SECTION_CLAIMED, node_text(i));
	}
}

static void
check_deadlines(struct policy_check *w)
{
	const struct target *draft = &w->p->draft, *final = &w->p->final;
	const struct node *n = policy_path(w->p->tree, "postmortem", "final");
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
	diag_note(w->d, policy_path(w->p->tree, "postmortem", "draft")->at,
	    "the draft is due here");
	diag_help(w->d, "exchange the two, or take the draft's out");
}

static void
check_kinds(struct policy_check *w)
{
	const struct node *map = policy_path(w->p->tree, "actions", NULL);
	const struct node *kinds = node_get(map, STR("kinds"));
	const struct node *first = node_get(map, STR("default"));
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
	policy_help_near(w, node_text(first), &ids, "its kinds are");
}

static void
check_issue_url(struct policy_check *w)
{
	const struct node *n = policy_path(w->p->tree, "actions", "issue_url");

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

/* A tier against those before it. Policies have a handful; what is past
 * TIERS_MOST was not written by a person. */
enum { TIERS_MOST = 200 };

static void
check_tier(struct policy_check *w, size_t at)
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

void
policy_check(const struct policy *p, struct arena *scratch,
    struct diags *d)
{
	struct policy_check w = { .p = p, .a = scratch, .d = d,
		.patience = 100 };

	if (!p->tree || p->tree->kind != NODE_MAP || p->adrift)
		return;
	check_levels(&w);
	if (p->levels.n > 0)
		check_level_pages(&w);
	check_sections(&w, policy_path(p->tree, "postmortem", "sections"),
	    policy_path(p->tree, "actions", "headings"));
	check_sections(&w, policy_path(p->tree, "runbooks", "sections"),
	    NULL);
	check_deadlines(&w);
	check_kinds(&w);
	check_issue_url(&w);
	for (size_t i = 0; i < p->credits.tiers.n && i < TIERS_MOST; i++)
		check_tier(&w, i);
	policy_check_names(&w);
}
