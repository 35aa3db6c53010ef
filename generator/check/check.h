/* check: what the team's policy and common sense ask of the content.
 *
 * Every function looks at one incident, or at all that there is, and adds
 * what it finds to the diags, at the place where it was typed; nothing is
 * changed. The rules are in base/rules/.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "measure/clock.h"
#include "model/corpus.h"

struct check {
	const struct corpus *corpus;
	int64_t now;		/* deadlines are counted to here */
	struct clock clock;	/* the site's working days */
	struct arena *scratch;
	struct diags *diags;
	/* How many more candidates may be looked at: a thousand broken
	 * names in an archive of ten thousand must not take minutes. */
	size_t patience;
	bool policy_chosen;	/* check_policy_chosen() */
	struct map **anchors;	/* by file, each made when it is asked for */
	/* How much the lists of the site have: of all, and of what the public
	 * sees. Made once by check_all(), as what follows. */
	struct check_listed {
		size_t pages, runbooks, tagged;
	} listed, listed_openly;
	/* Candidates for "did you mean". */
	struct strs components, people, levels, level_words, level_slugs,
	    kinds, detections, incidents, runbooks, tags;
};

/* All of them, on at most jobs threads. */
void check_all(const struct corpus *c, int64_t now, int jobs,
    struct diags *d);

/* Of one incident: */
typedef void check_incident_fn(struct check *k, const struct incident *in);

check_incident_fn check_names;		/* levels, components, people, ids */
check_incident_fn check_times;		/* order, future, file name */
check_incident_fn check_last_word;	/* that of its updates */
check_incident_fn check_dates;		/* years, days that lie ahead */
check_incident_fn check_sections;	/* postmortems and their sections */
check_incident_fn check_actions;
check_incident_fn check_requirements;	/* keys, roles */
check_incident_fn check_history;	/* severity_history */
check_incident_fn check_targets;	/* response, triage, resolution ... */
check_incident_fn check_cadence;	/* how often there was an update */
check_incident_fn check_signoff;	/* what a final postmortem needs */
check_incident_fn check_timelines;	/* actor and zone of entries */
check_incident_fn check_escalation;	/* who was to be called by when */
check_incident_fn check_language;	/* blame and hindsight */
check_incident_fn check_stated;		/* durations in the text */

/* Of the rest, or of all together: */
typedef void check_fn(struct check *k);

check_fn check_other_names;		/* of planned work, of runbooks */
check_fn check_planned_times;
check_fn check_planned_words;	/* last words of planned work */
check_fn check_other_dates;	/* of planned work, of runbooks */
check_fn check_other_sections;		/* of documents of no incident */
check_fn check_components;
check_fn check_links;
check_fn check_reasons;		/* optional postmortems that are asked */
check_fn check_runbook_pages;	/* their sections, their age */
check_fn check_addresses;	/* redirect_from */
check_fn check_security;	/* security.txt */

/* The deadlines of a postmortem, and the gate on closing. written: there
 * is more than a skeleton; about is where the postmortem is named, line 0
 * when there is none. */
void check_deadlines(struct check *k, const struct incident *in,
    bool written, struct place about);

/* Whether the team chose its policy: one that is only there by default
 * does not make every small site incomplete. */
bool check_policy_chosen(const struct corpus *c);

/* Whether a moment may be meant, or is a slip of its year: one that has
 * passed, and one that may be ahead. True as well for none. */
bool check_year_likely(const struct check *k, int64_t at);
bool check_year_planned(const struct check *k, int64_t at);

/* Whether a person owns one of the components that an incident names;
 * true as well when that cannot be told: there is no directory, or an owner
 * is missing or is none of the people in it (a team). */
bool check_owns(const struct check *k, const struct incident *in, str name);

/* Whether a final postmortem lacks signatures: check_signoff() says so,
 * and that its section is missing; check_signs() tells which that is. */
bool check_unsigned(const struct check *k, const struct incident *in);
static inline bool
check_signs(const struct section_rule *rule)
{
	return str_eq(rule->id, STR("signoff")) && !rule->runbook;
}

/* Say what was probably meant; else, when there are but a few, what there
 * is ("the policy has"). False when nothing was said: the caller has
 * another way out. */
bool check_suggest(struct check *k, str word, const struct strs *among,
    const char *there_is);
/* Where that named a word beyond doubt, --fix may write it. */
void check_sure(struct check *k, str word, const struct strs *among);
/* Whether a folder of the site has a page of its own, which lists what is
 * below it or all of a kind; with_internal: on the site that only we see. */
bool check_page_list(const struct check *k, str folder, bool with_internal);
/* Whether the site has a page of a name on one of its shelves: tags/cache,
 * incidents/x, or about/ without a name. *among is what stands on the
 * shelf when that is a short list, else NULL. */
bool check_page(struct check *k, str shelf, str name,
    const struct strs **among);
/* The document whose page is at an address, or NULL. */
const struct document *check_page_document(const struct check *k, str shelf,
    str name);
/* Whether a shelf of documents or of files has what a path leads to, of
 * which there is nothing below. True of other shelves, whose folders are not
 * looked at. */
bool check_page_ends(struct check *k, str shelf, str path, str below);
/* Whether two names are one person: however they are capitalized, or as
 * the directory knows both. */
bool check_same_person(const struct check *k, str one, str other);
/* A person's name that must be in the directory, when there is one. */
void check_person(struct check *k, struct named person);

#endif
