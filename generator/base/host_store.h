/* host_store: files of ours that are read in pieces and added to.
 *
 * As host_tree.h: folders are open descriptors, results 0 or -1 with
 * errno. Only regular files that are no links and have one name are
 * opened: nobody can make us write to another file by putting a link in
 * its place.
 */
#ifndef BASE_HOST_STORE_H
#define BASE_HOST_STORE_H

#include "base/host_tree.h"

/* By these a file is known again. Nobody can set ctime to a value of
 * their own; every change of the file, its name or its mode sets it. */
struct host_facts {
	int64_t size, mtime_ns, ctime_ns;
	uint64_t inode;
};

/* A descriptor, for reading or for both; host_close() gives it back. */
int host_at_open(int dir, const char *name, bool write);
/* One that must not be there yet, for both. */
int host_at_open_new(int dir, const char *name);
/* One for both that has no name any more, and goes when it is closed; the
 * name is taken for a moment. In memory where an open file cannot lose its
 * name. */
int host_at_open_nameless(int dir, const char *name);
int host_facts(int fd, struct host_facts *out);
/* Whether both are on one file system, which is full for both or none. */
bool host_same_disk(int a, int b);

/* All of n bytes from an offset on: EIO when there are fewer. */
int host_read_at(int fd, char *to, size_t n, int64_t at);
int host_write_at(int fd, str bytes, int64_t at);

/* What tells this program, with the libraries it runs on, from another
 * version of it and from the same one put elsewhere. STR_NONE when that
 * cannot be told. */
str host_program(struct arena *a);

#endif
