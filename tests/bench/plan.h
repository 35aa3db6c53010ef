/* plan: what happened in incident number n, before a word is written.
 *
 * A plan is a function of seed, count and number alone, so a document can
 * link to an earlier one without the earlier one being kept in memory.
 * All times are UTC seconds. Nothing here owns memory. */
#ifndef BENCH_PLAN_H
#define BENCH_PLAN_H

#include "moment.h"
#include "prose.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

#define STAMP "%Y-%m-%dT%H:%MZ"
#define DATE "%Y-%m-%d"

struct part {
	const char *id, *name, *group;
};

static const struct part parts[] = {
	{ "www", "Website", "Shop" },
	{ "checkout", "Checkout", "Shop" },
	{ "search", "Search", "Shop" },
	{ "accounts", "Accounts", "Shop" },
	{ "images", "Images", "Shop" },
	{ "mobile", "Mobile app", "Shop" },
	{ "api", "Public API", "Platform" },
	{ "auth", "Login", "Platform" },
	{ "webhooks", "Webhooks", "Platform" },
	{ "uploads", "Uploads", "Platform" },
	{ "exports", "Exports", "Platform" },
	{ "sandbox", "Sandbox", "Platform" },
	{ "payments", "Card payments", "Money" },
	{ "invoices", "Invoices", "Money" },
	{ "payouts", "Payouts", "Money" },
	{ "tax", "Tax", "Money" },
	{ "mail", "Mail", "Messages" },
	{ "sms", "Text messages", "Messages" },
	{ "push", "Push messages", "Messages" },
	{ "database", "Database", "Inside" },
	{ "cache", "Cache", "Inside" },
	{ "queue", "Queues", "Inside" },
	{ "dns", "DNS", "Inside" },
	{ "build", "Build and release", "Inside" },
};

static const char *const symptoms[] = {
	"slow", "unavailable", "returning errors", "delayed",
	"rejecting requests", "showing old data", "losing sessions",
	"timing out", "partly unreachable", "sending duplicates",
};

/* The milestones, in the order in which they happen here. */
enum milestone {
	STARTED, DETECTED, PAGED, ACKNOWLEDGED, DECLARED, MITIGATED,
	RESOLVED, VERIFIED, CLOSED, MILESTONES
};

static const char *const milestone_names[MILESTONES] = {
	"started", "detected", "paged", "acknowledged", "declared",
	"mitigated", "resolved", "verified", "closed",
};

/* How far an incident has come. */
enum stage { INVESTIGATING, IDENTIFIED, MONITORING, AT_REST, SHUT };

static const struct {
	const char *status;
	enum milestone reached;
} stages[] = {
	[INVESTIGATING] = { "investigating", ACKNOWLEDGED },
	[IDENTIFIED] = { "identified", DECLARED },
	[MONITORING] = { "monitoring", MITIGATED },
	[AT_REST] = { "resolved", VERIFIED },
	[SHUT] = { "closed", CLOSED },
};

struct plan {
	int number, severity, part;
	enum stage stage;
	bool apart;		/* the postmortem is a file of its own */
	int64_t at[MILESTONES];	/* meant only as far as stage reaches */
	const char *symptom, *cause;
};

static inline bool
plan_is_open(const struct plan *p)
{
	return p->stage < AT_REST;
}

static inline void
plan_milestones(struct plan *p, struct dice *d)
{
	/* Minutes since the milestone before: at least, at most. */
	static const int gap[MILESTONES][2] = {
		[STARTED] = { 0, 0 }, [DETECTED] = { 0, 60 },
		[PAGED] = { 0, 2 }, [ACKNOWLEDGED] = { 1, 15 },
		[DECLARED] = { 1, 8 }, [MITIGATED] = { 4, 900 },
		[RESOLVED] = { 3, 1500 }, [VERIFIED] = { 5, 60 },
		[CLOSED] = { 6 * 24 * 60, 9 * 24 * 60 },
	};

	for (int i = DETECTED; i < MILESTONES; i++)
		p->at[i] = p->at[i - 1] +
		    MINUTE * dice_short(d, gap[i][0], gap[i][1]);
}

/* Incident `number` of `count`. They are spread over ten years; the last
 * three of a corpus of some size are still open at BENCH_NOW. */
static inline struct plan
plan_incident(uint64_t seed, int count, int number)
{
	/* The longest takes 11 days until it is closed. */
	const int64_t first = BENCH_NOW - INT64_C(3652) * DAY;
	const int64_t step = (INT64_C(3652) - 14) * DAY / count;
	struct dice d = dice_for(seed, 'p', number);
	int roll = dice_below(&d, 100);
	int left = count - number - 1;
	struct plan p = { .number = number };

	p.severity = roll < 5 ? 1 : roll < 25 ? 2 : roll < 70 ? 3 : 4;
	p.part = dice_below(&d, COUNT(parts));
	p.symptom = PICK(&d, symptoms);
	p.cause = PICK(&d, prose_cause);
	p.apart = dice_chance(&d, 10);
	p.stage = dice_chance(&d, 85) ? SHUT : AT_REST;
	p.at[STARTED] = first + number * step;
	p.at[STARTED] += (int64_t)(dice_next(&d) % (uint64_t)step);
	p.at[STARTED] -= p.at[STARTED] % MINUTE;
	if (left <= MONITORING && count >= 20) {
		p.apart = false;
		p.stage = (enum stage)left;
		p.at[STARTED] = BENCH_NOW - (5 - left) * HOUR;
	}
	plan_milestones(&p, &d);
	if (p.stage == MONITORING)
		p.at[MITIGATED] = BENCH_NOW - HOUR;
	return p;
}

static inline void
plan_title(struct text *t, const struct plan *p)
{
	text_fmt(t, "%s %s after %s", parts[p->part].name, p->symptom,
	    p->cause);
}

static inline void
plan_id(struct text *t, const struct plan *p)
{
	text_time(t, "INC-%Y-", p->at[STARTED]);
	text_fmt(t, "%05d", p->number + 1);
}

/* "2024/2024-03-14-checkout-slow-after-a-full-disk-00412.md" */
static inline void
plan_file(struct text *t, const struct plan *p)
{
	text_time(t, "%Y/" DATE "-", p->at[STARTED]);

	size_t start = t->len;

	plan_title(t, p);
	for (char *c = t->at + start; *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
		else if (*c == ' ')
			*c = '-';
	}
	text_fmt(t, "-%05d.md", p->number + 1);
}

static inline const char *
plan_state(const struct plan *p)
{
	return p->severity == 1 ? "major_outage" :
	    p->severity == 2 ? "partial_outage" : "degraded_performance";
}

#endif
