/* cstate_world: a small cState site, and what became of it.
 */
#ifndef TESTS_UNIT_CSTATE_WORLD_H
#define TESTS_UNIT_CSTATE_WORLD_H

#include "mistakes.h"

#include "import/cstate.h"

/* A site as a list of paths and texts, ended by NULL. */
struct got {
	struct arena a;
	struct diags d;
	struct cstate c;
	bool fine;
};

static const char config[] =
    "title: Example Status\n"
    "baseURL: https://status.example.com/\n"
    "languageCode: en\n"
    "params:\n"
    "  categories: [{ name: Shop }, { name: Rest, untitled: true }]\n"
    "  systems:\n"
    "    - { name: API, category: Rest }\n"
    "    - { name: Check out, category: Shop, description: Paying }\n"
    "    - { name: mail.example.com, category: Rest }\n";

static inline void
convert(struct got *g, const char *first, const char *const *files)
{
	struct cstate_sources from = { 0 };
	struct cstate_source none = { 0 }, conf = { 0 };
	str zone;

	memset(g, 0, sizeof(*g));
	g->d = diags_init(&g->a);
	g->c.keep = &g->a;
	g->c.now = INT64_C(1796083200);	/* 2026-12-01 */
	g->c.diags = &g->d;
	conf.path = STR("config.yml");
	conf.file = 1;
	conf.bytes = str_dup(&g->a, str_c(first));
	for (uint32_t i = 0; files && files[i]; i += 2) {
		struct cstate_source s = { .path = str_c(files[i]),
		    .file = 2 + i / 2,
		    .bytes = str_dup(&g->a, str_c(files[i + 1])) };

		*vec_push(&g->a, str_starts(s.path, STR("content/")) &&
		    cstate_makes_page(s.path) ? &from : &g->c.assets) = s;
	}
	g->fine = cstate_configure(&g->c, &conf, &none, &zone);
	if (g->fine)
		cstate_convert(&g->c, &from);
}

static inline str
output(const struct got *g, const char *path)
{
	for (size_t i = 0; i < g->c.out.n; i++)
		if (str_eq(g->c.out.v[i].path, str_c(path)))
			return g->c.out.v[i].bytes;
	for (size_t i = 0; i < g->c.out.n; i++)
		print_error("there is " STR_FMT "\n",
		    STR_ARG(g->c.out.v[i].path));
	fail_msg("there is no %s", path);
	return STR_NONE;
}

static inline void
holds(const struct got *g, const char *path, const char *want)
{
	str text = output(g, path);

	if (!str_eq(text, str_c(want)))
		print_error("got:\n" STR_FMT "want:\n%s", STR_ARG(text),
		    want);
	assert_true(str_eq(text, str_c(want)));
}

static inline void
has(const struct got *g, const char *path, const char *part)
{
	str text = output(g, path);

	if (!str_has(text, str_c(part)))
		print_error("got:\n" STR_FMT "which lacks:\n%s\n",
		    STR_ARG(text), part);
	assert_true(str_has(text, str_c(part)));
}

/* The body of one issue with the keys of a plain one. */
#define KEYS \
    "---\ntitle: Mail is slow\ndate: 2021-03-04T09:00:00Z\n" \
    "resolved: true\nresolvedWhen: 2021-03-04T10:30:00Z\n" \
    "severity: disrupted\naffected: [API]\nsection: issue\n---\n"
#define ISSUE "content/issues/2021-03-04-mail.md"
#define NEW "content/incidents/2021/2021-03-04-mail.md"

static inline void
body(const char *text, const char *want)
{
	struct got g;
	struct arena a = { 0 };
	const char *files[] = { ISSUE, str_z(&a, str_cat(&a, STR(KEYS),
	    str_c(text))), NULL };
	struct buf b = buf_init(BUF_MAX);

	convert(&g, config, files);
	buf_lit(&b, "---\ntitle: Mail is slow\nseverity: disrupted\n"
	    "status: resolved\nstarted: 2021-03-04T09:00Z\n"
	    "resolved: 2021-03-04T10:30Z\ncomponents: [api]\n"
	    "redirect_from: [/issues/2021-03-04-mail/]\n---\n");
	buf_str(&b, str_c(want));
	buf_char(&b, '\0');
	holds(&g, NEW, b.p);
	buf_release(&b);
	arena_release(&a);
	arena_release(&g.a);
}

#endif
