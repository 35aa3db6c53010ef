/* Content files, each in two readings: every front matter before any body. */
#include "cli/load_cache.h"

#include "model/body.h"
#include "read/disable.h"
#include "read/front.h"
#include "read/keys.h"
#include "read/yaml.h"
#include "render/view.h"

/* Bytes of text that are kept from one reading to the next, and of HTML
 * from there to the page. Where there is more text, all of it is read twice
 * and its HTML put aside, so that memory does not grow with it. */
#ifndef LOAD_HELD_MOST
#define LOAD_HELD_MOST (128u << 20)
#endif

struct reader {
	struct load *l;
	struct item *items;
	size_t n;
	struct link_target *targets;
	const struct zone *assumed;
};

static const struct schema *
schema_of(enum file_kind k)
{
	switch (k) {
	case FILE_INCIDENT:
		return &schema_incident;
	case FILE_POSTMORTEM:
		return &schema_postmortem;
	case FILE_MAINTENANCE:
		return &schema_maintenance;
	case FILE_RUNBOOK:
		return &schema_runbook;
	case FILE_PAGE:
		return &schema_page;
	default:
		return NULL;
	}
}

static struct reading
reading_of(struct reader *r, struct load_worker *w)
{
	return (struct reading){
		.keep = &w->keep,
		.share = w->share,
		.headings = w->headings,
		.site = &r->l->site,
		.policy = &r->l->policy,
		.assumed = r->assumed,
		.diags = &w->diags,
	};
}

static void
fill_front(struct item *it, const struct reading *r)
{
	switch (it->file->kind) {
	case FILE_INCIDENT:
		incident_front(it->incident, r);
		break;
	case FILE_POSTMORTEM:
		postmortem_front(it->postmortem, r);
		break;
	case FILE_MAINTENANCE:
		maintenance_front(it->maintenance, r);
		break;
	default:
		page_front(it->page, r);
		break;
	}
}

/* The nodes of a file that has to be read; NULL when that was reported. */
static const struct node *
read_nodes(struct load_worker *w, struct item *it, bool hashed)
{
	uint32_t file = it->file->index;
	const struct node *root;
	str text;

	if (!load_text(it->held ? &w->text : &w->scratch, it->file,
	    &it->bytes, &text, &w->diags) ||
	    !front_split(text, file, true, &it->front, &w->diags))
		return NULL;
	/* The hash is for the cache, and for knowing a text again that is
	 * read a second time. */
	if (hashed || !it->held)
		it->hash = str_hash(it->bytes);
	root = yaml_read_apart((struct yaml_arenas){ &w->fronts, &w->keep,
	    w->share }, it->front.yaml, file, it->front.yaml_line, &w->diags);
	if (!root)
		return NULL;
	schema_check(schema_of(it->file->kind), root, &w->diags);
	disable_yaml(&w->keep, it->front.yaml, file, it->front.yaml_line,
	    &w->passed_over, &w->diags);
	return root;
}

/* First reading: bytes, front matter, facts. A file without a usable
 * front matter is hidden: what it says of its audience is not known. */
static void
read_item(struct reader *r, struct load_worker *w, struct item *it)
{
	struct reading reading = reading_of(r, w);
	struct said_before before = load_cache_before(w);
	const struct node *root;

	it->doc->internal = true;
	root = load_cache_front(r->l, w, it);
	if (!root)
		root = read_nodes(w, it, r->l->cache != NULL);
	if (it->kept)
		it->kept->said = load_cache_since(w, before);
	if (!root)
		return;
	it->doc->front = root;
	it->doc->internal = false;
	fill_front(it, &reading);
	it->read = true;
}

static void
read_front(void *context, int worker, size_t i)
{
	struct reader *r = context;
	struct load_worker *w = &r->l->workers[worker];

	read_item(r, w, &r->items[i]);
	arena_reset(&w->scratch);
}

static int64_t
started_of(struct reader *r, const struct item *it)
{
	const struct incident *in;

	if (it->file->kind == FILE_INCIDENT)
		return it->incident->times[STARTED].at;
	if (it->file->kind == FILE_MAINTENANCE)
		return it->maintenance->starts.at;
	if (it->file->kind != FILE_POSTMORTEM)
		return TIME_NONE;
	in = corpus_incident(&r->l->corpus, it->postmortem->incident.name);
	return in ? in->times[STARTED].at : TIME_NONE;
}

/* Read a text once more that was not kept in memory. */
static bool
read_again(struct load_worker *w, struct item *it)
{
	struct diags said = diags_init(&w->scratch);
	uint32_t file = it->file->index;
	str bytes = STR_NONE, text;

	if (load_text(&w->scratch, it->file, &bytes, &text, &said) &&
	    str_hash(bytes) == it->hash &&
	    front_split(text, file, true, &it->front, &said))
		return true;
	if (said.broken.error) {
		diag_unreadable(&w->diags, file, said.broken.error);
		return false;
	}
	diag_add(&w->diags, RULE_FILE_UNREADABLE,
	    (struct place){ .file = file }, "it changed while it was read");
	return false;
}

static void
read_texts(struct item *it, const struct body_context *c)
{
	const struct front *f = &it->front;
	uint32_t file = it->file->index;

	body_read(it->doc, &(struct md_source){ f->body, file,
	    f->body_line }, c);
	parts_front(it->doc, f->yaml, c);
	leaks_front(it->doc, &(struct md_source){ f->yaml, file,
	    f->yaml_line }, c);
}

bool
load_holds(const struct load *l, const struct load_worker *w)
{
	return l->held && w->shown.held <= LOAD_HELD_MOST / (size_t)l->jobs;
}

/* The body's HTML, which pages show, until they do. */
static void
keep_html(struct load *l, struct load_worker *w, struct item *it,
    const struct asked *asked, struct said_before before)
{
	struct body *b = &it->doc->body;
	bool held = load_holds(l, w);
	uint64_t at = 0;

	if (it->kept)
		at = load_cache_put(l, w, it, asked, before);
	else if (!held)
		at = spill_put(&w->block, buf_view(&w->html));
	b->html = held ? spilled_here(buf_keep(&w->html, &w->shown))
	    : (struct spilled){ .in = l->aside, .at = at, .n = w->html.n };
}

/* Second reading: the Markdown, now that it is known where links lead. */
static void
read_body(void *context, int worker, size_t i)
{
	struct reader *r = context;
	struct load_worker *w = &r->l->workers[worker];
	struct item *it = &r->items[i];
	struct reading reading = reading_of(r, w);
	struct said_before before = load_cache_before(w);
	struct asked asked = { 0 };
	struct body_context c = {
		.reading = &reading,
		.files = &r->l->files,
		.targets = r->targets,
		.with_internal = r->l->with_internal,
		.started = started_of(r, it),
		.scratch = &w->scratch,
		.anchor_prefix = r->targets[it->file->index].anchor_prefix,
		.passed_over = &w->passed_over,
		.asked = it->kept ? &asked : NULL,
		.html = r->l->aside ? &w->html : NULL,
		.unseen = r->l->unseen,
	};

	if (!it->read)
		return;
	if (!load_cache_body(r->l, w, it, &c)) {
		it->read = it->held || read_again(w, it);
		if (it->read) {
			read_texts(it, &c);
			if (c.html)
				keep_html(r->l, w, it, &asked, before);
		}
	}
	arena_reset(&w->scratch);
}

/* Where a link to each document leads. A postmortem apart is shown on
 * its incident's page, its anchors told from that page's own. */
static void
fill_targets(struct reader *r)
{
	struct load *l = r->l;

	r->targets = arena_array(&l->arena, struct link_target, l->files.n);
	for (size_t i = 0; i < l->files.n; i++)
		if (l->files.v[i].kind == FILE_ATTACHMENT)
			r->targets[i].url = str_cat(&l->arena, STR("files/"),
			    view_path(&l->arena, l->files.v[i].below));
	for (size_t i = 0; i < r->n; i++) {
		struct item *it = &r->items[i];
		struct link_target *t = &r->targets[it->file->index];
		const struct incident *in;

		t->url = view_path(&l->arena, it->doc->url);
		t->internal = it->doc->internal;
		if (it->file->kind != FILE_POSTMORTEM)
			continue;
		t->anchor_prefix = STR("Postmortem-");
		in = corpus_incident(&l->corpus,
		    it->postmortem->incident.name);
		t->url = in ? view_path(&l->arena, in->doc.url) : STR_NONE;
		t->internal |= !in || in->doc.internal;
	}
}

static void
place_document(struct load *l, struct item *it, const char *folder)
{
	const struct file *f = it->file;

	it->doc->file = f->index;
	it->doc->path = f->path;
	it->doc->slug = f->slug;
	it->doc->title = f->slug;
	it->doc->url = folder ? str_cat(&l->arena, str_c(folder), STR("/"),
	    f->slug, STR("/")) : str_cat(&l->arena, f->slug, STR("/"));
}

/* A slot in the corpus for a file; false when it is no document. */
static bool
place_item(struct load *l, struct item *it)
{
	struct corpus *c = &l->corpus;

	switch (it->file->kind) {
	case FILE_INCIDENT:
		it->incident = &c->incidents.v[c->incidents.n++];
		it->doc = &it->incident->doc;
		place_document(l, it, "incidents");
		return true;
	case FILE_POSTMORTEM:
		it->postmortem = &c->postmortems.v[c->postmortems.n++];
		it->doc = &it->postmortem->doc;
		place_document(l, it, "postmortems");
		return true;
	case FILE_MAINTENANCE:
		it->maintenance = &c->maintenance.v[c->maintenance.n++];
		it->doc = &it->maintenance->doc;
		place_document(l, it, "maintenance");
		return true;
	case FILE_RUNBOOK:
		it->page = &c->runbooks.v[c->runbooks.n++];
		it->doc = &it->page->doc;
		place_document(l, it, "runbooks");
		return true;
	case FILE_PAGE:
		it->page = &c->pages.v[c->pages.n++];
		it->doc = &it->page->doc;
		place_document(l, it, NULL);
		return true;
	default:
		return false;
	}
}

/* An item for each document, in the order of the files. */
static void
place_items(struct reader *r)
{
	struct load *l = r->l;
	struct corpus *c = &l->corpus;
	struct arena *a = &l->documents;
	const size_t *n = l->files.count;
	struct kept *kept = NULL;
	uint64_t bytes = 0;

	c->incidents.v = arena_array(a, struct incident, n[FILE_INCIDENT]);
	c->postmortems.v = arena_array(a, struct postmortem,
	    n[FILE_POSTMORTEM]);
	c->maintenance.v = arena_array(a, struct maintenance,
	    n[FILE_MAINTENANCE]);
	c->runbooks.v = arena_array(a, struct page, n[FILE_RUNBOOK]);
	c->pages.v = arena_array(a, struct page, n[FILE_PAGE]);
	r->items = arena_array(&l->items_arena, struct item, l->files.n);
	if (l->cache)
		kept = arena_array(&l->items_arena, struct kept, l->files.n);
	for (size_t i = 0; i < l->files.n; i++) {
		struct item *it = &r->items[r->n];

		it->file = &l->files.v[i];
		if (!place_item(l, it))
			continue;
		bytes += (uint64_t)it->file->size;
		it->kept = kept ? &kept[r->n] : NULL;
		r->n++;
	}
	l->held = bytes <= LOAD_HELD_MOST;
	for (size_t i = 0; i < r->n; i++)
		r->items[i].held = l->held;
}

/* Documents whose front matter could not be read have nothing to show or
 * to count; they were reported. */
static void
drop_unread(struct reader *r)
{
	struct corpus *c = &r->l->corpus;
	size_t n;

#define KEEP(list) \
	do { \
		n = 0; \
		for (size_t i = 0; i < c->list.n; i++) \
			if (c->list.v[i].doc.front) \
				c->list.v[n++] = c->list.v[i]; \
		c->list.n = n; \
	} while (0)
	KEEP(incidents);
	KEEP(postmortems);
	KEEP(maintenance);
	KEEP(runbooks);
	KEEP(pages);
#undef KEEP
}

/* An id for each incident, so that postmortems find their start before
 * anything is joined. Made again by corpus_join() once the list is in
 * its final order. */
static void
index_early(struct load *l)
{
	for (size_t i = 0; i < l->corpus.incidents.n; i++) {
		struct incident *in = &l->corpus.incidents.v[i];
		void **at;

		if (!in->doc.front)
			continue;
		at = map_at(&l->corpus.incident_by_id, in->id, &l->arena);
		*at = in;
		at = map_at(&l->corpus.incident_by_id, in->doc.slug,
		    &l->arena);
		if (!*at)
			*at = in;
	}
}

/* The memory of a thread, before its first file and after its last. */
static void
begin_worker(struct load *l, struct load_worker *w)
{
	w->diags = diags_init(&w->keep);
	/* Others may change levels later. */
	w->diags.levels = l->aside ? l->levels : NULL;
	w->html = w->record = buf_init(BUF_MAX);
	w->block = spill_block(l->aside);
	w->share = arena_new(&w->keep, struct share);
	w->headings = arena_new(&w->keep, struct heading_rules);
}

static void
end_worker(struct load *l, struct load_worker *w)
{
	diags_take(&l->diags, &w->diags);
	for (size_t k = 0; k < w->passed_over.n; k++)
		*vec_push(&l->arena, &l->passed_over) = w->passed_over.v[k];
	arena_release(&w->text);
	arena_release(&w->scratch);
	buf_release(&w->html);
	buf_release(&w->record);
	spill_settle(&w->block);
}

void
load_content(struct load *l, const struct zone *assumed)
{
	struct reader r = { .l = l, .assumed = assumed };

	l->corpus = (struct corpus){
		.files = &l->files,
		.site = &l->site,
		.policy = &l->policy,
	};
	l->workers = arena_array(&l->arena, struct load_worker,
	    (size_t)l->jobs);
	for (int i = 0; i < l->jobs; i++)
		begin_worker(l, &l->workers[i]);
	place_items(&r);
	pool_run(l->jobs, r.n, read_front, &r);
	index_early(l);
	fill_targets(&r);
	load_chapters(l, r.targets);
	load_cache_settle(l, r.items, r.n, r.targets);
	pool_run(l->jobs, r.n, read_body, &r);
	for (int i = 0; i < l->jobs; i++)
		end_worker(l, &l->workers[i]);
	if (!l->cache)
		arena_release(&l->items_arena);
	drop_unread(&r);
	corpus_join(&l->corpus, &l->arena, l->now, &l->diags);
}
