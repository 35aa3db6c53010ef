/* The parts of a policy that say what must be written: postmortem:,
 * runbooks: and actions:. */
#include "model/policy_parts.h"

/* postmortem: and runbooks: */

static const struct {
	const char *word;
	enum holds holds;
} holds_words[] = {
	{ "text", HOLDS_TEXT }, { "updates", HOLDS_UPDATES },
	{ "timeline", HOLDS_TIMELINE }, { "actions", HOLDS_ACTIONS },
};

static void
read_section(struct policy_work *w, const struct node *n,
    struct section_rule *s)
{
	str holds = node_text(node_get(n, STR("holds")));

	policy_set_text(n, STR("title"), &s->title);
	policy_set_text(n, STR("hint"), &s->hint);
	policy_set_list(w, n, STR("aliases"), &s->aliases);
	policy_set_need(n, STR("need"), &s->need);
	for (size_t i = 0; i < sizeof(holds_words) / sizeof(holds_words[0]);
	    i++)
		if (str_eq(holds, str_c(holds_words[i].word)))
			s->holds = holds_words[i].holds;
}

static size_t
find_section(const struct policy *p, str id, bool runbook)
{
	size_t i = 0;

	while (i < p->sections.n && !(p->sections.v[i].runbook == runbook &&
	    str_eq(p->sections.v[i].id, id)))
		i++;
	return i;
}

void
policy_sections(struct policy_work *w, const struct node *list, bool runbook)
{
	struct policy *p = w->p;

	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		str id = node_text(node_get(n, STR("id")));
		size_t i = find_section(p, id, runbook);

		if (str_empty(id))
			continue;
		if (policy_dropped(n)) {
			if (i == p->sections.n)
				continue;
			for (p->sections.n--; i < p->sections.n; i++)
				p->sections.v[i] = p->sections.v[i + 1];
			continue;
		}
		if (i == p->sections.n)
			*vec_push(w->a, &p->sections) =
			    (struct section_rule){
				.id = id,
				.title = id,
				.need = NEED_REQUIRED,
				.runbook = runbook,
			};
		read_section(w, n, &p->sections.v[i]);
	}
}

void
policy_postmortem(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;
	str gate = node_text(node_get(map, STR("gate")));

	policy_set_text(map, STR("name"), &p->postmortem_word);
	policy_set_target(map, STR("draft"), &p->draft);
	policy_set_target(map, STR("final"), &p->final);
	policy_set_milestone(map, STR("from"), &p->due_from);
	if (!str_empty(gate))
		p->gate = str_eq(gate, STR("closing"));
	policy_set_list(w, map, STR("placeholders"), &p->placeholders);
	policy_sections(w, node_get(map, STR("sections")), false);
}

/* actions: */

static void
read_needs(const struct node *map, struct action_kind *k)
{
	policy_set_need(map, STR("owner"), &k->owner);
	policy_set_need(map, STR("issue"), &k->issue);
	policy_set_need(map, STR("due"), &k->due);
}

void
policy_actions(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;
	const struct node *kinds = node_get(map, STR("kinds"));
	struct strs headings = { 0 };

	policy_set_text(map, STR("name"), &p->actions_word);
	read_needs(map, &p->any);
	policy_set_list(w, map, STR("headings"), &headings);
	for (size_t i = 0; i < p->sections.n; i++)
		for (size_t k = 0; k < headings.n &&
		    p->sections.v[i].holds == HOLDS_ACTIONS; k++)
			*vec_push(w->a, &p->sections.v[i].aliases) =
			    headings.v[k];
	if (!kinds || kinds->kind != NODE_MAP)
		return;
	for (const struct node *n = kinds->first; n; n = n->next) {
		size_t i = 0;

		while (i < p->kinds.n && !str_eq(p->kinds.v[i].id, n->key))
			i++;
		if (i == p->kinds.n) {
			*vec_push(w->a, &p->kinds) = (struct action_kind){
				.id = n->key, .name = n->key };
			*vec_push(w->a, &w->said) = (struct said){ 0 };
		}
		w->said.v[i].owner |= node_get(n, STR("owner")) != NULL;
		w->said.v[i].issue |= node_get(n, STR("issue")) != NULL;
		w->said.v[i].due |= node_get(n, STR("due")) != NULL;
		policy_set_text(n, STR("name"), &p->kinds.v[i].name);
		policy_set_list(w, n, STR("aliases"), &p->kinds.v[i].aliases);
		read_needs(n, &p->kinds.v[i]);
	}
}

/* Once the preset and the team's own file have both spoken. */
void
policy_inherit_needs(struct policy_work *w)
{
	struct policy *p = w->p;

	for (size_t i = 0; i < p->kinds.n; i++) {
		struct action_kind *k = &p->kinds.v[i];

		if (!w->said.v[i].owner)
			k->owner = p->any.owner;
		if (!w->said.v[i].issue)
			k->issue = p->any.issue;
		if (!w->said.v[i].due)
			k->due = p->any.due;
	}
}
