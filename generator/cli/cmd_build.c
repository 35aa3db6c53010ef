/* build: check the content and put the site in place. */
#include <errno.h>
#include <stdatomic.h>

#include "base/host_tree.h"
#include "base/pool.h"
#include "cli/baseline.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/keep_assets.h"
#include "cli/load_cache.h"
#include "cli/talk.h"
#include "measure/next_change.h"
#include "output/pages.h"
#include "output/prior.h"
#include "publish/publish.h"
#include "render/policy_words.h"
#include "render/theme.h"

/* For a whole build of somebody else. */
enum { WAIT_SECONDS = 300 };

/* What a thread has to itself. */
struct build_worker {
	struct arena scratch;
	struct arena kept;	/* for its diags */
	struct diags diags;
	struct buf out;
	char apart[POOL_APART];
};

struct build {
	struct options options;	/* ours: who waited has a later now */
	const struct options *o;	/* the same */
	struct load load;
	struct corpus corpus;	/* as the audience sees it */
	struct metrics metrics;
	struct theme theme;
	struct pages_source source;
	struct prior prior;
	struct pages pages;
	size_t rest;		/* what of them was planned last */
	struct publish *publish;
	int aside;		/* for the load, or -1 */
	struct build_worker *workers;
	atomic_bool failed;
};

static void
write_one(struct build *b, struct build_worker *w, size_t i)
{
	if (atomic_load(&b->failed))
		return;
	if (pages_render(&b->pages, i, &w->scratch, &w->out, &w->diags) < 0
	    || load_aside_broken(&b->load) ||
	    publish_file(b->publish, pages_path(&b->pages, i),
	    buf_view(&w->out)) < 0)
		atomic_store(&b->failed, true);
	arena_reset(&w->scratch);
}

static void
write_page(void *context, int worker, size_t turn)
{
	struct build *b = context;

	write_one(b, &b->workers[worker], pages_turn(&b->pages, turn));
}

static void
write_rest(void *context, int worker, size_t i)
{
	struct build *b = context;

	write_one(b, &b->workers[worker], b->rest + i);
}

/* The search index is made beside the pages, unless the site is large:
 * then there is no memory for both. */
static void
write_pages(struct build *b)
{
	struct load *l = &b->load;

	if (!l->held)
		pages_plan_rest(&b->pages);
	pool_run(l->jobs, b->pages.list.n, write_page, b);
	if (l->held) {
		b->rest = pages_plan_rest(&b->pages);
		pool_run(l->jobs, b->pages.list.n - b->rest, write_rest, b);
	}
}

static int
write_attachments(struct build *b)
{
	const struct files *files = &b->load.files;

	for (size_t i = 0; i < files->n; i++) {
		const struct file *f = &files->v[i];

		/* Files of the theme came later, and are no rows there. */
		if (f->kind == FILE_ATTACHMENT && b->corpus.attached[i] &&
		    publish_copy(b->publish, str_cat(&b->load.arena,
		    STR("files/"), f->below), f->open) < 0)
			return -1;
	}
	return 0;
}

static int
write_site(struct build *b)
{
	struct load *l = &b->load;

	b->workers = arena_array(&l->arena, struct build_worker,
	    (size_t)l->jobs);
	for (int i = 0; i < l->jobs; i++) {
		b->workers[i].diags = diags_init(&b->workers[i].kept);
		b->workers[i].out = buf_init(BUF_MAX);
	}
	write_pages(b);
	for (int i = 0; i < l->jobs; i++) {
		diags_take(&l->diags, &b->workers[i].diags);
		buf_release(&b->workers[i].out);
		arena_release(&b->workers[i].scratch);
	}
	if (atomic_load(&b->failed))
		return -1;
	if (keep_assets(&l->arena, b->o->output, b->source.assets_before,
	    b->publish) < 0)
		return -1;
	return write_attachments(b);
}

/* Whether anything was found after the checks, in templates or paths, with
 * which the site must not be published. */
static bool
stopped(struct build *b)
{
	struct load *l = &b->load;

	diags_settle(&l->diags, l->levels, l->files.paths.v);
	return diags_count(&l->diags, (enum level)b->o->fail_on) > 0;
}

/* Read what the present site says. When that fails, for whatever reason,
 * only the list of what is new is lost. */
static void
read_prior(struct build *b)
{
	struct load *l = &b->load;
	const char *path = str_z(&l->arena, str_cat(&l->arena,
	    str_c(b->o->output), STR("/" PRIOR_PATH)));
	str bytes;
	bool other = false;

	if (host_read(&l->arena, path, PRIOR_BYTES_MOST, &bytes) < 0) {
		if (errno != ENOENT && errno != ENOTDIR)
			talk(b->o, "%s: %s; api/changes.json begins anew",
			    path, strerror(errno));
		return;
	}
	if (prior_read(&l->arena, bytes, l->with_internal, &b->prior,
	    &other))
		b->source.prior = &b->prior;
	else if (!other)
		talk(b->o, "%s is not as it was written; api/changes.json "
		    "begins anew", path);
}

/* Lock the output before anything is read. Else a build that has to wait for
 * another one would publish content that is older than what the other has
 * published. */
static int
take_output(struct build *b)
{
	static const char *const apart[] = { "content", "themes",
		STORE_FOLDER, NULL };
	struct arena *a = b->options.arena;
	struct publish_options po = {
		.output = b->o->output,
		.apart = apart,
		.internal = b->o->audience == AUDIENCE_INTERNAL,
	};
	enum publish_begun begun;
	str why;

	begun = publish_begin(&b->publish, a, &po, &why);
	if (begun == PUBLISH_BUSY) {
		talk(b->o, STR_FMT "; waiting for it, %d seconds at most",
		    STR_ARG(why), WAIT_SECONDS);
		po.wait_seconds = WAIT_SECONDS;
		begun = publish_begin(&b->publish, a, &po, &why);
		if (b->o->now_is_clock)
			b->options.now = host_now();
	}
	switch (begun) {
	case PUBLISH_READY:
		break;
	case PUBLISH_BUSY:
		return fail_machine_text(STR_FMT ", still; try again once "
		    "that one has ended", STR_ARG(why));
	case PUBLISH_FAILED:
		return fail_machine_text(STR_FMT, STR_ARG(why));
	case PUBLISH_REFUSED:
		return fail_usage(STR_FMT, STR_ARG(why));
	}
	b->aside = publish_aside(b->publish);
	return 0;
}

/* Write all files of the new site to the stage. */
static int
fill_stage(struct build *b)
{
	str why;

	read_prior(b);
	if (publish_same_readers(b->publish))
		b->source.assets_before = keep_assets_find(&b->load.arena,
		    b->o->output, &b->theme);
	if (write_site(b) < 0) {
		if (load_aside_broken(&b->load))
			return load_aside_fail(&b->load, b->o);
		why = publish_why(b->publish);
		return str_empty(why) ? STATUS_FINDINGS
		    : fail_machine_text(STR_FMT, STR_ARG(why));
	}
	return stopped(b) ? STATUS_FINDINGS : 0;
}

/* Publish the stage, or drop it when something was wrong. */
static int
let_go(struct build *b, int status)
{
	if (status)
		publish_abort(b->publish);
	else if (publish_commit(b->publish) < 0)
		status = fail_machine_text(STR_FMT,
		    STR_ARG(publish_why(b->publish)));
	return status;
}

/* Everything after the checks, up to the pages. */
static int
prepare(struct build *b)
{
	struct load *l = &b->load;
	struct metrics_filter all = { TIME_NONE, TIME_NONE, -1, -1,
		STR_NONE };
	int status;

	b->corpus = corpus_for(&l->corpus, &l->arena, l->with_internal);
	load_forget_full(l);
	if (theme_load(&b->theme, &l->arena, l->site.theme, l->site.language,
	    &l->files, &l->diags) < 0)
		return l->diags.broken.error ? load_broken(l)
		    : STATUS_FINDINGS;
	status = load_broken(l);
	if (status)
		return status;
	policy_words(&l->policy, &b->theme.words);
	b->source = (struct pages_source){
		.corpus = &b->corpus,
		.metrics = &b->metrics,
		.theme = &b->theme,
		.now = l->now,
		.with_internal = l->with_internal,
		.jobs = l->jobs,
	};
	pages_begin(&b->pages, &b->source, &l->arena, &l->diags);
	metrics_measure(&b->corpus, &all, l->now, &l->arena, &b->metrics);
	pages_plan(&b->pages);
	if (!stopped(b))
		return 0;
	pages_plan_rest(&b->pages);
	return STATUS_FINDINGS;
}

/* Tell when the site changes by the clock alone, and has to be built again. */
static void
say_next(const struct build *b, struct arena *a)
{
	struct next_change n = next_change_of(&b->corpus, b->load.now);
	static const char *const why[NEXT_WHY_COUNT] = {
		[NEXT_WORK_STARTS] = "planned work begins",
		[NEXT_WORK_ENDS] = "planned work ends",
		[NEXT_UPDATE_DUE] = "an update is late then",
		[NEXT_STATE] = "a component changes its state",
		[NEXT_UPDATE] = "an update is shown from then on",
		[NEXT_STALE] = "its pages say that they may be out of date",
	};

	if (n.at == TIME_NONE)
		return;
	talk(b->o, "build again at " STR_FMT ": %s%s" STR_FMT "%s",
	    STR_ARG(when_iso(a, n.at)), why[n.why], n.doc ? " (" : "",
	    STR_ARG(n.doc ? n.doc->path : STR_NONE), n.doc ? ")" : "");
}

static void
say_done(const struct build *b)
{
	struct publish_counts n = publish_counts(b->publish);
	struct arena a = { 0 };

	talk(b->o, "%s: %zu %s, %zu of them new or changed, as of " STR_FMT,
	    b->o->output, n.written + n.kept,
	    n.written + n.kept == 1 ? "file" : "files", n.written,
	    STR_ARG(when_short(&a, b->load.now)));
	say_next(b, &a);
	arena_release(&a);
}

static void
release(struct build *b)
{
	for (int i = 0; b->workers && i < b->load.jobs; i++)
		arena_release(&b->workers[i].kept);
	load_release(&b->load);
	host_close(b->aside);
}

/* Read the content and show what is wrong with it. */
static int
read_and_check(struct build *b, struct baseline *known)
{
	struct load *l = &b->load;
	struct findings_hidden hidden = { 0 };
	int status;

	status = load_to_build(l, b->o,
	    b->o->audience == AUDIENCE_INTERNAL, b->aside);
	if (status) {
		diags_settle(&l->diags, l->levels, l->files.paths.v);
		findings_show(b->o, &l->diags, &l->files, 2);
		return status;
	}
	load_check(l);
	status = load_broken(l);
	if (status)
		return status;
	status = baseline_use(b->o, known, &l->diags, &l->known,
	    &l->files);
	if (status)
		return status;
	findings_show(b->o, &l->diags, &l->files, 2);
	hidden.passed_over = l->suppressed.n;
	hidden.known = l->known.n;
	if (l->diags.n || hidden.passed_over || hidden.known)
		findings_summary(b->o, &l->diags, &l->files, NULL,
		    hidden);
	baseline_remark(b->o, known);
	return diags_count(&l->diags, (enum level)b->o->fail_on)
	    ? STATUS_FINDINGS : 0;
}

/* Make the site and put it in place, while we hold the lock on the output. */
static int
build(struct build *b, struct baseline *known)
{
	struct load *l = &b->load;
	int status = read_and_check(b, known);

	if (status) {
		publish_abort(b->publish);
		if (status == STATUS_FINDINGS)
			talk(b->o, "%s was left as it was", b->o->output);
		return status;
	}
	load_forget(l);
	/* What was shown is not shown again. */
	l->diags.n = 0;
	status = prepare(b);
	if (!status)
		status = fill_stage(b);
	status = let_go(b, status);
	diags_settle(&l->diags, l->levels, l->files.paths.v);
	findings_show(b->o, &l->diags, &l->files, 2);
	if (!status)
		say_done(b);
	else if (publish_touched(b->publish))
		talk(b->o, "%s may hold some of the new site; the next build "
		    "puts it in order", b->o->output);
	else
		talk(b->o, "%s was left as it was", b->o->output);
	return status;
}

int
cmd_build(const struct options *o)
{
	struct build *b;
	struct arena a = { 0 };
	struct baseline known;
	int status;

	b = arena_new(&a, struct build);
	b->options = *o;
	b->o = &b->options;
	b->aside = -1;
	status = baseline_open(b->o, o->arena, &known);
	if (!status)
		status = load_look(b->o);
	if (!status)
		status = take_output(b);
	if (!status)
		status = build(b, &known);
	/* Last, and only where the machine does its part: what is kept must
	 * not take the place that the site needs. */
	if (status != STATUS_MACHINE && load_cache_save(&b->load) < 0)
		talk(o, "warning: nothing could be kept in " STORE_FOLDER
		    ": %s; the next build reads every file again, and is "
		    "otherwise the same", strerror(errno));
	release(b);
	arena_release(&a);
	return status;
}
