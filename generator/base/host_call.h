/* host_call: calls to the system that a signal may interrupt.
 *
 * Internal to base/host. Each is made again until it was not interrupted;
 * otherwise they are what the system has under these names: -1 with errno.
 */
#ifndef BASE_HOST_CALL_H
#define BASE_HOST_CALL_H

#include <sys/types.h>

/* Never handed to a program that we would start: O_CLOEXEC is added. */
int call_open(int dir, const char *path, int flags, mode_t mode);
/* Closes after something else; its errno stays unless rc is 0 and closing
 * fails, which may be the first word of a write that did. Returns rc or
 * -1. */
int call_close_after(int fd, int rc);
int call_fsync(int fd);
int call_syncfs(int fd);
/* At most n bytes; waits where the descriptor would rather not. */
ssize_t call_read(int fd, char *to, size_t n);

#endif
