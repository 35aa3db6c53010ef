/* Any bytes as what is kept in .allclear/: as a record of a front matter
 * (the first byte is f), of a body (b), as an index (anything else), its
 * sum made right. Seeds: tests/fuzz/cache/. */
#include <stdint.h>
#include <stdlib.h>

#include "cache/reading.h"
#include "cache/store.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What records are read with: a site of two files. */
struct world {
	struct arena a;
	struct files files;
	struct link_target targets[3];
	struct policy policy;
	struct diags diags;
	struct suppressions passed;
};

static void
make_world(struct world *w)
{
	w->files.arena = &w->a;
	*vec_push(&w->a, &w->files) = (struct file){ .kind = FILE_NONE };
	*vec_push(&w->a, &w->files.paths) = STR_NONE;
	files_add(&w->files, STR("content/a.md"), NULL);
	files_add(&w->files, STR("content/b.png"), NULL);
	w->files.v[1].kind = FILE_INCIDENT;
	w->files.v[2].kind = FILE_ATTACHMENT;
	w->policy.sections.n = 40;
	w->policy.kinds.n = 10;
	w->diags = diags_init(&w->a);
}

static struct said
said_of(const struct world *w)
{
	return (struct said){ w->diags.v, w->diags.n, w->passed.v,
		w->passed.n };
}

static struct record_in
reader(struct world *w, str bytes)
{
	return (struct record_in){ .rest = bytes, .keep = &w->a,
		.files = &w->files, .file = 1, .html = 1 << 20 };
}

static struct record_out
writer(const struct world *w, struct buf *b)
{
	return (struct record_out){ .to = b, .files = &w->files, .file = 1 };
}

/* What came out goes in again, and comes out the same. */
static void
as_front(struct world *w, str bytes)
{
	struct saying saying = { &w->diags, &w->passed };
	struct record_in in = reader(w, bytes);
	const struct node *front = reading_get_front(&in, &w->a, &saying);
	struct buf first = buf_init(BUF_MAX), second = buf_init(BUF_MAX);
	struct record_out out = writer(w, &first);
	struct said said = said_of(w);

	HOLDS(front || said.diags_n + said.passed_n == 0);
	if (!front)
		return;
	reading_put_front(&out, front, &said);
	HOLDS(!out.unfit);
	w->diags.n = w->passed.n = 0;
	in = reader(w, buf_view(&first));
	front = reading_get_front(&in, &w->a, &saying);
	HOLDS(front != NULL);
	said = said_of(w);
	out = writer(w, &second);
	reading_put_front(&out, front, &said);
	HOLDS(str_eq(buf_view(&first), buf_view(&second)));
	buf_release(&first);
	buf_release(&second);
}

static void
as_body(struct world *w, str bytes)
{
	struct saying saying = { &w->diags, &w->passed };
	struct reading_links links = { w->targets, &w->policy };
	struct record_in in = reader(w, bytes);
	struct asked asked = { 0 };
	struct body b = { 0 };
	struct buf buf = buf_init(BUF_MAX);
	struct record_out out = writer(w, &buf);
	struct said said;

	if (!reading_get_body(&in, &b, &links, &saying)) {
		HOLDS(w->diags.n + w->passed.n == 0 && b.sections.n == 0);
		return;
	}
	for (size_t i = 0; i < b.sections.n; i++)
		HOLDS(b.sections.v[i].parent < (int)i &&
		    b.sections.v[i].rule < 40);
	for (size_t i = 0; i < b.links.n; i++)
		HOLDS(b.links.v[i].target < w->files.n);
	said = said_of(w);
	reading_put_body(&out, &b, &asked, &links, &said);
	HOLDS(!out.unfit);
	in = reader(w, buf_view(&buf));
	HOLDS(reading_get_body(&in, &b, &links, &saying));
	buf_release(&buf);
}

static void
as_index(struct world *w, str bytes)
{
	struct store s = { .arena = &w->a, .program = STR_INIT("p"),
		.data_facts = { .size = 1000 } };
	struct buf b = buf_init(BUF_MAX);
	uint64_t sum;

	buf_lit(&b, "ACC3");
	buf_str(&b, bytes);
	sum = str_hash(buf_view(&b));
	buf_bytes(&b, (const char *)&sum, sizeof(sum));
	if (store_index_read(&s, buf_view(&b)))
		for (size_t i = 0; i < s.rows.n; i++)
			HOLDS(s.rows.v[i].at + s.rows.v[i].front_n +
			    s.rows.v[i].body_n + s.rows.v[i].html_n <=
			    1000);
	store_forget(&s);
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct world w = { 0 };
	str bytes;

	if (size == 0)
		return 0;
	make_world(&w);
	bytes = str_dup(&w.a, str_of((const char *)data + 1, size - 1));
	switch (data[0]) {
	case 'f':
		as_front(&w, bytes);
		break;
	case 'b':
		as_body(&w, bytes);
		break;
	default:
		as_index(&w, bytes);
	}
	arena_release(&w.a);
	return 0;
}
