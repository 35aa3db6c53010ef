/* Facts: names, and what is known under them. */
#include "render/view_parts.h"

#include "model/front.h"

struct value *
add_fact(const struct view *v, struct value *facts, str name)
{
	struct value *m = add_map(v, facts);

	PUT(v, m, "name", name);
	return put_list(v, m, "values");
}

static struct value *
fact_value(const struct view *v, struct value *fact, str kind, str text)
{
	struct value *m = add_map(v, fact);

	PUT(v, m, "kind", kind);
	PUT(v, m, "text", text);
	return m;
}

void
fact_text(const struct view *v, struct value *fact, str text)
{
	fact_value(v, fact, STR("parts/fact-text"), text);
}

void
fact_time(const struct view *v, struct value *fact, int64_t at,
    enum time_form form, str aside)
{
	struct civil c = civil_of(at);
	struct value *m = fact_value(v, fact, STR("parts/fact-time"),
	    words_civil(&v->theme->words, v->arena, form, &c));

	PUT_PLAIN(v, m, "iso", civil_iso(v->arena, &c));
	PUT(v, m, "aside", aside);
}

void
fact_date(const struct view *v, struct value *fact, int32_t date)
{
	struct value *m = fact_value(v, fact, STR("parts/fact-time"),
	    DATE(v, TIME_DATE, date));

	PUT_PLAIN(v, m, "iso", date_iso(v->arena, date));
}

void
fact_link(const struct view *v, struct value *fact, str text, str url)
{
	struct value *m = fact_value(v, fact, STR("parts/fact-link"), text);

	put_url(v, m, url);
}

void
fact_href(const struct view *v, struct value *fact, str text, str href)
{
	struct value *m = fact_value(v, fact, STR("parts/fact-href"), text);

	PUT(v, m, "href", view_href(v, href));
}

static struct value *
make_affected(const struct view *v, const struct frame *f, int component,
    enum component_state s)
{
	struct value *m = value_map(v->arena);

	PUT(v, m, "kind", STR("parts/fact-component"));
	PUT(v, m, "text", v->corpus->site->components.v[component].name);
	PUT_PLAIN(v, m, "url", f->components[component]);
	value_set(m, STR("state"), value_share(v->arena, f->states[s]));
	return m;
}

static struct value *
make_severity(const struct view *v, const struct frame *f, size_t level)
{
	const struct severity *l = &v->corpus->policy->levels.v[level];
	struct value *m = value_map(v->arena);

	PUT(v, m, "kind", STR("parts/fact-link"));
	PUT(v, m, "text", l->id);
	PUT_PLAIN(v, m, "url", f->levels[level]);
	PUT(v, m, "aside", l->name);
	return m;
}

void
make_facts(const struct view *v, struct frame *f)
{
	size_t components = v->corpus->site->components.n;
	size_t levels = v->corpus->policy->levels.n;

	f->affected = arena_alloc(v->arena, components, sizeof(*f->affected),
	    alignof(const struct value *));
	for (size_t i = 0; i < components; i++)
		for (int s = 0; s < COMPONENT_STATE_COUNT; s++)
			f->affected[i][s] = make_affected(v, f, (int)i,
			    (enum component_state)s);
	f->severities = arena_array(v->arena, const struct value *, levels);
	for (size_t i = 0; i < levels; i++)
		f->severities[i] = make_severity(v, f, i);
}

/* The name of a component with the worst state that it was in; where its
 * state changed, each change with its time. */
static void
fact_component(const struct view *v, struct value *fact,
    const struct affected *f)
{
	const struct site *site = v->corpus->site;
	struct value *m;

	if (f->component < 0) {
		fact_text(v, fact, f->name.name);
		return;
	}
	if (f->changes.n < 2) {
		value_add(fact, value_share(v->arena,
		    v->frame->affected[f->component][f->worst]));
		return;
	}
	m = fact_value(v, fact, STR("parts/fact-component"),
	    site->components.v[f->component].name);
	put_component_url(v, m, f->component);
	for (size_t i = 0; i < f->changes.n; i++) {
		const struct state_change *c = &f->changes.v[i];
		str word = state_word(v, c->state);

		if (c->at != TIME_NONE)
			word = FILL(v, "state_from", { STR("state"), word },
			    { STR("time"), TIME(v, i == 0 ? TIME_CLOCK
				: time_form_near(c->at, f->changes.v[0].at),
				c->at) });
		if (i > 0)
			m = fact_value(v, fact, STR("parts/fact-state"),
			    word);
		put_mark(v, m, "state", state_id(c->state), word);
	}
}

static void
fact_components(const struct view *v, struct value *facts,
    const struct affecteds *all)
{
	struct value *fact;

	if (all->n == 0)
		return;
	fact = add_fact(v, facts, SAY(v, "components"));
	for (size_t i = 0; i < all->n; i++)
		fact_component(v, fact, &all->v[i]);
}

static void
add_milestones(const struct view *v, struct value *facts,
    const struct incident *in)
{
	int64_t started = in->times[STARTED].at;

	for (int i = STARTED; i < MILESTONE_COUNT; i++) {
		int64_t at = in->times[i].at;
		str aside = STR_NONE;
		bool near = started != TIME_NONE && i != STARTED &&
		    at != TIME_NONE && date_of_moment(at) ==
		    date_of_moment(started);

		if (at == TIME_NONE)
			continue;
		if (i != STARTED && started != TIME_NONE && at >= started)
			aside = words_after(&v->theme->words, v->arena,
			    at - started);
		fact_time(v, add_fact(v, facts, milestone_word(v,
		    (enum milestone)i)), at, near ? TIME_CLOCK : TIME_FULL,
		    aside);
	}
}

static void
add_severity(const struct view *v, struct value *facts,
    const struct incident *in)
{
	const struct policy *p = v->corpus->policy;
	struct value *fact = add_fact(v, facts, SAY(v, "severity"));

	if (in->level < 0)
		fact_text(v, fact, in->severity.name);
	else
		value_add(fact, value_share(v->arena,
		    v->frame->severities[in->level]));
	for (size_t i = 0; i < in->history.n; i++) {
		const struct severity_change *c = &in->history.v[i];

		if (c->at.at != TIME_NONE)
			fact_time(v, fact, c->at.at, TIME_SHORT, c->level < 0
			    ? c->severity.name : p->levels.v[c->level].id);
	}
}

str
fact_name(const struct view *v, str key)
{
	str known = str_cat(v->arena, STR("fact."), key);
	str word = words_get(&v->theme->words, known);
	char *p;

	if (!str_eq(word, known))
		return word;
	p = arena_bytes(v->arena, key.n);
	for (size_t i = 0; i < key.n; i++)
		p[i] = key.p[i] == '_' || key.p[i] == '-' ? ' ' : key.p[i];
	if (key.n > 0 && p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 'a' + 'A');
	return str_of(p, key.n);
}

str
fact_number(const struct view *v, str text)
{
	int64_t n;

	return str_to_int(text, &n) ? NUMBER(v, n) : text;
}

static void
add_people(const struct view *v, struct value *facts,
    const struct incident *in)
{
	const struct policy *p = v->corpus->policy;

	if (!str_empty(in->commander.name))
		fact_text(v, add_fact(v, facts, SAY(v, "commander")),
		    person_name(v, in->commander.name));
	for (size_t i = 0; i < in->roles.n; i++) {
		str name = fact_name(v, in->roles.v[i].role);

		for (size_t k = 0; k < p->roles.n; k++)
			if (str_ieq(p->roles.v[k].id, in->roles.v[i].role))
				name = p->roles.v[k].name;
		fact_text(v, add_fact(v, facts, name),
		    person_name(v, in->roles.v[i].person.name));
	}
}

static str
detection_name(const struct view *v, str word)
{
	const struct policy *p = v->corpus->policy;
	str key, name;

	for (size_t i = 0; i < p->detections.n; i++)
		if (str_ieq(p->detections.v[i].id, word))
			return p->detections.v[i].name;
	/* The words that the format has for it, with other policies too. */
	key = str_cat(v->arena, STR("found."), word);
	name = words_get(&v->theme->words, key);
	return str_eq(name, key) ? word : name;
}

static void
add_tag(const struct view *v, struct value *fact, str tag)
{
	const str *url = map_get(&v->frame->tags, tag);
	struct value *m = fact_value(v, fact, STR("parts/fact-link"), tag);

	if (url)
		PUT_PLAIN(v, m, "url", *url);
	else
		put_url(v, m, view_url(v, "tags/", view_slug(v->arena,
		    tag)));
}

/* The tags of a postmortem apart that its incident has not. */
static struct nameds
own_tags(const struct view *v, const struct incident *in)
{
	struct nameds all = { 0 };
	struct map said = { 0 };
	size_t kept = 0;

	if (!in->postmortem)
		return all;
	front_tags(node_get(in->postmortem->doc.front, STR("tags")),
	    v->arena, &all);
	for (size_t i = 0; i < in->tags.n && all.n; i++)
		*map_at(&said, in->tags.v[i].name, v->arena) = v->arena;
	for (size_t i = 0; i < all.n; i++)
		if (!map_get(&said, all.v[i].name))
			all.v[kept++] = all.v[i];
	all.n = kept;
	return all;
}

static void
add_references(const struct view *v, struct value *facts,
    const struct incident *in)
{
	const struct corpus *c = v->corpus;
	struct nameds causes = { 0 }, tags = own_tags(v, in);
	struct value *fact = NULL;

	if (in->tags.n > 0) {
		fact = add_fact(v, facts, SAY(v, "tags"));
		for (size_t i = 0; i < in->tags.n; i++)
			add_tag(v, fact, in->tags.v[i].name);
	}
	/* Its tags lead to no page of their own. */
	if (tags.n > 0 && in->tags.n == 0)
		fact = add_fact(v, facts, SAY(v, "tags"));
	for (size_t i = 0; i < tags.n; i++)
		fact_text(v, fact, tags.v[i].name);
	front_tags(node_get(in->doc.front, STR("causes")), v->arena, &causes);
	if (causes.n > 0)
		fact = add_fact(v, facts, SAY(v, "causes"));
	for (size_t i = 0; i < causes.n; i++)
		fact_text(v, fact, causes.v[i].name);
	fact = NULL;
	for (size_t i = 0; i < in->runbooks.n; i++) {
		const struct page *p = map_get(&c->runbook_by_slug,
		    in->runbooks.v[i].name);

		if (!p)
			continue;
		if (!fact)
			fact = add_fact(v, facts, SAY(v, "runbooks"));
		fact_link(v, fact, p->doc.title, p->doc.url);
	}
	fact = in->links.n ? add_fact(v, facts, SAY(v, "links")) : NULL;
	for (size_t i = 0; i < in->links.n; i++)
		fact_href(v, fact, str_empty(in->links.v[i].title)
		    ? in->links.v[i].url : in->links.v[i].title,
		    in->links.v[i].url);
	if (in->postmortem)
		put_links(v, facts, fact, &in->postmortem->doc);
}

void
put_impact_facts(const struct view *v, struct value *facts,
    const struct incident *in)
{
	for (size_t i = 0; i < in->impact.n; i++)
		fact_text(v, add_fact(v, facts,
		    fact_name(v, in->impact.v[i].key)),
		    fact_number(v, in->impact.v[i].text));
}

void
put_incident_facts(const struct view *v, struct value *doc,
    const struct incident *in)
{
	struct value *facts = put_list(v, put_map(v, doc, "facts"), "list");

	add_severity(v, facts, in);
	fact_components(v, facts, &in->components);
	add_milestones(v, facts, in);
	if (!str_empty(in->detection.name))
		fact_text(v, add_fact(v, facts, SAY(v, "detection")),
		    detection_name(v, in->detection.name));
	put_impact_facts(v, facts, in);
	add_people(v, facts, in);
	add_references(v, facts, in);
	put_internal_facts(v, facts, &in->doc);
	if (in->postmortem)
		put_internal_facts(v, facts, &in->postmortem->doc);
}
