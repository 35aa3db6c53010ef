#include "cli/load_cache.h"

#include <errno.h>

#include "base/host.h"
#include "read/text.h"

/* Of any file system's clock; FAT's are the longest. */
enum { TICK_SECONDS = 2 };

int
load_cache_open(struct load *l, int aside)
{
	struct load_cache *c = arena_new(&l->arena, struct load_cache);

	l->cache = c;
	store_open(&c->store, &l->arena,
	    l->with_internal ? "internal" : "public");
	c->in_place = store_begin_empty(&c->store, aside);
	return c->in_place ? c->store.data : aside;
}

void
load_cache_close(struct load *l)
{
	if (l->cache)
		store_close(&l->cache->store);
	l->cache = NULL;
}

/* Any attachment may be the one that a text mentions. */
void
load_cache_settle(struct load *l, struct item *items, size_t n,
    struct link_target *targets)
{
	struct load_cache *c = l->cache;

	if (!c)
		return;
	store_forget(&c->store);
	c->items = items;
	c->n = n;
	c->targets = targets;
	c->settings = hash_pair(l->settings, l->with_internal);
	for (size_t i = 0; i < l->files.n; i++)
		if (l->files.v[i].kind == FILE_ATTACHMENT)
			c->settings = hash_pair(c->settings,
			    str_hash(l->files.v[i].path));
}

/* ---- reading ---- */

static struct host_facts
facts_of(const struct file *f)
{
	return (struct host_facts){ f->size, f->mtime_ns, f->ctime_ns,
		f->inode };
}

static bool
facts_same(const struct host_facts *a, const struct host_facts *b)
{
	return a->size == b->size && a->mtime_ns == b->mtime_ns &&
	    a->ctime_ns == b->ctime_ns && a->inode == b->inode;
}

/* Whether the file is the one that a row is of; unread says that it is
 * without a look into it. */
static bool
same_file(struct load_worker *w, struct item *it)
{
	struct kept *k = it->kept;
	struct host_facts f = facts_of(it->file);

	k->unread = facts_same(&f, &k->row.facts);
	return k->unread || (host_read(it->held ? &w->text : &w->scratch,
	    it->file->open, TEXT_BYTES_MOST, &it->bytes) == 0 &&
	    str_hash(it->bytes) == k->row.hash);
}

static struct record_in
record_of(const struct load *l, struct load_worker *w,
    const struct item *it, str bytes)
{
	return (struct record_in){ .rest = bytes, .keep = &w->keep,
		.share = w->share, .files = &l->files,
		.file = it->file->index };
}

static struct saying
saying_of(struct load_worker *w)
{
	return (struct saying){ &w->diags, &w->passed_over };
}

const struct node *
load_cache_front(struct load *l, struct load_worker *w, struct item *it)
{
	struct kept *k = it->kept;
	struct saying saying = saying_of(w);
	struct record_in in;
	const struct store_row *row;
	const struct node *front;
	str record;

	if (!k)
		return NULL;
	row = store_find(&l->cache->store, it->file->path);
	if (!row)
		return NULL;
	k->row = *row;
	k->row.path = it->file->path;
	if (!same_file(w, it) || !store_read_front(&l->cache->store,
	    &k->row, &w->scratch, &record))
		return NULL;
	in = record_of(l, w, it, record);
	front = reading_get_front(&in, &w->fronts, &saying);
	if (!front)
		return NULL;
	k->front = true;
	it->held = false;	/* there is no text to hold */
	it->hash = k->row.hash;
	return front;
}

bool
load_cache_body(struct load *l, struct load_worker *w, struct item *it,
    const struct body_context *c)
{
	/* A postmortem is as public as the incident that it is about. */
	bool hidden = c->targets[it->file->index].internal;
	struct kept *k = it->kept;
	struct saying saying = saying_of(w);
	struct reading_links links;
	struct record_in in;
	bool held = load_holds(l, w);
	str record;

	if (!k)
		return false;
	k->key = hash_pair(
	    hash_pair(l->cache->settings, (uint64_t)c->started),
	    hash_pair(str_hash(c->anchor_prefix),
		(uint64_t)it->doc->internal * 2 + hidden));
	if (!k->front || k->key != k->row.key || !store_read_body(
	    &l->cache->store, &k->row, held ? &w->shown : &w->scratch,
	    &record))
		return false;
	links = (struct reading_links){ l->cache->targets, &l->policy };
	in = record_of(l, w, it, str_sub(record, 0,
	    (size_t)k->row.body_n));
	in.html = (size_t)k->row.html_n;
	/* What stays where it was read needs no copies. */
	if (held)
		in.share = NULL;
	k->body = reading_get_body(&in, &it->doc->body, &links, &saying);
	if (k->body)
		it->doc->body.html = !held ? store_html(&l->cache->store,
		    &k->row) : spilled_here(str_from(record,
		    (size_t)k->row.body_n));
	return k->body;
}

struct said_before
load_cache_before(const struct load_worker *w)
{
	return (struct said_before){ w->diags.n, w->passed_over.n };
}

/* Where the lists grow, they leave what was in them to the arena. */
struct said
load_cache_since(const struct load_worker *w, struct said_before before)
{
	struct said s = { .diags_n = w->diags.n - before.diags,
		.passed_n = w->passed_over.n - before.passed };

	if (s.diags_n)
		s.diags = w->diags.v + before.diags;
	if (s.passed_n)
		s.passed = w->passed_over.v + before.passed;
	return s;
}

/* ---- putting aside ---- */

uint64_t
load_cache_put(struct load *l, struct load_worker *w, struct item *it,
    const struct asked *asked, struct said_before before)
{
	struct store_row *row = &it->kept->row;
	struct document *doc = it->doc;
	struct said said = load_cache_since(w, before);
	struct reading_links links = { l->cache->targets, &l->policy };
	struct record_out r = { .to = &w->record, .files = &l->files,
		.file = it->file->index };

	*row = (struct store_row){ .key = it->kept->key };
	buf_clear(&w->record);
	reading_put_front(&r, doc->front, &it->kept->said);
	row->front_n = w->record.n;
	reading_put_body(&r, &doc->body, asked, &links, &said);
	row->body_n = w->record.n - row->front_n;
	row->html_n = w->html.n;
	row->at = spill_put_both(&w->block, buf_view(&w->record),
	    buf_view(&w->html));
	if (l->cache->in_place)
		store_sums(row, buf_view(&w->record), buf_view(&w->html));
	if (!r.unfit && !buf_overflow(&w->record))
		row->path = it->file->path;
	return row->at + row->front_n + row->body_n;
}

/* ---- keeping ---- */

struct keeping {
	struct load *l;
	struct store_row *rows;	/* of all items; path.p NULL: not kept */
	struct arena *scratch;	/* one a thread */
};

/* What changed again within a tick of our looking would look the same. */
static struct host_facts
facts_kept(const struct load *l, const struct file *f)
{
	struct host_facts facts = facts_of(f);
	int64_t newest = f->mtime_ns > f->ctime_ns ? f->mtime_ns
	    : f->ctime_ns;

	if (newest / 1000000000 >= l->began - TICK_SECONDS)
		facts.size = -1;
	return facts;
}

/* The record that was put aside; without it there is no row. */
static void
add_record(struct keeping *k, struct arena *scratch, struct store_row *row)
{
	size_t n = (size_t)(row->front_n + row->body_n + row->html_n);
	str record = STR_NONE;

	if (row->path.p)
		record = spill_get(k->l->aside, row->at, n, scratch);
	if (record.p)
		store_add(&k->l->cache->store, row, record);
	else
		row->path = STR_NONE;
	arena_reset(scratch);
}

static void
keep_item(void *context, int worker, size_t i)
{
	struct keeping *k = context;
	const struct item *it = &k->l->cache->items[i];
	struct store_row *row = &k->rows[i];

	if (!it->read || !k->l->corpus.by_file[it->file->index])
		return;
	*row = it->kept->row;
	if (!it->kept->body && !k->l->cache->in_place)
		add_record(k, &k->scratch[worker], row);
	row->facts = facts_kept(k->l, it->file);
	row->hash = it->hash;
}

/* Whether there is anything to write. */
static bool
changed(const struct load *l)
{
	const struct load_cache *c = l->cache;
	size_t same = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct kept *k = c->items[i].kept;

		if (c->items[i].read && !(k->body && k->unread))
			return true;
		same += c->items[i].read;
	}
	return same != c->store.rows_n;
}

int
load_cache_save(struct load *l)
{
	struct load_cache *c = l->cache;
	struct keeping k = { .l = l };
	size_t n = 0;
	int rc;

	if (!c || !changed(l))
		return 0;
	if (c->in_place && spill_error(l->aside)) {
		errno = spill_error(l->aside);
		return -1;
	}
	rc = store_begin(&c->store);
	if (rc)
		return rc < 0 ? -1 : 0;
	k.rows = arena_array(&l->arena, struct store_row, c->n);
	k.scratch = arena_array(&l->arena, struct arena, (size_t)l->jobs);
	pool_run(l->jobs, c->n, keep_item, &k);
	for (int i = 0; i < l->jobs; i++)
		arena_release(&k.scratch[i]);
	for (size_t i = 0; i < c->n; i++)
		if (k.rows[i].path.p)
			k.rows[n++] = k.rows[i];
	return store_commit(&c->store, k.rows, n);
}
