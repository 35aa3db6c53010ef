/* stage: the folders that a publish works with, and the lock on them.
 *
 * Internal to publish/.
 */
#ifndef PUBLISH_STAGE_H
#define PUBLISH_STAGE_H

#include "base/host_tree.h"
#include "publish/publish.h"

/* Says that the output was made by us. */
#define STAGE_MARKER ".allclear-site"
/* The stage in the output itself, where its parent cannot be used; a
 * process number follows. */
#define STAGE_INSIDE ".allclear-stage-"
#define STAGE_WELL_KNOWN ".well-known"

/* What failed; the first failure counts. */
struct trouble {
	const char *doing;	/* "write"; NULL: text says it all */
	str text;		/* the path, or the sentence */
	int error;
};

struct stage {
	struct arena *arena;
	const char *shown;	/* the output as the person named it */
	int parent;		/* the folder that holds the output */
	const char *name;	/* of the output there */
	const char *made;	/* the output's folder, if we made it ... */
	size_t there_n;		/* ... below this part of its path */
	int output;		/* the old site, or -1 */
	int home;		/* where stage and lock are: parent, output */
	const char *stage_name;
	int stage;
	int aside;		/* a file without a name, or -1 */
	int file_mode;		/* what a new file gets there */
	const char *lock_name;
	int lock;		/* -1 where locks are not known */
	bool in_place;
	bool internal;		/* the new site */
	bool touched;		/* the old site is no longer as it was */
};

/* Lock, put in order what killed builds left, make the stage. t says why
 * not. */
enum publish_begun stage_begin(struct stage *s,
    const struct publish_options *o, struct trouble *t);

/* Open the output under its name. Where there is none, s->output is -1 and
 * the result 0. */
int stage_open_output(struct stage *s);

/* With the lock held, so that whoever made it is gone: put in order what
 * killed builds left in s->home. -1 with errno; where *twice is set, it is
 * the path of a folder of the owner's that the output has, too. */
int stage_recover(struct stage *s, const char **twice);

/* What the marker says of a site. */
str stage_marker(bool internal);
/* Whether the old site says that it is internal. */
bool stage_is_internal(const struct stage *s);

/* Whether a path of the output is its owner's: hidden at the top, or below
 * .well-known and none of ours. */
bool stage_owners(const char *path);
/* The same of what is no folder: a .well-known that leads to one elsewhere
 * is the owner's, too. */
bool stage_owners_file(const char *path);
/* Such paths of a folder, as long as nothing above them is one. */
int stage_owned(struct stage *s, int dir, struct host_names *out);

/* Remove what is staged, let go of everything. */
void stage_end(struct stage *s);

#endif
