/* Reading a policy: its preset and itself joined, then taken apart. */
#include "model/policy_merge.h"
#include "model/policy_parts.h"
#include "model/presets.h"
#include "read/keys.h"
#include "read/scalar.h"

void
policy_set_text(const struct node *map, str key, str *out)
{
	str text = node_text(node_get(map, key));

	if (!str_empty(text))
		*out = text;
}

void
policy_set_list(struct policy_work *w, const struct node *map, str key,
    struct strs *out)
{
	const struct node *n = node_get(map, key);

	*out = (struct strs){ 0 };
	for (const struct node *i = node_first(n); i; i = node_next(n, i))
		if (i->kind == NODE_SCALAR)
			*vec_push(w->a, out) = node_text(i);
}

void
policy_set_need(const struct node *map, str key, enum need *out)
{
	str word = node_text(node_get(map, key));

	if (str_eq(word, STR("required")))
		*out = NEED_REQUIRED;
	else if (str_eq(word, STR("optional")))
		*out = NEED_OPTIONAL;
	else if (str_eq(word, STR("none")))
		*out = NEED_NONE;
}

/* "48h", "5 business days", "same day", or other words. */
static struct target
target_of(str text)
{
	struct target t = { .text = text, .seconds = LENGTH_NONE };
	struct deadline d;

	t.same_day = str_ieq(text, STR("same day")) ||
	    str_ieq(text, STR("the same day"));
	if (!scalar_deadline(text, &d))
		return t;
	t.business_days = d.business_days;
	if (d.business_days == 0)
		t.seconds = d.seconds;
	return t;
}

void
policy_set_target(const struct node *map, str key, struct target *out)
{
	*out = target_of(node_text(node_get(map, key)));
}

void
policy_set_milestone(const struct node *map, str key, enum milestone *out)
{
	str word = node_text(node_get(map, key));

	if (!str_empty(word))
		milestone_find(word, out);
}

void
policy_set_bool(const struct node *map, str key, bool *out)
{
	scalar_bool(node_text(node_get(map, key)), out);
}

void
policy_set_length(const struct node *map, str key, str *text,
    int64_t *seconds)
{
	*text = node_text(node_get(map, key));
	if (!scalar_length(*text, seconds))
		*seconds = LENGTH_NONE;
}

void
policy_set_levels(struct policy_work *w, const struct node *map,
    struct level_set *out)
{
	const struct node *n = node_get(map, STR("levels"));

	*out = (struct level_set){ .all = !node_first(n) };
	for (const struct node *i = node_first(n); i; i = node_next(n, i)) {
		int level = policy_level(w->p, node_text(i));

		if (level >= 0 && !level_set_has(out, level))
			*vec_push(w->a, &out->list) = level;
	}
}

/* The preset that a policy extends, or NULL. */
static const struct node *
find_preset(struct arena *a, const struct node *extends, preset_fn *preset,
    void *context, struct policy *p, struct diags *d)
{
	str name = node_text(extends), near, list = STR_NONE;
	const struct node *root;
	size_t n;
	const str *names = preset_names(&n);

	if (str_empty(name))
		return NULL;
	root = preset ? preset(context, name) : NULL;
	if (root) {
		p->id = name;
		return root;
	}
	diag_add(d, RULE_POLICY_UNKNOWN, extends->at,
	    "there is no preset " STR_FMT, STR_ARG(name));
	near = suggest(name, names, n);
	for (size_t i = 0; i < n; i++)
		list = str_cat(a, list, i ? STR(", ") : STR_NONE, names[i]);
	if (!str_empty(near))
		diag_meant(d, name, near);
	else
		diag_help(d, "the presets are " STR_FMT, STR_ARG(list));
	return NULL;
}

/* A title or alias that two sections claim belongs to the first. */
static void
index_sections(struct policy_work *w)
{
	struct policy *p = w->p;

	for (size_t i = 0; i < p->sections.n; i++) {
		struct section_rule *s = &p->sections.v[i];

		for (size_t k = 0; k <= s->aliases.n; k++) {
			str name = k ? s->aliases.v[k - 1] : s->title;
			void **at;

			if (s->runbook)
				continue;
			name = heading_fold(w->a, name);
			if (str_empty(name))
				continue;
			starts_add(&p->section_starts, name);
			at = map_at(&p->section_by_name, name, w->a);
			if (!*at)
				*at = s;
		}
	}
}

static void
read_head(struct policy_work *w, const struct node *root)
{
	struct policy *p = w->p;
	struct civil day;
	int64_t moment;

	policy_set_text(root, STR("name"), &p->name);
	policy_set_text(root, STR("about"), &p->about);
	policy_set_text(root, STR("owner"), &p->owner);
	if (when_parse(node_text(node_get(root, STR("updated"))), &moment,
	    &day) == WHEN_DATE_ONLY)
		p->updated = date_of(day.year, day.month, day.day);
	policy_set_list(w, root, STR("principles"), &p->principles);
	policy_set_list(w, root, STR("communication"), &p->communication);
	policy_set_list(w, root, STR("level_notes"), &p->level_notes);
	policy_set_text(root, STR("channel"), &p->channel);
}

void
policy_read(struct arena *a, const struct node *root, preset_fn *preset,
    void *context, struct policy *out, struct diags *d)
{
	struct policy_work w = { .a = a, .p = out };
	const struct node *base = NULL;
	struct diags unsaid = diags_init(a);

	*out = (struct policy){
		.postmortem_word = STR("Postmortem"),
		.actions_word = STR("Action items"),
		.weights = { 0, 0, 300, 1000 },
		.due_from = RESOLVED,
		.updated = DATE_NONE,
		.default_kind = -1,
	};
	policy_metric_defaults(out);
	if (root)
		base = find_preset(a, node_get(root, STR("extends")), preset,
		    context, out, d);
	out->adrift = root && !base &&
	    !str_empty(node_text(node_get(root, STR("extends"))));
	/* Alone, too, a file is joined: so that what it says twice or drops
	 * is reported in one place. Without the preset that it changes, that
	 * would be no news. */
	out->tree = root && root->kind == NODE_MAP ? policy_merge(a,
	    &schema_policy, base, root, out->adrift ? &unsaid : d) : base;
	read_head(&w, out->tree);
	policy_levels(&w, out->tree);
	policy_rules(&w, out->tree);
	policy_terms(&w, out->tree);
	policy_credits(&w, out->tree);	/* names metrics */
	policy_mark_text(out);
	index_sections(&w);
}
