/* The top of the status page: how it stands, in one sentence. */
#include "render/standing.h"
#include "render/view_parts.h"

enum { WORST_NAMED = 2 };	/* components in the sentence */

/* Which components are in a state: the names of the first, and of how
 * many there are more. */
static str
named_in(const struct view *v, enum component_state s, size_t most,
    size_t *count)
{
	str names[NAMES_MOST + 1];
	size_t n = 0, total = 0;

	for (size_t i = 0; i < v->metrics->components.n; i++) {
		const struct component_metrics *m =
		    &v->metrics->components.v[i];

		if (m->state != s)
			continue;
		if (n <= most)
			names[n++] = v->corpus->site->components.v[
			    m->component].name;
		total++;
	}
	/* One more is named as shortly as counted. */
	if (total > most + 1)
		n = most;
	*count = total;
	return words_list(&v->theme->words, v->arena, names, n, total);
}

static str
sentence_of(const struct view *v, const struct standing *now)
{
	size_t n, all = v->metrics->components.n;
	str names = named_in(v, now->worst, WORST_NAMED, &n);
	str key = str_cat(v->arena, STR("now_"), standing_id(now));

	if (!now->known)
		return SAY(v, "now_unknown");
	if (now->worst == COMPONENT_OPERATIONAL && all > 0)
		return SAY(v, "now_operational");
	if (now->worst == COMPONENT_OPERATIONAL && now->open == 0)
		return SAY(v, "now_no_incident");
	if (n == 0)	/* an incident that names no component */
		return COUNT(v, "now_open", now->open);
	if (now->worst == COMPONENT_MAJOR_OUTAGE && now->everything &&
	    all > 2)
		return SAY(v, "now_everything");
	return words_count(&v->theme->words, v->arena, key, (int64_t)n,
	    BLANKS({ STR("names"), names }));
}

/* The components that are better off than those in the sentence, which names
 * the worst; where all are well, what is open all the same. */
static str
detail_of(const struct view *v, const struct standing *now)
{
	static const enum component_state lesser[] = {
		COMPONENT_PARTIAL_OUTAGE, COMPONENT_DEGRADED,
		COMPONENT_UNDER_MAINTENANCE,
	};
	str out = STR_NONE;

	if (now->worst == COMPONENT_OPERATIONAL)
		return v->metrics->components.n > 0 && now->open > 0
		    ? COUNT(v, "now_open", now->open) : STR_NONE;
	for (size_t i = 0; i < sizeof(lesser) / sizeof(lesser[0]); i++) {
		size_t n;
		str names = named_in(v, lesser[i], NAMES_MOST, &n);

		if (n == 0 || lesser[i] == now->worst)
			continue;
		names = FILL(v, "now_also",
		    { STR("state"), state_word(v, lesser[i]) },
		    { STR("names"), names });
		out = str_empty(out) ? names
		    : str_cat(v->arena, out, STR(" "), names);
	}
	return out;
}

struct headline
headline_of(const struct view *v)
{
	const struct standing now = standing_of(v->corpus, v->metrics);
	const struct site *site = v->corpus->site;
	struct headline s = {
		.worst = now.worst,
		.id = str_z(v->arena, standing_id(&now)),
		.title = site->title, .sentence = sentence_of(v, &now),
		.detail = now.known ? detail_of(v, &now)
		    : SAY(v, "now_unknown_detail"),
		.word = standing_word(&now, &v->theme->words, v->arena),
	};

	s.icon = str_z(v->arena, str_cat(v->arena, STR("-"), str_c(s.id)));
	if (now.known && now.worst != COMPONENT_OPERATIONAL)
		s.title = FILL(v, "status_title",
		    { STR("state"), state_word(v, now.worst) },
		    { STR("site"), site->title });
	return s;
}

void
put_sentence(const struct view *v, struct value *map,
    const struct headline *s)
{
	put_mark(v, map, "state", s->id, s->word);
	PUT(v, map, "sentence", s->sentence);
	/* Said, so that none is not taken from a map around it. */
	if (str_empty(s->detail))
		value_put_bool(v->arena, map, STR("detail"), false);
	else
		PUT(v, map, "detail", s->detail);
}
