#include "base/spill.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/host_store.h"
#include "base/pool.h"

enum { MANY = 20000, THREADS = 4 };

static struct arena arena;

/* A file without a name in the folder of tests. */
static int
opened(void)
{
	int dir = host_folder("/tmp"), fd;
	char name[32];

	assert_true(dir >= 0);
	snprintf(name, sizeof(name), "aside-%ld", host_process());
	fd = host_at_open_nameless(dir, name);
	assert_int_equal(host_at_kind(dir, name), 0);
	host_close(dir);
	assert_true(fd >= 0);
	return fd;
}

static int
leave(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct spilled
put(struct spill_block *b, str text)
{
	return (struct spilled){ .in = b->to, .at = spill_put(b, text),
		.n = text.n };
}

static void
what_was_put_aside_comes_back(void **state)
{
	struct spill s;
	struct spill_block b;
	struct spilled one, none, two;
	int fd = opened();

	(void)state;
	spill_init(&s, fd, 0);
	b = spill_block(&s);
	one = put(&b, STR("one"));
	none = put(&b, STR_NONE);
	two = put(&b, STR("and two"));
	spill_settle(&b);
	assert_true(str_eq(spilled_text(&two, &arena), STR("and two")));
	assert_true(str_eq(spilled_text(&one, &arena), STR("one")));
	assert_int_equal(spilled_text(&none, &arena).n, 0);
	assert_int_equal(spill_error(&s), 0);
	host_close(fd);
}

/* Where they fit into what is written at once, and where they do not. */
static void
two_texts_follow_each_other(void **state)
{
	static char large[300 * 1000];
	struct spill s;
	struct spill_block b;
	int fd = opened();

	(void)state;
	memset(large, 'x', sizeof(large));
	spill_init(&s, fd, 0);
	b = spill_block(&s);
	for (size_t n = 3; n <= sizeof(large); n *= 10) {
		str tail = str_of(large, n), both;
		uint64_t at = spill_put_both(&b, STR("head"), tail);

		spill_settle(&b);
		both = spill_get(&s, at, 4 + n, &arena);
		assert_true(str_starts(both, STR("head")));
		assert_true(str_eq(str_from(both, 4), tail));
	}
	assert_int_equal(spill_error(&s), 0);
	host_close(fd);
}

static void
what_stays_in_memory_is_where_it_was(void **state)
{
	struct spilled here = spilled_here(STR("here")), zero = { 0 };

	(void)state;
	assert_true(str_eq(spilled_text(&here, NULL), STR("here")));
	assert_null(spilled_text(&zero, NULL).p);
}

/* The text of a number: some are long, a few are larger than a block. */
static str
text_of(size_t i, struct arena *a)
{
	size_t n = i % 1000 == 7 ? 700000 : i % 100 == 3 ? 9000 : i % 50;
	char *p = arena_bytes(a, n);

	for (size_t k = 0; k < n; k++)
		p[k] = (char)('a' + (i + k) % 26);
	return str_of(p, n);
}

struct crowd {
	struct spill s;
	struct spill_block blocks[THREADS];
	struct arena arenas[THREADS];
	struct spilled texts[MANY];
	atomic_size_t same;
};

static void
put_one(void *context, int worker, size_t i)
{
	struct crowd *c = context;

	c->texts[i] = put(&c->blocks[worker], text_of(i, &c->arenas[worker]));
	arena_reset(&c->arenas[worker]);
}

static void
get_one(void *context, int worker, size_t i)
{
	struct crowd *c = context;
	struct arena *a = &c->arenas[worker];

	c->same += str_eq(spilled_text(&c->texts[i], a), text_of(i, a));
	arena_reset(a);
}

static void
many_threads_put_and_get_texts_of_all_sizes(void **state)
{
	struct crowd *c = arena_new(&arena, struct crowd);
	int fd = opened();

	(void)state;
	spill_init(&c->s, fd, 0);
	for (int i = 0; i < THREADS; i++)
		c->blocks[i] = spill_block(&c->s);
	pool_run(THREADS, MANY, put_one, c);
	for (int i = 0; i < THREADS; i++)
		spill_settle(&c->blocks[i]);
	pool_run(THREADS, MANY, get_one, c);
	assert_int_equal(spill_error(&c->s), 0);
	assert_int_equal(c->same, MANY);
	for (int i = 0; i < THREADS; i++)
		arena_release(&c->arenas[i]);
	host_close(fd);
}

/* Files may have so many bytes, as if the disk had no more. */
static void
room(rlim_t bytes)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void
without_room_it_says_so_and_goes_on(void **state)
{
	struct spill s;
	struct spill_block b;
	struct spilled last = { 0 };
	int fd = opened();

	(void)state;
	spill_init(&s, fd, 0);
	b = spill_block(&s);
	room(300000);
	for (size_t i = 0; i < 200; i++) {
		last = put(&b, text_of(3, &arena));
		arena_reset(&arena);
	}
	spill_settle(&b);
	room(RLIM_INFINITY);
	assert_int_equal(spill_error(&s), EFBIG);
	assert_null(spilled_text(&last, &arena).p);
	/* The first that failed is the one that is told. */
	assert_int_equal(spill_error(&s), EFBIG);
	host_close(fd);
}

static void
a_file_that_was_cut_short_is_an_error(void **state)
{
	struct spill s;
	struct spill_block b;
	struct spilled one, two;
	int fd = opened();

	(void)state;
	spill_init(&s, fd, 0);
	b = spill_block(&s);
	one = put(&b, STR("one"));
	two = put(&b, STR("and two"));
	spill_settle(&b);
	assert_int_equal(ftruncate(fd, 5), 0);
	assert_true(str_eq(spilled_text(&one, &arena), STR("one")));
	assert_int_equal(spill_error(&s), 0);
	assert_null(spilled_text(&two, &arena).p);
	assert_int_equal(spill_error(&s), EIO);
	host_close(fd);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, leave)
	const struct CMUnitTest tests[] = {
		TEST(what_was_put_aside_comes_back),
		TEST(what_stays_in_memory_is_where_it_was),
		TEST(two_texts_follow_each_other),
		TEST(many_threads_put_and_get_texts_of_all_sizes),
		TEST(without_room_it_says_so_and_goes_on),
		TEST(a_file_that_was_cut_short_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
