/* export: a report as one file, to be handed to somebody. */
#include <errno.h>

#include "base/host.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "cli/which.h"
#include "output/export.h"
#include "render/policy_words.h"

struct run {
	const struct options *o;
	struct load *l;
	struct corpus corpus;	/* as the audience sees it */
	struct metrics metrics;
	struct theme theme;
	struct pages_source source;
};

static bool
read_image(void *context, const struct file *f, str *bytes)
{
	const struct run *r = context;

	if (host_read(&r->l->arena, f->open, EXPORT_IMAGE_MOST, bytes) == 0)
		return true;
	talk(r->o, STR_FMT " is not in the export: %s", STR_ARG(f->path),
	    strerror(errno));
	return false;
}

static int
put_export(const struct run *r, str html)
{
	const char *to = r->o->export_to;

	if (!to || strcmp(to, "-") == 0)
		return put_result(html);
	if (host_write(to, html) < 0)
		return fail_machine(to);
	talk(r->o, "%s: %zu bytes", to, html.n);
	return STATUS_CLEAN;
}

static int
make_export(struct run *r, const struct incident *in)
{
	const struct metrics_filter none = METRICS_FILTER_ALL;
	struct buf out = buf_init(BUF_MAX);
	const struct export e = { &r->source, in, read_image, r };
	struct load *l = r->l;
	int status = STATUS_FINDINGS;

	metrics_measure(&r->corpus, &none, l->now, &l->arena, &r->metrics);
	/* Of the content, "check" tells; here only the theme can fail. */
	l->diags.n = 0;
	if (theme_load(&r->theme, &l->arena, l->site.theme,
	    l->site.language, &l->files, &l->diags) == 0) {
		policy_words(&l->policy, &r->theme.words);
		if (export_html(&e, &l->arena, &out, &l->diags) == 0)
			status = put_export(r, buf_view(&out));
	}
	buf_release(&out);
	diags_settle(&l->diags, l->levels, l->files.paths.v);
	if (status == STATUS_FINDINGS)
		findings_show(r->o, &l->diags, &l->files, 2);
	return status;
}

static int
run_export(struct run *r)
{
	str word = str_c(r->o->operands.v[0]);
	const struct incident *all = which_incident(r->l, word), *in;

	if (!all)
		return fail_which(r->o, r->l, word, false);
	if (!all->doc.front)
		return fail_usage(STR_FMT " cannot be read; \"" STR_FMT
		    " check\" says why", STR_ARG(path_for_person(r->o,
		    all->doc.path)), STR_ARG(command_for_person(r->o,
		    STR_NONE)));
	r->corpus = corpus_for(&r->l->corpus, &r->l->arena,
	    r->l->with_internal);
	in = corpus_incident(&r->corpus, all->id);
	if (!in)
		return fail_usage(STR_FMT " is internal; only --audience "
		    "internal hands it out", STR_ARG(all->id));
	r->source = (struct pages_source){
		.corpus = &r->corpus,
		.metrics = &r->metrics,
		.theme = &r->theme,
		.now = r->l->now,
		.with_internal = r->l->with_internal,
		.jobs = 1,
	};
	return make_export(r, in);
}

int
cmd_export(const struct options *o)
{
	struct load l;
	struct run r = { .o = o, .l = &l };
	int status = load_to_show(&l, o,
	    o->audience == AUDIENCE_INTERNAL);

	if (!status) {
		status = run_export(&r);
	} else {
		diags_settle(&l.diags, l.levels, l.files.paths.v);
		findings_show(o, &l.diags, &l.files, 2);
	}
	load_release(&l);
	return status;
}
