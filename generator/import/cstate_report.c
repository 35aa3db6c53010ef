/* What an import did, for the person who ran it. */
#include "import/cstate_parts.h"

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void
row(struct buf *out, size_t n, const char *one, const char *many,
    const char *where)
{
	if (n == 0)
		return;
	if (*where)
		buf_fmt(out, "%8zu  %-14s  %s\n", n, n == 1 ? one : many,
		    where);
	else
		buf_fmt(out, "%8zu  %s\n", n, n == 1 ? one : many);
}

static void
put_files(const struct cstate *c, struct buf *out)
{
	const struct cstate_counts *n = &c->count;

	buf_fmt(out, "%zu file%s of content/ became\n", n->files,
	    plural(n->files));
	row(out, n->incidents, "incident", "incidents",
	    "content/incidents/");
	row(out, n->planned, "planned work", "planned work",
	    "content/maintenance/");
	row(out, n->pages, "page", "pages", "content/pages/");
	row(out, n->aside, "set aside", "set aside", "set-aside/");
	row(out, n->left, "left behind", "left behind", "");
	buf_fmt(out, "%zu old address%s lead%s to the new pages.\n",
	    n->redirects, n->redirects == 1 ? "" : "es",
	    n->redirects == 1 ? "s" : "");
	if (n->copied)
		buf_fmt(out, "%zu linked file%s came along.\n", n->copied,
		    plural(n->copied));
}

static void
put_updates(const struct cstate *c, struct buf *out)
{
	const struct cstate_counts *n = &c->count;

	buf_fmt(out, "%zu update%s found in the texts.\n", n->updates,
	    n->updates == 1 ? " was" : "s were");
	row(out, n->inferred, "without a time of its own, which took the "
	    "issue's date or resolvedWhen", "without a time of their own, "
	    "which took the issue's date or resolvedWhen", "");
	row(out, n->undated, "more that says no time at all, below \"Updates "
	    "without a time\"", "more that say no time at all, below "
	    "\"Updates without a time\"", "");
}

static void
put_unknown(const struct cstate *c, struct buf *out)
{
	if (c->unknown.n == 0)
		return;
	buf_fmt(out, "\n%zu of %zu name%s in affected: %s no system of the "
	    "configuration", c->count.unknown, c->count.names,
	    plural(c->count.names), c->count.unknown == 1 ? "is" : "are");
	if (c->count.unknown > 1)
		buf_fmt(out, ", %zu different", c->unknown.n);
	buf_lit(out, ":\n");
	for (size_t i = 0; i < c->unknown.n; i++)
		buf_fmt(out, "%8zu  " STR_FMT "\n", c->unknown.v[i].n,
		    STR_ARG(c->unknown.v[i].name));
	if (c->unknown.n == 1)
		buf_lit(out, "If it is a system, add it to the configuration "
		    "and import again. The name is\nkept in "
		    "x-cstate-affected: of the new files.\n");
	else
		buf_lit(out, "Add those that are systems to the configuration "
		    "and import again. The names are\nkept in "
		    "x-cstate-affected: of the new files.\n");
}

/* How often each rule has spoken, and in how many files. */
static void
put_rules(const struct cstate *c, struct buf *out)
{
	size_t by_rule[RULE_COUNT] = { 0 }, defects = 0, files = 0;
	uint32_t last = UINT32_MAX;

	/* They are sorted by file. */
	for (size_t i = 0; i < c->diags->n; i++) {
		const struct diag *d = &c->diags->v[i];

		by_rule[d->rule]++;
		if (d->level < LEVEL_WARNING)
			continue;
		defects++;
		files += d->at.file != last;
		last = d->at.file;
	}
	buf_fmt(out, "\n%zu defect%s in %zu file%s", defects,
	    plural(defects), files, plural(files));
	if (c->diags->n > defects)
		buf_fmt(out, ", and %zu note%s", c->diags->n - defects,
		    plural(c->diags->n - defects));
	buf_str(out, c->diags->n ? STR(":\n") : STR(".\n"));
	for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--)
		for (int r = 0; r < RULE_COUNT; r++) {
			const struct rule_info *info =
			    rule_info((enum rule)r);

			if (by_rule[r] && (int)info->level == level)
				buf_fmt(out, "%8zu  %-7s  AC%03d %s\n",
				    by_rule[r], level_name(info->level),
				    info->number, info->name);
		}
}

void
cstate_report(const struct cstate *c, struct buf *out)
{
	put_files(c, out);
	put_updates(c, out);
	put_unknown(c, out);
	put_rules(c, out);
}
