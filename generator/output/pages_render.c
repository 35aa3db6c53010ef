/* The bytes of a page. */
#include "output/data.h"
#include "output/pages_parts.h"
#include "render/view.h"

typedef struct value *make_fn(const struct view *v, const struct planned *p);

static struct value *
make_status(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_status(v);
}

static struct value *
make_lost(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_lost(v);
}

static struct value *
make_history(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_history(v);
}

static struct value *
make_work(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_maintenance_list(v);
}

static struct value *
make_metrics(const struct view *v, const struct planned *p)
{
	return view_metrics(v, p->what);
}

static struct value *
make_actions(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_actions(v);
}

static struct value *
make_search(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_search(v);
}

static struct value *
make_policy(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_policy(v);
}

static struct value *
make_subscribe(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_subscribe(v);
}

static struct value *
make_runbooks(const struct view *v, const struct planned *p)
{
	return view_runbooks(v, p->what);
}

static struct value *
make_pages(const struct view *v, const struct planned *p)
{
	return view_pages(v, p->what);
}

static struct value *
make_level(const struct view *v, const struct planned *p)
{
	return view_level(v, p->index);
}

static struct value *
make_tag(const struct view *v, const struct planned *p)
{
	return view_tag(v, p->title);
}

static struct value *
make_tags(const struct view *v, const struct planned *p)
{
	(void)p;
	return view_tags(v);
}

static struct value *
make_part(const struct view *v, const struct planned *p)
{
	return view_part(v, p->what);
}

static struct value *
make_component(const struct view *v, const struct planned *p)
{
	return view_component(v, p->what);
}

static struct value *
make_incident(const struct view *v, const struct planned *p)
{
	return view_incident(v, p->what);
}

static struct value *
make_maintenance(const struct view *v, const struct planned *p)
{
	return view_maintenance(v, p->what);
}

static struct value *
make_runbook(const struct view *v, const struct planned *p)
{
	return view_runbook(v, p->what);
}

static struct value *
make_free(const struct view *v, const struct planned *p)
{
	return view_free(v, p->what);
}

static struct value *
make_year(const struct view *v, const struct planned *p)
{
	return view_year(v, p->what);
}

static struct value *
make_month(const struct view *v, const struct planned *p)
{
	return view_month(v, p->what);
}

static struct value *
make_redirect(const struct view *v, const struct planned *p)
{
	return view_redirect(v, p->url, p->title);
}

static const struct {
	const char *template;
	make_fn *make;
} kinds[] = {
	[PAGE_STATUS] = { "status", make_status },
	[PAGE_LOST] = { "404", make_lost },
	[PAGE_HISTORY] = { "history", make_history },
	[PAGE_WORK] = { "archive", make_work },
	[PAGE_METRICS] = { "metrics", make_metrics },
	[PAGE_ACTIONS] = { "actions", make_actions },
	[PAGE_SEARCH] = { "search", make_search },
	[PAGE_POLICY] = { "policy", make_policy },
	[PAGE_RUNBOOKS] = { "runbooks", make_runbooks },
	[PAGE_PAGES] = { "runbooks", make_pages },
	[PAGE_SUBSCRIBE] = { "subscribe", make_subscribe },
	[PAGE_LEVEL] = { "archive", make_level },
	[PAGE_TAG] = { "archive", make_tag },
	[PAGE_TAGS] = { "history", make_tags },
	[PAGE_PART] = { "archive", make_part },
	[PAGE_COMPONENT] = { "component", make_component },
	[PAGE_INCIDENT] = { "incident", make_incident },
	[PAGE_MAINTENANCE] = { "maintenance", make_maintenance },
	[PAGE_RUNBOOK] = { "page", make_runbook },
	[PAGE_FREE] = { "page", make_free },
	[PAGE_YEAR] = { "year", make_year },
	[PAGE_MONTH] = { "archive", make_month },
	[PAGE_REDIRECT] = { "redirect", make_redirect },
	[PAGE_ASSET] = { NULL, NULL },
	[PAGE_DATA] = { NULL, NULL },
};

bool
pages_is_html(const struct pages *p, size_t i)
{
	return kinds[p->list.v[i].kind].template != NULL &&
	    p->list.v[i].kind != PAGE_REDIRECT &&
	    p->list.v[i].kind != PAGE_LOST;
}

/* The way from a page to the root. The page for missing addresses is
 * shown at any of them, so it needs the way from the top of the host. */
static str
root_of(struct arena *a, const struct planned *page, const struct site *site)
{
	str path = page->path, root = STR("./");

	if (page->kind == PAGE_LOST)
		return str_cat(a, site->base, STR("/"));
	for (size_t i = 0, depth = 0; i < path.n; i++)
		if (path.p[i] == '/')
			root = depth++ == 0 ? STR("../")
			    : str_cat(a, root, STR("../"));
	return root;
}

struct view
pages_view(const struct pages *p, struct arena *a)
{
	const struct pages_source *s = p->source;

	return (struct view){
		.corpus = s->corpus,
		.metrics = s->metrics,
		.reports = &p->reports,
		.theme = s->theme,
		.archive = &p->archive,
		.now = s->now,
		.with_internal = s->with_internal,
		.arena = a,
		.frame = p->frame,
		.briefs = p->briefs,
	};
}

int
pages_render(const struct pages *p, size_t i, struct arena *scratch,
    struct buf *out, struct diags *d)
{
	const struct planned *page = &p->list.v[i];
	struct view v = pages_view(p, scratch);

	buf_clear(out);
	if (page->kind == PAGE_ASSET) {
		buf_str(out, ((const struct asset *)page->what)->bytes);
		return 0;
	}
	if (page->kind == PAGE_DATA) {
		const struct data_file *f = page->what;

		return f->make(p, f, scratch, out, d);
	}
	v.root = root_of(scratch, page, p->source->corpus->site);
	return template_run(out, &p->source->theme->templates,
	    str_c(kinds[page->kind].template),
	    kinds[page->kind].make(&v, page), d);
}
