/* Time zone files that are cut, wrong or hostile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tzif.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
a_file_cut_anywhere_gives_no_zone(void **state)
{
	struct arena a = { 0 };
	str whole = tzif(&a, &copenhagen);

	(void)state;
	for (size_t n = 0; n < whole.n; n++)
		if (zone_parse(&a, str_dup(&a, str_sub(whole, 0, n))))
			fail_msg("%zu of %zu bytes are enough", n, whole.n);
	assert_non_null(zone_parse(&a, str_dup(&a, whole)));
	arena_release(&a);
}

static void
a_file_with_any_wrong_byte_does_no_harm(void **state)
{
	static const unsigned char wrong[] = { 0, 1, 0x7f, 0x80, 0xff };
	struct arena keep = { 0 };
	str whole = tzif(&keep, &copenhagen);

	(void)state;
	for (size_t i = 0; i < whole.n; i++)
		for (size_t k = 0; k < sizeof(wrong); k++) {
			struct arena a = { 0 };
			str bad = str_dup(&a, whole);
			struct civil c = civil_of(0);
			struct zone *z;
			int64_t m;

			((char *)(uintptr_t)bad.p)[i] = (char)wrong[k];
			z = zone_parse(&a, bad);
			if (z) {
				zone_offset(z, INT64_MIN + 1);
				zone_offset(z, INT64_MAX);
				zone_moment(z, &c, &m);
			}
			arena_release(&a);
		}
	arena_release(&keep);
}

static void
a_file_that_contradicts_itself_gives_no_zone(void **state)
{
	struct arena a = { 0 };
	struct spec s = copenhagen;

	(void)state;
	s.changes[1].at = "2027-03-29T01:00Z";	/* out of order */
	assert_null(zone_parse(&a, tzif(&a, &s)));
	s = copenhagen;
	s.changes[1].at = s.changes[0].at;
	assert_null(zone_parse(&a, tzif(&a, &s)));
	s = copenhagen;
	s.changes[1].to = 3;			/* no such type */
	assert_null(zone_parse(&a, tzif(&a, &s)));
	s = copenhagen;
	s.types = 0;
	s.n = 0;
	assert_null(zone_parse(&a, tzif(&a, &s)));
	s = copenhagen;
	s.offsets[0] = 26 * 60;
	assert_null(zone_parse(&a, tzif(&a, &s)));
	s.offsets[0] = -25 * 60;
	assert_null(zone_parse(&a, tzif(&a, &s)));
	s = copenhagen;
	s.leaps = 2;				/* counted as we do not */
	assert_null(zone_parse(&a, tzif(&a, &s)));
	s = copenhagen;
	s.version = 'x';
	assert_null(zone_parse(&a, tzif(&a, &s)));
	assert_null(zone_parse(&a, STR_NONE));
	assert_null(zone_parse(&a, STR("Europe/Copenhagen\n")));
	arena_release(&a);
}

static void
names_that_leave_the_folder_are_refused(void **state)
{
	static const char *const good[] = {
		"UTC", "Europe/Copenhagen", "Etc/GMT+1", "Etc/GMT-14",
		"America/Argentina/Buenos_Aires", "EST5EDT", "CET",
	};
	static const char *const bad[] = {
		"", "/", "/etc/passwd", "../../etc/passwd", "Europe/",
		"Europe//Copenhagen", "Europe/../UTC", ".", "..", "a.b",
		"Europe/.hidden", "Europe Copenhagen", "Europe\\X",
		"Europe/K\xc3\xb8" "benhavn", "UTC\n", "%s",
		"localtime", "posixrules", "Factory",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaa",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(zone_name_valid(str_c(good[i])));
	for (size_t i = 0; i < COUNT(bad); i++)
		if (zone_name_valid(str_c(bad[i])))
			fail_msg("%s", bad[i]);
	assert_false(zone_name_valid(str_of("UTC\0", 4)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_cut_anywhere_gives_no_zone),
		cmocka_unit_test(a_file_with_any_wrong_byte_does_no_harm),
		cmocka_unit_test(
		    a_file_that_contradicts_itself_gives_no_zone),
		cmocka_unit_test(names_that_leave_the_folder_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
