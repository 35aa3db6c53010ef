/* pages_parts: the pages of a plan. Private to output/pages*.c.
 */
#ifndef OUTPUT_PAGES_PARTS_H
#define OUTPUT_PAGES_PARTS_H

#include "output/pages.h"

enum page_kind {
	PAGE_STATUS, PAGE_LOST, PAGE_HISTORY, PAGE_WORK, PAGE_METRICS,
	PAGE_ACTIONS, PAGE_SEARCH, PAGE_POLICY, PAGE_RUNBOOKS, PAGE_LEVEL,
	PAGE_TAG, PAGE_COMPONENT, PAGE_INCIDENT, PAGE_MAINTENANCE, PAGE_RUNBOOK,
	PAGE_SUBSCRIBE, PAGE_TAGS, PAGE_PART, PAGE_PAGES, PAGE_FREE,
	PAGE_YEAR, PAGE_MONTH, PAGE_REDIRECT,
	PAGE_ASSET, PAGE_DATA,
};

/* What views see, in an arena of the page's own; without a root. */
struct view pages_view(const struct pages *p, struct arena *a);

struct planned {
	enum page_kind kind;
	str path;
	const void *what;	/* the thing that the page is of, or NULL */
	size_t index;		/* of a level */
	str url, title;		/* of a redirect; title: the tag */
};

#endif
