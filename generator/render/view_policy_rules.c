/* The team's policy, continued: what must be written, what is counted. */
#include "model/incident.h"
#include "render/view_policy.h"

static void
add_section_rows(const struct view *v, struct value *part, bool runbook)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "section"), SAY(v, "need_title"),
		SAY(v, "section_hint") };
	struct value *rows = NULL, *cells;

	for (size_t i = 0; i < p->sections.n; i++) {
		const struct section_rule *s = &p->sections.v[i];

		if (s->runbook != runbook)
			continue;
		if (!rows)
			rows = part_table(v, part, columns, 3);
		cells = add_row(v, rows, s->title, s->internal
		    ? SAY(v, "internal") : STR_NONE);
		add_cell(v, cells, need_word(v, s->need));
		add_cell(v, cells, s->hint);
	}
}

static void
add_deadline(const struct view *v, struct value *part, str name,
    const char *key, const struct target *t)
{
	const struct policy *p = v->corpus->policy;
	struct value *fact;

	if (str_empty(t->text))
		return;
	fact = add_fact(v, part_facts(v, part), name);
	fact_text(v, fact, t->text);
	PUT(v, fact->last, "aside",
	    unverified_word(v, &p->postmortem_unverified, key));
}

static void
add_signoff(const struct view *v, struct value *part)
{
	const struct policy *p = v->corpus->policy;
	const struct signoff_rule *s = &p->signoff;
	struct value *fact;

	if (s->need == NEED_NONE && s->by.n == 0)
		return;
	fact = add_fact(v, part_facts(v, part), SAY(v, "post_signoff"));
	fact_text(v, fact, need_word(v, s->need));
	PUT(v, fact->last, "aside",
	    unverified_word(v, &p->postmortem_unverified, "signoff"));
	for (size_t i = 0; i < s->by.n; i++)
		fact_text(v, fact, s->by.v[i]);
	if (s->commander)
		fact_text(v, fact, SAY(v, "signed_by_commander"));
	if (s->owner)
		fact_text(v, fact, SAY(v, "signed_by_owner"));
	if (!s->levels.all)
		fact_text(v, fact, level_words(v, &s->levels));
}

static void
add_repeats(const struct view *v, struct value *part)
{
	const struct policy *p = v->corpus->policy;
	bool any = false;

	for (size_t i = 0; i < p->levels.n; i++)
		any |= p->levels.v[i].if_repeats;
	if (any)
		part_fact(v, part, SAY(v, "post_repeats"),
		    FILL(v, "post_repeats_text", { STR("length"),
		    LENGTH(v, p->repeats) }));
}

static void
add_timeline(const struct view *v, struct value *parts)
{
	const struct timeline_rule *t = &v->corpus->policy->timeline;
	struct value *part, *fact;

	if (t->actor == NEED_NONE && !t->utc)
		return;
	part = add_part(v, parts, "p-timeline", SAY(v, "timeline_must"));
	if (t->actor != NEED_NONE) {
		fact = add_fact(v, part_facts(v, part),
		    SAY(v, "timeline_actor"));
		fact_text(v, fact, need_word(v, t->actor));
		PUT(v, fact->last, "aside",
		    unverified_word(v, &t->unverified, "actor"));
	}
	if (!t->utc)
		return;
	fact = add_fact(v, part_facts(v, part), SAY(v, "timeline_times"));
	fact_text(v, fact, SAY(v, "timeline_utc"));
	PUT(v, fact->last, "aside",
	    unverified_word(v, &t->unverified, "times"));
}

static void
add_postmortem(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	struct value *part = add_part(v, parts, "p-sections",
	    p->postmortem_word);

	part_fact_list(v, part, SAY(v, "post_principles"),
	    &p->postmortem_principles);
	add_deadline(v, part, SAY(v, "post_draft"), "draft", &p->draft);
	add_deadline(v, part, SAY(v, "post_final"), "final", &p->final);
	if (!str_empty(p->draft.text) || !str_empty(p->final.text))
		part_fact(v, part, SAY(v, "post_from"),
		    milestone_word(v, p->due_from));
	if (p->gate)
		part_fact(v, part, SAY(v, "post_gate"),
		    SAY(v, "post_gate_text"));
	add_signoff(v, part);
	add_repeats(v, part);
	part_fact_list(v, part, SAY(v, "post_share"), &p->share);
	part_fact_list(v, part, SAY(v, "post_placeholders"),
	    &p->placeholders);
	add_section_rows(v, part, false);
}

static void
add_kind_row(const struct view *v, struct value *rows,
    const struct action_kind *k, str name, bool done)
{
	struct value *cells = add_row(v, rows, name, k->what);

	add_cell(v, cells, need_word(v, k->owner));
	add_cell(v, cells, need_word(v, k->issue));
	add_cell(v, cells, need_word(v, k->due));
	if (done)
		add_cell(v, cells, need_word(v, k->done));
}

static void
add_actions(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "action_kind"), SAY(v, "owner"),
		SAY(v, "issue"), SAY(v, "due_date"), SAY(v, "done_title") };
	bool done = false;
	struct value *part, *rows;

	for (size_t i = 0; i < p->kinds.n; i++)
		done |= p->kinds.v[i].done != NEED_NONE;
	part = add_part(v, parts, "p-actions", p->actions_word);
	rows = part_table(v, part, columns, done ? 5 : 4);
	for (size_t i = 0; i < p->kinds.n; i++)
		add_kind_row(v, rows, &p->kinds.v[i], p->kinds.v[i].name,
		    done);
	if (p->kinds.n == 0)
		add_kind_row(v, rows, &p->any, SAY(v, "actions_any"), done);
	if (p->default_kind >= 0)
		part_fact(v, part, SAY(v, "actions_default"),
		    p->kinds.v[p->default_kind].name);
	part_fact(v, part, SAY(v, "actions_track"), p->actions_track);
}

static void
add_requirements(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "requirement"), SAY(v, "levels"),
		SAY(v, "requirement_from"), SAY(v, "requirement_why") };
	struct value *rows, *cells;

	if (p->requirements.n == 0)
		return;
	rows = part_table(v, add_part(v, parts, "p-requirements",
	    SAY(v, "requirements")), columns, 4);
	for (size_t i = 0; i < p->requirements.n; i++) {
		const struct requirement *r = &p->requirements.v[i];
		str needs = STR_NONE;

		for (size_t k = 0; k < r->needs.n; k++)
			needs = str_cat(v->arena, needs,
			    k ? STR(", ") : STR_NONE, r->needs.v[k]);
		cells = add_row(v, rows, needs, STR_NONE);
		add_cell(v, cells, level_words(v, &r->levels));
		add_cell(v, cells, status_word(v, str_c(
		    incident_status_name((enum incident_status)r->from))));
		add_cell(v, cells, r->why);
	}
}

static void
add_components(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	struct value *part;

	if (p->component_owner == NEED_NONE &&
	    p->component_slo == NEED_NONE &&
	    p->component_description == NEED_NONE)
		return;
	part = add_part(v, parts, "p-components", SAY(v, "components_must"));
	if (p->component_owner != NEED_NONE)
		part_fact(v, part, SAY(v, "owner"),
		    need_word(v, p->component_owner));
	if (p->component_slo != NEED_NONE)
		part_fact(v, part, SAY(v, "objective_title"),
		    need_word(v, p->component_slo));
	if (p->component_description != NEED_NONE)
		part_fact(v, part, SAY(v, "description_title"),
		    need_word(v, p->component_description));
}

static void
add_runbooks(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	bool any = !str_empty(p->runbook_tested_text) ||
	    p->runbook_levels.list.n > 0;
	struct value *part;

	for (size_t i = 0; i < p->sections.n; i++)
		any |= p->sections.v[i].runbook;
	if (!any)
		return;
	part = add_part(v, parts, "p-runbooks", SAY(v, "runbook_must"));
	add_section_rows(v, part, true);
	part_fact(v, part, SAY(v, "runbook_tested"),
	    p->runbook_tested_text);
	part_fact(v, part, SAY(v, "runbook_levels"),
	    level_words(v, &p->runbook_levels));
}

void
add_written_parts(const struct view *v, struct value *parts)
{
	add_postmortem(v, parts);
	add_timeline(v, parts);
	add_actions(v, parts);
	add_requirements(v, parts);
	add_components(v, parts);
	add_runbooks(v, parts);
}

/* Credits, messages, metrics */

static str
clock_name(const struct policy *p, str id)
{
	for (int i = 0; i < METRIC_COUNT; i++)
		if (str_eq(p->metrics[i].id, id))
			return p->metrics[i].name;
	for (size_t i = 0; i < p->more_metrics.n; i++)
		if (str_eq(p->more_metrics.v[i].id, id))
			return p->more_metrics.v[i].name;
	return STR_NONE;
}

static void
add_credits(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const struct credit_rules *c = &p->credits;
	const str columns[] = { SAY(v, "severity"), SAY(v, "credit_longer"),
		SAY(v, "credit_percent") };
	struct value *part, *rows, *cells;
	str clock = clock_name(p, c->clock);

	if (c->tiers.n == 0)
		return;
	part = add_part(v, parts, "p-credits", SAY(v, "credits"));
	rows = part_table(v, part, columns, 3);
	for (size_t i = 0; i < c->tiers.n; i++) {
		const struct credit_tier *t = &c->tiers.v[i];

		cells = add_row(v, rows, t->level_word, STR_NONE);
		add_cell(v, cells, t->longer_text);
		add_cell(v, cells, str_cat(v->arena, t->percent_text,
		    STR(" %")));
	}
	part_fact(v, part, SAY(v, "credit_of"), c->of);
	part_fact(v, part, SAY(v, "credit_clock"), str_empty(clock)
	    ? SAY(v, "impact_length") : clock);
	part_fact(v, part, SAY(v, "credit_applied"), c->applied);
	PUT(v, part, "note", c->rule);
}

/* "Status page, within 15m" */
static str
message_aside(const struct view *v, const struct message *m)
{
	str within = STR_NONE;

	if (!str_empty(m->within.text))
		within = FILL(v, "message_within", { STR("length"),
		    m->within.text });
	return str_cat(v->arena, m->channel, !str_empty(m->channel) &&
	    !str_empty(within) ? STR(", ") : STR_NONE, within);
}

static void
add_messages(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	struct value *list = NULL;

	for (int i = 0; i < MESSAGE_COUNT; i++) {
		const struct message *m = &p->messages[i];
		str id = str_c(message_name((enum message_kind)i));
		struct value *item;

		if (str_empty(m->text))
			continue;
		if (!list)
			list = put_list(v, put_map(v, add_part(v, parts,
			    "p-messages", SAY(v, "messages")), "templates"),
			    "list");
		item = add_map(v, list);
		PUT(v, item, "id", str_cat(v->arena, STR("message-"), id));
		PUT(v, item, "name", str_empty(m->title)
		    ? words_get(&v->theme->words, str_cat(v->arena,
		    STR("message."), id)) : m->title);
		PUT(v, item, "aside", message_aside(v, m));
		PUT(v, item, "text", m->text);
	}
}

static void
add_metric(const struct view *v, struct value *rows,
    const struct metric_rule *m)
{
	struct value *cells;

	if (m->hidden || str_empty(m->name))
		return;
	cells = add_row(v, rows, m->name, m->label);
	if (m->timed) {
		add_cell(v, cells, milestone_word(v, m->from));
		add_cell(v, cells, milestone_word(v, m->to));
		return;
	}
	add_cell(v, cells, str_empty(m->fact) ? milestone_word(v, STARTED)
	    : FILL(v, "metric_fact", { STR("key"), m->fact }));
	add_cell(v, cells, str_empty(m->fact) ? milestone_word(v, MITIGATED)
	    : STR_NONE);
}

static void
add_metrics(const struct view *v, struct value *parts)
{
	const struct policy *p = v->corpus->policy;
	const str columns[] = { SAY(v, "metric"), SAY(v, "from"),
		SAY(v, "to") };
	struct value *part = add_part(v, parts, "p-metrics",
	    SAY(v, "nav_metrics"));
	struct value *rows = part_table(v, part, columns, 3);

	for (int i = 0; i < METRIC_COUNT; i++)
		add_metric(v, rows, &p->metrics[i]);
	for (size_t i = 0; i < p->more_metrics.n; i++)
		add_metric(v, rows, &p->more_metrics.v[i]);
	PUT(v, part, "note", weights_text(v));
}

void
add_counted_parts(const struct view *v, struct value *parts)
{
	add_credits(v, parts);
	add_messages(v, parts);
	add_metrics(v, parts);
}
