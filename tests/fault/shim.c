/* shim: calls to the system that fail when a test says so.
 *
 * Preloaded into the program. FAULT_CALL names a call, FAULT_AT the one of
 * them that fails (from 1; 0 none), FAULT_ERRNO with which errno; SHORT
 * instead of a number lets a write take one byte only. FAULT_ONCE says
 * that later ones work again; without it the rest fail, too, as those on
 * a full disk do. FAULT_COUNT names a file for the number of calls.
 *
 * What the loader does comes before it and is not seen.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

__attribute__((destructor)) static void
tell(void)
{
	const char *to = getenv("FAULT_COUNT");
	FILE *f = to ? fopen(to, "w") : NULL;

	if (f) {
		fprintf(f, "%ld\n", atomic_load(&calls));
		fclose(f);
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
	errno = code ? atoi(code) : EIO;
	return true;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRAP(type, name, bad, params, args) \
	type name params { \
		return fails(#name) ? bad : REAL(name) args; \
	}

/* Standard output and error are not what is tested. */
ssize_t
write(int fd, const void *p, size_t n)
{
	const char *code = getenv("FAULT_ERRNO");

	if (fd > 2 && fails("write")) {
		if (code && strcmp(code, "SHORT") == 0)
			return REAL(write)(fd, p, n > 1 ? 1 : n);
		return -1;
	}
	return REAL(write)(fd, p, n);
}

int
openat(int dir, const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	if (flags & O_CREAT ? fails("create") : fails("openat"))
		return -1;
	return REAL(openat)(dir, path, flags, mode);
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

WRAP(ssize_t, read, -1, (int fd, void *p, size_t n), (fd, p, n))
WRAP(int, mkdirat, -1, (int d, const char *p, mode_t m), (d, p, m))
WRAP(int, mkdir, -1, (const char *p, mode_t m), (p, m))
WRAP(int, linkat, -1, (int d, const char *p, int e, const char *q, int f),
    (d, p, e, q, f))
WRAP(int, renameat, -1, (int d, const char *p, int e, const char *q),
    (d, p, e, q))
WRAP(int, renameat2, -1,
    (int d, const char *p, int e, const char *q, unsigned f),
    (d, p, e, q, f))
WRAP(int, rename, -1, (const char *p, const char *q), (p, q))
WRAP(int, unlinkat, -1, (int d, const char *p, int f), (d, p, f))
WRAP(int, fsync, -1, (int fd), (fd))
WRAP(int, fdatasync, -1, (int fd), (fd))
WRAP(int, syncfs, -1, (int fd), (fd))
WRAP(int, fstat, -1, (int fd, struct stat *s), (fd, s))
WRAP(int, fstatat, -1, (int d, const char *p, struct stat *s, int f),
    (d, p, s, f))
WRAP(int, unlink, -1, (const char *p), (p))
WRAP(int, fchmod, -1, (int fd, mode_t m), (fd, m))
WRAP(int, flock, -1, (int fd, int how), (fd, how))
WRAP(int, statx, -1,
    (int d, const char *restrict p, int f, unsigned m,
    struct statx *restrict s), (d, p, f, m, s))
WRAP(int, utimensat, -1,
    (int d, const char *p, const struct timespec t[2], int f),
    (d, p, t, f))
WRAP(ssize_t, copy_file_range, -1,
    (int a, off_t *p, int b, off_t *q, size_t n, unsigned f),
    (a, p, b, q, n, f))
WRAP(DIR *, fdopendir, NULL, (int fd), (fd))
WRAP(struct dirent *, readdir, NULL, (DIR *d), (d))
WRAP(void *, malloc, NULL, (size_t n), (n))
WRAP(void *, realloc, NULL, (void *p, size_t n), (p, n))
