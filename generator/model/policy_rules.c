/* The parts of a policy that say what must be written: timeline:,
 * postmortem:, runbooks:, actions:, requirements:, components:. */
#include "model/incident.h"
#include "model/policy_parts.h"
#include "read/scalar.h"

/* timeline:, postmortem: and runbooks: */

static void
read_timeline(struct policy_work *w, const struct node *map)
{
	struct timeline_rule *t = &w->p->timeline;

	policy_set_need(map, STR("actor"), &t->actor);
	t->utc = str_eq(node_text(node_get(map, STR("times"))), STR("utc"));
	policy_set_list(w, map, STR("unverified"), &t->unverified);
}

static const struct {
	const char *word;
	enum holds holds;
} holds_words[] = {
	{ "text", HOLDS_TEXT }, { "updates", HOLDS_UPDATES },
	{ "timeline", HOLDS_TIMELINE }, { "actions", HOLDS_ACTIONS },
};

/* What is no word for yes or no was reported; until then it is yes, which
 * keeps from the public what may be meant to be kept. */
static bool
is_internal(const struct node *n)
{
	bool yes = false;

	return n && (!scalar_bool(node_text(n), &yes) || yes);
}

static void
read_sections(struct policy_work *w, const struct node *list, bool runbook)
{
	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		struct section_rule s = { .need = NEED_REQUIRED,
			.runbook = runbook };
		str holds = node_text(node_get(n, STR("holds")));

		s.id = s.title = node_text(node_get(n, STR("id")));
		policy_set_text(n, STR("title"), &s.title);
		policy_set_text(n, STR("hint"), &s.hint);
		policy_set_list(w, n, STR("aliases"), &s.aliases);
		policy_set_list(w, n, STR("parts"), &s.parts);
		policy_set_need(n, STR("need"), &s.need);
		s.internal = is_internal(node_get(n, STR("internal")));
		for (size_t i = 0; i < sizeof(holds_words) /
		    sizeof(holds_words[0]); i++)
			if (str_eq(holds, str_c(holds_words[i].word)))
				s.holds = holds_words[i].holds;
		*vec_push(w->a, &w->p->sections) = s;
	}
}

static void
read_signoff(struct policy_work *w, const struct node *n)
{
	struct signoff_rule *s = &w->p->signoff;
	struct strs includes;
	int64_t least;

	policy_set_need(n, STR("need"), &s->need);
	policy_set_list(w, n, STR("includes"), &includes);
	for (size_t i = 0; i < includes.n; i++) {
		s->commander |= str_eq(includes.v[i], STR("commander"));
		s->owner |= str_eq(includes.v[i], STR("owner"));
	}
	policy_set_list(w, n, STR("by"), &s->by);
	policy_set_levels(w, n, &s->levels);
	s->least = 1;
	if (scalar_int(node_text(node_get(n, STR("least"))), &least) &&
	    least >= 1 && least <= 99)
		s->least = (int)least;
}

static void
read_postmortem(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;

	policy_set_text(map, STR("name"), &p->postmortem_word);
	policy_set_target(map, STR("draft"), &p->draft);
	policy_set_target(map, STR("final"), &p->final);
	policy_set_milestone(map, STR("from"), &p->due_from);
	p->gate = str_eq(node_text(node_get(map, STR("gate"))),
	    STR("closing"));
	policy_set_list(w, map, STR("principles"),
	    &p->postmortem_principles);
	policy_set_length(map, STR("repeats"), &p->repeats_text,
	    &p->repeats);
	if (p->repeats == LENGTH_NONE)
		p->repeats = 30 * (int64_t)DAY;
	policy_set_list(w, map, STR("share"), &p->share);
	policy_set_list(w, map, STR("placeholders"), &p->placeholders);
	policy_set_list(w, map, STR("unverified"),
	    &p->postmortem_unverified);
	read_signoff(w, node_get(map, STR("signoff")));
	read_sections(w, node_get(map, STR("sections")), false);
}

static void
read_runbooks(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;

	read_sections(w, node_get(map, STR("sections")), true);
	policy_set_length(map, STR("tested"), &p->runbook_tested_text,
	    &p->runbook_tested);
	/* No list means no level here, not every one. */
	policy_set_levels(w, map, &p->runbook_levels);
	if (p->runbook_levels.all)
		p->runbook_levels = (struct level_set){ 0 };
	policy_set_list(w, map, STR("unverified"), &p->runbooks_unverified);
}

/* actions: */

static void
read_needs(const struct node *map, struct action_kind *k)
{
	policy_set_need(map, STR("owner"), &k->owner);
	policy_set_need(map, STR("issue"), &k->issue);
	policy_set_need(map, STR("due"), &k->due);
	policy_set_need(map, STR("done"), &k->done);
}

/* More headings for the sections that hold actions. */
static void
add_headings(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;
	struct strs headings;

	policy_set_list(w, map, STR("headings"), &headings);
	for (size_t i = 0; i < p->sections.n; i++)
		for (size_t k = 0; k < headings.n &&
		    p->sections.v[i].holds == HOLDS_ACTIONS; k++)
			*vec_push(w->a, &p->sections.v[i].aliases) =
			    headings.v[k];
}

/* What is asked of any action is asked of a kind that says nothing of
 * its own. */
static void
read_kinds(struct policy_work *w, const struct node *kinds)
{
	if (!kinds || kinds->kind != NODE_MAP)
		return;
	for (const struct node *n = kinds->first; n; n = n->next) {
		struct action_kind k = w->p->any;

		k.id = k.name = n->key;
		policy_set_text(n, STR("name"), &k.name);
		policy_set_text(n, STR("what"), &k.what);
		policy_set_list(w, n, STR("aliases"), &k.aliases);
		read_needs(n, &k);
		*vec_push(w->a, &w->p->kinds) = k;
	}
}

static void
read_actions(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;

	policy_set_text(map, STR("name"), &p->actions_word);
	policy_set_text(map, STR("track"), &p->actions_track);
	policy_set_text(map, STR("issue_url"), &p->issue_url);
	if (!policy_issue_url_safe(p->issue_url))
		p->issue_url = STR_NONE;
	policy_set_list(w, map, STR("unverified"), &p->actions_unverified);
	read_needs(map, &p->any);
	add_headings(w, map);
	read_kinds(w, node_get(map, STR("kinds")));
	p->default_kind = policy_kind(p,
	    node_text(node_get(map, STR("default"))));
}

/* requirements:, components: */

static void
read_requirements(struct policy_work *w, const struct node *list)
{
	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		struct requirement r = { .from = INCIDENT_INVESTIGATING,
			.level = LEVEL_ERROR, .at = n->at };
		enum incident_status from;

		policy_set_list(w, n, STR("needs"), &r.needs);
		policy_set_levels(w, n, &r.levels);
		if (incident_status_find(node_text(node_get(n,
		    STR("from"))), &from))
			r.from = (int)from;
		level_find(node_text(node_get(n, STR("level"))), &r.level);
		policy_set_text(n, STR("why"), &r.why);
		*vec_push(w->a, &w->p->requirements) = r;
	}
}

static void
read_components(struct policy_work *w, const struct node *map)
{
	policy_set_need(map, STR("owner"), &w->p->component_owner);
	policy_set_need(map, STR("slo"), &w->p->component_slo);
	policy_set_need(map, STR("description"),
	    &w->p->component_description);
}

/* Every report may have a thread of updates, a timeline and actions, and
 * they are read, also where the policy says nothing of them. What it says
 * comes first: a heading that it claims is its own. */
static void
add_usual_sections(struct policy_work *w)
{
	static const struct {
		const char *id;
		enum holds holds;
		const char *names[4];
	} usual[] = {
		{ "timeline", HOLDS_TIMELINE, { "Timeline",
		    "Timeline of events", "Incident timeline" } },
		{ "actions", HOLDS_ACTIONS, { "Action items", "Actions",
		    "Corrective actions", "Preventive actions" } },
		{ "updates", HOLDS_UPDATES, { "Updates", "Status updates",
		    "Public updates" } },
	};
	struct policy *p = w->p;

	p->own_sections = p->sections.n;
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		struct section_rule s = { .id = str_c(usual[i].id),
			.title = str_c(usual[i].names[0]),
			.need = NEED_OPTIONAL, .holds = usual[i].holds };
		bool there = false;

		for (size_t k = 0; k < p->own_sections && !there; k++)
			there = p->sections.v[k].holds == s.holds;
		for (size_t k = 1; k < 4 && usual[i].names[k]; k++)
			*vec_push(w->a, &s.aliases) =
			    str_c(usual[i].names[k]);
		if (!there)
			*vec_push(w->a, &p->sections) = s;
	}
}

void
policy_rules(struct policy_work *w, const struct node *root)
{
	read_timeline(w, node_get(root, STR("timeline")));
	read_postmortem(w, node_get(root, STR("postmortem")));
	read_runbooks(w, node_get(root, STR("runbooks")));
	add_usual_sections(w);
	read_actions(w, node_get(root, STR("actions")));
	read_requirements(w, node_get(root, STR("requirements")));
	read_components(w, node_get(root, STR("components")));
}
