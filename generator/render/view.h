/* view: what the templates of a page see.
 *
 * One function for each kind of page makes the tree of values that its
 * template is run with; themes/default/README.md lists them. Views only
 * read, so that threads may make pages at once; what they make lives in
 * view.arena, which is the page's own.
 *
 * Nothing here escapes: text is escaped where a template puts it out.
 */
#ifndef RENDER_VIEW_H
#define RENDER_VIEW_H

#include "measure/report.h"
#include "model/corpus.h"
#include "render/archive.h"
#include "render/theme.h"

struct part;		/* render/archive_parts.h */
struct frame;		/* what all pages have alike */
struct brief;		/* what lists say of an incident */

struct view {
	const struct corpus *corpus;	/* as the audience sees it */
	const struct metrics *metrics;
	const struct reports *reports;	/* for the metrics pages */
	const struct theme *theme;
	const struct archive *archive;
	int64_t now;
	bool with_internal;		/* say so on the page */
	bool nameless;			/* people are not named: what is
					 * handed to others */
	struct arena *arena;
	str root;	/* the way to the site's root: "../../" or "/base/" */
	const struct frame *frame;
	/* Of corpus.incidents; NULL: made where one is needed. */
	const struct brief *briefs;
};

/* What views of the same corpus, theme and moment share: in v->arena,
 * which outlives them. */
const struct frame *view_frame(const struct view *v);
const struct brief *view_briefs(const struct view *v);

/* Each gives the root of a tree for the template of its name:
 * status, history (tags, too), year, archive (month, level, tag,
 * maintenance_list, part),
 * incident, maintenance, component, metrics, actions, runbooks, page
 * (runbook, free), policy, subscribe, 404, redirect. */
struct value *view_status(const struct view *v);
struct value *view_history(const struct view *v);
struct value *view_year(const struct view *v, const struct archive_year *y);
struct value *view_month(const struct view *v,
    const struct archive_month *m);
struct value *view_level(const struct view *v, size_t level);
struct value *view_tag(const struct view *v, str tag);
struct value *view_tags(const struct view *v);
struct value *view_part(const struct view *v, const struct part *p);
struct value *view_incident(const struct view *v, const struct incident *in);
/* The same as a document of its own, for the template "export". */
struct value *view_export(const struct view *v, const struct incident *in);
struct value *view_maintenance(const struct view *v,
    const struct maintenance *m);
struct value *view_maintenance_list(const struct view *v);
struct value *view_component(const struct view *v,
    const struct component_metrics *m);
struct value *view_metrics(const struct view *v, const struct report *r);
struct value *view_actions(const struct view *v);
/* NULL: the list itself, or a numbered page of it. */
struct value *view_runbooks(const struct view *v, const struct part *p);
/* The same of free pages, for the template "runbooks". */
struct value *view_pages(const struct view *v, const struct part *p);
struct value *view_runbook(const struct view *v, const struct page *p);
struct value *view_free(const struct view *v, const struct page *p);
struct value *view_policy(const struct view *v);
struct value *view_search(const struct view *v);
struct value *view_subscribe(const struct view *v);
struct value *view_lost(const struct view *v);
struct value *view_redirect(const struct view *v, str url, str title);

/* What a feed shows of an incident or of planned work: the tree for the
 * template "feed". view.root is the absolute address of the site. */
struct value *view_feed_incident(const struct view *v,
    const struct incident *in);
struct value *view_feed_maintenance(const struct view *v,
    const struct maintenance *m);
/* The same in a sentence of plain text; may be empty. */
str view_summary(const struct view *v, const struct document *d, str impact);

/* A word as part of an address: of a tag. */
str view_slug(struct arena *a, str word);
/* A path below the site's root, percent-encoded. */
str view_path(struct arena *a, str path);
/* Where an address of a front matter or of site.yaml leads from this page:
 * "/about/" is a path below the site's root. */
str view_href(const struct view *v, str href);
/* The absolute address of such a path; site.url is not empty. */
str view_address(struct arena *a, const struct site *site, str path);
/* "investigating" as readers see it; a status that nobody translated is
 * shown as it was written. */
str status_word(const struct view *v, str status);
str maintenance_word(const struct view *v, const struct maintenance *m);

#endif
