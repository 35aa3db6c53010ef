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

struct value *
put_mark(const struct view *v, struct value *map, const char *key,
    const char *id, str word)
{
	struct value *m = put_map(v, map, key);

	PUT_PLAIN(v, m, "id", str_c(id));
	PUT_OFTEN(v, m, "word", word);
	PUT(v, m, "mark", str_cat(v->arena, STR("parts/mark-"), str_c(id)));
	return m;
}

void
put_state_at(const struct view *v, struct value *map, str key, uint64_t hash,
    enum component_state s)
{
	value_set_at(map, key, hash, value_share(v->arena,
	    v->frame->states[s]));
}

void
put_worst(const struct view *v, struct value *map, const char *key,
    enum component_state s)
{
	value_set(map, str_c(key), value_share(v->arena,
	    s == COMPONENT_OPERATIONAL ? v->frame->calm
	    : v->frame->states[s]));
}

static struct value *
put_when(const struct view *v, struct value *map, str iso, str text)
{
	PUT_PLAIN(v, map, "iso", iso);
	PUT(v, map, "text", text);
	return map;
}

struct value *
put_time_at(const struct view *v, struct value *map, str key, uint64_t hash,
    int64_t at, enum time_form form)
{
	struct civil c;

	if (at == TIME_NONE)
		return NULL;
	c = civil_of(at);
	return put_when(v, value_set_at(map, key, hash, value_map(v->arena)),
	    form == TIME_DATE || form == TIME_DAY
	    ? civil_date_iso(v->arena, &c) : civil_iso(v->arena, &c),
	    words_civil(&v->theme->words, v->arena, form, &c));
}

void
put_date_at(const struct view *v, struct value *map, str key, uint64_t hash,
    int32_t date, enum time_form form)
{
	struct civil c;

	if (date == DATE_NONE)
		return;
	c = civil_of_date(date);
	put_when(v, value_set_at(map, key, hash, value_map(v->arena)),
	    civil_date_iso(v->arena, &c),
	    words_civil(&v->theme->words, v->arena, form, &c));
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
	return words_elapsed(&v->theme->words, v->arena, at - started);
}

str
milestone_word(const struct view *v, enum milestone m)
{
	return v->frame->milestones[m];
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

void
put_names_said(const struct view *v, struct value *map,
    const struct affecteds *all)
{
	str names = component_names(v, all);

	PUT(v, map, "components", names.p ? names : STR(""));
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
	PUT_PLAIN(v, map, "url", v->frame->components[component]);
}

void
put_level_url(const struct view *v, struct value *map, int level)
{
	PUT_PLAIN(v, map, "url", v->frame->levels[level]);
}

str
status_word(const struct view *v, str status)
{
	const struct text *t = words_below(&v->theme->words, v->arena,
	    STR("status."), status);

	return t ? t->text : status;
}

str
maintenance_word(const struct view *v, const struct maintenance *m)
{
	return status_word(v, str_c(maintenance_state_name(
	    maintenance_state(m, v->now))));
}
