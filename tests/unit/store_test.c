#include "cache/store.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena arena;

/* A folder of its own for each test. */
static int
enter(void **state)
{
	char *path = strdup("/tmp/allclear-store-XXXXXX");

	*state = path;
	return mkdtemp(path) && chdir(path) == 0 ? 0 : -1;
}

static int
leave(void **state)
{
	char command[100];
	int rc;

	snprintf(command, sizeof(command), "rm -rf %s", (char *)*state);
	rc = system(command);
	free(*state);
	arena_release(&arena);
	return rc || chdir("/");
}

static struct store
opened(void)
{
	struct store s;

	store_open(&s, &arena, "public");
	return s;
}

static struct store_row
row_of(str path, str record)
{
	return (struct store_row){ .path = path, .hash = 1, .key = 2,
		.facts = { 7, 8, 9, 10 }, .front_n = 1, .body_n = 2,
		.html_n = record.n - 3 };
}

/* Keep one record, besides those of rows that are kept. */
static int
keep(struct store *s, str path, str record, const struct store_row *more)
{
	struct store_row rows[2] = { row_of(path, record) };
	int rc = store_begin(s);

	if (rc)
		return rc;
	store_add(s, &rows[0], record);
	if (more)
		rows[1] = *more;
	return store_commit(s, rows, more ? 2 : 1);
}

static void
keep_one(str path, str record)
{
	struct store s = opened();

	assert_int_equal(keep(&s, path, record, NULL), 0);
	store_close(&s);
}

static void
assert_kept(struct store *s, str path, str want)
{
	const struct store_row *row = store_find(s, path);
	struct spilled html;
	str front, body;

	assert_non_null(row);
	assert_true(store_read_front(s, row, &arena, &front));
	assert_true(store_read_body(s, row, &arena, &body));
	html = store_html(s, row);
	assert_true(str_eq(front, str_sub(want, 0, 1)));
	assert_true(str_eq(body, str_from(want, 1)));
	assert_true(str_eq(spilled_text(&html, &arena), str_from(want, 3)));
	assert_true(row->facts.size == 7 && row->facts.inode == 10);
	assert_true(row->front_n == 1 && row->body_n == 2);
}

static void
what_was_kept_is_there_the_next_time(void **state)
{
	struct store s;

	(void)state;
	keep_one(STR("content/a.md"), STR("what a says"));
	s = opened();
	assert_kept(&s, STR("content/a.md"), STR("what a says"));
	assert_null(store_find(&s, STR("content/b.md")));
	assert_int_equal(keep(&s, STR("content/b.md"), STR("and b"),
	    store_find(&s, STR("content/a.md"))), 0);
	store_close(&s);
	s = opened();
	assert_kept(&s, STR("content/a.md"), STR("what a says"));
	assert_kept(&s, STR("content/b.md"), STR("and b"));
	store_close(&s);
}

static void
without_a_store_nothing_is_kept(void **state)
{
	struct store s = opened();

	(void)state;
	assert_null(store_find(&s, STR("content/a.md")));
	store_close(&s);
	assert_int_equal(access(".allclear", F_OK), -1);
}

/* As a checkout, an archive or a backup puts it there: with the same bytes
 * and the same times, as far as anybody may set them. */
static void
a_copy_is_nobodys_store(void **state)
{
	struct store s;

	(void)state;
	keep_one(STR("content/a.md"), STR("what a says"));
	assert_int_equal(system("cp -a .allclear copy && rm -r .allclear && "
	    "mv copy .allclear"), 0);
	s = opened();
	assert_null(store_find(&s, STR("content/a.md")));
	assert_int_equal(keep(&s, STR("content/a.md"), STR("anew"), NULL), 0);
	store_close(&s);
	s = opened();
	assert_kept(&s, STR("content/a.md"), STR("anew"));
	store_close(&s);
}

static void
another_program_does_not_use_it(void **state)
{
	struct store s = opened();

	(void)state;
	s.program = STR("allclear of yesterday");
	assert_int_equal(keep(&s, STR("content/a.md"), STR("old"), NULL), 0);
	store_close(&s);
	s = opened();
	assert_null(store_find(&s, STR("content/a.md")));
	store_close(&s);
}

static void
a_record_that_changed_is_not_read(void **state)
{
	struct store s;
	const struct store_row *row;
	FILE *f;
	str got;

	(void)state;
	keep_one(STR("content/a.md"), STR("what a says"));
	s = opened();
	row = store_find(&s, STR("content/a.md"));
	f = fopen(".allclear/public.data", "r+");
	assert_true(f && fputc('W', f) == 'W' && fclose(f) == 0);
	assert_false(store_read_front(&s, row, &arena, &got));
	assert_true(store_read_body(&s, row, &arena, &got));
	f = fopen(".allclear/public.data", "r+");
	assert_true(f && fseek(f, -1, SEEK_END) == 0 &&
	    fputc('A', f) == 'A' && fclose(f) == 0);
	assert_false(store_read_body(&s, row, &arena, &got));
	f = fopen(".allclear/public.data", "w");
	assert_true(f && fclose(f) == 0);
	assert_false(store_read_front(&s, row, &arena, &got));
	assert_false(store_read_body(&s, row, &arena, &got));
	store_close(&s);
	s = opened();
	assert_null(store_find(&s, STR("content/a.md")));
	store_close(&s);
}

static void
one_writes_at_a_time(void **state)
{
	struct store one, two;

	(void)state;
	keep_one(STR("content/a.md"), STR("what a says"));
	one = opened();
	two = opened();
	assert_int_equal(store_begin(&one), 0);
	assert_int_equal(store_begin(&two), 1);
	assert_int_equal(store_commit(&one, NULL, 0), 0);
	store_close(&one);
	assert_int_equal(store_begin(&two), 0);
	store_close(&two);
}

static bool
begun_empty(struct store *s)
{
	int beside = open(".", O_RDONLY);
	bool begun = store_begin_empty(s, beside);

	assert_true(beside >= 0);
	close(beside);
	return begun;
}

/* As a build does that finds nothing: what it puts aside stays there. */
static void
a_new_store_is_written_in_place(void **state)
{
	str record = STR("what a says");
	struct store s = opened();
	struct store_row row = row_of(STR("content/a.md"), record);

	(void)state;
	assert_true(begun_empty(&s));
	row.at = 4000;
	store_sums(&row, str_sub(record, 0, 3), str_from(record, 3));
	assert_int_equal(host_write_at(s.data, record, 4000), 0);
	assert_int_equal(store_begin(&s), 0);
	assert_int_equal(store_commit(&s, &row, 1), 0);
	store_close(&s);
	s = opened();
	assert_kept(&s, STR("content/a.md"), record);
	assert_false(begun_empty(&s));
	store_close(&s);
}

static void
what_is_not_committed_takes_no_place(void **state)
{
	struct store s = opened(), other = opened();

	(void)state;
	assert_true(begun_empty(&s));
	assert_int_equal(access(".allclear/public.data", F_OK), 0);
	assert_false(begun_empty(&other));
	store_close(&s);
	assert_int_not_equal(access(".allclear/public.data", F_OK), 0);
	keep_one(STR("content/a.md"), STR("what a says"));
	store_close(&other);
	s = opened();
	assert_kept(&s, STR("content/a.md"), STR("what a says"));
	store_close(&s);
}

/* What the other has read is not what is there. */
static void
who_comes_late_leaves_it_alone(void **state)
{
	struct store one, two;

	(void)state;
	keep_one(STR("content/a.md"), STR("what a says"));
	one = opened();
	two = opened();
	assert_int_equal(keep(&one, STR("content/b.md"), STR("and b"),
	    store_find(&one, STR("content/a.md"))), 0);
	store_close(&one);
	assert_int_equal(keep(&two, STR("content/c.md"), STR("and c"),
	    NULL), 1);
	store_close(&two);
	one = opened();
	assert_kept(&one, STR("content/b.md"), STR("and b"));
	store_close(&one);
}

static void
data_do_not_grow_without_end(void **state)
{
	static char record[300000];
	const str path = STR("content/a.md");
	struct stat st;

	(void)state;
	memset(record, 'x', sizeof(record));
	for (int i = 0; i < 20; i++) {
		struct store s;

		record[5] = (char)('a' + i);
		keep_one(path, str_of(record, sizeof(record)));
		s = opened();
		assert_kept(&s, path, str_of(record, sizeof(record)));
		store_close(&s);
	}
	assert_int_equal(stat(".allclear/public.data", &st), 0);
	assert_true(st.st_size < 3000000);
}

static void
a_link_leads_nowhere(void **state)
{
	struct store s;

	(void)state;
	assert_int_equal(system("mkdir away && ln -s away .allclear"), 0);
	s = opened();
	assert_int_equal(store_begin(&s), -1);
	store_close(&s);
	assert_int_equal(system("rm .allclear && mkdir .allclear && "
	    "echo mine >mine && ln -s ../mine .allclear/public.data"), 0);
	keep_one(STR("content/a.md"), STR("what a says"));
	assert_int_equal(system("test \"$(cat mine)\" = mine"), 0);
}

static void
files_of_others_stay(void **state)
{
	(void)state;
	assert_int_equal(system("mkdir .allclear && "
	    "echo '*.json' >.allclear/.gitignore"), 0);
	keep_one(STR("content/a.md"), STR("what a says"));
	assert_int_equal(system("grep -qx '\\*.json' .allclear/.gitignore"),
	    0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)
		TEST(what_was_kept_is_there_the_next_time),
		TEST(without_a_store_nothing_is_kept),
		TEST(a_copy_is_nobodys_store),
		TEST(another_program_does_not_use_it),
		TEST(a_record_that_changed_is_not_read),
		TEST(one_writes_at_a_time),
		TEST(a_new_store_is_written_in_place),
		TEST(what_is_not_committed_takes_no_place),
		TEST(who_comes_late_leaves_it_alone),
		TEST(data_do_not_grow_without_end),
		TEST(a_link_leads_nowhere),
		TEST(files_of_others_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
