/* The team's policy, as readers may see it. */
#include "render/view_parts.h"

#include "markdown/md.h"

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

static str
need_word(const struct view *v, enum need n)
{
	static const char *const keys[] = {
		[NEED_NONE] = "need.none",
		[NEED_OPTIONAL] = "need.optional",
		[NEED_REQUIRED] = "need.required",
	};

	return words_get(&v->theme->words, str_c(keys[n]));
}

static void
add_target(const struct view *v, struct value *facts, str name,
    const struct target *t)
{
	if (!str_empty(t->text))
		fact_text(v, add_fact(v, facts, name), t->text);
}

void
put_level(const struct view *v, struct value *map, const struct severity *l)
{
	struct value *facts = put_list(v, put_map(v, map, "facts"), "list");
	struct value *fact;

	put_texts(v, map, "criteria", &l->criteria);
	add_target(v, facts, SAY(v, "target_response"), &l->response);
	add_target(v, facts, SAY(v, "target_resolution"), &l->resolution);
	add_target(v, facts, SAY(v, "target_cadence"), &l->cadence);
	fact_text(v, add_fact(v, facts, v->corpus->policy->postmortem_word),
	    need_word(v, l->postmortem));
	if (l->escalation.n == 0)
		return;
	fact = add_fact(v, facts, SAY(v, "escalation"));
	for (size_t i = 0; i < l->escalation.n; i++)
		fact_text(v, fact, l->escalation.v[i]);
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
		PUT(v, m, "url", view_url(v, "severity/", l->slug));
		put_level(v, m, l);
	}
}

/* A titled part of the page that holds a table. */
static struct value *
add_table(const struct view *v, struct value *tables, const char *id,
    str title, const str *columns, size_t n)
{
	struct value *part = add_map(v, tables), *table, *list;

	PUT(v, part, "id", str_c(id));
	PUT(v, part, "title", title);
	table = put_map(v, part, "table");
	PUT(v, table, "caption", title);
	list = put_list(v, table, "columns");
	for (size_t i = 0; i < n; i++)
		PUT(v, add_map(v, list), "text", columns[i]);
	return put_list(v, table, "rows");
}

static struct value *
add_row(const struct view *v, struct value *rows, str head, str aside)
{
	struct value *row = add_map(v, rows);
	struct value *m = put_map(v, row, "head");

	PUT(v, m, "text", head);
	PUT(v, m, "aside", aside);
	return put_list(v, row, "cells");
}

static void
add_cell(const struct view *v, struct value *cells, str text)
{
	PUT(v, add_map(v, cells), "text", text);
}

static void
add_sections_table(const struct view *v, struct value *tables)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "section"), SAY(v, "need_title"),
		SAY(v, "section_hint") };
	struct value *rows = NULL, *cells;

	for (size_t i = 0; i < p->sections.n; i++) {
		const struct section_rule *s = &p->sections.v[i];

		if (s->runbook)
			continue;
		if (!rows)
			rows = add_table(v, tables, "p-sections",
			    p->postmortem_word, columns, 3);
		cells = add_row(v, rows, s->title, STR_NONE);
		add_cell(v, cells, need_word(v, s->need));
		add_cell(v, cells, s->hint);
	}
}

static void
add_kinds_table(const struct view *v, struct value *tables)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "action_kind"), SAY(v, "owner"),
		SAY(v, "issue"), SAY(v, "due_date") };
	struct value *rows, *cells;

	if (p->kinds.n == 0)
		return;
	rows = add_table(v, tables, "p-actions", p->actions_word, columns, 4);
	for (size_t i = 0; i < p->kinds.n; i++) {
		const struct action_kind *k = &p->kinds.v[i];

		cells = add_row(v, rows, k->name, STR_NONE);
		add_cell(v, cells, need_word(v, k->owner));
		add_cell(v, cells, need_word(v, k->issue));
		add_cell(v, cells, need_word(v, k->due));
	}
}

static void
add_roles_table(const struct view *v, struct value *tables)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "role"), SAY(v, "need_title"),
		SAY(v, "duties") };
	struct value *rows, *cells;

	if (p->roles.n == 0)
		return;
	rows = add_table(v, tables, "p-roles", SAY(v, "roles"), columns, 3);
	for (size_t i = 0; i < p->roles.n; i++) {
		cells = add_row(v, rows, p->roles.v[i].name, STR_NONE);
		add_cell(v, cells, need_word(v, p->roles.v[i].need));
		add_cell(v, cells, p->roles.v[i].duties);
	}
}

static str
milestone_word(const struct view *v, enum milestone m)
{
	return words_get(&v->theme->words, str_cat(v->arena,
	    STR("milestone."), str_c(milestone_name(m))));
}

static void
add_metrics_table(const struct view *v, struct value *tables)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "metric"), SAY(v, "from"),
		SAY(v, "to") };
	struct value *rows, *cells;

	rows = add_table(v, tables, "p-metrics", SAY(v, "nav_metrics"),
	    columns, 3);
	for (int i = 0; i < METRIC_COUNT; i++) {
		const struct metric_rule *m = &p->metrics[i];

		if (str_empty(m->name))
			continue;
		cells = add_row(v, rows, m->name, m->label);
		add_cell(v, cells, milestone_word(v, m->from));
		add_cell(v, cells, milestone_word(v, m->to));
	}
	if (!str_empty(p->weights_text))
		PUT(v, tables->last, "note", p->weights_text);
}

static void
add_texts(const struct view *v, struct value *parts, const char *id,
    str title, const struct strs *texts)
{
	struct value *m;

	if (texts->n == 0)
		return;
	m = add_map(v, parts);
	PUT(v, m, "id", str_c(id));
	PUT(v, m, "title", title);
	put_texts(v, m, "texts", texts);
}

/* Chapters are Markdown. A mistake in one was reported when the policy
 * was read; here it only shows. */
static void
add_chapters(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;

	for (size_t i = 0; i < p->chapters.n; i++) {
		struct diags d = diags_init(v->arena);
		struct md_source source = { .text = p->chapters.v[i].text };
		struct md *md = md_parse(v->arena, &source, &d);
		struct md_html options = { .heading_shift = 2,
			.id_prefix = str_format(v->arena, "c%zu-", i + 1) };
		struct buf b = buf_init(BUF_MAX);
		struct value *m = add_map(v, parts);

		md_html(&b, md, md_first(md_root(md)), NULL, &options);
		PUT(v, m, "id", str_format(v->arena, "chapter-%zu", i + 1));
		PUT(v, m, "title", p->chapters.v[i].title);
		put_html(v, m, "html", buf_keep(&b, v->arena));
		buf_release(&b);
	}
}

static str
deadline_text(const struct view *v)
{
	const struct policy *p = v->corpus->policy;

	if (str_empty(p->draft.text) || str_empty(p->final.text))
		return STR_NONE;
	return FILL(v, "deadlines", { STR("draft"), p->draft.text },
	    { STR("final"), p->final.text });
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
	put_levels(v, policy);
	add_texts(v, parts, "p-principles", SAY(v, "principles"),
	    &p->principles);
	struct strs names = { 0 };
	for (size_t i = 0; i < p->process.n; i++)
		*vec_push(v->arena, &names) = p->process.v[i].name;
	add_texts(v, parts, "p-process", SAY(v, "process"), &names);
	add_texts(v, parts, "p-communication", SAY(v, "communication"),
	    &p->communication);
	add_roles_table(v, parts);
	add_sections_table(v, parts);
	if (parts->last && !str_empty(deadline_text(v)))
		PUT(v, parts->last, "note", deadline_text(v));
	add_kinds_table(v, parts);
	add_metrics_table(v, parts);
	add_chapters(v, parts);
	value_set(policy, STR("parts"), parts);
	return root;
}
