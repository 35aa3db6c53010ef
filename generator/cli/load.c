#include "cli/load.h"

#include <errno.h>

#include "base/host.h"
#include "base/zone.h"
#include "check/check.h"
#include "cli/talk.h"
#include "model/body.h"
#include "read/disable.h"
#include "read/front.h"
#include "read/keys.h"
#include "read/text.h"
#include "read/yaml.h"

/* What a thread has to itself. */
struct load_worker {
	struct arena keep, text, scratch;
	struct diags diags;
	struct suppressions passed_over;
};

/* A content file between its two readings. */
struct item {
	const struct file *file;
	struct front front;
	bool read;		/* front and body can be used */
	union {
		struct incident *incident;
		struct postmortem *postmortem;
		struct maintenance *maintenance;
		struct page *page;
	};
	struct document *doc;
};

struct reader {
	struct load *l;
	struct item *items;
	size_t n;
	struct link_target *targets;
	const struct zone *assumed;
};

/* The text of a file, checked; false when it cannot be used, which has
 * been reported. */
static bool
read_text(struct arena *a, const struct file *f, str *text, struct diags *d)
{
	str bytes;

	if (host_read(a, f->open, TEXT_BYTES_MOST, &bytes) < 0) {
		if (errno == EFBIG)
			text_too_large(f->index, (uint64_t)f->size, d);
		else
			diag_add(d, RULE_FILE_UNREADABLE,
			    (struct place){ .file = f->index },
			    "it cannot be read: %s", strerror(errno));
		return false;
	}
	return text_check(a, bytes, f->index, text, d);
}

const struct node *
load_tree(struct load *l, const struct file *f, const struct schema *shape)
{
	struct arena *a = &l->arena;
	str text;
	struct node *root;

	if (!read_text(a, f, &text, &l->diags))
		return NULL;
	root = yaml_read(a, text, f->index, 1, &l->diags);
	if (!root)
		return NULL;
	schema_check(shape, root, &l->diags);
	disable_yaml(a, text, f->index, 1, &l->passed_over, &l->diags);
	return root;
}

static void
report_zone(struct load *l, struct named name)
{
	diag_add(&l->diags, RULE_ZONE_UNKNOWN, name.at,
	    "this machine knows no time zone " STR_FMT, STR_ARG(name.name));
	diag_help(&l->diags, "write a name such as Europe/Oslo or UTC; where "
	    "it is right, tzdata is missing here");
}

static const struct zone *
load_zone(struct load *l, struct named name)
{
	struct zone *z = NULL;
	str bytes;

	if (str_empty(name.name))
		return NULL;
	if (zone_name_valid(name.name) && host_zone(&l->arena,
	    str_z(&l->arena, name.name), &bytes) == 0)
		z = zone_parse(&l->arena, bytes);
	if (!z)
		report_zone(l, name);
	return z;
}

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

/* First reading: bytes, front matter, facts. A file without a usable
 * front matter is hidden: what it says of its audience is not known. */
static void
read_front(void *context, int worker, size_t i)
{
	struct reader *r = context;
	struct load_worker *w = &r->l->workers[worker];
	struct item *it = &r->items[i];
	struct reading reading = reading_of(r, w);
	uint32_t file = it->file->index;
	struct node *root;
	str text;

	it->doc->internal = true;
	if (!read_text(&w->text, it->file, &text, &w->diags) ||
	    !front_split(text, file, true, &it->front, &w->diags))
		return;
	root = yaml_read(&w->keep, it->front.yaml, file,
	    it->front.yaml_line, &w->diags);
	if (!root)
		return;
	schema_check(schema_of(it->file->kind), root, &w->diags);
	disable_yaml(&w->keep, it->front.yaml, file, it->front.yaml_line,
	    &w->passed_over, &w->diags);
	it->doc->front = root;
	it->doc->internal = false;
	fill_front(it, &reading);
	it->read = true;
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

/* Second reading: the Markdown, now that it is known where links lead. */
static void
read_body(void *context, int worker, size_t i)
{
	struct reader *r = context;
	struct load_worker *w = &r->l->workers[worker];
	struct item *it = &r->items[i];
	struct reading reading = reading_of(r, w);
	struct body_context c = {
		.reading = &reading,
		.files = &r->l->files,
		.targets = r->targets,
		.with_internal = r->l->with_internal,
		.started = started_of(r, it),
		.scratch = &w->scratch,
		.anchor_prefix = r->targets[it->file->index].anchor_prefix,
		.passed_over = &w->passed_over,
	};
	struct md_source source = { it->front.body, it->file->index,
		it->front.body_line };

	if (!it->read)
		return;
	body_read(it->doc, &source, &c);
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
			    l->files.v[i].below);
	for (size_t i = 0; i < r->n; i++) {
		struct item *it = &r->items[i];
		struct link_target *t = &r->targets[it->file->index];
		const struct incident *in;

		t->url = it->doc->url;
		t->internal = it->doc->internal;
		if (it->file->kind != FILE_POSTMORTEM)
			continue;
		t->anchor_prefix = STR("Postmortem-");
		in = corpus_incident(&l->corpus,
		    it->postmortem->incident.name);
		t->url = in ? in->doc.url : STR_NONE;
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

/* A slot in the corpus for each content file. */
static void
place_items(struct reader *r)
{
	struct load *l = r->l;
	struct corpus *c = &l->corpus;
	struct arena *a = &l->arena;
	const size_t *n = l->files.count;

	c->incidents.v = arena_array(a, struct incident, n[FILE_INCIDENT]);
	c->postmortems.v = arena_array(a, struct postmortem,
	    n[FILE_POSTMORTEM]);
	c->maintenance.v = arena_array(a, struct maintenance,
	    n[FILE_MAINTENANCE]);
	c->runbooks.v = arena_array(a, struct page, n[FILE_RUNBOOK]);
	c->pages.v = arena_array(a, struct page, n[FILE_PAGE]);
	r->items = arena_array(a, struct item, l->files.n);
	for (size_t i = 0; i < l->files.n; i++) {
		struct item *it = &r->items[r->n];

		it->file = &l->files.v[i];
		switch (it->file->kind) {
		case FILE_INCIDENT:
			it->incident = &c->incidents.v[c->incidents.n++];
			it->doc = &it->incident->doc;
			place_document(l, it, "incidents");
			break;
		case FILE_POSTMORTEM:
			it->postmortem =
			    &c->postmortems.v[c->postmortems.n++];
			it->doc = &it->postmortem->doc;
			place_document(l, it, "postmortems");
			break;
		case FILE_MAINTENANCE:
			it->maintenance =
			    &c->maintenance.v[c->maintenance.n++];
			it->doc = &it->maintenance->doc;
			place_document(l, it, "maintenance");
			break;
		case FILE_RUNBOOK:
			it->page = &c->runbooks.v[c->runbooks.n++];
			it->doc = &it->page->doc;
			place_document(l, it, "runbooks");
			break;
		case FILE_PAGE:
			it->page = &c->pages.v[c->pages.n++];
			it->doc = &it->page->doc;
			place_document(l, it, NULL);
			break;
		default:
			continue;
		}
		r->n++;
	}
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

static void
read_content(struct load *l, const struct zone *assumed)
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
		l->workers[i].diags = diags_init(&l->workers[i].keep);
	place_items(&r);
	pool_run(l->jobs, r.n, read_front, &r);
	index_early(l);
	fill_targets(&r);
	pool_run(l->jobs, r.n, read_body, &r);
	for (int i = 0; i < l->jobs; i++) {
		struct load_worker *w = &l->workers[i];

		diags_take(&l->diags, &w->diags);
		for (size_t k = 0; k < w->passed_over.n; k++)
			*vec_push(&l->arena, &l->passed_over) =
			    w->passed_over.v[k];
		arena_release(&l->workers[i].text);
		arena_release(&l->workers[i].scratch);
	}
	drop_unread(&r);
	corpus_join(&l->corpus, &l->arena, l->now, &l->diags);
}

/* site.yaml, which nothing can be read without. */
static int
load_config(struct load *l)
{
	const struct file *f = files_at(&l->files, STR("content/site.yaml"));
	const struct node *root;

	if (!f) {
		fail_usage("there is no content/site.yaml here");
		fail_usage("\"allclear init\" makes a starter site; -C DIR "
		    "works in another folder");
		return STATUS_USAGE;
	}
	root = load_tree(l, f, &schema_site);
	if (!root)
		return STATUS_USAGE;
	site_read(&l->arena, root, &l->site, &l->diags);
	return 0;
}

static void
set_levels(struct load *l)
{
	for (int i = 0; i < RULE_COUNT; i++)
		l->levels[i] = rule_info((enum rule)i)->level;
	for (size_t i = 0; i < l->site.lint.n; i++)
		l->levels[l->site.lint.v[i].rule] = l->site.lint.v[i].level;
}

void
load_init(struct load *l, const struct options *o, bool with_internal)
{
	*l = (struct load){
		.jobs = (int)o->jobs,
		.now = o->now,
		.with_internal = with_internal,
	};
	l->diags = diags_init(&l->arena);
	l->suppressed = diags_init(&l->arena);
	l->known = diags_init(&l->arena);
	set_levels(l);
}

int
load_settings(struct load *l, const struct options *o, bool with_internal)
{
	int status;

	load_init(l, o, with_internal);
	if (files_discover(&l->files, &l->arena, ".", &l->diags) < 0) {
		if (errno != ENOENT && errno != ENOTDIR) {
			fail_machine("content");
			return STATUS_MACHINE;
		}
		fail_usage("there is no folder content/ here");
		fail_usage("\"allclear init\" makes a starter site; -C DIR "
		    "works in another folder");
		return STATUS_USAGE;
	}
	status = load_config(l);
	if (status)
		return status;
	set_levels(l);
	load_policy(l);
	return 0;
}

int
load_site(struct load *l, const struct options *o, bool with_internal)
{
	const struct zone *zone;
	int status = load_settings(l, o, with_internal);

	if (status)
		return status;
	zone = load_zone(l, l->site.timezone);
	read_content(l, load_zone(l, l->site.assume_timezone));
	l->corpus.zone = zone;
	return 0;
}

void
load_release(struct load *l)
{
	for (int i = 0; l->workers && i < l->jobs; i++) {
		arena_release(&l->workers[i].keep);
		arena_release(&l->workers[i].text);
		arena_release(&l->workers[i].scratch);
	}
	arena_release(&l->arena);
}

void
load_check(struct load *l)
{
	struct arena scratch = { 0 };

	check_all(&l->corpus, l->now, &scratch, &l->diags);
	suppress_apply(&l->passed_over, &l->diags, &l->suppressed);
	suppress_report(&l->passed_over, l->levels, &l->diags);
	diags_settle(&l->suppressed, l->levels, l->files.paths.v);
	diags_settle(&l->diags, l->levels, l->files.paths.v);
	arena_release(&scratch);
}
