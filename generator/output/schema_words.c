#include "output/schema_words.h"

#include "model/presets.h"

static void
add(struct schema_words *w, enum schema_names names, str word, str about)
{
	if (!str_empty(word))
		*vec_push(w->arena, &w->of[names]) = (struct schema_word){ word,
			str_line(about).head };
}

bool
schema_words_closed(enum schema_names names)
{
	return names == NAMES_LEVEL || names == NAMES_COMPONENT ||
	    names == NAMES_DETECTION || names == NAMES_PRESET ||
	    names == NAMES_RULE;
}

struct schema_words
schema_words_known(struct arena *a)
{
	struct schema_words known = { .arena = a }, *w = &known;
	size_t n;
	const str *presets = preset_names(&n);

	for (size_t i = 0; i < n; i++) {
		add(w, NAMES_PRESET, presets[i], STR_NONE);
		add(w, NAMES_POLICY, presets[i], STR_NONE);
	}
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule_info *r = rule_info((enum rule)i);

		add(w, NAMES_RULE, str_c(r->name), str_c(r->what));
	}
	return known;
}

static void
add_policy(struct schema_words *w, const struct policy *p)
{
	struct map seen = { 0 };

	for (size_t i = 0; i < p->levels.n; i++) {
		const struct severity *l = &p->levels.v[i];

		add(w, NAMES_LEVEL, l->id, l->name);
		for (size_t k = 0; k <= l->aliases.n; k++) {
			str word = k ? l->aliases.v[k - 1] : l->id;
			str key = policy_level_key(w->arena, word);
			void **at = map_at(&seen, key, w->arena);

			if (*at || str_empty(key))
				continue;
			*at = w;
			*vec_push(w->arena, &w->levels) = word;
		}
	}
	for (size_t i = 0; i < p->roles.n; i++)
		add(w, NAMES_ROLE, p->roles.v[i].id,
		    p->roles.v[i].name);
	for (size_t i = 0; i < p->detections.n; i++)
		add(w, NAMES_DETECTION, p->detections.v[i].id,
		    p->detections.v[i].name);
	for (size_t i = 0; i < p->kinds.n; i++)
		add(w, NAMES_KIND, p->kinds.v[i].id, p->kinds.v[i].name);
}

void
schema_words_site(struct schema_words *w, const struct corpus *c)
{
	const struct site *s = c->site;

	for (size_t i = 0; i < s->components.n; i++)
		add(w, NAMES_COMPONENT, s->components.v[i].id,
		    s->components.v[i].name);
	for (size_t i = 0; i < s->people.n; i++)
		add(w, NAMES_PERSON, s->people.v[i].id,
		    s->people.v[i].name);
	add_policy(w, c->policy);
	for (size_t i = 0; i < c->tags.n; i++)
		add(w, NAMES_TAG, c->tags.v[i], STR_NONE);
	for (size_t i = 0; i < c->runbooks.n; i++)
		add(w, NAMES_RUNBOOK, c->runbooks.v[i].doc.slug,
		    c->runbooks.v[i].doc.title);
	for (size_t i = 0; i < c->incidents.n; i++)
		add(w, NAMES_INCIDENT, c->incidents.v[i].id,
		    c->incidents.v[i].doc.title);
	w->zoned = str_empty(s->assume_timezone.name);
}
