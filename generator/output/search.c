#include "output/search.h"

#include "base/pool.h"
#include "output/search_docs.h"
#include "output/search_index.h"
#include "output/search_pack.h"
#include "output/search_titles.h"

enum {
	ROW_BYTES = 3000,	/* of a file of documents, about */
	ROW_FILES = 34,		/* at most, for SEARCH_USUAL documents */
	ROW_REST = 5,		/* of a document, beside title and address */
};

/* An index while it is made. */
struct making {
	const struct corpus *corpus;
	struct data_files *files;
	struct arena *keep;
	struct arena scratch;
	struct search_collector *collectors;	/* one a worker */
	struct search_docs docs;
	struct search_postings *postings;
	uint32_t *owner;
	struct search_index index;
	struct search_titles titles;
	str *addresses;		/* packed */
	struct search_shards rows;
	int32_t first_day;
	struct buf root, part;
};

static void
read_document(void *context, int worker, size_t i)
{
	struct making *m = context;
	struct search_collector *c = &m->collectors[worker];

	search_doc_read(&m->docs.v[i], m->corpus, c);
	m->postings[i] = search_end(c);
	m->owner[i] = (uint32_t)worker;
}

/* All words of all documents, and the index of them. */
static void
make_index(struct making *m, size_t jobs)
{
	struct search_input in;

	m->postings = arena_array(&m->scratch, struct search_postings,
	    m->docs.n);
	m->owner = arena_array(&m->scratch, uint32_t, m->docs.n);
	m->collectors = arena_array(&m->scratch, struct search_collector,
	    jobs);
	for (size_t i = 0; i < jobs; i++)
		search_collector_init(&m->collectors[i]);
	pool_run((int)jobs, m->docs.n, read_document, m);
	in = (struct search_input){
		.docs = m->postings, .owner = m->owner, .n = m->docs.n,
		.maps = jobs,
	};
	in.terms = search_terms_join(m->collectors, jobs, &m->scratch,
	    &in.map);
	search_index_make(&m->index, &in, m->keep, &m->scratch);
	for (size_t i = 0; i < jobs; i++)
		search_collector_release(&m->collectors[i]);
}

/* ---- documents ---- */

/* What most addresses are like: "incidents/2026-03-14-checkout-slow". */
static str
guess(const struct search_doc *d, struct arena *a)
{
	static const char *const folders[] = {
		[SEARCH_INCIDENT] = "incidents/",
		[SEARCH_MAINTENANCE] = "maintenance/",
		[SEARCH_RUNBOOK] = "runbooks/",
		[SEARCH_PAGE] = "",
	};
	str title = d->doc->title, day = STR_NONE;
	char *p = arena_bytes(a, title.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < title.n; i++) {
		if (char_alnum(title.p[i]))
			p[n++] = char_lower(title.p[i]);
		else if (n > 0 && p[n - 1] != '-')
			p[n++] = '-';
	}
	if (n > 0 && p[n - 1] == '-')
		n--;
	if (d->at != TIME_NONE)
		day = str_cat(a, date_iso(a, date_of_moment(d->at)),
		    STR("-"));
	return str_cat(a, str_c(folders[d->kind]), day, str_of(p, n));
}

/* "-0412", as file names end that count. */
static bool
is_count(str s)
{
	if (s.n < 2 || s.n > 10 || s.p[0] != '-')
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!char_digit(s.p[i]))
			return false;
	return true;
}

static str
pack_address(struct making *m, const struct search_doc *d)
{
	str first = guess(d, &m->scratch), url = d->doc->url;
	int64_t number;
	size_t shared = 0;
	bool count;

	if (str_ends(url, STR("/")))
		url.n--;
	while (shared < first.n && shared < url.n &&
	    first.p[shared] == url.p[shared])
		shared++;
	url = str_from(url, shared);
	count = is_count(url);
	buf_clear(&m->part);
	pack_number(&m->part, (url.n - count) << 2 |
	    (unsigned)count << 1 | (shared < first.n));
	if (shared < first.n)
		pack_number(&m->part, shared);
	if (count && str_to_int(str_from(url, 1), &number))
		pack_number(&m->part, (uint64_t)number);
	else
		buf_str(&m->part, url);
	return buf_keep(&m->part, &m->scratch);
}

static void
pack_row(struct making *m, size_t i, int32_t *day)
{
	const struct search_doc *d = &m->docs.v[i];

	pack_number(&m->part, (unsigned)d->kind | d->parts_n << 2 |
	    (unsigned)(d->level + 1) << 4);
	if (d->at == TIME_NONE) {
		pack_number(&m->part, 0);
	} else {
		int32_t date = date_of_moment(d->at);

		pack_number(&m->part, (uint64_t)(1 + date - *day));
		*day = date;
	}
	for (unsigned k = 0; k < d->parts_n; k++)
		pack_number(&m->part, d->parts[k]);
	buf_str(&m->part, m->titles.packed[i]);
	buf_str(&m->part, m->addresses[i]);
}

static void
make_rows(struct making *m)
{
	size_t n = m->docs.n, most = ROW_FILES;
	str *titles = arena_array(&m->scratch, str, n);
	size_t *sizes = arena_array(&m->scratch, size_t, n);

	if (n > SEARCH_USUAL)
		most = most * n / SEARCH_USUAL;
	for (size_t i = 0; i < n; i++)
		titles[i] = m->docs.v[i].doc->title;
	search_titles_pack(&m->titles, titles, n, &m->scratch, &m->scratch);
	m->addresses = arena_array(&m->scratch, str, n);
	for (size_t i = 0; i < n; i++) {
		m->addresses[i] = pack_address(m, &m->docs.v[i]);
		sizes[i] = m->titles.packed[i].n + m->addresses[i].n +
		    ROW_REST;
	}
	m->rows = search_cut(&m->scratch, sizes, 0, n, ROW_BYTES, most);
	for (size_t i = n; i-- > 0;)
		if (m->docs.v[i].at != TIME_NONE)
			m->first_day = date_of_moment(m->docs.v[i].at);
}

/* ---- files ---- */

static int
make_file(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	(void)p;
	(void)scratch;
	(void)d;
	buf_str(out, *(const str *)f->what);
	return 0;
}

/* Name a file that holds these bytes. */
static void
add_file(struct making *m, str name, const struct buf *b)
{
	str *bytes = arena_new(m->keep, str);

	*bytes = buf_keep(b, m->keep);
	data_add(m->files, (struct data_file){
		.path = str_cat(m->keep, STR("search/"), name, STR(".bin")),
		.make = make_file, .what = bytes,
	});
}

/* The same of a part, whose size and tag go into the root. */
static void
add_part(struct making *m, char letter, size_t i)
{
	uint64_t hash = str_hash(buf_view(&m->part));

	add_file(m, str_format(&m->scratch, "%c%zu", letter, i), &m->part);
	pack_number(&m->root, m->part.n);
	for (int k = 0; k < 4; k++)
		buf_char(&m->root, (char)(unsigned char)(hash >> 8 * k));
}

static void
add_words(struct making *m)
{
	const struct search_shards *s = &m->index.words;

	pack_number(&m->root, s->n);
	for (size_t i = 0; i < s->n; i++) {
		buf_clear(&m->part);
		for (size_t k = 0; k < s->v[i].n; k++)
			buf_str(&m->part, m->index.entries.v[
			    s->v[i].first + k].bytes);
		pack_number(&m->root, s->v[i].n);
		add_part(m, 'w', i);
	}
}

static void
add_rare(struct making *m)
{
	const struct search_shards *s = &m->index.rare;

	pack_number(&m->root, s->n);
	for (size_t i = 0; i < s->n; i++) {
		const struct search_entry *e =
		    &m->index.entries.v[s->v[i].first];
		str before = STR_NONE;

		buf_clear(&m->part);
		for (size_t k = 0; k < s->v[i].n; k++) {
			pack_next(&m->part, before, e[k].text);
			buf_str(&m->part, e[k].bytes);
			before = e[k].text;
		}
		pack_text(&m->root, e->text);
		add_part(m, 'r', i);
	}
}

static void
add_rows(struct making *m)
{
	const struct search_shards *s = &m->rows;

	pack_number(&m->root, s->n);
	for (size_t i = 0; i < s->n; i++) {
		int32_t day = m->first_day;

		buf_clear(&m->part);
		for (size_t k = 0; k < s->v[i].n; k++)
			pack_row(m, s->v[i].first + k, &day);
		pack_number(&m->root, s->v[i].n);
		add_part(m, 'd', i);
	}
}

static void
begin_root(struct making *m)
{
	const struct policy *policy = m->corpus->policy;
	const struct site *site = m->corpus->site;
	str before = STR_NONE;

	buf_lit(&m->root, "ACS1");
	pack_number(&m->root, m->docs.n);
	pack_number(&m->root, m->index.cut);
	pack_number(&m->root, (uint64_t)(m->first_day - date_of(1, 1, 1)));
	pack_number(&m->root, policy->levels.n);
	for (size_t i = 0; i < policy->levels.n; i++)
		pack_text(&m->root, policy->levels.v[i].id);
	pack_number(&m->root, site->components.n);
	for (size_t i = 0; i < site->components.n; i++) {
		pack_text(&m->root, site->components.v[i].id);
		pack_text(&m->root, site->components.v[i].name);
	}
	pack_number(&m->root, m->titles.pieces.n);
	for (size_t i = 0; i < m->titles.pieces.n; i++)
		pack_text(&m->root, m->titles.pieces.v[i]);
	pack_number(&m->root, m->index.everywhere.n);
	for (size_t i = 0; i < m->index.everywhere.n; i++)
		pack_text(&m->root, m->index.everywhere.v[i]);
	pack_number(&m->root, m->index.common);
	for (size_t i = 0; i < m->index.common; i++) {
		pack_next(&m->root, before, m->index.entries.v[i].text);
		before = m->index.entries.v[i].text;
	}
}

void
search_plan(struct data_files *files, const struct pages_source *source)
{
	struct making m = {
		.corpus = source->corpus, .files = files,
		.keep = files->arena,
		.root = buf_init(BUF_MAX), .part = buf_init(BUF_MAX),
	};

	m.docs = search_docs_list(m.corpus, &m.scratch);
	make_index(&m, source->jobs > 0 ? (size_t)source->jobs : 1);
	make_rows(&m);
	begin_root(&m);
	add_words(&m);
	add_rare(&m);
	add_rows(&m);
	add_file(&m, STR("root"), &m.root);
	buf_release(&m.root);
	buf_release(&m.part);
	arena_release(&m.scratch);
}
