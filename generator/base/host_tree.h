/* host_tree: folders that we write.
 *
 * A folder is an open descriptor; paths are relative to it, with "/"
 * between parts, and never lead out of it (the caller sees to that).
 * Functions return 0, or -1 with errno, unless they say otherwise. They
 * may be called by several threads at once.
 */
#ifndef BASE_HOST_TREE_H
#define BASE_HOST_TREE_H

#include "base/host.h"

/* In place of a folder: the one we work in. */
enum { HOST_HERE = -100 };

/* An open folder, or -1. Give it back with host_close(). */
int host_folder(const char *path);
int host_folder_at(int dir, const char *path);
void host_close(int fd);

/* Make a file that must not be there yet (EEXIST), with its folders. */
int host_at_create(int dir, const char *path, str bytes);
/* The same with the bytes of another file. */
int host_at_copy(int from, const char *source, int dir, const char *path);
/* Make one folder. */
int host_at_mkdir(int dir, const char *path);

/* 1 when a file (the second one) has just these bytes, and its
 * permissions in *mode; 0 when not, or there is none. */
int host_at_same(int dir, const char *path, str bytes, int *mode);
int host_at_equal(int a, const char *path_a, int b, const char *path_b,
    int *mode);

/* Give a file of one folder to another under the same path: as a second
 * name for it, or where the file system has no such thing as a copy with
 * its times. */
int host_at_link(int from, int to, const char *path);
/* A copy with its times in any case, and the permissions of a new file. */
int host_at_again(int from, const char *source, int to, const char *path);

/* Permissions of an open folder, or -1. */
int host_mode(int dir);
/* Take from others and the group what the folder model does not give them.
 * What is made in dir from now on gets model's group, if that hands it on
 * (set-group-ID) and we may. */
int host_shut(int dir, int model);

/* Move a file from one folder to the same path in another, replacing
 * what is there (a folder too) in one step as far as a reader of the
 * file can see. Across file systems it is copied first. */
int host_at_move(int from, int to, const char *path);

/* Remove a file, a link or a whole folder, folders of ours in it that
 * may not be written too; fine when it is not there. */
int host_at_remove(int dir, const char *path);
/* Remove a folder that is empty (ENOTEMPTY when it is not). */
int host_at_rmdir(int dir, const char *path);

/* 0 missing, 1 file, 2 folder, 3 anything else, links too; -1. */
int host_at_kind(int dir, const char *path);

/* The names in one folder, hidden ones too, sorted. */
struct host_names {
	const char **v;
	size_t n, cap;
};
int host_at_names(struct arena *a, int dir, struct host_names *out);

/* Every file at any depth, hidden ones too, sorted; links count as files
 * and are not followed. */
int host_at_list(struct arena *a, int dir, struct host_names *out);

/* Swap two names of a folder in one step. EINVAL or ENOSYS where the
 * system cannot, EBUSY and EXDEV at mount points and the like. */
int host_exchange(int dir, const char *a, const char *b);
int host_rename(int dir, const char *from, int to_dir, const char *to);

/* Whether a folder below dir could be given to another folder: 1, 0 when
 * something is mounted there, or -1 with errno (EACCES: it is not ours). */
int host_at_movable(int dir, const char *name);

/* Permissions, and owner as far as we may, as another folder has them. */
int host_like(int dir, int model);

/* Whether something is mounted right there. */
bool host_is_mount(int dir);

/* Everything written to the folder's file system is on the disk. */
int host_flush(int dir);
/* The names in the folder are on the disk. */
int host_flush_names(int dir);

/* Hold a lock file in a folder: a descriptor, or -1 with EWOULDBLOCK
 * when another process holds it for all of seconds. ENOLCK and EOPNOTSUPP
 * where the file system knows no locks. A killed process holds nothing. */
int host_lock(int dir, const char *name, int seconds);
/* Remove the lock file and let go. */
void host_unlock(int dir, const char *name, int lock);

long host_process(void);		/* the number of this process */

#endif
