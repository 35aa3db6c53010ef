#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/host_tree.h"
#include "base/pool.h"
#include "publish/publish.h"

enum { NO_MOUNTS = 77 };	/* a child's status: this machine has none */

/* Every test works in an empty folder of its own, in memory where the
 * machine has such a place: publishing flushes. */
struct site {
	char path[64];
	struct arena a;
	struct publish_options o;
	struct publish *p;
	str why;
};

static int
set_up(void **state)
{
	struct site *s = calloc(1, sizeof(*s));

	snprintf(s->path, sizeof(s->path), "%s/publish_test.XXXXXX",
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(s->path) || chdir(s->path) < 0)
		return -1;
	s->o.output = "public";
	*state = s;
	return 0;
}

static int
tear_down(void **state)
{
	struct site *s = *state;
	char command[128];

	arena_release(&s->a);
	snprintf(command, sizeof(command), "rm -rf '%s'", s->path);
	free(s);
	return chdir("/") < 0 ? -1 : system(command);
}

static void
begin(struct site *s)
{
	enum publish_begun rc = publish_begin(&s->p, &s->a, &s->o, &s->why);

	if (rc != PUBLISH_READY)
		print_error(STR_FMT "\n", STR_ARG(s->why));
	assert_int_equal(rc, PUBLISH_READY);
}

static void
put(struct site *s, const char *path, const char *bytes)
{
	if (publish_file(s->p, str_c(path), str_c(bytes)) < 0)
		fail_msg(STR_FMT, STR_ARG(publish_why(s->p)));
}

static void
commit(struct site *s)
{
	if (publish_commit(s->p) < 0)
		fail_msg(STR_FMT, STR_ARG(publish_why(s->p)));
}

/* A site of two pages and a style, whose bytes say which one it is. */
static void
publish_site(struct site *s, const char *version)
{
	begin(s);
	put(s, "index.html", version);
	put(s, "incidents/x/index.html", version);
	put(s, "assets/style.css", "same");
	commit(s);
}

/* Names and bytes of a whole folder, hidden ones too. */
static void
assert_tree(struct site *s, const char *folder, const char *want)
{
	int dir = host_folder(folder);
	struct host_names names;
	char got[2048] = "";
	size_t n = 0;

	assert_true(dir >= 0);
	assert_int_equal(host_at_list(&s->a, dir, &names), 0);
	for (size_t i = 0; i < names.n; i++) {
		char path[512];
		str text = STR("(link)");

		if (strcmp(names.v[i], ".allclear-site") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, names.v[i]);
		if (host_at_kind(dir, names.v[i]) == 1)
			assert_int_equal(host_read(&s->a, path, 1000,
			    &text), 0);
		n += (size_t)snprintf(got + n, sizeof(got) - n,
		    "%s=" STR_FMT ";", names.v[i], STR_ARG(text));
	}
	host_close(dir);
	assert_string_equal(got, want);
}

#define SITE(v) "assets/style.css=same;incidents/x/index.html=" v \
	";index.html=" v ";"

/* Nothing but the output is left beside the output. */
static void
assert_tidy(struct site *s)
{
	struct host_names names;
	int here = host_folder(".");

	assert_int_equal(host_at_names(&s->a, here, &names), 0);
	host_close(here);
	assert_int_equal(names.n, 1);
	assert_string_equal(names.v[0], "public");
}

static void
make(const char *path, const char *text)
{
	assert_int_equal(host_create(path, str_c(text)), 0);
}

static void
assert_refused(struct site *s, enum publish_begun want, const char *why)
{
	assert_int_equal(publish_begin(&s->p, &s->a, &s->o, &s->why), want);
	assert_null(s->p);
	assert_string_equal(str_z(&s->a, s->why), why);
}

static void
a_first_site_appears_whole(void **state)
{
	struct site *s = *state;

	s->o.output = "out/deep/public/";
	begin(s);
	put(s, "index.html", "1");
	assert_int_equal(host_kind_of("out/deep/public"), 0);
	commit(s);
	assert_tree(s, "out/deep/public", "index.html=1;");
	s->o.output = "public";
	publish_site(s, "1");
	assert_tree(s, "public", SITE("1"));
}

static void
a_new_site_replaces_the_old_one_whole(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	begin(s);
	put(s, "index.html", "2");
	put(s, "new.html", "2");
	assert_tree(s, "public", SITE("1"));
	commit(s);
	assert_tree(s, "public", "index.html=2;new.html=2;");
	assert_tidy(s);
}

static void
giving_up_leaves_the_old_site(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	begin(s);
	put(s, "index.html", "2");
	publish_abort(s->p);
	assert_tree(s, "public", SITE("1"));
	assert_tidy(s);
}

static void
unchanged_files_keep_their_inode_and_times(void **state)
{
	struct site *s = *state;
	struct stat before, after;
	struct publish_counts n;

	publish_site(s, "1");
	assert_int_equal(stat("public/assets/style.css", &before), 0);
	begin(s);
	put(s, "index.html", "2");
	put(s, "incidents/x/index.html", "1");
	put(s, "assets/style.css", "same");
	commit(s);
	n = publish_counts(s->p);
	assert_int_equal(n.written, 1);
	assert_int_equal(n.kept, 3);	/* with the marker */
	assert_int_equal(stat("public/assets/style.css", &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_int_equal(after.st_nlink, 1);
}

static void
large_files_are_compared_and_copied_whole(void **state)
{
	struct site *s = *state;
	size_t n = 300 * 1000;
	char *bytes = malloc(n + 1);
	struct stat st;

	memset(bytes, 'x', n);
	bytes[n] = '\0';
	make("source", bytes);
	for (int round = 0; round < 2; round++) {
		begin(s);
		put(s, "a", bytes);
		assert_int_equal(publish_copy(s->p, STR("b"), "source"), 0);
		commit(s);
		assert_int_equal(publish_counts(s->p).kept, round ? 3 : 0);
	}
	bytes[n - 1] = 'y';
	begin(s);
	put(s, "a", bytes);
	put(s, "b", bytes);
	commit(s);
	assert_int_equal(publish_counts(s->p).written, 2);
	assert_int_equal(stat("public/a", &st), 0);
	assert_int_equal(st.st_size, n);
	free(bytes);
}

static void
copying_what_cannot_be_read_names_both_paths(void **state)
{
	struct site *s = *state;

	begin(s);
	assert_int_equal(publish_copy(s->p, STR("a.png"), "content/a.png"),
	    -1);
	assert_string_equal(str_z(&s->a, publish_why(s->p)),
	    "cannot copy content/a.png to public/a.png: "
	    "No such file or directory");
	publish_abort(s->p);
}

static void
the_owners_hidden_files_stay(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("public/.git/refs"), 0);
	make("public/.git/refs/main", "abc");
	make("public/.gitignore", "*");
	assert_int_equal(symlink("elsewhere", "public/.link"), 0);
	for (int round = 0; round < 2; round++) {
		publish_site(s, "1");
		assert_tree(s, "public", ".git/refs/main=abc;.gitignore=*;"
		    ".link=(link);" SITE("1"));
		assert_tidy(s);
	}
}

static void
hidden_files_of_the_site_are_the_sites(void **state)
{
	struct site *s = *state;

	begin(s);
	put(s, ".well-known/security.txt", "1");
	commit(s);
	assert_tree(s, "public", ".well-known/security.txt=1;");
	begin(s);
	put(s, "index.html", "2");
	commit(s);
	assert_tree(s, "public", "index.html=2;");
}

static void
the_folder_keeps_its_permissions(void **state)
{
	struct site *s = *state;
	struct stat st;

	publish_site(s, "1");
	assert_int_equal(chmod("public", 02750), 0);
	publish_site(s, "2");
	assert_int_equal(stat("public", &st), 0);
	assert_int_equal(st.st_mode & 07777, 02750);
}

static void
a_folder_of_others_is_refused(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("public"), 0);
	make("public/thesis.tex", "mine");
	assert_refused(s, PUBLISH_REFUSED, "public holds files that allclear "
	    "did not put there (thesis.tex); move them away, or choose "
	    "another folder with -o");
	assert_tree(s, "public", "thesis.tex=mine;");
	assert_tidy(s);
}

static void
a_file_in_the_place_of_the_folder_is_refused(void **state)
{
	struct site *s = *state;

	make("public", "mine");
	assert_refused(s, PUBLISH_REFUSED, "public is not a folder; remove "
	    "it, or choose another with -o");
	s->o.output = "public/site";
	assert_refused(s, PUBLISH_FAILED, "cannot make the folder of "
	    "public/site: Not a directory");
	assert_tidy(s);
}

static void
a_link_is_followed_and_stays(void **state)
{
	struct site *s = *state;
	struct stat st;

	assert_int_equal(host_mkdirs("www"), 0);
	assert_int_equal(symlink("www", "public"), 0);
	publish_site(s, "1");
	publish_site(s, "2");
	assert_int_equal(lstat("public", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_tree(s, "www", SITE("2"));
	assert_int_equal(unlink("public"), 0);
	assert_int_equal(symlink("nowhere", "public"), 0);
	assert_refused(s, PUBLISH_REFUSED, "public is a link that leads "
	    "nowhere; remove it, or choose another folder with -o");
}

static void
content_and_output_stay_apart(void **state)
{
	static const char why[] = " and the content folder are one in the "
	    "other; choose another output with -o";
	static const char *const bad[] = {
		"content", "content/", "content/public", ".", "./content/..",
	};
	struct site *s = *state;

	assert_int_equal(host_mkdirs("content"), 0);
	s->o.content = "content";
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char want[256];

		snprintf(want, sizeof(want), "%s%s", bad[i], why);
		s->o.output = bad[i];
		assert_refused(s, PUBLISH_REFUSED, want);
	}
	s->o.output = "content-public";
	begin(s);
	publish_abort(s->p);
}

static void
the_root_cannot_be_the_output(void **state)
{
	struct site *s = *state;

	s->o.output = "/";
	assert_refused(s, PUBLISH_REFUSED, "/ cannot be replaced; choose "
	    "another folder with -o");
}

static void
paths_that_climb_or_hide_are_stopped(void **state)
{
	static const char *const bad[] = {
		"", "/", "/a", "a/", "a//b", "../a", "a/../b", ".", ".a",
		"a/.b", ".well-known", "a/.well-known/b", "a\nb",
	};
	struct site *s = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		begin(s);
		assert_int_equal(publish_file(s->p, str_c(bad[i]), STR("")),
		    -1);
		assert_int_equal(publish_commit(s->p), -1);
	}
	assert_int_equal(host_kind_of("public"), 0);
}

static void
one_path_given_twice_is_an_error_and_nothing_is_published(void **state)
{
	struct site *s = *state;

	publish_site(s, "1");
	begin(s);
	put(s, "index.html", "2");
	assert_int_equal(publish_file(s->p, STR("index.html"), STR("3")),
	    -1);
	assert_int_equal(publish_file(s->p, STR("good"), STR("3")), -1);
	assert_int_equal(publish_commit(s->p), -1);
	assert_string_equal(str_z(&s->a, publish_why(s->p)),
	    "cannot write public/index.html: two parts of the site have "
	    "this path");
	assert_tree(s, "public", SITE("1"));
	assert_tidy(s);
}

static void
pages_come_from_many_threads_put_item(void *context, int worker,
    size_t item)
{
	struct site *s = context;
	char path[64];

	(void)worker;
	snprintf(path, sizeof(path), "incidents/%zu/%zu/index.html",
	    item % 50, item);
	if (publish_file(s->p, str_c(path), str_c(path)) < 0)
		abort();
}

static void
pages_come_from_many_threads(void **state)
{
	struct site *s = *state;
	struct host_names names;
	int dir;

	for (int round = 0; round < 2; round++) {
		begin(s);
		pool_run(8, 2000, pages_come_from_many_threads_put_item, s);
		commit(s);
		assert_int_equal(publish_counts(s->p).written,
		    round ? 0 : 2001);
		dir = host_folder("public");
		assert_int_equal(host_at_list(&s->a, dir, &names), 0);
		host_close(dir);
		assert_int_equal(names.n, 2001);
	}
}

static void
a_second_build_is_told_to_wait(void **state)
{
	struct site *s = *state, second = { .o = s->o };

	begin(s);
	assert_int_equal(publish_begin(&second.p, &second.a, &second.o,
	    &second.why), PUBLISH_BUSY);
	assert_string_equal(str_z(&second.a, second.why),
	    "public is being written by another build");
	put(s, "index.html", "1");
	commit(s);
	publish_site(&second, "2");
	assert_tree(s, "public", SITE("2"));
	assert_tidy(s);
	arena_release(&second.a);
}

/* A test in a child must end there. */
static pid_t
fork_test(void)
{
	pid_t pid = fork();

	if (pid == 0)
		setenv("CMOCKA_TEST_ABORT", "1", 1);
	return pid;
}

static void
a_second_build_that_waits_comes_after_the_first(void **state)
{
	struct site *s = *state;
	pid_t pid;
	int status;

	begin(s);
	pid = fork_test();
	if (pid == 0) {
		struct site second = { .o = s->o };

		second.o.wait_seconds = 20;
		publish_site(&second, "2");
		_exit(0);
	}
	usleep(100 * 1000);
	put(s, "index.html", "1");
	commit(s);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_tree(s, "public", SITE("2"));
	assert_tidy(s);
}

static void
write_map(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	if (fd < 0 || host_put(fd, str_c(text)) < 0)
		_exit(NO_MOUNTS);
	close(fd);
}

/* Mounts of our own; without being root, in a name space where we are. */
static void
enter_private_mounts(void)
{
	char users[32], groups[32];

	snprintf(users, sizeof(users), "0 %u 1", geteuid());
	snprintf(groups, sizeof(groups), "0 %u 1", getegid());
	if (unshare(CLONE_NEWNS) < 0) {
		if (unshare(CLONE_NEWUSER | CLONE_NEWNS) < 0)
			_exit(NO_MOUNTS);
		write_map("/proc/self/setgroups", "deny");
		write_map("/proc/self/uid_map", users);
		write_map("/proc/self/gid_map", groups);
	}
	if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
		_exit(NO_MOUNTS);
}

/* In a child with mounts of its own, where that is allowed. */
static void
in_private_mounts(struct site *s, void (*test)(struct site *))
{
	pid_t pid = fork_test();
	int status;

	if (pid == 0) {
		enter_private_mounts();
		test(s);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == NO_MOUNTS)
		skip();
	assert_int_equal(status, 0);
}

static void
fill_disk(struct site *s)
{
	char *bytes = calloc(1, 2 << 20);

	mkdir("small", 0755);
	if (mount("none", "small", "tmpfs", 0, "size=1m") < 0)
		_exit(NO_MOUNTS);
	s->o.output = "small/public";
	publish_site(s, "1");
	begin(s);
	assert_int_equal(publish_file(s->p, STR("big"),
	    str_of(bytes, 2 << 20)), -1);
	assert_int_equal(publish_commit(s->p), -1);
	assert_string_equal(str_z(&s->a, publish_why(s->p)),
	    "cannot write small/public/big: No space left on device");
	assert_tree(s, "small/public", SITE("1"));
	publish_site(s, "2");
	free(bytes);
}

static void
a_full_disk_leaves_the_old_site(void **state)
{
	in_private_mounts(*state, fill_disk);
}

/* Publish odd and even sites until killed. */
static void
publish_for_ever(struct site *s, bool in_place)
{
	s->o.in_place = in_place;
	for (int i = 1; ; i++) {
		char version[16], path[32];

		snprintf(version, sizeof(version), "%d", i);
		begin(s);
		for (int page = 0; page < 30; page++) {
			snprintf(path, sizeof(path), "%d/index.html", page);
			put(s, path, version);
		}
		put(s, "index.html", version);
		commit(s);
	}
}

static void
kill_dash_nine_leaves_one_whole_site(void **state)
{
	struct site *s = *state;
	unsigned seed = 1;

	for (int round = 0; round < 40; round++) {
		struct host_names names;
		str first = STR_NONE;
		int dir, status;
		pid_t pid = fork_test();

		if (pid == 0)
			publish_for_ever(s, false);
		usleep(3000 + (unsigned)rand_r(&seed) % 12000);
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status));
		if (host_kind_of("public") == 0)
			continue;	/* killed before the first one */
		dir = host_folder("public");
		assert_int_equal(host_at_list(&s->a, dir, &names), 0);
		host_close(dir);
		assert_int_equal(names.n, 32);
		for (size_t i = 1; i < names.n; i++) {
			char path[64];
			str text;

			snprintf(path, sizeof(path), "public/%s",
			    names.v[i]);
			assert_int_equal(host_read(&s->a, path, 100, &text),
			    0);
			if (i == 1)
				first = text;
			assert_true(str_eq(text, first));
		}
	}
	publish_site(s, "1");
	assert_tree(s, "public", SITE("1"));
	assert_tidy(s);
}

static void
what_a_killed_build_left_is_removed_and_given_back(void **state)
{
	struct site *s = *state;

	/* Killed after the exchange: the stage holds the old site and the
	 * owner's .git. */
	publish_site(s, "1");
	assert_int_equal(host_mkdirs(".public.stage-1/.git"), 0);
	make(".public.stage-1/.git/HEAD", "main");
	make(".public.stage-1/index.html", "0");
	make(".public.lock", "");
	publish_site(s, "2");
	assert_tree(s, "public", ".git/HEAD=main;" SITE("2"));
	assert_tidy(s);
	/* Killed between two renames. */
	assert_int_equal(rename("public", ".public.old-1"), 0);
	begin(s);
	assert_tree(s, "public", ".git/HEAD=main;" SITE("2"));
	publish_abort(s->p);
	assert_tidy(s);
}

static void
file_by_file_the_same_site_comes_out(void **state)
{
	struct site *s = *state;
	struct stat before, after;

	assert_int_equal(host_mkdirs("public"), 0);
	make("public/.gitignore", "*");
	assert_int_equal(stat("public", &before), 0);
	s->o.in_place = true;
	publish_site(s, "1");
	assert_tree(s, "public", ".gitignore=*;" SITE("1"));
	begin(s);
	put(s, "index.html", "2");
	put(s, "assets", "now a file");
	put(s, "incidents/x/index.html/a", "now a folder");
	commit(s);
	assert_tree(s, "public", ".gitignore=*;assets=now a file;"
	    "incidents/x/index.html/a=now a folder;index.html=2;");
	publish_site(s, "3");
	assert_tree(s, "public", ".gitignore=*;" SITE("3"));
	begin(s);
	put(s, "index.html", "4");
	commit(s);
	assert_int_equal(host_kind_of("public/incidents"), 0);
	assert_int_equal(stat("public", &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_tidy(s);
}

static void
publish_to_mount(struct site *s)
{
	mkdir("public", 0755);
	if (mount("none", "public", "tmpfs", 0, "size=1m") < 0)
		_exit(NO_MOUNTS);
	publish_site(s, "1");
	publish_site(s, "2");
	assert_tree(s, "public", SITE("2"));
	assert_tidy(s);
}

static void
a_mount_point_is_filled_file_by_file(void **state)
{
	in_private_mounts(*state, publish_to_mount);
}

static void
publish_to_bind_mount(struct site *s)
{
	mkdir("public", 0755);
	mkdir("real", 0755);
	if (mount("real", "public", NULL, MS_BIND, NULL) < 0)
		_exit(NO_MOUNTS);
	publish_site(s, "1");
	publish_site(s, "2");
	assert_tree(s, "real", SITE("2"));
}

static void
a_bind_mount_is_filled_file_by_file(void **state)
{
	in_private_mounts(*state, publish_to_bind_mount);
}

static void
publish_over_image_layer(struct site *s)
{
	assert_int_equal(host_mkdirs("lower/public"), 0);
	assert_int_equal(host_mkdirs("upper"), 0);
	assert_int_equal(host_mkdirs("work"), 0);
	assert_int_equal(host_mkdirs("merged"), 0);
	make("lower/public/.gitignore", "*");
	if (mount("none", "merged", "overlay", 0,
	    "lowerdir=lower,upperdir=upper,workdir=work") < 0)
		_exit(NO_MOUNTS);
	s->o.output = "merged/public";
	publish_site(s, "1");
	publish_site(s, "2");
	assert_tree(s, "merged/public", ".gitignore=*;" SITE("2"));
}

static void
a_folder_of_a_container_image_is_filled_file_by_file(void **state)
{
	in_private_mounts(*state, publish_over_image_layer);
}

static void
move_to_mount(struct site *s)
{
	struct stat before, after;
	int from, to;

	assert_int_equal(host_mkdirs("from/a"), 0);
	assert_int_equal(host_mkdirs("to"), 0);
	if (mount("none", "to", "tmpfs", 0, "size=1m") < 0)
		_exit(NO_MOUNTS);
	make("from/a/f", "new");
	make("to/a", "in the way");
	assert_int_equal(stat("from/a/f", &before), 0);
	from = host_folder("from");
	to = host_folder("to");
	assert_int_equal(host_at_move(from, to, "a/f"), 0);
	assert_tree(s, "from", "");
	assert_tree(s, "to", "a/f=new;");
	assert_int_equal(stat("to/a/f", &after), 0);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	make("from/a/f", "newer");
	assert_int_equal(host_at_move(from, to, "a/f"), 0);
	assert_tree(s, "to", "a/f=newer;");
	host_close(from);
	host_close(to);
}

static void
a_file_moves_to_another_file_system(void **state)
{
	in_private_mounts(*state, move_to_mount);
}

static void
publish_read_only(struct site *s)
{
	publish_site(s, "1");
	if (mount(s->path, s->path, NULL, MS_BIND, NULL) < 0 ||
	    mount("none", s->path, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY,
	    NULL) < 0 || chdir(s->path) < 0)
		_exit(NO_MOUNTS);
	assert_refused(s, PUBLISH_FAILED, "cannot write to public: "
	    "Read-only file system");
	s->o.output = "public2";
	assert_refused(s, PUBLISH_FAILED, "cannot write beside public2: "
	    "Read-only file system");
}

static void
a_read_only_place_is_said_to_be_one(void **state)
{
	in_private_mounts(*state, publish_read_only);
}

static void
publish_below_read_only(struct site *s)
{
	mkdir("public", 0755);
	mkdir("real", 0755);
	if (mount(s->path, s->path, NULL, MS_BIND, NULL) < 0 ||
	    chdir(s->path) < 0 ||
	    mount("real", "public", NULL, MS_BIND, NULL) < 0 ||
	    mount("none", s->path, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY,
	    NULL) < 0)
		_exit(NO_MOUNTS);
	publish_site(s, "1");
	publish_site(s, "2");
	assert_tree(s, "public", SITE("2"));
}

static void
a_writable_folder_in_a_read_only_one_will_do(void **state)
{
	in_private_mounts(*state, publish_below_read_only);
}

static void
a_folder_that_we_may_write_in_one_that_we_may_not_will_do(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("public"), 0);
	if (geteuid() == 0 && (chown("public", 65534, 65534) < 0 ||
	    chmod(".", 0755) < 0 || seteuid(65534) < 0))
		skip();
	if (getuid() != 0)
		assert_int_equal(chmod(".", 0555), 0);
	publish_site(s, "1");
	publish_site(s, "2");
	assert_tree(s, "public", SITE("2"));
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
	chmod(".", 0755);
	assert_tidy(s);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_first_site_appears_whole),
		T(a_new_site_replaces_the_old_one_whole),
		T(giving_up_leaves_the_old_site),
		T(unchanged_files_keep_their_inode_and_times),
		T(large_files_are_compared_and_copied_whole),
		T(copying_what_cannot_be_read_names_both_paths),
		T(the_owners_hidden_files_stay),
		T(hidden_files_of_the_site_are_the_sites),
		T(the_folder_keeps_its_permissions),
		T(a_folder_of_others_is_refused),
		T(a_file_in_the_place_of_the_folder_is_refused),
		T(a_link_is_followed_and_stays),
		T(content_and_output_stay_apart),
		T(the_root_cannot_be_the_output),
		T(paths_that_climb_or_hide_are_stopped),
		T(one_path_given_twice_is_an_error_and_nothing_is_published),
		T(a_full_disk_leaves_the_old_site),
		T(pages_come_from_many_threads),
		T(a_second_build_is_told_to_wait),
		T(a_second_build_that_waits_comes_after_the_first),
		T(kill_dash_nine_leaves_one_whole_site),
		T(what_a_killed_build_left_is_removed_and_given_back),
		T(file_by_file_the_same_site_comes_out),
		T(a_mount_point_is_filled_file_by_file),
		T(a_bind_mount_is_filled_file_by_file),
		T(a_folder_of_a_container_image_is_filled_file_by_file),
		T(a_file_moves_to_another_file_system),
		T(a_read_only_place_is_said_to_be_one),
		T(a_writable_folder_in_a_read_only_one_will_do),
		T(a_folder_that_we_may_write_in_one_that_we_may_not_will_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
