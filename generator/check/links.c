/* Links among content. */
#include "check/check.h"

/* The files of content/ in which a broken link's target was probably
 * meant; made when the first is broken. */
struct targets {
	struct strs names;	/* the last part of each path */
	bool made;
};

static str
last_part(str path)
{
	struct cut c = str_rcut(path, '/');

	return c.found ? c.tail : c.head;
}

static void
suggest_file(struct check *k, struct targets *t, str url)
{
	const struct files *files = k->corpus->files;

	if (!t->made) {
		t->made = true;
		for (size_t i = 1; i < files->n; i++)
			*vec_push(k->scratch, &t->names) =
			    last_part(files->v[i].path);
	}
	check_suggest(k, last_part(str_cut(str_cut(url, '#').head, '?').head),
	    &t->names);
}

static void
check_anchor(struct check *k, const struct link *l)
{
	const struct document *doc = k->corpus->by_file[l->target];

	if (!doc || str_empty(l->fragment) ||
	    map_get(&doc->body.anchor_set, l->fragment))
		return;
	diag_add(k->diags, RULE_ANCHOR_MISSING, l->place,
	    "there is no heading #" STR_FMT " in " STR_FMT,
	    STR_ARG(l->fragment), STR_ARG(doc->path));
	check_suggest(k, l->fragment, &doc->body.anchors);
}

static bool
known_tag(const struct corpus *c, str tag)
{
	for (size_t i = 0; i < c->tags.n; i++)
		if (str_eq(c->tags.v[i], tag))
			return true;
	return false;
}

static bool
known_level(const struct policy *p, str slug)
{
	for (size_t i = 0; i < p->levels.n; i++)
		if (str_eq(p->levels.v[i].slug, slug))
			return true;
	return false;
}

/* "/tags/cache/" and the like must exist; what else lies below "/" is
 * the theme's affair. */
static void
check_site_page(struct check *k, const struct link *l)
{
	const struct corpus *c = k->corpus;
	struct cut hash = str_cut(str_from(l->url, 1), '#');
	struct cut first = str_cut(hash.head, '/');
	str name = str_cut(first.tail, '/').head;
	bool known = true;

	if (str_empty(name))
		return;
	if (str_eq(first.head, STR("tags")))
		known = known_tag(c, name);
	else if (str_eq(first.head, STR("components")))
		known = site_component(c->site, name) >= 0;
	else if (str_eq(first.head, STR("severity")))
		known = known_level(c->policy, name);
	else if (str_eq(first.head, STR("incidents")))
		known = files_slug(c->files, FILE_INCIDENT, name) != NULL;
	else if (str_eq(first.head, STR("maintenance")))
		known = files_slug(c->files, FILE_MAINTENANCE, name) != NULL;
	else if (str_eq(first.head, STR("runbooks")))
		known = files_slug(c->files, FILE_RUNBOOK, name) != NULL;
	if (!known)
		diag_add(k->diags, RULE_TAG_UNKNOWN, l->place,
		    "the site has no page " STR_FMT, STR_ARG(l->url));
}

static void
check_link(struct check *k, struct targets *t, const struct link *l)
{
	const struct document *to;

	switch (l->fault) {
	case LINK_MISSING:
		diag_add(k->diags, l->image ? RULE_ATTACHMENT_MISSING
		    : RULE_LINK_BROKEN, l->place,
		    "there is no " STR_FMT, STR_ARG(l->url));
		suggest_file(k, t, l->url);
		return;
	case LINK_CLIMBS:
		diag_add(k->diags, RULE_LINK_ESCAPES, l->place,
		    STR_FMT " lies outside content/", STR_ARG(l->url));
		return;
	case LINK_SCHEME:
		diag_add(k->diags, RULE_LINK_UNSAFE, l->place,
		    "links by " STR_FMT ": are not published",
		    STR_ARG(str_cut(l->url, ':').head));
		return;
	case LINK_FINE:
		break;
	}
	if (l->site)
		check_site_page(k, l);
	if (!l->target)
		return;
	check_anchor(k, l);
	to = k->corpus->by_file[l->target];
	if (to && to->internal && !l->internal)
		diag_add(k->diags, RULE_LINK_TO_INTERNAL, l->place,
		    STR_FMT " is internal, and this page is public",
		    STR_ARG(to->path));
}

void
check_links(struct check *k)
{
	const struct corpus *c = k->corpus;
	struct targets t = { 0 };

	for (size_t f = 0; f < c->files->n; f++) {
		const struct document *doc = c->by_file[f];

		if (!doc)
			continue;
		for (size_t i = 0; i < doc->body.links.n; i++)
			check_link(k, &t, &doc->body.links.v[i]);
	}
}
