/* Incidents, planned work, and the updates of both. */
#include "output/statuspage_parts.h"

#include "render/view.h"

/* An incident or planned work: the API shows both in nearly one form. */
struct thread {
	const struct document *doc;
	const struct affecteds *components;
	const struct maintenance *work;	/* NULL: of an incident */
	const struct incident *in;	/* NULL: of planned work */
	str id;
	int64_t created, started, ended; /* ended: TIME_NONE while open */
	str status;			/* as of now */
	str impact;
	str summary;			/* when there is no update */
};

/* How things are as of each update, one after the other. */
struct update_walk {
	str status;		/* as the one before had it */
	size_t *at;		/* how many changes have passed */
	enum component_state *state;
	size_t n;
};

static bool
review_final(const struct incident *in)
{
	const struct review *r = in->postmortem ? &in->postmortem->review
	    : &in->review;

	return r->status == REVIEW_FINAL;
}

/* The newest moment at which there is news of an incident, up to now: its
 * final postmortem counts. Never TIME_NONE. */
static int64_t
newest_of(const struct statuspage *api, const struct incident *in)
{
	const struct review *r = in->postmortem ? &in->postmortem->review
	    : &in->review;
	int64_t now = api->source->now, at = incident_newest(in, now);

	if (review_final(in) && r->finalized != DATE_NONE &&
	    date_moment(r->finalized) <= now &&
	    date_moment(r->finalized) > at)
		at = date_moment(r->finalized);
	return at != TIME_NONE ? at : api->updated;
}

static int64_t
first_update(const struct document *doc)
{
	const struct updates *u = &doc->body.updates;

	for (size_t i = 0; i < u->n; i++)
		if (u->v[i].at != TIME_NONE)
			return u->v[i].at;
	return TIME_NONE;
}

static int64_t
monitoring_since(const struct incident *in)
{
	const struct updates *u = &in->doc.body.updates;

	for (size_t i = 0; i < u->n; i++)
		if (str_eq(u->v[i].status, STR("monitoring")))
			return u->v[i].at;
	return in->status >= INCIDENT_MONITORING ? in->times[MITIGATED].at
	    : TIME_NONE;
}

/* What planned work was at a moment, in that API's words, when this was
 * said last: only updates tell that it is being verified. */
static str
work_status(const struct maintenance *m, int64_t at, str said)
{
	switch (maintenance_state(m, at)) {
	case MAINTENANCE_SCHEDULED:
		return STR("scheduled");
	case MAINTENANCE_IN_PROGRESS:
		return str_eq(said, STR("verifying")) ? said
		    : STR("in_progress");
	default:
		return STR("completed");
	}
}

/* What the updates so far said that it is; "update" tells nothing new. */
static str
said_last(const struct updates *all)
{
	str said = STR_NONE;

	for (size_t i = 0; i < all->n; i++)
		if (!str_eq(all->v[i].status, STR("update")))
			said = all->v[i].status;
	return said;
}

/* Clients know these words alone. An update without one goes on with that
 * of the update before, as long as it is not over. */
static str
update_status(const struct thread *t, const struct update *u, int64_t at,
    str before)
{
	static const str of_incidents[] = {
		STR_INIT("investigating"), STR_INIT("identified"),
		STR_INIT("monitoring"), STR_INIT("resolved"),
		STR_INIT("postmortem"),
	}, of_works[] = {
		STR_INIT("scheduled"), STR_INIT("in_progress"),
		STR_INIT("verifying"), STR_INIT("completed"),
	};

	const str *known = t->work ? of_works : of_incidents;
	size_t n = t->work ? sizeof(of_works) / sizeof(of_works[0])
	    : sizeof(of_incidents) / sizeof(of_incidents[0]);

	for (size_t i = 0; i < n; i++)
		if (str_eq(u->status, known[i]))
			return u->status;
	if (t->work)
		return str_eq(u->status, STR("cancelled"))
		    ? STR("completed") : work_status(t->work, at, before);
	if (t->ended != TIME_NONE && at >= t->ended &&
	    !str_eq(before, STR("postmortem")))
		return STR("resolved");
	return str_empty(before) ? STR("investigating") : before;
}

/* Over is over, whatever state was written last. */
static enum component_state
state_at(const struct thread *t, struct update_walk *walk, size_t i,
    int64_t at, bool over)
{
	const struct affected *f = &t->components->v[i];

	if (over)
		return COMPONENT_OPERATIONAL;
	if (t->work)
		return at >= t->started ? COMPONENT_UNDER_MAINTENANCE
		    : COMPONENT_OPERATIONAL;
	if (!affected_timed(f))
		return incident_calm(t->in, at) ? COMPONENT_OPERATIONAL
		    : f->worst;
	while (walk->at[i] < f->changes.n &&
	    f->changes.v[walk->at[i]].at <= at)
		walk->at[i]++;
	return walk->at[i] == 0 ? COMPONENT_OPERATIONAL
	    : f->changes.v[walk->at[i] - 1].state;
}

static void
put_affected(struct statuspage_out *w, const struct thread *t,
    struct update_walk *walk, int64_t at, bool over)
{
	const struct site *site = w->api->source->corpus->site;
	struct json_out *j = &w->json;
	bool some = false;

	for (size_t i = 0; i < walk->n; i++) {
		int k = t->components->v[i].component;
		enum component_state old = walk->state[i];
		const struct component *c;

		if (k < 0)
			continue;
		c = &site->components.v[k];
		walk->state[i] = state_at(t, walk, i, at, over);
		if (!some)
			json_out_array(j, "affected_components");
		some = true;
		json_out_object(j, NULL);
		json_out_text(j, "code", w->api->components[k].id);
		json_out_text(j, "name", c->group < 0 ? c->name
		    : str_cat(w->a, site->groups.v[c->group], STR(" - "),
			c->name));
		json_out_text(j, "old_status",
		    str_c(component_state_name(old)));
		json_out_text(j, "new_status",
		    str_c(component_state_name(walk->state[i])));
		json_out_end(j, '}');
	}
	if (some)
		json_out_end(j, ']');
	else
		json_out_null(j, "affected_components");
}

static void
put_update(struct statuspage_out *w, const struct thread *t,
    const struct update *u, struct update_walk *walk)
{
	struct json_out *j = &w->json;
	int64_t at = u->at != TIME_NONE ? u->at : t->created;
	str status = update_status(t, u, at, walk->status);
	bool over = str_eq(status, STR("resolved")) ||
	    str_eq(status, STR("completed")) ||
	    str_eq(status, STR("postmortem")) ||
	    (t->ended != TIME_NONE && at >= t->ended);

	walk->status = status;
	json_out_object(j, NULL);
	json_out_text(j, "id", statuspage_id(w->a, "update",
	    str_cat(w->a, t->id, STR(":"), u->anchor)));
	json_out_text(j, "status", status);
	json_out_text(j, "body", u->text);
	json_out_text(j, "incident_id", t->id);
	statuspage_put_time(w, "created_at", at);
	statuspage_put_time(w, "updated_at", at);
	statuspage_put_time(w, "display_at", at);
	put_affected(w, t, walk, at, over);
	json_out_bool(j, "deliver_notifications", true);
	json_out_null(j, "custom_tweet");
	json_out_null(j, "tweet_id");
	json_out_end(j, '}');
}

/* What is known where nobody wrote an update: how it began and, once it is
 * over, its end. One entry tells both where they are one moment, and of
 * work that was called off. */
static struct updates
known_updates(struct arena *a, const struct thread *t)
{
	struct updates all = { 0 };
	bool over = t->ended != TIME_NONE;

	if (!over || (t->created < t->ended &&
	    !(t->work && t->work->cancelled)))
		*vec_push(a, &all) = (struct update){ .at = t->created,
		    .status = over ? STR_NONE : t->status,
		    .text = over ? t->doc->title : t->summary };
	if (over)
		*vec_push(a, &all) = (struct update){ .at = t->ended,
		    .status = t->work ? STR("completed") : STR("resolved"),
		    .anchor = STR("ended"), .text = t->summary };
	return all;
}

/* Written oldest first, because what changed follows from the one before;
 * put out newest first. */
static void
put_updates(struct statuspage_out *w, const struct thread *t)
{
	struct updates all = t->doc->body.updates.n > 0
	    ? t->doc->body.updates : known_updates(w->a, t);
	struct buf *whole = w->json.out, part = buf_init(BUF_MAX);
	struct json_out json = w->json;
	str *texts = arena_array(w->a, str, all.n);
	size_t n = 0, named = t->components->n;
	struct update_walk walk;

	if (named > STATUSPAGE_AFFECTED_MOST)
		named = STATUSPAGE_AFFECTED_MOST;
	walk = (struct update_walk){
		.at = arena_array(w->a, size_t, named),
		.state = arena_array(w->a, enum component_state, named),
		.n = named,
	};
	for (size_t i = 0; i < all.n; i++) {
		buf_clear(&part);
		w->json = (struct json_out){ .out = &part,
		    .depth = json.depth + 1 };
		put_update(w, t, &all.v[i], &walk);
		texts[n++] = str_dup(w->a, str_trim_left(buf_view(&part)));
	}
	buf_release(&part);
	w->json = json;
	w->json.out = whole;
	json_out_array(&w->json, "incident_updates");
	while (n > 0)
		json_out_made(&w->json, texts[--n]);
	json_out_end(&w->json, ']');
}

/* What incidents and planned work have in the same order. */
static void
put_thread(struct statuspage_out *w, const struct thread *t,
    int64_t updated, int64_t monitoring)
{
	struct json_out *j = &w->json;

	json_out_text(j, "id", t->id);
	json_out_text(j, "name", t->doc->title);
	json_out_text(j, "status", t->status);
	statuspage_put_time(w, "created_at", t->created);
	statuspage_put_time(w, "updated_at", updated);
	statuspage_put_time(w, "monitoring_at", monitoring);
	statuspage_put_time(w, "resolved_at", t->ended);
	json_out_text(j, "impact", t->impact);
	json_out_text(j, "shortlink", view_address(w->a,
	    w->api->source->corpus->site, t->doc->url));
	statuspage_put_time(w, "started_at", t->started);
	json_out_text(j, "page_id", w->api->page);
	put_updates(w, t);
	statuspage_put_named(w, t->components);
}

/* Never empty: clients show it. */
static str
summary_of(str impact, const struct document *doc)
{
	if (!str_empty(impact))
		return impact;
	return str_empty(doc->body.summary) ? doc->title
	    : doc->body.summary;
}

void
statuspage_put_incident(struct statuspage_out *w, const struct incident *in)
{
	int64_t newest = newest_of(w->api, in);
	struct thread t = {
		.doc = &in->doc, .components = &in->components, .in = in,
		.id = statuspage_id(w->a, "incident", in->id),
		.created = first_update(&in->doc),
		.started = in->times[STARTED].at, .ended = TIME_NONE,
		.status = str_c(incident_status_name(in->status)),
		.impact = str_c(impact_name(standing_impact(in,
		    w->api->source->corpus->policy))),
		.summary = summary_of(in->impact_summary, &in->doc),
	};

	if (t.created == TIME_NONE)
		t.created = t.started != TIME_NONE ? t.started : newest;
	if (!incident_open(in)) {
		t.ended = in->times[RESOLVED].at != TIME_NONE
		    ? in->times[RESOLVED].at : newest;
		t.status = review_final(in) ? STR("postmortem")
		    : STR("resolved");
	}
	/* Unwritten, but not after its end: clients subtract. */
	if (t.started == TIME_NONE)
		t.started = t.ended != TIME_NONE && t.ended < t.created
		    ? t.ended : t.created;
	json_out_object(&w->json, NULL);
	put_thread(w, &t, newest, monitoring_since(in));
	json_out_end(&w->json, '}');
}

void
statuspage_put_work(struct statuspage_out *w, const struct maintenance *m)
{
	int64_t now = w->api->source->now, until = m->ends.at;
	int64_t newest = maintenance_newest(m, now);
	enum maintenance_state s = maintenance_state(m, now);
	struct thread t = {
		.doc = &m->doc, .components = &m->components, .work = m,
		.id = statuspage_id(w->a, "maintenance", m->id),
		.created = first_update(&m->doc),
		.started = m->starts.at, .ended = TIME_NONE,
		.status = work_status(m, now,
		    said_last(&m->doc.body.updates)), .impact = STR("none"),
		.summary = summary_of(m->impact_summary, &m->doc),
	};

	if (newest == TIME_NONE)
		newest = w->api->updated;
	if (t.created == TIME_NONE)
		t.created = newest < t.started ? newest : t.started;
	if (s == MAINTENANCE_COMPLETED)
		t.ended = maintenance_end(m);
	else if (s == MAINTENANCE_CANCELLED)
		t.ended = newest;
	if (until == TIME_NONE || until < m->starts.at)
		until = m->starts.at;
	json_out_object(&w->json, NULL);
	put_thread(w, &t, newest, TIME_NONE);
	statuspage_put_time(w, "scheduled_for", m->starts.at);
	statuspage_put_time(w, "scheduled_until", until);
	json_out_end(&w->json, '}');
}
