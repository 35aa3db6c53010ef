/* embedded: files that the program carries inside.
 *
 * generator/tool/embed.c writes one table for each folder, sorted by
 * name and ended by a row without one.
 */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include "base/str.h"

struct embedded {
	const char *name;	/* path below the folder: "strings/en.yaml" */
	const unsigned char *bytes;
	size_t n;
};

extern const struct embedded embedded_presets[];
extern const struct embedded embedded_theme[];
extern const struct embedded embedded_starter[];
extern const struct embedded embedded_schemas[];

/* The bytes of a name, or STR_NONE. */
static inline str
embedded_get(const struct embedded *table, str name)
{
	for (; table->name; table++)
		if (str_eq(str_c(table->name), name))
			return str_of((const char *)table->bytes, table->n);
	return STR_NONE;
}

#endif
