#include "base/host_call.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

int
call_open(int dir, const char *path, int flags, mode_t mode)
{
	int fd;

	do
		fd = openat(dir, path, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* A close that was interrupted has closed the descriptor all the same. It is
 * no error, and not tried again: another thread may have the number by now. */
static int
close_once(int fd)
{
	return close(fd) < 0 && errno != EINTR ? -1 : 0;
}

int
call_close_after(int fd, int rc)
{
	int saved = errno;

	if (close_once(fd) < 0 && rc == 0)
		return -1;
	errno = saved;
	return rc;
}

int
call_fsync(int fd)
{
	int rc;

	do
		rc = fsync(fd);
	while (rc < 0 && errno == EINTR);
	return rc;
}

int
call_syncfs(int fd)
{
	int rc;

	do
		rc = syncfs(fd);
	while (rc < 0 && errno == EINTR);
	return rc;
}

ssize_t
call_read(int fd, char *to, size_t n)
{
	for (;;) {
		struct pollfd ready = { .fd = fd, .events = POLLIN };
		ssize_t got = read(fd, to, n);

		if (got >= 0 || (errno != EINTR && errno != EAGAIN))
			return got;
		if (errno == EAGAIN)
			poll(&ready, 1, -1);
	}
}
