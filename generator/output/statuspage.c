#include "output/statuspage_parts.h"

#include "base/map.h"
#include "render/view.h"

/* Which of the planned work a file lists. */
enum work_list { WORK_NONE, WORK_ALL, WORK_UPCOMING, WORK_ACTIVE, WORK_NOW };
enum incident_list { INCIDENTS_NONE, INCIDENTS_ALL, INCIDENTS_OPEN };

static const struct contents {
	const char *path;
	bool components, status;
	enum incident_list incidents;
	enum work_list work;
} contents[] = {
	{ "api/v2/summary.json", true, true, INCIDENTS_OPEN, WORK_NOW },
	{ "api/v2/status.json", .status = true },
	{ "api/v2/components.json", .components = true },
	{ "api/v2/incidents.json", .incidents = INCIDENTS_ALL },
	{ "api/v2/incidents/unresolved.json", .incidents = INCIDENTS_OPEN },
	{ "api/v2/scheduled-maintenances.json", .work = WORK_ALL },
	{ "api/v2/scheduled-maintenances/upcoming.json",
	    .work = WORK_UPCOMING },
	{ "api/v2/scheduled-maintenances/active.json", .work = WORK_ACTIVE },
};

str
statuspage_id(struct arena *a, const char *kind, str of)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	uint64_t h = str_hash(str_cat(a, str_c(kind), STR(":"), of));
	char id[STATUSPAGE_ID];

	for (size_t i = 0; i < sizeof(id); i++) {
		id[i] = digits[h % 36];
		h /= 36;
	}
	return str_dup(a, str_of(id, sizeof(id)));
}

void
statuspage_put_time(struct statuspage_out *w, const char *key, int64_t at)
{
	if (at == TIME_NONE)
		json_out_null(&w->json, key);
	else
		json_out_text(&w->json, key, when_iso_ms(w->a, at));
}

static void
put_page(struct statuspage_out *w)
{
	const struct site *site = w->api->source->corpus->site;
	str zone = site->timezone.name;

	json_out_object(&w->json, "page");
	json_out_text(&w->json, "id", w->api->page);
	json_out_text(&w->json, "name", site->title);
	json_out_text(&w->json, "url", view_address(w->a, site, STR_NONE));
	json_out_text(&w->json, "time_zone", str_empty(zone)
	    ? STR("Etc/UTC") : zone);
	statuspage_put_time(w, "updated_at", w->api->updated);
	json_out_end(&w->json, '}');
}

/* By the state of the components and the level of what is open, whichever
 * is worse. */
static enum impact
impact_now(const struct standing *s)
{
	static const enum impact by_state[COMPONENT_STATE_COUNT] = {
		[COMPONENT_DEGRADED] = IMPACT_MINOR,
		[COMPONENT_PARTIAL_OUTAGE] = IMPACT_MAJOR,
		[COMPONENT_MAJOR_OUTAGE] = IMPACT_CRITICAL,
	};
	enum impact i = by_state[s->worst];

	return s->impact > i ? s->impact : i;
}

static void
put_status(struct statuspage_out *w)
{
	static const struct { const char *indicator, *description; } all[] = {
		[IMPACT_NONE] = { "none", "All Systems Operational" },
		[IMPACT_MINOR] = { "minor", "Partially Degraded Service" },
		[IMPACT_MAJOR] = { "major", "Partial System Outage" },
		[IMPACT_CRITICAL] = { "critical", "Major Service Outage" },
	};
	const struct standing *s = &w->api->standing;
	enum impact i = impact_now(s);
	str indicator = str_c(all[i].indicator);
	str description = str_c(all[i].description);

	if (i == IMPACT_NONE && s->worst == COMPONENT_UNDER_MAINTENANCE) {
		indicator = STR("maintenance");
		description = STR("Service Under Maintenance");
	} else if (!s->known) {
		description = STR("Status Unknown");
	}
	json_out_object(&w->json, "status");
	json_out_text(&w->json, "indicator", indicator);
	json_out_text(&w->json, "description", description);
	json_out_end(&w->json, '}');
}

static void
put_incidents(struct statuspage_out *w, enum incident_list which)
{
	const struct corpus *c = w->api->source->corpus;
	size_t n = 0;

	json_out_array(&w->json, "incidents");
	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		if (which == INCIDENTS_OPEN && !incident_open(in))
			continue;
		if (which == INCIDENTS_ALL && n++ == STATUSPAGE_MOST)
			break;
		statuspage_put_incident(w, in);
	}
	json_out_end(&w->json, ']');
}

static bool
work_in(enum work_list which, enum maintenance_state s)
{
	bool upcoming = s == MAINTENANCE_SCHEDULED;
	bool active = s == MAINTENANCE_IN_PROGRESS;

	return which == WORK_ALL || (upcoming && which != WORK_ACTIVE) ||
	    (active && which != WORK_UPCOMING);
}

static void
put_works(struct statuspage_out *w, enum work_list which)
{
	const struct pages_source *s = w->api->source;
	size_t all = s->corpus->maintenance.n, n = 0;

	json_out_array(&w->json, "scheduled_maintenances");
	for (size_t k = 0; k < all; k++) {
		/* The list is newest first; what is to come, soonest. */
		const struct maintenance *m = &s->corpus->maintenance.v[
		    which == WORK_ALL ? k : all - 1 - k];

		/* Without a start there is no plan; that was reported. */
		if (m->starts.at == TIME_NONE ||
		    !work_in(which, maintenance_state(m, s->now)))
			continue;
		if (which == WORK_ALL && n++ == STATUSPAGE_MOST)
			break;
		statuspage_put_work(w, m);
	}
	json_out_end(&w->json, ']');
}

static int
make(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct contents *what = &contents[f->index];
	struct statuspage_out w = { .api = f->what, .a = scratch,
		.json = { .out = out }, .named = arena_array(scratch,
		    const void *, p->source->corpus->site->components.n) };

	(void)d;
	json_out_object(&w.json, NULL);
	put_page(&w);
	if (what->components)
		statuspage_put_components(&w);
	if (what->incidents != INCIDENTS_NONE)
		put_incidents(&w, what->incidents);
	if (what->work != WORK_NONE)
		put_works(&w, what->work);
	if (what->status)
		put_status(&w);
	json_out_end(&w.json, '}');
	return 0;
}

void
statuspage_plan(struct data_files *files, const struct pages_source *s)
{
	const struct corpus *c = s->corpus;
	struct statuspage *api;

	if (str_empty(c->site->url))
		return;
	api = arena_new(files->arena, struct statuspage);
	*api = (struct statuspage){
		.source = s,
		.standing = standing_of(c, s->metrics),
		.page = statuspage_id(files->arena, "page", c->site->url),
		.updated = c->newest != TIME_NONE ? c->newest : s->now,
	};
	statuspage_components(api, files->arena);
	for (size_t i = 0; i < sizeof(contents) / sizeof(contents[0]); i++)
		data_add(files, (struct data_file){ .make = make,
		    .path = str_c(contents[i].path), .what = api,
		    .index = i });
}
