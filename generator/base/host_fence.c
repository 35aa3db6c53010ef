/* Landlock, by the system calls alone: the C library has none of it, and
 * the header of a system may be older than its kernel. The numbers are
 * those of the kernel's include/uapi/linux/landlock.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/fence.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define WATCHED 1
#endif
#endif
#ifndef WATCHED
#define WATCHED 0
#endif

/* The same on every machine. */
enum { CALL_CREATE = 444, CALL_ADD = 445, CALL_RESTRICT = 446 };
enum { ASK_VERSION = 1, PATH_BENEATH = 1 };

#define BIT(n) (UINT64_C(1) << (n))
#define FS_EXECUTE BIT(0)
#define FS_WRITE_FILE BIT(1)
#define FS_READ_FILE BIT(2)
#define FS_READ_DIR BIT(3)
#define FS_REMOVE_DIR BIT(4)
#define FS_REMOVE_FILE BIT(5)
#define FS_MAKE_CHAR BIT(6)
#define FS_MAKE_DIR BIT(7)
#define FS_MAKE_REG BIT(8)
#define FS_MAKE_SOCK BIT(9)
#define FS_MAKE_FIFO BIT(10)
#define FS_MAKE_BLOCK BIT(11)
#define FS_MAKE_SYM BIT(12)
#define FS_REFER BIT(13)	/* version 2: move between folders */
#define FS_TRUNCATE BIT(14)	/* version 3 */
#define FS_IOCTL_DEV BIT(15)	/* version 5 */
#define NET_BIND_TCP BIT(0)	/* version 4 */
#define NET_CONNECT_TCP BIT(1)
#define SCOPE_ALL (BIT(0) | BIT(1))	/* version 6: abstract sockets and
					 * signals of others */

#define READS (FS_READ_FILE | FS_READ_DIR)
/* No device; a pipe or a socket of the output's owner may be moved from
 * the old site to the new one. */
#define WRITES (READS | FS_WRITE_FILE | FS_REMOVE_DIR | FS_REMOVE_FILE | \
	FS_MAKE_DIR | FS_MAKE_REG | FS_MAKE_SOCK | FS_MAKE_FIFO | \
	FS_MAKE_SYM | FS_REFER)
/* What can be said of a file that is no folder. */
#define OF_FILES (FS_READ_FILE | FS_WRITE_FILE)

/* What is refused unless a rule allows it. */
struct ruleset {
	uint64_t fs;
	uint64_t net;		/* version 4 */
	uint64_t scoped;	/* version 6 */
};

struct path_rule {
	uint64_t allowed;
	int32_t folder;
} __attribute__((packed));

static int
make_ruleset(long version)
{
	struct ruleset r = {
		.fs = FS_EXECUTE | FS_MAKE_CHAR | FS_MAKE_BLOCK | WRITES,
		.net = NET_BIND_TCP | NET_CONNECT_TCP,
		.scoped = SCOPE_ALL,
	};
	size_t size = version >= 6 ? sizeof(r) : version >= 4
	    ? sizeof(r.fs) + sizeof(r.net) : sizeof(r.fs);

	if (version >= 3)
		r.fs |= FS_TRUNCATE;
	if (version >= 5)
		r.fs |= FS_IOCTL_DEV;
	return (int)syscall(CALL_CREATE, &r, size, 0);
}

static int
allow(int ruleset, const struct fence_way *way)
{
	struct path_rule rule = {
		.allowed = way->may == FENCE_WRITE ? WRITES : READS,
		.folder = open(way->path, O_PATH | O_CLOEXEC),
	};
	struct stat st;
	long rc;

	/* When the machine fails, no fence is better than one in the way. */
	if (rule.folder < 0)
		return errno == ENOENT || errno == ENOTDIR ||
		    errno == EACCES || errno == ELOOP ? 0 : -1;
	if (fstat(rule.folder, &st) == 0 && !S_ISDIR(st.st_mode))
		rule.allowed &= OF_FILES;
	rc = syscall(CALL_ADD, ruleset, PATH_BENEATH, &rule, 0);
	close(rule.folder);
	return (int)rc;
}

int
host_fence(const struct fence *f)
{
	long version = WATCHED ? 0
	    : syscall(CALL_CREATE, NULL, 0, ASK_VERSION);
	int ruleset, stands;

	/* Version 1 would let nobody move a file between folders. */
	if (version < 2)
		return 0;
	ruleset = make_ruleset(version);
	if (ruleset < 0)
		return 0;
	stands = 1;
	for (size_t i = 0; stands && i < f->n; i++)
		stands = allow(ruleset, &f->v[i]) == 0;
	stands = stands && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    syscall(CALL_RESTRICT, ruleset, 0) == 0;
	close(ruleset);
	return stands;
}
