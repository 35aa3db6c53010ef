/* The page of an incident. */
#include "measure/cadence.h"
#include "render/view_parts.h"

static str
event_id(const struct view *v, size_t number)
{
	char id[2 + STR_DIGITS] = "t.";

	return str_dup(v->arena, str_of(id, 2 + str_digits(id + 2,
	    (int64_t)number)));
}

static void
add_event(const struct view *v, struct value *list,
    const struct timeline_entry *e, int64_t started, size_t number)
{
	struct value *m = add_map(v, list);

	PUT_PLAIN(v, m, "id", event_id(v, number));
	if (e->at != TIME_NONE)
		put_time(v, m, "time", e->at, started == TIME_NONE
		    ? TIME_SHORT : time_form_near(e->at, started));
	if (e->at != TIME_NONE && started != TIME_NONE)
		PUT(v, m, "elapsed", elapsed_text(v, e->at, started));
	if (e->milestone >= 0)
		PUT(v, m, "milestone", milestone_word(v,
		    (enum milestone)e->milestone));
	put_html(v, m, "html", e->html);
	if (!str_empty(e->actor) && !v->nameless)
		PUT(v, m, "actor", person_name(v, e->actor));
	value_put_bool(v->arena, m, STR("internal"), e->internal);
}

/* Where a document's sections go, and what has been shown of the things
 * that stand on the page once. */
struct sections_out {
	const struct view *v;
	const struct incident *in;
	struct value *list;
	size_t events;		/* numbered through both documents */
	bool actions;
};

static void
add_timeline(struct sections_out *o, struct value *m,
    const struct timeline *t)
{
	struct value *list = put_list(o->v, put_map(o->v, m, "timeline"),
	    "list");

	for (size_t i = 0; i < t->n; i++)
		add_event(o->v, list, &t->v[i], o->in->times[STARTED].at,
		    ++o->events);
}

static void
add_sections(struct sections_out *o, const struct body *b, str html)
{
	bool timeline = b->timeline.n == 0;

	for (size_t i = 0; i < b->sections.n; i++) {
		const struct section *s = &b->sections.v[i];
		bool events = s->holds == HOLDS_TIMELINE && !timeline;
		bool actions = s->holds == HOLDS_ACTIONS && !o->actions &&
		    o->in->actions.n > 0;
		str shown = piece_of(html, s->html);
		struct value *m;

		if (s->holds == HOLDS_UPDATES || (s->parent >= 0 &&
		    s->holds == HOLDS_TEXT))
			continue;
		if (str_empty(shown) && !events && !actions)
			continue;
		m = add_section(o->v, o->list, s->anchor, s->title,
		    actions && o->v->nameless ? html_without_lists(
		    o->v->arena, shown) : shown, s->internal);
		if (events)
			add_timeline(o, m, &b->timeline);
		if (actions)
			put_actions(o->v, m, &o->in->actions,
			    !o->v->nameless);
		timeline |= events;
		o->actions |= actions;
	}
}

void
put_sections(const struct view *v, struct value *doc,
    const struct incident *in)
{
	const struct postmortem *pm = in->postmortem;
	const struct body *b = &in->doc.body;
	struct sections_out o = { .v = v, .in = in };
	bool open = incident_open(in);
	str html = spilled_text(&b->html, v->arena), review = STR_NONE;

	o.list = value_list(v->arena);
	add_sections(&o, b, html);
	if (pm) {
		review = spilled_text(&pm->doc.body.html, v->arena);
		add_sections(&o, &pm->doc.body, review);
	}
	if (!o.actions && in->actions.n > 0)
		put_actions(v, add_section(v, o.list, STR("all-actions"),
		    v->corpus->policy->actions_word, STR_NONE, false),
		    &in->actions, !v->nameless);
	put_contents(v, doc, o.list, !open && b->updates.n > 0);
	put_thread(v, doc, open ? "thread_first" : "thread_last",
	    &b->updates, in->times[STARTED].at);
	put_html(v, doc, "lead", piece_of(html, b->lead));
	if (pm)
		put_html(v, doc, "review_lead", piece_of(review,
		    pm->doc.body.lead));
	if (o.list->first)
		value_set(doc, STR("sections"), o.list);
}

struct deadline {
	enum goal goal;
	const char *due, *standing;	/* keys */
};

/* How a deadline of the postmortem stands, and while it can be met or is
 * not met yet, until when. */
static void
put_deadline(const struct view *v, struct value *m, const struct incident *in,
    const struct deadline *d)
{
	const struct goals g = view_goals(v);
	struct outcome o = goal_outcome(&g, in, d->goal);

	if (o.due == TIME_NONE)
		return;
	if (o.verdict == VERDICT_MET) {
		put_standing(v, m, d->standing, DUE_MET);
	} else if (o.verdict == VERDICT_MISSED && !o.running) {
		put_standing(v, m, d->standing, DUE_MET_LATE);
	} else if (o.verdict == VERDICT_MISSED ||
	    o.verdict == VERDICT_PENDING) {
		put_time(v, m, d->due, o.due, TIME_SHORT);
		put_standing(v, m, d->standing, clock_state(o.due, TIME_NONE,
		    v->now));
	}
}

/* The final one stands open only when there is a draft: before, the draft
 * is what everybody waits for. */
static void
put_deadlines(const struct view *v, struct value *m,
    const struct incident *in)
{
	static const struct deadline draft = { GOAL_DRAFT, "draft_due",
		"draft_standing" };
	static const struct deadline final = { GOAL_FINAL, "final_due",
		"final_standing" };

	put_deadline(v, m, in, &draft);
	if (!value_get(m, str_c(draft.due)))
		put_deadline(v, m, in, &final);
}

static void
put_review(const struct view *v, struct value *doc,
    const struct incident *in)
{
	const struct review *r = in->postmortem ? &in->postmortem->review
	    : &in->review;
	struct value *m;

	if (r->status == REVIEW_NONE) {
		/* Others are not told that it is late: there may be one
		 * that they do not see. */
		if (!v->with_internal)
			return;
		m = value_map(v->arena);
		put_deadlines(v, m, in);
		if (!m->has)
			return;
		value_set(doc, STR("review"), m);
		PUT(v, m, "word", v->corpus->policy->postmortem_word);
		return;
	}
	m = put_map(v, doc, "review");
	PUT(v, m, "word", v->corpus->policy->postmortem_word);
	PUT(v, m, "status", words_get(&v->theme->words, str_cat(v->arena,
	    STR("review."), str_c(review_status_name(r->status)))));
	PUT(v, m, "authors", person_names(v, &r->authors));
	put_date(v, m, "drafted", r->drafted, TIME_DAY);
	put_date(v, m, "finalized", r->finalized, TIME_DAY);
	if (r->signoff.n > 0)
		PUT(v, m, "signoff", FILL(v, "signed_off",
		    { STR("names"), person_names(v, &r->signoff) }));
	put_deadlines(v, m, in);
}

static void
put_neighbour(const struct view *v, struct value *around, const char *key,
    size_t i)
{
	const struct incident *in;
	struct brief room;
	struct value *m;

	if (i >= v->corpus->incidents.n)
		return;
	in = &v->corpus->incidents.v[i];
	m = put_map(v, around, key);
	PUT(v, m, "title", in->doc.title);
	PUT_PLAIN(v, m, "url", view_brief(v, in, &room)->url);
}

/* When the next word comes; or came not. A promise that was kept is over,
 * and then the policy says when the next one is due. */
void
put_next(const struct view *v, struct value *map, const struct incident *in)
{
	struct cadence c;
	int64_t at = in->next_update.at;

	if (!incident_open(in))
		return;
	c = cadence_of(v->corpus->policy, in, v->now);
	if (at == TIME_NONE || (at < v->now && !c.promise_broken))
		at = c.due;
	if (at == TIME_NONE)
		return;
	PUT(v, put_time(v, map, "next", at, time_form_near(at, v->now)),
	    "label", at < v->now ? SAY(v, "next_late")
	    : SAY(v, "next_by"));
}

/* One sentence on how it stands. */
void
put_verdict(const struct view *v, struct value *doc,
    const struct incident *in)
{
	int64_t from = in->times[STARTED].at, to = in->times[RESOLVED].at;

	if (incident_open(in)) {
		str status = status_word(v,
		    str_c(incident_status_name(in->status)));

		put_worst(v, doc, "state", incident_worst(in,
		    v->corpus->policy));
		PUT(v, doc, "sentence", from == TIME_NONE ? status
		    : FILL(v, "incident_since", { STR("status"), status },
			{ STR("time"), TIME(v, TIME_FULL, from) }));
		return;
	}
	put_mark(v, doc, "state", "operational", SAY(v, "status.resolved"));
	if (to == TIME_NONE)
		return;
	if (from == TIME_NONE || to < from)
		PUT(v, doc, "sentence", FILL(v, "incident_on",
		    { STR("date"), TIME(v, TIME_DATE, to) }));
	else
		PUT(v, doc, "sentence", FILL(v, "incident_after",
		    { STR("date"), TIME(v, TIME_DATE, to) },
		    { STR("length"), words_length_long(&v->theme->words,
			v->arena, to - from) }));
}

struct value *
view_incident(const struct view *v, const struct incident *in)
{
	const struct corpus *c = v->corpus;
	size_t i = (size_t)(in - c->incidents.v);
	struct brief room;
	const struct page_dates dates = {
		in->times[STARTED].at <= v->now ? in->times[STARTED].at
		    : TIME_NONE, incident_newest(in, v->now) };
	struct page_head h = {
		.kind = "incident", .article = true,
		.title = FILL(v, "incident_title",
		    { STR("title"), in->doc.title }, { STR("id"), in->id }),
		.description = doc_description(v, &in->doc,
		    in->impact_summary),
		.url = in->doc.url, .path = view_brief(v, in, &room)->url,
		.section = "history/",
		.name = in->doc.title, .dates = &dates,
		.about = &in->components,
	};
	struct value *root = view_page(v, &h);
	struct value *doc = put_map(v, root, "doc"), *around;

	PUT(v, doc, "id", in->id);
	PUT(v, doc, "title", in->doc.title);
	value_put_bool(v->arena, doc, STR("internal"), in->doc.internal);
	if (in->level >= 0) {
		const struct severity *l = &c->policy->levels.v[in->level];
		struct value *m = put_map(v, doc, "severity");

		PUT(v, m, "name", l->id);
		put_level_url(v, m, in->level);
	}
	put_verdict(v, doc, in);
	PUT(v, doc, "impact", in->impact_summary);
	put_next(v, doc, in);
	put_phases(v, doc, in);
	put_incident_facts(v, doc, in);
	put_review(v, doc, in);
	put_sections(v, doc, in);
	put_attachments(v, doc, &in->doc,
	    in->postmortem ? &in->postmortem->doc : NULL);
	put_related(v, doc, in);
	around = put_map(v, doc, "around");
	put_neighbour(v, around, "older", i + 1);
	if (i > 0)
		put_neighbour(v, around, "newer", i - 1);
	put_edit(v, doc, &in->doc);
	put_extra(v, doc, &in->doc);
	return root;
}
