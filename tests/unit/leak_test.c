/* What is taken for a leak, and what only looks like one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "chance.h"
#include "model/leak.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const str allow[] = {
	STR_INIT("10.9.*"), STR_INIT("*@open.io"),
};
static const struct site site = {
	.support = STR_INIT("mailto:Ask@heron.io"),
	.leaks_allow = { (str *)allow, COUNT(allow), COUNT(allow) },
};

/* "kind:word kind:word", with e, i, s for the kinds. */
static void
finds(const char *text, const char *wanted)
{
	struct arena a = { 0 };
	struct leaks all = { 0 };
	struct buf b = buf_init(BUF_MAX);
	str s = str_dup(&a, str_c(text));

	leaks_find(&site, s, &a, &all);
	for (size_t i = 0; i < all.n; i++) {
		str word = str_sub(s, all.v[i].at, all.v[i].at + all.v[i].n);

		buf_fmt(&b, "%s%c:" STR_FMT, i ? " " : "",
		    "eish"[all.v[i].kind], STR_ARG(word));
	}
	buf_char(&b, '\0');
	assert_string_equal(buf_view(&b).p, wanted);
	buf_release(&b);
	arena_release(&a);
}

static void
addresses_of_people_are_found(void **state)
{
	(void)state;
	finds("ask mira.s+x@mail.heron.io, or <jo@heron.io>.",
	    "e:mira.s+x@mail.heron.io e:jo@heron.io");
	finds("(mailto:jo@heron.io?subject=x)", "e:jo@heron.io");
	finds("@jo@heron.io", "e:jo@heron.io");
}

static void
what_is_no_mailbox_of_a_person_is_not(void **state)
{
	static const char *const none[] = {
		"@mira", "a@b", "lodash@4.17.2", "git@github.com:o/r.git",
		"https://medium.com/@user", "support@heron.io",
		"No-Reply@heron.io", "jo@example.com", "jo@mail.example.org",
		"jo@host.test", "ask@heron.io", "jo@open.io", "@", "x@.io",
		"a@b.c", "user@host.",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(none); i++)
		finds(none[i], "");
}

static void
addresses_of_machines_are_found(void **state)
{
	(void)state;
	finds("10.20.3.17, 85.214.3.9:8080 and 192.168.4.0/24.",
	    "i:10.20.3.17 i:85.214.3.9 i:192.168.4.0");
	finds("2001:4860:4860::8888 [fd00:12:34::1]:80",
	    "i:2001:4860:4860::8888 i:fd00:12:34::1");
	finds("2a01:4f8:1:2:3:4:5:6", "i:2a01:4f8:1:2:3:4:5:6");
	finds("at ::ffff:1:2", "");
	finds("x2001:4860::1 2001:4860::1", "i:2001:4860::1");
	finds("2a01:04f8:0001:0002:0003:0004:0005:0006.",
	    "i:2a01:04f8:0001:0002:0003:0004:0005:0006");
	/* The port makes an address of it. */
	finds("1.2.3.4:80", "i:1.2.3.4");
}

static void
versions_and_well_known_addresses_are_not(void **state)
{
	static const char *const none[] = {
		"v10.20.3.17", "1.2.3.4", "nginx 1.18.0.3", "11.0.14.1",
		"version 85.214.3.9", "release of 85.214.3.9",
		"85.214.3.9 build", "app-85.214.3.9", "85.214.3.9-rc1",
		"85.214.3.9.1", "85.214.3", "85.214.300.9", "85.214.03.9",
		"127.0.0.1", "0.0.0.0", "255.255.255.0", "192.0.2.7",
		"198.51.100.7", "203.0.113.7", "8.8.8.8", "10.0.0.0/8",
		"172.16.0.0/12", "169.254.169.254", "224.0.0.1",
		"10.9.1.1", "std::vector", "09:04:30", "2026-03-14T09:04:30Z",
		"::1", "2001:db8::7", "fe80::1", "DB::Cache", "a::b",
		"00:1b:44:11:3a:b7", "15.7 % of 4.20.1", "1.2.", "1..2.3.4",
		"2a01:4f8:1:2:3:4:5", "1:2:3:4:5:6:7:80000", "12:30:45:",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(none); i++)
		finds(none[i], "");
}

static void
keys_of_known_shapes_are_found(void **state)
{
	static const char *const keys[] = {
		"AKIA" "Q3EGRIK7ABCD2345",
		"ghp_" "0123456789abcdefghijABCDEFGHIJ012345",
		"github_pat_" "11ABCDEFG0123456789_abcdefghijklmnopqrst",
		"glpat-" "aBcDeF12345_67890-xy",
		"xoxb-" "123456789012-abcdefGHIJKL",
		"sk_live_" "4eC39HqLyjWDarjtT1zdp7dc",
		"AIza" "SyA0123456789abcdefghijklmnopqrstuv",
		"npm_" "0123456789abcdefghijABCDEFGHIJ012345",
		"eyJ" "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jV",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		char want[200], text[200];

		snprintf(text, sizeof(text), "use `%s`, then", keys[i]);
		snprintf(want, sizeof(want), "s:%s", keys[i]);
		finds(text, want);
	}
	finds("-----BEGIN EC PRIVATE KEY-----", "s:PRIVATE KEY-----");
	finds("https://deploy:x8Kd92@heron.io/x", "s:deploy:x8Kd92");
	finds("DB_PASSWORD=Xk29dPq71z", "s:Xk29dPq71z");
	finds("\"api_key\": \"9f8e7d6c5b4a3210\"", "s:9f8e7d6c5b4a3210");
	finds("npm_ghs_0123456789abcdefghijABCDEFGHIJ012345",
	    "s:ghs_0123456789abcdefghijABCDEFGHIJ012345");
	finds("my-PWD : `9f8e7d6c5b4a3210`", "s:9f8e7d6c5b4a3210");
	finds("'passphrase'=\"9f8e7d6c5b4a3210\"", "s:9f8e7d6c5b4a3210");
	finds("**Credential:** 9f8e7d6c5b4a3210", "s:9f8e7d6c5b4a3210");
	/* One finding for one secret. */
	finds("token=ghp_0123456789abcdefghijABCDEFGHIJ012345",
	    "s:ghp_0123456789abcdefghijABCDEFGHIJ012345");
}

static void
names_of_secrets_are_known_by_their_ends(void **state)
{
	static const char *const names[] = {
		"password", "passwd", "pwd", "passphrase", "secret", "token",
		"api_key", "api-key", "apikey", "access_key", "secret_key",
		"private_key", "client_secret", "credential", "PASSWORD",
		"dbPwd", "x-Api-Key",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		char text[100];

		snprintf(text, sizeof(text), "%s=9f8e7d6c5b4a3210", names[i]);
		finds(text, "s:9f8e7d6c5b4a3210");
		snprintf(text, sizeof(text), "`%s` : 9f8e7d6c5b4a3210",
		    names[i]);
		finds(text, "s:9f8e7d6c5b4a3210");
		snprintf(text, sizeof(text), "%sx=9f8e7d6c5b4a3210",
		    names[i]);
		finds(text, "");
	}
}

static void
what_shows_how_a_key_is_written_is_not(void **state)
{
	static const char *const none[] = {
		"AKIAIOSFODNN7EXAMPLE", "AKIA", "ghp_short", "eyJ.x",
		"eyJhbGciOiJIUzI1NiJ9 is a header", "-----BEGIN PUBLIC KEY-----",
		"https://user:password@heron.io", "https://u:$PASS@heron.io",
		"https://heron.io:8080/@x", "password=", "password: hunter",
		"the secret: rotate it", "token: expired-yesterday",
		"password=<yours>", "password=${PASSWORD}", "api_key=12345678",
		"secret: https://heron.io/a1b2c3d4", "Tokens: 4096 per minute",
		"metric_live_requests_total_count_x1", "INC-2026-014",
		"detected: 9f8e7d6c5b4a3210", "wd=9f8e7d6c5b4a3210",
		"token 3=9f8e7d6c5b4a3210", "key: 9f8e7d6c5b4a3210",
		"xoxb_123456789012-abcdefGHIJKL", "t-", "-t", "KEY-----",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(none); i++)
		finds(none[i], "");
}

static void
hosts_fit_the_patterns_of_the_site(void **state)
{
	struct arena a = { 0 };
	struct leaks all = { 0 };
	str text = STR("DB-3.corp.heron.io, xdb-3, db-4 and heron.io.");

	(void)state;
	leaks_hosts(&site, STR("*.corp.heron.io"), text, &a, &all);
	leaks_hosts(&site, STR("db-*"), text, &a, &all);
	assert_int_equal(all.n, 3);
	assert_int_equal(all.v[0].at, 0);
	assert_int_equal(all.v[0].n, 18);
	assert_int_equal(all.v[1].at, 0);
	assert_int_equal(all.v[2].at, 27);
	assert_true(leak_fits(STR("a*b*c"), STR("AxxbyybC")));
	assert_false(leak_fits(STR("a*b"), STR("abc")));
	assert_true(leak_fits(STR("*"), STR("")));
	arena_release(&a);
}

/* The shapes at every byte in turn, without a look at what is beside it. */
static bool
shaped(str s, size_t at, struct leak *out)
{
	switch (s.p[at]) {
	case '@':
		return leak_login(s, at, out) || leak_email(s, at, out);
	case '.':
		return leak_ipv4(s, at, out);
	case ':':
		return leak_ipv6(s, at, out) || leak_assigned(s, at, out);
	case '=':
		return leak_assigned(s, at, out);
	default:
		return leak_token(s, at, out);
	}
}

static void
passing_over_what_is_not_worth_a_look_loses_nothing(void **state)
{
	static const char *const parts[] = {
		"@", "jo@heron.io", ".", "10.20.3.17", "1.2", ":", "::",
		"2001:4860:", "1:2:3:4:5:6:7:8", "00:12", "=", "password",
		"api_key", "Token", " ", "\"", "`", "_", "-", "glpat-",
		"aBcDeF12345_67890-xy", "xoxb-", "AKIA", "Q3EGRIK7ABCD2345",
		"ghp_", "0123456789abcdefghijABCDEFGHIJ012345", "eyJ",
		"hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jV",
		"PRIVATE KEY-----", "AIza", "npm_", "https://", "user:",
		"x8Kd92qL", "\n", "e", "d", "9f8e7d6c5b4a3210", "1", "f",
		"\xc3\xa4", "(", "support", "10.9.1.1", "jo@open.io",
	};
	struct random_source chance = random_from(20260314);
	struct arena a = { 0 };

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct leaks all = { 0 };
		str s = STR_NONE;
		size_t from = 0, n = 0;

		for (uint32_t k = random_below(&chance, 12); k-- > 0;)
			s = str_cat(&a, s, str_c(parts[random_below(&chance,
			    COUNT(parts))]));
		/* Nothing is allowed here: what is ends like a leak. */
		leaks_find(&(struct site){ 0 }, s, &a, &all);
		for (size_t i = 0; i < s.n; i++) {
			struct leak one = { 0 };

			if (i < from || !shaped(s, i, &one) || one.at < from)
				continue;
			assert_true(n < all.n);
			assert_int_equal(all.v[n].kind, one.kind);
			assert_int_equal(all.v[n].at, one.at);
			assert_int_equal(all.v[n++].n, one.n);
			from = one.at + one.n;
		}
		assert_int_equal(all.n, n);
		arena_reset(&a);
	}
	arena_release(&a);
}

/* As a whole: its parts are not looked at again, which would take the
 * square of its length. */
static void
what_is_allowed_hides_what_is_in_it(void **state)
{
	static const str all_tokens = STR_INIT("github_pat_*");
	const struct site s = { .leaks_allow = { (str *)&all_tokens, 1, 1 } };
	struct arena a = { 0 };
	struct leaks all = { 0 };
	struct buf b = buf_init(BUF_MAX);

	(void)state;
	while (b.n < 600000)
		buf_lit(&b, "github_pat_");
	buf_lit(&b, " jo@heron.io");
	leaks_find(&s, buf_view(&b), &a, &all);
	assert_int_equal(all.n, 1);
	assert_int_equal(all.v[0].kind, LEAK_EMAIL);
	buf_release(&b);
	arena_release(&a);
}

/* Every byte begins something that is none: time must stay linear. */
static void
near_misses_by_the_million_take_no_time(void **state)
{
	static const char *const units[] = {
		"eyJa", "AIza", "a@", "@", ":", "::", "1.", "1.1.1.1.",
		"token=", "://a:b", "ghp_", "_", "a.", "password:", "1:1",
		"i-", "t-", "IA", "Iz", "KE", "yJ", "@.:=_-IzJK",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(units); i++) {
		struct arena a = { 0 };
		struct leaks all = { 0 };
		struct buf b = buf_init(BUF_MAX);

		while (buf_view(&b).n < 300000)
			buf_str(&b, str_c(units[i]));
		leaks_find(&site, buf_view(&b), &a, &all);
		buf_release(&b);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_of_people_are_found),
		cmocka_unit_test(what_is_no_mailbox_of_a_person_is_not),
		cmocka_unit_test(addresses_of_machines_are_found),
		cmocka_unit_test(versions_and_well_known_addresses_are_not),
		cmocka_unit_test(keys_of_known_shapes_are_found),
		cmocka_unit_test(names_of_secrets_are_known_by_their_ends),
		cmocka_unit_test(what_shows_how_a_key_is_written_is_not),
		cmocka_unit_test(hosts_fit_the_patterns_of_the_site),
		cmocka_unit_test(
		    passing_over_what_is_not_worth_a_look_loses_nothing),
		cmocka_unit_test(what_is_allowed_hides_what_is_in_it),
		cmocka_unit_test(near_misses_by_the_million_take_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
