/* timeline_parts: what timeline.c and timeline_table.c share.
 */
#ifndef MODEL_TIMELINE_PARTS_H
#define MODEL_TIMELINE_PARTS_H

#include "model/body_parts.h"

/* Entries of a timeline that begin with no time: one report for all. */
enum { UNREADABLE_SHOWN = 4 };
struct unreadable {
	struct place v[UNREADABLE_SHOWN];
	size_t n;
	const char *what;	/* the first of them is an entry, a row */
};

struct timeline_work {
	struct body_work *w;
	int64_t last;		/* of the entry above, TIME_NONE at first and
				 * below a heading that names a day */
	int64_t above;		/* of the entry above, whatever is between */
	int64_t unzoned, unzoned_above;	/* the same of entries that lack a
				 * zone, as if they were in UTC */
	int32_t date;		/* from a heading above, or DATE_NONE */
	bool zone_known;	/* the heading or the table names one */
	int zone;		/* seconds east */
	str zone_word;		/* it names one by letters */
	struct place zone_place;
	bool zone_reported;
	bool marked[MILESTONE_COUNT];
	struct unreadable unreadable;
};

/* Take the zone and the day of what follows from a heading, the header of
 * a table, or a paragraph, whose text is given. */
void timeline_learn(struct timeline_work *t, md_node *n, str text);
/* The moment of an entry, or TIME_NONE with the reason reported. clock is
 * its time as written, place where that stands. */
int64_t timeline_moment(struct timeline_work *t, const struct line_time *lt,
    struct place place, str clock);
/* Where an entry without a zone stands among others without one, or
 * TIME_NONE. */
int64_t timeline_order(const struct timeline_work *t,
    const struct line_time *lt);
/* Whether the clock of an entry that was at a moment is in UTC. */
bool timeline_utc(const struct timeline_work *t, const struct line_time *lt,
    int64_t at);

/* What an entry says, from a node and its text, which begin with the time
 * (or follow it, in a table cell of their own: time_at has a line then). */
struct timeline_entry timeline_entry_make(struct timeline_work *t,
    md_node *n, str text, const struct line_time *lt, str time_text,
    struct place time_at);
/* One whose time could not be read, without its HTML. */
struct timeline_entry timeline_entry_untimed(struct timeline_work *t,
    md_node *n);
/* A time as it was written, before what such an entry says: a page can
 * show it in no other way. Nothing where the moment is known. */
void timeline_keep_time(struct timeline_work *t, struct timeline_entry *e,
    str written);
void timeline_push(struct timeline_work *t, const struct timeline_entry *e);
void timeline_unreadable(struct timeline_work *t, md_node *n,
    const struct line_time *lt, const char *what);

/* Read a table; false when no column holds times: some other table. */
bool timeline_table(struct timeline_work *t, md_node *table);

#endif
