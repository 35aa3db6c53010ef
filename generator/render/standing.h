/* standing: how the whole site is, in one word.
 *
 * The worst that any component is in now, planned work included; what is
 * open and names no component counts by its level. The API and the badges
 * ask here, and so does the status page, of later moments as well.
 */
#ifndef RENDER_STANDING_H
#define RENDER_STANDING_H

#include "measure/metrics.h"
#include "model/corpus.h"
#include "render/words.h"

struct standing {
	bool known;		/* there are components or incidents */
	enum component_state worst;
	bool everything;	/* all components are in that state */
	enum impact impact;	/* the worst level of what is open and felt */
	size_t open;		/* incidents */
};

struct standing standing_of(const struct corpus *c,
    const struct metrics *m);

/* What an incident means for the page: its level's impact; without a
 * level by the worst that it did to a component. */
enum impact standing_impact(const struct incident *in,
    const struct policy *p);

/* "operational", "degraded", "partial", "major", "maintenance"; "unknown"
 * when nothing is known. */
str standing_id(const struct standing *s);
/* The theme's words for it: "All clear" only where nothing is open. */
str standing_word(const struct standing *s, const struct words *w,
    struct arena *a);
str standing_state_id(enum component_state s);

#endif
