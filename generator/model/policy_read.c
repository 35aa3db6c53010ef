/* Reading a policy: the preset that it extends first, itself on top. */
#include "base/rule.h"
#include "model/policy_parts.h"
#include "model/presets.h"
#include "read/scalar.h"

/* Set *out when the key is there. */
void
policy_set_text(const struct node *map, str key, str *out)
{
	const struct node *n = node_get(map, key);

	if (n)
		*out = node_text(n);
}

void
policy_set_list(struct policy_work *w, const struct node *map, str key,
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

void
policy_set_need(const struct node *map, str key, enum need *out)
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
	struct deadline d;

	if (!scalar_deadline(text, &d))
		return t;
	t.business_days = d.business_days;
	if (d.business_days == 0)
		t.seconds = d.seconds;
	return t;
}

void
policy_set_target(const struct node *map, str key, struct target *out)
{
	const struct node *n = node_get(map, key);

	if (n)
		*out = target_of(node_text(n));
}

void
policy_set_milestone(const struct node *map, str key, enum milestone *out)
{
	str word = node_text(node_get(map, key));

	if (!str_empty(word))
		milestone_find(word, out);
}

bool
policy_dropped(const struct node *item)
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

	policy_set_text(n, STR("name"), &l->name);
	policy_set_list(w, n, STR("aliases"), &l->aliases);
	policy_set_list(w, n, STR("criteria"), &l->criteria);
	policy_set_list(w, n, STR("escalation"), &l->escalation);
	for (int i = IMPACT_NONE; i <= IMPACT_CRITICAL; i++)
		if (str_eq(impact, str_c(impact_name((enum impact)i))))
			l->impact = (enum impact)i;
	policy_set_target(n, STR("response"), &l->response);
	policy_set_target(n, STR("resolution"), &l->resolution);
	policy_set_target(n, STR("cadence"), &l->cadence);
	policy_set_need(n, STR("postmortem"), &l->postmortem);
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
		while (i < p->levels.n &&
		    !policy_same_level(p->levels.v[i].id, id))
			i++;
		if (policy_dropped(n)) {
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
		policy_set_text(n, STR("name"), &p->roles.v[i].name);
		policy_set_text(n, STR("duties"), &p->roles.v[i].duties);
		policy_set_list(w, n, STR("aliases"), &p->roles.v[i].aliases);
		policy_set_need(n, STR("need"), &p->roles.v[i].need);
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

		policy_set_text(n, STR("label"), &m->label);
		policy_set_text(n, STR("name"), &m->name);
		policy_set_milestone(n, STR("from"), &m->from);
		policy_set_milestone(n, STR("to"), &m->to);
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

	policy_set_text(map, STR("name"), &w->p->weights_text);
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

	policy_set_text(n, STR("name"), &p->name);
	policy_set_text(n, STR("about"), &p->about);
	policy_set_list(w, n, STR("principles"), &p->principles);
	policy_set_list(w, n, STR("communication"), &p->communication);
	read_process(w, node_get(n, STR("process")));
	read_levels(w, node_get(n, STR("levels")));
	read_roles(w, node_get(n, STR("roles")));
	read_detections(w, node_get(n, STR("detection")));
	policy_postmortem(w, node_get(n, STR("postmortem")));
	policy_sections(w, node_get(node_get(n, STR("runbooks")),
	    STR("sections")), true);
	policy_actions(w, node_get(n, STR("actions")));
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
		diag_meant(w->d, name, near);
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
	struct policy_work w = { .a = a, .p = out, .d = d,
		.preset = preset, .context = context };

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
	policy_inherit_needs(&w);
	add_updates_section(&w);
	placeholder_starts(out);
	index_sections(&w);
}
