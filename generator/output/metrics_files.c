#include "output/metrics_files.h"

#include "base/escape.h"
#include "output/metrics_text.h"
#include "render/figures.h"

static int
make_figure(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct pages_source *s = p->source;
	struct view v = {
		.corpus = s->corpus, .metrics = s->metrics,
		.reports = &p->reports, .theme = s->theme,
		.archive = &p->archive, .now = s->now,
		.with_internal = s->with_internal, .arena = scratch,
		.frame = p->frame,
	};
	struct sheet sheet = sheet_csv(&v, out);

	(void)d;
	figure_write(&sheet, f->what, (enum figure)f->index);
	return 0;
}

static struct metrics_text
text_of(const struct pages *p)
{
	return (struct metrics_text){
		.corpus = p->source->corpus, .metrics = p->source->metrics,
		.reports = p->reports.all.v, .n = p->reports.all.n,
	};
}

static int
make_lengths(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	(void)f;
	(void)scratch;
	(void)d;
	metrics_lengths(out, &p->reports.all.v[0]);
	return 0;
}

static int
make_json(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	struct metrics_text t = text_of(p);

	(void)f;
	(void)scratch;
	(void)d;
	metrics_json(out, &t);
	return 0;
}

static int
make_prom(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	struct metrics_text t = text_of(p);

	(void)f;
	(void)scratch;
	(void)d;
	t.n = REPORT_FIXED;
	metrics_openmetrics(out, &t);
	return 0;
}

/* Those figures of which the page of a report has a table. */
static bool
has_figure(const struct report *r, enum figure f)
{
	switch (f) {
	case FIGURE_AVAILABILITY: case FIGURE_AVAILABLE_MONTHS:
		return r->components.n > 0;
	case FIGURE_BUDGET:
		for (size_t i = 0; i < r->components.n; i++)
			if (r->components.v[i].budget.known)
				return true;
		return false;
	case FIGURE_TARGETS:
		return true;
	case FIGURE_MISSES:
		return r->kept.misses.n > 0;
	case FIGURE_CREDITS:
		return r->credits.clock && r->credits.rules->tiers.n > 0;
	case FIGURE_HOURS:
		return r->rhythm.n > 1;
	case FIGURE_MONTHS:
		return r->whole.incidents > 0 && r->months.n > 2;
	default:
		return r->whole.incidents > 0;
	}
}

void
metrics_files_plan(struct data_files *files, const struct pages_source *s)
{
	const struct reports *r = &files->pages->reports;

	(void)s;
	for (size_t i = 0; i < r->all.n; i++)
		for (int f = 0; f < FIGURE_COUNT; f++) {
			const struct report *report = &r->all.v[i];

			if (!has_figure(report, (enum figure)f))
				continue;
			data_add(files, (struct data_file){
				.make = make_figure, .what = report,
				.index = (size_t)f,
				.path = str_cat(files->arena,
				    report_url(files->arena, report),
				    str_c(figure_name((enum figure)f)),
				    STR(".csv")) });
		}
	data_add(files, (struct data_file){ .make = make_lengths,
	    .path = STR("metrics/incidents.csv") });
	data_add(files, (struct data_file){ .make = make_json,
	    .path = STR("api/metrics.json") });
	data_add(files, (struct data_file){ .make = make_prom,
	    .path = STR("metrics.prom") });
}
