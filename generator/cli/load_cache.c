#include "cli/load_cache.h"

#include <errno.h>

#include "base/host.h"
#include "read/text.h"

/* Of any file system's clock; FAT's are the longest. */
enum { TICK_SECONDS = 2 };

void
load_cache_open(struct load *l)
{
	l->cache = arena_new(&l->arena, struct load_cache);
	store_open(&l->cache->store, &l->arena,
	    l->with_internal ? "internal" : "public");
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
	struct kept *k = &it->kept;
	struct host_facts f = facts_of(it->file);

	k->unread = facts_same(&f, &k->row->facts);
	return k->unread || (host_read(it->held ? &w->text : &w->scratch,
	    it->file->open, TEXT_BYTES_MOST, &k->bytes) == 0 &&
	    str_hash(k->bytes) == k->row->hash);
}

static struct record_in
record_of(const struct load *l, struct load_worker *w,
    const struct item *it, str bytes)
{
	return (struct record_in){ .rest = bytes, .keep = &w->keep,
		.files = &l->files, .file = it->file->index };
}

static struct saying
saying_of(struct load_worker *w)
{
	return (struct saying){ &w->diags, &w->passed_over };
}

const struct node *
load_cache_front(struct load *l, struct load_worker *w, struct item *it)
{
	struct kept *k = &it->kept;
	struct saying saying = saying_of(w);
	struct record_in in;
	const struct node *front;

	if (!l->cache)
		return NULL;
	k->row = store_find(&l->cache->store, it->file->path);
	if (!k->row || !same_file(w, it) || !store_read(&l->cache->store,
	    k->row, &w->keep, &k->record))
		return NULL;
	in = record_of(l, w, it, str_sub(k->record, 0,
	    (size_t)k->row->front_n));
	front = reading_get_front(&in, &saying);
	if (!front)
		return NULL;
	k->front = true;
	it->held = false;	/* there is no text to hold */
	it->hash = k->row->hash;
	return front;
}

bool
load_cache_body(struct load *l, struct load_worker *w, struct item *it,
    const struct body_context *c)
{
	/* A postmortem is as public as the incident that it is about. */
	bool hidden = c->targets[it->file->index].internal;
	struct kept *k = &it->kept;
	struct saying saying = saying_of(w);
	struct reading_links links;
	struct record_in in;

	if (!l->cache)
		return false;
	k->key = hash_pair(
	    hash_pair(l->cache->settings, (uint64_t)c->started),
	    hash_pair(str_hash(c->anchor_prefix),
		(uint64_t)it->doc->internal * 2 + hidden));
	if (!k->front || k->key != k->row->key)
		return false;
	links = (struct reading_links){ l->cache->targets, &l->policy };
	in = record_of(l, w, it, str_from(k->record,
	    (size_t)k->row->front_n));
	k->body = reading_get_body(&in, &it->doc->body, &links, &saying);
	return k->body;
}

void
load_cache_begin(struct load *l, const struct load_worker *w,
    struct item *it, enum item_part part)
{
	it->kept.said[part] = (struct part_said){
		.worker = (int)(w - l->workers),
		.diags = w->diags.n, .passed = w->passed_over.n };
}

void
load_cache_end(const struct load_worker *w, struct item *it,
    enum item_part part)
{
	it->kept.said[part].diags_end = w->diags.n;
	it->kept.said[part].passed_end = w->passed_over.n;
}

/* ---- keeping ---- */

struct keeping {
	struct load *l;
	struct store_row *rows;	/* of all items; path.p NULL: not kept */
	struct buf *bufs;	/* one a thread */
};

static struct said
said_of(const struct load *l, const struct item *it, enum item_part part)
{
	const struct part_said *s = &it->kept.said[part];
	const struct load_worker *w = &l->workers[s->worker];

	return (struct said){
		w->diags.v + s->diags, s->diags_end - s->diags,
		w->passed_over.v + s->passed, s->passed_end - s->passed,
	};
}

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

/* The record of a file that was read. */
static void
add_record(struct keeping *k, const struct item *it, struct buf *b,
    struct store_row *row)
{
	const struct load *l = k->l;
	const struct document *doc = l->corpus.by_file[it->file->index];
	struct said front = said_of(l, it, PART_FRONT);
	struct said body = said_of(l, it, PART_BODY);
	struct reading_links links = { l->cache->targets, &l->policy };
	struct record_out r = { .to = b, .files = &l->files,
		.file = it->file->index };

	buf_clear(b);
	reading_put_front(&r, doc->front, &front);
	row->front_n = b->n;
	reading_put_body(&r, &doc->body, &it->kept.asked, &links, &body);
	row->body_n = b->n - row->front_n;
	if (r.unfit || buf_overflow(b))
		row->path = STR_NONE;
	else
		store_add(&l->cache->store, row, buf_view(b));
}

static void
keep_item(void *context, int worker, size_t i)
{
	struct keeping *k = context;
	const struct item *it = &k->l->cache->items[i];
	struct store_row *row = &k->rows[i];

	if (!it->read || !k->l->corpus.by_file[it->file->index])
		return;
	if (it->kept.front && it->kept.body)
		*row = *it->kept.row;
	row->path = it->file->path;
	row->facts = facts_kept(k->l, it->file);
	row->hash = it->hash;
	row->key = it->kept.key;
	if (!it->kept.front || !it->kept.body)
		add_record(k, it, &k->bufs[worker], row);
}

/* Whether there is anything to write. */
static bool
changed(const struct load *l)
{
	const struct load_cache *c = l->cache;
	size_t same = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct kept *k = &c->items[i].kept;

		if (c->items[i].read && !(k->body && k->unread))
			return true;
		same += c->items[i].read;
	}
	return same != c->store.rows.n;
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
	rc = store_begin(&c->store);
	if (rc)
		return rc < 0 ? -1 : 0;
	k.rows = arena_array(&l->arena, struct store_row, c->n);
	k.bufs = arena_array(&l->arena, struct buf, (size_t)l->jobs);
	for (int i = 0; i < l->jobs; i++)
		k.bufs[i] = buf_init(BUF_MAX);
	pool_run(l->jobs, c->n, keep_item, &k);
	for (int i = 0; i < l->jobs; i++)
		buf_release(&k.bufs[i]);
	for (size_t i = 0; i < c->n; i++)
		if (k.rows[i].path.p)
			k.rows[n++] = k.rows[i];
	return store_commit(&c->store, k.rows, n);
}
