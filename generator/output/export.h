/* export: an incident's report as one HTML file that stands alone.
 *
 * Made from the theme's template "export", whose styles are its own. The
 * images of the report are inside the file; links within the site become
 * absolute, or plain text when the site has no address. Nothing else of
 * the site is needed to read it.
 */
#ifndef OUTPUT_EXPORT_H
#define OUTPUT_EXPORT_H

#include "output/pages.h"

enum { EXPORT_IMAGE_MOST = 8 << 20 };	/* bytes of one image */

/* The bytes of a content file, at most EXPORT_IMAGE_MOST; false when they
 * cannot be had, which the reader reports. */
typedef bool export_read_fn(void *context, const struct file *f, str *bytes);

struct export {
	const struct pages_source *source;
	const struct incident *incident;	/* of source->corpus */
	export_read_fn *read;
	void *context;
};

/* Write the file into out. -1 when the template cannot be run; the reason
 * is in d. */
int export_html(const struct export *e, struct arena *a, struct buf *out,
    struct diags *d);

#endif
