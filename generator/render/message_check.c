#include "render/message_check.h"

#include "render/message.h"
#include "render/template_names.h"

/* impact.customers is the value customers. */
static void
add_facts(struct arena *a, const struct policy *p, struct strs *out)
{
	static const str below = STR_INIT("impact.");

	for (size_t i = 0; i < p->more_metrics.n; i++)
		*vec_push(a, out) = p->more_metrics.v[i].fact;
	for (size_t i = 0; i < p->requirements.n; i++) {
		const struct strs *needs = &p->requirements.v[i].needs;

		for (size_t k = 0; k < needs->n; k++)
			if (str_starts(needs->v[k], below))
				*vec_push(a, out) = str_from(needs->v[k],
				    below.n);
	}
}

static void
add_names(struct arena *a, const struct policy *p, struct strs *out)
{
	static const str others[] = {
		STR_INIT("channel"), STR_INIT("open"),
		STR_INIT("follow_ups"), STR_INIT("top_actions"),
		STR_INIT("settled"),
		/* of an action */
		STR_INIT("text"), STR_INIT("owner"), STR_INIT("issue"),
		STR_INIT("due"),
	};

	for (size_t i = 0; message_value(i); i++)
		*vec_push(a, out) = str_c(message_value(i));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		*vec_push(a, out) = others[i];
	for (size_t i = 0; i < p->roles.n; i++)
		*vec_push(a, out) = p->roles.v[i].id;
	add_facts(a, p, out);
}

/* A name that is near to none may be a fact of the team's own. */
static void
check_names(const struct policy *p, const struct template_set *set,
    str text, uint32_t file, struct diags *d)
{
	struct arena *a = set->arena;
	struct strs names = { 0 }, asked = { 0 };
	size_t reported = 0;

	add_names(a, p, &names);
	template_names(set, STR("message"), a, &asked);
	for (size_t i = 0; i < asked.n && reported < TEMPLATE_MISTAKES; i++) {
		str name = asked.v[i], near;

		if (strs_has(&names, name) || str_find_char(name, '.') >= 0)
			continue;
		near = suggest(name, names.v, names.n);
		reported++;	/* looking for it is what takes time */
		if (str_empty(near))
			continue;
		diag_add(d, RULE_MESSAGE_VALUE,
		    template_place(text, name, file),
		    "there is no value " STR_FMT, STR_ARG(name));
		diag_meant(d, name, near);
	}
}

void
message_check(const struct policy *p, str text, uint32_t file,
    struct diags *d)
{
	struct arena scratch = { 0 };
	struct template_set set = template_set_init(&scratch);

	set.plain = true;
	template_add(&set, STR("message"), text,
	    (struct place){ .file = file }, d);
	if (template_link(&set, d) == 0)
		check_names(p, &set, text, file, d);
	arena_release(&scratch);
}
