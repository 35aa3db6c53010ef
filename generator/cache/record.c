#include "cache/record.h"

#include <assert.h>

#include "base/when.h"

enum { DATE_FIRST = (int)(TIME_FIRST / DAY),
	DATE_LAST = (int)(TIME_LAST / DAY) };

/* What every list looks like, as for vec_push(). */
struct list {
	void *v;
	size_t n, cap;
};

/* ---- to bytes ---- */

enum { NUMBER_MOST = 10 };	/* bytes of one */

/* Seven bits a byte, the lowest first; all but the last are over 127. */
static char *
number_to(char *p, uint64_t n)
{
	for (; n > 127; n >>= 7)
		*p++ = (char)(unsigned char)(n | 128);
	*p++ = (char)n;
	return p;
}

void
put_number(struct record_out *r, uint64_t n)
{
	char *p = buf_room(r->to, NUMBER_MOST);

	if (p)
		r->to->n += (size_t)(number_to(p, n) - p);
}

void
put_text(struct record_out *r, str s)
{
	put_number(r, s.p ? s.n + 1 : 0);
	buf_str(r->to, s);
}

void
put_place(struct record_out *r, struct place p)
{
	char *const room = buf_room(r->to, 4 * NUMBER_MOST);
	char *end = room;

	r->unfit |= p.file != 0 && p.file != r->file;
	if (!room)
		return;
	end = number_to(end, p.file != 0);
	end = number_to(end, p.line);
	end = number_to(end, p.col);
	end = number_to(end, p.len);
	r->to->n += (size_t)(end - room);
}

/* Within its range, from 1 on; 0 is what is not known. */
static void
put_within(struct record_out *r, int64_t n, int64_t none, int64_t least,
    int64_t most)
{
	r->unfit |= n != none && (n < least || n > most);
	put_number(r, n == none || r->unfit ? 0
	    : (uint64_t)n - (uint64_t)least + 1);
}

/* What a field can hold. */
union held {
	str text;
	bool truth;
	int choice;
	uint32_t count;
	int64_t moment;
	int32_t date;
	struct place place;
	struct piece piece;
	struct list list;
};

static void
put_field(struct record_out *r, const struct field *f, const char *from)
{
	union held x;

	switch (f->kind) {
	case FIELD_TEXT:
		memcpy(&x.text, from, sizeof(x.text));
		put_text(r, x.text);
		break;
	case FIELD_BOOL:
		memcpy(&x.truth, from, sizeof(x.truth));
		put_number(r, x.truth);
		break;
	case FIELD_CHOICE:
		memcpy(&x.choice, from, sizeof(x.choice));
		assert(x.choice >= f->least && x.choice <= f->most);
		put_number(r, (uint64_t)((int64_t)x.choice - f->least));
		break;
	case FIELD_COUNT:
		memcpy(&x.count, from, sizeof(x.count));
		put_number(r, x.count);
		break;
	case FIELD_MOMENT:
		memcpy(&x.moment, from, sizeof(x.moment));
		put_within(r, x.moment, TIME_NONE, TIME_FIRST, TIME_LAST);
		break;
	case FIELD_LENGTH:
		memcpy(&x.moment, from, sizeof(x.moment));
		put_within(r, x.moment, LENGTH_NONE, 0, LENGTH_MOST);
		break;
	case FIELD_DATE:
		memcpy(&x.date, from, sizeof(x.date));
		put_within(r, x.date, DATE_NONE, DATE_FIRST, DATE_LAST);
		break;
	case FIELD_PLACE:
		memcpy(&x.place, from, sizeof(x.place));
		put_place(r, x.place);
		break;
	case FIELD_FILE:
		memcpy(&x.count, from, sizeof(x.count));
		put_text(r, x.count ? r->files->v[x.count].path : STR_NONE);
		break;
	case FIELD_PIECE:
		memcpy(&x.piece, from, sizeof(x.piece));
		put_number(r, x.piece.at);
		put_number(r, x.piece.n);
		break;
	case FIELD_LIST:
		memcpy(&x.list, from, sizeof(x.list));
		put_number(r, x.list.n);
		for (size_t i = 0; i < x.list.n; i++)
			put_shape(r, f->of, (const char *)x.list.v +
			    i * f->of->size);
		break;
	}
}

void
put_shape(struct record_out *r, const struct shape *s, const void *from)
{
	for (size_t i = 0; i < s->n; i++)
		put_field(r, &s->fields[i], (const char *)from +
		    s->fields[i].at);
}

/* ---- and back ---- */

uint64_t
get_number(struct record_in *r)
{
	uint64_t n = 0;

	for (size_t i = 0; i < r->rest.n && i < NUMBER_MOST; i++) {
		unsigned char c = (unsigned char)r->rest.p[i];

		n |= (uint64_t)(c & 127) << (7 * i);
		if (c < 128) {
			r->rest.p += i + 1;
			r->rest.n -= i + 1;
			return n;
		}
	}
	r->bad = true;
	r->rest.n = 0;
	return 0;
}

uint64_t
get_below(struct record_in *r, uint64_t end)
{
	uint64_t n = get_number(r);

	if (n < end)
		return n;
	r->bad = true;
	return 0;
}

size_t
get_count(struct record_in *r)
{
	return (size_t)get_below(r, (uint64_t)r->rest.n + 1);
}

str
get_slice(struct record_in *r)
{
	uint64_t n = get_number(r);
	str s;

	if (n == 0)
		return STR_NONE;
	if (n - 1 > r->rest.n) {
		r->bad = true;
		return STR_NONE;
	}
	s = str_of(r->rest.p, (size_t)(n - 1));
	r->rest.p += s.n;
	r->rest.n -= s.n;
	return s;
}

str
get_text(struct record_in *r)
{
	str s = get_slice(r);

	return r->share ? share_text(r->share, r->keep, s) : s;
}

struct place
get_place(struct record_in *r)
{
	struct place p;

	p.file = get_below(r, 2) ? r->file : 0;
	p.line = (uint32_t)get_below(r, UINT32_MAX);
	p.col = (uint32_t)get_below(r, UINT32_MAX);
	p.len = (uint32_t)get_below(r, UINT32_MAX);
	return p;
}

static int64_t
get_within(struct record_in *r, int64_t none, int64_t least, int64_t most)
{
	uint64_t n = get_below(r, (uint64_t)most - (uint64_t)least + 2);

	return n == 0 ? none : least + (int64_t)(n - 1);
}

static uint32_t
get_file(struct record_in *r)
{
	str path = get_slice(r);
	const struct file *f = path.p ? files_at(r->files, path) : NULL;

	r->bad |= path.p && !f;
	return f ? f->index : 0;
}

static struct piece
get_piece(struct record_in *r)
{
	const uint64_t end = r->html < UINT32_MAX ? r->html : UINT32_MAX;
	uint64_t at = get_below(r, end + 1);

	return (struct piece){ (uint32_t)at,
		(uint32_t)get_below(r, end - at + 1) };
}

static struct list
get_list(struct record_in *r, const struct shape *of)
{
	struct list list = { .n = get_count(r) };
	char *v;

	/* Each field takes a byte: a number that is broken must not ask for
	 * more memory than what is there can fill. */
	r->bad |= list.n > r->rest.n / of->n;
	if (r->bad)
		list.n = 0;
	if (list.n == 0)
		return list;
	list.cap = list.n;
	v = list.v = arena_alloc(r->keep, list.n, of->size,
	    alignof(max_align_t));
	for (size_t i = 0; i < list.n && !r->bad; i++)
		get_shape(r, of, v + i * of->size);
	return list;
}

static void
get_field(struct record_in *r, const struct field *f, char *to)
{
	union held x;

	switch (f->kind) {
	case FIELD_TEXT:
		x.text = get_text(r);
		memcpy(to, &x.text, sizeof(x.text));
		break;
	case FIELD_BOOL:
		x.truth = get_below(r, 2) != 0;
		memcpy(to, &x.truth, sizeof(x.truth));
		break;
	case FIELD_CHOICE:
		x.choice = (int)((int64_t)get_below(r,
		    (uint64_t)((int64_t)f->most - f->least) + 1) + f->least);
		memcpy(to, &x.choice, sizeof(x.choice));
		break;
	case FIELD_COUNT:
		x.count = (uint32_t)get_below(r, (uint64_t)UINT32_MAX + 1);
		memcpy(to, &x.count, sizeof(x.count));
		break;
	case FIELD_MOMENT:
		x.moment = get_within(r, TIME_NONE, TIME_FIRST, TIME_LAST);
		memcpy(to, &x.moment, sizeof(x.moment));
		break;
	case FIELD_LENGTH:
		x.moment = get_within(r, LENGTH_NONE, 0, LENGTH_MOST);
		memcpy(to, &x.moment, sizeof(x.moment));
		break;
	case FIELD_DATE:
		x.date = (int32_t)get_within(r, DATE_NONE, DATE_FIRST,
		    DATE_LAST);
		memcpy(to, &x.date, sizeof(x.date));
		break;
	case FIELD_PLACE:
		x.place = get_place(r);
		memcpy(to, &x.place, sizeof(x.place));
		break;
	case FIELD_FILE:
		x.count = get_file(r);
		memcpy(to, &x.count, sizeof(x.count));
		break;
	case FIELD_PIECE:
		x.piece = get_piece(r);
		memcpy(to, &x.piece, sizeof(x.piece));
		break;
	case FIELD_LIST:
		x.list = get_list(r, f->of);
		memcpy(to, &x.list, sizeof(x.list));
		break;
	}
}

void
get_shape(struct record_in *r, const struct shape *s, void *to)
{
	for (size_t i = 0; i < s->n; i++)
		get_field(r, &s->fields[i], (char *)to + s->fields[i].at);
}
