/* body_world: a site and a policy to read a Markdown body in.
 *
 *	struct body_world w;
 *	body_world_begin(&w, FILE_INCIDENT);
 *	body_world_read(&w, "## Timeline\n- 09:00Z x\n");
 *	... look at w.doc.body and w.d ...
 *	body_world_end(&w);
 *
 * The incident started at 2026-03-14T09:00Z; the body begins in line 10.
 * The policy is the preset "operations". What is to be otherwise is set
 * between begin and read.
 */
#ifndef TESTS_UNIT_BODY_WORLD_H
#define TESTS_UNIT_BODY_WORLD_H

#include "mistakes.h"

#include "model/body.h"
#include "model/presets.h"
#include "read/yaml.h"

struct body_world {
	struct arena a, scratch;
	struct diags d;
	struct site site;
	struct policy policy;
	struct files files;
	struct link_target targets[16];
	struct reading reading;
	struct body_context c;
	struct document doc;
};

static inline const struct node *
world_no_preset(void *context, str name)
{
	(void)context;
	(void)name;
	return NULL;
}

/* A file of the site; its index. */
static inline uint32_t
body_world_file(struct body_world *w, const char *path, enum file_kind kind,
    const char *url)
{
	uint32_t file = files_add(&w->files, str_c(path), NULL);

	assert_true(file < sizeof(w->targets) / sizeof(w->targets[0]));
	w->files.v[file].kind = kind;
	w->files.v[file].below = str_from(w->files.v[file].path,
	    strlen("content/"));
	w->targets[file].url = str_c(url);
	return file;
}

static inline void
body_world_policy(struct body_world *w, str yaml)
{
	policy_read(&w->a, yaml_read(&w->a, yaml, 1, 1, &w->d),
	    world_no_preset, NULL, &w->policy, &w->d);
	assert_int_equal(w->d.n, 0);
}

static inline int64_t
world_moment(const char *text)
{
	int64_t at;

	assert_int_equal(when_parse(str_c(text), &at, NULL), WHEN_OK);
	return at;
}

static inline void
body_world_begin(struct body_world *w, enum file_kind kind)
{
	*w = (struct body_world){ 0 };
	w->d = diags_init(&w->a);
	w->files.arena = &w->a;
	files_add(&w->files, STR(""), NULL);	/* 0 is no file */
	body_world_file(w, "content/site.yaml", FILE_SITE, "");
	w->doc.path = STR("content/incidents/2026/2026-03-14-x.md");
	w->doc.url = STR("incidents/2026-03-14-x/");
	w->doc.file = body_world_file(w, w->doc.path.p, kind, w->doc.url.p);
	body_world_policy(w, preset_text(STR("operations")));
	w->reading = (struct reading){ .keep = &w->a, .site = &w->site,
		.policy = &w->policy, .diags = &w->d };
	w->c = (struct body_context){
		.reading = &w->reading,
		.files = &w->files,
		.targets = w->targets,
		.with_internal = true,
		.started = world_moment("2026-03-14T09:00Z"),
		.scratch = &w->scratch,
		.heading_shift = 1,
	};
}

static inline void
body_world_read(struct body_world *w, const char *text)
{
	struct md_source source = { str_c(text), w->doc.file, 10 };

	body_read(&w->doc, &source, &w->c);
}

/* A piece of HTML: doc.body.lead, or of a section. */
static inline str
body_world_html(const struct body_world *w, struct piece p)
{
	assert_null(w->doc.body.html.in);
	return piece_of(str_of(w->doc.body.html.p, w->doc.body.html.n), p);
}

/* Of the first section. */
static inline str
body_world_first(const struct body_world *w)
{
	return body_world_html(w, w->doc.body.sections.v[0].html);
}

static inline void
body_world_end(struct body_world *w)
{
	arena_release(&w->scratch);
	arena_release(&w->a);
}

static inline void
assert_text(str got, const char *want)
{
	if (!str_eq(got, str_c(want)))
		fail_msg("got \"" STR_FMT "\", want \"%s\"", STR_ARG(got),
		    want);
}

#endif
