/* check: report mistakes, and with --fix correct what is safe. */
#include "base/host.h"
#include "cli/baseline.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/fix.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "render/theme.h"

/* A run over the content; with --fix there are two. */
struct run {
	const struct options *o;
	struct load l;
	struct baseline known;
	bool only[RULE_COUNT];
	bool raised[RULE_COUNT];	/* notes for --fix alone */
	bool *files;		/* asked for, by index; NULL: all */
	bool usable;		/* the site could be read */
};

/* A path as the file table has it. Editors give absolute ones. */
static str
path_of_site(struct arena *a, const char *path)
{
	const char *site = path[0] == '/' ? host_real(a, ".") : NULL;
	str tidy = path_tidy(a, str_c(path)), above;

	if (!site)
		return tidy;
	above = str_cat(a, path_tidy(a, str_c(site)), STR("/"));
	return str_starts(tidy, above) ? str_from(tidy, above.n) : tidy;
}

/* Which files were asked for, by index; NULL for all. */
static int
pick_files(struct load *l, const struct options *o, bool **picked)
{
	*picked = NULL;
	if (o->operands.n == 0)
		return 0;
	*picked = arena_array(&l->arena, bool, l->files.n);
	for (size_t i = 0; i < o->operands.n; i++) {
		str path = path_of_site(&l->arena, o->operands.v[i]);
		const struct file *f = files_at(&l->files, path);

		if (!f)
			return fail_usage("%s is no file of this site's "
			    "content/", o->operands.v[i]);
		(*picked)[f->index] = true;
	}
	return 0;
}

static int
pick_rules(const struct options *o, bool *picked)
{
	for (size_t i = 0; i < o->only.n; i++) {
		str word = str_c(o->only.v[i]);
		enum rule r = rule_find(word);

		if (r == RULE_COUNT)
			return fail_no_rule(o, word);
		picked[r] = true;
	}
	return 0;
}

static void
keep_picked(struct diags *d, const bool *files, const bool *rules)
{
	size_t kept = 0;

	for (size_t i = 0; i < d->n; i++)
		if ((!files || files[d->v[i].at.file]) &&
		    (!rules || rules[d->v[i].rule]))
			d->v[kept++] = d->v[i];
	d->n = kept;
}

/* Options that do not go together. */
static int
agree(const struct options *o)
{
	if (o->dry_run && !o->fix)
		return fail_usage("--dry-run wants --fix as well");
	if (o->dry_run && o->check_format != FINDINGS_human)
		return fail_usage("--dry-run prints a patch: leave --format "
		    "out");
	if (o->fix && o->update_baseline)
		return fail_usage("--fix first, --update-baseline then: what "
		    "is fixed need not be known");
	return 0;
}

/* What the theme gets wrong would stop a build, too. Its files are rows of
 * the table that the corpus knows nothing of: this comes last. */
static void
check_theme(struct load *l)
{
	struct theme theme;

	(void)theme_load(&theme, &l->arena, l->site.theme, l->site.language,
	    &l->files, &l->diags);
	diags_settle(&l->diags, l->levels, l->files.paths.v);
}

/* Read the site and find what is to be shown. 0, or an exit status:
 * l.diags may hold why. */
static int
find(struct run *r)
{
	const struct options *o = r->o;
	struct load *l = &r->l;
	const bool *rules = o->only.n ? r->only : NULL;
	int status = load_site(l, o, true);

	r->usable = status == 0;
	if (r->usable) {
		fix_raise(l, o, r->only, r->raised);
		load_check(l);
		check_theme(l);
		status = load_broken(l);
		r->usable = status == 0;
	} else {
		diags_settle(&l->diags, l->levels, l->files.paths.v);
	}
	if (!status)
		status = pick_files(l, o, &r->files);
	if (r->usable && status)
		return status;
	if (r->usable)
		status = baseline_use(o, &r->known, &l->diags, &l->known,
		    &l->files);
	if (r->usable && status)
		return STATUS_MACHINE;
	/* Why nothing can be checked is told, whatever was asked for. */
	if (!r->usable)
		return status;
	keep_picked(&l->diags, r->files, rules);
	keep_picked(&l->suppressed, r->files, rules);
	keep_picked(&l->known, r->files, rules);
	fix_settle(l, &l->diags);
	return status;
}

/* What was found, in the format that was asked for. */
static int
show(struct run *r)
{
	const struct options *o = r->o;
	struct load *l = &r->l;
	struct findings f = findings_for(o, &l->diags, &l->files, 1);

	f.complete = r->usable;
	if (r->usable)
		f.checked = findings_checked(&l->arena, &l->files, r->files);
	return r->usable || l->diags.n ? findings_put(o, &f) : 0;
}

static void
summarize(struct run *r)
{
	const struct load *l = &r->l;
	struct findings_hidden hidden = { l->suppressed.n, l->known.n };

	findings_summary(r->o, &l->diags, &l->files, r->files, hidden);
	baseline_remark(r->o, &r->known);
}

/* Correct the content, then look at it again. */
static int
fix(struct run *r)
{
	const struct options *o = r->o;
	struct fix_report report;
	int status = fix_files(o, &r->l, &r->l.diags, &report), again;
	size_t left;

	fix_remark(o, &report);
	if (o->dry_run || report.fixed == 0)
		return status;
	again = baseline_open(o, o->arena, &r->known);
	if (!again) {
		load_release(&r->l);
		again = find(r);
	}
	left = fix_left(&r->l.diags);
	if (left && !status && !report.left_alone)
		talk(o, "%zu more came to light: --fix corrects %s when it "
		    "is run again", left, left == 1 ? "it" : "them");
	return status ? status : again;
}

int
cmd_check(const struct options *o)
{
	struct run r = { .o = o };
	int status = agree(o), machine = 0, shown = 0;

	if (!status)
		status = pick_rules(o, r.only);
	if (!status)
		status = baseline_open(o, o->arena, &r.known);
	if (status)
		return status;
	status = find(&r);
	if (r.usable && !status && o->fix) {
		machine = fix(&r);
		fix_lower(&r.l.diags, r.raised);
	}
	if (r.usable && status) {
		load_release(&r.l);
		return status;
	}
	if (!o->dry_run)
		shown = show(&r);
	if (r.usable)
		summarize(&r);
	status = shown ? shown : machine ? machine : status;
	if (!status && diags_count(&r.l.diags, (enum level)o->fail_on))
		status = STATUS_FINDINGS;
	load_release(&r.l);
	return status;
}
