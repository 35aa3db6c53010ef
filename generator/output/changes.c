#include "output/changes.h"

#include "output/api.h"
#include "output/json_out.h"
#include "output/prior.h"
#include "render/view.h"

struct out {
	const struct pages_source *source;
	struct arena *a;
	struct json_out json;
	size_t met;		/* of the prior's items */
	bool some;		/* a change was written */
};

/* What an entry of the list is of. */
struct subject {
	const struct document *doc;
	const struct affecteds *components;
	str kind, id, status, severity;
	int64_t after;		/* updates since then are new */
};

static void
put_updates(struct out *w, const struct subject *s)
{
	const struct updates *all = &s->doc->body.updates;
	struct json_out *j = &w->json;
	size_t n = 0;

	json_out_array(j, "updates");
	for (size_t i = all->n; i > 0 && n < CHANGES_UPDATES_MOST; i--) {
		const struct update *u = &all->v[i - 1];

		if (u->at == TIME_NONE || u->at > w->source->now ||
		    u->at <= s->after)
			continue;
		n++;
		json_out_object(j, NULL);
		json_out_text(j, "at", when_iso(w->a, u->at));
		json_out_text(j, "status", u->status);
		json_out_text(j, "text", u->text);
		json_out_text(j, "url", str_cat(w->a, api_address(w->a,
		    w->source->corpus->site, s->doc->url), STR("#"),
		    view_path(w->a, u->anchor)));
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static void
put_change(struct out *w, const char *change, const struct subject *s)
{
	const struct site *site = w->source->corpus->site;
	struct json_out *j = &w->json;

	w->some = true;
	json_out_object(j, NULL);
	json_out_text(j, "change", str_c(change));
	json_out_text(j, "kind", s->kind);
	json_out_text(j, "id", s->id);
	json_out_text(j, "title", s->doc->title);
	json_out_text(j, "url", api_address(w->a, site, s->doc->url));
	json_out_text(j, "status", s->status);
	json_out_maybe(j, "severity", s->severity);
	json_out_array(j, "components");
	for (size_t i = 0; i < s->components->n; i++) {
		const struct affected *f = &s->components->v[i];

		json_out_text(j, NULL, f->component < 0 ? f->name.name
		    : site->components.v[f->component].name);
	}
	json_out_end(j, ']');
	put_updates(w, s);
	json_out_end(j, '}');
}

static bool
open_word(str status)
{
	enum incident_status s;

	return incident_status_find(status, &s) && s < INCIDENT_RESOLVED;
}

/* What became of an incident; NULL: nothing. */
static const char *
incident_change(const struct prior_item *old, const struct prior_item *now)
{
	bool open = open_word(now->status);

	if (!old)
		return open ? "opened" : "published";
	if (open != open_word(old->status))
		return open ? "reopened" : "resolved";
	if (now->newest > old->newest)
		return "updated";
	return now->print != old->print || !str_eq(now->status, old->status)
	    ? "changed" : NULL;
}

static const char *
work_change(const struct prior_item *old, const struct prior_item *now,
    enum maintenance_state state)
{
	static const char *const into[] = {
		[MAINTENANCE_SCHEDULED] = "announced",
		[MAINTENANCE_IN_PROGRESS] = "started",
		[MAINTENANCE_COMPLETED] = "completed",
		[MAINTENANCE_CANCELLED] = "cancelled",
	};

	if (!old || !str_eq(old->status, now->status))
		return into[state];
	if (now->newest > old->newest)
		return "updated";
	return now->print != old->print ? "changed" : NULL;
}

static void
put_incident(struct out *w, const struct incident *in)
{
	const struct corpus *c = w->source->corpus;
	struct prior_item now = prior_incident(c, in, w->a);
	const struct prior_item *old = map_get(&w->source->prior->items,
	    now.key);
	const char *change = incident_change(old, &now);
	struct subject s = {
		.doc = &in->doc, .components = &in->components,
		.kind = STR("incident"), .id = in->id, .status = now.status,
		.severity = in->level < 0 ? in->severity.name
		    : c->policy->levels.v[in->level].id,
		.after = old ? old->newest : TIME_NONE,
	};

	w->met += old != NULL;
	if (change)
		put_change(w, change, &s);
	s.after = TIME_LAST;
	if (old && str_eq(now.review, STR("final")) &&
	    !str_eq(old->review, now.review))
		put_change(w, "postmortem_published", &s);
}

static void
put_work(struct out *w, const struct maintenance *m)
{
	int64_t at = w->source->now;
	struct prior_item now = prior_work(m, at, w->a);
	const struct prior_item *old = map_get(&w->source->prior->items,
	    now.key);
	const char *change = work_change(old, &now, maintenance_state(m, at));
	struct subject s = {
		.doc = &m->doc, .components = &m->components,
		.kind = STR("maintenance"), .id = m->id,
		.status = now.status,
		.after = old ? old->newest : TIME_NONE,
	};

	w->met += old != NULL;
	if (change)
		put_change(w, change, &s);
}

static int
make_changes(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct pages_source *s = p->source;
	const struct corpus *c = s->corpus;
	struct out w = { .source = s, .a = scratch, .json = { .out = out } };
	struct json_out *j = &w.json;
	size_t gone = 0;

	(void)f, (void)d;
	json_out_object(j, NULL);
	json_out_number(j, "version", API_VERSION);
	json_out_array(j, "changes");
	if (s->prior) {
		for (size_t i = 0; i < c->incidents.n; i++)
			put_incident(&w, &c->incidents.v[i]);
		for (size_t i = 0; i < c->maintenance.n; i++)
			put_work(&w, &c->maintenance.v[i]);
		gone = s->prior->n > w.met ? s->prior->n - w.met : 0;
	}
	json_out_end(j, ']');
	json_out_number(j, "withdrawn", (int64_t)gone);
	/* Without news the file is the same from build to build. */
	json_out_maybe(j, "since", when_iso(scratch, w.some || gone > 0
	    ? s->prior->as_of : TIME_NONE));
	json_out_end(j, '}');
	return 0;
}

static int
make_state(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct pages_source *s = p->source;

	(void)f, (void)d;
	prior_write(out, s->corpus, s->with_internal, s->now, scratch);
	return 0;
}

void
changes_plan(struct data_files *files, const struct pages_source *s)
{
	(void)s;
	data_add(files, (struct data_file){ .make = make_changes,
	    .path = STR("api/changes.json") });
	data_add(files, (struct data_file){ .make = make_state,
	    .path = STR(PRIOR_PATH) });
}
