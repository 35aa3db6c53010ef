/* What an audience may see of a corpus. */
#include "model/corpus.h"

/* Most lists have nothing that is internal: those are shared with the full
 * corpus, not copied. */

static bool
all_sections(const struct sections *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].internal)
			return false;
	return true;
}

static void
filter_sections(struct sections *all, struct arena *a)
{
	struct sections kept = { 0 };
	int *moved;

	if (all_sections(all))
		return;
	moved = arena_array(a, int, all->n);
	for (size_t i = 0; i < all->n; i++) {
		struct section s = all->v[i];

		moved[i] = -1;
		if (s.internal)
			continue;
		moved[i] = (int)kept.n;
		s.parent = s.parent < 0 ? -1 : moved[s.parent];
		*vec_push(a, &kept) = s;
	}
	*all = kept;
}

static bool
all_updates(const struct updates *all)
{
	for (size_t i = 0; i < all->n + all->later; i++)
		if (all->v[i].internal)
			return false;
	return true;
}

static void
filter_updates(struct updates *all, struct arena *a)
{
	struct updates kept = { 0 };
	size_t later = 0;

	if (all_updates(all))
		return;
	for (size_t i = 0; i < all->n + all->later; i++)
		if (!all->v[i].internal) {
			*vec_push(a, &kept) = all->v[i];
			later += i >= all->n;
		}
	kept.n -= later;
	kept.later = later;
	*all = kept;
}

static bool
all_timeline(const struct timeline *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].internal)
			return false;
	return true;
}

static void
filter_timeline(struct timeline *all, struct arena *a)
{
	struct timeline kept = { 0 };

	if (all_timeline(all))
		return;
	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].internal)
			*vec_push(a, &kept) = all->v[i];
	*all = kept;
}

static bool
all_actions(const struct actions *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].internal)
			return false;
	return true;
}

static void
filter_actions(struct actions *all, struct arena *a)
{
	struct actions kept = { 0 };

	if (all_actions(all))
		return;
	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].internal)
			*vec_push(a, &kept) = all->v[i];
	*all = kept;
}

static void
filter_body(struct body *b, struct arena *a)
{
	filter_sections(&b->sections, a);
	filter_updates(&b->updates, a);
	filter_timeline(&b->timeline, a);
	filter_actions(&b->actions, a);
}

/* References to incidents that this audience does not know. */
static void
filter_names(struct nameds *names, const struct corpus *full,
    struct arena *a)
{
	struct nameds kept = { 0 };

	for (size_t i = 0; i < names->n; i++) {
		const struct incident *in = corpus_incident(full,
		    names->v[i].name);

		if (in && !in->doc.internal)
			*vec_push(a, &kept) = names->v[i];
	}
	*names = kept;
}

static void
filter_runbooks(struct nameds *names, const struct corpus *full,
    struct arena *a)
{
	struct nameds kept = { 0 };

	for (size_t i = 0; i < names->n; i++) {
		const struct page *p = map_get(&full->runbook_by_slug,
		    names->v[i].name);

		if (p && !p->doc.internal)
			*vec_push(a, &kept) = names->v[i];
	}
	*names = kept;
}

/* Take back the milestones that entries of a timeline supply: all of
 * them, or the internal ones. */
static void
hide_milestones(struct incident *in, const struct timeline *t, bool all)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct timeline_entry *e = &t->v[i];
		struct moment *m;

		if (e->milestone < 0 || !(all || e->internal))
			continue;
		m = &in->times[e->milestone];
		if (in->from_timeline[e->milestone] &&
		    m->place.file == e->place.file &&
		    m->place.line == e->place.line)
			*m = (struct moment){ TIME_NONE, { 0 } };
	}
}

/* Where another entry marks the same, it counts now. */
static void
supply_milestones(struct incident *in, const struct timeline *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct timeline_entry *e = &t->v[i];

		if (e->milestone >= 0 && in->from_timeline[e->milestone] &&
		    in->times[e->milestone].at == TIME_NONE)
			in->times[e->milestone] =
			    (struct moment){ e->at, e->place };
	}
}

/* A milestone that only an internal entry tells is internal too. */
static struct incident
public_incident(const struct incident *in, const struct corpus *full,
    struct arena *a)
{
	struct incident p = *in;

	hide_milestones(&p, &p.doc.body.timeline, false);
	filter_body(&p.doc.body, a);
	filter_actions(&p.actions, a);
	filter_names(&p.related, full, a);
	filter_names(&p.duplicates, full, a);
	filter_runbooks(&p.runbooks, full, a);
	p.internal_facts = NULL;
	p.postmortem = NULL;
	if (in->postmortem && !in->postmortem->doc.internal) {
		struct postmortem *pm = arena_new(a, struct postmortem);

		*pm = *in->postmortem;
		hide_milestones(&p, &pm->doc.body.timeline, false);
		filter_body(&pm->doc.body, a);
		supply_milestones(&p, &pm->doc.body.timeline);
		p.postmortem = pm;
	} else if (in->postmortem) {
		struct actions kept = { 0 };

		p.review = (struct review){ .drafted = DATE_NONE,
		    .finalized = DATE_NONE };
		hide_milestones(&p, &in->postmortem->doc.body.timeline,
		    true);
		/* What the internal postmortem promises stays inside. */
		for (size_t i = 0; i < p.actions.n; i++)
			if (p.actions.v[i].place.file == in->doc.file)
				*vec_push(a, &kept) = p.actions.v[i];
		p.actions = kept;
	}
	supply_milestones(&p, &p.doc.body.timeline);
	incident_doubts(&p, full->now);
	return p;
}

/* What links lead to is seen; what those lead to that somebody of the
 * audience may read, shown. */
static void
mark_links(bool *seen, bool *shown, const struct links *links,
    bool with_internal)
{
	for (size_t i = 0; i < links->n; i++) {
		const struct link *l = &links->v[i];

		seen[l->target] = true;
		if (with_internal || !l->internal)
			shown[l->target] = true;
	}
}

static void
mark_mentions(bool *seen, bool *shown, const struct mentions *all,
    bool with_internal)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct mention *m = &all->v[i];

		seen[m->target] = true;
		if (with_internal || !m->internal)
			shown[m->target] = true;
	}
}

/* What a document or chapter names; when all of it is internal, nothing is
 * shown by that. */
static void
mark_named(bool *seen, bool *shown, const struct links *links,
    const struct mentions *mentions, bool internal, bool with_internal)
{
	shown = internal && !with_internal ? seen : shown;
	mark_links(seen, shown, links, with_internal);
	mark_mentions(seen, shown, mentions, with_internal);
}

static str
folder_of(str below)
{
	ptrdiff_t slash = str_rfind_char(below, '/');

	return slash < 0 ? STR_NONE : str_sub(below, 0, (size_t)slash);
}

/* The folders that hold documents: the first of each that the public may
 * see, or else any of them. */
static struct map
folders_of(const struct corpus *c, struct arena *a)
{
	struct map folders = { 0 };

	for (size_t i = 0; i < c->files->n; i++) {
		const struct document *doc = c->by_file[i];
		const struct document *before;
		void **at;

		if (!doc)
			continue;
		at = map_at(&folders, folder_of(c->files->v[i].below), a);
		before = *at;
		if (!before || before->internal)
			*at = (void *)doc;
	}
	return folders;
}

/* Whether a file lies beside internal documents alone, or below them. */
static bool
beside_internal(const struct map *folders, str below)
{
	for (str at = folder_of(below); at.n; at = folder_of(at)) {
		const struct document *doc = map_get(folders, at);

		if (doc)
			return doc->internal;
	}
	return false;
}

void
corpus_attach(struct corpus *c, struct arena *a, bool with_internal)
{
	bool *seen = arena_array(a, bool, c->files->n);
	bool *shown = arena_array(a, bool, c->files->n);
	struct map folders = { 0 };

	if (!with_internal)
		folders = folders_of(c, a);
	for (size_t i = 0; i < c->files->n; i++) {
		const struct document *doc = c->by_file[i];

		if (doc)
			mark_named(seen, shown, &doc->body.links,
			    &doc->body.mentions, doc->internal,
			    with_internal);
	}
	for (size_t i = 0; i < c->policy->chapters.n; i++) {
		const struct chapter *ch = &c->policy->chapters.v[i];

		mark_named(seen, shown, &ch->links, &ch->mentions,
		    ch->internal, with_internal);
	}
	/* A file that nobody mentions is published: it was put there. Not
	 * so where only internal documents are, and the team's policy is
	 * not, whatever it is called. */
	for (size_t i = 0; i < c->files->n; i++) {
		const struct file *f = &c->files->v[i];

		if (!seen[i])
			shown[i] = !beside_internal(&folders, f->below);
		shown[i] &= f->kind == FILE_ATTACHMENT &&
		    !str_eq(c->site->policy.name, f->below);
	}
	c->attached = shown;
}

/* Empty, with room for all. */
static void
empty_lists(struct corpus *c, struct arena *a)
{
	c->incidents.v = arena_array(a, struct incident, c->incidents.n);
	c->incidents.cap = c->incidents.n;
	c->incidents.n = 0;
	c->postmortems.v = arena_array(a, struct postmortem,
	    c->postmortems.n);
	c->postmortems.cap = c->postmortems.n;
	c->postmortems.n = 0;
	c->maintenance.v = arena_array(a, struct maintenance,
	    c->maintenance.n);
	c->maintenance.cap = c->maintenance.n;
	c->maintenance.n = 0;
	c->runbooks.v = arena_array(a, struct page, c->runbooks.n);
	c->runbooks.cap = c->runbooks.n;
	c->runbooks.n = 0;
	c->pages.v = arena_array(a, struct page, c->pages.n);
	c->pages.cap = c->pages.n;
	c->pages.n = 0;
}

struct corpus
corpus_for(const struct corpus *full, struct arena *a, bool with_internal)
{
	struct corpus c = *full;

	if (with_internal)
		return c;
	corpus_attach(&c, a, false);
	empty_lists(&c, a);
	for (size_t i = 0; i < full->incidents.n; i++)
		if (!full->incidents.v[i].doc.internal)
			*vec_push(a, &c.incidents) = public_incident(
			    &full->incidents.v[i], full, a);
	for (size_t i = 0; i < full->postmortems.n; i++)
		if (!full->postmortems.v[i].doc.internal) {
			struct postmortem pm = full->postmortems.v[i];

			filter_body(&pm.doc.body, a);
			*vec_push(a, &c.postmortems) = pm;
		}
	for (size_t i = 0; i < full->maintenance.n; i++)
		if (!full->maintenance.v[i].doc.internal) {
			struct maintenance m = full->maintenance.v[i];

			filter_body(&m.doc.body, a);
			*vec_push(a, &c.maintenance) = m;
		}
	for (size_t i = 0; i < full->runbooks.n; i++)
		if (!full->runbooks.v[i].doc.internal) {
			struct page p = full->runbooks.v[i];

			filter_body(&p.doc.body, a);
			*vec_push(a, &c.runbooks) = p;
		}
	for (size_t i = 0; i < full->pages.n; i++)
		if (!full->pages.v[i].doc.internal) {
			struct page p = full->pages.v[i];

			filter_body(&p.doc.body, a);
			*vec_push(a, &c.pages) = p;
		}
	corpus_index(&c, a);
	corpus_newest(&c);
	return c;
}
