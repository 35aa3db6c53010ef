/* feed: the newest of what happened, for feed readers: of the site and of
 * each component, as Atom 1.0, RSS 2.0 and JSON Feed 1.1.
 *
 * An incident or planned work is one entry, known by its address, whatever
 * its title becomes. Each update, and the final postmortem, makes it newer
 * and moves it to the top. A feed ends after FEED_MOST entries.
 *
 * A site without an address has no feeds: nothing in them could be told
 * from another site's.
 */
#ifndef OUTPUT_FEED_H
#define OUTPUT_FEED_H

#include "output/data.h"

enum { FEED_MOST = 50 };

struct feed_entry {
	const struct incident *incident;	/* one of these, */
	const struct maintenance *work;		/* the other is NULL */
	int64_t updated;	/* never TIME_NONE */
	int64_t published;	/* TIME_NONE when that was not written */
	/* What the theme makes of it, the same in every feed that has it;
	 * empty where that is not known yet. */
	const str *html;
};

struct feed {
	const struct component *component;	/* NULL: of all of the site */
	int64_t updated;	/* the newest moment of its entries */
	struct { struct feed_entry *v; size_t n, cap; } entries;
};

/* What an entry says, the same in every format. */
struct feed_item {
	str title;
	str url;		/* absolute; also what it is known by */
	str html, summary;
	struct { struct feed_term *v; size_t n, cap; } terms;
};

struct feed_term {		/* a category */
	str word;		/* "sev-1" */
	str label;		/* "SEV-1" */
	str scheme;		/* absolute address of the shelf */
};

/* Plan the feeds of a site; what of their files is a struct feed. */
data_plan_fn feed_plan;

data_make_fn feed_atom, feed_rss, feed_json;

/* For those who write a format. Where the feed and what it is of are
 * below the root: "components/api/", and the file's path. */
str feed_title(const struct pages *p, const struct feed *f,
    struct arena *a);
str feed_about(const struct pages *p, const struct feed *f,
    struct arena *a);
str feed_home(const struct pages *p, const struct feed *f, struct arena *a);
static inline const struct document *
feed_document(const struct feed_entry *e)
{
	return e->incident ? &e->incident->doc : &e->work->doc;
}

/* Fill html, which the entries of n feeds point into: one of each of the
 * site's entries. */
void feed_items_make(const struct pages *p, const struct pages_source *s,
    const struct feed *feeds, size_t n, str *html, size_t entries,
    struct arena *keep);
/* -1 when the theme's template cannot be run; the reason is in d. */
int feed_item_make(const struct pages *p, const struct feed_entry *e,
    struct arena *a, struct feed_item *out, struct diags *d);

#endif
