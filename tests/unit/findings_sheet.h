/* findings_sheet: diagnostics over texts in memory, for the tests of what
 * is made of them. */
#ifndef TESTS_UNIT_FINDINGS_SHEET_H
#define TESTS_UNIT_FINDINGS_SHEET_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "output/findings.h"

enum { SHEET_FILES = 5 };

/* Index 0 is no file. */
static const str sheet_paths[SHEET_FILES] = {
	STR_INIT("(no file)"), STR_INIT("content/site.yaml"),
	STR_INIT("content/a.md"), STR_INIT("content/b.md"),
	STR_INIT("content/gone.md"),
};

struct sheet {
	struct arena a;
	struct diags d;
	const char *texts[SHEET_FILES];
	size_t reads[SHEET_FILES];
	struct findings f;
};

static bool
sheet_text(void *context, struct arena *a, uint32_t file, str *text)
{
	struct sheet *s = context;

	s->reads[file]++;
	if (!s->texts[file])
		return false;
	*text = str_dup(a, str_c(s->texts[file]));
	return true;
}

static int
sheet_set_up(void **state)
{
	struct sheet *s = calloc(1, sizeof(*s));

	s->d = diags_init(&s->a);
	s->f = (struct findings){ .columns = 80, .diags = &s->d,
	    .paths = sheet_paths, .shown = sheet_paths,
	    .files = SHEET_FILES, .complete = true, .fail_on = LEVEL_ERROR,
	    .text = sheet_text, .context = s };
	*state = s;
	return 0;
}

static int
sheet_tear_down(void **state)
{
	struct sheet *s = *state;

	arena_release(&s->a);
	free(s);
	return 0;
}

/* The findings in a format, as a C string in the arena. */
static inline char *
sheet_write(struct sheet *s, enum findings_format format)
{
	struct buf out = buf_init(BUF_MAX);
	char *text;

	diags_settle(&s->d, NULL, sheet_paths);
	findings_row(format)->write(&s->f, &out);
	text = str_z(&s->a, buf_view(&out));
	buf_release(&out);
	return text;
}

#define SHEET_TEST(f) \
	cmocka_unit_test_setup_teardown(f, sheet_set_up, sheet_tear_down)

#endif
