/* The team's policy, as readers may see it: levels, people, process. */
#include "render/view_policy.h"

struct value *
add_part(const struct view *v, struct value *parts, const char *id,
    str title)
{
	struct value *m = add_map(v, parts);

	PUT(v, m, "id", str_c(id));
	PUT(v, m, "title", title);
	return m;
}

struct value *
part_facts(const struct view *v, struct value *part)
{
	const struct value *facts = value_get(part, STR("facts"));

	if (facts)
		return facts->first;
	return put_list(v, put_map(v, part, "facts"), "list");
}

void
part_fact(const struct view *v, struct value *part, str name, str text)
{
	if (!str_empty(text))
		fact_text(v, add_fact(v, part_facts(v, part), name), text);
}

void
part_fact_list(const struct view *v, struct value *part, str name,
    const struct strs *texts)
{
	struct value *fact;

	if (texts->n == 0)
		return;
	fact = add_fact(v, part_facts(v, part), name);
	for (size_t i = 0; i < texts->n; i++)
		fact_text(v, fact, texts->v[i]);
}

struct value *
part_table(const struct view *v, struct value *part, const str *columns,
    size_t n)
{
	struct value *table = put_map(v, part, "table"), *list;
	const struct value *title = value_get(part, STR("title"));

	PUT(v, table, "caption", title->text);
	list = put_list(v, table, "columns");
	for (size_t i = 0; i < n; i++)
		PUT(v, add_map(v, list), "text", columns[i]);
	return put_list(v, table, "rows");
}

struct value *
add_row(const struct view *v, struct value *rows, str head, str aside)
{
	struct value *row = add_map(v, rows);
	struct value *m = put_map(v, row, "head");

	PUT(v, m, "text", head);
	PUT(v, m, "aside", aside);
	return put_list(v, row, "cells");
}

void
add_cell(const struct view *v, struct value *cells, str text)
{
	PUT(v, add_map(v, cells), "text", text);
}

/* A list of texts under a key; nothing when there is none. */
static void
put_texts(const struct view *v, struct value *map, const char *key,
    const struct strs *texts)
{
	struct value *list;

	if (texts->n == 0)
		return;
	list = put_list(v, put_map(v, map, key), "list");
	for (size_t i = 0; i < texts->n; i++)
		PUT(v, add_map(v, list), "text", texts->v[i]);
}

str
need_word(const struct view *v, enum need n)
{
	static const char *const keys[] = {
		[NEED_NONE] = "need.none",
		[NEED_OPTIONAL] = "need.optional",
		[NEED_REQUIRED] = "need.required",
	};

	return words_get(&v->theme->words, str_c(keys[n]));
}

str
level_words(const struct view *v, const struct level_set *s)
{
	const struct policy *p = v->corpus->policy;
	str words = STR_NONE;

	if (s->all)
		return SAY(v, "all_levels");
	for (size_t i = 0; i < s->list.n; i++)
		words = str_cat(v->arena, words, i ? STR(", ") : STR_NONE,
		    p->levels.v[s->list.v[i]].id);
	return words;
}

str
unverified_word(const struct view *v, const struct strs *keys,
    const char *key)
{
	return strs_has(keys, str_c(key)) ? SAY(v, "not_confirmed")
	    : STR_NONE;
}

/* Levels */

static void
add_target(const struct view *v, struct value *map, str name,
    const struct severity *l, const char *key, const struct target *t)
{
	struct value *fact;

	if (str_empty(t->text))
		return;
	fact = add_fact(v, part_facts(v, map), name);
	fact_text(v, fact, t->text);
	PUT(v, fact->last, "aside", unverified_word(v, &l->unverified, key));
}

/* When an optional postmortem is written all the same. */
static str
reasons(const struct view *v, const struct severity *l)
{
	str breach = l->if_breach ? SAY(v, "if_breach") : STR_NONE;
	str repeats = l->if_repeats ? SAY(v, "if_repeats") : STR_NONE;

	if (!str_empty(l->postmortem_when))
		return l->postmortem_when;
	return str_cat(v->arena, breach, str_empty(breach) ||
	    str_empty(repeats) ? STR_NONE : STR(", "), repeats);
}

void
put_level(const struct view *v, struct value *map, const struct severity *l)
{
	const struct policy *p = v->corpus->policy;
	const struct target cadence = policy_cadence(p,
	    (int)(l - p->levels.v));
	struct value *fact;

	put_texts(v, map, "criteria", &l->criteria);
	part_fact_list(v, map, SAY(v, "level_aliases"), &l->aliases);
	part_fact_list(v, map, SAY(v, "level_examples"), &l->examples);
	part_fact_list(v, map, SAY(v, "level_signals"), &l->signals);
	part_fact_list(v, map, SAY(v, "level_paging"), &l->paging);
	part_fact_list(v, map, SAY(v, "level_steps"), &l->steps);
	add_target(v, map, SAY(v, "target_response"), l, "response",
	    &l->response);
	add_target(v, map, SAY(v, "target_triage"), l, "triage", &l->triage);
	add_target(v, map, SAY(v, "target_mitigation"), l, "mitigation",
	    &l->mitigation);
	add_target(v, map, SAY(v, "target_resolution"), l, "resolution",
	    &l->resolution);
	add_target(v, map, SAY(v, "target_cadence"), l, "cadence", &cadence);
	part_fact(v, map, SAY(v, "commander"), l->commander);
	fact = add_fact(v, part_facts(v, map), p->postmortem_word);
	fact_text(v, fact, need_word(v, l->postmortem));
	PUT(v, fact->last, "aside", reasons(v, l));
	part_fact_list(v, map, SAY(v, "escalation"), &l->escalation);
}

static void
put_levels(const struct view *v, struct value *policy)
{
	const struct policy *p = v->corpus->policy;
	struct value *list;

	if (p->levels.n == 0)
		return;
	list = put_list(v, put_map(v, policy, "levels"), "list");
	for (size_t i = 0; i < p->levels.n; i++) {
		const struct severity *l = &p->levels.v[i];
		struct value *m = add_map(v, list);

		PUT(v, m, "id", str_cat(v->arena, STR("level-"), l->slug));
		PUT(v, m, "name", l->id);
		PUT(v, m, "title", l->name);
		put_url(v, m, view_url(v, "severity/", l->slug));
		put_level(v, m, l);
	}
}

static void
add_moving(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const struct demotion *d = &p->demotion;
	struct value *part;

	if (p->level_notes.n == 0 && str_empty(d->stable_text) &&
	    d->actions != NEED_REQUIRED)
		return;
	part = add_part(v, parts, "p-moving", SAY(v, "moving"));
	put_texts(v, part, "texts", &p->level_notes);
	part_fact(v, part, SAY(v, "demote_stable"), d->stable_text);
	if (d->actions != NEED_NONE)
		part_fact(v, part, SAY(v, "demote_actions"),
		    need_word(v, d->actions));
}

/* People and process */

static void
add_texts(const struct view *v, struct value *parts, const char *id,
    str title, const struct strs *texts)
{
	if (texts->n)
		put_texts(v, add_part(v, parts, id, title), "texts", texts);
}

/* Steps that are but names are a list; with texts, names and texts. */
static void
add_process(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	struct strs names = { 0 };
	bool texts = false;
	struct value *part;

	for (size_t i = 0; i < p->process.n; i++) {
		*vec_push(v->arena, &names) = p->process.v[i].name;
		texts |= !str_empty(p->process.v[i].text);
	}
	if (!texts) {
		add_texts(v, parts, "p-process", SAY(v, "process"), &names);
		return;
	}
	part = add_part(v, parts, "p-process", SAY(v, "process"));
	for (size_t i = 0; i < p->process.n; i++)
		fact_text(v, add_fact(v, part_facts(v, part), str_format(
		    v->arena, "%zu. " STR_FMT, i + 1, STR_ARG(names.v[i]))),
		    p->process.v[i].text);
}

static str
role_names(const struct view *v, const struct strs *ids)
{
	const struct policy *p = v->corpus->policy;
	str all = STR_NONE;

	for (size_t i = 0; i < ids->n; i++) {
		str name = ids->v[i];

		for (size_t r = 0; r < p->roles.n; r++)
			if (str_eq(p->roles.v[r].id, name))
				name = p->roles.v[r].name;
		all = str_cat(v->arena, all, i ? STR(", ") : STR_NONE, name);
	}
	return all;
}

/* Who may not hold it, and who alone may. */
static str
role_bounds(const struct view *v, const struct role *r)
{
	str owns = r->owns ? SAY(v, "role_owns") : STR_NONE;
	str apart = r->apart.n == 0 ? STR_NONE : FILL(v, "role_apart",
	    { STR("roles"), role_names(v, &r->apart) });

	return str_cat(v->arena, owns, str_empty(owns) || str_empty(apart)
	    ? STR_NONE : STR("; "), apart);
}

static void
add_roles(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "role"), SAY(v, "need_title"),
		SAY(v, "duties") };
	struct value *rows, *cells;

	if (p->roles.n == 0)
		return;
	rows = part_table(v, add_part(v, parts, "p-roles", SAY(v, "roles")),
	    columns, 3);
	for (size_t i = 0; i < p->roles.n; i++) {
		const struct role *r = &p->roles.v[i];

		cells = add_row(v, rows, r->name, r->unverified
		    ? SAY(v, "not_confirmed") : STR_NONE);
		add_cell(v, cells, need_word(v, r->need));
		if (!r->levels.all)
			PUT(v, cells->last, "aside",
			    level_words(v, &r->levels));
		add_cell(v, cells, r->duties);
		PUT(v, cells->last, "aside", role_bounds(v, r));
	}
}

static void
add_escalation(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "escalate_who"),
		SAY(v, "escalate_after"), SAY(v, "levels") };
	struct value *part, *rows, *cells;

	if (p->escalation_when.n == 0 && p->escalation.n == 0 &&
	    !p->escalate_past_target)
		return;
	part = add_part(v, parts, "p-escalation", SAY(v, "escalation"));
	put_texts(v, part, "texts", &p->escalation_when);
	if (p->escalate_past_target)
		PUT(v, part, "note", SAY(v, "escalate_past_target"));
	if (p->escalation.n == 0)
		return;
	rows = part_table(v, part, columns, 3);
	for (size_t i = 0; i < p->escalation.n; i++) {
		const struct escalation_step *s = &p->escalation.v[i];

		cells = add_row(v, rows, s->who, STR_NONE);
		add_cell(v, cells, s->after_text);
		PUT(v, cells->last, "aside", s->when);
		if (str_empty(s->after_text) && !str_empty(s->when))
			PUT(v, cells->last, "text", s->when);
		add_cell(v, cells, level_words(v, &s->levels));
	}
}

static void
add_communication(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const struct cadence_rule *c = &p->cadence;
	bool cadence = !str_empty(c->first.text) ||
	    !str_empty(c->every.text) || c->channels.n || c->grace;
	struct value *part;

	if (p->communication.n == 0 && !cadence && str_empty(p->channel))
		return;
	part = add_part(v, parts, "p-communication",
	    SAY(v, "communication"));
	put_texts(v, part, "texts", &p->communication);
	part_fact(v, part, SAY(v, "cadence_first"), c->first.text);
	part_fact(v, part, SAY(v, "cadence_every"), c->every.text);
	part_fact(v, part, SAY(v, "cadence_grace"), c->grace_text);
	if (cadence)
		part_fact(v, part, SAY(v, "cadence_until"),
		    milestone_word(v, c->until));
	if (c->channels.n)
		part_fact_list(v, part, SAY(v, "channel"), &c->channels);
	part_fact(v, part, SAY(v, "channel"), p->channel);
}

static void
add_detections(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	struct strs names = { 0 };

	for (size_t i = 0; i < p->detections.n; i++)
		*vec_push(v->arena, &names) = p->detections.v[i].name;
	add_texts(v, parts, "p-detection", SAY(v, "detections"), &names);
}

/* Chapters are Markdown, which was read with the policy. */
static void
add_chapters(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;

	for (size_t i = 0; i < p->chapters.n; i++) {
		const struct chapter *c = &p->chapters.v[i];
		struct value *m;

		if (c->internal && !v->with_internal)
			continue;
		m = add_map(v, parts);
		PUT(v, m, "id", str_format(v->arena, "chapter-%zu", i + 1));
		PUT(v, m, "title", c->title);
		put_html(v, m, "html", c->html);
	}
}

struct value *
view_policy(const struct view *v)
{
	const struct policy *p = v->corpus->policy;
	struct page_head h = {
		.kind = "policy", .title = SAY(v, "policy_title"),
		.description = p->about, .url = STR("policy/"),
	};
	struct value *root = view_page(v, &h);
	struct value *policy = put_map(v, root, "policy");
	struct value *parts = value_list(v->arena);

	PUT(v, policy, "title", h.title);
	PUT(v, policy, "name", p->name);
	PUT(v, policy, "description", p->about);
	part_fact(v, policy, SAY(v, "policy_owner"), p->owner);
	if (p->updated != DATE_NONE)
		fact_date(v, add_fact(v, part_facts(v, policy),
		    SAY(v, "policy_updated")), p->updated);
	put_levels(v, policy);
	add_moving(v, parts);
	add_texts(v, parts, "p-principles", SAY(v, "principles"),
	    &p->principles);
	add_process(v, parts);
	add_detections(v, parts);
	add_roles(v, parts);
	add_escalation(v, parts);
	add_communication(v, parts);
	add_written_parts(v, parts);
	add_counted_parts(v, parts);
	add_chapters(v, parts);
	value_set(policy, STR("parts"), parts);
	return root;
}
