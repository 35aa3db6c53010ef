/* Rows of lists: an incident, or planned work, in a line or two. */
#include "render/view_parts.h"

/* How long customers or we were busy with it. */
static str
entry_length(const struct view *v, const struct incident *in)
{
	int64_t from = in->times[STARTED].at, to = in->times[RESOLVED].at;

	if (incident_open(in) || from == TIME_NONE || to == TIME_NONE ||
	    in->doubtful[STARTED] || in->doubtful[RESOLVED] || to < from)
		return STR_NONE;
	return LENGTH(v, to - from);
}

void
add_entry(const struct view *v, struct value *list,
    const struct incident *in)
{
	struct value *m = add_map(v, list);
	const struct policy *p = v->corpus->policy;
	enum component_state worst = incident_worst(in, p);

	PUT(v, m, "title", in->doc.title);
	put_url(v, m, in->doc.url);
	value_put_bool(v->arena, m, STR("internal"), in->doc.internal);
	put_time(v, m, "date", in->times[STARTED].at, TIME_DAY);
	if (worst == COMPONENT_OPERATIONAL)
		put_mark(v, m, "state", "none", SAY(v, "state.none"));
	else
		put_state(v, m, "state", worst);
	PUT(v, m, "severity", in->level >= 0 ? p->levels.v[in->level].id
	    : in->severity.name);
	if (incident_open(in))
		PUT(v, m, "ongoing", status_word(v,
		    str_c(incident_status_name(in->status))));
	PUT(v, m, "length", entry_length(v, in));
	PUT(v, m, "components", component_names(v, &in->components));
	if (in->review.status == REVIEW_FINAL)
		PUT(v, m, "review", p->postmortem_word);
}

/* What filter.js chooses the last of a list by: names, a line each. */
static void
put_choices(const struct view *v, struct value *list, str severity,
    const struct affecteds *all)
{
	struct value *m = put_map(v, list->last, "choices");
	struct buf names = buf_init(BUF_MAX);

	for (size_t i = 0; i < all->n; i++) {
		int k = all->v[i].component;

		if (i > 0)
			buf_char(&names, '\n');
		buf_str(&names, k < 0 ? all->v[i].name.name
		    : v->corpus->site->components.v[k].name);
	}
	PUT(v, m, "severity", severity);
	PUT(v, m, "components", buf_keep(&names, v->arena));
	buf_release(&names);
}

void
add_entry_row(const struct view *v, struct value *list, const struct incident *in)
{
	const struct policy *p = v->corpus->policy;

	add_entry(v, list, in);
	put_choices(v, list, in->level >= 0 ? p->levels.v[in->level].id
	    : in->severity.name, &in->components);
}

void
add_planned_row(const struct view *v, struct value *list,
    const struct maintenance *m)
{
	add_planned(v, list, m);
	put_choices(v, list, STR_NONE, &m->components);
}

void
add_planned(const struct view *v, struct value *list,
    const struct maintenance *m)
{
	struct value *e = add_map(v, list);
	int64_t from = m->starts.at, to = maintenance_end(m);
	struct value *w;

	PUT(v, e, "title", m->doc.title);
	put_url(v, e, m->doc.url);
	value_put_bool(v->arena, e, STR("internal"), m->doc.internal);
	put_time(v, e, "date", from, TIME_DAY);
	put_work_state(v, e, "state", m);
	if (from != TIME_NONE && to != TIME_NONE) {
		w = put_map(v, e, "window");
		put_time(v, w, "starts", from, TIME_CLOCK);
		put_time(v, w, "ends", to, time_form_near(to, from));
		if (to > from)
			PUT(v, e, "length", LENGTH(v, to - from));
	}
	PUT(v, e, "components", component_names(v, &m->components));
	PUT(v, e, "summary", m->impact_summary);
}

void
put_more(const struct view *v, struct value *map, str text, const char *url)
{
	put_link(v, map, "more", text, str_c(url));
}
