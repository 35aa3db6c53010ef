/* How it is now, and when the site wants to be built again. */
#include "output/api.h"

#include "measure/next_change.h"
#include "output/json_out.h"
#include "render/standing.h"

static void
put_next(struct json_out *j, const struct pages_source *s, struct arena *a)
{
	struct next_change n = next_change_of(s->corpus, s->now);
	int64_t valid = s->corpus->site->valid_for;

	json_out_maybe(j, "valid_until", when_iso(a, valid > 0
	    ? s->now + valid : TIME_NONE));
	json_out_maybe(j, "next_change_at", when_iso(a, n.at));
	json_out_maybe(j, "next_change", n.at == TIME_NONE ? STR_NONE
	    : next_change_name(n.why));
	json_out_maybe(j, "next_change_url", !n.doc ? STR_NONE
	    : api_address(a, s->corpus->site, n.doc->url));
}

static void
put_components(struct json_out *j, const struct pages_source *s,
    struct arena *a)
{
	const struct site *site = s->corpus->site;

	json_out_array(j, "components");
	for (size_t i = 0; i < s->metrics->components.n; i++) {
		const struct component_metrics *m =
		    &s->metrics->components.v[i];
		const struct component *c = &site->components.v[m->component];

		json_out_object(j, NULL);
		json_out_text(j, "id", c->id);
		json_out_text(j, "name", c->name);
		json_out_maybe(j, "group", c->group < 0 ? STR_NONE
		    : site->groups.v[c->group]);
		json_out_text(j, "state",
		    str_c(component_state_name(m->state)));
		json_out_text(j, "url", api_address(a, site, str_cat(a,
		    STR("components/"), c->id, STR("/"))));
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
}

static int
make(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct pages_source *s = p->source;
	struct standing now = standing_of(s->corpus, s->metrics);
	struct json_out json = { .out = out }, *j = &json;

	(void)f, (void)d;
	json_out_object(j, NULL);
	json_out_number(j, "version", API_VERSION);
	json_out_text(j, "site", s->corpus->site->title);
	json_out_maybe(j, "as_of", when_iso(scratch, s->corpus->newest));
	json_out_maybe(j, "state", now.known
	    ? str_c(component_state_name(now.worst)) : STR_NONE);
	json_out_text(j, "sentence", standing_word(&now, &s->theme->words,
	    scratch));
	json_out_number(j, "open_incidents", (int64_t)now.open);
	put_next(j, s, scratch);
	put_components(j, s, scratch);
	json_out_end(j, '}');
	return 0;
}

void
api_status_plan(struct data_files *files, const struct pages_source *s)
{
	(void)s;
	data_add(files, (struct data_file){ .make = make,
	    .path = STR("api/status.json") });
}
