/* fence: what this process may touch of the file system from now on.
 *
 * The kernel keeps it (Landlock, since Linux 5.19): whatever a mistake of
 * ours lets hostile content do, other files cannot be read or written, no
 * program can be started, and no TCP connection made or awaited where the
 * kernel knows of that. Descriptors that are open already are not
 * concerned, and neither are the names and facts of files (stat). It cannot
 * be undone; threads started later are inside too, those that run already
 * are not.
 */
#ifndef BASE_FENCE_H
#define BASE_FENCE_H

#include "base/arena.h"

enum fence_may {
	FENCE_READ,	/* files, and the names in folders */
	FENCE_WRITE,	/* that; and make, change, move and remove them */
};

struct fence {
	struct fence_way {
		const char *path;	/* a file, or a folder and all in it;
					 * links are followed once, now */
		enum fence_may may;
	} *v;
	size_t n, cap;
};

/* 1 when it stands; 0, and nothing has changed, where the kernel has none,
 * or a sanitizer looks on, which needs to read more than we do. A path that
 * is not there, or may not be opened, is passed over. */
int host_fence(const struct fence *f);

#endif
