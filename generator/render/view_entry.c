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

/* The names of components, a line each. */
static str
choice_names(const struct view *v, const struct affecteds *all)
{
	struct buf names = buf_init(BUF_MAX);
	str text;

	for (size_t i = 0; i < all->n; i++) {
		int k = all->v[i].component;

		if (i > 0)
			buf_char(&names, '\n');
		buf_str(&names, k < 0 ? all->v[i].name.name
		    : v->corpus->site->components.v[k].name);
	}
	text = buf_keep(&names, v->arena);
	buf_release(&names);
	return text;
}

static str
severity_text(const struct view *v, const struct incident *in)
{
	return in->level >= 0 ? v->corpus->policy->levels.v[in->level].id
	    : in->severity.name;
}

/* What filter.js chooses by. */
static struct value *
make_choices(const struct view *v, str severity, str components)
{
	struct value *m = value_map(v->arena);

	PUT_OFTEN(v, m, "severity", severity);
	PUT_OFTEN(v, m, "components", components);
	return m;
}

/* Of many incidents these are alike: by day, and by choices. */
struct same {
	struct map dates, choices;
};

static const struct value *
date_of_start(const struct view *v, int64_t at, struct same *same)
{
	struct civil c = civil_of(at);
	str iso = civil_date_iso(v->arena, &c);
	void **to = map_at(&same->dates, iso, v->arena);
	struct value *m = *to;

	if (m)
		return m;
	*to = m = value_map(v->arena);
	PUT_PLAIN(v, m, "iso", iso);
	PUT_OFTEN(v, m, "text", words_civil(&v->theme->words, v->arena,
	    TIME_DAY, &c));
	return m;
}

static const struct value *
choices_of(const struct view *v, const struct incident *in,
    struct same *same)
{
	str severity = severity_text(v, in);
	str names = choice_names(v, &in->components);
	/* How long the first is says where the second begins. */
	void **to = map_at(&same->choices, str_cat(v->arena,
	    str_int(v->arena, (int64_t)severity.n), STR(":"), severity,
	    names), v->arena);

	if (!*to)
		*to = make_choices(v, severity, names);
	return *to;
}

static void
make_brief(const struct view *v, const struct incident *in,
    struct same *same, struct brief *b)
{
	int64_t at = in->times[STARTED].at;

	*b = (struct brief){
		.url = view_path(v->arena, in->doc.url),
		.length = entry_length(v, in),
		.components = component_names(v, &in->components),
		.choices = choices_of(v, in, same),
		.worst = incident_worst(in, v->corpus->policy),
	};
	if (at != TIME_NONE)
		b->date = date_of_start(v, at, same);
}

const struct brief *
view_briefs(const struct view *v)
{
	const struct corpus *c = v->corpus;
	struct brief *all = arena_array(v->arena, struct brief,
	    c->incidents.n);
	struct same same = { 0 };

	for (size_t i = 0; i < c->incidents.n; i++)
		make_brief(v, &c->incidents.v[i], &same, &all[i]);
	return all;
}

const struct brief *
view_brief(const struct view *v, const struct incident *in,
    struct brief *room)
{
	struct same same = { 0 };

	if (v->briefs)
		return &v->briefs[in - v->corpus->incidents.v];
	make_brief(v, in, &same, room);
	return room;
}

static struct value *
make_entry(const struct view *v, const struct incident *in,
    const struct brief *b)
{
	struct value *m = value_map(v->arena);

	PUT(v, m, "title", in->doc.title);
	PUT_PLAIN(v, m, "url", b->url);
	value_put_bool(v->arena, m, STR("internal"), in->doc.internal);
	if (b->date)
		value_set(m, STR("date"), value_share(v->arena, b->date));
	put_worst(v, m, "state", b->worst);
	PUT(v, m, "severity", severity_text(v, in));
	if (incident_open(in))
		PUT(v, m, "ongoing", status_word(v,
		    str_c(incident_status_name(in->status))));
	PUT(v, m, "length", b->length);
	PUT(v, m, "components", b->components);
	if (in->review.status == REVIEW_FINAL)
		PUT(v, m, "review", v->corpus->policy->postmortem_word);
	return m;
}

void
add_entry(const struct view *v, struct value *list, const struct incident *in)
{
	struct brief room;

	value_add(list, make_entry(v, in, view_brief(v, in, &room)));
}

void
add_entry_row(const struct view *v, struct value *list,
    const struct incident *in)
{
	struct brief room;
	const struct brief *b = view_brief(v, in, &room);
	struct value *m = make_entry(v, in, b);

	value_set(m, STR("choices"), value_share(v->arena, b->choices));
	value_add(list, m);
}

void
add_planned_row(const struct view *v, struct value *list,
    const struct maintenance *m)
{
	add_planned(v, list, m);
	value_set(list->last, STR("choices"), make_choices(v, STR_NONE,
	    choice_names(v, &m->components)));
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
	put_names_said(v, e, &m->components);
	PUT(v, e, "summary", m->impact_summary);
}

void
put_more(const struct view *v, struct value *map, str text, const char *url)
{
	put_link(v, map, "more", text, str_c(url));
}
