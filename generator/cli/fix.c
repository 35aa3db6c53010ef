#include "cli/fix.h"

#include <assert.h>

#include "base/host.h"
#include "cli/findings.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "output/fix.h"
#include "output/patch.h"

struct fixer {
	const struct options *o;
	const struct files *files;
	struct lines lines;
	struct arena arena;	/* of one file */
	const char *root;	/* content/, without links */
	struct fix_report *report;
	struct buf out;		/* of --dry-run */
	bool color, terminal;
};

static bool
said_by_site(const struct site *s, enum rule r)
{
	for (size_t i = 0; i < s->lint.n; i++)
		if (s->lint.v[i].rule == r)
			return true;
	return false;
}

void
fix_raise(struct load *l, const struct options *o, const bool *only,
    bool *raised)
{
	for (int i = 0; i < RULE_COUNT; i++) {
		enum rule r = (enum rule)i;

		raised[i] = false;
		if (rule_info(r)->level != LEVEL_OFF ||
		    said_by_site(&l->site, r) || (!o->fix && !only[i]))
			continue;
		l->levels[i] = LEVEL_NOTE;
		raised[i] = !only[i];
	}
}

void
fix_lower(struct diags *d, const bool *raised)
{
	size_t kept = 0;

	for (size_t i = 0; i < d->n; i++)
		if (!raised[d->v[i].rule])
			d->v[kept++] = d->v[i];
	d->n = kept;
}

void
fix_settle(struct load *l, struct diags *d)
{
	struct lines lines = findings_lines(&l->files);

	fixes_settle(&l->arena, d, &l->policy, &l->files, &lines);
	lines_release(&lines);
}

static str
shown(const struct fixer *w, const struct file *f)
{
	return path_for_person(w->o, f->path);
}

static void
leave_alone(struct fixer *w, const struct file *f, const char *why)
{
	fail_machine_text(STR_FMT ": %s: left as it is",
	    STR_ARG(shown(w, f)), why);
	w->report->left_alone++;
}

/* Whether the path leads through a link: then the file is also somebody
 * else's, under another name. */
static bool
linked(struct fixer *w, const struct file *f)
{
	const char *real = host_real(&w->arena, f->open);
	str below = str_cat(&w->arena, str_c(w->root), STR("/"), f->below);

	return !real || !str_eq(str_c(real), below);
}

static int
write_file(struct fixer *w, const struct file *f, str text)
{
	int same = host_unchanged(f->open, f->size, f->mtime_ns, f->inode);

	if (same == 0) {
		leave_alone(w, f, "it has changed meanwhile");
		return -1;
	}
	if (same < 0 || host_write(f->open, text) < 0) {
		fail_machine(str_z(&w->arena, shown(w, f)));
		return STATUS_MACHINE;
	}
	return 0;
}

static int
fix_file(struct fixer *w, const struct diag *d, size_t n)
{
	const struct file *f = &w->files->v[d->at.file];
	struct edits e = { 0 };
	struct patch p = { .path = shown(w, f), .edits = &e,
		.color = w->color, .terminal = w->terminal };
	size_t taken = fix_edits(&w->arena, &w->lines, d, n, &e), refused;
	int rc = 0;

	if (taken == 0 || !fix_bytes(&w->arena, &w->lines, f->index,
	    &p.before))
		return 0;
	if (linked(w, f)) {
		leave_alone(w, f, "it is reached by a symbolic link");
		return 0;
	}
	p.after = edit_apply(&w->arena, p.before, &e, &refused);
	assert(refused == 0);
	if (w->o->dry_run)
		patch_put(&w->out, &p);
	else
		rc = write_file(w, f, p.after);
	if (rc == 0) {
		w->report->fixed += taken;
		w->report->files++;
	}
	return rc < 0 ? 0 : rc;
}

int
fix_files(const struct options *o, struct load *l, const struct diags *d,
    struct fix_report *r)
{
	struct findings f = findings_for(o, d, &l->files, 1);
	struct fixer w = {
		.o = o,
		.files = &l->files,
		.lines = findings_lines(&l->files),
		.root = host_real(o->arena, "content"),
		.report = r,
		.out = buf_init(BUF_MAX),
		.color = f.color,
		.terminal = f.color || host_is_terminal(1),
	};
	int status = 0, one;

	*r = (struct fix_report){ 0 };
	if (!w.root)
		return fail_machine("content");
	for (size_t i = 0, end; i < d->n; i = end) {
		for (end = i; end < d->n &&
		    d->v[end].at.file == d->v[i].at.file; end++)
			;
		one = fix_file(&w, d->v + i, end - i);
		status = one ? one : status;
		arena_reset(&w.arena);
	}
	if (w.out.n && host_put(1, buf_view(&w.out)) < 0)
		status = fail_machine("standard output");
	lines_release(&w.lines);
	arena_release(&w.arena);
	buf_release(&w.out);
	return status;
}

size_t
fix_left(const struct diags *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		n += d->v[i].fix && d->v[i].fix->ready;
	return n;
}

void
fix_remark(const struct options *o, const struct fix_report *r)
{
	if (r->fixed == 0)
		talk(o, "nothing %s fixed", o->dry_run ? "would be" : "was");
	else
		talk(o, "%s %zu %s in %zu %s", o->dry_run ? "would fix"
		    : "fixed", r->fixed, r->fixed == 1 ? "problem"
		    : "problems", r->files, r->files == 1 ? "file"
		    : "files");
}
