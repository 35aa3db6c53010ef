#include "base/host_tree.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/host_call.h"

enum {
	FOLDER = O_RDONLY | O_DIRECTORY,
	READING = O_RDONLY | O_NOFOLLOW | O_NONBLOCK,
	MAKING = O_WRONLY | O_CREAT | O_EXCL,
};

static_assert((int)HOST_HERE == AT_FDCWD, "as the system has it");

static int
failed_closing(int fd)
{
	return call_close_after(fd, -1);
}

int
host_folder(const char *path)
{
	return call_open(AT_FDCWD, path, FOLDER, 0);
}

int
host_folder_at(int dir, const char *path)
{
	return call_open(dir, path, FOLDER | O_NOFOLLOW, 0);
}

void
host_close(int fd)
{
	if (fd >= 0)
		close(fd);
}

/* The folders above path. Two threads may make one at the same time, so
 * one that is there is as good as one that we made. A file in the way is
 * removed when clear says so. */
static int
make_parents(int dir, const char *path, bool clear)
{
	char part[PATH_MAX];
	size_t n = strlen(path);

	if (n >= sizeof(part)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(part, path, n + 1);
	for (size_t i = 1; i < n; i++) {
		if (path[i] != '/')
			continue;
		part[i] = '\0';
		if (clear) {
			int kind = host_at_kind(dir, part);

			if ((kind == 1 || kind == 3) &&
			    unlinkat(dir, part, 0) < 0)
				return -1;
		}
		if (mkdirat(dir, part, 0777) < 0 && errno != EEXIST)
			return -1;
		part[i] = '/';
	}
	return 0;
}

/* The folder of a new file. Nearly every page has one of its own: it is
 * made before anybody asks whether it is there, and those above it when
 * they turn out to be missing. No list of those that are there needs to
 * be kept or locked. */
static int
make_folder(int dir, const char *path)
{
	const char *slash = strrchr(path, '/');
	char folder[PATH_MAX];
	size_t n = slash ? (size_t)(slash - path) : 0;

	if (n == 0)
		return 0;
	if (n >= sizeof(folder)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(folder, path, n);
	folder[n] = '\0';
	if (mkdirat(dir, folder, 0777) == 0 || errno == EEXIST)
		return 0;
	return errno == ENOENT ? make_parents(dir, path, false) : -1;
}

static int
open_new(int dir, const char *path)
{
	return make_folder(dir, path) < 0 ? -1
	    : call_open(dir, path, MAKING, 0666);
}

int
host_at_create(int dir, const char *path, str bytes)
{
	int fd = open_new(dir, path);

	if (fd < 0)
		return -1;
	return call_close_after(fd, host_put(fd, bytes));
}

int
host_at_mkdir(int dir, const char *path)
{
	return mkdirat(dir, path, 0777);
}

/* A regular file for reading, with its facts. */
static int
open_old(int dir, const char *path, struct stat *st, int flags)
{
	int fd = call_open(dir, path, flags, 0);

	if (fd < 0)
		return -1;
	if (fstat(fd, st) < 0)
		return failed_closing(fd);
	if (!S_ISREG(st->st_mode)) {
		errno = S_ISDIR(st->st_mode) ? EISDIR : ENXIO;
		return failed_closing(fd);
	}
	return fd;
}

static ssize_t
read_full(int fd, char *to, size_t n)
{
	size_t done = 0;

	while (done < n) {
		ssize_t got = call_read(fd, to + done, n - done);

		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

static int
copy_bytes(int from, int to)
{
	char block[64 * 1024];

	for (;;) {
		ssize_t got = copy_file_range(from, NULL, to, NULL,
		    (size_t)1 << 30, 0);

		if (got > 0)
			continue;
		/* Zero may be the end, or a file system that lies about
		 * it (/proc); reading tells. */
		if (got < 0 && errno != EXDEV && errno != EINVAL &&
		    errno != ENOSYS && errno != EOPNOTSUPP && errno != EINTR)
			return -1;
		break;
	}
	for (;;) {
		ssize_t got = read_full(from, block, sizeof(block));

		if (got <= 0)
			return (int)got;
		if (host_put(to, str_of(block, (size_t)got)) < 0)
			return -1;
	}
}

int
host_at_copy(int from, const char *source, int dir, const char *path)
{
	struct stat st;
	int in, out, rc;

	in = open_old(from, source, &st, READING & ~O_NOFOLLOW);
	if (in < 0)
		return -1;
	out = open_new(dir, path);
	if (out < 0)
		return failed_closing(in);
	rc = call_close_after(out, copy_bytes(in, out));
	if (rc < 0)
		return failed_closing(in);
	close(in);
	return 0;
}

int
host_at_same(int dir, const char *path, str bytes, int *mode)
{
	char block[64 * 1024];
	struct stat st;
	int fd = open_old(dir, path, &st, READING);
	bool same;

	if (fd < 0)
		return 0;
	*mode = st.st_mode & 07777;
	same = (uint64_t)st.st_size == bytes.n;
	while (same && bytes.n > 0) {
		size_t want = bytes.n < sizeof(block) ? bytes.n
		    : sizeof(block);

		same = read_full(fd, block, want) == (ssize_t)want &&
		    memcmp(block, bytes.p, want) == 0;
		bytes = str_from(bytes, want);
	}
	close(fd);
	return same;
}

int
host_at_equal(int a, const char *path_a, int b, const char *path_b,
    int *mode)
{
	char block_a[32 * 1024], block_b[32 * 1024];
	struct stat sa, sb;
	int fa = open_old(a, path_a, &sa, READING & ~O_NOFOLLOW);
	int fb = fa < 0 ? -1 : open_old(b, path_b, &sb, READING);
	bool same = fb >= 0 && sa.st_size == sb.st_size;

	while (same) {
		ssize_t na = read_full(fa, block_a, sizeof(block_a));
		ssize_t nb = read_full(fb, block_b, sizeof(block_b));

		same = na >= 0 && na == nb &&
		    memcmp(block_a, block_b, (size_t)na) == 0;
		if (na <= 0)
			break;
	}
	if (same)
		*mode = sb.st_mode & 07777;
	host_close(fa);
	host_close(fb);
	return same;
}

int
host_at_again(int from, const char *source, int to, const char *path)
{
	struct stat st;
	struct timespec times[2];

	if (fstatat(from, source, &st, AT_SYMLINK_NOFOLLOW) < 0 ||
	    host_at_copy(from, source, to, path) < 0)
		return -1;
	times[0] = st.st_atim;
	times[1] = st.st_mtim;
	return utimensat(to, path, times, 0);
}

int
host_at_link(int from, int to, const char *path)
{
	int rc = make_folder(to, path) < 0 ? -1
	    : linkat(from, path, to, path, 0);

	if (rc == 0 || errno == EEXIST || errno == ENOSPC || errno == EDQUOT)
		return rc;
	return host_at_again(from, path, to, path);
}

/* A hidden name beside path, for a moment. */
static int
name_beside(const char *path, char out[static PATH_MAX])
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash + 1 - path) : 0;
	int n = snprintf(out, PATH_MAX, "%.*s.%.200s.new", folder, path,
	    path + folder);

	if (n >= 0 && n < PATH_MAX)
		return 0;
	errno = ENAMETOOLONG;
	return -1;
}

static int
move_across(int from, int to, const char *path)
{
	char beside[PATH_MAX];

	if (name_beside(path, beside) < 0)
		return -1;
	unlinkat(to, beside, 0);
	if (host_at_again(from, path, to, beside) < 0 ||
	    renameat(to, beside, to, path) < 0) {
		int saved = errno;

		unlinkat(to, beside, 0);
		errno = saved;
		return -1;
	}
	return unlinkat(from, path, 0);
}

int
host_at_move(int from, int to, const char *path)
{
	for (int tries = 0; ; tries++) {
		if (renameat(from, path, to, path) == 0)
			return 0;
		if (errno == EXDEV && move_across(from, to, path) == 0)
			return 0;
		if (tries > 0)
			return -1;
		/* What is in the way was a folder and is now a file, or
		 * the other way round. */
		if (errno == EISDIR || errno == ENOTEMPTY ||
		    errno == EEXIST) {
			if (host_at_remove(to, path) < 0)
				return -1;
		} else if (errno == ENOENT || errno == ENOTDIR) {
			if (make_parents(to, path, true) < 0)
				return -1;
		} else {
			return -1;
		}
	}
}
