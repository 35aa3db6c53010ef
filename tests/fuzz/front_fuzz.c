/* Any bytes as a content file: its text, its two parts, its keys, and as
 * site.yaml. Seeds: tests/fuzz/front/. */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "model/site.h"
#include "read/front.h"
#include "read/keys.h"
#include "read/text.h"
#include "read/yaml.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
text_is_clean(str text)
{
	HOLDS(text.n > 0 && utf8_bad(text) < 0);
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		HOLDS(c >= 0x20 || c == '\t' || c == '\n' || c == '\r');
		HOLDS(c != 0x7f);
		HOLDS(c != '\r' || (i + 1 < text.n && text.p[i + 1] == '\n'));
	}
}

/* Both parts are pieces of the text, at the lines they say. */
static void
parts_fit(str text, const struct front *f)
{
	HOLDS(f->found || f->body_line == 1);
	for (int i = 0; i < 2; i++) {
		str part = i ? f->body : f->yaml;
		uint32_t line = i ? f->body_line : f->yaml_line;

		if (part.n == 0)
			continue;
		HOLDS(part.p >= text.p &&
		    part.p + part.n <= text.p + text.n);
		HOLDS(text_place(text, (size_t)(part.p - text.p), 1).line ==
		    line);
	}
}

static void
as_content(struct arena *a, str text, struct diags *d)
{
	static const struct schema *const shapes[] = {
		&schema_incident, &schema_postmortem, &schema_maintenance,
		&schema_runbook, &schema_page,
	};
	struct front f;
	struct node *root;
	size_t before = d->n;

	if (!front_split(text, 1, true, &f, d)) {
		HOLDS(d->n == before + 1);
		return;
	}
	parts_fit(text, &f);
	root = yaml_read(a, f.yaml, 1, f.yaml_line, d);
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		schema_check(shapes[i], root, d);
}

static void
as_site(struct arena *a, str text, struct diags *d)
{
	struct node *root = yaml_read(a, text, 1, 1, d);
	struct site s;

	schema_check(&schema_site, root, d);
	site_read(a, root, &s, d);
	for (size_t i = 0; i < s.components.n; i++) {
		const struct component *c = &s.components.v[i];

		HOLDS(site_component(&s, c->id) == (int)i);
		HOLDS(c->group < (int)s.groups.n);
	}
	HOLDS(s.calendar.opens < s.calendar.closes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	str text;

	if (text_check(&a, str_dup(&a, str_of((const char *)data, size)), 1,
	    &text, &d)) {
		text_is_clean(text);
		as_content(&a, text, &d);
		as_site(&a, text, &d);
	} else {
		HOLDS(d.n == 1 && str_empty(text));
	}
	arena_release(&a);
	return 0;
}
