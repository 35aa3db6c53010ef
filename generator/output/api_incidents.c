/* Every incident as data. */
#include "output/api.h"

#include "model/front.h"
#include "output/json_out.h"
#include "render/standing.h"
#include "render/view.h"

struct out {
	const struct pages_source *source;
	const struct gauges *gauges;
	struct arena *a;
	struct json_out json;
	struct when_iso time;
	str page;		/* address of the incident's */
};

str
api_address(struct arena *a, const struct site *site, str path)
{
	return str_empty(site->url) ? str_cat(a, STR("/"), view_path(a, path))
	    : view_address(a, site, path);
}

static void
put_time(struct out *w, const char *key, int64_t at)
{
	json_out_plain(&w->json, key, when_iso_next(&w->time, at));
}

static void
put_length(struct out *w, const char *key, int64_t seconds)
{
	if (seconds == LENGTH_NONE)
		json_out_null(&w->json, key);
	else
		json_out_number(&w->json, key, seconds);
}

static void
put_names(struct out *w, const char *key, const struct nameds *all)
{
	json_out_array(&w->json, key);
	for (size_t i = 0; i < all->n; i++)
		json_out_text(&w->json, NULL, all->v[i].name);
	json_out_end(&w->json, ']');
}

static void
put_severity(struct out *w, const struct incident *in)
{
	const struct policy *p = w->source->corpus->policy;
	const struct severity *l = in->level < 0 ? NULL
	    : &p->levels.v[in->level];
	struct json_out *j = &w->json;

	json_out_object(j, "severity");
	json_out_maybe(j, "id", l ? l->id : in->severity.name);
	json_out_maybe(j, "name", l ? l->name : STR_NONE);
	json_out_maybe(j, "impact", l ? str_c(impact_name(l->impact))
	    : STR_NONE);
	json_out_end(j, '}');
	json_out_array(j, "severity_history");
	for (size_t i = 0; i < in->history.n; i++) {
		const struct severity_change *c = &in->history.v[i];

		json_out_object(j, NULL);
		put_time(w, "at", c->at.at);
		json_out_maybe(j, "id", c->level < 0 ? c->severity.name
		    : p->levels.v[c->level].id);
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_impact(struct out *w, const struct incident *in)
{
	struct json_out *j = &w->json;

	json_out_maybe(j, "summary", !str_empty(in->impact_summary)
	    ? in->impact_summary : in->doc.body.summary);
	json_out_object(j, "impact");
	for (size_t i = 0; i < in->impact.n; i++)
		json_out_text(j, str_z(w->a, in->impact.v[i].key),
		    in->impact.v[i].text);
	json_out_end(j, '}');
}

static void
put_times(struct out *w, const struct incident *in)
{
	struct json_out *j = &w->json;

	json_out_object(j, "milestones");
	for (int m = 0; m < MILESTONE_COUNT; m++)
		put_time(w, milestone_name((enum milestone)m), in->times[m].at);
	json_out_end(j, '}');
	json_out_array(j, "doubtful");
	for (int m = 0; m < MILESTONE_COUNT; m++)
		if (in->doubtful[m])
			json_out_text(j, NULL,
			    str_c(milestone_name((enum milestone)m)));
	json_out_end(j, ']');
	json_out_object(j, "durations");
	for (size_t i = 0; i < w->gauges->n; i++) {
		const struct gauge *g = &w->gauges->v[i];
		enum left_out why;

		put_length(w, str_z(w->a, g->id), gauge_length(g, in, &why));
	}
	json_out_end(j, '}');
}

static void
put_components(struct out *w, const struct affecteds *all)
{
	const struct site *site = w->source->corpus->site;
	struct json_out *j = &w->json;

	json_out_array(j, "components");
	for (size_t i = 0; i < all->n; i++) {
		const struct affected *f = &all->v[i];
		const struct component *c = f->component < 0 ? NULL
		    : &site->components.v[f->component];

		json_out_object(j, NULL);
		json_out_maybe(j, "id", c ? c->id : STR_NONE);
		json_out_text(j, "name", c ? c->name : f->name.name);
		json_out_text(j, "worst", str_c(
		    component_state_name(f->worst)));
		json_out_array(j, "changes");
		for (size_t k = 0; k < f->changes.n; k++) {
			json_out_object(j, NULL);
			put_time(w, "at", f->changes.v[k].at);
			json_out_text(j, "state", str_c(
			    component_state_name(f->changes.v[k].state)));
			json_out_end(j, '}');
		}
		json_out_end(j, ']');
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_people(struct out *w, const struct incident *in)
{
	struct json_out *j = &w->json;

	json_out_maybe(j, "detection", in->detection.name);
	json_out_maybe(j, "commander", in->commander.name);
	json_out_array(j, "roles");
	for (size_t i = 0; i < in->roles.n; i++) {
		json_out_object(j, NULL);
		json_out_text(j, "role", in->roles.v[i].role);
		json_out_text(j, "person", in->roles.v[i].person.name);
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_references(struct out *w, const struct incident *in)
{
	struct json_out *j = &w->json;

	put_names(w, "tags", &in->tags);
	put_names(w, "runbooks", &in->runbooks);
	put_names(w, "related", &in->related);
	put_names(w, "duplicates", &in->duplicates);
	json_out_array(j, "links");
	for (size_t i = 0; i < in->links.n; i++) {
		json_out_object(j, NULL);
		json_out_maybe(j, "title", in->links.v[i].title);
		json_out_text(j, "url", in->links.v[i].url);
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_updates(struct out *w, const struct document *doc)
{
	const struct updates *all = &doc->body.updates;
	struct json_out *j = &w->json;

	json_out_array(j, "updates");
	for (size_t i = all->n; i > 0; i--) {
		const struct update *u = &all->v[i - 1];

		json_out_object(j, NULL);
		put_time(w, "at", u->at);
		json_out_text(j, "status", u->status);
		json_out_text(j, "text", u->text);
		json_out_text(j, "url", str_cat(w->a, w->page, STR("#"),
		    view_path(w->a, u->anchor)));
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_timeline(struct out *w, const struct timeline *all)
{
	struct json_out *j = &w->json;

	for (size_t i = 0; i < all->n; i++) {
		const struct timeline_entry *e = &all->v[i];

		json_out_object(j, NULL);
		put_time(w, "at", e->at);
		json_out_text(j, "text", e->text);
		json_out_maybe(j, "actor", e->actor);
		json_out_maybe(j, "milestone", e->milestone < 0 ? STR_NONE
		    : str_c(milestone_name((enum milestone)e->milestone)));
		json_out_end(j, '}');
	}
}

static void
put_actions(struct out *w, const struct actions *all)
{
	const struct policy *p = w->source->corpus->policy;
	struct json_out *j = &w->json;

	json_out_array(j, "actions");
	for (size_t i = 0; i < all->n; i++) {
		const struct action *x = &all->v[i];

		json_out_object(j, NULL);
		json_out_text(j, "text", x->text);
		json_out_maybe(j, "owner", x->owner.name);
		json_out_maybe(j, "issue", x->issue.name);
		json_out_maybe(j, "issue_url", x->issue_url);
		json_out_maybe(j, "due", date_iso(w->a, x->due));
		json_out_maybe(j, "kind", x->kind < 0 ? x->kind_word.name
		    : p->kinds.v[x->kind].id);
		json_out_text(j, "state", str_c(action_state_name(x->state)));
		json_out_maybe(j, "completed", date_iso(w->a, x->completed));
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

/* Apart or in the incident's own file, it is read on the same page. */
static void
put_postmortem(struct out *w, const struct incident *in)
{
	const struct review *r = in->postmortem ? &in->postmortem->review
	    : &in->review;
	struct json_out *j = &w->json;

	if (r->status == REVIEW_NONE) {
		json_out_null(j, "postmortem");
		return;
	}
	json_out_object(j, "postmortem");
	json_out_text(j, "status", str_c(review_status_name(r->status)));
	json_out_text(j, "url", w->page);
	json_out_maybe(j, "drafted", date_iso(w->a, r->drafted));
	json_out_maybe(j, "finalized", date_iso(w->a, r->finalized));
	put_names(w, "authors", &r->authors);
	put_names(w, "signoff", &r->signoff);
	json_out_end(j, '}');
}

static void
put_incident(struct out *w, const struct incident *in)
{
	struct json_out *j = &w->json;

	w->page = api_address(w->a, w->source->corpus->site, in->doc.url);
	json_out_object(j, NULL);
	json_out_text(j, "id", in->id);
	json_out_text(j, "title", in->doc.title);
	json_out_text(j, "url", w->page);
	json_out_text(j, "visibility", in->doc.internal ? STR("internal")
	    : STR("public"));
	json_out_text(j, "status", str_c(incident_status_name(in->status)));
	json_out_bool(j, "open", incident_open(in));
	put_severity(w, in);
	put_impact(w, in);
	put_times(w, in);
	put_components(w, &in->components);
	put_time(w, "next_update", in->next_update.at);
	put_people(w, in);
	put_references(w, in);
	put_updates(w, &in->doc);
	json_out_array(j, "timeline");
	put_timeline(w, &in->doc.body.timeline);
	if (in->postmortem)
		put_timeline(w, &in->postmortem->doc.body.timeline);
	json_out_end(j, ']');
	put_actions(w, &in->actions);
	put_postmortem(w, in);
	put_time(w, "updated", incident_newest(in, w->source->now));
	json_out_end(j, '}');
}

/* How many files there are beside the first. */
static size_t
older_files(size_t n)
{
	return n < 2 * API_EACH ? 0 : (n - API_EACH) / API_EACH;
}

static void
put_site(struct out *w, const struct corpus *c, size_t older)
{
	struct json_out *j = &w->json;

	json_out_object(j, "site");
	json_out_text(j, "title", c->site->title);
	json_out_maybe(j, "url", c->site->url);
	json_out_end(j, '}');
	put_time(w, "as_of", c->newest);
	json_out_number(j, "count", (int64_t)c->incidents.n);
	json_out_array(j, "older");
	for (size_t k = older; k > 0; k--)
		json_out_text(j, NULL, api_address(w->a, c->site,
		    str_format(w->a, "api/incidents-%zu.json", k)));
	json_out_end(j, ']');
}

/* File 0 is the newest of them, file k the k-th API_EACH of the oldest, so
 * that a new incident changes no file but the first. */
static int
make(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct corpus *c = p->source->corpus;
	struct gauges gauges = gauges_of(c->policy, scratch);
	struct out w = { .source = p->source, .gauges = &gauges,
		.a = scratch, .json = { .out = out } };
	size_t n = c->incidents.n, older = older_files(n);
	size_t from = f->index ? n - f->index * API_EACH : 0;
	size_t to = f->index ? from + API_EACH : n - older * API_EACH;

	(void)d;
	json_out_object(&w.json, NULL);
	json_out_number(&w.json, "version", API_VERSION);
	if (f->index == 0)
		put_site(&w, c, older);
	json_out_array(&w.json, "incidents");
	for (size_t i = from; i < to; i++)
		put_incident(&w, &c->incidents.v[i]);
	json_out_end(&w.json, ']');
	json_out_end(&w.json, '}');
	return 0;
}

void
api_incidents_plan(struct data_files *files, const struct pages_source *s)
{
	size_t older = older_files(s->corpus->incidents.n);

	data_add(files, (struct data_file){ .make = make,
	    .path = STR("api/incidents.json") });
	for (size_t k = 1; k <= older; k++)
		data_add(files, (struct data_file){ .make = make, .index = k,
		    .path = str_format(files->arena, "api/incidents-%zu.json",
			k) });
}
