/* page: a runbook, or a free page.
 */
#ifndef MODEL_PAGE_H
#define MODEL_PAGE_H

#include "model/incident.h"

struct page {
	struct document doc;
	str description;
	struct nameds components, tags;
	struct named owner;
	int32_t tested;		/* DATE_NONE when never */
	int64_t order;		/* in the navigation; 0: not in it */
};

void page_front(struct page *p, const struct reading *r);

#endif
