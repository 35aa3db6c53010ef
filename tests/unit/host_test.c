#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/host.h"

/* Every test works in an empty folder of its own. */
struct place_of_work {
	char path[64];
	struct arena a;
};

static int
set_up(void **state)
{
	struct place_of_work *w = calloc(1, sizeof(*w));

	strcpy(w->path, "/tmp/host_test.XXXXXX");
	if (!mkdtemp(w->path) || chdir(w->path) < 0)
		return -1;
	*state = w;
	return 0;
}

static int
tear_down(void **state)
{
	struct place_of_work *w = *state;
	char command[128];

	arena_release(&w->a);
	snprintf(command, sizeof(command), "rm -rf '%s'", w->path);
	free(w);
	return chdir("/") < 0 ? -1 : system(command);
}

static void
make(const char *path, const char *text)
{
	assert_int_equal(host_create(path, str_c(text)), 0);
}

static void
assert_text(str got, const char *want)
{
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.p, want, got.n);
}

static void
a_file_is_read_whole(void **state)
{
	struct place_of_work *w = *state;
	str text;

	make("a", "one\ntwo");
	assert_int_equal(host_read(&w->a, "a", 100, &text), 0);
	assert_text(text, "one\ntwo");
	make("empty", "");
	assert_int_equal(host_read(&w->a, "empty", 0, &text), 0);
	assert_int_equal(text.n, 0);
}

static void
a_file_that_hides_its_size_is_read_whole(void **state)
{
	struct place_of_work *w = *state;
	str text;

	/* Files of /proc say that they are empty. */
	assert_int_equal(host_read(&w->a, "/proc/self/status", 1 << 20,
	    &text), 0);
	assert_true(str_has(text, STR("voluntary_ctxt_switches")));
	assert_int_equal(host_read(&w->a, "/proc/self/status", 100, &text),
	    -1);
	assert_int_equal(errno, EFBIG);
}

static void
what_is_no_file_is_refused_at_once(void **state)
{
	struct place_of_work *w = *state;
	str text;

	assert_int_equal(mkfifo("fifo", 0644), 0);
	assert_int_equal(host_read(&w->a, "fifo", 10, &text), -1);
	assert_int_equal(errno, ENXIO);
	assert_int_equal(host_read(&w->a, ".", 10, &text), -1);
	assert_int_equal(errno, EISDIR);
	assert_int_equal(host_read(&w->a, "/dev/zero", 10, &text), -1);
	assert_int_equal(errno, ENXIO);
	assert_int_equal(host_read(&w->a, "none", 10, &text), -1);
	assert_int_equal(errno, ENOENT);
}

static void
a_file_over_the_limit_is_refused_unread(void **state)
{
	struct place_of_work *w = *state;
	int fd = open("big", O_WRONLY | O_CREAT, 0644);
	str text;

	assert_int_equal(ftruncate(fd, (off_t)1 << 40), 0);
	close(fd);
	assert_int_equal(host_read(&w->a, "big", 1 << 20, &text), -1);
	assert_int_equal(errno, EFBIG);
	make("ten", "0123456789");
	assert_int_equal(host_read(&w->a, "ten", 10, &text), 0);
	assert_int_equal(host_read(&w->a, "ten", 9, &text), -1);
}

/* "path kind;" for each entry. */
static void
assert_walk(struct arena *a, const char *root, const char *want)
{
	static const char kinds[] = "FELOU";
	struct host_entries list;
	char got[1024] = "";
	size_t n = 0;

	assert_int_equal(host_walk(a, root, &list), 0);
	for (size_t i = 0; i < list.n; i++)
		n += (size_t)snprintf(got + n, sizeof(got) - n,
		    STR_FMT " %c;", STR_ARG(list.v[i].path),
		    kinds[list.v[i].kind]);
	assert_string_equal(got, want);
}

static void
a_walk_is_sorted_and_leaves_out_hidden_names(void **state)
{
	struct place_of_work *w = *state;

	assert_int_equal(host_mkdirs("c/b/d"), 0);
	assert_int_equal(host_mkdirs("c/.git"), 0);
	assert_int_equal(host_mkdirs("c/.well-known"), 0);
	make("c/b/z.md", "");
	make("c/b/d/x", "");
	make("c/b-a", "");
	make("c/B", "");
	make("c/.hidden", "");
	make("c/.git/config", "");
	make("c/.well-known/security.txt", "");
	assert_walk(&w->a, "c",
	    ".well-known/security.txt F;B F;b-a F;b/d/x F;b/z.md F;");
	assert_walk(&w->a, "c/",
	    ".well-known/security.txt F;B F;b-a F;b/d/x F;b/z.md F;");
	assert_int_equal(host_mkdirs("none"), 0);
	assert_walk(&w->a, "none", "");
}

static void
a_walk_needs_a_folder_to_start_from(void **state)
{
	struct place_of_work *w = *state;
	struct host_entries list;

	assert_int_equal(host_walk(&w->a, "c", &list), -1);
	assert_int_equal(errno, ENOENT);
	make("c", "");
	assert_int_equal(host_walk(&w->a, "c", &list), -1);
	assert_int_equal(errno, ENOTDIR);
}

static void
links_are_followed_within_the_root_only(void **state)
{
	struct place_of_work *w = *state;

	assert_int_equal(host_mkdirs("c/sub"), 0);
	assert_int_equal(host_mkdirs("c-other"), 0);
	make("c/sub/f", "");
	make("secret", "");
	make("c-other/f", "");
	assert_int_equal(symlink("sub/f", "c/1-file"), 0);
	assert_int_equal(symlink("sub", "c/2-folder"), 0);
	assert_int_equal(symlink("../secret", "c/3-out"), 0);
	assert_int_equal(symlink("../c-other", "c/4-prefix"), 0);
	assert_int_equal(symlink("nowhere", "c/5-nowhere"), 0);
	assert_int_equal(symlink("6-self", "c/6-self"), 0);
	assert_int_equal(symlink("/etc", "c/7-absolute"), 0);
	assert_walk(&w->a, "c", "1-file F;2-folder/f F;3-out E;4-prefix E;"
	    "5-nowhere E;6-self E;7-absolute E;sub/f F;");
}

static void
a_link_to_a_folder_above_does_not_go_round(void **state)
{
	struct place_of_work *w = *state;

	assert_int_equal(host_mkdirs("c/a/b"), 0);
	make("c/a/f", "");
	assert_int_equal(symlink("..", "c/a/b/up"), 0);
	assert_int_equal(symlink("../..", "c/a/b/top"), 0);
	assert_int_equal(symlink("a", "c/l"), 0);
	assert_walk(&w->a, "c",
	    "a/b/top L;a/b/up L;a/f F;l/b/top L;l/b/up L;l/f F;");
}

static void
special_files_are_named_not_opened(void **state)
{
	struct place_of_work *w = *state;
	struct sockaddr_un name = { .sun_family = AF_UNIX,
	    .sun_path = "c/socket" };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	assert_int_equal(host_mkdirs("c"), 0);
	assert_int_equal(mkfifo("c/fifo", 0644), 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof(name)),
	    0);
	close(fd);
	assert_walk(&w->a, "c", "fifo O;socket O;");
}

static void
what_may_not_be_read_is_in_the_list(void **state)
{
	struct place_of_work *w = *state;
	struct host_entries list;

	if (geteuid() == 0 && (chown(w->path, 65534, 65534) < 0 ||
	    seteuid(65534) < 0))
		skip();
	assert_int_equal(host_mkdirs("c/shut"), 0);
	make("c/f", "");
	chmod("c/f", 0);
	chmod("c/shut", 0);
	assert_int_equal(host_walk(&w->a, "c", &list), 0);
	assert_int_equal(list.n, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(list.v[i].kind, HOST_UNREADABLE);
		assert_int_equal(list.v[i].error, EACCES);
	}
	chmod("c/shut", 0700);
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
}

static void
very_deep_folders_end_in_an_error_for_that_folder(void **state)
{
	struct place_of_work *w = *state;
	struct host_entries list;
	char path[512] = "c";

	for (int i = 0; i < 70; i++)
		strcat(path, "/d");
	assert_int_equal(host_mkdirs(path), 0);
	make("c/f", "");
	assert_int_equal(host_walk(&w->a, "c", &list), 0);
	assert_int_equal(list.n, 2);
	assert_int_equal(list.v[0].kind, HOST_UNREADABLE);
	assert_int_equal(list.v[0].error, ELOOP);
	assert_int_equal(list.v[0].path.n, 2 * 65 - 1);
	assert_text(list.v[1].path, "f");
}

static void
writing_replaces_the_whole_file_and_keeps_its_mode(void **state)
{
	struct place_of_work *w = *state;
	struct stat st;
	str text;

	assert_int_equal(host_write("a", STR("first, and longer")), 0);
	assert_int_equal(chmod("a", 0640), 0);
	assert_int_equal(symlink("a", "link"), 0);
	assert_int_equal(host_write("link", STR("second")), 0);
	assert_int_equal(host_read(&w->a, "a", 100, &text), 0);
	assert_text(text, "second");
	assert_int_equal(lstat("link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat("a", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_walk(&w->a, ".", "a F;link F;");
}

static void
writing_leaves_a_file_to_its_owner(void **state)
{
	struct stat st;

	(void)state;
	make("a", "first");
	if (geteuid() != 0 || chown("a", 65534, 65533) < 0)
		skip();
	assert_int_equal(chmod("a", 0640), 0);
	assert_int_equal(host_write("a", STR("second")), 0);
	assert_int_equal(stat("a", &st), 0);
	assert_int_equal(st.st_uid, 65534);
	assert_int_equal(st.st_gid, 65533);
	assert_int_equal(st.st_mode & 07777, 0640);
}

static void
creating_never_replaces(void **state)
{
	struct place_of_work *w = *state;
	str text;

	make("a", "mine");
	assert_int_equal(host_create("a", STR("yours")), -1);
	assert_int_equal(errno, EEXIST);
	assert_int_equal(host_read(&w->a, "a", 100, &text), 0);
	assert_text(text, "mine");
}

static void
a_failing_write_leaves_nothing_behind(void **state)
{
	struct place_of_work *w = *state;

	(void)w;
	assert_int_equal(host_mkdirs("dir"), 0);
	assert_int_equal(host_write("dir", STR("x")), -1);
	assert_int_equal(errno, EISDIR);
	assert_int_equal(host_write("none/x", STR("x")), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(host_put(-1, STR("x")), -1);
	assert_int_equal(host_create("/dev/full", STR("x")), -1);
	assert_walk(&w->a, ".", "");
}

static void
folders_are_made_with_their_parents(void **state)
{
	(void)state;
	assert_int_equal(host_mkdirs("a/b/c"), 0);
	assert_int_equal(host_mkdirs("a/b/c/"), 0);
	assert_int_equal(host_mkdirs("/tmp"), 0);
	assert_int_equal(host_kind_of("a/b/c"), 2);
	make("file", "");
	assert_int_equal(host_mkdirs("file/x"), -1);
	assert_int_equal(errno, ENOTDIR);
	assert_int_equal(host_mkdirs(""), -1);
}

static void
kinds_are_told_apart(void **state)
{
	(void)state;
	make("file", "");
	assert_int_equal(host_kind_of("file"), 1);
	assert_int_equal(host_kind_of("."), 2);
	assert_int_equal(host_kind_of("/dev/null"), 3);
	assert_int_equal(host_kind_of("none"), 0);
	assert_int_equal(host_kind_of("file/x"), 0);
}

static void
a_zone_is_found_by_its_name(void **state)
{
	struct place_of_work *w = *state;
	str text;

	if (host_kind_of("/usr/share/zoneinfo/Europe/Oslo") != 1)
		skip();
	assert_int_equal(host_zone(&w->a, "Europe/Oslo", &text), 0);
	assert_true(str_starts(text, STR("TZif")));
	assert_int_equal(host_zone(&w->a, "Europe/Olso", &text), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(host_zone(&w->a, "Europe", &text), -1);
	assert_int_equal(errno, ENOENT);
}

static void
the_machine_answers(void **state)
{
	(void)state;
	assert_true(host_now() > 1700000000);
	assert_true(host_ticks() > 0);
	assert_true(host_processors() >= 1);
	assert_true(host_columns(-1) == 80);
	assert_false(host_is_terminal(-1));
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

static void
a_file_that_has_changed_is_noticed(void **state)
{
	struct place_of_work *w = *state;
	struct host_entries list;
	const struct host_entry *e;

	assert_int_equal(host_mkdirs("tree"), 0);
	make("tree/a", "one");
	make("other", "two");
	assert_int_equal(host_walk(&w->a, "tree", &list), 0);
	e = &list.v[0];
	assert_int_equal(host_unchanged("tree/a", e->size, e->mtime_ns,
	    e->inode), 1);
	assert_int_equal(host_unchanged("tree/a", e->size, e->mtime_ns - 1,
	    e->inode), 0);
	assert_int_equal(host_unchanged("other", e->size, e->mtime_ns,
	    e->inode), 0);
	assert_int_equal(host_unchanged("gone", e->size, e->mtime_ns,
	    e->inode), 0);
	assert_int_equal(host_write("tree/a", STR("two")), 0);
	assert_int_equal(host_unchanged("tree/a", e->size, e->mtime_ns,
	    e->inode), 0);
}

static void
folders_that_cannot_all_be_made_are_none(void **state)
{
	char path[400] = "c/a/b/";

	(void)state;
	memset(path + 6, 'x', 300);
	assert_int_equal(host_mkdirs("c"), 0);
	assert_int_equal(host_mkdirs(path), -1);
	assert_int_equal(errno, ENAMETOOLONG);
	assert_int_equal(host_kind_of("c/a"), 0);
	assert_int_equal(host_kind_of("c"), 2);
}

static void
folders_are_removed_as_far_as_they_were_made(void **state)
{
	static const char *const names[] = { "c/a/b", "c//a/b//", "./c/a/." };

	(void)state;
	assert_int_equal(host_mkdirs("c"), 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t there_n = host_there(names[i]);

		assert_int_equal(host_mkdirs(names[i]), 0);
		assert_int_equal(host_there(names[i]), strlen(names[i]));
		host_rmdirs(names[i], there_n);
		assert_int_equal(host_kind_of("c/a"), 0);
		assert_int_equal(host_kind_of("c"), 2);
	}
	assert_int_equal(host_mkdirs("c/a/b"), 0);
	assert_int_equal(host_mkdirs("c/a/other"), 0);
	host_rmdirs("c/a/b", 1);
	assert_int_equal(host_kind_of("c/a/b"), 0);
	assert_int_equal(host_kind_of("c/a/other"), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_file_is_read_whole),
		T(a_file_that_hides_its_size_is_read_whole),
		T(what_is_no_file_is_refused_at_once),
		T(a_file_over_the_limit_is_refused_unread),
		T(a_walk_is_sorted_and_leaves_out_hidden_names),
		T(a_file_that_has_changed_is_noticed),
		T(a_walk_needs_a_folder_to_start_from),
		T(links_are_followed_within_the_root_only),
		T(a_link_to_a_folder_above_does_not_go_round),
		T(special_files_are_named_not_opened),
		T(what_may_not_be_read_is_in_the_list),
		T(very_deep_folders_end_in_an_error_for_that_folder),
		T(writing_replaces_the_whole_file_and_keeps_its_mode),
		T(writing_leaves_a_file_to_its_owner),
		T(creating_never_replaces),
		T(a_failing_write_leaves_nothing_behind),
		T(folders_are_made_with_their_parents),
		T(folders_that_cannot_all_be_made_are_none),
		T(folders_are_removed_as_far_as_they_were_made),
		T(kinds_are_told_apart),
		T(a_zone_is_found_by_its_name),
		T(the_machine_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
