/* incident: one incident, as the rest of the program sees it.
 *
 * Built in two steps: incident_front() from the front matter, body_read()
 * from the Markdown once all front matters are known; then
 * corpus_join() ties them together. Read-only afterwards. Everything
 * lives in the arena of the reader.
 */
#ifndef MODEL_INCIDENT_H
#define MODEL_INCIDENT_H

#include "base/share.h"
#include "model/document.h"
#include "model/milestone.h"
#include "model/policy.h"
#include "model/site.h"
#include "model/state.h"

enum incident_status {
	INCIDENT_INVESTIGATING,
	INCIDENT_IDENTIFIED,
	INCIDENT_MONITORING,
	INCIDENT_RESOLVED,
	INCIDENT_CLOSED,
	INCIDENT_STATUS_COUNT,
};

const char *incident_status_name(enum incident_status s);
bool incident_status_find(str name, enum incident_status *out);

/* From a moment on, a component is in a state. */
struct state_change {
	int64_t at;		/* TIME_NONE: since the incident started */
	enum component_state state;
	struct place place;	/* of its time, else of the state */
};

struct affected {
	int component;		/* index into site.components, or -1 */
	struct named name;	/* as written */
	struct { struct state_change *v; size_t n, cap; } changes;
	enum component_state worst;
	bool stated;		/* false: by id only, worst is derived */
};

struct affecteds {
	struct affected *v;
	size_t n, cap;
};

struct role_holder {
	str role;
	struct named person;
};

struct fact {			/* of impact: a key and its text */
	str key, text;
};

struct reference {		/* of links: */
	str title, url;
	struct place at;
};

struct severity_change {
	struct moment at;
	int level;		/* index into policy.levels, or -1 */
	struct named severity;
};

enum review_status {
	REVIEW_NONE,		/* there is no postmortem */
	REVIEW_DRAFT,
	REVIEW_REVIEW,
	REVIEW_FINAL,
};

const char *review_status_name(enum review_status s);

/* What the front matter says about the postmortem, in the incident's
 * own file (postmortem:) or in a file of its own. */
struct review {
	enum review_status status;
	struct place place;
	int32_t drafted, finalized;	/* DATE_NONE when missing */
	struct place drafted_at, finalized_at;
	struct nameds signoff, authors;
};

struct postmortem {
	struct document doc;
	struct named incident;	/* the id it names */
	struct review review;
	int of;			/* index into corpus.incidents, or -1 */
	struct actions actions;	/* of its front matter */
};

struct incident {
	struct document doc;
	str id;
	struct place id_at;	/* line 0: it is the file's name */
	bool id_shared;		/* with another: which of them a postmortem is
				 * of cannot be told */
	int level;		/* index into policy.levels, or -1 */
	struct named severity;	/* as written */
	enum incident_status status;
	struct place status_at;	/* line 0: missing, or no known word */
	struct moment times[MILESTONE_COUNT];
	bool from_timeline[MILESTONE_COUNT]; /* supplied by a mark */
	struct moment next_update;
	struct affecteds components;
	struct named detection;
	struct named commander;
	struct { struct role_holder *v; size_t n, cap; } roles;
	str impact_summary;
	struct { struct fact *v; size_t n, cap; } impact;
	struct nameds tags;
	struct nameds runbooks, related, duplicates;
	struct { struct reference *v; size_t n, cap; } links;
	struct { struct severity_change *v; size_t n, cap; } history;
	struct review review;
	struct actions actions;	/* of the front matter; all of them after
				 * corpus_join() */
	const struct postmortem *postmortem;	/* apart, or NULL */
	const struct node *internal_facts;	/* internal: */
	/* Pairs of milestones that contradict each other are marked here:
	 * an interval that uses a marked one is left out and listed. */
	bool doubtful[MILESTONE_COUNT];
};

static inline bool
incident_open(const struct incident *in)
{
	return in->status < INCIDENT_RESOLVED;
}

/* Whether it is being watched, or over, and customers no longer felt it at a
 * moment: what a component was at the worst it is no more. */
static inline bool
incident_calm(const struct incident *in, int64_t at)
{
	return in->status >= INCIDENT_MONITORING &&
	    in->times[MITIGATED].at != TIME_NONE &&
	    !in->doubtful[MITIGATED] && in->times[MITIGATED].at <= at;
}

/* Whether a component is given by states over time, and not by the worst. */
static inline bool
affected_timed(const struct affected *f)
{
	return f->changes.n > 0 && f->changes.v[0].at != TIME_NONE;
}

/* What the readers of front matter need to know. */
struct reading {
	struct arena *keep;
	struct share *share;	/* of texts in keep, or NULL */
	struct heading_rules *headings;	/* what they mean, or NULL */
	const struct site *site;
	const struct policy *policy;
	const struct zone *assumed;	/* of assume_timezone, or NULL */
	struct diags *diags;
};

/* A copy of a text to keep, for what many documents say. */
static inline str
reading_word(const struct reading *r, str text)
{
	return share_text(r->share, r->keep, text);
}

/* Fill an incident from a front matter that schema_check() has seen:
 * what has a wrong shape was reported there and is passed over here.
 * in->doc.{file,path,slug,url,front} are set by the caller. */
void incident_front(struct incident *in, const struct reading *r);
void postmortem_front(struct postmortem *pm, const struct reading *r);

/* Pairs of milestones that have an order, whoever records them. */
struct milestone_order { enum milestone first, then; };
extern const struct milestone_order milestone_orders[];
extern const size_t milestone_order_count;

/* Mark in doubtful[] the milestones that contradict each other, and those
 * that lie in the future: what has not happened yet is no record. */
void incident_doubts(struct incident *in, int64_t now);

/* A time of the front matter; reports what is wrong with it. */
struct moment moment_read(const struct node *n, const struct reading *r);
/* Whether a moment is in one of the years that there are; else it is
 * reported, and TIME_NONE. */
bool moment_exists(int64_t *at, const struct reading *r, struct place place,
    str text);
/* The moment of a wall clock in the zone that the site assumes; false, and
 * reported, when a clock change makes it two or none, or its year is none
 * that there is. */
bool moment_assumed(const struct civil *c, const struct reading *r,
    struct place place, str text, int64_t *at);
/* Say why there is no such time, as far as it is plain. */
void moment_help_impossible(str text, struct diags *d);

#endif
