/* components: how each component of the site fared.
 */
#ifndef MEASURE_COMPONENTS_H
#define MEASURE_COMPONENTS_H

#include "measure/metrics.h"

/* Fill out->components, whose months and weights are known already. */
void components_measure(const struct corpus *c, struct arena *a,
    struct metrics *out);

#endif
