/* shim: calls to the system that fail when a test says so.
 *
 * Preloaded into the program. FAULT_CALL names a call, FAULT_AT the one of
 * them that fails (from 1; 0 none), FAULT_ERRNO with which errno; SHORT
 * instead of a number lets a call take or give one byte only; STOP lets it
 * work, once the process was stopped and goes on. FAULT_ONCE
 * says that later ones work again; without it the rest fail, too, as those
 * on a full disk do. FAULT_COUNT names a file for the number of calls.
 * FAULT_LOG names a file for a line a call that changes a folder or makes
 * it last, in their order: the name, then the paths.
 *
 * What the loader does comes before it and is not seen.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Opened at once: later the program is behind its fence. */
static FILE *count;
static int log_fd = -1;

__attribute__((constructor)) static void
begin(void)
{
	const char *to = getenv("FAULT_COUNT"), *log = getenv("FAULT_LOG");
	int fd = log ? REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND, 0600)
	    : -1;

	count = to ? fopen(to, "w") : NULL;
	/* Not among the numbers that the program gets. */
	log_fd = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 200);
	atomic_store(&calls, 0);
}

__attribute__((destructor)) static void
tell(void)
{
	if (count) {
		fprintf(count, "%ld\n", atomic_load(&calls));
		fclose(count);
	}
}

/* Whether this call is the one; errno is set. */
static bool
fails(const char *name)
{
	const char *call = getenv("FAULT_CALL"), *at = getenv("FAULT_AT");
	const char *code = getenv("FAULT_ERRNO");
	long n;

	if (!call || strcmp(call, name) != 0)
		return false;
	n = atomic_fetch_add(&calls, 1) + 1;
	if (!at || atol(at) == 0 || n < atol(at) ||
	    (getenv("FAULT_ONCE") && n != atol(at)))
		return false;
	if (code && strcmp(code, "STOP") == 0) {
		if (n == atol(at))
			raise(SIGSTOP);
		return false;
	}
	errno = code ? atoi(code) : EIO;
	return true;
}

/* Whether a call that fails is to be short instead. */
static bool
is_short(void)
{
	const char *code = getenv("FAULT_ERRNO");

	return code && strcmp(code, "SHORT") == 0;
}

/* Where path below the folder dir is, as the kernel names it. */
static void
place(int dir, const char *path, char out[static PATH_MAX])
{
	char link[64];
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", dir);
	n = dir == AT_FDCWD || (path && path[0] == '/') ? 0
	    : readlink(link, out, PATH_MAX - 1);
	n = n < 0 ? 0 : n;
	snprintf(out + n, PATH_MAX - (size_t)n, "%s%s", n && path ? "/" : "",
	    path ? path : "");
}

static void
note(const char *name, int dir, const char *path, int dir2,
    const char *path2)
{
	char line[3 * PATH_MAX], a[PATH_MAX], b[PATH_MAX] = "";
	int n;

	if (log_fd < 0)
		return;
	place(dir, path, a);
	if (path2)
		place(dir2, path2, b);
	n = snprintf(line, sizeof(line), "%s %s%s%s\n", name, a,
	    path2 ? " " : "", b);
	if (REAL(write)(log_fd, line, (size_t)n) != n)
		abort();
}

#define WRAP(type, name, bad, params, args) \
	type name params { \
		return fails(#name) ? bad : REAL(name) args; \
	}
/* The same, with a line in the log when it worked. */
#define WRAP_NOTED(name, params, args, dir, path, dir2, path2) \
	int name params { \
		int rc = fails(#name) ? -1 : REAL(name) args; \
		int saved = errno; \
		if (rc == 0) \
			note(#name, dir, path, dir2, path2); \
		errno = saved; \
		return rc; \
	}

/* Standard output and error are not what is tested. */
ssize_t
write(int fd, const void *p, size_t n)
{
	if (fd > 2 && fails("write")) {
		if (!is_short())
			return -1;
		n = n > 1 ? 1 : n;
	}
	if (fd > 2)
		note("write", fd, NULL, 0, NULL);
	return REAL(write)(fd, p, n);
}

ssize_t
read(int fd, void *p, size_t n)
{
	if (fails("read")) {
		if (!is_short())
			return -1;
		n = n > 1 ? 1 : n;
	}
	return REAL(read)(fd, p, n);
}

ssize_t
pread(int fd, void *p, size_t n, off_t at)
{
	if (fails("pread")) {
		if (!is_short())
			return -1;
		n = n > 1 ? 1 : n;
	}
	return REAL(pread)(fd, p, n, at);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	if (fails("pwrite")) {
		if (!is_short())
			return -1;
		n = n > 1 ? 1 : n;
	}
	return REAL(pwrite)(fd, p, n, at);
}

ssize_t
copy_file_range(int a, off_t *p, int b, off_t *q, size_t n, unsigned f)
{
	if (fails("copy_file_range")) {
		if (!is_short())
			return -1;
		n = n > 1 ? 1 : n;
	}
	note("write", b, NULL, 0, NULL);
	return REAL(copy_file_range)(a, p, b, q, n, f);
}

int
openat(int dir, const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;
	int fd;

	va_start(more, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	if (flags & O_CREAT ? fails("create") : fails("openat"))
		return -1;
	fd = REAL(openat)(dir, path, flags, mode);
	if (fd >= 0 && flags & O_CREAT)
		note("create", dir, path, 0, NULL);
	return fd;
}

int
open(const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	return fails("open") ? -1 : REAL(open)(path, flags, mode);
}

/* What is closed is closed, whatever close() says. */
int
close(int fd)
{
	int rc = REAL(close)(fd);

	return fails("close") ? -1 : rc;
}

/* This one returns its error. */
int
pthread_create(pthread_t *restrict t, const pthread_attr_t *restrict a,
    void *(*f)(void *), void *restrict p)
{
	return fails("pthread_create") ? errno
	    : REAL(pthread_create)(t, a, f, p);
}

WRAP_NOTED(mkdirat, (int d, const char *p, mode_t m), (d, p, m), d, p, 0,
    NULL)
WRAP_NOTED(mkdir, (const char *p, mode_t m), (p, m), AT_FDCWD, p, 0, NULL)
WRAP_NOTED(linkat, (int d, const char *p, int e, const char *q, int f),
    (d, p, e, q, f), d, p, e, q)
WRAP_NOTED(renameat, (int d, const char *p, int e, const char *q),
    (d, p, e, q), d, p, e, q)
WRAP_NOTED(renameat2,
    (int d, const char *p, int e, const char *q, unsigned f),
    (d, p, e, q, f), d, p, e, q)
WRAP_NOTED(rename, (const char *p, const char *q), (p, q), AT_FDCWD, p,
    AT_FDCWD, q)
WRAP_NOTED(unlinkat, (int d, const char *p, int f), (d, p, f), d, p, 0,
    NULL)
WRAP_NOTED(fsync, (int fd), (fd), fd, NULL, 0, NULL)
WRAP_NOTED(fdatasync, (int fd), (fd), fd, NULL, 0, NULL)
WRAP_NOTED(syncfs, (int fd), (fd), fd, NULL, 0, NULL)
WRAP_NOTED(unlink, (const char *p), (p), AT_FDCWD, p, 0, NULL)
WRAP(int, fstat, -1, (int fd, struct stat *s), (fd, s))
WRAP(int, stat, -1, (const char *restrict p, struct stat *restrict s),
    (p, s))
WRAP(int, fstatat, -1,
    (int d, const char *restrict p, struct stat *restrict s, int f),
    (d, p, s, f))
WRAP(int, faccessat, -1, (int d, const char *p, int m, int f), (d, p, m, f))
WRAP(char *, realpath, NULL, (const char *restrict p, char *restrict r),
    (p, r))

/* That is its name in a program that is built to look at its buffers. */
char *__realpath_chk(const char *restrict p, char *restrict r, size_t n);

char *
__realpath_chk(const char *restrict p, char *restrict r, size_t n)
{
	(void)n;
	return realpath(p, r);
}

WRAP(int, fchmod, -1, (int fd, mode_t m), (fd, m))
WRAP(int, fchown, -1, (int fd, uid_t u, gid_t g), (fd, u, g))
WRAP(int, flock, -1, (int fd, int how), (fd, how))
WRAP(int, statx, -1,
    (int d, const char *restrict p, int f, unsigned m,
    struct statx *restrict s), (d, p, f, m, s))
WRAP(int, utimensat, -1,
    (int d, const char *p, const struct timespec t[2], int f),
    (d, p, t, f))
WRAP(DIR *, fdopendir, NULL, (int fd), (fd))
WRAP(struct dirent *, readdir, NULL, (DIR *d), (d))
WRAP(void *, mmap, MAP_FAILED,
    (void *p, size_t n, int prot, int flags, int fd, off_t at),
    (p, n, prot, flags, fd, at))
WRAP(void *, malloc, NULL, (size_t n), (n))
WRAP(void *, realloc, NULL, (void *p, size_t n), (p, n))
