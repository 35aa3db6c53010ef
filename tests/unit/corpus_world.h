/* corpus_world: incidents and their postmortems, joined as a run does.
 *
 *	struct corpus_world w;
 *	corpus_world_begin(&w);
 *	add_incident(&w, "2026-03-14-x", "severity: SEV-1\n...", body);
 *	corpus_world_join(&w, "2026-12-01T12:00Z");
 *	... look at w.c and w.b.d ...
 *	corpus_world_end(&w);
 *
 * The n-th file has the index n + 1 (1 is site.yaml); front matter begins
 * in line 2 and a body in line 50.
 */
#ifndef TESTS_UNIT_CORPUS_WORLD_H
#define TESTS_UNIT_CORPUS_WORLD_H

#include "body_world.h"

#include "model/corpus.h"

enum { WORLD_MOST = 8 };

struct corpus_world {
	struct body_world b;
	struct corpus c;
	struct incident incidents[WORLD_MOST];
	struct postmortem postmortems[WORLD_MOST];
};

static inline void
corpus_world_site(struct corpus_world *w, const char *yaml)
{
	const struct node *root = yaml_read(&w->b.a, str_c(yaml), 1, 1,
	    &w->b.d);

	site_read(&w->b.a, root, &w->b.site, &w->b.d);
	assert_int_equal(w->b.d.n, 0);
}

static inline void
corpus_world_begin(struct corpus_world *w)
{
	*w = (struct corpus_world){ 0 };
	body_world_begin(&w->b, FILE_NONE);
	w->b.files.n = 2;	/* without the file of the body's world */
	w->b.files.paths.n = 2;
	w->b.files.by_path = (struct map){ 0 };
	w->c = (struct corpus){ .files = &w->b.files, .site = &w->b.site,
		.policy = &w->b.policy };
	w->c.incidents.v = w->incidents;
	w->c.postmortems.v = w->postmortems;
	corpus_world_site(w, "title: Example\n"
	    "url: https://status.example.com\n"
	    "components:\n"
	    "  - { id: api, name: API }\n"
	    "  - { id: web, name: Web }\n");
}

static inline void
world_document(struct corpus_world *w, struct document *doc,
    const char *folder, const char *slug, const char *front,
    enum file_kind kind)
{
	str path = str_cat(&w->b.a, STR("content/"), str_c(folder), STR("/"),
	    str_c(slug), STR(".md"));
	str url = str_cat(&w->b.a, str_c(folder), STR("/"), str_c(slug),
	    STR("/"));

	doc->path = path;
	doc->slug = str_c(slug);
	doc->url = url;
	doc->file = body_world_file(&w->b, str_z(&w->b.a, path), kind,
	    str_z(&w->b.a, url));
	doc->front = yaml_read(&w->b.a, str_c(front), doc->file, 2,
	    &w->b.d);
}

static inline void
world_body(struct corpus_world *w, struct document *doc, int64_t started,
    const char *body)
{
	struct md_source source = { str_c(body), doc->file, 50 };

	w->b.c.started = started;
	body_read(doc, &source, &w->b.c);
}

static inline struct incident *
add_incident(struct corpus_world *w, const char *slug, const char *front,
    const char *body)
{
	struct incident *in = &w->incidents[w->c.incidents.n++];

	assert_true(w->c.incidents.n <= WORLD_MOST);
	world_document(w, &in->doc, "incidents", slug, front,
	    FILE_INCIDENT);
	incident_front(in, &w->b.reading);
	world_body(w, &in->doc, in->times[STARTED].at, body);
	return in;
}

static inline struct postmortem *
add_postmortem(struct corpus_world *w, const char *slug, const char *front,
    const char *body)
{
	struct postmortem *pm = &w->postmortems[w->c.postmortems.n++];

	assert_true(w->c.postmortems.n <= WORLD_MOST);
	world_document(w, &pm->doc, "postmortems", slug, front,
	    FILE_POSTMORTEM);
	postmortem_front(pm, &w->b.reading);
	world_body(w, &pm->doc, world_moment("2026-03-14T09:00Z"), body);
	return pm;
}

static inline void
corpus_world_join(struct corpus_world *w, const char *now)
{
	corpus_join(&w->c, &w->b.a, world_moment(now), &w->b.d);
}

static inline void
corpus_world_end(struct corpus_world *w)
{
	body_world_end(&w->b);
}

#endif
