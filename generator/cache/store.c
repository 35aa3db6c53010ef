#include "cache/store.h"

#include <errno.h>

#include "cache/record.h"

#define MAGIC "ACC3"
#define INDEX_MOST ((int64_t)1 << 30)
#define RECORD_MOST ((uint64_t)1 << 28)

enum {
	SUM = sizeof(uint64_t),
	ROW_LEAST = 12,		/* bytes of a row: its fields, of one each */
	SLACK = 1 << 20,	/* of data that nothing leads to */
};

static const char *
file_name(const struct store *s, const char *ending)
{
	return str_z(s->arena, str_cat(s->arena, str_c(s->name),
	    str_c(ending)));
}

/* ---- reading ---- */

static void
get_row(struct record_in *r, struct store_row *row)
{
	row->path = get_text(r);
	row->facts.size = (int64_t)get_number(r);
	row->facts.mtime_ns = (int64_t)get_number(r);
	row->facts.ctime_ns = (int64_t)get_number(r);
	row->facts.inode = get_number(r);
	row->hash = get_number(r);
	row->key = get_number(r);
	row->at = get_number(r);
	row->front_n = get_below(r, RECORD_MOST);
	row->body_n = get_below(r, RECORD_MOST);
	row->html_n = get_below(r, RECORD_MOST);
	row->front_sum = get_number(r);
	row->sum = get_number(r);
}

static uint64_t
size_of(const struct store_row *row)
{
	return row->front_n + row->body_n + row->html_n;
}

/* Whether there may be a record. */
static bool
row_fits(const struct store *s, const struct store_row *row)
{
	uint64_t size = (uint64_t)s->data_facts.size;
	uint64_t n = size_of(row);

	return row->path.p && n <= size && row->at <= size - n;
}

static bool
facts_same(const struct host_facts *a, const struct host_facts *b)
{
	return a->size == b->size && a->mtime_ns == b->mtime_ns &&
	    a->ctime_ns == b->ctime_ns && a->inode == b->inode;
}

/* Whether the index was written by this program for this data file, and
 * the file has not changed since. */
static bool
index_of_data(const struct store *s, struct record_in *r)
{
	str program = get_text(r);
	struct host_facts f = s->data_facts;

	f.inode = get_number(r);
	f.size = (int64_t)get_number(r);
	f.ctime_ns = (int64_t)get_number(r);
	return !r->bad && program.p && str_eq(program, s->program) &&
	    facts_same(&f, &s->data_facts);
}

bool
store_index_read(struct store *s, str bytes)
{
	struct record_in r = { .keep = &s->index };
	uint64_t sum;
	size_t rows;

	if (bytes.n < sizeof(MAGIC) - 1 + SUM ||
	    !str_starts(bytes, STR(MAGIC)))
		return false;
	r.rest = str_sub(bytes, sizeof(MAGIC) - 1, bytes.n - SUM);
	memcpy(&sum, bytes.p + bytes.n - SUM, SUM);
	if (sum != str_hash(str_sub(bytes, 0, bytes.n - SUM)) ||
	    !index_of_data(s, &r))
		return false;
	rows = get_count(&r);
	if (rows > r.rest.n / ROW_LEAST)
		return false;
	s->rows.v = arena_array(&s->index, struct store_row, rows);
	s->rows.cap = rows;
	for (; s->rows.n < rows && !r.bad; s->rows.n++) {
		get_row(&r, &s->rows.v[s->rows.n]);
		if (r.bad || !row_fits(s, &s->rows.v[s->rows.n]))
			return false;
	}
	s->rows_n = rows;
	return !r.bad && r.rest.n == 0;
}

/* The index's bytes, or false. */
static bool
index_bytes(struct store *s, str *bytes)
{
	int fd = host_at_open(s->dir, file_name(s, ".index"), false);
	struct host_facts f;
	bool got = false;
	char *p;

	if (fd < 0)
		return false;
	if (host_facts(fd, &f) == 0 && f.size <= INDEX_MOST) {
		p = arena_bytes(&s->index, (size_t)f.size);
		got = host_read_at(fd, p, (size_t)f.size, 0) == 0;
		*bytes = str_of(p, (size_t)f.size);
	}
	host_close(fd);
	return got;
}

static bool
open_data(struct store *s)
{
	s->data = host_at_open(s->dir, file_name(s, ".data"), false);
	return s->data >= 0 && host_facts(s->data, &s->data_facts) == 0;
}

void
store_open(struct store *s, struct arena *a, const char *name)
{
	str bytes;

	*s = (struct store){ .arena = a, .name = name, .dir = -1,
		.data = -1, .lock = -1, .program = host_program(a) };
	s->dir = host_folder_at(HOST_HERE, STORE_FOLDER);
	if (s->dir < 0 || !index_bytes(s, &bytes) || !open_data(s) ||
	    !store_index_read(s, bytes)) {
		host_close(s->data);
		s->data = -1;
		store_forget(s);
		s->rows_n = 0;
	}
	spill_init(&s->read, s->data, 0);
	for (size_t i = 0; i < s->rows.n; i++)
		*map_at(&s->by_path, s->rows.v[i].path, &s->index) =
		    &s->rows.v[i];
}

void
store_forget(struct store *s)
{
	s->rows.v = NULL;
	s->rows.n = s->rows.cap = 0;
	s->by_path = (struct map){ 0 };
	arena_release(&s->index);
}

static int give_up(struct store *s, int error);

void
store_close(struct store *s)
{
	store_forget(s);
	if (s->writing)
		(void)give_up(s, 0);
	host_unlock(s->dir, "lock", s->lock);
	host_close(s->data);
	host_close(s->dir);
	s->dir = s->data = s->lock = -1;
}

const struct store_row *
store_find(const struct store *s, str path)
{
	return map_get(&s->by_path, path);
}

static bool
read_part(const struct store *s, uint64_t at, uint64_t n, struct arena *a,
    str *part)
{
	char *p = arena_bytes(a, (size_t)n);

	*part = str_of(p, (size_t)n);
	return host_read_at(s->data, p, (size_t)n, (int64_t)at) == 0;
}

static uint64_t
body_sum(str body, str html)
{
	return hash_pair(str_hash(body), str_hash(html));
}

bool
store_read_front(const struct store *s, const struct store_row *row,
    struct arena *a, str *front)
{
	return read_part(s, row->at, row->front_n, a, front) &&
	    str_hash(*front) == row->front_sum;
}

bool
store_read_body(const struct store *s, const struct store_row *row,
    struct arena *a, str *body)
{
	return read_part(s, row->at + row->front_n,
	    row->body_n + row->html_n, a, body) &&
	    body_sum(str_sub(*body, 0, (size_t)row->body_n),
		str_from(*body, (size_t)row->body_n)) == row->sum;
}

struct spilled
store_html(struct store *s, const struct store_row *row)
{
	return (struct spilled){ .in = &s->read, .at = row->at +
	    row->front_n + row->body_n, .n = (size_t)row->html_n };
}

/* ---- writing ---- */

/* Others keep things in .allclear/ too; ours are not for git. */
static const char ignored[] =
    "# what allclear keeps from build to build\n"
    "*.data\n*.index\n*.new\nlock\n.gitignore\n";

static int
make_folder(struct store *s)
{
	if (s->dir >= 0)
		return 0;
	if (host_at_mkdir(HOST_HERE, STORE_FOLDER) < 0 && errno != EEXIST)
		return -1;
	s->dir = host_folder_at(HOST_HERE, STORE_FOLDER);
	return s->dir < 0 ? -1 : 0;
}

/* A new file of data; the index of the old one goes first. */
static int
renew(struct store *s)
{
	if (host_at_create(s->dir, ".gitignore", STR(ignored)) < 0 &&
	    errno != EEXIST)
		return -1;
	host_close(s->data);
	s->data = -1;
	store_forget(s);
	if (host_at_remove(s->dir, file_name(s, ".index")) < 0 ||
	    host_at_remove(s->dir, file_name(s, ".data")) < 0)
		return -1;
	s->data = host_at_open_new(s->dir, file_name(s, ".data"));
	s->data_facts = (struct host_facts){ 0 };
	return s->data < 0 ? -1 : 0;
}

/* Open the data file again, now for writing too. 1: it has changed or been
 * replaced since we read the index. */
static int
reopen(struct store *s)
{
	int fd = host_at_open(s->dir, file_name(s, ".data"), true);
	struct host_facts f;

	if (fd < 0)
		return -1;
	host_close(s->data);
	s->data = fd;
	if (host_facts(fd, &f) < 0)
		return -1;
	return facts_same(&f, &s->data_facts) ? 0 : 1;
}

int
store_begin(struct store *s)
{
	int rc;

	if (s->writing)
		return 0;
	/* We do not know our own version: nothing kept could be trusted. */
	if (!s->program.p)
		return 1;
	if (make_folder(s) < 0)
		return -1;
	s->lock = host_lock(s->dir, "lock", 0);
	if (s->lock < 0 && errno == EWOULDBLOCK)
		return 1;
	/* On a file system without locks two builds may write at once. Then
	 * the index of neither fits the data, and the next build starts a
	 * new store. */
	if (s->lock < 0 && errno != ENOLCK && errno != EOPNOTSUPP)
		return -1;
	rc = s->data < 0 ? renew(s) : reopen(s);
	atomic_store(&s->end, (uint64_t)s->data_facts.size);
	s->writing = rc == 0;
	return rc;
}

bool
store_begin_empty(struct store *s, int beside)
{
	if (s->data >= 0 || make_folder(s) < 0 ||
	    !host_same_disk(s->dir, beside))
		return false;
	if (store_begin(s) == 0)
		return true;
	host_unlock(s->dir, "lock", s->lock);
	s->lock = -1;
	return false;
}

void
store_sums(struct store_row *row, str record, str html)
{
	row->front_sum = str_hash(str_sub(record, 0, (size_t)row->front_n));
	row->sum = body_sum(str_from(record, (size_t)row->front_n), html);
}

void
store_add(struct store *s, struct store_row *row, str record)
{
	uint64_t at = atomic_fetch_add(&s->end, record.n);
	size_t n = (size_t)(row->front_n + row->body_n);

	row->at = at;
	store_sums(row, str_sub(record, 0, n), str_from(record, n));
	if (!atomic_load(&s->failed) &&
	    host_write_at(s->data, record, (int64_t)at) < 0)
		atomic_store(&s->failed, errno);
}

/* Copy the records that the rows lead to into a new data file, and so drop
 * all others. The rows are changed to where their records are now. */
static int
compact(struct store *s, struct store_row *rows, size_t n)
{
	const char *name = file_name(s, ".new");
	struct arena scratch = { 0 };
	uint64_t end = 0;
	int fd, rc = 0;

	if (host_at_remove(s->dir, name) < 0)
		return -1;
	fd = host_at_open_new(s->dir, name);
	if (fd < 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		str front, body;

		if (!store_read_front(s, &rows[i], &scratch, &front) ||
		    !store_read_body(s, &rows[i], &scratch, &body)) {
			errno = EIO;
			rc = -1;
		} else if (host_write_at(fd, front, (int64_t)end) < 0 ||
		    host_write_at(fd, body, (int64_t)(end + front.n)) < 0) {
			rc = -1;
		}
		rows[i].at = end;
		end += size_of(&rows[i]);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	host_close(s->data);
	s->data = fd;
	return rc < 0 ? rc : host_rename(s->dir, name, s->dir,
	    file_name(s, ".data"));
}

static void
put_row(struct record_out *r, const struct store_row *row)
{
	put_text(r, row->path);
	put_number(r, (uint64_t)row->facts.size);
	put_number(r, (uint64_t)row->facts.mtime_ns);
	put_number(r, (uint64_t)row->facts.ctime_ns);
	put_number(r, row->facts.inode);
	put_number(r, row->hash);
	put_number(r, row->key);
	put_number(r, row->at);
	put_number(r, row->front_n);
	put_number(r, row->body_n);
	put_number(r, row->html_n);
	put_number(r, row->front_sum);
	put_number(r, row->sum);
}

static int
write_index(struct store *s, const struct store_row *rows, size_t n)
{
	const char *name = file_name(s, ".index.new");
	struct buf b = buf_init(BUF_MAX);
	struct record_out r = { .to = &b };
	uint64_t sum;
	int rc = -1;

	buf_lit(&b, MAGIC);
	put_text(&r, s->program);
	put_number(&r, s->data_facts.inode);
	put_number(&r, (uint64_t)s->data_facts.size);
	put_number(&r, (uint64_t)s->data_facts.ctime_ns);
	put_number(&r, n);
	for (size_t i = 0; i < n; i++)
		put_row(&r, &rows[i]);
	sum = str_hash(buf_view(&b));
	buf_bytes(&b, (const char *)&sum, SUM);
	if (buf_overflow(&b))
		errno = EFBIG;
	else if (host_at_remove(s->dir, name) == 0 &&
	    host_at_create(s->dir, name, buf_view(&b)) == 0)
		rc = host_rename(s->dir, name, s->dir,
		    file_name(s, ".index"));
	buf_release(&b);
	return rc;
}

/* Remove everything, so that a failed store does not fill the disk. */
static int
give_up(struct store *s, int error)
{
	(void)host_at_remove(s->dir, file_name(s, ".index"));
	(void)host_at_remove(s->dir, file_name(s, ".index.new"));
	(void)host_at_remove(s->dir, file_name(s, ".data"));
	(void)host_at_remove(s->dir, file_name(s, ".new"));
	s->writing = false;
	errno = error;
	return -1;
}

int
store_commit(struct store *s, const struct store_row *rows, size_t n)
{
	struct store_row *all = arena_array(s->arena, struct store_row, n);
	uint64_t used = 0;

	if (atomic_load(&s->failed))
		return give_up(s, atomic_load(&s->failed));
	for (size_t i = 0; i < n; i++) {
		all[i] = rows[i];
		used += size_of(&rows[i]);
	}
	if (host_facts(s->data, &s->data_facts) < 0)
		return give_up(s, errno);
	if ((uint64_t)s->data_facts.size > 2 * used + SLACK &&
	    (compact(s, all, n) < 0 ||
	    host_facts(s->data, &s->data_facts) < 0))
		return give_up(s, errno);
	if (write_index(s, all, n) < 0)
		return give_up(s, errno);
	s->writing = false;
	return 0;
}
