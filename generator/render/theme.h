/* theme: templates, words and files that the pages are made with.
 *
 * The default theme is inside the program. A theme in themes/<name>/ is
 * laid over it, file by file:
 *
 *	*.mustache, parts/<name>.mustache	templates; their name is the path
 *				without .mustache
 *	strings/<language>.yaml	words (render/words.h), over English
 *	theme.yaml	which colours must stand out (render/theme_contrast.h)
 *	assets/<path>		files that go onto the site (render/theme_assets.h)
 *
 * Anything else in the folder is left alone. The line end that closes a
 * file in parts/ does not belong to it, so that it can stand in the
 * middle of a line.
 *
 * Everything lives in the arena given, and is read-only after loading:
 * threads may share it.
 */
#ifndef RENDER_THEME_H
#define RENDER_THEME_H

#include "model/document.h"
#include "render/template.h"
#include "render/words.h"
#include "source/files.h"

struct asset {
	str path;		/* on the site: "assets/0f3a9c1b04/site.css" */
	str name;		/* "site.css" */
	str bytes;
};

struct theme {
	struct arena *arena;
	struct template_set templates;
	struct words words;
	struct { struct asset *v; size_t n, cap; } assets; /* by path */
	str folder;		/* of them on the site: "assets/0f3a9c1b04/" */
	str language;		/* "en"; as site.yaml says */
	bool right_to_left;
};

/* The theme of a name ("" is the default one) for a language. Files that
 * cannot be read, templates with mistakes and a theme that is not there
 * are reported to d; -1 when pages cannot be made with it. */
int theme_load(struct theme *t, struct arena *a, struct named name,
    str language, struct files *files, struct diags *d);

#endif
