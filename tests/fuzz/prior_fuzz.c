/* Any bytes as what the site said before (api/state.txt), and as data
 * for `render --data`. Seeds: tests/fuzz/prior/. */
#include <stdint.h>
#include <stdlib.h>

#include "output/prior.h"
#include "read/text.h"
#include "read/yaml.h"
#include "render/value_json.h"
#include "render/value_node.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
as_state(struct arena *a, str bytes)
{
	struct prior p;
	bool other, found = false;

	for (int internal = 0; internal < 2; internal++) {
		bool fine = prior_read(a, bytes, internal, &p, &other);

		/* It is of one audience at most. */
		HOLDS(!fine || !found);
		HOLDS(!fine || !other);
		found |= fine;
		if (!fine)
			continue;
		/* Cut anywhere, it is none. */
		HOLDS(!prior_read(a, str_sub(bytes, 0, bytes.n - 1),
		    internal, &p, &other));
		HOLDS(!prior_read(a, str_sub(bytes, 0, bytes.n / 2),
		    internal, &p, &other));
	}
}

static void
as_data(struct arena *a, str bytes)
{
	struct diags d = diags_init(a);
	str text;

	HOLDS(value_from_json(a, bytes, 1, &d) ? d.n == 0 : d.n == 1);
	if (text_check(a, bytes, 1, &text, &d))
		HOLDS(value_from_node(a, yaml_read(a, text, 1, 1, &d)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	str bytes = str_dup(&a, str_of((const char *)data, size));

	as_state(&a, bytes);
	as_data(&a, bytes);
	arena_release(&a);
	return 0;
}
