#include "output/feed.h"

#include <stdlib.h>

#include "render/view.h"

static const struct {
	const char *name;
	data_make_fn *make;
} formats[] = {
	{ "feed.atom", feed_atom },
	{ "feed.rss", feed_rss },
	{ "feed.json", feed_json },
};

/* The moment of the first update that has passed. */
static int64_t
first_update(const struct document *doc, int64_t now)
{
	const struct updates *u = &doc->body.updates;

	for (size_t i = 0; i < u->n; i++)
		if (u->v[i].at != TIME_NONE)
			return u->v[i].at <= now ? u->v[i].at : TIME_NONE;
	return TIME_NONE;
}

/* A postmortem that is done is news, too. Its day is all that is known. */
static int64_t
review_moment(const struct incident *in, int64_t now)
{
	const struct review *r = in->postmortem ? &in->postmortem->review
	    : &in->review;

	if (r->status != REVIEW_FINAL || r->finalized == DATE_NONE ||
	    date_moment(r->finalized) > now)
		return TIME_NONE;
	return date_moment(r->finalized);
}

static struct feed_entry
entry_of(const struct pages_source *s, const struct incident *in,
    const struct maintenance *work)
{
	struct feed_entry e = { .incident = in, .work = work };
	int64_t review;

	e.published = first_update(feed_document(&e), s->now);
	if (in) {
		e.updated = incident_newest(in, s->now);
		review = review_moment(in, s->now);
		if (review > e.updated)
			e.updated = review;
		if (e.published == TIME_NONE &&
		    in->times[STARTED].at <= s->now)
			e.published = in->times[STARTED].at;
	} else {
		e.updated = maintenance_newest(work, s->now);
	}
	/* Nobody wrote when it was announced: it is part of what the site
	 * says as of its newest word. */
	if (e.updated == TIME_NONE)
		e.updated = s->corpus->newest;
	if (e.updated == TIME_NONE)
		e.updated = s->now;
	return e;
}

static int
newest_first(const void *left, const void *right)
{
	const struct feed_entry *a = left, *b = right;

	if (a->updated != b->updated)
		return a->updated > b->updated ? -1 : 1;
	return str_cmp(feed_document(a)->url, feed_document(b)->url);
}

static void
add_entry(struct feed *f, const struct feed_entry *e, struct arena *a)
{
	if (f->entries.n < FEED_MOST)
		*vec_push(a, &f->entries) = *e;
}

/* Put an entry into the feeds of its components, each once. */
static void
add_by_component(struct feed *feeds, const struct feed_entry *e,
    struct arena *a)
{
	const struct affecteds *all = e->incident
	    ? &e->incident->components : &e->work->components;
	const struct document *doc = feed_document(e);

	for (size_t i = 0; i < all->n; i++) {
		struct feed *f;

		if (all->v[i].component < 0)
			continue;
		f = &feeds[all->v[i].component];
		if (f->entries.n == 0 || feed_document(
		    &f->entries.v[f->entries.n - 1]) != doc)
			add_entry(f, e, a);
	}
}

static void
plan_files(struct data_files *files, struct feed *f,
    const struct pages_source *s)
{
	str folder = f->component ? str_cat(files->arena,
	    STR("components/"), f->component->id, STR("/")) : STR_NONE;

	/* What has nothing to tell says so as of the data. */
	f->updated = f->entries.n > 0 ? f->entries.v[0].updated
	    : s->corpus->newest != TIME_NONE ? s->corpus->newest : s->now;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		data_add(files, (struct data_file){ .make = formats[i].make,
		    .path = str_cat(files->arena, folder,
			str_c(formats[i].name)), .what = f });
}

void
feed_plan(struct data_files *files, const struct pages_source *s)
{
	const struct corpus *c = s->corpus;
	struct arena *a = files->arena;
	size_t n = c->incidents.n + c->maintenance.n, k = 0;
	struct feed_entry *all = arena_array(a, struct feed_entry, n);
	struct feed *feeds = arena_array(a, struct feed,
	    c->site->components.n + 1);
	str *html;

	if (str_empty(c->site->url))
		return;
	for (size_t i = 0; i < c->incidents.n; i++)
		all[k++] = entry_of(s, &c->incidents.v[i], NULL);
	for (size_t i = 0; i < c->maintenance.n; i++)
		all[k++] = entry_of(s, NULL, &c->maintenance.v[i]);
	if (n > 0)
		qsort(all, n, sizeof(all[0]), newest_first);
	html = arena_array(a, str, n);
	for (size_t i = 0; i < n; i++) {
		all[i].html = &html[i];
		add_entry(&feeds[0], &all[i], a);
		add_by_component(feeds + 1, &all[i], a);
	}
	feed_items_make(files->pages, s, feeds, c->site->components.n + 1,
	    html, n, a);
	plan_files(files, &feeds[0], s);
	for (size_t i = 0; i < c->site->components.n; i++) {
		feeds[i + 1].component = &c->site->components.v[i];
		plan_files(files, &feeds[i + 1], s);
	}
}

str
feed_title(const struct pages *p, const struct feed *f, struct arena *a)
{
	const struct site *site = p->source->corpus->site;

	if (!f->component)
		return site->title;
	return words_fill(&p->source->theme->words, a, STR("page_title"),
	    BLANKS({ STR("page"), f->component->name },
	    { STR("site"), site->title }));
}

/* What it tells of; never empty, since RSS wants one. */
str
feed_about(const struct pages *p, const struct feed *f, struct arena *a)
{
	const struct site *site = p->source->corpus->site;

	if (!f->component && !str_empty(site->description))
		return site->description;
	return words_fill(&p->source->theme->words, a, STR("feed_about"),
	    BLANKS({ STR("name"), f->component ? f->component->name
	    : site->title }));
}

str
feed_home(const struct pages *p, const struct feed *f, struct arena *a)
{
	return view_address(a, p->source->corpus->site, f->component
	    ? str_cat(a, STR("components/"), f->component->id, STR("/"))
	    : STR_NONE);
}
