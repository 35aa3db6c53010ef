/* template_bench: a set of templates on a bench, for the tests of it. */
#ifndef TESTS_UNIT_TEMPLATE_BENCH_H
#define TESTS_UNIT_TEMPLATE_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "render/template.h"
#include "render/value_json.h"

/* One set of templates, run once or more. */
struct bench {
	struct arena a;
	struct diags d;
	struct template_set set;
	struct buf out;
	uint32_t files;
};

static inline int
set_up(void **state)
{
	struct bench *b = calloc(1, sizeof(*b));

	b->d = diags_init(&b->a);
	b->set = template_set_init(&b->a);
	b->out = buf_init(BUF_MAX);
	*state = b;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct bench *b = *state;

	buf_release(&b->out);
	arena_release(&b->a);
	free(b);
	return 0;
}

/* Files are numbered in the order they are added, from 1. */
static inline int
add(struct bench *b, const char *name, const char *text)
{
	struct place at = { .file = ++b->files };

	return template_add(&b->set, str_c(name), str_c(text), at, &b->d);
}

static inline int
run(struct bench *b, const char *json)
{
	struct value *v = value_from_json(&b->a, str_c(json), 0, &b->d);

	assert_non_null(v);
	buf_clear(&b->out);
	return template_run(&b->out, &b->set, STR("page"), v, &b->d);
}

static inline void
expect(struct bench *b, const char *want)
{
	char *got = str_z(&b->a, buf_view(&b->out));

	assert_string_equal(got, want);
}

/* The page alone, or with what was added before; flat, it is the same. */
static inline void
shows(struct bench *b, const char *page, const char *json, const char *want)
{
	assert_int_equal(add(b, "page", page), 0);
	assert_int_equal(template_link(&b->set, &b->d), 0);
	assert_int_equal(run(b, json), 0);
	assert_int_equal(b->d.n, 0);
	expect(b, want);
	template_flatten(&b->set, value_map(&b->a));
	assert_int_equal(run(b, json), 0);
	assert_int_equal(b->d.n, 0);
	expect(b, want);
}

/* The one diagnostic there is. */
static inline void
reported(struct bench *b, enum rule rule, uint32_t file, uint32_t line,
    uint32_t col)
{
	assert_int_equal(b->d.n, 1);
	assert_int_equal(b->d.v[0].rule, rule);
	assert_int_equal(b->d.v[0].at.file, file);
	assert_int_equal(b->d.v[0].at.line, line);
	assert_int_equal(b->d.v[0].at.col, col);
}

static inline void
says(struct bench *b, const char *text, const char *help)
{
	assert_string_equal(str_z(&b->a, b->d.v[0].text), text);
	assert_string_equal(str_z(&b->a, b->d.v[0].help), help);
}

static inline void
refused(struct bench *b, const char *page, enum rule rule, uint32_t line,
    uint32_t col)
{
	assert_int_equal(add(b, "page", page), -1);
	reported(b, rule, b->files, line, col);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
