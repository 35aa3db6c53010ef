/* Whether what a policy names is there: levels, metrics, keys, roles. */
#include "model/policy_check.h"

#include "base/rule.h"
#include "model/incident.h"
#include "read/keys.h"

/* levels */

static void
check_level_word(struct policy_check *w, const struct node *n)
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
	policy_help_near(w, word, &ids, "its levels are");
}

static void
check_level_list(struct policy_check *w, const struct node *map)
{
	const struct node *n = node_get(map, STR("levels"));

	for (const struct node *i = node_first(n); i; i = node_next(n, i))
		check_level_word(w, i);
}

/* Every place of the policy that names levels. */
static void
check_level_names(struct policy_check *w)
{
	const struct node *root = w->p->tree;
	const struct node *lists[] = {
		policy_path(root, "escalation", "path"),
		policy_path(root, "requirements", NULL),
		policy_path(root, "roles", NULL),
	};
	const struct node *tiers = policy_path(root, "credits", "tiers");

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (const struct node *n = lists[i] ? lists[i]->first : NULL;
		    n; n = n->next)
			check_level_list(w, n);
	check_level_list(w, policy_path(root, "postmortem", "signoff"));
	check_level_list(w, policy_path(root, "runbooks", NULL));
	for (const struct node *n = tiers ? tiers->first : NULL; n;
	    n = n->next)
		check_level_word(w, node_get(n, STR("level")));
}

/* metrics, and the one that credits go by */

/* A clock that stops where it starts, or before it could. */
static void
check_clock(struct policy_check *w, const struct metric_rule *m)
{
	bool back = false;

	if (!m->timed || m->at.line == 0)
		return;
	for (size_t i = 0; i < milestone_order_count; i++)
		back |= milestone_orders[i].first == m->to &&
		    milestone_orders[i].then == m->from;
	if (m->from != m->to && !back)
		return;
	diag_add(w->d, RULE_POLICY_METRIC_UNKNOWN, m->at, STR_FMT
	    " measures nothing: its clock starts at %s and stops at %s",
	    STR_ARG(m->id), milestone_name(m->from), milestone_name(m->to));
	diag_help(w->d, m->from == m->to
	    ? "give it another from, or another to"
	    : "exchange from and to");
}

static void
check_metrics(struct policy_check *w)
{
	const struct node *clock = policy_path(w->p->tree, "credits", "clock");
	struct strs ids = { 0 };
	str near;

	for (int i = 0; i < METRIC_COUNT; i++) {
		*vec_push(w->a, &ids) = w->p->metrics[i].id;
		check_clock(w, &w->p->metrics[i]);
	}
	*vec_push(w->a, &ids) = STR("impact");
	for (size_t i = 0; i < w->p->more_metrics.n; i++) {
		const struct metric_rule *m = &w->p->more_metrics.v[i];

		check_clock(w, m);
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
	if (str_empty(node_text(clock)) || strs_has(&ids, node_text(clock)))
		return;
	diag_add(w->d, RULE_POLICY_METRIC_UNKNOWN, clock->at,
	    "there is no metric " STR_FMT, STR_ARG(node_text(clock)));
	policy_help_near(w, node_text(clock), &ids, "the metrics are");
}

/* requirements: and unverified: */

static void
check_needs(struct policy_check *w)
{
	const struct node *list = policy_path(w->p->tree, "requirements", NULL);
	struct strs keys = { 0 };

	for (const struct schema_key *k = schema_incident.keys; k->key; k++)
		*vec_push(w->a, &keys) = str_c(k->key);
	for (const struct node *n = list ? list->first : NULL; n;
	    n = n->next) {
		const struct node *needs = node_get(n, STR("needs"));

		for (const struct node *i = node_first(needs); i;
		    i = node_next(needs, i)) {
			str key = str_cut(node_text(i), '.').head;

			if (str_empty(key) || str_starts(key, STR("x-")) ||
			    strs_has(&keys, key))
				continue;
			diag_add(w->d, RULE_POLICY_KEY_UNKNOWN, i->at,
			    "an incident has no key " STR_FMT, STR_ARG(key));
			policy_help_near(w, key, &keys, "its keys are");
		}
	}
}

/* apart: names roles of the policy. */
static void
check_apart(struct policy_check *w)
{
	const struct node *roles = policy_path(w->p->tree, "roles", NULL);
	struct strs ids = { 0 };

	for (size_t i = 0; i < w->p->roles.n; i++)
		*vec_push(w->a, &ids) = w->p->roles.v[i].id;
	for (const struct node *n = roles ? roles->first : NULL; n;
	    n = n->next) {
		const struct node *apart = node_get(n, STR("apart"));

		for (const struct node *i = node_first(apart); i;
		    i = node_next(apart, i)) {
			str role = node_text(i);

			if (str_eq(role, n->key)) {
				diag_add(w->d, RULE_POLICY_KEY_UNKNOWN, i->at,
				    "no role is held apart from itself");
				diag_help(w->d, "name another one");
			}
			if (strs_has(&ids, role))
				continue;
			diag_add(w->d, RULE_POLICY_KEY_UNKNOWN, i->at,
			    "the policy has no role " STR_FMT, STR_ARG(role));
			policy_help_near(w, role, &ids, "the roles are");
		}
	}
}

/* unverified: names keys that stand beside it. */
static void
check_unverified(struct policy_check *w, const struct node *map)
{
	const struct node *n = node_get(map, STR("unverified"));
	struct strs keys = { 0 };

	for (const struct node *k = n ? map->first : NULL; k; k = k->next)
		if (k != n)
			*vec_push(w->a, &keys) = k->key;
	for (const struct node *i = node_first(n); i; i = node_next(n, i)) {
		str key = node_text(i);

		/* What a message lacks may be what is not known of it. */
		if (strs_has(&keys, key) || (node_get(map, STR("text")) &&
		    str_eq(key, STR("channel"))))
			continue;
		diag_add(w->d, RULE_POLICY_KEY_UNKNOWN, i->at,
		    "there is no key " STR_FMT " beside this", STR_ARG(key));
		policy_help_near(w, key, &keys, "there is");
	}
}

static void
check_all_unverified(struct policy_check *w)
{
	const struct node *root = w->p->tree;
	const struct node *levels = policy_path(root, "levels", NULL);
	const struct node *messages = policy_path(root, "messages", NULL);
	static const char *const maps[] = { "demotion", "timeline",
		"postmortem", "actions", "runbooks", "credits" };

	for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++)
		check_unverified(w, policy_path(root, maps[i], NULL));
	for (const struct node *n = levels ? levels->first : NULL; n;
	    n = n->next)
		check_unverified(w, n);
	for (const struct node *n = messages ? messages->first : NULL; n;
	    n = n->next)
		if (n->kind == NODE_MAP)
			check_unverified(w, n);
}

void
policy_check_names(struct policy_check *w)
{
	/* Without levels every name of one would be wrong. */
	if (w->p->levels.n > 0)
		check_level_names(w);
	check_metrics(w);
	check_needs(w);
	check_apart(w);
	check_all_unverified(w);
}
