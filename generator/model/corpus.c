#include "model/corpus.h"

#include <stdlib.h>

struct join {
	struct corpus *c;
	struct arena *a;
	struct diags *d;
	int lost;		/* postmortems for none so far */
	struct strs ids;	/* what they may mean: made for the first */
};

struct incident *
corpus_incident(const struct corpus *c, str id)
{
	return map_get(&c->incident_by_id, id);
}

static int
newest_first(const void *left, const void *right)
{
	const struct incident *a = left, *b = right;
	int64_t x = a->times[STARTED].at, y = b->times[STARTED].at;

	/* TIME_NONE is the least of all. */
	if (x != y)
		return x > y ? -1 : 1;
	return str_cmp(a->doc.slug, b->doc.slug);
}

static int
maintenance_newest_first(const void *left, const void *right)
{
	const struct maintenance *a = left, *b = right;

	if (a->starts.at != b->starts.at)
		return a->starts.at > b->starts.at ? -1 : 1;
	return str_cmp(a->doc.slug, b->doc.slug);
}

static int
pages_by_title(const void *left, const void *right)
{
	const struct page *a = left, *b = right;
	int c = str_cmp(a->doc.title, b->doc.title);

	return c ? c : str_cmp(a->doc.slug, b->doc.slug);
}

static void
sort_all(struct corpus *c)
{
	if (c->incidents.n > 1)
		qsort(c->incidents.v, c->incidents.n,
		    sizeof(c->incidents.v[0]), newest_first);
	if (c->maintenance.n > 1)
		qsort(c->maintenance.v, c->maintenance.n,
		    sizeof(c->maintenance.v[0]), maintenance_newest_first);
	if (c->runbooks.n > 1)
		qsort(c->runbooks.v, c->runbooks.n,
		    sizeof(c->runbooks.v[0]), pages_by_title);
	if (c->pages.n > 1)
		qsort(c->pages.v, c->pages.n, sizeof(c->pages.v[0]),
		    pages_by_title);
}

/* Where an incident's id was written: the file, when it is its name. */
static struct place
id_place(const struct incident *in)
{
	return in->id_at.line ? in->id_at
	    : (struct place){ .file = in->doc.file };
}

static void
report_duplicate(struct join *j, struct incident *in,
    struct incident *other, bool named)
{
	in->id_shared = other->id_shared = true;
	diag_add(j->d, RULE_DUPLICATE_ID, id_place(in), named
	    ? "another incident's file is called " STR_FMT
	    : "another incident has the id " STR_FMT " already",
	    STR_ARG(in->id));
	diag_help(j->d, "give one of them another id");
	diag_note(j->d, named ? (struct place){ .file = other->doc.file }
	    : id_place(other), named ? "this one" : "it is used here");
}

/* The later of two is the one to change. A file's name is as good as an
 * id in a reference, so that the two must not cross either. */
static void
report_duplicates(struct join *j)
{
	struct map by_slug = { 0 };

	for (size_t i = 0; i < j->c->incidents.n; i++) {
		struct incident *in = &j->c->incidents.v[i];

		*map_at(&by_slug, in->doc.slug, j->a) = in;
	}
	for (size_t i = 0; i < j->c->incidents.n; i++) {
		struct incident *in = &j->c->incidents.v[i];
		struct incident *other = corpus_incident(j->c, in->id);
		struct incident *named = map_get(&by_slug, in->id);

		if (other != in)
			report_duplicate(j, in, other, false);
		else if (named && named != in && named->id_at.line)
			report_duplicate(j, in, named, true);
	}
}

static void
index_incidents(struct corpus *c, struct arena *a)
{
	c->incident_by_id = (struct map){ 0 };
	/* An id belongs to the first who had it: the list is newest first. */
	for (size_t i = c->incidents.n; i-- > 0;) {
		void **at = map_at(&c->incident_by_id,
		    c->incidents.v[i].id, a);

		if (!*at)
			*at = &c->incidents.v[i];
	}
	/* A file name is an address too, where no id takes it. */
	for (size_t i = 0; i < c->incidents.n; i++) {
		void **at = map_at(&c->incident_by_id,
		    c->incidents.v[i].doc.slug, a);

		if (!*at)
			*at = &c->incidents.v[i];
	}
}

static void
index_documents(struct corpus *c, struct arena *a)
{
	c->by_file = arena_array(a, const struct document *, c->files->n);
	c->runbook_by_slug = (struct map){ 0 };
	for (size_t i = 0; i < c->incidents.n; i++)
		c->by_file[c->incidents.v[i].doc.file] =
		    &c->incidents.v[i].doc;
	for (size_t i = 0; i < c->postmortems.n; i++)
		c->by_file[c->postmortems.v[i].doc.file] =
		    &c->postmortems.v[i].doc;
	for (size_t i = 0; i < c->maintenance.n; i++)
		c->by_file[c->maintenance.v[i].doc.file] =
		    &c->maintenance.v[i].doc;
	for (size_t i = 0; i < c->pages.n; i++)
		c->by_file[c->pages.v[i].doc.file] = &c->pages.v[i].doc;
	for (size_t i = 0; i < c->runbooks.n; i++) {
		struct page *p = &c->runbooks.v[i];

		c->by_file[p->doc.file] = &p->doc;
		*map_at(&c->runbook_by_slug, p->doc.slug, a) = p;
	}
}

static void
report_for_none(struct join *j, const struct postmortem *pm)
{
	str near = STR_NONE;

	for (size_t i = 0; i < j->c->incidents.n && j->lost == 0; i++) {
		*vec_push(j->a, &j->ids) = j->c->incidents.v[i].id;
		*vec_push(j->a, &j->ids) = j->c->incidents.v[i].doc.slug;
	}
	/* Looking for what was meant takes time; a hundred times will do. */
	if (j->lost++ < 100)
		near = suggest(pm->incident.name, j->ids.v, j->ids.n);
	diag_add(j->d, RULE_POSTMORTEM_FOR_NONE, pm->incident.at,
	    "there is no incident " STR_FMT, STR_ARG(pm->incident.name));
	if (str_empty(near))
		diag_help(j->d, "write the incident's id:, or its file's "
		    "name without .md");
	else
		diag_meant(j->d, pm->incident.name, near);
}

/* The second of two postmortems is reported and left out. */
static void
join_postmortem(struct join *j, struct postmortem *pm)
{
	struct incident *in = corpus_incident(j->c, pm->incident.name);

	if (str_empty(pm->incident.name))
		return;	/* reported by the schema */
	if (!in) {
		report_for_none(j, pm);
		return;
	}
	if (in->postmortem || in->review.status != REVIEW_NONE) {
		diag_add(j->d, RULE_POSTMORTEM_TWICE, pm->incident.at,
		    STR_FMT " has a postmortem already",
		    STR_ARG(pm->incident.name));
		diag_help(j->d, "keep one of them");
		diag_note(j->d, in->postmortem ? in->postmortem->incident.at
		    : in->review.place, "it is here");
		return;
	}
	/* It is shown on the incident's page, or not at all. */
	pm->doc.internal |= in->doc.internal;
	in->postmortem = pm;
	pm->of = (int)(in - j->c->incidents.v);
	in->review = pm->review;
}

static void
take_actions(struct join *j, struct actions *to, const struct actions *from)
{
	/* The usual case shares the list; more would be put into a copy. */
	if (to->n == 0) {
		*to = *from;
		to->cap = to->n;
		return;
	}
	for (size_t i = 0; i < from->n; i++)
		*vec_push(j->a, to) = from->v[i];
}

static void
report_mark(struct join *j, const struct incident *in,
    const struct timeline_entry *e)
{
	enum milestone m = (enum milestone)e->milestone;
	const struct moment *is = &in->times[m];
	const char *name = milestone_name(m);
	bool marked = in->from_timeline[m];

	/* Two in one timeline were reported there. */
	if (marked && is->place.file == e->place.file)
		return;
	diag_add(j->d, marked ? RULE_TIMELINE_MARK_TWICE
	    : RULE_TIMELINE_MARK, e->place,
	    "%s is " STR_FMT " here, and " STR_FMT " in %s", name,
	    STR_ARG(when_short(j->a, e->at)),
	    STR_ARG(when_short(j->a, is->at)),
	    marked ? "another timeline" : "the front matter");
	diag_note(j->d, is->place, marked ? "the other one"
	    : "the front matter's");
	diag_help(j->d, "correct the one that is wrong, or leave one of them "
	    "out");
}

/* A mark supplies a milestone that the front matter leaves out, and must
 * agree with one that it gives: to the minute, since timelines seldom
 * have seconds. */
static void
take_marks(struct join *j, struct incident *in, const struct timeline *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct timeline_entry *e = &t->v[i];
		struct moment *m;

		if (e->milestone < 0 || e->at == TIME_NONE)
			continue;
		m = &in->times[e->milestone];
		if (m->at == TIME_NONE && m->place.line == 0) {
			*m = (struct moment){ e->at, e->place };
			in->from_timeline[e->milestone] = true;
		} else if (m->at != TIME_NONE &&
		    m->at / MINUTE != e->at / MINUTE) {
			report_mark(j, in, e);
		}
	}
}

/* A component listed without a state is as bad as the level says. */
static void
derive_states(struct incident *in, const struct policy *p)
{
	static const enum component_state by_impact[] = {
		[IMPACT_NONE] = COMPONENT_OPERATIONAL,
		[IMPACT_MINOR] = COMPONENT_DEGRADED,
		[IMPACT_MAJOR] = COMPONENT_PARTIAL_OUTAGE,
		[IMPACT_CRITICAL] = COMPONENT_MAJOR_OUTAGE,
	};
	enum impact impact = in->level >= 0
	    ? p->levels.v[in->level].impact : IMPACT_MINOR;

	for (size_t i = 0; i < in->components.n; i++)
		if (!in->components.v[i].stated)
			in->components.v[i].worst = by_impact[impact];
}

static bool
lies_ahead(const struct update *u, int64_t now)
{
	return u->at != TIME_NONE && u->at > now;
}

/* Updates that lie ahead of a moment go behind the others, and are not
 * counted among them: all that the site puts out begins to tell of them
 * together. */
static void
set_aside_later(struct updates *all, struct arena *a, int64_t now)
{
	struct update *ahead;
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		all->later += lies_ahead(&all->v[i], now);
	if (all->later == 0)
		return;
	ahead = arena_array(a, struct update, all->later);
	all->later = 0;
	for (size_t i = 0; i < all->n; i++)
		if (lies_ahead(&all->v[i], now))
			ahead[all->later++] = all->v[i];
		else
			all->v[n++] = all->v[i];
	memcpy(all->v + n, ahead, all->later * sizeof(*ahead));
	all->n = n;
}

/* Where the text has no paragraph of its own, it begins with the first
 * update. */
static void
join_updates(struct body *b, struct arena *a, int64_t now)
{
	set_aside_later(&b->updates, a, now);
	for (size_t i = 0; i < b->updates.n && str_empty(b->summary); i++)
		if (!b->updates.v[i].internal)
			b->summary = update_brief(&b->updates.v[i]);
}

static void
join_incident(struct join *j, struct incident *in)
{
	/* What is said of an incident was said. A little ahead, it is by a
	 * clock or a zone that is wrong, and readers wait for it. */
	join_updates(&in->doc.body, j->a, j->c->now + UPDATE_EARLY);
	take_actions(j, &in->actions, &in->doc.body.actions);
	take_marks(j, in, &in->doc.body.timeline);
	if (in->postmortem) {
		take_actions(j, &in->actions, &in->postmortem->actions);
		take_actions(j, &in->actions,
		    &in->postmortem->doc.body.actions);
		take_marks(j, in, &in->postmortem->doc.body.timeline);
	}
	derive_states(in, j->c->policy);
	incident_doubts(in, j->c->now);
}

static int
by_bytes(const void *left, const void *right)
{
	return str_cmp(*(const str *)left, *(const str *)right);
}

static void
collect_tags(struct corpus *c, struct arena *a)
{
	struct map seen = { 0 };

	c->tags.n = c->tags.cap = 0;
	c->tags.v = NULL;
	for (size_t i = 0; i < c->incidents.n; i++)
		for (size_t k = 0; k < c->incidents.v[i].tags.n; k++) {
			str tag = c->incidents.v[i].tags.v[k].name;
			void **at = map_at(&seen, tag, a);

			if (!*at)
				*vec_push(a, &c->tags) = tag;
			*at = c;
		}
	if (c->tags.n > 1)
		qsort(c->tags.v, c->tags.n, sizeof(str), by_bytes);
}

void
corpus_index(struct corpus *c, struct arena *a)
{
	index_incidents(c, a);
	index_documents(c, a);
	collect_tags(c, a);
}

/* The newer of two moments, if it has passed. */
static int64_t
newer(int64_t newest, int64_t at, int64_t now)
{
	return at <= now && at > newest ? at : newest;
}

/* Those that lie too far ahead are behind the others. */
static int64_t
newest_update(const struct document *doc, int64_t newest)
{
	const struct updates *u = &doc->body.updates;

	for (size_t i = 0; i < u->n; i++)
		if (u->v[i].at > newest)
			newest = u->v[i].at;
	return newest;
}

int64_t
incident_newest(const struct incident *in, int64_t now)
{
	int64_t newest = TIME_NONE;

	for (int m = 0; m < MILESTONE_COUNT; m++)
		newest = newer(newest, in->times[m].at, now);
	return newest_update(&in->doc, newest);
}

int64_t
maintenance_newest(const struct maintenance *m, int64_t now)
{
	int64_t newest = newest_update(&m->doc, TIME_NONE);

	/* When cancelled work would have been tells nothing new. */
	if (m->cancelled && newest != TIME_NONE)
		return newest;
	newest = newer(newest, m->starts.at, now);
	return newer(newest, maintenance_end(m), now);
}

void
corpus_newest(struct corpus *c)
{
	c->newest = TIME_NONE;
	for (size_t i = 0; i < c->incidents.n; i++) {
		int64_t at = incident_newest(&c->incidents.v[i], c->now);

		c->newest = newer(c->newest, at > c->now ? c->now : at,
		    c->now);
	}
	for (size_t i = 0; i < c->maintenance.n; i++)
		c->newest = newer(c->newest, maintenance_newest(
		    &c->maintenance.v[i], c->now), c->now);
}

void
corpus_join(struct corpus *c, struct arena *a, int64_t now, struct diags *d)
{
	struct join j = { .c = c, .a = a, .d = d };

	c->now = now;
	sort_all(c);
	corpus_index(c, a);
	report_duplicates(&j);
	for (size_t i = 0; i < c->postmortems.n; i++)
		join_postmortem(&j, &c->postmortems.v[i]);
	for (size_t i = 0; i < c->incidents.n; i++)
		join_incident(&j, &c->incidents.v[i]);
	for (size_t i = 0; i < c->maintenance.n; i++)
		join_updates(&c->maintenance.v[i].doc.body, a, now);
	corpus_newest(c);
	corpus_attach(c, a, true);
}
