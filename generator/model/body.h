/* body: what the Markdown of a content file says.
 *
 * body_read() parses the text once and takes from the tree the sections,
 * updates, timeline, actions, links and anchors, and the HTML of the
 * parts as the site shows them.
 */
#ifndef MODEL_BODY_H
#define MODEL_BODY_H

#include "base/suppress.h"
#include "markdown/md.h"
#include "model/incident.h"
#include "source/files.h"

/* What a link in content may lead to; filled before any body is read. */
struct link_target {
	str url;		/* from the site's root, percent-encoded; empty:
				 * not published */
	str anchor_prefix;	/* before its headings' anchors on the page */
	bool internal;
};

/* Paths of files that links of a body were looked for under, whether there
 * is one or not; some more than once. */
struct asked {
	str *v;
	size_t n, cap;
};

struct body_context {
	const struct reading *reading;
	const struct files *files;
	const struct link_target *targets;	/* by file index */
	bool with_internal;	/* the audience may see internal parts */
	int64_t started;	/* date for clocks without one, or TIME_NONE */
	str anchor_prefix;
	struct arena *scratch;	/* reset by the caller after each body */
	int heading_shift;
	struct suppressions *passed_over;	/* or NULL */
	struct asked *asked;	/* filled, in the scratch arena; or NULL */
	bool unseen;		/* nobody is shown it: no HTML is made */
	struct buf *html;	/* where doc->body.html is put, which is not
				 * filled then; NULL: it is kept */
};

/* Read a body into doc->body. Mistakes go to reading->diags, what comments
 * pass over to passed_over, in the arena of what is kept. */
void body_read(struct document *doc, const struct md_source *source,
    const struct body_context *context);

/* Report an internal part in a front matter, where there can be none
 * (parts_yaml.c). */
void parts_front(const struct document *doc, str yaml,
    const struct body_context *context);
/* The same of site.yaml or the policy. */
void parts_yaml(const struct node *root, struct diags *d);
/* Report what of a front matter should hardly be public (leaks.c). */
void leaks_front(const struct document *doc, const struct md_source *source,
    const struct body_context *context);
/* The same of site.yaml or the policy, all of which everybody sees. */
void leaks_yaml(const struct node *root, const struct md_source *source,
    const struct reading *reading, struct arena *scratch);
/* The same of the text of an attachment. */
void leaks_attachment(str text, uint32_t file,
    const struct reading *reading, struct arena *scratch);

#endif
