/* A few texts that are looked for together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/needles.h"
#include "chance.h"

static const char *const wanted[] = {
	"abababa", "aaaaaaa", "bababab", "cab cab", "\x80\x99t hav", "aababba",
};
enum { WANTED = sizeof(wanted) / sizeof(wanted[0]) };

static size_t
one_by_one(str s, size_t from)
{
	for (size_t i = from; i + NEEDLE_BYTES <= s.n; i++)
		for (size_t k = 0; k < WANTED; k++)
			if (memcmp(s.p + i, wanted[k], NEEDLE_BYTES) == 0)
				return i;
	return s.n;
}

static void
the_next_one_is_found_wherever_it_stands(void **state)
{
	static const char letters[] = "aaabbbc \x80\x99thv";
	struct random_source chance = random_from(7);
	struct needles all;

	(void)state;
	needles_init(&all);
	for (size_t k = 0; k < WANTED; k++)
		needles_add(&all, wanted[k]);
	for (int round = 0; round < 50000; round++) {
		char text[64];
		str s = { text, random_below(&chance, sizeof(text)) };

		for (size_t i = 0; i < s.n; i++)
			text[i] = letters[random_below(&chance,
			    sizeof(letters) - 1)];
		if (s.n > 12 && round % 3 == 0)
			memcpy(text + random_below(&chance,
			    (uint32_t)s.n - NEEDLE_BYTES), wanted[
			    random_below(&chance, WANTED)], NEEDLE_BYTES);
		for (size_t from = 0; from <= s.n; from++)
			assert_int_equal(needles_next(&all, s, from),
			    one_by_one(s, from));
	}
}

static void
none_is_found_where_there_is_none(void **state)
{
	struct needles all, nothing = { 0 };

	(void)state;
	needles_init(&all);
	assert_int_equal(needles_next(&all, STR("abababa"), 0), 7);
	assert_int_equal(needles_next(&nothing, STR("abababa"), 0), 7);
	needles_add(&all, "abababa");
	needles_add(&all, "abababa");
	assert_int_equal(all.n, 1);
	assert_int_equal(needles_next(&all, STR_NONE, 0), 0);
	assert_int_equal(needles_next(&all, STR("ababab"), 0), 6);
	assert_int_equal(needles_next(&all, STR("abababa"), 0), 0);
	assert_int_equal(needles_next(&all, STR("abababa"), 1), 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_next_one_is_found_wherever_it_stands),
		cmocka_unit_test(none_is_found_where_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
