/* assets: which folder of a theme's files the site had before, and what
 * stands outside of such a folder.
 *
 * A page that a reader opened just before a site was exchanged asks for
 * its styles just after. So the folder of the build before stays for as
 * long as there is not a newer one: a site has two of them at most. Every
 * build leaves api/assets.txt, a line each, for the next to read:
 *
 *	0f3a9c1b04	the folder of this build
 *	77aa90c1de	the one that was kept, if any
 *
 * It comes back from a folder that anybody may have written to: a line
 * that is no name of such a folder counts for nothing.
 *
 * /favicon.svg and /social.png have one address for good, for feeds, search
 * plugins and previews of links, which remember it.
 */
#ifndef OUTPUT_ASSETS_H
#define OUTPUT_ASSETS_H

#include "output/data.h"

#define ASSETS_PATH "api/assets.txt"
enum { ASSETS_BYTES_MOST = 4096 };

/* The name of the folder to keep beside that of the theme, as the file of
 * the build before has it: a slice of bytes, or empty. */
str assets_before(str bytes, const struct theme *theme);

void assets_plan(struct data_files *files, const struct pages_source *s);

#endif
