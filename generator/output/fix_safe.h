/* fix_safe: whether a file still says the same after a fix.
 *
 * Private to output/fix.c. Texts are whole files, byte order mark and
 * all.
 */
#ifndef OUTPUT_FIX_SAFE_H
#define OUTPUT_FIX_SAFE_H

#include "base/arena.h"
#include "base/str.h"

/* Whether two files have the same keys and values, and the same HTML of
 * their bodies; a yaml file is all keys. */
bool fix_same(struct arena *a, str before, str after, bool yaml);

/* Whether so many headings that everybody sees are there besides those that
 * were, and no key or value differs. */
bool fix_adds_headings(struct arena *a, str before, str after, size_t n);

#endif
