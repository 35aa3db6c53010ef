/* skeleton_world: a site, a policy and an incident to make skeletons of.
 */
#ifndef UNIT_SKELETON_WORLD_H
#define UNIT_SKELETON_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/presets.h"
#include "output/skeleton.h"
#include "read/front.h"
#include "read/yaml.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A site with two components, and a policy given as YAML. */
struct world {
	struct arena a;
	struct diags d;
	struct site site;
	struct policy policy;
	struct incident incident;
	struct skeleton s;
};

static inline const struct node *
no_preset(void *context, str name)
{
	(void)context;
	(void)name;
	return NULL;
}

static inline int64_t
moment(const char *text)
{
	int64_t at;

	assert_int_equal(when_parse(str_c(text), &at, NULL), WHEN_OK);
	return at;
}

static inline void
set_up(struct world *w, enum file_kind kind, str policy)
{
	static struct component components[] = {
		{ .id = STR_INIT("web") }, { .id = STR_INIT("api") },
	};
	const struct node *root;

	*w = (struct world){ 0 };
	w->d = diags_init(&w->a);
	root = yaml_read(&w->a, policy, 1, 1, &w->d);
	policy_read(&w->a, root, no_preset, NULL, &w->policy, &w->d);
	assert_int_equal(w->d.n, 0);
	w->site.components.v = components;
	w->site.components.n = COUNT(components);
	for (int m = 0; m < MILESTONE_COUNT; m++)
		w->incident.times[m].at = TIME_NONE;
	w->incident.id = STR("INC-7");
	w->incident.doc.slug = STR("2026-03-14-checkout-slow");
	w->incident.doc.title = STR("Checkout slow");
	w->s = (struct skeleton){
		.kind = kind,
		.site = &w->site,
		.policy = &w->policy,
		.title = STR("Checkout slow"),
		.now = moment("2026-03-14T09:00:42Z"),
		.incident = &w->incident,
	};
}

static inline void
set_up_preset(struct world *w, enum file_kind kind)
{
	set_up(w, kind, preset_text(STR("operations")));
}

static inline void
tear_down(struct world *w)
{
	arena_release(&w->a);
}

static inline void
assert_holds(str text, const char *want)
{
	if (!str_has(text, str_c(want)))
		fail_msg("\"%s\" is not in:\n" STR_FMT, want, STR_ARG(text));
}

static inline void
assert_lacks(str text, const char *what)
{
	if (str_has(text, str_c(what)))
		fail_msg("\"%s\" is in:\n" STR_FMT, what, STR_ARG(text));
}

/* The front matter of what was made, as any reader of the site has it. */
static inline const struct node *
front_of(struct world *w, str text)
{
	struct front f;
	const struct node *root;

	assert_true(front_split(text, 1, true, &f, &w->d));
	root = yaml_read(&w->a, f.yaml, 1, 2, &w->d);
	assert_int_equal(w->d.n, 0);
	assert_non_null(root);
	return root;
}

static inline void
assert_key(const struct node *front, const char *key, const char *want)
{
	str got = node_text(node_get(front, str_c(key)));

	if (!str_eq(got, str_c(want)))
		fail_msg("%s is \"" STR_FMT "\", want \"%s\"", key,
		    STR_ARG(got), want);
}

#endif
