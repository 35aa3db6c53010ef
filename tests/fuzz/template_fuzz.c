/* Templates from anywhere: parsed, linked and run against data that
 * loops, nests and names templates. The input is several templates, with
 * a line "%%" between them: the page, then a, b, c and d.
 *
 * Besides not crashing: the same run gives the same bytes, no page
 * passes its ceiling, a failure always has a diagnostic, and text
 * without tags comes out as it went in. Seeds: tests/fuzz/template/. */
#include <stdlib.h>

#include "render/template.h"
#include "render/value_json.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const str names[] = {
	STR_INIT("page"), STR_INIT("a"), STR_INIT("b"), STR_INIT("c"),
	STR_INIT("d"),
};

static const str sample = STR_INIT(
    "{\"t\": \"<&\\\"'>\", \"n\": 1.5, \"yes\": true, \"no\": false,"
    " \"nil\": null, \"l\": [1, 2, 3], \"lines\": \"one\\ntwo\\n\","
    " \"k\": \"a\", \"kinds\": [\"a\", \"b\", \"none\"],"
    " \"m\": {\"t\": \"inner\", \"m\": {\"k\": \"b\", \"l\": []}},"
    " \"tree\": {\"t\": \"x\", \"tree\": {\"tree\": false}}}");

static void
split(struct template_set *set, str text, struct diags *d)
{
	static const str mark = STR_INIT("\n%%\n");

	for (uint32_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		ptrdiff_t at = str_find(text, mark);
		str one = at < 0 ? text : str_sub(text, 0, (size_t)at);
		struct place place = { .file = i };

		template_add(set, names[i], one, place, d);
		text = at < 0 ? STR_NONE
		    : str_from(text, (size_t)at + mark.n);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str text = str_of((const char *)data, size);
	struct arena a = { 0 };
	struct diags d = diags_init(&a);
	struct template_set set = template_set_init(&a);
	struct buf first = buf_init(1 << 16), second = buf_init(1 << 16);
	struct value *v = value_from_json(&a, sample, 0, &d);
	int rc[2];

	HOLDS(v);
	set.steps = 20000;
	set.missing_ok = size % 2;
	split(&set, text, &d);
	if (template_link(&set, &d) < 0)
		HOLDS(d.n > 0);
	rc[0] = template_run(&first, &set, STR("page"), v, &d);
	rc[1] = template_run(&second, &set, STR("page"), v, &d);
	HOLDS(rc[0] == rc[1]);
	HOLDS(rc[0] == 0 || d.n > 0);
	HOLDS(first.n <= first.max);
	if (rc[0] == 0)
		HOLDS(str_eq(buf_view(&first), buf_view(&second)));
	if (rc[0] == 0 && !str_has(text, STR("{{")) &&
	    !str_has(text, STR("\n%%\n")) &&
	    !str_starts(text, STR("\xef\xbb\xbf")))
		HOLDS(str_eq(buf_view(&first), text));
	template_flatten(&set, value_map(&a));
	buf_clear(&second);
	rc[1] = template_run(&second, &set, STR("page"), v, &d);
	if (rc[0] == 0)
		HOLDS(rc[1] == 0 &&
		    str_eq(buf_view(&first), buf_view(&second)));
	buf_release(&first);
	buf_release(&second);
	arena_release(&a);
	return 0;
}
