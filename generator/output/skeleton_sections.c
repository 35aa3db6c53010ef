/* The sections of a postmortem or runbook that is to be written. */
#include <stdlib.h>

#include "import/yaml_write.h"
#include "output/remark.h"
#include "output/skeleton_parts.h"

/* A character that Markdown would take for a mark. */
static bool
marks(str title, size_t i)
{
	if (title.p[i] == '&')
		return i + 1 < title.n && (char_alpha(title.p[i + 1]) ||
		    title.p[i + 1] == '#');
	/* "Impact #" would end at the blank. */
	if (title.p[i] == '#')
		return i == 0 || char_space(title.p[i - 1]);
	return str_find_char(STR("\\`*_[]<"), title.p[i]) >= 0;
}

void
skeleton_heading(struct buf *out, str title)
{
	buf_lit(out, "## ");
	for (size_t i = 0; i < title.n; i++) {
		if (marks(title, i))
			buf_char(out, '\\');
		buf_char(out, char_space(title.p[i]) ? ' ' : title.p[i]);
	}
	buf_char(out, '\n');
}

/* One line of the timeline. */
struct line {
	int64_t at;
	int order;		/* of lines at one moment */
	str text;
};

static int
by_time(const void *left, const void *right)
{
	const struct line *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->order - b->order;
}

/* What the incident's file knows already: its milestones and the public
 * messages. A milestone that only the timeline of the incident's own file
 * states is one of them. */
static void
put_timeline(struct buf *out, struct arena *a, const struct incident *in)
{
	struct { struct line *v; size_t n, cap; } lines = { 0 };
	const struct updates *u = &in->doc.body.updates;

	for (int m = 0; m < MILESTONE_COUNT; m++)
		if (in->times[m].at != TIME_NONE)
			*vec_push(a, &lines) = (struct line){
				in->times[m].at, m, str_format(a, "[%s]",
				milestone_name((enum milestone)m)) };
	for (size_t i = 0; i < u->n; i++)
		if (u->v[i].at != TIME_NONE && !u->v[i].internal)
			*vec_push(a, &lines) = (struct line){
				u->v[i].at, MILESTONE_COUNT + (int)i,
				str_cat(a, STR("public message: "),
				u->v[i].status) };
	if (lines.n > 1)
		qsort(lines.v, lines.n, sizeof(lines.v[0]), by_time);
	if (lines.n)
		buf_char(out, '\n');
	for (size_t i = 0; i < lines.n; i++) {
		buf_lit(out, "- ");
		buf_str(out, moment_minutes(a, lines.v[i].at));
		buf_char(out, ' ');
		buf_str(out, lines.v[i].text);
		buf_char(out, '\n');
	}
}

/* " with owner, issue"; nothing, and false, when nothing is needed. */
static bool
put_needs(struct buf *text, const char *before, const struct action_kind *k)
{
	const struct { enum need need; const char *word; } needs[] = {
		{ k->owner, "owner" }, { k->issue, "issue" },
		{ k->due, "due" },
	};
	bool any = false;

	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (needs[i].need == NEED_REQUIRED) {
			buf_fmt(text, "%s%s", any ? ", " : before,
			    needs[i].word);
			any = true;
		}
	return any;
}

static bool
same_needs(const struct policy *p)
{
	for (size_t i = 1; i < p->kinds.n; i++) {
		const struct action_kind *a = &p->kinds.v[0];
		const struct action_kind *b = &p->kinds.v[i];

		if (a->owner != b->owner || a->issue != b->issue ||
		    a->due != b->due)
			return false;
	}
	return true;
}

/* How the columns are filled in: kinds may differ in what they must
 * have. "Kind: corrective, preventive with owner, issue." would leave
 * open of which the last words speak, so each kind says its own. */
static void
put_columns(struct buf *text, const struct policy *p)
{
	bool same = same_needs(p);

	buf_lit(text, " Owner: @handle. Due: YYYY-MM-DD. Status: open, "
	    "in-progress, done or dropped.");
	for (size_t i = 0; i < p->kinds.n; i++) {
		buf_str(text, i == 0 ? STR(" Kind: ") : same ? STR(", ")
		    : STR("; "));
		buf_str(text, p->kinds.v[i].id);
		if (!same)
			put_needs(text, " with ", &p->kinds.v[i]);
	}
	if (p->kinds.n)
		buf_char(text, '.');
	if (same && put_needs(text, " Each with ", p->kinds.n
	    ? &p->kinds.v[0] : &p->any))
		buf_char(text, '.');
}

static void
put_table(struct buf *out, const struct policy *p)
{
	if (p->kinds.n)
		buf_lit(out, "\n"
		    "| Action | Owner | Issue | Due | Kind | Status |\n"
		    "|:-------|:------|:------|:----|:-----|:-------|\n"
		    "|        |       |       |     |      |        |\n");
	else
		buf_lit(out, "\n"
		    "| Action | Owner | Issue | Due | Status |\n"
		    "|:-------|:------|:------|:----|:-------|\n"
		    "|        |       |       |     |        |\n");
}

/* "Required: who felt it, and what they could not do." */
static void
put_section(struct buf *out, const struct policy *p,
    const struct section_rule *rule)
{
	struct buf text = buf_init(BUF_MAX);

	buf_char(out, '\n');
	skeleton_heading(out, rule->title);
	buf_char(out, '\n');
	buf_str(&text, rule->runbook ? STR("To be written")
	    : rule->need == NEED_REQUIRED ? STR("Required")
	    : STR("Optional"));
	buf_str(&text, str_empty(rule->hint) ? STR(".") : STR(": "));
	buf_str(&text, rule->hint);
	if (rule->holds == HOLDS_ACTIONS)
		put_columns(&text, p);
	remark_html(out, buf_view(&text));
	buf_release(&text);
}

str
skeleton_section(struct arena *a, const struct policy *p, size_t row,
    int level)
{
	const struct section_rule *rule = &p->sections.v[row];
	struct buf out = buf_init(BUF_MAX);
	str text, marks = STR("######");

	put_section(&out, p, rule);
	if (rule->holds == HOLDS_ACTIONS)
		put_table(&out, p);
	/* "## Title" */
	text = str_from(str_trim(buf_view(&out)), 2);
	text = str_cat(a, str_sub(marks, 0, (size_t)level), text);
	buf_release(&out);
	return text;
}

static void
put_sections(struct buf *out, struct arena *a, const struct skeleton *s,
    enum need need)
{
	const struct policy *p = s->policy;
	bool said = need == NEED_REQUIRED;

	for (size_t i = 0; i < p->sections.n; i++) {
		const struct section_rule *rule = &p->sections.v[i];

		if (rule->runbook || rule->need != need ||
		    rule->holds == HOLDS_UPDATES)
			continue;
		if (!said) {
			buf_char(out, '\n');
			remark_html(out, STR("From here on nothing is "
			    "required: take out each heading that has "
			    "nothing below it."));
			said = true;
		}
		put_section(out, p, rule);
		if (rule->holds == HOLDS_TIMELINE)
			put_timeline(out, a, s->incident);
		else if (rule->holds == HOLDS_ACTIONS)
			put_table(out, p);
	}
}

/* "Draft due within 48h, final within 5 business days of resolved." */
static void
deadline_remark(struct buf *out, const struct policy *p)
{
	struct buf text = buf_init(BUF_MAX);

	buf_lit(&text, "draft, review or final. From review on, each "
	    "required section must be written.");
	if (!str_empty(p->draft.text)) {
		buf_lit(&text, " The draft is due within ");
		buf_str(&text, p->draft.text);
		buf_fmt(&text, " of %s.", milestone_name(p->due_from));
	}
	if (!str_empty(p->final.text)) {
		buf_lit(&text, " The final text is due within ");
		buf_str(&text, p->final.text);
		buf_fmt(&text, " of %s.", milestone_name(p->due_from));
	}
	remark_yaml(out, buf_view(&text));
	buf_release(&text);
}

void
skeleton_postmortem(struct buf *out, struct arena *a,
    const struct skeleton *s)
{
	const struct incident *in = s->incident;

	yaml_pair(out, 0, STR("incident"), in->id);
	remark_yaml(out, STR("Who writes it: [mira, sam]"));
	buf_lit(out, "authors: []\n");
	deadline_remark(out, s->policy);
	buf_lit(out, "status: draft\n");
	if (in->doc.internal)
		buf_lit(out, "visibility: internal\n");
	buf_lit(out, "---\n");
	remark_html(out, str_cat(a, STR("About: "), in->doc.title));
	put_sections(out, a, s, NEED_REQUIRED);
	put_sections(out, a, s, NEED_OPTIONAL);
}

void
skeleton_runbook(struct buf *out, const struct policy *p)
{
	static const struct section_rule usual[] = {
		{ .title = STR_INIT("Symptoms"), .runbook = true,
		    .hint = STR_INIT("what it looks like.") },
		{ .title = STR_INIT("Diagnosis"), .runbook = true,
		    .hint = STR_INIT("how to be sure, step by step.") },
		{ .title = STR_INIT("Mitigation"), .runbook = true,
		    .hint = STR_INIT("what to do, step by step.") },
		{ .title = STR_INIT("Rollback"), .runbook = true,
		    .hint = STR_INIT("the way back.") },
	};
	size_t n = 0;

	for (size_t i = 0; i < p->sections.n; i++)
		if (p->sections.v[i].runbook) {
			put_section(out, p, &p->sections.v[i]);
			n++;
		}
	for (size_t i = 0; n == 0 && i < sizeof(usual) / sizeof(usual[0]);
	    i++)
		put_section(out, p, &usual[i]);
}
