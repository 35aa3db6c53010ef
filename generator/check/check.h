/* check: what the team's policy and common sense ask of the content.
 *
 * Every function looks at the whole corpus and adds what it finds to the
 * diags, at the place where it was typed; nothing is changed. The rules
 * are in base/rules/.
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
	struct map **anchors;	/* by file, each made when it is asked for */
	/* Candidates for "did you mean", made once by check_all(). */
	struct strs components, people, levels, level_words, level_slugs,
	    kinds, detections, incidents, runbooks, tags;
};

/* All of them. */
void check_all(const struct corpus *c, int64_t now, struct arena *scratch,
    struct diags *d);

void check_names(struct check *k);	/* levels, components, people, ids */
void check_times(struct check *k);	/* order, future, file names */
void check_sections(struct check *k);	/* postmortems and their sections */
void check_actions(struct check *k);
void check_links(struct check *k);
void check_requirements(struct check *k); /* keys, roles, components */
void check_history(struct check *k);	/* severity_history */
void check_targets(struct check *k);	/* response, triage, resolution ... */
void check_cadence(struct check *k);	/* how often there was an update */
void check_language(struct check *k);	/* blame and hindsight */
void check_stated(struct check *k);	/* durations in the text */
void check_signoff(struct check *k);	/* what a final postmortem needs */
void check_timelines(struct check *k);	/* actor and zone of entries */
void check_escalation(struct check *k);	/* who was to be called by when */
void check_reasons(struct check *k);	/* optional postmortems that are asked */
void check_runbook_pages(struct check *k); /* their sections, their age */

/* The deadlines of a postmortem, and the gate on closing. written: there
 * is more than a skeleton; about is where the postmortem is named, line 0
 * when there is none. */
void check_deadlines(struct check *k, const struct incident *in,
    bool written, struct place about);

/* Whether the team chose its policy: one that is only there by default
 * does not make every small site incomplete. */
bool check_policy_chosen(const struct corpus *c);

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

void check_addresses(struct check *k);	/* redirect_from */
void check_security(struct check *k);	/* security.txt */

/* Say what was probably meant; else, when there are but a few, what there
 * is ("the policy has"). False when nothing was said: the caller has
 * another way out. */
bool check_suggest(struct check *k, str word, const struct strs *among,
    const char *there_is);
/* Where that named a word beyond doubt, --fix may write it. */
void check_sure(struct check *k, str word, const struct strs *among);
/* Whether the site has a page of a name on one of its shelves: tags/cache,
 * incidents/x, or about/ without a name. *among is what stands on the
 * shelf when that is a short list, else NULL. */
bool check_page(struct check *k, str shelf, str name,
    const struct strs **among);
/* A person's name that must be in the directory, when there is one. */
void check_person(struct check *k, struct named person);

#endif
