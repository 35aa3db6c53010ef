/* What an entry of a feed says. An entry stands in several feeds, and each
 * of them in three formats: what the theme makes of it is made once. */
#include "output/feed.h"

#include "base/pool.h"
#include "render/view.h"

/* An entry is in the feed of each component that it names: without an end
 * a hundred of those would be a hundred times a hundred categories. */
enum { TERMS_MOST = 100 };

static void
add_term(const struct pages *p, struct feed_item *out, struct arena *a,
    str word, str label, str shelf)
{
	*vec_push(a, &out->terms) = (struct feed_term){ .word = word,
	    .label = label, .scheme = view_address(a,
		p->source->corpus->site, shelf) };
}

static void
add_terms(const struct pages *p, const struct feed_entry *e,
    struct feed_item *out, struct arena *a)
{
	const struct corpus *c = p->source->corpus;
	const struct affecteds *all = e->incident
	    ? &e->incident->components : &e->work->components;
	const struct nameds *tags = e->incident ? &e->incident->tags
	    : &e->work->tags;

	if (e->incident && e->incident->level >= 0) {
		const struct severity *l =
		    &c->policy->levels.v[e->incident->level];

		add_term(p, out, a, l->slug, l->id, STR("severity/"));
	}
	if (e->work)
		add_term(p, out, a, STR("maintenance"), words_get(
		    &p->source->theme->words, STR("maintenance")),
		    STR("maintenance/"));
	for (size_t i = 0; i < all->n && out->terms.n < TERMS_MOST; i++)
		if (all->v[i].component >= 0) {
			const struct component *k =
			    &c->site->components.v[all->v[i].component];

			add_term(p, out, a, k->id, k->name,
			    STR("components/"));
		}
	for (size_t i = 0; i < tags->n && out->terms.n < TERMS_MOST; i++)
		add_term(p, out, a, tags->v[i].name, tags->v[i].name,
		    STR("tags/"));
}

static struct view
view_of(const struct pages *p, const struct pages_source *s, struct arena *a)
{
	return (struct view){
		.corpus = s->corpus, .metrics = s->metrics,
		.theme = s->theme, .archive = &p->archive, .now = s->now,
		.with_internal = s->with_internal, .arena = a,
		.frame = p->frame,
		.root = view_address(a, s->corpus->site, STR_NONE),
	};
}

static int
make_html(const struct view *v, const struct feed_entry *e, str *html,
    struct diags *d)
{
	struct buf b = buf_init(BUF_MAX);
	int rc = template_run(&b, &v->theme->templates, STR("feed"),
	    e->incident ? view_feed_incident(v, e->incident)
	    : view_feed_maintenance(v, e->work), d);

	*html = buf_keep(&b, v->arena);
	buf_release(&b);
	return rc;
}

int
feed_item_make(const struct pages *p, const struct feed_entry *e,
    struct arena *a, struct feed_item *out, struct diags *d)
{
	const struct pages_source *s = p->source;
	const struct document *doc = feed_document(e);
	struct view v = view_of(p, s, a);
	str html = *e->html;
	int rc = html.p ? 0 : make_html(&v, e, &html, d);

	*out = (struct feed_item){
		.title = doc->title,
		.url = view_address(a, s->corpus->site, doc->url),
		.html = html,
		.summary = view_summary(&v, doc, e->incident
		    ? e->incident->impact_summary : e->work->impact_summary),
	};
	add_terms(p, e, out, a);
	return rc;
}

/* What a thread has to itself. */
struct item_worker {
	struct arena scratch;
	struct arena kept;	/* for what it made */
};

struct items {
	const struct pages *pages;
	const struct pages_source *source;
	struct { const struct feed_entry **v; size_t n, cap; } list;
	str *html;		/* of each in the list */
	struct item_worker *workers;
};

/* Make the HTML of an entry once, for all feeds that have it. When a
 * template reports something, nothing is kept: then the first feed makes it
 * again, and reports it there. */
static void
make_item(void *context, int worker, size_t i)
{
	struct items *all = context;
	struct item_worker *w = &all->workers[worker];
	struct diags d = diags_init(&w->scratch);
	struct view v = view_of(all->pages, all->source, &w->scratch);
	str html;

	if (make_html(&v, all->list.v[i], &html, &d) == 0 && d.n == 0)
		all->html[i] = str_dup(&w->kept, html);
	arena_reset(&w->scratch);
}

static void
collect(struct items *all, const struct feed *f, const str *first,
    bool *seen, struct arena *a)
{
	for (size_t i = 0; i < f->entries.n; i++) {
		const struct feed_entry *e = &f->entries.v[i];
		size_t number = (size_t)(e->html - first);

		if (!seen[number])
			*vec_push(a, &all->list) = e;
		seen[number] = true;
	}
}

void
feed_items_make(const struct pages *p, const struct pages_source *s,
    const struct feed *feeds, size_t n, str *html, size_t entries,
    struct arena *keep)
{
	struct items all = { .pages = p, .source = s };
	struct arena a = { 0 };
	int jobs = s->jobs < 1 ? 1 : s->jobs;
	bool *seen = arena_array(&a, bool, entries);

	for (size_t i = 0; i < n; i++)
		collect(&all, &feeds[i], html, seen, &a);
	all.html = arena_array(&a, str, all.list.n);
	all.workers = arena_array(&a, struct item_worker, (size_t)jobs);
	pool_run(jobs, all.list.n, make_item, &all);
	for (size_t i = 0; i < all.list.n; i++)
		html[all.list.v[i]->html - html] = str_dup(keep,
		    all.html[i]);
	for (int i = 0; i < jobs; i++) {
		arena_release(&all.workers[i].scratch);
		arena_release(&all.workers[i].kept);
	}
	arena_release(&a);
}
