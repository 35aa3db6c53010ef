#include "output/redirect.h"

str
redirect_path(struct arena *a, str old)
{
	struct cut last;

	while (str_starts(old, STR("/")))
		old = str_from(old, 1);
	if (str_empty(old) || str_starts(old, STR("..")) ||
	    str_has(old, STR("/..")) || str_has(old, STR("//")) ||
	    str_find_char(old, '\\') >= 0)
		return STR_NONE;
	if (str_ends(old, STR("/")))
		return str_cat(a, old, STR("index.html"));
	last = str_rcut(old, '/');
	if (str_ends(last.found ? last.tail : old, STR(".html")))
		return old;
	return str_cat(a, old, STR("/index.html"));
}
