#include "model/incident.h"

#include "model/front.h"
#include "read/scalar.h"

static const char *const status_names[] = {
	[INCIDENT_INVESTIGATING] = "investigating",
	[INCIDENT_IDENTIFIED] = "identified",
	[INCIDENT_MONITORING] = "monitoring",
	[INCIDENT_RESOLVED] = "resolved",
	[INCIDENT_CLOSED] = "closed",
};

const char *
incident_status_name(enum incident_status s)
{
	return status_names[s];
}

bool
incident_status_find(str name, enum incident_status *out)
{
	for (size_t i = 0; i < INCIDENT_STATUS_COUNT; i++)
		if (str_eq(str_c(status_names[i]), name)) {
			*out = (enum incident_status)i;
			return true;
		}
	return false;
}

static void
read_roles(struct incident *in, const struct node *map,
    const struct reading *r)
{
	if (!map || map->kind != NODE_MAP)
		return;
	for (const struct node *n = map->first; n; n = n->next)
		if (n->kind == NODE_SCALAR)
			*vec_push(r->keep, &in->roles) = (struct role_holder){
				n->key, front_person(n) };
}

static void
read_impact(struct incident *in, const struct node *map,
    const struct reading *r)
{
	if (!map)
		return;
	if (map->kind == NODE_SCALAR) {
		in->impact_summary = node_text(map);
		return;
	}
	for (const struct node *n = map->first; n; n = n->next) {
		if (n->kind != NODE_SCALAR)
			continue;
		if (str_eq(n->key, STR("summary")))
			in->impact_summary = node_text(n);
		else
			*vec_push(r->keep, &in->impact) = (struct fact){
				n->key, node_text(n) };
	}
}

/* What is no address was reported; no page may lead there. */
static void
read_links(struct incident *in, const struct node *list,
    const struct reading *r)
{
	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		bool map = n->kind == NODE_MAP;
		struct named url = front_named(map
		    ? node_get(n, STR("url")) : n);
		str title = map ? node_text(node_get(n, STR("title")))
		    : STR_NONE;

		if (scalar_url(url.name))
			*vec_push(r->keep, &in->links) = (struct reference){
				str_empty(title) ? url.name : title,
				url.name, url.at };
	}
}

static void
read_history(struct incident *in, const struct node *list,
    const struct reading *r)
{
	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		struct severity_change c = {
			.at = moment_read(node_get(n, STR("at")), r),
			.severity = front_named(
			    node_get(n, STR("severity"))),
		};

		c.level = policy_level(r->policy, c.severity.name);
		*vec_push(r->keep, &in->history) = c;
	}
}

static void
read_times(struct incident *in, const struct node *f,
    const struct reading *r)
{
	for (int m = 0; m < MILESTONE_COUNT; m++)
		in->times[m] = moment_read(
		    node_get(f, str_c(milestone_name((enum milestone)m))), r);
	in->next_update = moment_read(node_get(f, STR("next_update")), r);
}

void
incident_front(struct incident *in, const struct reading *r)
{
	const struct node *f = in->doc.front;
	const struct node *id = node_get(f, STR("id"));
	struct named status = front_named(node_get(f, STR("status")));

	front_common(&in->doc, r);
	in->id = scalar_tag(node_text(id)) ? node_text(id) : in->doc.slug;
	if (id)
		in->id_at = id->at;
	in->severity = front_named(node_get(f, STR("severity")));
	in->level = policy_level(r->policy, in->severity.name);
	/* An unknown status was reported; open is the side that does not
	 * show green. */
	if (incident_status_find(status.name, &in->status))
		in->status_at = status.at;
	read_times(in, f, r);
	front_components(node_get(f, STR("components")), r, &in->components);
	in->detection = front_named(node_get(f, STR("detection")));
	in->commander = front_person(node_get(f, STR("commander")));
	read_roles(in, node_get(f, STR("roles")), r);
	read_impact(in, node_get(f, STR("impact")), r);
	front_tags(node_get(f, STR("tags")), r->keep, &in->tags);
	front_nameds(node_get(f, STR("runbooks")), r->keep, &in->runbooks);
	front_nameds(node_get(f, STR("related")), r->keep, &in->related);
	front_nameds(node_get(f, STR("duplicates")), r->keep,
	    &in->duplicates);
	read_links(in, node_get(f, STR("links")), r);
	read_history(in, node_get(f, STR("severity_history")), r);
	in->review.drafted = in->review.finalized = DATE_NONE;
	front_review(node_get(f, STR("postmortem")), r, &in->review);
	front_actions(node_get(f, STR("actions")), r, &in->actions);
	in->internal_facts = node_get(f, STR("internal"));
}

void
postmortem_front(struct postmortem *pm, const struct reading *r)
{
	const struct node *f = pm->doc.front;

	front_common(&pm->doc, r);
	pm->incident = front_named(node_get(f, STR("incident")));
	pm->review.drafted = pm->review.finalized = DATE_NONE;
	front_review(f, r, &pm->review);
	front_actions(node_get(f, STR("actions")), r, &pm->actions);
	pm->of = -1;
}

/* The start comes before everything; the rest need not be in one line (a
 * page may come before anybody has looked), but for these. */
const struct milestone_order milestone_orders[] = {
	{ STARTED, DETECTED },
	{ STARTED, PAGED },
	{ STARTED, ACKNOWLEDGED },
	{ STARTED, TRIAGED },
	{ STARTED, DECLARED },
	{ STARTED, ESCALATED },
	{ STARTED, MITIGATED },
	{ STARTED, RESOLVED },
	{ STARTED, VERIFIED },
	{ STARTED, CLOSED },
	{ DETECTED, ACKNOWLEDGED },
	{ PAGED, ACKNOWLEDGED },
	{ DETECTED, TRIAGED },
	{ PAGED, TRIAGED },
	{ MITIGATED, RESOLVED },
	{ RESOLVED, VERIFIED },
	{ RESOLVED, CLOSED },
};
const size_t milestone_order_count =
    sizeof(milestone_orders) / sizeof(milestone_orders[0]);

void
incident_doubts(struct incident *in, int64_t now)
{
	for (int m = 0; m < MILESTONE_COUNT; m++)
		in->doubtful[m] = in->times[m].at != TIME_NONE &&
		    in->times[m].at > now;
	for (size_t i = 0; i < milestone_order_count; i++) {
		struct milestone_order o = milestone_orders[i];
		int64_t first = in->times[o.first].at;
		int64_t then = in->times[o.then].at;

		if (first != TIME_NONE && then != TIME_NONE && then < first)
			in->doubtful[o.first] = in->doubtful[o.then] = true;
	}
}
