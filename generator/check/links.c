/* Links among content. */
#include "check/check.h"

#include "read/scalar.h"

/* What the links of a site may have meant; each list is made when the
 * first link needs it. */
struct targets {
	struct strs names;	/* the last part of each file's path */
	struct map redirects;	/* old paths, without slashes at the ends */
	struct map tags;	/* those that the public sees */
	bool named, mapped, tagged;
};

static str
last_part(str path)
{
	struct cut c = str_rcut(path, '/');

	return c.found ? c.tail : c.head;
}

static str
without_slashes(str path)
{
	while (str_starts(path, STR("/")))
		path = str_from(path, 1);
	while (str_ends(path, STR("/")))
		path.n--;
	return path;
}

/* Spaces as an address has them. */
static str
with_spaces(struct arena *a, str path)
{
	struct cut c = { .tail = path, .found = true };
	str all = STR_NONE;

	while (c.found) {
		c = str_cut(c.tail, ' ');
		all = str_cat(a, all, c.head, c.found ? STR("%20")
		    : STR_NONE);
	}
	return all;
}

static str
without_fragment(str address)
{
	return str_cut(str_cut(address, '#').head, '?').head;
}

/* The file that was probably meant, by its name, or NULL. */
static const struct file *
near_file(struct check *k, struct targets *t, str name)
{
	const struct files *files = k->corpus->files;
	str near;

	if (!t->named) {
		t->named = true;
		for (size_t i = 1; i < files->n; i++)
			*vec_push(k->scratch, &t->names) =
			    last_part(files->v[i].below);
	}
	if (t->names.n > k->patience)
		return NULL;
	k->patience -= t->names.n;
	near = suggest(name, t->names.v, t->names.n);
	for (size_t i = 0; i < t->names.n && near.n; i++)
		if (t->names.v[i].p == near.p)
			return &files->v[i + 1];
	return NULL;
}

/* As a link that counts from content/. */
static bool
suggest_file(struct check *k, struct targets *t, str address, str name)
{
	const struct file *f = near_file(k, t, name);

	if (f)
		diag_meant(k->diags, without_fragment(address),
		    str_cat(k->scratch, STR("/"), with_spaces(k->scratch,
		    f->below)));
	return f != NULL;
}

/* What a document has at an anchor: NULL for nothing, else a section, if
 * that is internal, or the map itself. */
static const void *
at_anchor(struct check *k, const struct document *doc, str anchor)
{
	const struct strs *all = &doc->body.anchors;
	const struct sections *sections = &doc->body.sections;
	struct map **set;

	if (!k->anchors)
		k->anchors = arena_array(k->scratch, struct map *,
		    k->corpus->files->n);
	set = &k->anchors[doc->file];
	if (!*set) {
		*set = arena_new(k->scratch, struct map);
		for (size_t i = 0; i < all->n; i++)
			*map_at(*set, all->v[i], k->scratch) = *set;
		for (size_t i = 0; i < sections->n; i++)
			if (sections->v[i].internal)
				*map_at(*set, sections->v[i].anchor,
				    k->scratch) = &sections->v[i];
	}
	return map_get(*set, anchor);
}

static void
check_anchor(struct check *k, const struct link *l)
{
	const struct document *doc = k->corpus->by_file[l->target];

	if (!doc || str_empty(l->fragment) ||
	    at_anchor(k, doc, l->fragment))
		return;
	diag_add(k->diags, RULE_ANCHOR_MISSING, l->place,
	    "there is no heading #" STR_FMT " in " STR_FMT,
	    STR_ARG(str_cut(l->url, '#').tail), STR_ARG(doc->path));
	if (!check_suggest(k, l->fragment, &doc->body.anchors,
	    "its anchors are"))
		diag_help(k->diags, "an anchor is the heading in lower case, "
		    "with hyphens for spaces");
}

static void
add_redirects(struct check *k, struct targets *t, const struct strs *old)
{
	for (size_t i = 0; i < old->n; i++)
		*map_at(&t->redirects, without_slashes(old->v[i]),
		    k->scratch) = t;
}

/* Whether an old address leads on from there. */
static bool
redirected(struct check *k, struct targets *t, str path)
{
	const struct corpus *c = k->corpus;

	for (size_t i = 0; i < c->files->n && !t->mapped; i++)
		if (c->by_file[i])
			add_redirects(k, t, &c->by_file[i]->redirects);
	for (size_t i = 0; i < c->site->components.n && !t->mapped; i++)
		add_redirects(k, t, &c->site->components.v[i].redirects);
	if (!t->mapped)
		add_redirects(k, t, &c->site->redirects);
	t->mapped = true;
	return map_get(&t->redirects, without_slashes(path)) != NULL;
}

static void
report_internal(struct check *k, const struct link *l,
    const struct document *to)
{
	diag_add(k->diags, RULE_LINK_TO_INTERNAL, l->place,
	    STR_FMT " is internal, and this page is public",
	    STR_ARG(to->path));
}

/* Whether the page of a tag is there for us alone: no incident that the
 * public sees has it. */
static bool
tag_internal(struct check *k, struct targets *t, str shelf, str tag)
{
	const struct corpus *c = k->corpus;
	const struct strs *among;

	if (!str_eq(shelf, STR("tags")) || str_empty(tag) ||
	    !check_page(k, shelf, tag, &among))
		return false;
	for (size_t i = 0; i < c->incidents.n && !t->tagged; i++) {
		const struct incident *in = &c->incidents.v[i];

		for (size_t n = 0; n < in->tags.n && !in->doc.internal; n++)
			*map_at(&t->tags, in->tags.v[n].name, k->scratch) = t;
	}
	t->tagged = true;
	return !map_get(&t->tags, tag);
}

/* What the public site does not have; false when it has it. */
static bool
check_inside(struct check *k, struct targets *t, const struct link *l,
    str shelf, str name)
{
	const struct document *to = check_page_document(k, shelf,
	    name);

	if (l->internal)
		return false;
	if (to && to->internal)
		report_internal(k, l, to);
	else if (!to && str_empty(name) && check_page_list(k, shelf, true) &&
	    !check_page_list(k, shelf, false))
		diag_add(k->diags, RULE_LINK_TO_INTERNAL, l->place,
		    "/" STR_FMT "/ is a page of the internal site alone, and "
		    "this page is public", STR_ARG(shelf));
	else if (!to && tag_internal(k, t, shelf, name))
		diag_add(k->diags, RULE_LINK_TO_INTERNAL, l->place,
		    "only internal incidents have the tag " STR_FMT ", and "
		    "this page is public", STR_ARG(name));
	else
		return false;
	diag_help(k->diags, "the public site has no such page; put the link "
	    "into an internal part, or make the target public");
	return true;
}

/* Say what is on the site in place of what is not. A link of a body leads
 * by a file to its page, any other by an address. */
static void
suggest_page(struct check *k, struct targets *t, const struct link *l,
    str shelf, const struct strs *among, bool body)
{
	str name = last_part(without_slashes(l->path));
	const struct file *f;

	if (!str_ends(name, STR(".md")))
		name = str_cat(k->scratch, name, STR(".md"));
	if (str_eq(without_slashes(l->path), STR("incidents")))
		diag_help(k->diags, "/history/ lists the incidents");
	else if (among && among->n)
		diag_help(k->diags, "it has a page for each, such as /"
		    STR_FMT "/" STR_FMT "/", STR_ARG(shelf),
		    STR_ARG(among->v[0]));
	else if (str_eq(shelf, STR("files")))
		diag_help(k->diags, "/files/ has the attachments, by their "
		    "paths below content/");
	else if (body && !suggest_file(k, t, l->url, name))
		diag_help(k->diags, "link to the file of the page, such as "
		    "../pages/about.md");
	if (body || k->diags->v[k->diags->n - 1].help.n)
		return;
	f = near_file(k, t, name);
	if (f && k->corpus->by_file[f->index])
		diag_meant(k->diags, without_fragment(l->url), str_cat(
		    k->scratch, STR("/"), k->corpus->by_file[f->index]->url));
	else
		diag_help(k->diags, "write the address of a page of this "
		    "site, such as /about/, or a whole one with https://");
}

/* "/tags/cache/" and "/about/" must be there, or an old address must lead
 * on from there. What lies below the theme's and most of our own folders is
 * not looked at. */
static void
check_site_page(struct check *k, struct targets *t, const struct link *l,
    bool body)
{
	static const str index = STR_INIT("/index.html");
	str path = str_ends(l->path, index) ? str_sub(l->path, 0,
	    l->path.n - index.n + 1) : l->path;
	struct cut shelf = str_cut(str_from(path, 1), '/');
	struct cut name = str_cut(shelf.tail, '/');
	const struct strs *among;
	bool named;

	if (str_empty(shelf.head) ||
	    check_inside(k, t, l, shelf.head, name.head) ||
	    (check_page(k, shelf.head, name.head, &among) &&
	    check_page_ends(k, shelf.head, path, name.tail)) ||
	    redirected(k, t, path))
		return;
	named = among && !str_empty(name.head);
	diag_add(k->diags, named ? RULE_TAG_UNKNOWN : RULE_LINK_BROKEN,
	    l->place, "the site has no page " STR_FMT, STR_ARG(l->url));
	if (!named) {
		suggest_page(k, t, l, shelf.head, among, body);
		return;
	}
	check_suggest(k, name.head, among, "the site has");
	check_sure(k, name.head, among);
}

/* Whether a fragment is that of a section that only we can read. */
static bool
leads_inside(struct check *k, const struct document *to, str fragment)
{
	const void *at = str_empty(fragment) ? NULL
	    : at_anchor(k, to, fragment);

	return at && at != k->anchors[to->file];
}

/* What the program alone reads has no page, and is no attachment. */
static bool
is_settings(const struct check *k, uint32_t target)
{
	const struct file *f = &k->corpus->files->v[target];

	return f->kind == FILE_SITE || f->kind == FILE_POLICY ||
	    str_eq(f->below, k->corpus->site->policy.name);
}

static void
check_target(struct check *k, const struct link *l)
{
	const struct document *to = k->corpus->by_file[l->target];

	if (is_settings(k, l->target)) {
		diag_add(k->diags, RULE_LINK_BROKEN, l->place,
		    STR_FMT " is not published", STR_ARG(l->url));
		diag_help(k->diags, "/policy/ shows the policy; take any "
		    "other such link out");
		return;
	}
	check_anchor(k, l);
	if (to && !to->internal && !l->internal &&
	    leads_inside(k, to, l->fragment)) {
		diag_add(k->diags, RULE_LINK_TO_INTERNAL, l->place,
		    "the section #" STR_FMT " is internal, and this link is "
		    "public", STR_ARG(l->fragment));
		diag_help(k->diags, "on the public site it leads to the page "
		    "without it; put the link into an internal part, or lead "
		    "it elsewhere");
	}
	if (!to || !to->internal || l->internal)
		return;
	report_internal(k, l, to);
	diag_help(k->diags, "the public site shows the text without the "
	    "link; put it into an internal part, or make the target public");
}

static void
check_link(struct check *k, struct targets *t, const struct link *l)
{
	switch (l->fault) {
	case LINK_MISSING:
		diag_add(k->diags, l->image ? RULE_ATTACHMENT_MISSING
		    : RULE_LINK_BROKEN, l->place,
		    "there is no " STR_FMT, STR_ARG(l->url));
		if (!suggest_file(k, t, l->url,
		    last_part(without_fragment(l->url))))
			diag_help(k->diags, "paths count from this file's "
			    "folder; one that begins with / counts from "
			    "content/");
		return;
	case LINK_CLIMBS:
		diag_add(k->diags, RULE_LINK_ESCAPES, l->place,
		    STR_FMT " lies outside content/", STR_ARG(l->url));
		diag_help(k->diags, "move it into content/, or write the "
		    "address at which readers reach it");
		return;
	case LINK_SCHEME:
		diag_add(k->diags, RULE_LINK_UNSAFE, l->place,
		    "links by " STR_FMT ": are not published",
		    STR_ARG(str_cut(l->url, ':').head));
		diag_help(k->diags, "use https:, mailto: or tel:, or the "
		    "path of a file in content/");
		return;
	case LINK_FINE:
		break;
	}
	if (l->site)
		check_site_page(k, t, l, true);
	else if (l->target)
		check_target(k, l);
}

/* A link of a front matter, which is an address and no path of a file. */
static void
check_address(struct check *k, struct targets *t, str url, struct place at,
    bool internal)
{
	struct link l = { .place = at, .url = url, .internal = internal,
		.site = true };

	if (!str_starts(url, STR("/")) || !scalar_url(url))
		return;
	l.path = scalar_percents(k->scratch, without_fragment(url));
	check_site_page(k, t, &l, false);
}

static void
check_site_links(struct check *k, struct targets *t)
{
	const struct node *links = node_get(k->corpus->site->root,
	    STR("links"));

	if (links && links->kind == NODE_MAP)
		for (const struct node *n = links->first; n; n = n->next)
			check_address(k, t, node_text(n), n->at, false);
}

static void
check_each(struct check *k, struct targets *t, const struct links *links)
{
	for (size_t i = 0; i < links->n; i++)
		check_link(k, t, &links->v[i]);
}

void
check_links(struct check *k)
{
	const struct corpus *c = k->corpus;
	struct targets t = { 0 };

	for (size_t f = 0; f < c->files->n; f++)
		if (c->by_file[f])
			check_each(k, &t, &c->by_file[f]->body.links);
	for (size_t i = 0; i < c->policy->chapters.n; i++)
		check_each(k, &t, &c->policy->chapters.v[i].links);
	for (size_t i = 0; i < c->incidents.n; i++) {
		const struct incident *in = &c->incidents.v[i];

		for (size_t n = 0; n < in->links.n; n++)
			check_address(k, &t, in->links.v[n].url,
			    in->links.v[n].at, in->doc.internal);
	}
	check_site_links(k, &t);
}
