/* Any bytes as a policy: read on top of its preset, checked, shown, and
 * its messages and channel as templates. What `policy show` prints of a
 * policy is a policy again. Seeds: tests/fuzz/policy/. */
#include <stdint.h>
#include <stdlib.h>

#include "model/presets.h"
#include "output/policy_show.h"
#include "read/keys.h"
#include "read/text.h"
#include "read/yaml.h"
#include "render/message_check.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct world {
	struct arena *a;
	struct diags *d;
};

static const struct node *
preset(void *context, str name)
{
	struct world *w = context;
	str text = preset_text(name);
	struct node *root;

	if (!text.p)
		return NULL;
	root = yaml_read(w->a, text, 2, 1, w->d);
	schema_check(&schema_policy, root, w->d);
	return root;
}

/* What is named is there. */
static void
policy_is_whole(const struct policy *p)
{
	for (size_t i = 0; i < p->levels.n; i++)
		HOLDS(!str_empty(p->levels.v[i].id));
	HOLDS(p->own_sections <= p->sections.n);
	HOLDS(p->default_kind < (int)p->kinds.n);
	for (int i = 0; i < 4; i++)
		HOLDS(p->weights[i] >= 0 && p->weights[i] <= 1000);
}

static void
messages(const struct policy *p, struct diags *d)
{
	message_check(p, p->channel, 1, d);
	for (int i = 0; i < MESSAGE_COUNT; i++)
		message_check(p, p->messages[i].text, 1, d);
}

static void
shown_again(struct world *w, const struct policy *p)
{
	static const str paths[] = { STR_INIT("(no file)"),
		STR_INIT("content/policy.yaml"), STR_INIT("preset x") };
	struct buf out = buf_init(BUF_MAX);
	struct diags again = diags_init(w->a);
	str text = STR_NONE;

	policy_show(&out, p, paths);
	if (out.n && text_check(w->a, buf_keep(&out, w->a), 1, &text,
	    &again))
		HOLDS(yaml_read(w->a, text, 1, 1, &again));
	HOLDS(out.n == 0 || !str_empty(text));
	buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct world w = { &a, &d };
	struct policy p;
	struct node *root;
	str text;

	if (text_check(&a, str_dup(&a, str_of((const char *)data, size)), 1,
	    &text, &d)) {
		root = yaml_read(&a, text, 1, 1, &d);
		HOLDS(root || d.n > 0);
		schema_check(&schema_policy, root, &d);
		policy_read(&a, root, preset, &w, &p, &d);
		policy_check(&p, &a, &d);
		policy_is_whole(&p);
		messages(&p, &d);
		if (diags_count(&d, LEVEL_ERROR) == 0)
			shown_again(&w, &p);
	}
	arena_release(&a);
	return 0;
}
