#include "measure/next_change.h"

str
next_change_name(enum next_change_why why)
{
	static const str names[NEXT_WHY_COUNT] = {
		[NEXT_WORK_STARTS] = STR_INIT("maintenance_starts"),
		[NEXT_WORK_ENDS] = STR_INIT("maintenance_ends"),
		[NEXT_UPDATE_DUE] = STR_INIT("update_due"),
		[NEXT_STATE] = STR_INIT("component_state"),
		[NEXT_UPDATE] = STR_INIT("update"),
		[NEXT_STALE] = STR_INIT("stale"),
	};

	return names[why];
}

static void
offer(struct next_change *n, int64_t now, int64_t at,
    enum next_change_why why, const struct document *doc)
{
	if (at == TIME_NONE || at <= now ||
	    (n->at != TIME_NONE && n->at <= at))
		return;
	*n = (struct next_change){ at, why, doc };
}

/* Those behind the others are in the order of time, and are shown so many
 * seconds before it. */
static void
offer_update(struct next_change *n, int64_t now, const struct document *doc,
    int64_t early)
{
	const struct updates *all = &doc->body.updates;

	if (all->later > 0)
		offer(n, now, all->v[all->n].at - early, NEXT_UPDATE, doc);
}

static void
offer_incident(struct next_change *n, int64_t now, const struct incident *in)
{
	/* At the moment itself it is in time still. */
	if (in->next_update.at != TIME_NONE)
		offer(n, now, in->next_update.at + 1, NEXT_UPDATE_DUE,
		    &in->doc);
	for (size_t i = 0; i < in->components.n; i++) {
		const struct affected *f = &in->components.v[i];

		for (size_t k = 0; k < f->changes.n; k++)
			offer(n, now, f->changes.v[k].at, NEXT_STATE,
			    &in->doc);
	}
}

struct next_change
next_change_of(const struct corpus *c, int64_t now)
{
	struct next_change n = { .at = TIME_NONE };

	for (size_t i = 0; i < c->incidents.n; i++) {
		if (incident_open(&c->incidents.v[i]))
			offer_incident(&n, now, &c->incidents.v[i]);
		offer_update(&n, now, &c->incidents.v[i].doc, UPDATE_EARLY);
	}
	for (size_t i = 0; i < c->maintenance.n; i++) {
		const struct maintenance *m = &c->maintenance.v[i];

		offer_update(&n, now, &m->doc, 0);
		if (m->cancelled || m->starts.at == TIME_NONE)
			continue;
		offer(&n, now, m->starts.at, NEXT_WORK_STARTS, &m->doc);
		offer(&n, now, maintenance_end(m), NEXT_WORK_ENDS, &m->doc);
	}
	if (c->site->valid_for > 0)
		offer(&n, now, now + c->site->valid_for, NEXT_STALE, NULL);
	return n;
}
