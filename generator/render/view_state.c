/* States, times, people and components, as values. */
#include "render/view_parts.h"

/* How templates and the style sheet call the states. */
static const char *const ids[COMPONENT_STATE_COUNT] = {
	[COMPONENT_OPERATIONAL] = "operational",
	[COMPONENT_DEGRADED] = "degraded",
	[COMPONENT_PARTIAL_OUTAGE] = "partial",
	[COMPONENT_MAJOR_OUTAGE] = "major",
	[COMPONENT_UNDER_MAINTENANCE] = "maintenance",
};

static const char calm[] = "none";

const char *
state_id(enum component_state s)
{
	return ids[s];
}

str
state_word(const struct view *v, enum component_state s)
{
	return words_get(&v->theme->words, str_cat(v->arena, STR("state."),
	    str_c(ids[s])));
}

void
put_mark(const struct view *v, struct value *map, const char *key,
    const char *id, str word)
{
	struct value *m = put_map(v, map, key);

	PUT_PLAIN(v, m, "id", str_c(id));
	PUT(v, m, "word", word);
	PUT(v, m, "mark", str_cat(v->arena, STR("parts/mark-"), str_c(id)));
}

void
put_state(const struct view *v, struct value *map, const char *key,
    enum component_state s)
{
	if (v->frame)
		value_set(map, str_c(key), value_share(v->arena,
		    v->frame->states[s]));
	else
		put_mark(v, map, key, ids[s], state_word(v, s));
}

void
put_worst(const struct view *v, struct value *map, const char *key,
    enum component_state s)
{
	if (s != COMPONENT_OPERATIONAL)
		put_state(v, map, key, s);
	else if (v->frame)
		value_set(map, str_c(key), value_share(v->arena,
		    v->frame->calm));
	else
		put_mark(v, map, key, calm, SAY(v, "state.none"));
}

void
put_time(const struct view *v, struct value *map, const char *key,
    int64_t at, enum time_form form)
{
	struct value *m;

	if (at == TIME_NONE)
		return;
	m = put_map(v, map, key);
	PUT_PLAIN(v, m, "iso", form == TIME_DATE || form == TIME_DAY
	    ? date_iso(v->arena, date_of_moment(at))
	    : when_iso(v->arena, at));
	PUT(v, m, "text", TIME(v, form, at));
}

void
put_date(const struct view *v, struct value *map, const char *key,
    int32_t date, enum time_form form)
{
	struct value *m;

	if (date == DATE_NONE)
		return;
	m = put_map(v, map, key);
	PUT_PLAIN(v, m, "iso", date_iso(v->arena, date));
	PUT(v, m, "text", DATE(v, form, date));
}

enum time_form
time_form_near(int64_t at, int64_t base)
{
	return date_of_moment(at) == date_of_moment(base) ? TIME_CLOCK
	    : TIME_SHORT;
}

str
elapsed_text(const struct view *v, int64_t at, int64_t started)
{
	if (at == started)
		return SAY(v, "elapsed_zero");
	if (at > started)
		return FILL(v, "elapsed", { STR("length"),
		    LENGTH(v, at - started) });
	return FILL(v, "elapsed_before", { STR("length"),
	    LENGTH(v, started - at) });
}

str
person_name(const struct view *v, str word)
{
	const struct site *site = v->corpus->site;
	int i = site_person(site, word);

	return i < 0 || str_empty(site->people.v[i].name) ? word
	    : site->people.v[i].name;
}

str
person_names(const struct view *v, const struct nameds *who)
{
	str names[NAMES_MOST];
	size_t n = 0;

	for (; n < who->n && n < NAMES_MOST; n++)
		names[n] = person_name(v, who->v[n].name);
	return words_list(&v->theme->words, v->arena, names, n, who->n);
}

/* In the order of the author, each with the name that readers know. */
str
component_names(const struct view *v, const struct affecteds *all)
{
	const struct site *site = v->corpus->site;
	str names[NAMES_MOST];
	size_t n = 0;

	for (; n < all->n && n < NAMES_MOST; n++) {
		int k = all->v[n].component;

		names[n] = k < 0 ? all->v[n].name.name
		    : site->components.v[k].name;
	}
	return words_list(&v->theme->words, v->arena, names, n, all->n);
}

str
component_url(const struct view *v, int component)
{
	return view_url(v, "components/",
	    v->corpus->site->components.v[component].id);
}

void
put_component_url(const struct view *v, struct value *map, int component)
{
	if (v->frame)
		PUT_PLAIN(v, map, "url", v->frame->components[component]);
	else
		put_url(v, map, component_url(v, component));
}

void
put_level_url(const struct view *v, struct value *map, int level)
{
	if (v->frame)
		PUT_PLAIN(v, map, "url", v->frame->levels[level]);
	else
		put_url(v, map, view_url(v, "severity/",
		    v->corpus->policy->levels.v[level].slug));
}

str
status_word(const struct view *v, str status)
{
	str key = str_cat(v->arena, STR("status."), status);
	str word = words_get(&v->theme->words, key);

	return str_eq(word, key) ? status : word;
}

str
maintenance_word(const struct view *v, const struct maintenance *m)
{
	return status_word(v, str_c(maintenance_state_name(
	    maintenance_state(m, v->now))));
}
