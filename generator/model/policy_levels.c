/* The parts of a policy that say how bad it is and who does what: levels:,
 * demotion:, roles:, process:, detection:, escalation:, cadence:. */
#include "model/policy_parts.h"

/* Items of a list that is there, or NULL. */
static const struct node *
items(const struct node *map, str key)
{
	const struct node *n = node_get(map, key);

	return n && n->kind == NODE_LIST ? n->first : NULL;
}

static const struct node *
entries(const struct node *map, str key)
{
	const struct node *n = node_get(map, key);

	return n && n->kind == NODE_MAP ? n->first : NULL;
}

/* Letters of other scripts stay: levels of one character are not all "-". */
static str
slug_of(struct arena *a, str id)
{
	char *p = arena_bytes(a, id.n);

	for (size_t i = 0; i < id.n; i++)
		p[i] = char_alnum(id.p[i]) || (unsigned char)id.p[i] >= 0x80
		    ? char_lower(id.p[i]) : '-';
	return str_of(p, id.n);
}

static void
read_level(struct policy_work *w, const struct node *n, struct severity *l)
{
	const struct { const char *key; struct strs *to; } lists[] = {
		{ "aliases", &l->aliases },
		{ "criteria", &l->criteria },
		{ "examples", &l->examples },
		{ "signals", &l->signals },
		{ "steps", &l->steps },
		{ "paging", &l->paging },
		{ "escalation", &l->escalation },
		{ "unverified", &l->unverified },
	};
	const struct { const char *key; struct target *to; } targets[] = {
		{ "response", &l->response },
		{ "triage", &l->triage },
		{ "mitigation", &l->mitigation },
		{ "resolution", &l->resolution },
		{ "cadence", &l->cadence },
	};
	str impact = node_text(node_get(n, STR("impact")));
	struct strs reasons;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		policy_set_list(w, n, str_c(lists[i].key), lists[i].to);
	for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++)
		policy_set_target(n, str_c(targets[i].key), targets[i].to);
	for (int i = IMPACT_NONE; i <= IMPACT_CRITICAL; i++)
		if (str_eq(impact, str_c(impact_name((enum impact)i))))
			l->impact = (enum impact)i;
	policy_set_text(n, STR("name"), &l->name);
	policy_set_text(n, STR("commander"), &l->commander);
	policy_set_need(n, STR("postmortem"), &l->postmortem);
	policy_set_text(n, STR("postmortem_when"), &l->postmortem_when);
	policy_set_list(w, n, STR("postmortem_if"), &reasons);
	for (size_t i = 0; i < reasons.n; i++) {
		l->if_breach |= str_eq(reasons.v[i], STR("slo_breach"));
		l->if_repeats |= str_eq(reasons.v[i], STR("repetition"));
	}
}

static void
read_levels(struct policy_work *w, const struct node *root)
{
	for (const struct node *n = items(root, STR("levels")); n;
	    n = n->next) {
		struct severity l = { .impact = IMPACT_MINOR,
			.postmortem = NEED_OPTIONAL };

		l.id = node_text(node_get(n, STR("id")));
		l.slug = slug_of(w->a, l.id);
		read_level(w, n, &l);
		*vec_push(w->a, &w->p->levels) = l;
	}
}

/* A word that two levels claim belongs to the first. Levels stay where
 * they are from here on. */
static void
index_levels(struct policy_work *w)
{
	for (size_t i = 0; i < w->p->levels.n; i++) {
		struct severity *l = &w->p->levels.v[i];

		for (size_t k = 0; k <= l->aliases.n; k++) {
			str word = k ? l->aliases.v[k - 1] : l->id;
			void **at = map_at(&w->p->level_by_word,
			    policy_level_key(w->a, word), w->a);

			if (!*at)
				*at = l;
		}
	}
}

static void
read_demotion(struct policy_work *w, const struct node *n)
{
	struct demotion *d = &w->p->demotion;

	policy_set_length(n, STR("stable"), &d->stable_text, &d->stable);
	policy_set_need(n, STR("actions"), &d->actions);
	policy_set_list(w, n, STR("unverified"), &d->unverified);
}

static void
read_roles(struct policy_work *w, const struct node *root)
{
	for (const struct node *n = entries(root, STR("roles")); n;
	    n = n->next) {
		struct role r = { .id = n->key, .name = n->key };

		policy_set_text(n, STR("name"), &r.name);
		policy_set_text(n, STR("duties"), &r.duties);
		policy_set_list(w, n, STR("aliases"), &r.aliases);
		policy_set_need(n, STR("need"), &r.need);
		policy_set_levels(w, n, &r.levels);
		policy_set_list(w, n, STR("apart"), &r.apart);
		policy_set_bool(n, STR("owns"), &r.owns);
		policy_set_bool(n, STR("unverified"), &r.unverified);
		*vec_push(w->a, &w->p->roles) = r;
	}
}

static void
read_process(struct policy_work *w, const struct node *root)
{
	for (const struct node *n = items(root, STR("process")); n;
	    n = n->next)
		*vec_push(w->a, &w->p->process) = (struct step){
			node_text(node_get(n, STR("name"))),
			node_text(node_get(n, STR("text"))) };
}

static void
read_detections(struct policy_work *w, const struct node *root)
{
	for (const struct node *n = entries(root, STR("detection")); n;
	    n = n->next)
		*vec_push(w->a, &w->p->detections) = (struct detection){
			n->key, str_empty(node_text(n)) ? n->key
			: node_text(n) };
}

static void
read_escalation(struct policy_work *w, const struct node *map)
{
	policy_set_list(w, map, STR("when"), &w->p->escalation_when);
	policy_set_bool(map, STR("past_target"),
	    &w->p->escalate_past_target);
	for (const struct node *n = items(map, STR("path")); n; n = n->next) {
		struct escalation_step s = { 0 };

		policy_set_text(n, STR("who"), &s.who);
		policy_set_text(n, STR("when"), &s.when);
		policy_set_length(n, STR("after"), &s.after_text, &s.after);
		policy_set_levels(w, n, &s.levels);
		*vec_push(w->a, &w->p->escalation) = s;
	}
}

static void
read_cadence(struct policy_work *w, const struct node *n)
{
	struct cadence_rule *c = &w->p->cadence;

	policy_set_target(n, STR("first"), &c->first);
	policy_set_target(n, STR("every"), &c->every);
	policy_set_length(n, STR("grace"), &c->grace_text, &c->grace);
	if (c->grace == LENGTH_NONE)
		c->grace = 0;
	c->until = RESOLVED;
	policy_set_milestone(n, STR("until"), &c->until);
	policy_set_list(w, n, STR("channels"), &c->channels);
}

void
policy_levels(struct policy_work *w, const struct node *root)
{
	read_levels(w, root);
	index_levels(w);
	read_demotion(w, node_get(root, STR("demotion")));
	read_roles(w, root);
	read_process(w, root);
	read_detections(w, root);
	read_escalation(w, node_get(root, STR("escalation")));
	read_cadence(w, node_get(root, STR("cadence")));
}
