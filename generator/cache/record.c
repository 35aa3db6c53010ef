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

enum {
	NUMBER_MOST = 10,		/* bytes of one */
	FIELD_MOST = 3 * NUMBER_MOST,	/* of a field, but for its text */
};

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

/* How long a text is, as a number; 0 is that there is none. */
static uint64_t
length_of(str s)
{
	return s.p ? s.n + 1 : 0;
}

void
put_text(struct record_out *r, str s)
{
	put_number(r, length_of(s));
	buf_str(r->to, s);
}

static char *
place_to(struct record_out *r, char *p, struct place at)
{
	r->unfit |= at.file != 0 && at.file != r->file;
	p = number_to(p, (uint64_t)at.line * 2 + (at.file != 0));
	p = number_to(p, at.col);
	return number_to(p, at.len);
}

void
put_place(struct record_out *r, struct place at)
{
	char *p = buf_room(r->to, FIELD_MOST);

	if (p)
		r->to->n += (size_t)(place_to(r, p, at) - p);
}

/* Within its range, from 1 on; 0 is what is not known. */
static char *
within_to(struct record_out *r, char *p, int64_t n, int64_t none,
    int64_t least, int64_t most)
{
	r->unfit |= n != none && (n < least || n > most);
	return number_to(p, n == none || r->unfit ? 0
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

/* What was written up to p, and its text behind it. */
static void
end_with_text(struct record_out *r, const char *p, str text)
{
	r->to->n = (size_t)(p - r->to->p);
	buf_str(r->to, text);
}

static void
end_with_list(struct record_out *r, const char *p, const struct list *list,
    const struct shape *of)
{
	r->to->n = (size_t)(p - r->to->p);
	for (size_t i = 0; i < list->n; i++)
		put_shape(r, of, (const char *)list->v + i * of->size);
}

/* A field, where there is room for it; gives where it ends. With what it
 * leads to that is behind it, and room for more then: NULL if there is
 * none. */
static char *
put_field(struct record_out *r, const struct field *f, const char *from,
    char *p, size_t more)
{
	union held x;
	str path;

	switch (f->kind) {
	case FIELD_TEXT:
		memcpy(&x.text, from, sizeof(x.text));
		p = number_to(p, length_of(x.text));
		if (x.text.n == 0)
			return p;
		end_with_text(r, p, x.text);
		return buf_room(r->to, more);
	case FIELD_BOOL:
		memcpy(&x.truth, from, sizeof(x.truth));
		return number_to(p, x.truth);
	case FIELD_CHOICE:
		memcpy(&x.choice, from, sizeof(x.choice));
		assert(x.choice >= f->least && x.choice <= f->most);
		return number_to(p,
		    (uint64_t)((int64_t)x.choice - f->least));
	case FIELD_COUNT:
		memcpy(&x.count, from, sizeof(x.count));
		return number_to(p, x.count);
	case FIELD_MOMENT:
		memcpy(&x.moment, from, sizeof(x.moment));
		return within_to(r, p, x.moment, TIME_NONE, TIME_FIRST,
		    TIME_LAST);
	case FIELD_LENGTH:
		memcpy(&x.moment, from, sizeof(x.moment));
		return within_to(r, p, x.moment, LENGTH_NONE, 0,
		    LENGTH_MOST);
	case FIELD_DATE:
		memcpy(&x.date, from, sizeof(x.date));
		return within_to(r, p, x.date, DATE_NONE, DATE_FIRST,
		    DATE_LAST);
	case FIELD_PLACE:
		memcpy(&x.place, from, sizeof(x.place));
		return place_to(r, p, x.place);
	case FIELD_FILE:
		memcpy(&x.count, from, sizeof(x.count));
		path = x.count ? r->files->v[x.count].path : STR_NONE;
		p = number_to(p, length_of(path));
		end_with_text(r, p, path);
		return buf_room(r->to, more);
	case FIELD_PIECE:
		memcpy(&x.piece, from, sizeof(x.piece));
		return number_to(number_to(p, x.piece.at), x.piece.n);
	case FIELD_LIST:
		memcpy(&x.list, from, sizeof(x.list));
		end_with_list(r, number_to(p, x.list.n), &x.list, f->of);
		return buf_room(r->to, more);
	}
	return p;
}

void
put_shape(struct record_out *r, const struct shape *s, const void *from)
{
	const struct field *f = s->fields, *end = f + s->n;
	size_t most = s->n * FIELD_MOST;
	char *p = buf_room(r->to, most);

	for (; f < end && p; f++) {
		most -= FIELD_MOST;
		p = put_field(r, f, (const char *)from + f->at, p, most);
	}
	if (p)
		r->to->n = (size_t)(p - r->to->p);
}

/* ---- and back ---- */

static uint64_t
get_long(struct record_in *r)
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

/* Nearly all are of one byte. */
uint64_t
get_number(struct record_in *r)
{
	unsigned char c = r->rest.n ? (unsigned char)r->rest.p[0] : 255;

	if (c > 127)
		return get_long(r);
	r->rest.p++;
	r->rest.n--;
	return c;
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
	uint64_t line = get_below(r, (uint64_t)UINT32_MAX * 2);
	struct place p;

	p.file = line % 2 ? r->file : 0;
	p.line = (uint32_t)(line / 2);
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
