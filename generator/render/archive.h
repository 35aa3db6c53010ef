/* archive: the incidents of a site on shelves, for the pages that list
 * them.
 *
 * Made once from a corpus and read-only afterwards. Years and months are
 * stretches of corpus.incidents, which is newest first; the other shelves
 * hold pointers into it, newest first too. Everything is in the arena.
 */
#ifndef RENDER_ARCHIVE_H
#define RENDER_ARCHIVE_H

#include "model/corpus.h"

struct shelf {
	const struct incident **v;
	size_t n, cap;
};

/* What an incident is like others by: the shelves that it stands on, of
 * its tags and then of its components, as often as it names them. */
struct traits {
	struct trait {
		const struct shelf *on;
		size_t at;	/* it is on->v[at] */
	} *v;
	size_t tags, n;		/* the first are tags; n in all */
};

struct archive_month {
	int year, month;
	size_t first, n;	/* of corpus.incidents */
	size_t bad;		/* of these, the ones with a major outage */
};

struct archive_year {
	int year;
	size_t first, n;	/* of corpus.incidents */
	size_t month, months;	/* of archive.months */
};

struct archive {
	struct { struct archive_year *v; size_t n, cap; } years;
	struct { struct archive_month *v; size_t n, cap; } months;
	struct shelf undated;	/* without a start */
	struct shelf *levels;	/* policy.levels.n */
	struct shelf *components; /* site.components.n */
	struct map tags;	/* tag -> struct shelf */
	struct map runbooks;	/* slug -> struct shelf: where it was used */
	/* Of each incident of the corpus, in its order: traits, and those
	 * that say they are related to it, or the same. */
	struct traits *traits;
	struct shelf *named_by;
	size_t busiest;		/* incidents of the month with most */
	/* Planned work that is over or called off, newest first. */
	struct { const struct maintenance **v; size_t n, cap; } past;
};

void archive_make(struct archive *out, const struct corpus *c, int64_t now,
    struct arena *a);

/* The shelf of a name; an empty one when there is none. */
struct shelf archive_shelf(const struct map *m, str name);

/* Where a month's page is: "history/2026/03/". */
str archive_month_url(struct arena *a, int year, int month);

/* The worst that an incident did to any component; by its level's impact
 * when it names none. Never COMPONENT_UNDER_MAINTENANCE. */
enum component_state incident_worst(const struct incident *in,
    const struct policy *p);

#endif
