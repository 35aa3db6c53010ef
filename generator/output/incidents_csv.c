/* One row an incident. */
#include "output/api.h"

#include "base/escape.h"

static void
end_field(struct buf *out, bool last)
{
	buf_bytes(out, last ? "\r\n" : ",", last ? 2 : 1);
}

static void
put_text(struct buf *out, str text)
{
	csv_field(out, text);
	end_field(out, false);
}

static void
put_count(struct buf *out, size_t n)
{
	buf_int(out, (int64_t)n);
	end_field(out, false);
}

static void
put_heading(struct buf *out, const struct gauges *g)
{
	static const str before[] = {
		STR_INIT("id"), STR_INIT("title"), STR_INIT("url"),
		STR_INIT("severity"), STR_INIT("status"),
	}, after[] = {
		STR_INIT("components"), STR_INIT("tags"),
		STR_INIT("detection"), STR_INIT("updates"),
		STR_INIT("actions"), STR_INIT("actions_open"),
	};

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		put_text(out, before[i]);
	for (int m = 0; m < MILESTONE_COUNT; m++)
		put_text(out, str_c(milestone_name((enum milestone)m)));
	for (size_t i = 0; i < g->n; i++) {
		csv_field(out, g->v[i].id);
		buf_lit(out, "_seconds,");
	}
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
		put_text(out, after[i]);
	buf_lit(out, "postmortem\r\n");
}

static void
put_words(struct buf *out, const struct nameds *all, struct arena *a)
{
	str *words = arena_array(a, str, 2 * all->n);

	for (size_t i = 0; i < all->n; i++) {
		words[2 * i] = i ? STR(" ") : STR_NONE;
		words[2 * i + 1] = all->v[i].name;
	}
	put_text(out, str_join(a, words, 2 * all->n));
}

static void
put_components(struct buf *out, const struct pages_source *s,
    const struct incident *in, struct arena *a)
{
	struct nameds ids = { 0 };

	for (size_t i = 0; i < in->components.n; i++) {
		const struct affected *f = &in->components.v[i];

		*vec_push(a, &ids) = (struct named){ .name = f->component < 0
		    ? f->name.name
		    : s->corpus->site->components.v[f->component].id };
	}
	put_words(out, &ids, a);
}

static void
put_actions(struct buf *out, const struct actions *all)
{
	size_t open = 0;

	for (size_t i = 0; i < all->n; i++)
		open += all->v[i].state == ACTION_OPEN ||
		    all->v[i].state == ACTION_IN_PROGRESS;
	put_count(out, all->n);
	put_count(out, open);
}

static void
put_row(struct buf *out, const struct pages_source *s,
    const struct gauges *g, const struct incident *in, struct arena *a)
{
	const struct review *r = in->postmortem ? &in->postmortem->review
	    : &in->review;
	struct when_iso time = { 0 };
	enum left_out why;

	put_text(out, in->id);
	put_text(out, in->doc.title);
	put_text(out, api_address(a, s->corpus->site, in->doc.url));
	put_text(out, in->level < 0 ? in->severity.name
	    : s->corpus->policy->levels.v[in->level].id);
	put_text(out, str_c(incident_status_name(in->status)));
	for (int m = 0; m < MILESTONE_COUNT; m++) {
		buf_str(out, when_iso_next(&time, in->times[m].at));
		end_field(out, false);
	}
	for (size_t i = 0; i < g->n; i++) {
		int64_t seconds = gauge_length(&g->v[i], in, &why);

		if (seconds != LENGTH_NONE)
			buf_int(out, seconds);
		end_field(out, false);
	}
	put_components(out, s, in, a);
	put_words(out, &in->tags, a);
	put_text(out, in->detection.name);
	put_count(out, in->doc.body.updates.n);
	put_actions(out, &in->actions);
	csv_field(out, r->status == REVIEW_NONE ? STR_NONE
	    : str_c(review_status_name(r->status)));
	end_field(out, true);
}

static int
make(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct corpus *c = p->source->corpus;
	struct gauges g = gauges_of(c->policy, scratch);

	(void)f, (void)d;
	put_heading(out, &g);
	for (size_t i = 0; i < c->incidents.n; i++)
		put_row(out, p->source, &g, &c->incidents.v[i], scratch);
	return 0;
}

void
incidents_csv_plan(struct data_files *files, const struct pages_source *s)
{
	(void)s;
	data_add(files, (struct data_file){ .make = make,
	    .path = STR("incidents.csv") });
}
