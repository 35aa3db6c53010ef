/* host: the only door to files, the clock and the terminal.
 *
 * Functions return 0, or -1 with errno set, unless they say otherwise.
 * Paths are C strings, as the system wants them. Nothing here prints.
 */
#ifndef BASE_HOST_H
#define BASE_HOST_H

#include "base/arena.h"
#include "base/str.h"

/* The whole of a regular file, in the arena. EFBIG when it is larger
 * than max bytes, EISDIR, ENXIO for anything else that is no file. Never
 * blocks on a FIFO. "-" is not special. */
int host_read(struct arena *a, const char *path, size_t max, str *out);
/* Standard input to its end. */
int host_read_stdin(struct arena *a, size_t max, str *out);

enum host_kind {
	HOST_FILE,
	HOST_ESCAPE,	/* a symlink that leads out of the root, or (error
			 * set: ENOENT, ELOOP, EACCES) nowhere */
	HOST_LOOP,	/* a symlink to a folder above itself, or one inside
			 * a folder that is a symlink: not followed */
	HOST_OTHER,	/* a socket, device, FIFO */
	HOST_UNREADABLE,/* a file or folder; error says why */
};

struct host_entry {
	str path;		/* below the root, "/" between parts */
	enum host_kind kind;
	int error;
	int64_t size, mtime_ns, ctime_ns;
	uint64_t inode;
};

struct host_entries {
	struct host_entry *v;
	size_t n, cap;
};

/* Every file below root, sorted by path as bytes. Names that begin with
 * a dot are left out, but for ".well-known". Symlinks are followed while
 * they stay below root. A folder more than 64 deep is HOST_UNREADABLE
 * with ELOOP. Fails only when root itself cannot be read. */
enum { HOST_DEPTH = 64 };
int host_walk(struct arena *a, const char *root, struct host_entries *out);

/* Whether a path leads to the regular file that a walk found: 1, 0 when it
 * has changed or is another by now, -1 with errno. */
int host_unchanged(const char *path, int64_t size, int64_t mtime_ns,
    uint64_t inode);

/* Whether an errno says that the machine failed, whatever the file: what
 * somebody may do about permissions or names would not help. */
bool host_broke(int error);

/* 0 missing, 1 file, 2 folder, 3 anything else; -1 with errno. */
int host_kind_of(const char *path);

/* With its parents; fine if there. On failure none is left that was made. */
int host_mkdirs(const char *path);
/* How many bytes of a path are there, before anything is made. */
size_t host_there(const char *path);
/* Remove the folders of a path again, below its first there_n bytes, as far
 * as they are empty. */
void host_rmdirs(const char *path, size_t there_n);
/* Make or replace a file whole: a temporary beside it, then a rename. A
 * file that is replaced keeps its mode and, as far as we may give it away,
 * its owner; the new bytes are on the disk before it is replaced. A symlink
 * stays one. */
int host_write(const char *path, str bytes);
/* Make a file that must not be there yet (EEXIST). */
int host_create(const char *path, str bytes);

/* Call it once, before anything else. Makes sure that the descriptors 0 to 2
 * are open, since else a file that we open could become standard output, and
 * that a file beyond the size limit is an error (EFBIG), not a signal. */
int host_start(void);
/* Work in a folder from now on (chdir). */
int host_enter(const char *path);

int64_t host_now(void);			/* seconds since 1970, UTC */
int64_t host_ticks(void);		/* monotonic nanoseconds */
const char *host_env(const char *name);	/* or NULL */
bool host_is_terminal(int fd);
int host_columns(int fd);		/* terminal width, 80 when unknown */
int host_processors(void);		/* at least 1 */
/* All of bytes to a descriptor (1 standard output, 2 standard error). */
int host_put(int fd, str bytes);

/* The path with every link resolved, in the arena; NULL with errno. */
const char *host_real(struct arena *a, const char *path);

/* The folders in which zones are looked for; NULL after the last. */
const char *host_zone_folder(size_t i);
/* The TZif bytes of a zone name that zone_name_valid() accepts; ENOENT. */
int host_zone(struct arena *a, const char *name, str *out);

#endif
