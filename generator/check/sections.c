/* Postmortems: whether there must be one, and what it must hold. */
#include "check/check.h"

/* The sections of a report, by rule: the first that matches each. */
struct found {
	const struct section **by_rule;
	struct strs others;	/* titles that match no rule */
	bool *empty;		/* by section: reported as empty */
};

/* "What Worked / What Didn't" may stand as two headings, one a half. */
static bool
other_half(const struct section_rule *rule, const struct section *first,
    const struct section *s)
{
	return (str_find(rule->title, STR(" / ")) >= 0 ||
	    str_find(rule->title, STR(" & ")) >= 0) &&
	    !str_ieq(first->title, s->title);
}

static void
find_sections(struct check *k, const struct document *doc, struct found *f)
{
	const struct sections *all = &doc->body.sections;
	size_t rules = k->corpus->policy->sections.n;

	f->others = (struct strs){ 0 };
	f->empty = arena_array(k->scratch, bool, all->n);
	f->by_rule = arena_array(k->scratch, const struct section *, rules);
	for (size_t i = 0; i < all->n; i++) {
		const struct section *s = &all->v[i];

		if (s->rule < 0) {
			*vec_push(k->scratch, &f->others) = s->title;
			continue;
		}
		if (!f->by_rule[s->rule]) {
			f->by_rule[s->rule] = s;
			continue;
		}
		if (other_half(&k->corpus->policy->sections.v[s->rule],
		    f->by_rule[s->rule], s))
			continue;
		diag_add(k->diags, RULE_SECTION_TWICE, s->place,
		    "a second section for \"" STR_FMT "\"", STR_ARG(
		    k->corpus->policy->sections.v[s->rule].title));
		diag_note(k->diags, f->by_rule[s->rule]->place,
		    "the first is here");
		diag_help(k->diags, "join them, or call one of them "
		    "something else");
	}
}

/* Whether a section takes part in the policy's order: those of the highest
 * rank do, but not the thread of updates, which may stand anywhere. */
static bool
has_place(const struct section *s, int level)
{
	return s->parent < 0 && s->level == level && s->rule >= 0 &&
	    s->holds != HOLDS_UPDATES;
}

/* Where a section that is missing belongs: behind the one that the policy
 * has nearest before it, else in front of the first that it has behind
 * it; else at the end. Never in front of an internal one, where it might be
 * in the same internal part. */
static struct fix
room_for(const struct document *doc, size_t row)
{
	const struct sections *all = &doc->body.sections;
	struct fix fix = { .kind = FIX_SECTION, .section = (int)row,
		.level = all->n ? all->v[0].level : 2 };
	const struct section *before = NULL, *behind = NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct section *s = &all->v[i];

		if (!has_place(s, fix.level))
			continue;
		if (s->rule < (int)row && (!before || s->rule > before->rule))
			before = s;
		if (s->rule > (int)row && !s->internal && !behind)
			behind = s;
	}
	if (before)
		for (behind = before + 1; behind < all->v + all->n; behind++)
			if (behind->parent < 0 && !behind->internal)
				break;
	if (behind && behind < all->v + all->n)
		fix.at = behind->place;
	return fix;
}

static void
report_missing(struct check *k, const struct document *doc, size_t row,
    const struct found *f, struct place about)
{
	const struct section_rule *rule =
	    &k->corpus->policy->sections.v[row];
	str near = suggest(rule->title, f->others.v, f->others.n);

	diag_add(k->diags, RULE_SECTION_MISSING, about,
	    "the section \"" STR_FMT "\" is missing", STR_ARG(rule->title));
	if (str_empty(near)) {
		diag_help(k->diags, "add the heading ## " STR_FMT,
		    STR_ARG(rule->title));
		/* Not where the report begins on another file's line, nor
		 * a heading that would not be seen as this one. */
		if (about.file == doc->file && policy_section(
		    k->corpus->policy, rule->title) == (int)row)
			diag_fix(k->diags, room_for(doc, row));
	} else {
		diag_help(k->diags, "is it \"" STR_FMT "\"? Call that \""
		    STR_FMT "\"", STR_ARG(near), STR_ARG(rule->title));
	}
}

static void
report_no_actions(struct check *k, const struct section *s)
{
	diag_add(k->diags, RULE_NO_ACTIONS, s->place,
	    "no action item can be read from this section");
	diag_help(k->diags, "use a table with Action and Owner columns, or "
	    "a list whose items begin with - [ ]");
}

/* A report that need not be a postmortem may promise something too. */
static void
check_promises(struct check *k, const struct incident *in)
{
	const struct sections *all = &in->doc.body.sections;

	for (size_t i = 0; i < all->n && in->actions.n == 0; i++)
		if (all->v[i].holds == HOLDS_ACTIONS && all->v[i].written)
			report_no_actions(k, &all->v[i]);
}

/* Whether the heading of a row is that of another: the section cannot be
 * written under it, and the policy's own finding tells. */
static bool
claimed(const struct policy *p, size_t row)
{
	int first = policy_section(p, p->sections.v[row].title);

	return first >= 0 && first != (int)row;
}

static void
check_section(struct check *k, const struct incident *in,
    const struct document *doc, const struct found *f, struct place about,
    size_t i)
{
	const struct section_rule *rule =
	    &k->corpus->policy->sections.v[i];
	const struct section *s = f->by_rule[i];
	bool actions = rule->holds == HOLDS_ACTIONS;

	if (!s) {
		/* Actions in the front matter are written down too. */
		if (rule->need != NEED_REQUIRED ||
		    claimed(k->corpus->policy, i) ||
		    (actions && in->actions.n > 0) ||
		    (check_signs(rule) && check_unsigned(k, in)))
			return;
		report_missing(k, doc, i, f, about);
		return;
	}
	if (actions && in->actions.n == 0) {
		report_no_actions(k, s);
	} else if (!s->written && rule->need == NEED_REQUIRED && !actions &&
	    !(check_signs(rule) && check_unsigned(k, in))) {
		diag_add(k->diags, RULE_SECTION_EMPTY, s->place,
		    "the section \"" STR_FMT "\" is empty",
		    STR_ARG(rule->title));
		if (str_empty(rule->hint))
			diag_help(k->diags, "write it; while the answer is "
			    "not known, say that");
		else
			diag_help(k->diags, STR_FMT, STR_ARG(rule->hint));
		f->empty[s - doc->body.sections.v] = true;
	}
}

/* Whether a policy names a placeholder: "[Unverified]". */
static bool
of_policy(const struct policy *p, str text)
{
	return strs_has(&p->placeholders, text);
}

static void
report_unconfirmed(struct check *k, const struct placeholder *p)
{
	diag_add(k->diags, RULE_FINAL_UNCONFIRMED, p->place,
	    STR_FMT " stands in a final postmortem", STR_ARG(p->text));
	/* "[Unverified]" marks what is said, "[Component A]" stands for it. */
	diag_help(k->diags, str_find_char(p->text, ' ') < 0 &&
	    of_policy(k->corpus->policy, p->text)
	    ? "confirm what it marks and take it out, or set status: review "
	    "until somebody has"
	    : "put what it stands for in its place, or set status: review "
	    "until somebody has");
}

/* What stands in a section that was reported as empty, because nothing
 * else does, was reported with it. Both lists are in order of lines. */
static void
check_placeholders(struct check *k, const struct document *doc,
    const bool *empty, bool final)
{
	const struct sections *all = &doc->body.sections;
	size_t next = 0;

	for (size_t i = 0; i < doc->body.placeholders.n; i++) {
		const struct placeholder *p = &doc->body.placeholders.v[i];
		int s;

		while (next < all->n &&
		    all->v[next].place.line <= p->place.line)
			next++;
		for (s = (int)next - 1; s >= 0 && empty && !empty[s];)
			s = all->v[s].parent;
		if (s >= 0 && empty)
			continue;
		if (final && of_policy(k->corpus->policy, p->text)) {
			report_unconfirmed(k, p);
			continue;
		}
		diag_add(k->diags, RULE_PLACEHOLDER_LEFT, p->place,
		    STR_FMT " was not replaced", STR_ARG(p->text));
		diag_help(k->diags, "replace it, or take it out; in code "
		    "marks it is not reported");
	}
}

/* Whether anybody has written anything under whatever heading. Threads and
 * timelines do not count: `allclear new` has put times and tables there. */
static bool
begun(const struct document *doc)
{
	const struct sections *all = &doc->body.sections;

	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].written && section_keeper(all, (int)i) < 0)
			return true;
	return doc->body.lead_written;
}

/* A draft may lack what it likes, but not everything for ever; one under
 * review or final may lack nothing. */
static void
check_report(struct check *k, const struct incident *in)
{
	const struct document *doc = in->postmortem
	    ? &in->postmortem->doc : &in->doc;
	struct place about = in->postmortem
	    ? in->postmortem->incident.at : in->review.place;
	struct found f;

	find_sections(k, doc, &f);
	if (in->review.status < REVIEW_REVIEW &&
	    in->status != INCIDENT_CLOSED) {
		check_deadlines(k, in, begun(doc), about);
		check_placeholders(k, doc, NULL, false);
		return;
	}
	check_deadlines(k, in, true, about);
	for (size_t i = 0; i < k->corpus->policy->sections.n; i++)
		if (!k->corpus->policy->sections.v[i].runbook)
			check_section(k, in, doc, &f, about, i);
	check_placeholders(k, doc, f.empty,
	    in->review.status == REVIEW_FINAL);
}

void
check_sections(struct check *k, const struct incident *in)
{
	const struct place none = { 0 };

	if (in->review.status == REVIEW_NONE) {
		check_deadlines(k, in, false, none);
		check_promises(k, in);
	} else {
		check_report(k, in);
	}
	if (in->review.status == REVIEW_NONE || in->postmortem)
		check_placeholders(k, &in->doc, NULL, false);
}

void
check_other_sections(struct check *k)
{
	const struct corpus *c = k->corpus;

	/* Those of an incident were seen with it. */
	for (size_t i = 0; i < c->postmortems.n; i++)
		if (c->postmortems.v[i].of < 0)
			check_placeholders(k, &c->postmortems.v[i].doc, NULL,
			    false);
	for (size_t i = 0; i < c->maintenance.n; i++)
		check_placeholders(k, &c->maintenance.v[i].doc, NULL, false);
}
