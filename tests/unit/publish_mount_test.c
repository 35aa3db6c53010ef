/* Publishing where a folder cannot simply take another's place. */
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include "publish_site.h"

enum { NO_MOUNTS = 77 };	/* a child's status: this machine has none */

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
	if (mount("none", "/", "none", MS_REC | MS_PRIVATE, NULL) < 0)
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
file_by_file_no_link_leads_out(void **state)
{
	struct site *s = *state;

	assert_int_equal(host_mkdirs("elsewhere/x"), 0);
	make("elsewhere/x/index.html", "mine");
	s->o.in_place = true;
	publish_site(s, "1");
	assert_int_equal(system("rm -r public/incidents"), 0);
	assert_int_equal(symlink("../elsewhere", "public/incidents"), 0);
	assert_int_equal(unlink("public/index.html"), 0);
	assert_int_equal(symlink("../elsewhere/x/index.html",
	    "public/index.html"), 0);
	publish_site(s, "2");
	assert_tree(s, "public", SITE("2"));
	assert_tree(s, "elsewhere", "x/index.html=mine;");
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
	if (mount("real", "public", "none", MS_BIND, NULL) < 0)
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
	if (mount(s->path, s->path, "none", MS_BIND, NULL) < 0 ||
	    mount("none", s->path, "none", MS_REMOUNT | MS_BIND | MS_RDONLY,
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
	if (mount(s->path, s->path, "none", MS_BIND, NULL) < 0 ||
	    chdir(s->path) < 0 ||
	    mount("real", "public", "none", MS_BIND, NULL) < 0 ||
	    mount("none", s->path, "none", MS_REMOUNT | MS_BIND | MS_RDONLY,
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
fill_mount(struct site *s)
{
	char *bytes = calloc(1, 2 << 20);

	mkdir("public", 0755);
	if (mount("none", "public", "tmpfs", 0, "size=1m") < 0)
		_exit(NO_MOUNTS);
	publish_site(s, "1");
	begin(s);
	put(s, "index.html", "2");
	assert_int_equal(publish_file(s->p, STR("big"),
	    str_of(bytes, 2 << 20)), -1);
	assert_int_equal(publish_commit(s->p), -1);
	assert_string_equal(str_z(&s->a, publish_why(s->p)),
	    "cannot write public/big: No space left on device");
	assert_tree(s, "public", SITE("1"));
	publish_site(s, "2");
	assert_tree(s, "public", SITE("2"));
	free(bytes);
}

static void
a_full_mount_point_keeps_the_old_site(void **state)
{
	in_private_mounts(*state, fill_mount);
}

static void
use_up_inodes(struct site *s)
{
	bool full = false;

	mkdir("small", 0755);
	if (mount("none", "small", "tmpfs", 0, "nr_inodes=40") < 0)
		_exit(NO_MOUNTS);
	s->o.output = "small/public";
	publish_site(s, "1");
	begin(s);
	for (int i = 0; i < 40 && !full; i++) {
		char path[32];

		snprintf(path, sizeof(path), "%d/index.html", i);
		full = publish_file(s->p, str_c(path), STR("2")) < 0;
	}
	assert_true(full);
	assert_int_equal(publish_commit(s->p), -1);
	assert_true(str_ends(publish_why(s->p), STR(
	    "/index.html: No space left on device")));
	assert_tree(s, "small/public", SITE("1"));
	publish_site(s, "2");
}

static void
a_disk_without_inodes_leaves_the_old_site(void **state)
{
	in_private_mounts(*state, use_up_inodes);
}

static void
publish_elsewhere(struct site *s)
{
	struct stat st;

	mkdir("content", 0755);
	mkdir("away", 0755);
	make("content/a.png", "picture");
	if (mount("none", "away", "tmpfs", 0, "size=1m") < 0)
		_exit(NO_MOUNTS);
	mkdir("away/www", 0755);
	assert_int_equal(symlink("away/www", "public"), 0);
	s->o.apart = (const char *const[]){ "content", NULL };
	for (int round = 0; round < 2; round++) {
		begin(s);
		put(s, "index.html", "1");
		assert_int_equal(publish_copy(s->p, STR("a.png"),
		    "content/a.png"), 0);
		commit(s);
		assert_int_equal(publish_counts(s->p).kept, round ? 3 : 0);
		assert_tree(s, "away/www", "a.png=picture;index.html=1;");
	}
	assert_int_equal(lstat("public", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	/* Nor is anything left on that file system: it is empty again. */
	assert_int_equal(system("rm -r away/www"), 0);
	assert_tree(s, "away", "");
}

static void
a_link_to_another_file_system_is_followed(void **state)
{
	in_private_mounts(*state, publish_elsewhere);
}

static void
publish_to_read_only_mount(struct site *s)
{
	publish_site(s, "1");
	if (mount("public", "public", "none", MS_BIND, NULL) < 0 ||
	    mount("none", "public", "none", MS_REMOUNT | MS_BIND | MS_RDONLY,
	    NULL) < 0)
		_exit(NO_MOUNTS);
	assert_refused(s, PUBLISH_FAILED, "cannot write to public: "
	    "Read-only file system");
	assert_tree(s, "public", SITE("1"));
	assert_tidy(s);
}

static void
a_read_only_mount_point_is_said_to_be_one(void **state)
{
	in_private_mounts(*state, publish_to_read_only_mount);
}

static void
publish_around_mount(struct site *s)
{
	assert_int_equal(host_mkdirs("public/.git"), 0);
	assert_int_equal(host_mkdirs("git"), 0);
	make("git/HEAD", "main");
	if (mount("git", "public/.git", "none", MS_BIND, NULL) < 0)
		_exit(NO_MOUNTS);
	publish_site(s, "1");
	publish_site(s, "2");
	assert_tree(s, "public", ".git/HEAD=main;" SITE("2"));
	assert_int_equal(system("rm -r git"), 0);
	assert_tidy(s);
}

static void
a_mount_that_is_the_owners_stays_where_it_is(void **state)
{
	in_private_mounts(*state, publish_around_mount);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_full_disk_leaves_the_old_site),
		T(file_by_file_the_same_site_comes_out),
		T(file_by_file_no_link_leads_out),
		T(a_mount_point_is_filled_file_by_file),
		T(a_bind_mount_is_filled_file_by_file),
		T(a_folder_of_a_container_image_is_filled_file_by_file),
		T(a_file_moves_to_another_file_system),
		T(a_read_only_place_is_said_to_be_one),
		T(a_writable_folder_in_a_read_only_one_will_do),
		T(a_full_mount_point_keeps_the_old_site),
		T(a_disk_without_inodes_leaves_the_old_site),
		T(a_link_to_another_file_system_is_followed),
		T(a_read_only_mount_point_is_said_to_be_one),
		T(a_mount_that_is_the_owners_stays_where_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
