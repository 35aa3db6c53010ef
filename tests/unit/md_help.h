/* md_help: what the tests of Markdown share. */
#ifndef MD_HELP_H
#define MD_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "markdown/md.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A body that is parsed for one test. */
struct body {
	struct arena a;
	struct diags d;
	struct md *md;
	struct buf out;
};

/* The text is copied to just its length, so that a read behind it shows
 * under AddressSanitizer. */
static inline void
body_open_n(struct body *b, const char *text, size_t n)
{
	struct md_source s = { .file = 3, .line = 10 };

	*b = (struct body){ .out = buf_init(BUF_MAX) };
	b->d = diags_init(&b->a);
	s.text = str_dup(&b->a, str_of(text, n));
	b->md = md_parse(&b->a, &s, &b->d);
}

static inline void
body_open(struct body *b, const char *text)
{
	body_open_n(b, text, strlen(text));
}

static inline void
body_close(struct body *b)
{
	buf_release(&b->out);
	arena_release(&b->a);
}

static inline str
body_html(struct body *b, struct md_html o)
{
	buf_clear(&b->out);
	md_html(&b->out, b->md, md_root(b->md), NULL, &o);
	return buf_view(&b->out);
}

static inline void
same(str got, const char *want, const char *of)
{
	if (!str_eq(got, str_c(want)))
		fail_msg("%s\ngave\n" STR_FMT "\nnot\n%s", of,
		    STR_ARG(got), want);
}

/* As the GFM spec prints it. */
static inline void
plain_is(const char *text, const char *want)
{
	struct body b;

	body_open(&b, text);
	same(body_html(&b, (struct md_html){ .plain = true,
	    .with_internal = true }), want, text);
	body_close(&b);
}

/* As the public site shows it. */
static inline void
site_is(const char *text, const char *want)
{
	struct body b;

	body_open(&b, text);
	same(body_html(&b, (struct md_html){ 0 }), want, text);
	body_close(&b);
}

/* The first node of a kind, from n on in document order. */
static inline md_node *
find(md_node *n, enum md_kind kind)
{
	while (n && md_kind(n) != kind) {
		md_node *next = md_first(n);

		while (!next && n) {
			next = md_next(n);
			n = md_parent(n);
		}
		n = next;
	}
	return n;
}

static inline md_node *
first_of(const struct body *b, enum md_kind kind)
{
	md_node *n = find(md_root(b->md), kind);

	assert_non_null(n);
	return n;
}

static inline void
at(struct place p, uint32_t line, uint32_t col, uint32_t len)
{
	if (p.file != 3 || p.line != line || p.col != col || p.len != len)
		fail_msg("at %u:%u:%u+%u, not 3:%u:%u+%u", p.file, p.line,
		    p.col, p.len, line, col, len);
}

#endif
