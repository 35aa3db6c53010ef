#include "base/host.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/host_call.h"

/* Read fd to its end. The guess is only a hint: a file may grow or shrink
 * while it is read. The buffer is one byte larger than the guess, so that a
 * right guess needs no second buffer. For a regular file the guess is its
 * size, and reaching it saves the read() that would return 0. */
static int
read_all(struct arena *a, int fd, bool file, size_t guess, size_t max,
    str *out)
{
	size_t cap = guess + 1, n = 0;
	char *p = arena_bytes(a, cap);

	for (;;) {
		ssize_t got = call_read(fd, p + n, cap - n);

		if (got < 0)
			return -1;
		n += (size_t)got;
		if (n > max) {
			errno = EFBIG;
			return -1;
		}
		if (got == 0 || (file && n == guess)) {
			*out = str_of(p, n);
			return 0;
		}
		if (n == cap) {
			char *wider = arena_bytes(a, cap * 2);

			memcpy(wider, p, n);
			p = wider;
			cap *= 2;
		}
	}
}

int
host_read(struct arena *a, const char *path, size_t max, str *out)
{
	struct stat st;
	int fd, rc = -1;

	/* Opening a FIFO for reading would wait for a writer. */
	fd = call_open(AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) < 0)
		goto out;
	if (!S_ISREG(st.st_mode)) {
		errno = S_ISDIR(st.st_mode) ? EISDIR : ENXIO;
		goto out;
	}
	if ((uint64_t)st.st_size > max) {
		errno = EFBIG;
		goto out;
	}
	rc = read_all(a, fd, true, (size_t)st.st_size, max, out);
out:
	return call_close_after(fd, rc);
}

int
host_read_stdin(struct arena *a, size_t max, str *out)
{
	return read_all(a, STDIN_FILENO, false, 64 * 1024, max, out);
}

int
host_put(int fd, str bytes)
{
	while (bytes.n > 0) {
		struct pollfd ready = { .fd = fd, .events = POLLOUT };
		ssize_t put = write(fd, bytes.p, bytes.n);

		if (put >= 0)
			bytes = str_from(bytes, (size_t)put);
		else if (errno == EAGAIN)
			poll(&ready, 1, -1);
		else if (errno != EINTR)
			return -1;
	}
	return 0;
}

int
host_unchanged(const char *path, int64_t size, int64_t mtime_ns,
    uint64_t inode)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
	return S_ISREG(st.st_mode) && st.st_size == size &&
	    st.st_ino == inode && (int64_t)st.st_mtim.tv_sec * 1000000000 +
	    st.st_mtim.tv_nsec == mtime_ns;
}

bool
host_broke(int error)
{
	switch (error) {
	case EACCES:
	case EFBIG:
	case EISDIR:
	case ELOOP:
	case ENAMETOOLONG:
	case ENOENT:
	case ENOTDIR:
	case ENXIO:
	case EPERM:
		return false;
	default:
		return error != 0;
	}
}

int
host_kind_of(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
	return S_ISREG(st.st_mode) ? 1 : S_ISDIR(st.st_mode) ? 2 : 3;
}

/* 1 when the folder was made, 0 when it was there. */
static int
make_dir(const char *path)
{
	struct stat st;
	int saved;

	if (mkdir(path, 0777) == 0)
		return 1;
	/* What is there already may be on a read-only file system, where
	 * mkdir would say EROFS for EEXIST. */
	saved = errno;
	if (stat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return 0;
		saved = ENOTDIR;
	}
	errno = saved;
	return -1;
}

int
host_mkdirs(const char *path)
{
	char part[PATH_MAX];
	size_t n = strlen(path), there = n, last = 0;

	if (n == 0 || n >= sizeof(part)) {
		errno = n ? ENAMETOOLONG : ENOENT;
		return -1;
	}
	memcpy(part, path, n + 1);
	for (size_t i = 1; i <= n; i++) {
		int made, saved;

		if (part[i] != '/' && part[i] != '\0')
			continue;
		part[i] = '\0';
		made = make_dir(part);
		if (made < 0) {
			saved = errno;
			part[last] = '\0';
			host_rmdirs(part, there);
			errno = saved;
			return -1;
		}
		if (made && there == n)
			there = last;
		part[i] = path[i];
		last = i;
	}
	return 0;
}

size_t
host_there(const char *path)
{
	char part[PATH_MAX];
	size_t n = strlen(path);

	if (n >= sizeof(part))
		return 0;
	memcpy(part, path, n + 1);
	for (; n > 0; n--) {
		if (path[n] != '/' && path[n] != '\0')
			continue;
		part[n] = '\0';
		if (host_kind_of(part) != 0)
			break;
	}
	return n;
}

void
host_rmdirs(const char *path, size_t there_n)
{
	char part[PATH_MAX];
	size_t n = strlen(path);

	if (n >= sizeof(part))
		return;
	memcpy(part, path, n + 1);
	for (; n > there_n; n--) {
		if (path[n] != '/' && path[n] != '\0')
			continue;
		part[n] = '\0';
		/* "a/" and "a/." are removed as "a". */
		if (rmdir(part) < 0 && errno != ENOENT && errno != EINVAL)
			return;
	}
}

int
host_create(const char *path, str bytes)
{
	int fd = call_open(AT_FDCWD, path, O_WRONLY | O_CREAT | O_EXCL,
	    0666);
	int rc;

	if (fd < 0)
		return -1;
	rc = call_close_after(fd, host_put(fd, bytes));
	if (rc < 0) {
		int saved = errno;

		unlink(path);
		errno = saved;
	}
	return rc;
}

/* The file behind a chain of links, so that the link itself survives;
 * a path that is not there yet stays as it is. */
static int
target_of(const char *path, char target[static PATH_MAX])
{
	if (realpath(path, target))
		return 0;
	if (errno != ENOENT)
		return -1;
	if (strlen(path) >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(target, path, strlen(path) + 1);
	return 0;
}

/* A new file beside target, hidden so that no walk takes it for content
 * should we be killed before the rename. */
static int
open_beside(const char *target, char beside[static PATH_MAX])
{
	enum { FLAGS = O_WRONLY | O_CREAT | O_EXCL };
	const char *slash = strrchr(target, '/');
	int folder = slash ? (int)(slash + 1 - target) : 0;
	int n = snprintf(beside, PATH_MAX, "%.*s.%.200s.%ld", folder,
	    target, target + folder, (long)getpid());
	int fd;

	if (n < 0 || n >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = call_open(AT_FDCWD, beside, FLAGS, 0666);
	if (fd < 0 && errno == EEXIST && unlink(beside) == 0)
		fd = call_open(AT_FDCWD, beside, FLAGS, 0666);
	return fd;
}

/* Owner, as far as we may give files away, and permissions, which go when
 * the owner changes. */
static int
like_old(int fd, const struct stat *old)
{
	if (fchown(fd, old->st_uid, old->st_gid) < 0 &&
	    fchown(fd, (uid_t)-1, old->st_gid) < 0 && errno != EPERM)
		return -1;
	return fchmod(fd, old->st_mode & 07777);
}

int
host_write(const char *path, str bytes)
{
	char target[PATH_MAX], beside[PATH_MAX];
	struct stat old;
	bool replaces;
	int fd, rc = -1;

	if (target_of(path, target) < 0)
		return -1;
	replaces = stat(target, &old) == 0;
	if (replaces && !S_ISREG(old.st_mode)) {
		errno = S_ISDIR(old.st_mode) ? EISDIR : ENXIO;
		return -1;
	}
	fd = open_beside(target, beside);
	if (fd < 0)
		return -1;
	if ((!replaces || like_old(fd, &old) == 0) &&
	    host_put(fd, bytes) == 0 && (!replaces || call_fsync(fd) == 0))
		rc = 0;
	rc = call_close_after(fd, rc);
	if (rc == 0)
		rc = rename(beside, target);
	if (rc < 0) {
		int saved = errno;

		unlink(beside);
		errno = saved;
	}
	return rc;
}

const char *
host_real(struct arena *a, const char *path)
{
	char real[PATH_MAX];

	return realpath(path, real) ? str_z(a, str_c(real)) : NULL;
}

int
host_start(void)
{
	/* For reading only: what is written to a closed output must fail,
	 * not vanish. The lowest that is free is what open() gives. Where
	 * all are open there need be no /dev: a bare container has none. */
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0)
			return -1;
	/* A file beyond the size that we may write is to be an error with
	 * its path, not the end. */
	return signal(SIGXFSZ, SIG_IGN) == SIG_ERR ? -1 : 0;
}

int
host_enter(const char *path)
{
	return chdir(path);
}

int64_t
host_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return t.tv_sec;
}

int64_t
host_ticks(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

const char *
host_env(const char *name)
{
	return getenv(name);
}

bool
host_is_terminal(int fd)
{
	return isatty(fd) == 1;
}

int
host_columns(int fd)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) < 0 || size.ws_col == 0)
		return 80;
	return size.ws_col;
}

int
host_processors(void)
{
	cpu_set_t set;
	int n;

	/* Those that we may use, not those that there are. */
	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	n = CPU_COUNT(&set);
	return n > 0 ? n : 1;
}

const char *
host_zone_folder(size_t i)
{
	static const char *const folders[] = {
		"/usr/share/zoneinfo",
		"/usr/lib/zoneinfo",
		"/usr/share/lib/zoneinfo",
		"/etc/zoneinfo",
	};

	return i < sizeof(folders) / sizeof(folders[0]) ? folders[i] : NULL;
}

int
host_zone(struct arena *a, const char *name, str *out)
{
	enum { ZONE_MAX = 256 * 1024 };
	const char *folder;

	for (size_t i = 0; (folder = host_zone_folder(i)); i++) {
		char path[PATH_MAX];
		int n = snprintf(path, sizeof(path), "%s/%s", folder, name);

		if (n < 0 || (size_t)n >= sizeof(path))
			break;
		if (host_read(a, path, ZONE_MAX, out) == 0)
			return 0;
		if (errno != ENOENT && errno != ENOTDIR && errno != EISDIR)
			return -1;
	}
	errno = ENOENT;
	return -1;
}
