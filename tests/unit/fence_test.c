/* A process behind its fence. Each test is a child of this one, since a
 * fence cannot be taken down. */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fence.h"
#include "base/host_tree.h"
#include "base/pool.h"

enum { STOOD = 0, NO_FENCE = 7 };

/* What the child finds: 0 it is as it should be, else a line number. */
typedef int inside_fn(void);

#define WANT(x) do { if (!(x)) return __LINE__ % 200 + 10; } while (0)

/* Below one folder with a/ to read, b/ to write, c/ out of reach. */
static int
child(inside_fn *inside)
{
	struct arena a = { 0 };
	struct fence f = { 0 };
	int rc;

	*vec_push(&a, &f) = (struct fence_way){ "a", FENCE_READ };
	*vec_push(&a, &f) = (struct fence_way){ "b", FENCE_WRITE };
	*vec_push(&a, &f) = (struct fence_way){ "one", FENCE_READ };
	*vec_push(&a, &f) = (struct fence_way){ "missing", FENCE_WRITE };
	rc = host_fence(&f) == 1 ? inside() : NO_FENCE;
	arena_release(&a);
	return rc;
}

static void
remove_all(const char *folder)
{
	int dir = host_folder("/tmp");

	host_at_remove(dir, folder + strlen("/tmp/"));
	host_close(dir);
}

static void
in_child(inside_fn *inside)
{
	char folder[] = "/tmp/allclear-fence.XXXXXX";
	int status;
	pid_t pid;

	assert_non_null(mkdtemp(folder));
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		if (host_enter(folder) < 0 || host_mkdirs("a/in") < 0 ||
		    host_mkdirs("b") < 0 || host_mkdirs("c") < 0 ||
		    host_create("a/in/x", STR("x")) < 0 ||
		    host_create("b/x", STR("x")) < 0 ||
		    host_create("c/x", STR("x")) < 0 ||
		    host_create("one", STR("x")) < 0 ||
		    symlink("../c/x", "a/link") < 0)
			_exit(9);
		_exit(child(inside));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	remove_all(folder);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == NO_FENCE) {
		print_message("no Landlock here\n");
		skip();
	}
	assert_int_equal(WEXITSTATUS(status), STOOD);
}

static bool
opens(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static bool
refused(const char *path, int flags)
{
	return !opens(path, flags) && errno == EACCES;
}

static int
reading(void)
{
	WANT(opens("a/in/x", O_RDONLY));
	WANT(opens("a/in", O_RDONLY | O_DIRECTORY));
	WANT(opens("one", O_RDONLY));
	WANT(refused("a/in/x", O_WRONLY));
	WANT(refused("a/new", O_WRONLY | O_CREAT));
	WANT(refused("one", O_WRONLY));
	WANT(unlink("a/in/x") < 0 && errno == EACCES);
	WANT(mkdir("a/new", 0700) < 0 && errno == EACCES);
	return STOOD;
}

static void
what_may_be_read_cannot_be_changed(void **state)
{
	(void)state;
	in_child(reading);
}

static int
elsewhere(void)
{
	WANT(refused("c/x", O_RDONLY));
	WANT(refused("c", O_RDONLY | O_DIRECTORY));
	WANT(refused("a/link", O_RDONLY));
	WANT(refused("/etc/passwd", O_RDONLY));
	WANT(refused("/", O_RDONLY | O_DIRECTORY));
	WANT(refused("new", O_WRONLY | O_CREAT));
	WANT(rename("b/x", "c/y") < 0);
	WANT(link("b/x", "y") < 0);
	return STOOD;
}

static void
what_is_not_named_is_out_of_reach_by_links_too(void **state)
{
	(void)state;
	in_child(elsewhere);
}

static int
writing(void)
{
	WANT(opens("b/x", O_RDWR));
	WANT(opens("b/new", O_WRONLY | O_CREAT | O_EXCL));
	WANT(mkdir("b/one", 0700) == 0 && mkdir("b/two", 0700) == 0);
	WANT(rename("b/new", "b/one/new") == 0);
	WANT(link("b/x", "b/two/x") == 0);
	WANT(unlink("b/one/new") == 0 && rmdir("b/one") == 0);
	WANT(symlink("x", "b/link") == 0);
	WANT(mknod("b/device", S_IFCHR, 0) < 0);
	return STOOD;
}

static void
what_may_be_written_can_be_moved_and_removed(void **state)
{
	(void)state;
	in_child(writing);
}

static int
programs(void)
{
	char *argv[] = { (char *)(uintptr_t)"sh", NULL };

	execv("/bin/sh", argv);
	WANT(errno == EACCES);
	return STOOD;
}

static void
no_program_can_be_started(void **state)
{
	(void)state;
	in_child(programs);
}

/* Nobody listens there; behind a fence that knows of networks, nobody is
 * even asked. */
static int
network(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET,
		.sin_port = htons(9),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0)
		return STOOD;
	WANT(connect(fd, (struct sockaddr *)&to, sizeof(to)) < 0);
	if (errno == ECONNREFUSED)
		return NO_FENCE;
	WANT(errno == EACCES);
	return STOOD;
}

static void
no_connection_can_be_made(void **state)
{
	(void)state;
	in_child(network);
}

static void
peek(void *context, int worker, size_t i)
{
	bool *bad = context;

	(void)worker;
	bad[i] = !refused("c/x", O_RDONLY) || !opens("a/in/x", O_RDONLY);
}

static int
threads(void)
{
	bool bad[64] = { false };

	pool_run(4, 64, peek, bad);
	for (size_t i = 0; i < 64; i++)
		WANT(!bad[i]);
	return STOOD;
}

static void
threads_are_inside(void **state)
{
	(void)state;
	in_child(threads);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_be_read_cannot_be_changed),
		cmocka_unit_test(
		    what_is_not_named_is_out_of_reach_by_links_too),
		cmocka_unit_test(
		    what_may_be_written_can_be_moved_and_removed),
		cmocka_unit_test(no_program_can_be_started),
		cmocka_unit_test(no_connection_can_be_made),
		cmocka_unit_test(threads_are_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
