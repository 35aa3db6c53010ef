#include "model/maintenance.h"

#include "model/front.h"
#include "read/scalar.h"

static const char *const state_names[] = {
	[MAINTENANCE_SCHEDULED] = "scheduled",
	[MAINTENANCE_IN_PROGRESS] = "in_progress",
	[MAINTENANCE_COMPLETED] = "completed",
	[MAINTENANCE_CANCELLED] = "cancelled",
};

const char *
maintenance_state_name(enum maintenance_state s)
{
	return state_names[s];
}

int64_t
maintenance_end(const struct maintenance *m)
{
	return m->completed.at != TIME_NONE ? m->completed.at : m->ends.at;
}

enum maintenance_state
maintenance_state(const struct maintenance *m, int64_t now)
{
	if (m->cancelled)
		return MAINTENANCE_CANCELLED;
	/* Without a start it was reported, and changes nothing. */
	if (m->starts.at == TIME_NONE || now < m->starts.at)
		return MAINTENANCE_SCHEDULED;
	if (maintenance_end(m) != TIME_NONE && now >= maintenance_end(m))
		return MAINTENANCE_COMPLETED;
	return MAINTENANCE_IN_PROGRESS;
}

/* status: is there only to override: "cancelled", or "completed" with
 * the moment in completed: (the planned end when that is missing). */
static void
read_override(struct maintenance *m, const struct node *f,
    const struct reading *r)
{
	str word = node_text(node_get(f, STR("status")));

	m->cancelled = str_eq(word, STR("cancelled"));
	m->completed = moment_read(node_get(f, STR("completed")), r);
}

void
maintenance_front(struct maintenance *m, const struct reading *r)
{
	const struct node *f = m->doc.front;
	const struct node *id = node_get(f, STR("id"));

	front_common(&m->doc, r);
	m->id = scalar_tag(node_text(id)) ? node_text(id) : m->doc.slug;
	if (id)
		m->id_at = id->at;
	m->starts = moment_read(node_get(f, STR("starts")), r);
	m->ends = moment_read(node_get(f, STR("ends")), r);
	read_override(m, f, r);
	front_components(node_get(f, STR("components")), r, &m->components);
	front_tags(node_get(f, STR("tags")), r->keep, &m->tags);
	m->owner = front_person(node_get(f, STR("owner")));
	const struct node *impact = node_get(f, STR("impact"));
	m->impact_summary = impact && impact->kind == NODE_MAP
	    ? node_text(node_get(impact, STR("summary")))
	    : node_text(impact);
}
