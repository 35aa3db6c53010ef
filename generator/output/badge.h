/* badge: the state as a small picture, for other people's pages.
 *
 *	badge/status.svg, badge/status.json
 *	components/<id>/badge.svg, components/<id>/badge.json
 *
 * The picture is a title and a state, in white on dark, so that it reads
 * on light and on dark pages. It needs no font of ours: the text is given
 * the width that it has in Verdana and DejaVu Sans, and a browser with
 * another font fits it in. It refers to nothing, and has no style and no
 * id, so that it may be put into a page as it is. The JSON is what
 * shields.io draws a badge from (schema version 1).
 */
#ifndef OUTPUT_BADGE_H
#define OUTPUT_BADGE_H

#include "output/data.h"

enum { BADGE_COLUMNS = 48 };	/* a title longer than this is cut */

data_plan_fn badge_plan;

/* The width of a line of text, in thousandths of the font's size. */
size_t badge_text_width(str text);

#endif
