/* statuspage_parts: what the files of that API share. Private to
 * output/statuspage*.c. */
#ifndef OUTPUT_STATUSPAGE_PARTS_H
#define OUTPUT_STATUSPAGE_PARTS_H

#include "output/json_out.h"
#include "output/statuspage.h"
#include "render/standing.h"

struct statuspage_component {
	str id;
	int64_t created, updated;
	int position;		/* from 1, within its group */
	enum component_state state;
};

struct statuspage_group {
	str id;
	int64_t created, updated;
	int position;		/* among the components without one */
	enum component_state state;
	size_t n;
};

/* Worked out when the files are planned; read-only afterwards. */
struct statuspage {
	const struct pages_source *source;
	struct standing standing;
	str page;			/* its id */
	int64_t updated;		/* as of when the data is */
	struct statuspage_component *components; /* site.components.n */
	struct statuspage_group *groups;	/* site.groups.n */
};

/* A file while it is made. */
struct statuspage_out {
	const struct statuspage *api;
	struct arena *a;
	struct json_out json;
	/* A mark for each component: the thing that named it last. */
	const void **named;
};

void statuspage_components(struct statuspage *api, struct arena *a);
void statuspage_put_time(struct statuspage_out *w, const char *key,
    int64_t at);
void statuspage_put_components(struct statuspage_out *w);
/* Those that an incident or planned work names, each once. */
void statuspage_put_named(struct statuspage_out *w,
    const struct affecteds *all);
void statuspage_put_incident(struct statuspage_out *w,
    const struct incident *in);
void statuspage_put_work(struct statuspage_out *w,
    const struct maintenance *m);

#endif
