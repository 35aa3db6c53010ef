/* Reading a policy: the preset that it extends first, itself on top. */
#include "base/rule.h"
#include "model/policy.h"
#include "model/presets.h"
#include "read/scalar.h"

struct policy_work {
	struct arena *a;
	struct policy *p;
	struct diags *d;
	preset_fn *preset;
	void *context;
};

/* Set *out when the key is there. */
static void
set_text(const struct node *map, str key, str *out)
{
	const struct node *n = node_get(map, key);

	if (n)
		*out = node_text(n);
}

static void
set_list(struct policy_work *w, const struct node *map, str key,
    struct strs *out)
{
	const struct node *n = node_get(map, key);

	if (!n)
		return;
	*out = (struct strs){ 0 };
	if (n->kind == NODE_SCALAR)
		*vec_push(w->a, out) = node_text(n);
	else if (n->kind == NODE_LIST)
		for (const struct node *i = n->first; i; i = i->next)
			if (i->kind == NODE_SCALAR)
				*vec_push(w->a, out) = node_text(i);
}

static void
set_need(const struct node *map, str key, enum need *out)
{
	str word = node_text(node_get(map, key));

	if (str_eq(word, STR("required")))
		*out = NEED_REQUIRED;
	else if (str_eq(word, STR("optional")))
		*out = NEED_OPTIONAL;
	else if (str_eq(word, STR("none")))
		*out = NEED_NONE;
}

/* "48h", "5 business days", or words. */
static struct target
target_of(str text)
{
	struct target t = { .text = text, .seconds = LENGTH_NONE };
	struct cut c = str_cut(text, ' ');
	int64_t n;

	if (str_to_int(c.head, &n) && n > 0 && n < 10000 &&
	    str_istarts(str_trim(c.tail), STR("business day")))
		t.business_days = (int)n;
	else if (!length_parse(text, &t.seconds, NULL))
		t.seconds = LENGTH_NONE;
	return t;
}

static void
set_target(const struct node *map, str key, struct target *out)
{
	const struct node *n = node_get(map, key);

	if (n)
		*out = target_of(node_text(n));
}

static void
set_milestone(const struct node *map, str key, enum milestone *out)
{
	str word = node_text(node_get(map, key));

	if (!str_empty(word))
		milestone_find(word, out);
}

static bool
dropped(const struct node *item)
{
	bool yes = false;

	scalar_bool(node_text(node_get(item, STR("drop"))), &yes);
	return yes;
}

/* levels: */

static str
slug_of(struct arena *a, str id)
{
	char *p = arena_bytes(a, id.n);

	for (size_t i = 0; i < id.n; i++)
		p[i] = char_alnum(id.p[i]) ? char_lower(id.p[i]) : '-';
	return str_of(p, id.n);
}

static void
read_level(struct policy_work *w, const struct node *n, struct severity *l)
{
	str impact = node_text(node_get(n, STR("impact")));

	set_text(n, STR("name"), &l->name);
	set_list(w, n, STR("aliases"), &l->aliases);
	set_list(w, n, STR("criteria"), &l->criteria);
	set_list(w, n, STR("escalation"), &l->escalation);
	for (int i = IMPACT_NONE; i <= IMPACT_CRITICAL; i++)
		if (str_eq(impact, str_c(impact_name((enum impact)i))))
			l->impact = (enum impact)i;
	set_target(n, STR("response"), &l->response);
	set_target(n, STR("resolution"), &l->resolution);
	set_target(n, STR("cadence"), &l->cadence);
	set_need(n, STR("postmortem"), &l->postmortem);
}

static void
read_levels(struct policy_work *w, const struct node *list)
{
	struct policy *p = w->p;

	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		str id = node_text(node_get(n, STR("id")));
		size_t i = 0;

		if (str_empty(id))
			continue;
		while (i < p->levels.n && !str_eq(p->levels.v[i].id, id))
			i++;
		if (dropped(n)) {
			if (i == p->levels.n)
				continue;
			for (p->levels.n--; i < p->levels.n; i++)
				p->levels.v[i] = p->levels.v[i + 1];
			continue;
		}
		if (i == p->levels.n)
			*vec_push(w->a, &p->levels) = (struct severity){
				.id = id,
				.slug = slug_of(w->a, id),
				.impact = IMPACT_MINOR,
				.postmortem = NEED_OPTIONAL,
			};
		read_level(w, n, &p->levels.v[i]);
	}
}

/* roles:, detection: */

static void
read_roles(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;

	if (!map || map->kind != NODE_MAP)
		return;
	for (const struct node *n = map->first; n; n = n->next) {
		size_t i = 0;

		while (i < p->roles.n && !str_eq(p->roles.v[i].id, n->key))
			i++;
		if (i == p->roles.n)
			*vec_push(w->a, &p->roles) = (struct role){
				.id = n->key, .name = n->key };
		set_text(n, STR("name"), &p->roles.v[i].name);
		set_text(n, STR("duties"), &p->roles.v[i].duties);
		set_list(w, n, STR("aliases"), &p->roles.v[i].aliases);
		set_need(n, STR("need"), &p->roles.v[i].need);
	}
}

static void
read_detections(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;

	if (!map || map->kind != NODE_MAP)
		return;
	for (const struct node *n = map->first; n; n = n->next) {
		size_t i = 0;

		while (i < p->detections.n &&
		    !str_eq(p->detections.v[i].id, n->key))
			i++;
		if (i == p->detections.n)
			*vec_push(w->a, &p->detections) =
			    (struct detection){ .id = n->key };
		p->detections.v[i].name = node_text(n);
	}
}

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

	set_text(n, STR("title"), &s->title);
	set_text(n, STR("hint"), &s->hint);
	set_list(w, n, STR("aliases"), &s->aliases);
	set_need(n, STR("need"), &s->need);
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

static void
read_sections(struct policy_work *w, const struct node *list, bool runbook)
{
	struct policy *p = w->p;

	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		str id = node_text(node_get(n, STR("id")));
		size_t i = find_section(p, id, runbook);

		if (str_empty(id))
			continue;
		if (dropped(n)) {
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

static void
read_postmortem(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;
	str gate = node_text(node_get(map, STR("gate")));

	set_text(map, STR("name"), &p->postmortem_word);
	set_target(map, STR("draft"), &p->draft);
	set_target(map, STR("final"), &p->final);
	set_milestone(map, STR("from"), &p->due_from);
	if (!str_empty(gate))
		p->gate = str_eq(gate, STR("closing"));
	set_list(w, map, STR("placeholders"), &p->placeholders);
	read_sections(w, node_get(map, STR("sections")), false);
}

/* actions: */

static void
read_needs(const struct node *map, struct action_kind *k)
{
	set_need(map, STR("owner"), &k->owner);
	set_need(map, STR("issue"), &k->issue);
	set_need(map, STR("due"), &k->due);
}

static void
read_actions(struct policy_work *w, const struct node *map)
{
	struct policy *p = w->p;
	const struct node *kinds = node_get(map, STR("kinds"));
	struct strs headings = { 0 };

	set_text(map, STR("name"), &p->actions_word);
	read_needs(map, &p->any);
	set_list(w, map, STR("headings"), &headings);
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
			struct action_kind k = p->any;

			k.id = k.name = n->key;
			*vec_push(w->a, &p->kinds) = k;
		}
		set_text(n, STR("name"), &p->kinds.v[i].name);
		set_list(w, n, STR("aliases"), &p->kinds.v[i].aliases);
		read_needs(n, &p->kinds.v[i]);
	}
}

/* metrics:, availability:, chapters: */

static const struct {
	const char *id, *label, *name;
	enum milestone from, to;
} metric_defaults[METRIC_COUNT] = {
	[METRIC_DETECT] = { "detect", "MTTD", "Time to detect",
	    STARTED, DETECTED },
	[METRIC_ACKNOWLEDGE] = { "acknowledge", "MTTA",
	    "Time to acknowledge", DETECTED, ACKNOWLEDGED },
	[METRIC_MITIGATE] = { "mitigate", "MTTM", "Time to mitigate",
	    STARTED, MITIGATED },
	[METRIC_RESOLVE] = { "resolve", "MTTR", "Time to resolve",
	    STARTED, RESOLVED },
};

static void
read_metrics(struct policy_work *w, const struct node *map)
{
	for (int i = 0; i < METRIC_COUNT; i++) {
		const struct node *n = node_get(map,
		    str_c(metric_defaults[i].id));
		struct metric_rule *m = &w->p->metrics[i];

		set_text(n, STR("label"), &m->label);
		set_text(n, STR("name"), &m->name);
		set_milestone(n, STR("from"), &m->from);
		set_milestone(n, STR("to"), &m->to);
	}
}

static void
set_weight(const struct node *map, str key, int *out)
{
	int64_t per_mille;

	if (scalar_decimal(node_text(node_get(map, key)), 3, &per_mille) &&
	    per_mille >= 0 && per_mille <= 1000)
		*out = (int)per_mille;
}

static void
read_availability(struct policy_work *w, const struct node *map)
{
	int *weights = w->p->weights;

	set_text(map, STR("name"), &w->p->weights_text);
	set_weight(map, STR("degraded_performance"), &weights[1]);
	set_weight(map, STR("partial_outage"), &weights[2]);
	set_weight(map, STR("major_outage"), &weights[3]);
}

static void
read_chapters(struct policy_work *w, const struct node *list)
{
	if (!list || list->kind != NODE_LIST)
		return;
	w->p->chapters.n = 0;
	for (const struct node *n = list->first; n; n = n->next)
		*vec_push(w->a, &w->p->chapters) = (struct chapter){
			node_text(node_get(n, STR("title"))),
			node_text(node_get(n, STR("text"))) };
}

static void
read_process(struct policy_work *w, const struct node *list)
{
	if (!list || list->kind != NODE_LIST)
		return;
	w->p->process = (struct strs){ 0 };
	for (const struct node *n = list->first; n; n = n->next)
		*vec_push(w->a, &w->p->process) =
		    node_text(node_get(n, STR("name")));
}

static void
apply(struct policy_work *w, const struct node *n)
{
	struct policy *p = w->p;
	str owner = node_text(node_get(node_get(n, STR("components")),
	    STR("owner")));

	set_text(n, STR("name"), &p->name);
	set_text(n, STR("about"), &p->about);
	set_list(w, n, STR("principles"), &p->principles);
	set_list(w, n, STR("communication"), &p->communication);
	read_process(w, node_get(n, STR("process")));
	read_levels(w, node_get(n, STR("levels")));
	read_roles(w, node_get(n, STR("roles")));
	read_detections(w, node_get(n, STR("detection")));
	read_postmortem(w, node_get(n, STR("postmortem")));
	read_sections(w, node_get(node_get(n, STR("runbooks")),
	    STR("sections")), true);
	read_actions(w, node_get(n, STR("actions")));
	read_metrics(w, node_get(n, STR("metrics")));
	read_availability(w, node_get(n, STR("availability")));
	read_chapters(w, node_get(n, STR("chapters")));
	if (!str_empty(owner))
		p->component_owner = str_eq(owner, STR("required"));
}

static void
apply_preset(struct policy_work *w, const struct node *extends)
{
	str name = node_text(extends), near;
	const struct node *root;
	size_t n;
	const str *names = preset_names(&n);

	if (str_empty(name))
		return;
	root = w->preset ? w->preset(w->context, name) : NULL;
	if (root) {
		w->p->id = name;
		apply(w, root);
		return;
	}
	diag_add(w->d, RULE_POLICY_UNKNOWN, extends->at,
	    "there is no preset " STR_FMT, STR_ARG(name));
	near = suggest(name, names, n);
	if (!str_empty(near))
		diag_help(w->d, "did you mean " STR_FMT "?", STR_ARG(near));
	else
		diag_help(w->d, "`allclear help` names the presets");
}

/* Every report has a thread of updates, whatever the policy. */
static void
add_updates_section(struct policy_work *w)
{
	static const str others[] = { STR_INIT("Status updates"),
		STR_INIT("Public updates") };
	struct section_rule s = { .id = STR("updates"),
		.title = STR("Updates"), .need = NEED_OPTIONAL,
		.holds = HOLDS_UPDATES };

	for (size_t i = 0; i < w->p->sections.n; i++)
		if (w->p->sections.v[i].holds == HOLDS_UPDATES)
			return;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		*vec_push(w->a, &s.aliases) = others[i];
	*vec_push(w->a, &w->p->sections) = s;
}

/* A title or alias that two sections claim belongs to the first. */
static void
index_sections(struct policy_work *w)
{
	struct policy *p = w->p;

	for (size_t i = 0; i < p->sections.n; i++) {
		struct section_rule *s = &p->sections.v[i];

		for (size_t k = 0; k <= s->aliases.n; k++) {
			str name = k ? s->aliases.v[k - 1] : s->title;
			void **at;

			if (s->runbook)
				continue;
			at = map_at(&p->section_by_name,
			    heading_fold(w->a, name), w->a);
			if (!*at)
				*at = s;
		}
	}
}

void
policy_read(struct arena *a, const struct node *root, preset_fn *preset,
    void *context, struct policy *out, struct diags *d)
{
	struct policy_work w = { a, out, d, preset, context };

	*out = (struct policy){
		.postmortem_word = STR("Postmortem"),
		.actions_word = STR("Action items"),
		.weights = { 0, 0, 300, 1000 },
		.due_from = RESOLVED,
		.draft = { .seconds = LENGTH_NONE },
		.final = { .seconds = LENGTH_NONE },
	};
	for (int i = 0; i < METRIC_COUNT; i++)
		out->metrics[i] = (struct metric_rule){
			str_c(metric_defaults[i].label),
			str_c(metric_defaults[i].name),
			metric_defaults[i].from, metric_defaults[i].to };
	if (root) {
		apply_preset(&w, node_get(root, STR("extends")));
		apply(&w, root);
	}
	add_updates_section(&w);
	placeholder_starts(out);
	index_sections(&w);
}
