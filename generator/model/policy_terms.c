/* The parts of a policy that say what is counted and told: messages:,
 * metrics:, availability:, chapters:. */
#include "markdown/md.h"
#include "model/policy_parts.h"
#include "read/scalar.h"

/* messages: */

static void
read_message(struct policy_work *w, const struct node *n, struct message *m)
{
	const struct node *text = n && n->kind == NODE_MAP
	    ? node_get(n, STR("text")) : n;

	policy_set_target(n, STR("within"), &m->within);
	if (!text || text->kind != NODE_SCALAR)
		return;
	m->text = text->text;	/* not trimmed: lines matter */
	m->at = text->at;
	policy_set_text(n, STR("title"), &m->title);
	policy_set_text(n, STR("channel"), &m->channel);
	policy_set_list(w, n, STR("unverified"), &m->unverified);
}

static void
read_messages(struct policy_work *w, const struct node *map)
{
	for (int i = 0; i < MESSAGE_COUNT; i++)
		read_message(w, node_get(map,
		    str_c(message_name((enum message_kind)i))),
		    &w->p->messages[i]);
}

/* metrics: */

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

void
policy_metric_defaults(struct policy *p)
{
	for (int i = 0; i < METRIC_COUNT; i++)
		p->metrics[i] = (struct metric_rule){
			.id = str_c(metric_defaults[i].id),
			.label = str_c(metric_defaults[i].label),
			.name = str_c(metric_defaults[i].name),
			.from = metric_defaults[i].from,
			.to = metric_defaults[i].to,
			.timed = true,
		};
}

static void
read_metric(struct policy_work *w, const struct node *n,
    struct metric_rule *m)
{
	bool show = true;

	/* An empty one says that it has no acronym here. */
	if (node_get(n, STR("label")))
		m->label = node_text(node_get(n, STR("label")));
	policy_set_text(n, STR("name"), &m->name);
	policy_set_milestone(n, STR("from"), &m->from);
	policy_set_milestone(n, STR("to"), &m->to);
	policy_set_text(n, STR("what"), &m->what);
	policy_set_text(n, STR("fact"), &m->fact);
	policy_set_list(w, n, STR("aliases"), &m->aliases);
	policy_set_bool(n, STR("unverified"), &m->unverified);
	policy_set_bool(n, STR("show"), &show);
	m->hidden = !show;
	m->at = n->key_at;
	if (!str_empty(node_text(node_get(n, STR("from")))) &&
	    !str_empty(node_text(node_get(n, STR("to")))))
		m->timed = true;
}

static int
metric_find(str id)
{
	for (int i = 0; i < METRIC_COUNT; i++)
		if (str_eq(id, str_c(metric_defaults[i].id)))
			return i;
	return -1;
}

static void
read_metrics(struct policy_work *w, const struct node *map)
{
	if (!map || map->kind != NODE_MAP)
		return;
	for (const struct node *n = map->first; n; n = n->next) {
		int known = metric_find(n->key);
		struct metric_rule m = { .id = n->key, .name = n->key };

		if (known >= 0) {
			read_metric(w, n, &w->p->metrics[known]);
			continue;
		}
		read_metric(w, n, &m);
		*vec_push(w->a, &w->p->more_metrics) = m;
	}
}

/* availability:, chapters: */

static void
set_weight(const struct node *map, str key, int *out)
{
	int64_t per_mille;

	if (scalar_decimal(node_text(node_get(map, key)), 3, &per_mille) &&
	    per_mille >= 0 && per_mille <= 1000)
		*out = (int)per_mille;
}

/* Whether anything is said that changes how outages weigh. */
static bool
weighs(const struct node *map)
{
	static const char *const keys[] = { "degraded_performance",
		"partial_outage", "major_outage", "planned_work" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (node_get(map, str_c(keys[i])))
			return true;
	return false;
}

static void
read_availability(struct policy_work *w, const struct node *map)
{
	int *weights = w->p->weights;
	str planned = node_text(node_get(map, STR("planned_work")));

	/* What a preset says in words is not so once its numbers change. */
	if (weighs(map))
		w->p->weights_text = STR_NONE;
	policy_set_text(map, STR("name"), &w->p->weights_text);
	set_weight(map, STR("degraded_performance"), &weights[1]);
	set_weight(map, STR("partial_outage"), &weights[2]);
	set_weight(map, STR("major_outage"), &weights[3]);
	if (str_eq(planned, STR("excluded")))
		w->p->planned = PLANNED_EXCLUDED;
	else if (str_eq(planned, STR("up")))
		w->p->planned = PLANNED_UP;
	else if (str_eq(planned, STR("down")))
		w->p->planned = PLANNED_DOWN;
}

static void
read_chapters(struct policy_work *w, const struct node *list)
{
	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		const struct node *text = node_get(n, STR("text"));
		struct chapter c = {
			.title = node_text(node_get(n, STR("title"))),
			.text = node_text(text),
		};

		c.internal = md_title_internal(c.title);
		if (text)
			c.at = text->at;
		*vec_push(w->a, &w->p->chapters) = c;
	}
}

void
policy_terms(struct policy_work *w, const struct node *root)
{
	read_messages(w, node_get(root, STR("messages")));
	read_metrics(w, node_get(root, STR("metrics")));
	read_availability(w, node_get(root, STR("availability")));
	read_chapters(w, node_get(root, STR("chapters")));
}
