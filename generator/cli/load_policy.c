/* Which policy there is: a preset, a file, or one on top of the other. */
#include "cli/load.h"
#include "model/presets.h"
#include "read/keys.h"
#include "read/yaml.h"

const struct node *
load_preset(void *context, str name)
{
	struct load *l = context;
	str text = preset_text(name);
	struct node *root;
	uint32_t file;

	if (!text.p)
		return NULL;
	file = files_add(&l->files, str_cat(&l->arena, STR("preset "), name),
	    NULL);
	root = yaml_read(&l->arena, text, file, 1, &l->diags);
	/* Ours is right; a test sees to it. */
	schema_check(&schema_policy, root, &l->diags);
	return root;
}

static const struct node *
unknown_policy(struct load *l, str name)
{
	size_t n;
	const str *names = preset_names(&n);
	str near = suggest(name, names, n), list = STR_NONE;

	for (size_t i = 0; i < n; i++)
		list = str_cat(&l->arena, list, i ? STR(", ") : STR_NONE,
		    names[i]);
	diag_add(&l->diags, RULE_POLICY_UNKNOWN, l->site.policy.at,
	    "there is no policy " STR_FMT, STR_ARG(name));
	if (!str_empty(near))
		diag_meant(&l->diags, name, near);
	else
		diag_help(&l->diags, "name a preset (" STR_FMT "), or a "
		    "file in content/ such as policy.yaml", STR_ARG(list));
	return NULL;
}

/* A policy as if it began with extends: and the name that site.yaml
 * gives; one that says so itself is left as it is. */
static const struct node *
extended(struct load *l, const struct node *root)
{
	struct node *copy, *extends;

	if (!root || root->kind != NODE_MAP || str_empty(l->site.policy.name)
	    || node_get(root, STR("extends")))
		return root;
	copy = arena_new(&l->arena, struct node);
	extends = arena_new(&l->arena, struct node);
	*extends = (struct node){ .kind = NODE_SCALAR,
	    .key = STR("extends"), .text = l->site.policy.name,
	    .at = l->site.policy.at, .next = root->first };
	*copy = *root;
	copy->first = extends;
	copy->n++;
	return copy;
}

/* policy: names a file of content/ or a preset. content/policy.yaml is
 * the one when nothing is said, and changes the preset that is named. */
static const struct node *
find_policy(struct load *l)
{
	static const str standard = STR_INIT("content/policy.yaml");
	str name = l->site.policy.name;
	bool named = str_ends(name, STR(".yaml")) ||
	    str_ends(name, STR(".yml"));
	const struct file *f = files_at(&l->files, named
	    ? str_cat(&l->arena, STR("content/"), name) : standard);
	const struct node *root;

	/* What was rejected was reported. */
	if (f && f->kind == FILE_REJECTED)
		return NULL;
	if (f) {
		root = load_tree(l, f, &schema_policy);
		return named ? root : extended(l, root);
	}
	if (str_empty(name))
		name = STR("operations");
	root = load_preset(l, name);
	return root ? root : unknown_policy(l, name);
}

void
load_policy(struct load *l)
{
	const struct node *root = find_policy(l);

	policy_read(&l->arena, root, load_preset, l, &l->policy, &l->diags);
	policy_check(&l->policy, &l->arena, &l->diags);
	load_messages(l);
	if (str_empty(l->policy.id))
		l->policy.id = str_empty(l->site.policy.name)
		    ? STR("operations") : l->site.policy.name;
}
