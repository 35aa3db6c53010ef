/* tzif: time zone files made in a test, from what they are to say, so
 * that the machine needs none. */
#ifndef UNIT_TZIF_H
#define UNIT_TZIF_H

#include "base/buf.h"
#include "base/zone.h"

struct change {
	const char *at;		/* UTC */
	int to;			/* type */
};

/* What a TZif file says; offsets in minutes. */
struct spec {
	char version;		/* 0 or '2' */
	int offsets[4];
	int types;
	struct change changes[6];
	int n;
	const char *footer;
	int leaps;
};

static inline void
put_number(struct buf *b, int64_t v, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		buf_char(b, (char)((uint64_t)v >> (8 * i) & 0xff));
}

static inline int64_t
at(const char *text)
{
	int64_t moment;

	if (when_parse(str_c(text), &moment, NULL) != WHEN_OK)
		fail_msg("%s", text);
	return moment;
}

static inline void
put_block(struct buf *b, const struct spec *s, int wide)
{
	static const char names[] = "ONE\0TWO\0<x>\0FOUR";

	buf_lit(b, "TZif");
	buf_char(b, s->version);
	buf_repeat(b, '\0', 15 + 2 * 4);
	put_number(b, s->leaps, 4);
	put_number(b, s->n, 4);
	put_number(b, s->types, 4);
	put_number(b, sizeof(names), 4);
	for (int i = 0; i < s->n; i++)
		put_number(b, at(s->changes[i].at), wide);
	for (int i = 0; i < s->n; i++)
		put_number(b, s->changes[i].to, 1);
	for (int i = 0; i < s->types; i++) {
		put_number(b, s->offsets[i] * 60, 4);
		put_number(b, 0, 1);
		put_number(b, 4 * i, 1);
	}
	buf_bytes(b, names, sizeof(names));
	buf_repeat(b, '\0', (size_t)(s->leaps * (wide + 4)));
}

static inline str
tzif(struct arena *a, const struct spec *s)
{
	struct buf b = buf_init(BUF_MAX);
	str bytes;

	put_block(&b, s, 4);
	if (s->version) {
		put_block(&b, s, 8);
		buf_fmt(&b, "\n%s\n", s->footer);
	}
	bytes = buf_keep(&b, a);
	buf_release(&b);
	return bytes;
}

static inline struct zone *
zone_of(struct arena *a, const struct spec *s)
{
	struct zone *z = zone_parse(a, tzif(a, s));

	assert_non_null(z);
	return z;
}

/* Europe/Copenhagen, in short. */
static const struct spec copenhagen = {
	'2', { 50, 120, 60 }, 3,
	{ { "1894-01-01T00:00Z", 2 }, { "2026-03-29T01:00Z", 1 },
	  { "2026-10-25T01:00Z", 2 } }, 3,
	"CET-1CEST,M3.5.0,M10.5.0/3", 0,
};

#endif
