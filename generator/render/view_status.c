/* The status page: what is broken, since when, when the next word comes. */
#include "render/view_parts.h"

#include <stdlib.h>

enum {
	OPEN_MOST = 50,		/* open incidents shown in full */
	ACTIVE_MOST = 50,	/* and planned work that goes on */
	UPCOMING_MOST = 5,
	RECENT_MOST = 6,
	RECENT_DAYS = 30,
	STRIPS_MOST = 24,	/* with more components, groups are folded */
};

/* An open incident, for sorting: the worst first, then the newest. */
struct live {
	const struct incident *in;
	enum component_state worst;	/* as long as customers feel it */
};

static int
badness(enum component_state s)
{
	return s == COMPONENT_UNDER_MAINTENANCE ? 0 : (int)s;
}

static int
worst_first(const void *a, const void *b)
{
	const struct live *x = a, *y = b;

	if (x->worst != y->worst)
		return badness(y->worst) - badness(x->worst);
	return (x->in > y->in) - (x->in < y->in);
}

static size_t
find_open(const struct view *v, struct live **out)
{
	const struct corpus *c = v->corpus;
	struct { struct live *v; size_t n, cap; } all = { 0 };

	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		if (incident_open(in))
			*vec_push(v->arena, &all) = (struct live){ in,
			    incident_calm(in, v->now) ? COMPONENT_OPERATIONAL
			    : incident_worst(in, c->policy) };
	}
	if (all.n > 1)
		qsort(all.v, all.n, sizeof(*all.v), worst_first);
	*out = all.v;
	return all.n;
}

static void
put_update(const struct view *v, struct value *m, const struct updates *all)
{
	const struct update *u = &all->v[all->n - 1];
	struct value *last = put_map(v, m, "update");

	PUT(v, last, "status", status_word(v, u->status));
	if (u->at != TIME_NONE)
		put_time(v, last, "time", u->at,
		    time_form_near(u->at, v->now));
	put_html(v, last, "html", u->html);
}

static void
add_live(const struct view *v, struct value *list, const struct live *l)
{
	const struct incident *in = l->in;
	const struct policy *p = v->corpus->policy;
	const struct updates *u = &in->doc.body.updates;
	int64_t from = in->times[STARTED].at;
	struct value *m = add_map(v, list);

	PUT(v, m, "title", in->doc.title);
	put_url(v, m, in->doc.url);
	value_put_bool(v->arena, m, STR("internal"), in->doc.internal);
	put_worst(v, m, "state", l->worst);
	PUT(v, m, "severity", in->level >= 0 ? p->levels.v[in->level].id
	    : in->severity.name);
	PUT(v, m, "components", component_names(v, &in->components));
	if (from != TIME_NONE)
		put_time(v, m, "since", from, time_form_near(from, v->now));
	if (u->n > 0)
		put_update(v, m, u);
	else
		PUT(v, m, "silent", status_word(v,
		    str_c(incident_status_name(in->status))));
	put_next(v, m, in);
	if (u->n > 1)
		PUT(v, m, "earlier", COUNT(v, "all_updates", u->n));
}

static void
put_open(const struct view *v, struct value *home, const struct live *open,
    size_t n)
{
	struct value *m, *list;

	if (n == 0)
		return;
	m = put_map(v, home, "open");
	PUT(v, m, "title", COUNT(v, "open_incidents", n));
	list = put_list(v, m, "list");
	for (size_t i = 0; i < n && i < OPEN_MOST; i++)
		add_live(v, list, &open[i]);
	if (n > OPEN_MOST)
		put_more(v, m, COUNT(v, "entries_more", n - OPEN_MOST),
		    "history/");
}

static void
add_active(const struct view *v, struct value *list,
    const struct maintenance *m)
{
	struct value *e = add_map(v, list), *w;

	PUT(v, e, "title", m->doc.title);
	put_url(v, e, m->doc.url);
	value_put_bool(v->arena, e, STR("internal"), m->doc.internal);
	put_mark(v, e, "state", "maintenance", maintenance_word(v, m));
	put_names_said(v, e, &m->components);
	w = put_map(v, e, "window");
	put_time(v, w, "starts", m->starts.at,
	    time_form_near(m->starts.at, v->now));
	put_time(v, w, "ends", maintenance_end(m),
	    time_form_near(maintenance_end(m), v->now));
	if (m->doc.body.updates.n > 0)
		put_update(v, e, &m->doc.body.updates);
}

/* What is going on, and what comes next; the list is newest first. */
static void
put_maintenance(const struct view *v, struct value *home)
{
	const struct corpus *c = v->corpus;
	struct value *active = value_list(v->arena);
	struct value *coming = value_list(v->arena), *m;
	size_t n = 0, going = 0;

	for (size_t i = c->maintenance.n; i > 0; i--) {
		const struct maintenance *w = &c->maintenance.v[i - 1];
		enum maintenance_state s = maintenance_state(w, v->now);

		if (s == MAINTENANCE_IN_PROGRESS && going++ < ACTIVE_MOST)
			add_active(v, active, w);
		else if (s == MAINTENANCE_SCHEDULED &&
		    n++ < UPCOMING_MOST)
			add_planned(v, coming, w);
	}
	if (active->first) {
		m = put_map(v, home, "active");
		value_set(m, STR("list"), active);
		if (going > ACTIVE_MOST)
			put_more(v, m, COUNT(v, "entries_more",
			    going - ACTIVE_MOST), "maintenance/");
	} else {	/* not that of a map around it */
		value_put_bool(v->arena, home, STR("active"), false);
	}
	if (!coming->first) {
		value_put_bool(v->arena, home, STR("upcoming"), false);
		return;
	}
	m = put_map(v, home, "upcoming");
	value_set(m, STR("list"), coming);
	if (n > UPCOMING_MOST)
		put_more(v, m, COUNT(v, "entries_more", n - UPCOMING_MOST),
		    "maintenance/");
}

static void
add_component(const struct view *v, struct value *list,
    const struct component_metrics *m, const struct later *later,
    bool strip)
{
	const struct component *c =
	    &v->corpus->site->components.v[m->component];
	struct value *e = add_map(v, list);
	str up = availability_text(v, &m->d90, c->slo);
	int32_t since = date_of_moment(m->since);
	bool young = since > date_of_moment(v->now) - METRICS_DAYS;

	PUT(v, e, "name", c->name);
	put_url(v, e, component_url(v, m->component));
	put_component_state(v, e, m, later);
	if (strip)
		put_strip(v, e, m);
	if (!strip && m->state == COMPONENT_OPERATIONAL)
		return;
	if (str_empty(up))
		PUT(v, e, "summary", SAY(v, "up_unknown"));
	else if (young)
		PUT(v, e, "summary", FILL(v, "up_since",
		    { STR("percent"), up },
		    { STR("date"), DATE(v, TIME_DAY, since) }));
	else
		PUT(v, e, "summary", FILL(v, "up_90",
		    { STR("percent"), up }));
}

/* A group of the list while it is filled. */
struct group {
	struct value *list;
	enum component_state worst;
	enum component_state later[LATER_MOST];
	size_t n;
};

static void
group_add(struct group *g, const struct view *v, size_t i,
    const struct later *l)
{
	g->worst = component_state_worse(g->worst,
	    v->metrics->components.v[i].state);
	for (size_t k = 0; k < l->n; k++)
		g->later[k] = component_state_worse(g->later[k],
		    l->view[k]->metrics->components.v[i].state);
	g->n++;
}

static void
put_group(const struct view *v, struct value *groups, str name,
    struct group *g, const struct later *later, bool folded)
{
	struct value *m;

	if (g->n == 0)
		return;
	m = add_map(v, groups);
	PUT(v, m, "name", name);
	PUT(v, m, "layout", folded && !str_empty(name)
	    ? STR("parts/group-folded") : STR("parts/group-open"));
	put_states(v, m, g->worst, g->later, later);
	PUT(v, m, "count", COUNT(v, "components_count", g->n));
	value_put_bool(v->arena, m, STR("trouble"),
	    g->worst != COMPONENT_OPERATIONAL);
	value_set(m, STR("list"), g->list);
}

static void
put_components(const struct view *v, struct value *home,
    const struct later *later)
{
	const struct site *site = v->corpus->site;
	size_t n = v->metrics->components.n;
	bool folded = n > STRIPS_MOST;
	struct group *groups = arena_array(v->arena, struct group,
	    site->groups.n + 1);
	struct value *m, *list, *days;

	if (n == 0)
		return;
	m = put_map(v, home, "components");
	if (!folded)
		PUT(v, m, "note", SAY(v, "strip_note"));
	for (size_t i = 0; i <= site->groups.n; i++)
		groups[i].list = value_list(v->arena);
	for (size_t i = 0; i < n; i++) {
		const struct component_metrics *c =
		    &v->metrics->components.v[i];
		struct group *g = &groups[
		    site->components.v[c->component].group + 1];

		add_component(v, g->list, c, later, !folded);
		group_add(g, v, i, later);
	}
	list = put_list(v, m, "groups");
	for (size_t i = 0; i <= site->groups.n; i++)
		put_group(v, list, i == 0 ? STR_NONE
		    : site->groups.v[i - 1], &groups[i], later, folded);
	days = make_days(v, NULL);
	if (days)
		value_set(m, STR("days"), days);
}

static void
put_recent(const struct view *v, struct value *home)
{
	const struct corpus *c = v->corpus;
	struct value *list = value_list(v->arena);
	int64_t from = v->now - (int64_t)RECENT_DAYS * DAY;
	size_t n = 0, shown = 0;
	bool others = false;	/* than those above */
	str key;

	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		if (incident_open(in)) {
			others = true;
			continue;
		}
		if (in->times[STARTED].at >= from &&
		    in->times[STARTED].at <= v->now)
			n++;
		if (shown < RECENT_MOST) {
			add_entry(v, list, in);
			shown++;
		}
	}
	if (n == 0)
		key = others ? STR("recent_none_else") : STR("recent_none");
	else
		key = others ? STR("recent_some_else") : STR("recent_some");
	PUT(v, home, "recent_sentence", c->incidents.n == 0
	    ? SAY(v, "recent_never")
	    : words_count(&v->theme->words, v->arena, key,
		n == 0 ? RECENT_DAYS : (int64_t)n,
		BLANKS({ STR("days"), NUMBER(v, RECENT_DAYS) })));
	if (list->first)
		value_set(put_map(v, home, "recent"), STR("list"), list);
}

static void
put_band(const struct view *v, struct value *home)
{
	const struct site *site = v->corpus->site;

	put_time(v, home, "as_of", v->corpus->newest, TIME_FULL);
	PUT(v, put_map(v, home, "subscribe"), "url", STR("subscribe/"));
	if (!str_empty(site->support))
		PUT(v, put_map(v, home, "support"), "href",
		    view_href(v, site->support));
	if (site->valid_for > 0)
		PUT(v, put_map(v, home, "stale"), "iso",
		    when_iso(v->arena, v->now + site->valid_for));
}

/* What planned work will make of the page. */
static void
put_moments(const struct view *v, struct value *home,
    const struct later *later)
{
	struct value *list = put_list(v, home, "moments");

	for (size_t i = 0; i < later->n; i++) {
		const struct view *then = later->view[i];
		struct headline s = headline_of(then);
		struct value *m = add_map(v, list);

		PUT(v, m, "from", when_iso(v->arena, later->at[i]));
		PUT(v, m, "title", s.title);
		PUT(v, m, "icon", str_c(s.icon));
		put_sentence(then, m, &s);
		put_maintenance(then, m);
	}
}

struct value *
view_status(const struct view *v)
{
	struct live *open;
	size_t n = find_open(v, &open);
	str about = v->corpus->site->description;
	const struct later later = view_later(v, -1);
	const struct headline s = headline_of(v);
	struct page_head h = {
		.kind = "status", .title = s.title, .whole = true,
		.description = str_empty(about) ? s.sentence
		    : FILL(v, "status_about", { STR("sentence"), s.sentence },
			{ STR("description"), about }),
		.icon = s.icon, .refresh = n > 0,
	};
	struct value *root = view_page(v, &h);
	struct value *home = put_map(v, root, "home");

	put_sentence(v, home, &s);
	put_band(v, home);
	put_open(v, home, open, n);
	put_maintenance(v, home);
	put_components(v, home, &later);
	put_follow_up(v, home);
	put_recent(v, home);
	put_moments(v, home, &later);
	return root;
}
