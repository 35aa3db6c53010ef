/* metrics: how fast incidents are found and resolved. */
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/period.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "model/front.h"
#include "output/metrics_text.h"
#include "render/policy_words.h"
#include "render/theme.h"

/* "did you mean" for a word of the command line. */
static int
unknown(const char *what, const char *word, const struct strs *among)
{
	str near = suggest(str_c(word), among->v, among->n);

	if (str_empty(near))
		return fail_usage("there is no %s %s", what, word);
	return fail_usage("there is no %s %s; did you mean " STR_FMT "?",
	    what, word, STR_ARG(near));
}

static int
pick_component(struct load *l, const char *word, struct metrics_filter *f)
{
	struct strs ids = { 0 };

	f->component = site_component(&l->site, str_c(word));
	if (f->component >= 0)
		return 0;
	for (size_t i = 0; i < l->site.components.n; i++)
		*vec_push(&l->arena, &ids) = l->site.components.v[i].id;
	return unknown("component", word, &ids);
}

static int
pick_level(struct load *l, const char *word, struct metrics_filter *f)
{
	struct strs ids = { 0 };

	f->level = policy_level(&l->policy, str_c(word));
	if (f->level >= 0)
		return 0;
	for (size_t i = 0; i < l->policy.levels.n; i++)
		*vec_push(&l->arena, &ids) = l->policy.levels.v[i].id;
	return unknown("severity", word, &ids);
}

static int
pick_tag(struct load *l, const char *word, struct metrics_filter *f)
{
	struct strs tags = { 0 };

	f->tag = front_tag(&l->arena, str_c(word));
	for (size_t i = 0; i < l->corpus.tags.n; i++) {
		if (str_eq(l->corpus.tags.v[i], f->tag))
			return 0;
		*vec_push(&l->arena, &tags) = l->corpus.tags.v[i];
	}
	return unknown("tag", word, &tags);
}

static int
make_filter(struct load *l, const struct options *o,
    struct metrics_filter *f, struct span *span)
{
	int status = 0;

	*f = (struct metrics_filter){ .component = -1, .level = -1 };
	if (!period_parse(o->period ? str_c(o->period) : STR("all"), l->now,
	    span))
		return fail_usage("%s is no period; write 2026, 2026-Q1, "
		    "2026-03, 90d, 12m or all", o->period);
	f->from = span->from;
	f->to = span->to;
	if (o->component)
		status = pick_component(l, o->component, f);
	if (!status && o->severity)
		status = pick_level(l, o->severity, f);
	if (!status && o->tag)
		status = pick_tag(l, o->tag, f);
	return status;
}

/* "2026, checkout, SEV-1, #cache", or "all incidents". */
static str
scope_of(struct load *l, const struct options *o,
    const struct metrics_filter *f, const struct span *span)
{
	str level = f->level >= 0 ? l->policy.levels.v[f->level].id
	    : STR_NONE;
	str parts[] = { span->kind == SPAN_ALL ? STR_NONE
		: span_id(&l->arena, span), str_c(o->component), level,
		o->tag ? str_cat(&l->arena, STR("#"), f->tag) : STR_NONE };
	str scope = STR_NONE;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (str_empty(parts[i]))
			continue;
		scope = str_cat(&l->arena, scope, str_empty(scope)
		    ? STR_NONE : STR(", "), parts[i]);
	}
	return str_empty(scope) ? STR("all incidents") : scope;
}

/* JSON says what the site's does, in its language; what is wrong with the
 * theme, check and build tell. */
static void
use_words(struct load *l)
{
	struct theme *theme = arena_new(&l->arena, struct theme);
	struct diags unsaid = diags_init(&l->arena);

	(void)theme_load(theme, &l->arena, l->site.theme, l->site.language,
	    &l->files, &unsaid);
	policy_words(&l->policy, &theme->words);
}

typedef void format_fn(struct buf *out, const struct metrics_text *t);

static format_fn *const formats[] = {
	[METRICS_TABLE] = metrics_table,
	[METRICS_JSON] = metrics_json,
	[METRICS_CSV] = metrics_csv,
	[METRICS_OPENMETRICS] = metrics_openmetrics,
};

static int
print_metrics(struct load *l, const struct options *o,
    const struct metrics_filter *f, const struct span *span)
{
	struct buf out = buf_init(BUF_MAX);
	struct survey s = survey_begin(&l->corpus, l->now, &l->arena);
	struct metrics m;
	struct report r;
	struct rollups all = { 0 };
	struct slices by;
	struct metrics_text t = { .corpus = &l->corpus, .metrics = &m,
		.reports = &r, .n = 1, .scope = scope_of(l, o, f, span),
		.what = (enum slice_by)o->by };
	int status;

	metrics_measure(&l->corpus, f, l->now, &l->arena, &m);
	if (f->component < 0)
		all = rollups_of(&l->corpus, &m, &l->arena);
	else
		survey_narrow(&s, f->component);
	r = report_of(&s, &m, &all, f, span, &l->arena);
	if (t.what != SLICE_WHOLE) {
		by = survey_slices(&s, f, t.what, &l->arena);
		t.by = &by;
	}
	if (o->metrics_format == METRICS_JSON)
		use_words(l);
	formats[o->metrics_format](&out, &t);
	status = put_result(buf_view(&out));
	buf_release(&out);
	return status;
}

int
cmd_metrics(const struct options *o)
{
	struct load l;
	struct metrics_filter f;
	struct span span;
	int status = load_site(&l, o, true);
	bool loaded = status == 0;
	size_t errors;

	if (loaded)
		status = make_filter(&l, o, &f, &span);
	if (!status)
		status = print_metrics(&l, o, &f, &span);
	diags_settle(&l.diags, l.levels, l.files.paths.v);
	if (!loaded)
		findings_show(o, &l.diags, &l.files, 2);
	errors = diags_count(&l.diags, LEVEL_ERROR);
	if (errors && !status)
		talk(o, "the content has %zu %s that may change these "
		    "figures; \"" STR_FMT " check\" shows them", errors,
		    errors == 1 ? "mistake" : "mistakes",
		    STR_ARG(command_for_person(o, STR_NONE)));
	load_release(&l);
	return status;
}
