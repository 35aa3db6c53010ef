#include "measure/level.h"

int
level_at(const struct incident *in, int64_t moment)
{
	int level = in->level;

	for (size_t i = 0; i < in->history.n; i++) {
		const struct severity_change *c = &in->history.v[i];

		if (c->at.at == TIME_NONE)
			continue;
		if (i > 0 && c->at.at > moment)
			break;
		level = c->level;
	}
	return level;
}

int
level_worst(const struct incident *in)
{
	int worst = in->level;

	for (size_t i = 0; i < in->history.n; i++) {
		int level = in->history.v[i].level;

		if (level >= 0 && (worst < 0 || level < worst))
			worst = level;
	}
	return worst;
}
