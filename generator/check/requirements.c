/* What the policy wants an incident, and a component, to name. */
#include "check/check.h"

#include "read/keys.h"

static const enum rule rules[] = {
	[LEVEL_NOTE] = RULE_KEY_ADVISED,
	[LEVEL_WARNING] = RULE_KEY_EXPECTED,
	[LEVEL_ERROR] = RULE_KEY_REQUIRED,
};

/* Something stands there: a word, a list or map that is not empty. */
static bool
filled(const struct node *n)
{
	if (!n || n->kind == NODE_NULL)
		return false;
	return n->kind == NODE_SCALAR ? !str_empty(str_trim(n->text))
	    : n->first != NULL;
}

/* The node at "impact.banner". */
static const struct node *
at_path(const struct node *map, str path)
{
	struct cut c = { .tail = path, .found = true };

	while (c.found && map) {
		c = str_cut(c.tail, '.');
		map = node_get(map, c.head);
	}
	return map;
}

/* Whether a key of roles: means a role; r may be NULL, if it is no role of
 * the policy. */
static bool
means_role(str word, const struct role *r, str id)
{
	if (str_ieq(word, id) || (r && str_ieq(word, r->name)))
		return true;
	for (size_t n = 0; r && n < r->aliases.n; n++)
		if (str_ieq(word, r->aliases.v[n]))
			return true;
	return false;
}

/* Who holds a role, or NULL. */
static const struct named *
holder_of(const struct incident *in, const struct role *r, str id)
{
	if (str_eq(id, STR("commander")) && !str_empty(in->commander.name))
		return &in->commander;
	for (size_t i = 0; i < in->roles.n; i++)
		if (!str_empty(in->roles.v[i].person.name) &&
		    means_role(in->roles.v[i].role, r, id))
			return &in->roles.v[i].person;
	return NULL;
}

static const struct role *
role_of(const struct policy *p, str id)
{
	for (size_t i = 0; i < p->roles.n; i++)
		if (str_eq(p->roles.v[i].id, id))
			return &p->roles.v[i];
	return NULL;
}

/* Whether a key is there, in whatever way an incident may say it; one
 * that was misspelt, or is reported by another rule, counts as there. */
static bool
has_key(const struct check *k, const struct incident *in, str key)
{
	str top = str_cut(key, '.').head;
	enum milestone m;
	const struct role *role = role_of(k->corpus->policy,
	    str_starts(key, STR("roles.")) ? str_from(key, 6) : key);

	if (filled(at_path(in->doc.front, key)) ||
	    (in->internal_facts && filled(at_path(in->internal_facts, key))))
		return true;
	if (schema_meant(&schema_incident, in->doc.front, top))
		return true;
	if (role && holder_of(in, role, role->id))
		return true;
	if (str_eq(key, STR("commander")) && holder_of(in, NULL, key))
		return true;
	if (str_eq(key, STR("actions")))
		return in->actions.n > 0;
	if (str_eq(key, STR("postmortem")))
		return in->review.status != REVIEW_NONE;
	if (!milestone_find(key, &m) ||
	    !str_eq(str_c(milestone_name(m)), key))
		return false;
	return in->times[m].place.line ||
	    (m == RESOLVED && in->status >= INCIDENT_RESOLVED);
}

static bool
holds_now(const struct incident *in, const struct requirement *r)
{
	return in->level >= 0 && in->status_at.line &&
	    (int)in->status >= r->from && level_set_has(&r->levels, in->level);
}

/* One finding for a requirement, whatever it lacks. */
static void
check_requirement(struct check *k, const struct incident *in,
    const struct requirement *r, struct strs *said)
{
	str keys = STR_NONE, level;
	size_t first = said->n, n;

	for (size_t i = 0; i < r->needs.n; i++)
		if (!has_key(k, in, r->needs.v[i]) &&
		    !strs_has(said, r->needs.v[i]))
			*vec_push(k->scratch, said) = r->needs.v[i];
	n = said->n - first;
	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		keys = str_cat(k->scratch, keys, i == 0 ? STR_NONE
		    : i + 1 == n ? STR(" and ") : STR(", "),
		    said->v[first + i], STR(":"));
	level = k->corpus->policy->levels.v[in->level].id;
	diag_add(k->diags, rules[r->level], in->status_at,
	    "an incident of " STR_FMT " that is %s needs " STR_FMT,
	    STR_ARG(level), incident_status_name(in->status), STR_ARG(keys));
	if (str_empty(r->why))
		diag_help(k->diags, "add %s to the front matter",
		    n > 1 ? "them" : "it");
	else
		diag_help(k->diags, "add %s to the front matter: " STR_FMT,
		    n > 1 ? "them" : "it", STR_ARG(r->why));
}

/* Whether a requirement speaks of a role at this level: it says from when,
 * and how bad it is. */
static bool
spoken_for(const struct policy *p, int level, str role)
{
	for (size_t i = 0; i < p->requirements.n; i++) {
		const struct requirement *r = &p->requirements.v[i];

		for (size_t n = 0; n < r->needs.n; n++) {
			str key = r->needs.v[n];

			if (str_starts(key, STR("roles.")))
				key = str_from(key, 6);
			if (str_eq(key, role) &&
			    level_set_has(&r->levels, level))
				return true;
		}
	}
	return false;
}

/* Who did it must be known once it is over. */
static void
check_role(struct check *k, const struct incident *in, const struct role *r)
{
	const struct policy *p = k->corpus->policy;

	if (r->need != NEED_REQUIRED || in->level < 0 ||
	    in->status < INCIDENT_RESOLVED || in->status_at.line == 0 ||
	    !level_set_has(&r->levels, in->level) ||
	    holder_of(in, r, r->id) || spoken_for(p, in->level, r->id) ||
	    schema_meant(&schema_incident, in->doc.front, STR("roles")) ||
	    (str_eq(r->id, STR("commander")) && schema_meant(
	    &schema_incident, in->doc.front, r->id)))
		return;
	diag_add(k->diags, RULE_ROLE_MISSING, in->status_at,
	    "an incident of " STR_FMT " needs its " STR_FMT,
	    STR_ARG(p->levels.v[in->level].id), STR_ARG(r->name));
	if (str_eq(r->id, STR("commander")))
		diag_help(k->diags, "add commander: with a name");
	else
		diag_help(k->diags, "add roles: { " STR_FMT ": name }",
		    STR_ARG(r->id));
}

/* Roles that the policy keeps apart, in the hands of one person. */
static void
check_apart(struct check *k, const struct incident *in, const struct role *r)
{
	for (size_t i = 0; i < r->apart.n; i++) {
		const struct role *o = role_of(k->corpus->policy,
		    r->apart.v[i]);
		const struct named *one = holder_of(in, r, r->id);
		const struct named *two = o ? holder_of(in, o, o->id) : NULL;

		/* Two that name each other were reported at the first. */
		if (o == r || (o && o < r && strs_has(&o->apart, r->id)))
			continue;
		if (!one || !two || !check_same_person(k, one->name,
		    two->name))
			continue;
		diag_add(k->diags, RULE_ROLES_TOGETHER, two->at,
		    STR_FMT " is " STR_FMT " and " STR_FMT ", which the "
		    "policy keeps apart", STR_ARG(one->name),
		    STR_ARG(r->name), STR_ARG(o->name));
		diag_note(k->diags, one->at, STR_FMT, STR_ARG(r->name));
		diag_help(k->diags, "name the other person who held one of "
		    "them");
	}
}

bool
check_owns(const struct check *k, const struct incident *in, str name)
{
	const struct site *site = k->corpus->site;
	int person = site_person(site, name);

	if (person < 0 || in->components.n == 0)
		return true;
	for (size_t i = 0; i < in->components.n; i++) {
		int c = in->components.v[i].component;
		int owner = c < 0 ? -1 : site_person(site,
		    site->components.v[c].owner.name);

		if (owner < 0 || owner == person)
			return true;
	}
	return false;
}

static void
check_owner(struct check *k, const struct incident *in, const struct role *r)
{
	const struct named *who = r->owns ? holder_of(in, r, r->id) : NULL;

	if (!who || check_owns(k, in, who->name))
		return;
	diag_add(k->diags, RULE_ROLE_NOT_OWNER, who->at,
	    STR_FMT " is " STR_FMT ", and owns nothing of what is affected",
	    STR_ARG(who->name), STR_ARG(r->name));
	diag_help(k->diags, "the policy gives this to an owner; correct the "
	    "name, the components, or their owners in site.yaml");
}

static bool
links_runbook(const struct check *k, const struct links *links)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < links->n; i++)
		if (links->v[i].target && c->files->v[links->v[i].target]
		    .kind == FILE_RUNBOOK)
			return true;
	return false;
}

static void
check_runbook(struct check *k, const struct incident *in)
{
	const struct policy *p = k->corpus->policy;

	if (in->level < 0 || in->status < INCIDENT_RESOLVED ||
	    in->status_at.line == 0 || in->runbooks.n > 0 ||
	    !level_set_has(&p->runbook_levels, in->level) ||
	    links_runbook(k, &in->doc.body.links) || (in->postmortem &&
	    links_runbook(k, &in->postmortem->doc.body.links)) ||
	    schema_meant(&schema_incident, in->doc.front, STR("runbooks")))
		return;
	diag_add(k->diags, RULE_RUNBOOK_NOT_LINKED, in->status_at,
	    "an incident of " STR_FMT " names the runbook that was used",
	    STR_ARG(p->levels.v[in->level].id));
	diag_help(k->diags, "add runbooks: [name]; where there was none, "
	    "\"allclear new runbook TITLE\" begins it");
}

static void
check_component(struct check *k, const struct component *c)
{
	const struct policy *p = k->corpus->policy;
	const struct {
		enum need need;
		bool missing;
		const char *key, *what;
	} wants[] = {
		{ p->component_owner, str_empty(c->owner.name), "owner",
		    "the person or team that looks after it" },
		{ p->component_slo, c->slo == 0, "slo",
		    "its objective in per cent, such as 99.9" },
		{ p->component_description, str_empty(c->description),
		    "description", "what it is, in a line" },
	};

	for (size_t i = 0; i < sizeof(wants) / sizeof(wants[0]); i++) {
		if (wants[i].need != NEED_REQUIRED || !wants[i].missing)
			continue;
		diag_add(k->diags, RULE_COMPONENT_INCOMPLETE, c->at,
		    "the component " STR_FMT " has no %s", STR_ARG(c->id),
		    wants[i].key);
		diag_help(k->diags, "the policy asks for it; add %s: with %s",
		    wants[i].key, wants[i].what);
	}
}

bool
check_policy_chosen(const struct corpus *c)
{
	return !str_empty(c->site->policy.name) ||
	    files_at(c->files, STR("content/policy.yaml"));
}

void
check_requirements(struct check *k, const struct incident *in)
{
	const struct policy *p = k->corpus->policy;
	struct strs said = { 0 };

	for (size_t i = 0; k->policy_chosen && i < p->requirements.n; i++)
		if (holds_now(in, &p->requirements.v[i]))
			check_requirement(k, in, &p->requirements.v[i],
			    &said);
	for (size_t i = 0; i < p->roles.n; i++)
		check_role(k, in, &p->roles.v[i]);
	for (size_t i = 0; i < p->roles.n; i++) {
		check_apart(k, in, &p->roles.v[i]);
		check_owner(k, in, &p->roles.v[i]);
	}
	check_runbook(k, in);
}

void
check_components(struct check *k)
{
	const struct site *site = k->corpus->site;

	for (size_t i = 0; k->policy_chosen && i < site->components.n; i++)
		check_component(k, &site->components.v[i]);
}
