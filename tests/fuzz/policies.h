/* policies: those of the presets, for targets that need one.
 *
 * To read a policy takes longer than most inputs do, so each is read once;
 * nobody changes it. */
#ifndef FUZZ_POLICIES_H
#define FUZZ_POLICIES_H

#include "balanced.h"
#include "model/policy.h"
#include "model/presets.h"
#include "read/yaml.h"

enum { POLICIES_MOST = 16 };

static inline const struct node *
no_preset(void *context, str name)
{
	(void)context;
	(void)name;
	return NULL;
}

/* The policy of a preset; beyond the last one it goes on with the first. */
static inline const struct policy *
policy_of(size_t choice)
{
	static struct {
		struct arena a;
		struct policy policy;
		bool there;
	} all[POLICIES_MOST], *p;
	size_t n;
	const str *names = preset_names(&n);

	HOLDS(n <= POLICIES_MOST);
	p = &all[choice % n];
	if (!p->there) {
		struct diags d = diags_init(&p->a);

		policy_read(&p->a, yaml_read(&p->a, preset_text(
		    names[choice % n]), 1, 1, &d), no_preset, NULL,
		    &p->policy, &d);
		HOLDS(d.n == 0);
		p->there = true;
	}
	return &p->policy;
}

#endif
