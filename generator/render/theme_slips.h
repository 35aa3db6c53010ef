/* theme_slips: files and texts of a theme that nothing asks for, because
 * their name is one slip away from one that is asked for.
 *
 * A theme is laid over the default one by name. stauts.mustache would lie
 * beside status.mustache, and every page look as before; so nobody would
 * be told. A name that is near to none is left alone, and so is one that
 * the theme's own templates mention.
 */
#ifndef RENDER_THEME_SLIPS_H
#define RENDER_THEME_SLIPS_H

#include "base/diag.h"
#include "base/map.h"
#include "model/document.h"
#include "render/words.h"

struct theme_slips {
	struct arena *arena;
	struct map known;	/* names that the default theme has */
	struct strs templates, keys;
	struct strs own;	/* all that the theme's templates say */
	size_t looked;		/* how often for a near one */
};

/* Take in a template of the default theme, its words, and the whole text
 * of a template that the other theme has. */
void theme_slips_template(struct theme_slips *s, str name);
void theme_slips_words(struct theme_slips *s, const struct words *w);
void theme_slips_own(struct theme_slips *s, str text);

/* Report a template of the other theme, and words that came from it. */
void theme_slips_check(struct theme_slips *s, str name, uint32_t file,
    struct diags *d);
void theme_slips_check_words(struct theme_slips *s, const struct words *w,
    struct diags *d);

#endif
