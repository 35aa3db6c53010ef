#include "cli/keep_assets.h"

#include "base/host.h"
#include "output/assets.h"
#include "source/name.h"

static const char *
path_of(struct arena *a, const char *output, str below)
{
	return str_z(a, str_cat(a, str_c(output), STR("/"), below));
}

/* Whatever is wrong with them, it costs a reader the styles of a page
 * that is no longer there, and nothing else. */
str
keep_assets_find(struct arena *a, const char *output,
    const struct theme *theme)
{
	str bytes, name;

	if (host_read(a, path_of(a, output, STR(ASSETS_PATH)),
	    ASSETS_BYTES_MOST, &bytes) < 0)
		return STR_NONE;
	name = assets_before(bytes, theme);
	if (str_empty(name) || host_kind_of(path_of(a, output,
	    str_cat(a, STR("assets/"), name))) != 2)
		return STR_NONE;
	return name;
}

int
keep_assets(struct arena *a, const char *output, str folder,
    struct publish *p)
{
	str below = str_cat(a, STR("assets/"), folder);
	const char *root = path_of(a, output, below);
	struct host_entries all = { 0 };
	const char *why;

	if (str_empty(folder) || host_walk(a, root, &all) < 0)
		return 0;
	for (size_t i = 0; i < all.n; i++) {
		str path = str_cat(a, below, STR("/"), all.v[i].path);

		/* No theme has files of such names: somebody put one there. */
		if (all.v[i].kind != HOST_FILE || !name_valid(path, &why) ||
		    name_hidden(path))
			continue;
		if (publish_copy(p, path, path_of(a, output, path)) < 0)
			return -1;
	}
	return 0;
}
