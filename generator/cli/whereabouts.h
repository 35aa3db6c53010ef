/* whereabouts: paths and commands as the person would type them.
 *
 * With -C the program works in another folder than the one its caller
 * stands in; what it prints is to be used there.
 */
#ifndef CLI_WHEREABOUTS_H
#define CLI_WHEREABOUTS_H

#include "cli/options.h"

/* The two with a slash between; path alone when folder is empty or path
 * is absolute. In the arena. */
str path_below(struct arena *a, str folder, str path);

/* A relative path without "." and empty parts: "./content//x.md" is
 * content/x.md. */
str path_tidy(struct arena *a, str path);

/* A path of the folder we work in, from where the person stands. */
str path_for_person(const struct options *o, str path);

/* "allclear -C DIR" for a site in a folder below the one we work in
 * (empty: that one), in quotes where a shell wants them. */
str command_for_person(const struct options *o, str folder);

#endif
