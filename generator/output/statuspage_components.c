/* Components and groups of them. */
#include "output/statuspage_parts.h"

static int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Remember the newest moment at which an incident or planned work tells of
 * these components. */
static void
touch(struct statuspage *api, const struct affecteds *all, int64_t at)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].component >= 0) {
			struct statuspage_component *c =
			    &api->components[all->v[i].component];

			c->updated = later(c->updated, at);
		}
}

/* When the oldest incident began: components without a date of their own are
 * said to be as old. */
static int64_t
oldest(const struct statuspage *api)
{
	const struct corpus *c = api->source->corpus;

	for (size_t i = c->incidents.n; i > 0; i--) {
		int64_t at = c->incidents.v[i - 1].times[STARTED].at;

		if (at != TIME_NONE)
			return at < api->updated ? at : api->updated;
	}
	return api->updated;
}

static void
add_to_group(struct statuspage *api, struct statuspage_component *c, int at,
    int *position)
{
	struct statuspage_group *g;

	if (at < 0) {
		c->position = ++*position;
		return;
	}
	g = &api->groups[at];
	c->position = (int)++g->n;
	g->state = component_state_worse(g->state, c->state);
	g->created = g->n == 1 || c->created < g->created ? c->created
	    : g->created;
	g->updated = later(g->updated, c->updated);
}

void
statuspage_components(struct statuspage *api, struct arena *a)
{
	const struct pages_source *s = api->source;
	const struct corpus *c = s->corpus;
	const struct site *site = c->site;
	int64_t first = oldest(api);
	int position = 0;

	api->components = arena_array(a, struct statuspage_component,
	    site->components.n);
	api->groups = arena_array(a, struct statuspage_group,
	    site->groups.n);
	for (size_t i = 0; i < site->components.n; i++) {
		int32_t since = site->components.v[i].since;

		api->components[i].created = api->components[i].updated =
		    since != DATE_NONE ? date_moment(since) : first;
	}
	for (size_t i = 0; i < s->metrics->components.n; i++)
		api->components[s->metrics->components.v[i].component].state
		    = s->metrics->components.v[i].state;
	for (size_t i = 0; i < c->incidents.n; i++)
		touch(api, &c->incidents.v[i].components,
		    incident_newest(&c->incidents.v[i], s->now));
	for (size_t i = 0; i < c->maintenance.n; i++)
		touch(api, &c->maintenance.v[i].components,
		    maintenance_newest(&c->maintenance.v[i], s->now));
	for (size_t i = 0; i < site->components.n; i++) {
		const struct component *k = &site->components.v[i];

		api->components[i].id = statuspage_id(a, "component", k->id);
		add_to_group(api, &api->components[i], k->group, &position);
	}
	for (size_t i = 0; i < site->groups.n; i++) {
		api->groups[i].id = statuspage_id(a, "group",
		    site->groups.v[i]);
		api->groups[i].position = ++position;
	}
}

/* The fields from its id to its place, which components and groups have
 * in the same order. */
static void
put_head(struct statuspage_out *w, str id, str name,
    enum component_state state, int64_t created_at, int64_t updated_at,
    int position)
{
	struct json_out *j = &w->json;

	json_out_object(j, NULL);
	json_out_text(j, "id", id);
	json_out_text(j, "name", name);
	json_out_text(j, "status", str_c(component_state_name(state)));
	statuspage_put_time(w, "created_at", created_at);
	statuspage_put_time(w, "updated_at", updated_at);
	json_out_number(j, "position", position);
}

static void
put_component(struct statuspage_out *w, size_t i)
{
	const struct site *site = w->api->source->corpus->site;
	const struct component *c = &site->components.v[i];
	const struct statuspage_component *k = &w->api->components[i];
	struct json_out *j = &w->json;

	put_head(w, k->id, c->name, k->state, k->created, k->updated,
	    k->position);
	json_out_maybe(j, "description", c->description);
	json_out_bool(j, "showcase", true);
	json_out_maybe(j, "start_date", date_iso(w->a, c->since));
	json_out_maybe(j, "group_id", c->group < 0 ? STR_NONE
	    : w->api->groups[c->group].id);
	json_out_text(j, "page_id", w->api->page);
	json_out_bool(j, "group", false);
	json_out_bool(j, "only_show_if_degraded", false);
	json_out_end(j, '}');
}

/* Which components a group holds: rows[first[g]] to rows[first[g + 1]]. */
static size_t *
rows_of_groups(const struct site *site, struct arena *a, size_t **first)
{
	size_t *rows = arena_array(a, size_t, site->components.n);
	size_t *at = arena_array(a, size_t, site->groups.n + 2);

	for (size_t i = 0; i < site->components.n; i++)
		at[site->components.v[i].group + 2]++;
	for (size_t g = 0; g < site->groups.n; g++)
		at[g + 2] += at[g + 1];
	/* at[g + 1] is where group g begins, until it is filled. */
	for (size_t i = 0; i < site->components.n; i++)
		rows[at[site->components.v[i].group + 1]++] = i;
	*first = at;
	return rows;
}

static void
put_group(struct statuspage_out *w, size_t g, const size_t *rows, size_t n)
{
	const struct statuspage_group *k = &w->api->groups[g];
	struct json_out *j = &w->json;

	put_head(w, k->id, w->api->source->corpus->site->groups.v[g],
	    k->state, k->created, k->updated, k->position);
	json_out_null(j, "description");
	json_out_bool(j, "showcase", false);
	json_out_null(j, "start_date");
	json_out_null(j, "group_id");
	json_out_text(j, "page_id", w->api->page);
	json_out_bool(j, "group", true);
	json_out_bool(j, "only_show_if_degraded", false);
	json_out_array(j, "components");
	for (size_t i = 0; i < n; i++)
		json_out_text(j, NULL, w->api->components[rows[i]].id);
	json_out_end(j, ']');
	json_out_end(j, '}');
}

/* In the order of the status page: those without a group, then group by
 * group. */
void
statuspage_put_components(struct statuspage_out *w)
{
	const struct site *site = w->api->source->corpus->site;
	size_t *end, *rows = rows_of_groups(site, w->a, &end), at = 0;

	json_out_array(&w->json, "components");
	for (; at < end[0]; at++)
		put_component(w, rows[at]);
	for (size_t g = 0; g < site->groups.n; g++) {
		put_group(w, g, rows + at, end[g + 1] - at);
		for (; at < end[g + 1]; at++)
			put_component(w, rows[at]);
	}
	json_out_end(&w->json, ']');
}

void
statuspage_put_named(struct statuspage_out *w, const struct affecteds *all)
{
	json_out_array(&w->json, "components");
	for (size_t i = 0; i < all->n; i++) {
		int k = all->v[i].component;

		if (k < 0 || w->named[k] == all)
			continue;
		w->named[k] = all;
		put_component(w, (size_t)k);
	}
	json_out_end(&w->json, ']');
}
