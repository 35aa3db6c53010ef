/* sections: what an incident's file says below its front matter.
 *
 * Each function appends one section to a text, by dice, from what the plan
 * says; only updates() and postmortem() are for the outside. Between them
 * they use what reports use: tables, task lists, nested lists, strikethrough,
 * bare links, code, quotes, links to other files, marks in timelines, parts
 * for internal eyes. */
#ifndef BENCH_SECTIONS_H
#define BENCH_SECTIONS_H

#include "plan.h"

static inline void
updates(struct text *t, struct dice *d, const struct plan *p)
{
	static const struct {
		enum stage from; /* the stage that brings this update */
		enum milestone after;
		const char *status, *pattern;
	} table[] = {
		{ INVESTIGATING, ACKNOWLEDGED, "investigating",
		    "we see that the $s $f, and are looking into it. "
		    "About $p of calls are affected." },
		{ IDENTIFIED, DECLARED, "identified",
		    "the cause is $c. We are at work on the $s and will "
		    "write again as soon as it has changed." },
		{ MONITORING, MITIGATED, "monitoring",
		    "we $a. The $s answers again; we keep watching $w." },
		{ AT_REST, RESOLVED, "resolved",
		    "the $s has been steady since. We are sorry for the "
		    "$n calls that failed, and will say here what we "
		    "learned." },
	};

	text_str(t, "## Updates\n");
	for (int i = 0; i < COUNT(table); i++) {
		if (p->stage < table[i].from)
			break;
		text_time(t, "### " STAMP, p->at[table[i].after]);
		text_fmt(t, " %s\n", table[i].status);
		prose_sentence(t, d, table[i].pattern);
		text_str(t, "\n\n");
	}
}

static inline void
summary_and_impact(struct text *t, struct dice *d, const struct plan *p)
{
	text_str(t, "## Summary\n");
	prose_paragraph(t, d, 3);
	text_str(t, "## Impact\n");
	prose_paragraph(t, d, 2);
	if (!dice_chance(d, 40))
		return;
	text_str(t, "| Measure | Value |\n|:---|---:|\n");
	prose_fill(t, d, "| Requests failed | $n |\n| Share | **$p** |\n"
	    "| Accounts | ~~$n~~ $n |\n");
	text_fmt(t, "| Time to detect | %d minutes |\n",
	    (int)(p->at[DETECTED] - p->at[STARTED]) / MINUTE);
	text_fmt(t, "| Time to resolve | %d minutes |\n\n",
	    (int)(p->at[RESOLVED] - p->at[STARTED]) / MINUTE);
}

/* One line of a timeline, as a list item or a table row. Clocks alone when
 * all happened within hours, since a clock cannot tell two days apart. */
static inline void
event(struct text *t, struct dice *d, const struct plan *p, bool table,
    int64_t when, const char *pattern)
{
	bool clock = p->at[RESOLVED] - p->at[STARTED] < 12 * HOUR;

	text_str(t, table ? "| " : "- ");
	text_time(t, clock ? "%H:%MZ" : "%Y-%m-%d %H:%MZ", when);
	text_str(t, table ? " | " : " ");
	prose_fill(t, d, pattern);
	prose_fill(t, d, table ? " | $i |\n" : " ($i)\n");
}

static inline void
timeline(struct text *t, struct dice *d, const struct plan *p)
{
	static const struct {
		enum milestone at;
		const char *pattern;
	} marked[] = {
		{ STARTED, "[started] $c; the $s $f" },
		{ DETECTED, "[detected] $w shows that the $s $f" },
		{ ACKNOWLEDGED, "[acknowledged] on-call looks at `$h`" },
		{ MITIGATED, "[mitigated] we $a" },
		{ RESOLVED, "[resolved] $w is back to normal" },
	};
	static const char *const between[] = {
		"`$h` $f, trace `$r`", "we $a, without effect",
		"$k found at $n on `$h`", "the $o joins the call, see $u",
		"rollback of $v begins",
	};
	bool table = dice_chance(d, 30);

	text_str(t, dice_chance(d, 30) ? "## Timeline (UTC)\n" :
	    "## Timeline\n");
	if (table)
		text_str(t, "| Time | Event | Who |\n|---|---|---|\n");
	for (int i = 0; i < COUNT(marked); i++) {
		int64_t when = p->at[marked[i].at];
		int64_t next = i + 1 < COUNT(marked) ?
		    p->at[marked[i + 1].at] : when;

		event(t, d, p, table, when, marked[i].pattern);
		if (next - when >= 4 * MINUTE)
			event(t, d, p, table, when + (next - when) / 2,
			    PICK(d, between));
	}
	text_str(t, "\n");
}

static inline void
log_block(struct text *t, struct dice *d, const struct plan *p)
{
	text_str(t, "```text\n");
	for (int i = dice_between(d, 3, 5); i > 0; i--) {
		text_time(t, "%Y-%m-%dT%H:%M:", p->at[DETECTED]);
		text_fmt(t, "%02dZ ", dice_below(d, 60));
		prose_fill(t, d, "$h error [$r] the $s $f\n");
	}
	text_str(t, "```\n\n");
}

/* Something to fill a body with: mostly prose. */
static inline void
block(struct text *t, struct dice *d, const struct plan *p)
{
	int roll = dice_below(d, 100);

	if (roll < 55)
		prose_paragraph(t, d, dice_between(d, 2, 5));
	else if (roll < 68)
		prose_fill(t, d, "1. We $a on `$h`.\n2. The $s $f again.\n"
		    "   - $k was $n\n   - $k was $n, ~~not $n~~\n"
		    "3. In the end, we $a.\n\n");
	else if (roll < 78)
		log_block(t, d, p);
	else if (roll < 85)
		prose_fill(t, d, "> The $s $f. It is $c again.\n>\n"
		    "> — from the channel, $m\n\n");
	else if (roll < 92)
		prose_fill(t, d, "```sh\nssh $h systemctl restart worker\n"
		    "curl -s https://$h.example.com/health | grep -c ok\n"
		    "```\n\n");
	else {
		prose_fill(t, d, "### Why the $s $f\n");
		prose_paragraph(t, d, 2);
	}
}

static inline void
root_cause(struct text *t, struct dice *d, const struct plan *p,
    const struct plan *earlier, size_t want)
{
	text_str(t, "## Root Cause\n");
	prose_paragraph(t, d, 2);
	if (earlier) {
		text_str(t, "It resembles [an earlier incident]"
		    "(../../incidents/");
		plan_file(t, earlier);
		text_str(t, ").\n\n");
	}
	if (dice_chance(d, 30))
		text_fmt(t, "On-call followed [this runbook]"
		    "(../../runbooks/%s.md).\n\n", PICK(d, prose_runbook)[0]);
	while (t->len < want)
		block(t, d, p);
	if (dice_chance(d, 4))
		prose_fill(t, d, "<!-- internal -->\nThe customer behind "
		    "trace `$r` was called by $i.\n"
		    "<!-- /internal -->\n\n");
}

/* What is left to do, as a table or as a task list. Promises are kept here:
 * an action is open only where its date lies after BENCH_NOW. */
static inline void
remediation(struct text *t, struct dice *d, const struct plan *p)
{
	static const char *const kind[] = { "mitigation", "corrective",
		"preventive" };
	bool table = dice_chance(d, 70);

	text_str(t, "## Remediation items\n");
	if (table)
		text_str(t, "| Action | Owner | Issue | Due | Kind | Status |"
		    "\n|---|---|---|---|---|---|\n");
	for (int i = dice_between(d, 2, 4); i > 0; i--) {
		int64_t due = p->at[RESOLVED] + dice_between(d, 8, 60) * DAY;
		bool done = due < BENCH_NOW;

		text_str(t, table ? "| " : done ? "- [x] " : "- [ ] ");
		prose_sentence(t, d, "$g");
		prose_fill(t, d, table ? " | @$i | OPS-$n | " :
		    " (@$i, OPS-$n, due ");
		text_time(t, DATE, due);
		if (table)
			text_fmt(t, " | %s", PICK(d, kind));
		text_str(t, !table ? ")\n" : done ? " | done |\n" :
		    dice_chance(d, 50) ? " | in-progress |\n" : " | open |\n");
	}
	text_str(t, "\n");
}

static inline void
lessons(struct text *t, struct dice *d)
{
	text_str(t, "## Lessons learned\n");
	prose_sentence(t, d, "### What went well\n- $w told us at once\n"
	    "- we $a, and the $s came back\n\n"
	    "### What went wrong\n- the $s $f, and nobody saw it\n"
	    "- $k was $n on `$h`, ~~as planned~~ as since $v\n\n");
	prose_paragraph(t, d, 1);
}

static inline void
verification(struct text *t, struct dice *d)
{
	text_str(t, "## How we verified the fix\n");
	prose_fill(t, d, "- [x] $w shows no errors\n- [x] the $s on `$h` "
	    "runs $v\n- [x] trace `$r` can be sent again\n\n");
}

/* The postmortem as far as it goes into `t`, which then holds about `want`
 * bytes, with what it holds already. */
static inline void
postmortem(struct text *t, struct dice *d, const struct plan *p,
    const struct plan *earlier, size_t want)
{
	struct text tail = { 0 };

	if (dice_chance(d, 40))
		verification(&tail, d);
	remediation(&tail, d, p);
	lessons(&tail, d);
	summary_and_impact(t, d, p);
	timeline(t, d, p);
	root_cause(t, d, p, earlier, want - tail.len);
	text_add(t, tail.at, tail.len);
	text_release(&tail);
}

#endif
