/* The part of host_tree.h that is about whole folders: exchanging them,
 * making them last, and keeping others out meanwhile. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/host_call.h"
#include "base/host_tree.h"

int
host_exchange(int dir, const char *a, const char *b)
{
	return renameat2(dir, a, dir, b, RENAME_EXCHANGE);
}

int
host_rename(int dir, const char *from, int to_dir, const char *to)
{
	return renameat(dir, from, to_dir, to);
}

int
host_at_movable(int dir, const char *name)
{
	int fd, mount;

	/* Moving a folder changes its "..", so that the folder itself must
	 * be writable, too. */
	if (faccessat(dir, ".", W_OK, AT_EACCESS) < 0 ||
	    faccessat(dir, name, W_OK, AT_EACCESS) < 0)
		return -1;
	fd = host_folder_at(dir, name);
	if (fd < 0)
		return -1;
	mount = host_is_mount(fd);
	host_close(fd);
	return !mount;
}

int
host_mode(int dir)
{
	struct stat st;

	return fstat(dir, &st) < 0 ? -1 : (int)(st.st_mode & 07777);
}

int
host_shut(int dir, int model)
{
	struct stat st, mine;
	mode_t mode;

	if (fstat(model, &st) < 0 || fstat(dir, &mine) < 0)
		return -1;
	mode = mine.st_mode & 07777 & (st.st_mode | ~(mode_t)0777 | 0700);
	/* A group that is not ours cannot be handed on. */
	if ((st.st_mode & S_ISGID) && (st.st_gid == mine.st_gid ||
	    fchown(dir, (uid_t)-1, st.st_gid) == 0))
		mode |= S_ISGID;
	return mode == (mine.st_mode & 07777) ? 0 : fchmod(dir, mode);
}

int
host_like(int dir, int model)
{
	struct stat st, mine;

	if (fstat(model, &st) < 0 || fstat(dir, &mine) < 0)
		return -1;
	/* Only root may give a folder away; a group of ours we may give.
	 * Where neither is allowed, ours is as good as it gets. */
	if ((st.st_uid != mine.st_uid || st.st_gid != mine.st_gid) &&
	    fchown(dir, st.st_uid, st.st_gid) < 0 &&
	    fchown(dir, (uid_t)-1, st.st_gid) < 0 && errno != EPERM)
		return -1;
	/* Some file systems give every folder the same, and refuse this. */
	if (((st.st_mode ^ mine.st_mode) & 07777) == 0)
		return 0;
	return fchmod(dir, st.st_mode & 07777);
}

bool
host_is_mount(int dir)
{
	struct statx x;
	struct stat here, above;

	if (statx(dir, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &x) == 0 &&
	    (x.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT))
		return x.stx_attributes & STATX_ATTR_MOUNT_ROOT;
	return fstat(dir, &here) == 0 &&
	    fstatat(dir, "..", &above, 0) == 0 &&
	    here.st_dev != above.st_dev;
}

int
host_flush(int dir)
{
	return call_syncfs(dir);
}

int
host_flush_names(int dir)
{
	/* Some file systems have nothing to do for a folder. */
	if (call_fsync(dir) < 0 && errno != EINVAL && errno != EROFS)
		return -1;
	return 0;
}

/* Whether the file behind fd still has its name: the one who held the
 * lock before us removed the file when it let go. -1 with errno. */
static int
still_named(int dir, const char *name, int fd)
{
	struct stat there, ours;

	if (fstat(fd, &ours) < 0)
		return -1;
	if (fstatat(dir, name, &there, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT ? 0 : -1;
	return there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

int
host_lock(int dir, const char *name, int seconds)
{
	const struct timespec pause = { .tv_nsec = 50 * 1000 * 1000 };
	int64_t until = host_ticks() + (int64_t)seconds * 1000000000;
	int fd, saved;

	for (;;) {
		fd = call_open(dir, name, O_RDONLY | O_CREAT | O_NOFOLLOW |
		    O_NONBLOCK, 0666);
		if (fd < 0)
			return -1;
		if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
			int named = still_named(dir, name, fd);

			if (named > 0)
				return fd;
			if (named < 0)
				goto failed;
		} else if (errno != EWOULDBLOCK && errno != EINTR) {
			goto failed;
		} else if (host_ticks() >= until) {
			errno = EWOULDBLOCK;
			goto failed;
		} else {
			nanosleep(&pause, NULL);
		}
		close(fd);
	}
failed:
	saved = errno;
	close(fd);
	errno = saved;
	return -1;
}

void
host_unlock(int dir, const char *name, int lock)
{
	if (lock < 0)
		return;
	unlinkat(dir, name, 0);
	close(lock);
}

long
host_process(void)
{
	return (long)getpid();
}
