#include "output/search_docs.h"

#include <stdio.h>
#include <stdlib.h>

static void
name_parts(struct search_doc *d, const struct affecteds *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].component >= 0 &&
		    all->v[i].component <= UINT16_MAX &&
		    d->parts_n < SEARCH_PARTS_MOST)
			d->parts[d->parts_n++] =
			    (uint16_t)all->v[i].component;
}

static int
by_age(const void *left, const void *right)
{
	const struct search_doc *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return str_cmp(a->doc->url, b->doc->url);
}

static void
add_pages(struct search_docs *docs, const struct page *v, size_t n,
    enum search_doc_kind kind, struct arena *a)
{
	for (size_t i = 0; i < n; i++)
		*vec_push(a, docs) = (struct search_doc){ .kind = kind,
			.doc = &v[i].doc, .what = &v[i], .at = TIME_NONE,
			.level = -1 };
}

struct search_docs
search_docs_list(const struct corpus *c, struct arena *a)
{
	struct search_docs docs = { 0 };

	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];
		struct search_doc *d = vec_push(a, &docs);

		*d = (struct search_doc){ .kind = SEARCH_INCIDENT,
			.doc = &in->doc, .what = in,
			.at = in->times[STARTED].at, .level = in->level };
		name_parts(d, &in->components);
	}
	for (size_t i = 0; i < c->maintenance.n; i++) {
		const struct maintenance *m = &c->maintenance.v[i];
		struct search_doc *d = vec_push(a, &docs);

		*d = (struct search_doc){ .kind = SEARCH_MAINTENANCE,
			.doc = &m->doc, .what = m, .at = m->starts.at,
			.level = -1 };
		name_parts(d, &m->components);
	}
	add_pages(&docs, c->runbooks.v, c->runbooks.n, SEARCH_RUNBOOK, a);
	add_pages(&docs, c->pages.v, c->pages.n, SEARCH_PAGE, a);
	if (docs.n > 1)
		qsort(docs.v, docs.n, sizeof(*docs.v), by_age);
	return docs;
}

static void
read_actions(const struct actions *all, struct search_collector *to)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct action *act = &all->v[i];

		search_text(to, act->text, SEARCH_BODY);
		search_text(to, act->issue.name, SEARCH_BODY);
		search_text(to, act->owner.name, SEARCH_BODY);
	}
}

static void
read_body(const struct body *b, struct search_collector *to)
{
	struct arena a = { 0 };
	str html = spilled_text(&b->html, &a);

	search_text(to, b->summary, SEARCH_SUMMARY);
	search_html(to, piece_of(html, b->lead), SEARCH_BODY);
	for (size_t i = 0; i < b->updates.n; i++)
		search_text(to, b->updates.v[i].text, SEARCH_BODY);
	for (size_t i = 0; i < b->timeline.n; i++) {
		search_text(to, b->timeline.v[i].text, SEARCH_BODY);
		search_text(to, b->timeline.v[i].actor, SEARCH_BODY);
	}
	for (size_t i = 0; i < b->sections.n; i++) {
		const struct section *s = &b->sections.v[i];

		/* A heading that the policy asks for tells nothing. */
		if (s->rule < 0 && s->parent < 0 && s->holds == HOLDS_TEXT)
			search_text(to, s->title, SEARCH_BODY);
		search_html(to, piece_of(html, s->html), SEARCH_BODY);
	}
	arena_release(&a);
}

static void
read_components(const struct affecteds *all, const struct corpus *c,
    struct search_collector *to)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct affected *one = &all->v[i];

		if (one->component < 0) {
			search_filter(to, "component:", one->name.name);
			search_text(to, one->name.name, SEARCH_SUMMARY);
			continue;
		}
		search_filter(to, "component:",
		    c->site->components.v[one->component].id);
		search_text(to, c->site->components.v[one->component].name,
		    SEARCH_SUMMARY);
	}
}

static void
read_tags(const struct nameds *tags, struct search_collector *to)
{
	for (size_t i = 0; i < tags->n; i++) {
		search_filter(to, "tag:", tags->v[i].name);
		search_text(to, tags->v[i].name, SEARCH_SUMMARY);
	}
}

/* Whoever is named: by id and by name. */
static void
read_person(str word, const struct corpus *c, struct search_collector *to)
{
	int i = site_person(c->site, word);

	search_text(to, word, SEARCH_BODY);
	if (i >= 0)
		search_text(to, c->site->people.v[i].name, SEARCH_BODY);
}

static void
read_review(const struct review *r, const struct corpus *c,
    struct search_collector *to)
{
	for (size_t i = 0; i < r->authors.n; i++)
		read_person(r->authors.v[i].name, c, to);
	for (size_t i = 0; i < r->signoff.n; i++)
		read_person(r->signoff.v[i].name, c, to);
}

static void
read_incident(const struct incident *in, const struct corpus *c,
    struct search_collector *to)
{
	search_text(to, in->id, SEARCH_TITLE);
	search_text(to, in->impact_summary, SEARCH_SUMMARY);
	if (in->level >= 0) {
		search_filter(to, "severity:",
		    c->policy->levels.v[in->level].slug);
		search_text(to, c->policy->levels.v[in->level].id,
		    SEARCH_SUMMARY);
	}
	search_filter(to, "status:",
	    str_c(incident_status_name(in->status)));
	if (incident_open(in))
		search_filter(to, "status:", STR("open"));
	read_components(&in->components, c, to);
	read_tags(&in->tags, to);
	read_person(in->commander.name, c, to);
	for (size_t i = 0; i < in->roles.n; i++)
		read_person(in->roles.v[i].person.name, c, to);
	for (size_t i = 0; i < in->impact.n; i++)
		search_text(to, in->impact.v[i].text, SEARCH_BODY);
	for (size_t i = 0; i < in->links.n; i++)
		search_text(to, in->links.v[i].title, SEARCH_BODY);
	/* Those that this audience may know of. */
	for (size_t i = 0; i < in->runbooks.n; i++)
		if (map_get(&c->runbook_by_slug, in->runbooks.v[i].name))
			search_text(to, in->runbooks.v[i].name, SEARCH_BODY);
	read_actions(&in->actions, to);
	read_review(in->postmortem ? &in->postmortem->review : &in->review,
	    c, to);
	if (!in->postmortem)
		return;
	search_text(to, in->postmortem->doc.title, SEARCH_SUMMARY);
	read_body(&in->postmortem->doc.body, to);
}

static void
read_maintenance(const struct maintenance *m, const struct corpus *c,
    struct search_collector *to)
{
	search_text(to, m->id, SEARCH_TITLE);
	search_text(to, m->impact_summary, SEARCH_SUMMARY);
	search_filter(to, "status:",
	    str_c(maintenance_state_name(maintenance_state(m, c->now))));
	read_components(&m->components, c, to);
	read_tags(&m->tags, to);
}

static void
read_page(const struct page *p, const struct corpus *c,
    struct search_collector *to)
{
	search_text(to, p->description, SEARCH_SUMMARY);
	read_person(p->owner.name, c, to);
	read_tags(&p->tags, to);
	for (size_t i = 0; i < p->components.n; i++) {
		search_filter(to, "component:", p->components.v[i].name);
		search_text(to, p->components.v[i].name, SEARCH_SUMMARY);
	}
}

void
search_doc_read(const struct search_doc *d, const struct corpus *c,
    struct search_collector *to)
{
	static const char *const kinds[] = {
		[SEARCH_INCIDENT] = "incident",
		[SEARCH_MAINTENANCE] = "maintenance",
		[SEARCH_RUNBOOK] = "runbook",
		[SEARCH_PAGE] = "page",
	};

	search_filter(to, "type:", str_c(kinds[d->kind]));
	if (d->at != TIME_NONE) {
		char year[8] = "";
		int n = snprintf(year, sizeof(year), "%d",
		    civil_of(d->at).year);

		search_filter(to, "year:", str_of(year, (size_t)n));
	}
	search_text(to, d->doc->title, SEARCH_TITLE);
	switch (d->kind) {
	case SEARCH_INCIDENT:
		read_incident(d->what, c, to);
		break;
	case SEARCH_MAINTENANCE:
		read_maintenance(d->what, c, to);
		break;
	case SEARCH_RUNBOOK:
	case SEARCH_PAGE:
		read_page(d->what, c, to);
		break;
	}
	read_body(&d->doc->body, to);
}
