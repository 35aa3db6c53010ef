/* Which pages there are. */
#include "base/pool.h"
#include "output/data.h"
#include "output/pages_parts.h"
#include "output/redirect.h"
#include "output/search.h"
#include "render/figures.h"
#include "render/view.h"

/* The plan while it is made. */
struct plan {
	struct pages *pages;
	struct arena *a;
	struct map taken;	/* path -> where it is said */
	struct diags *d;
	/* The search index takes longest: it is made beside the rest, and
	 * beside the pages. It asks for nothing but the corpus. */
	struct arena search_arena;
	struct data_files search;
	struct pool_thing searching;
};

/* Whether a folder on the way to a path is a file: for an old address that
 * goes on behind that of a feed, and for a tag called index.html. */
static bool
below_file(const struct plan *w, str path)
{
	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == '/' && map_get(&w->taken,
		    str_sub(path, 0, i)))
			return true;
	return false;
}

/* Whether an attachment is published at a path, or on the way there. */
static bool
at_attachment(const struct plan *w, str path)
{
	const struct corpus *c = w->pages->source->corpus;
	const struct file *f = files_attached_at(c->files, path, w->a);

	return f && c->attached[f->index];
}

/* Add a page; file is the content file that it comes from, or 0. */
static void
add(struct plan *w, struct planned page, uint32_t file)
{
	void **at = map_at(&w->taken, page.path, w->a);

	if (*at || below_file(w, page.path) ||
	    (page.kind == PAGE_REDIRECT && at_attachment(w, page.path))) {
		diag_add(w->d, RULE_PAGE_PATH_TWICE,
		    (struct place){ .file = file },
		    "there is a page /" STR_FMT " already",
		    STR_ARG(page.path));
		return;
	}
	*at = w;
	*vec_push(w->a, &w->pages->list) = page;
}

static str
index_of(struct plan *w, str url)
{
	return str_cat(w->a, url, STR("index.html"));
}

static void
add_fixed(struct plan *w, enum page_kind kind, const char *path)
{
	add(w, (struct planned){ .kind = kind, .path = str_c(path) }, 0);
}

/* Old addresses of a page. */
static void
add_redirects(struct plan *w, const struct strs *old, str url, str title,
    uint32_t file)
{
	for (size_t i = 0; i < old->n; i++) {
		str path = redirect_path(w->a, old->v[i]);

		if (!str_empty(path))
			add(w, (struct planned){ .kind = PAGE_REDIRECT,
			    .path = path, .url = url, .title = title }, file);
	}
}

static void
add_old(struct plan *w, const struct document *doc)
{
	add_redirects(w, &doc->redirects, doc->url, doc->title, doc->file);
}

static void
add_document(struct plan *w, enum page_kind kind, const void *what,
    const struct document *doc)
{
	add(w, (struct planned){ .kind = kind, .what = what,
	    .path = index_of(w, doc->url) }, doc->file);
}

static void
add_documents(struct plan *w)
{
	const struct corpus *c = w->pages->source->corpus;

	w->pages->first_document = w->pages->list.n;
	for (size_t i = 0; i < c->incidents.n; i++)
		add_document(w, PAGE_INCIDENT, &c->incidents.v[i],
		    &c->incidents.v[i].doc);
	for (size_t i = 0; i < c->maintenance.n; i++)
		add_document(w, PAGE_MAINTENANCE, &c->maintenance.v[i],
		    &c->maintenance.v[i].doc);
	for (size_t i = 0; i < c->runbooks.n; i++)
		add_document(w, PAGE_RUNBOOK, &c->runbooks.v[i],
		    &c->runbooks.v[i].doc);
	for (size_t i = 0; i < c->pages.n; i++)
		add_document(w, PAGE_FREE, &c->pages.v[i],
		    &c->pages.v[i].doc);
	w->pages->documents = w->pages->list.n - w->pages->first_document;
}

/* After all pages: an old address never takes the place of a new one. */
static void
add_old_addresses(struct plan *w)
{
	const struct corpus *c = w->pages->source->corpus;

	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		add_old(w, &in->doc);
		if (in->postmortem)
			add_old(w, &in->postmortem->doc);
	}
	for (size_t i = 0; i < c->maintenance.n; i++)
		add_old(w, &c->maintenance.v[i].doc);
	for (size_t i = 0; i < c->runbooks.n; i++)
		add_old(w, &c->runbooks.v[i].doc);
	for (size_t i = 0; i < c->pages.n; i++)
		add_old(w, &c->pages.v[i].doc);
	add_redirects(w, &c->site->redirects, STR("history/"), words_get(
	    &w->pages->source->theme->words, STR("history")), 1);
	for (size_t i = 0; i < c->site->components.n; i++) {
		const struct component *x = &c->site->components.v[i];

		add_redirects(w, &x->redirects, str_cat(w->a,
		    STR("components/"), x->id, STR("/")), x->name,
		    x->at.file);
	}
}

static void
add_shelves(struct plan *w)
{
	const struct pages_source *s = w->pages->source;
	const struct corpus *c = s->corpus;
	const struct archive *shelves = &w->pages->archive;

	for (size_t i = 0; i < c->policy->levels.n; i++)
		add(w, (struct planned){ .kind = PAGE_LEVEL, .index = i,
		    .path = str_cat(w->a, STR("severity/"),
			c->policy->levels.v[i].slug, STR("/index.html")) },
		    0);
	for (size_t i = 0; i < c->tags.n; i++)
		add(w, (struct planned){ .kind = PAGE_TAG,
		    .title = c->tags.v[i], .path = str_cat(w->a,
			STR("tags/"), view_slug(w->a, c->tags.v[i]),
			STR("/index.html")) }, 0);
	for (size_t i = 0; i < s->metrics->components.n; i++)
		add(w, (struct planned){ .kind = PAGE_COMPONENT,
		    .what = &s->metrics->components.v[i],
		    .path = str_cat(w->a, STR("components/"),
			c->site->components.v[
			    s->metrics->components.v[i].component].id,
			STR("/index.html")) }, 0);
	for (size_t i = 0; i < shelves->years.n; i++)
		add(w, (struct planned){ .kind = PAGE_YEAR,
		    .what = &shelves->years.v[i],
		    .path = str_format(w->a, "history/%d/index.html",
			shelves->years.v[i].year) }, 0);
	for (size_t i = 0; i < shelves->months.n; i++)
		add(w, (struct planned){ .kind = PAGE_MONTH,
		    .what = &shelves->months.v[i],
		    .path = str_format(w->a, "history/%d/%02d/index.html",
			shelves->months.v[i].year,
			shelves->months.v[i].month) }, 0);
}

static void
add_parts(struct plan *w)
{
	const struct parts *all = &w->pages->parts;

	for (size_t i = 0; i < all->n; i++) {
		const struct part *part = &all->v[i];

		add(w, (struct planned){ .what = part,
		    .kind = part->rows.runbooks ? PAGE_RUNBOOKS
			: part->rows.pages ? PAGE_PAGES : PAGE_PART,
		    .path = index_of(w, part_url(w->a, part->list,
			part->number)) }, 0);
	}
}

static void
add_files(struct plan *w, const struct data_files *files)
{
	for (size_t i = 0; i < files->list.n; i++)
		add(w, (struct planned){ .kind = PAGE_DATA,
		    .what = &files->list.v[i],
		    .path = files->list.v[i].path }, 0);
}

static void
add_data(struct plan *w)
{
	struct data_files files = { .arena = w->a, .pages = w->pages };

	data_plan(&files, w->pages->source);
	add_files(w, &files);
}

static void
make_search(void *context)
{
	struct plan *w = context;

	search_plan(&w->search, w->pages->source);
}

static void
begin_search(struct plan *w)
{
	w->search = (struct data_files){ .arena = &w->search_arena,
		.pages = w->pages };
	pool_begin(&w->searching, w->pages->source->jobs, make_search, w);
}

static void
add_metrics(struct plan *w)
{
	const struct pages_source *s = w->pages->source;
	struct reports *r = &w->pages->reports;

	reports_make(s->metrics, s->corpus, s->jobs > 0 ? s->jobs : 1, w->a,
	    r);
	for (size_t i = 0; i < r->all.n; i++)
		add(w, (struct planned){ .kind = PAGE_METRICS,
		    .what = &r->all.v[i], .path = index_of(w, report_url(
			w->a, &r->all.v[i])) }, 0);
}

static void
make_shared(struct pages *p, struct arena *a)
{
	struct view v = pages_view(p, a);

	p->frame = v.frame = view_frame(&v);
	p->briefs = view_briefs(&v);
}

void
pages_begin(struct pages *p, const struct pages_source *source,
    struct arena *a, struct diags *d)
{
	struct plan *w = arena_new(a, struct plan);

	*p = (struct pages){ .source = source, .plan = w };
	*w = (struct plan){ .pages = p, .a = a, .d = d };
	begin_search(w);
}

void
pages_plan(struct pages *p)
{
	const struct pages_source *source = p->source;
	struct plan *w = p->plan;
	struct arena *a = w->a;

	archive_make(&p->archive, source->corpus, source->now, a);
	archive_parts(&p->parts, &p->archive, source->corpus,
	    &source->theme->words, a);
	make_shared(p, a);
	add_fixed(w, PAGE_STATUS, "index.html");
	add_fixed(w, PAGE_LOST, "404.html");
	add_fixed(w, PAGE_HISTORY, "history/index.html");
	add_fixed(w, PAGE_WORK, "maintenance/index.html");
	add_metrics(w);
	add_fixed(w, PAGE_ACTIONS, "actions/index.html");
	add_fixed(w, PAGE_SEARCH, "search/index.html");
	add_fixed(w, PAGE_SUBSCRIBE, "subscribe/index.html");
	if (source->corpus->policy->levels.n > 0)
		add_fixed(w, PAGE_POLICY, "policy/index.html");
	if (source->corpus->tags.n > 0)
		add_fixed(w, PAGE_TAGS, "tags/index.html");
	if (source->corpus->runbooks.n > 0)
		add_fixed(w, PAGE_RUNBOOKS, "runbooks/index.html");
	if (source->corpus->pages.n > PAGES_AT_FOOT)
		add_fixed(w, PAGE_PAGES, "pages/index.html");
	for (size_t i = 0; i < source->theme->assets.n; i++)
		add(w, (struct planned){ .kind = PAGE_ASSET,
		    .what = &source->theme->assets.v[i],
		    .path = source->theme->assets.v[i].path }, 0);
	add_shelves(w);
	add_documents(w);
	add_parts(w);
	add_data(w);
}

size_t
pages_plan_rest(struct pages *p)
{
	struct plan *w = p->plan;
	size_t before = p->list.n;

	pool_end(&w->searching);
	add_files(w, &w->search);
	arena_adopt(w->a, &w->search_arena);
	add_old_addresses(w);
	return before;
}

size_t
pages_turn(const struct pages *p, size_t turn)
{
	size_t others = p->list.n - p->documents;

	if (turn >= others)
		return p->first_document + turn - others;
	return turn < p->first_document ? turn : turn + p->documents;
}

str
pages_path(const struct pages *p, size_t i)
{
	return p->list.v[i].path;
}

int64_t
pages_newest(const struct pages *p, size_t i)
{
	const struct planned *page = &p->list.v[i];
	int64_t now = p->source->now;

	switch (page->kind) {
	case PAGE_INCIDENT:
		return incident_newest(page->what, now);
	case PAGE_MAINTENANCE:
		return maintenance_newest(page->what, now);
	case PAGE_STATUS: case PAGE_HISTORY: case PAGE_WORK:
	case PAGE_METRICS: case PAGE_ACTIONS:
		return p->source->corpus->newest;
	default:
		return TIME_NONE;
	}
}
