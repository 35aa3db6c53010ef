/* Any bytes as a cState site. Lines of %%% part the files: config.yml,
 * then an issue each, the last a page. Whatever goes in, what comes out
 * is content that this program reads without a mistake of shape, and its
 * thread of updates is what the import says it wrote. Seeds:
 * tests/fuzz/import/. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "import/cstate.h"
#include "markdown/md.h"
#include "model/policy.h"
#include "read/front.h"
#include "read/keys.h"
#include "read/text.h"
#include "read/yaml.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct schema *
shape_of(str path)
{
	if (str_eq(path, STR("content/site.yaml")))
		return &schema_site;
	if (str_eq(path, STR("content/policy.yaml")))
		return &schema_policy;
	if (str_starts(path, STR("content/incidents/")))
		return &schema_incident;
	if (str_starts(path, STR("content/maintenance/")))
		return &schema_maintenance;
	HOLDS(str_starts(path, STR("content/pages/")));
	return &schema_page;
}

/* The entries of the thread: headings of the third rank in the section
 * that is read for it. */
static size_t
thread(const struct md *m, struct arena *a)
{
	bool within = false;
	size_t n = 0;

	for (md_node *at = md_first(md_root(m)); at; at = md_next(at)) {
		str text;

		if (md_kind(at) != MD_HEADING || md_level(at) > 3)
			continue;
		text = md_text(m, at, a, true);
		HOLDS(md_level(at) > 1);
		if (md_level(at) == 2)
			within = str_eq(heading_fold(a, text),
			    STR("updates"));
		else if (within)
			n++;
		if (within && md_level(at) == 3) {
			HOLDS(text.n > 17);
			HOLDS(char_digit(text.p[0]) && text.p[4] == '-');
		}
	}
	return n;
}

static size_t
body_holds(struct arena *a, const struct front *f)
{
	struct diags d = diags_init(a);
	struct md_source source = { f->body, 1, f->body_line };
	struct md *m = md_parse(a, &source, &d);

	/* Nested too deep to be read at all, or an internal part: no. */
	for (size_t i = 0; i < d.n; i++)
		HOLDS(d.v[i].rule != RULE_INTERNAL_UNCLOSED);
	return d.n ? SIZE_MAX : thread(m, a);
}

static size_t
output_holds(struct arena *a, const struct cstate_output *out)
{
	struct diags d = diags_init(a);
	bool yaml = str_ends(out->path, STR(".yaml"));
	const struct schema *shape;
	struct front f = { 0 };
	struct node *root;
	str text;

	if (str_starts(out->path, STR("set-aside/")) || out->copy.n)
		return 0;
	shape = shape_of(out->path);
	HOLDS(text_check(a, out->bytes, 1, &text, &d));
	HOLDS(yaml || front_split(text, 1, true, &f, &d));
	root = yaml_read(a, yaml ? text : f.yaml, 1, 1, &d);
	if (root)
		schema_check(shape, root, &d);
	HOLDS(root && d.n == 0);
	return yaml ? 0 : body_holds(a, &f);
}

static void
convert(struct arena *a, struct cstate_source *v, size_t n)
{
	struct diags d = diags_init(a);
	struct cstate c = { .keep = a, .diags = &d, .now = TIME_LAST };
	struct cstate_source none = { 0 }, image = {
		.path = STR("static/img/a.png"), .file = 9 };
	struct cstate_sources from = { v + 1, n - 1, n - 1 };
	size_t updates = 0;
	bool sure = true;
	str zone;

	*vec_push(a, &c.assets) = image;
	if (!cstate_configure(&c, &v[0], &none, &zone)) {
		HOLDS(d.n > 0);
		return;
	}
	cstate_convert(&c, &from);
	if (getenv("SHOW"))
		for (size_t i = 0; i < c.out.n; i++)
			printf("=== " STR_FMT "\n" STR_FMT,
			    STR_ARG(c.out.v[i].path),
			    STR_ARG(c.out.v[i].bytes));
	fflush(stdout);
	for (size_t i = 0; i < c.out.n; i++) {
		size_t found = output_holds(a, &c.out.v[i]);

		sure &= found != SIZE_MAX;
		updates += found;
	}
	HOLDS(!sure || updates == c.count.updates);
	HOLDS(c.count.files == from.n && c.count.files ==
	    c.count.incidents + c.count.planned + c.count.pages +
	    c.count.aside + c.count.left);
	/* What was set aside was reported. */
	HOLDS(c.count.aside == 0 || diags_count(&d, LEVEL_ERROR) > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const paths[] = { "config.yml",
		"content/issues/2021-03-04-Mail slow.md",
		"content/issues/2021/2021-03-05-b.md",
		"content/issues/2021/2021-03-05-c.md",
		"content/pages/about.md" };
	enum { FILES = sizeof(paths) / sizeof(paths[0]) };
	struct cstate_source v[FILES];
	struct arena a = { 0 };
	str rest = str_of((const char *)data, size);
	size_t n = 0;
	bool more = true;

	while (more && n < FILES) {
		ptrdiff_t end = str_find(rest, STR("%%%\n"));
		str bytes = end < 0 ? rest : str_sub(rest, 0, (size_t)end);

		more = end >= 0;
		v[n] = (struct cstate_source){ .path = str_c(paths[n]),
		    .file = (uint32_t)n + 1,
		    .bytes = str_dup(&a, bytes) };
		rest = str_from(rest, bytes.n + 4);
		n++;
	}
	convert(&a, v, n);
	arena_release(&a);
	return 0;
}
