/* publish: the new site takes the place of the old one, whole.
 *
 * Files are written to a stage, a hidden folder beside the output on the
 * same file system. publish_commit() writes them to the disk and exchanges
 * the two folders in one step, so that a reader, or a kill at any moment,
 * finds all of the old site or all of the new one. A file whose bytes did
 * not change keeps its inode and times. A reader who asks by path never gets
 * something older after something newer. A process that holds the old
 * folder open stays in it while it is removed: it finds files of the old
 * site or none.
 *
 * Where a folder cannot be exchanged (a mount point, a folder whose
 * parent we may not write), the files are put in place one by one: each
 * whole, pages after what they need, the front page last, and only then
 * is removed what is gone.
 *
 * In the output folder, names that begin with a dot belong to its owner
 * (.git, .gitignore) and stay, and so do those below .well-known but for
 * security.txt. All else is ours, and the file .allclear-site says so. A
 * folder without that file is refused when it holds anything but the hidden
 * files of repositories and servers. A folder inside another site is
 * refused, too, and one with a public site when the new one is internal.
 *
 * One build at a time holds a lock file beside the output. The kernel gives
 * it free when the process is killed; the next build removes what that one
 * left. Read the content after publish_begin(): then a build that had to
 * wait does not replace newer content by older.
 *
 * A result of -1 means that publish_why() says what failed, with its
 * path. publish_file() and publish_copy() may be called by many threads.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/arena.h"
#include "base/str.h"

struct publish;

struct publish_options {
	const char *output;	/* the folder; need not be there */
	const char *const *apart;	/* folders, there or not, that it must
				 * be neither in nor around; NULL at the end */
	int wait_seconds;	/* for another build to end */
	bool internal;		/* never in the place of a public site */
	bool in_place;		/* file by file, even where not needed */
};

enum publish_begun {
	PUBLISH_READY,
	PUBLISH_BUSY,		/* another build writes there */
	PUBLISH_REFUSED,	/* the output is not ours to replace */
	PUBLISH_FAILED,		/* the machine */
};

/* Take the lock, clean up after killed builds, make the stage. On
 * PUBLISH_READY *p must be given to publish_commit() or publish_abort();
 * otherwise *p is NULL and *why a sentence. a keeps *p and its texts, and
 * is not used by later calls. */
enum publish_begun publish_begin(struct publish **out, struct arena *a,
    const struct publish_options *o, str *why);

/* Whether there is a site, and it is for the same readers. */
bool publish_same_readers(const struct publish *p);

/* An open file, empty and without a name, on the file system of the new
 * site where that can do so: for what would take too much memory. There
 * is one; host_close() gives it back. */
int publish_aside(struct publish *p);

/* Put a file into the new site, under a path such as
 * "incidents/x/index.html". A path given twice, or one that is empty,
 * absolute, hidden (but for .well-known) or climbs, is an error. After
 * the first error all others fail at once. */
int publish_file(struct publish *p, str path, str bytes);
/* The same with the bytes of the file source. */
int publish_copy(struct publish *p, str path, const char *source);

/* Put the new site in place; on -1 the old one is untouched, unless
 * publish_touched() says that some of the new one is there already: the
 * next build mends that. The lock is given back in any case, and p is
 * done. */
int publish_commit(struct publish *p);
bool publish_touched(const struct publish *p);
/* Forget the new site, and the folders that were made for it. */
void publish_abort(struct publish *p);

/* What failed first: "cannot write public/feed.atom: No space left on
 * device". */
str publish_why(const struct publish *p);

struct publish_counts {
	size_t written;		/* new or changed */
	size_t kept;		/* unchanged */
};
struct publish_counts publish_counts(const struct publish *p);

#endif
