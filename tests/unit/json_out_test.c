/* JSON documents as they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/escape.h"
#include "output/json_out.h"

/* A document with one member of that key, and room for more or not. */
static void
check_key(const char *key, bool room)
{
	struct buf got = buf_init(BUF_MAX), want = buf_init(BUF_MAX);
	struct json_out j = { .out = &got };

	if (room) {
		buf_repeat(&got, ' ', 500);
		buf_clear(&got);
	}
	json_out_object(&j, NULL);
	json_out_number(&j, key, 1);
	json_out_end(&j, '}');
	buf_lit(&want, "{\n ");
	json_text(&want, str_c(key));
	buf_lit(&want, ": 1\n}\n");
	assert_int_equal(got.n, want.n);
	assert_memory_equal(got.p, want.p, want.n);
	buf_release(&got);
	buf_release(&want);
}

static void
keys_of_every_length_and_byte_are_written_as_text_is(void **state)
{
	char key[48];

	(void)state;
	for (size_t n = 0; n < sizeof(key) - 1; n++) {
		memset(key, 'k', n);
		key[n] = '\0';
		check_key(key, true);
		check_key(key, false);
		for (size_t i = 0; i < n; i++)
			for (int c = 1; c < 256; c++) {
				key[i] = (char)c;
				check_key(key, true);
				key[i] = 'k';
			}
	}
}

static void
members_stand_on_lines_of_their_own(void **state)
{
	struct buf b = buf_init(BUF_MAX);
	struct json_out j = { .out = &b };
	static const char want[] = "{\n \"a\": [\n  \"x\",\n  null\n ],\n"
	    " \"severity_history\": true,\n \"Of \\\"x\\\"\": {}\n}\n";

	(void)state;
	json_out_object(&j, NULL);
	json_out_array(&j, "a");
	json_out_text(&j, NULL, STR("x"));
	json_out_maybe(&j, NULL, STR_NONE);
	json_out_end(&j, ']');
	json_out_bool(&j, "severity_history", true);
	json_out_object(&j, "Of \"x\"");
	json_out_end(&j, '}');
	json_out_end(&j, '}');
	assert_int_equal(b.n, sizeof(want) - 1);
	assert_memory_equal(b.p, want, b.n);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    keys_of_every_length_and_byte_are_written_as_text_is),
		cmocka_unit_test(members_stand_on_lines_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
