/* check: report mistakes, write nothing. */
#include "base/host.h"
#include "cli/baseline.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"

/* Which files were asked for, by index; NULL for all. */
static int
pick_files(struct load *l, const struct options *o, bool **picked)
{
	*picked = NULL;
	if (o->operands.n == 0)
		return 0;
	*picked = arena_array(&l->arena, bool, l->files.n);
	for (size_t i = 0; i < o->operands.n; i++) {
		str path = path_tidy(&l->arena, str_c(o->operands.v[i]));
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

int
cmd_check(const struct options *o)
{
	struct load l;
	struct findings f;
	struct findings_hidden hidden = { 0 };
	struct baseline known = { 0 };
	bool rules[RULE_COUNT] = { false };
	bool *files = NULL, usable;
	int status = baseline_open(o, o->arena, &known);

	if (status)
		return status;
	status = load_site(&l, o, true);
	usable = status == 0;
	if (usable)
		load_check(&l);
	else
		diags_settle(&l.diags, l.levels, l.files.paths.v);
	if (!status)
		status = pick_files(&l, o, &files);
	if (!status)
		status = pick_rules(o, rules);
	if (usable && status) {
		load_release(&l);
		return status;
	}
	if (usable && baseline_use(o, &known, &l.diags, &l.known,
	    &l.files)) {
		load_release(&l);
		return STATUS_MACHINE;
	}
	keep_picked(&l.diags, files, o->only.n ? rules : NULL);
	keep_picked(&l.suppressed, files, o->only.n ? rules : NULL);
	keep_picked(&l.known, files, o->only.n ? rules : NULL);
	hidden.passed_over = l.suppressed.n;
	hidden.known = l.known.n;
	if (usable || l.diags.n) {
		f = findings_for(o, &l.diags, &l.files, 1);
		f.complete = usable;
		if (usable)
			f.checked = findings_checked(&l.arena, &l.files,
			    files);
		if (findings_put(o, &f))
			status = STATUS_MACHINE;
	}
	if (usable) {
		findings_summary(o, &l.diags, &l.files, hidden);
		baseline_remark(o, &known);
	}
	if (!status && diags_count(&l.diags, (enum level)o->fail_on))
		status = STATUS_FINDINGS;
	load_release(&l);
	return status;
}
