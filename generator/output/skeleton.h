/* skeleton: a new content file, as the policy wants it at that moment.
 *
 * A pure function of site, policy, title and moment. What only a person
 * can know is left empty in such a way that `allclear check` reports it
 * where it has to be written; guidance stands beside it in comments,
 * which no reader of the file takes for content.
 *
 * Everything made lives in the arena given.
 */
#ifndef OUTPUT_SKELETON_H
#define OUTPUT_SKELETON_H

#include "model/incident.h"
#include "source/files.h"

struct skeleton {
	enum file_kind kind;	/* FILE_INCIDENT, FILE_POSTMORTEM,
				 * FILE_MAINTENANCE or FILE_RUNBOOK */
	const struct site *site;
	const struct policy *policy;
	str title;		/* one line; not of a postmortem */
	int64_t now;
	const struct incident *incident;	/* of a postmortem */
};

/* The whole file. */
str skeleton_text(struct arena *a, const struct skeleton *s);

/* Its name without .md: day and title, title alone for a runbook, the
 * incident's for a postmortem. The nth (from 1) differs from the one
 * before it only where the title gives no name at all. */
str skeleton_slug(struct arena *a, const struct skeleton *s, int nth);

/* Whether the title gives no name, so that the nth one is another. */
bool skeleton_nameless(const struct skeleton *s);

/* The folder it belongs in: "content/incidents/2026". */
str skeleton_folder(struct arena *a, const struct skeleton *s);

/* One section of a policy, to be written, in lines that end with LF; no
 * line end behind the last. level is that of its heading, 1 to 6. */
str skeleton_section(struct arena *a, const struct policy *p, size_t row,
    int level);

#endif
