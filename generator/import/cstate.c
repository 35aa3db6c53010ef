/* The way of a cState site: every file is read, given its place, and then
 * written, for links need all the places. */
#include "import/cstate.h"

#include <stdlib.h>

#include "import/cstate_parts.h"
#include "markdown/md.h"
#include "read/scalar.h"
#include "read/text.h"
#include "read/yaml.h"
#include "source/files.h"

struct convert {
	struct cstate *c;
	struct cstate_index index;
	struct cstate_doc *v;
	size_t n;
	struct map taken[CSTATE_PAGE + 1];	/* slugs in use, by kind */
	struct map old;		/* addresses that lead somewhere */
};

/* What a path below content/ is. */

static bool
ends_with_one(str path, const char *const *endings)
{
	str ending = str_rcut(path, '.').tail;

	for (; *endings; endings++)
		if (str_ieq(ending, str_c(*endings)))
			return true;
	return false;
}

static bool
is_markdown(str path)
{
	static const char *const endings[] = { "md", "mdown", "markdown",
		NULL };

	return ends_with_one(path, endings);
}

bool
cstate_makes_page(str path)
{
	static const char *const endings[] = { "html", "htm", "adoc", "ad",
		"asciidoc", "org", "rst", "pandoc", "pdc", NULL };

	return is_markdown(path) || ends_with_one(path, endings);
}

/* "issues/2021/x" of "content/issues/2021/x.md"; index.md stands for its
 * folder. */
static str
stem(str path)
{
	str s = str_rcut(str_from(path, 8), '.').head;

	if (str_ends(s, STR("/index")))
		s = str_sub(s, 0, s.n - 6);
	return s;
}

static void
left_behind(struct convert *w, struct cstate_doc *doc, const char *why)
{
	doc->kind = CSTATE_LEFT;
	diag_add(w->c->diags, RULE_IMPORT_NOT_BROUGHT, (struct place){
	    .file = doc->source->file }, "%s", why);
}

static void
too_large(struct cstate *c, const struct cstate_doc *doc)
{
	diag_add(c->diags, RULE_IMPORT_SET_ASIDE, (struct place){
	    .file = doc->source->file }, "the text is larger than %d KiB",
	    MD_BYTES_MOST >> 10);
}

/* Read the two parts of a file. */
static bool
read_parts(struct convert *w, struct cstate_doc *doc)
{
	struct cstate *c = w->c;
	uint32_t file = doc->source->file;
	str text;

	if (doc->source->unread || !text_check(c->keep, doc->source->bytes,
	    file, &text, c->diags) ||
	    !front_split(text, file, true, &doc->front, c->diags))
		return false;
	doc->front.body = cstate_uncomment(c->keep, doc->front.body);
	doc->keys = yaml_read(c->keep, doc->front.yaml, file,
	    doc->front.yaml_line, c->diags);
	if (!doc->keys)
		return false;
	if (doc->keys->kind != NODE_MAP) {
		diag_add(c->diags, RULE_NOT_A_MAP, doc->keys->at,
		    "the front matter holds no keys");
		return false;
	}
	if (doc->front.body.n > MD_BYTES_MOST) {
		too_large(c, doc);
		return false;
	}
	return true;
}

static void
read_doc(struct convert *w, struct cstate_doc *doc,
    const struct cstate_source *source)
{
	str path = source->path;

	doc->source = source;
	doc->date = doc->ended = TIME_NONE;
	doc->issue = str_starts(path, STR("content/issues/"));
	doc->name = str_rcut(stem(path), '/').found
	    ? str_rcut(stem(path), '/').tail : stem(path);
	if (!is_markdown(path)) {
		doc->kind = CSTATE_ASIDE;
		diag_add(w->c->diags, RULE_IMPORT_SET_ASIDE, (struct place){
		    .file = source->file }, "it is not Markdown");
		return;
	}
	if (str_eq(doc->name, STR("_index"))) {
		left_behind(w, doc, str_starts(path,
		    STR("content/affected/")) ? "the page of a system: what "
		    "it says has no place here yet" : "the front page of a "
		    "section");
		return;
	}
	if (!read_parts(w, doc)) {
		doc->kind = CSTATE_ASIDE;
		return;
	}
	if (doc->issue)
		cstate_issue(w->c, doc);
	else
		cstate_page(w->c, doc);
}

/* Old addresses. */

static void
old_address(struct convert *w, struct cstate_doc *doc)
{
	const struct cstate_config *config = w->c->config;
	struct arena *a = w->c->keep;
	const struct node *url = cstate_key(doc->keys, "url");
	const struct node *slug = cstate_key(doc->keys, "slug");
	str path = stem(doc->source->path);

	if (doc->issue && config->permalinks)
		return;
	if (!cstate_empty(slug) && slug->kind == NODE_SCALAR) {
		struct cut c = str_rcut(path, '/');

		path = str_cat(a, c.found ? c.head : STR_NONE,
		    c.found ? STR("/") : STR_NONE, node_text(slug));
	}
	path = cstate_urlize(a, path, !config->keep_case);
	doc->old = str_cat(a, STR("/"), path, config->ugly ? STR(".html")
	    : STR("/"));
	if (!cstate_empty(url) && url->kind == NODE_SCALAR) {
		path = node_text(url);
		doc->old = str_cat(a, str_starts(path, STR("/")) ? STR_NONE
		    : STR("/"), path);
	}
}

/* An address as the new site will count it. */
static str
bare(struct arena *a, str path)
{
	return scalar_path_bare(scalar_path_plain(a, path));
}

/* Keep those addresses that can be kept, each for one document. */
static bool
keep_address(struct convert *w, struct cstate_doc *doc, str path)
{
	void **at;

	if (!scalar_path(path)) {
		diag_add(w->c->diags, RULE_IMPORT_ADDRESS, (struct place){
		    .file = doc->source->file },
		    "the old address " STR_FMT " cannot be kept",
		    STR_ARG(path));
		return false;
	}
	at = map_at(&w->old, bare(w->c->keep, path), w->c->keep);
	if (*at == NULL) {
		*at = doc;
		*map_at(&w->index.by_old, w->c->config->keep_case ? path :
		    cstate_lower(w->c->keep, path), w->c->keep) = doc;
		return true;
	}
	if (*at != doc)
		diag_add(w->c->diags, RULE_IMPORT_ADDRESS, (struct place){
		    .file = doc->source->file },
		    "the old address " STR_FMT " is that of another file, "
		    STR_FMT, STR_ARG(path), STR_ARG(
		    ((const struct cstate_doc *)*at)->source->path));
	return false;
}

static void
keep_addresses(struct convert *w, struct cstate_doc *doc)
{
	struct strs all = doc->redirects;

	doc->redirects = (struct strs){ 0 };
	old_address(w, doc);
	doc->old_kept = !str_empty(doc->old) &&
	    keep_address(w, doc, doc->old);
	for (size_t i = 0; i < all.n; i++)
		if (keep_address(w, doc, all.v[i]))
			*vec_push(w->c->keep, &doc->redirects) = all.v[i];
}

/* New places. */

/* The name without a date in front of it. */
static str
undated(str name)
{
	int32_t date;

	if (date_parse(str_sub(name, 0, 10), &date) == WHEN_BAD)
		return name;
	return name.n > 11 ? str_from(name, 11) : STR_NONE;
}

static void
place(struct convert *w, struct cstate_doc *doc)
{
	static const char *const folders[] = {
		[CSTATE_INCIDENT] = "incidents",
		[CSTATE_PLANNED] = "maintenance",
		[CSTATE_PAGE] = "pages",
	};
	struct arena *a = w->c->keep;
	str folder = str_c(folders[doc->kind]), slug;

	if (doc->kind == CSTATE_PAGE) {
		slug = cstate_slug(a, doc->name);
		if (str_empty(slug) || files_of_site(slug))
			slug = str_cat(a, slug, STR("-page"));
		if (slug.p[0] == '-')
			slug = str_from(slug, 1);
	} else {
		str rest = cstate_slug(a, undated(doc->name));

		slug = str_cat(a, date_iso(a, date_of_moment(doc->date)),
		    STR("-"), str_empty(rest) ? STR("issue") : rest);
	}
	slug = cstate_unique(a, &w->taken[doc->kind], slug);
	doc->path = doc->kind == CSTATE_PAGE
	    ? str_cat(a, folder, STR("/"), slug, STR(".md"))
	    : str_cat(a, folder, STR("/"), str_sub(slug, 0, 4), STR("/"),
	    slug, STR(".md"));
	*map_at(&w->index.by_source, doc->source->path, a) = doc;
}

/* Addresses that are free on the new site. */

static str
new_address(struct arena *a, const struct cstate_doc *doc)
{
	str slug = str_rcut(stem(str_cat(a, STR("content/"), doc->path)),
	    '/').tail;

	return doc->kind == CSTATE_PAGE ? slug : str_cat(a, str_cut(
	    doc->path, '/').head, STR("/"), slug);
}

/* Whether the new site has a page or a file of its own there, or may have
 * one: all of /tags/ and the like is not ours to give away. */
static bool
is_of_site(struct convert *w, str path)
{
	struct cut c = str_cut(path, '/');

	if (str_empty(path) || (!c.found && files_of_site(path)))
		return true;
	/* These lead to the archive and the components, by site.yaml. */
	if (str_eq(path, STR("issues")) || str_eq(c.head, STR("affected")))
		return true;
	if (map_get(&w->index.assets, str_cat(w->c->keep, STR("/"), path)))
		return true;
	return files_of_site(c.head) && !str_ieq(c.head, STR("pages")) &&
	    !str_ieq(c.head, STR("incidents")) &&
	    !str_ieq(c.head, STR("maintenance"));
}

/* An old address that is the new one needs nothing. */
static bool
leads_on(struct convert *w, const struct map *new,
    const struct cstate_doc *doc, str old)
{
	str path = bare(w->c->keep, old);
	const struct cstate_doc *there = map_get(new, path);

	if (there == doc)
		return false;
	if (!there && !is_of_site(w, path))
		return true;
	diag_add(w->c->diags, RULE_IMPORT_ADDRESS, (struct place){
	    .file = doc->source->file },
	    "the old address " STR_FMT " is one of the new site's",
	    STR_ARG(old));
	return false;
}

static void
free_addresses(struct convert *w)
{
	struct arena *a = w->c->keep;
	struct map new = { 0 };

	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].kind <= CSTATE_PAGE)
			*map_at(&new, new_address(a, &w->v[i]), a) =
			    &w->v[i];
	for (size_t i = 0; i < w->n; i++) {
		struct cstate_doc *doc = &w->v[i];
		size_t kept = 0;

		doc->old_kept = doc->old_kept && leads_on(w, &new, doc,
		    doc->old);
		for (size_t k = 0; k < doc->redirects.n; k++)
			if (leads_on(w, &new, doc, doc->redirects.v[k]))
				doc->redirects.v[kept++] =
				    doc->redirects.v[k];
		doc->redirects.n = kept;
	}
}

/* Files that bodies may link: their addresses on the old site. What the
 * new site would read as content, or serve as a page, stays behind. */
static void
index_assets(struct convert *w)
{
	struct cstate *c = w->c;

	for (size_t i = 0; i < c->assets.n; i++) {
		struct cstate_source *s = &c->assets.v[i];
		struct cut cut = str_cut(s->path, '/');
		str key = str_cat(c->keep, STR("/"), cut.tail);

		if (cut.found && !s->unread && !str_ends(key, STR(".md")) &&
		    !str_ends(key, STR(".yaml")) &&
		    !str_ends(key, STR(".html")) && scalar_path(key))
			*map_at(&w->index.assets, key, c->keep) = s;
	}
}

static void
report_assets(struct convert *w)
{
	struct cstate *c = w->c;

	for (size_t i = 0; i < c->assets.n; i++) {
		struct cstate_source *s = &c->assets.v[i];
		str key = str_cat(c->keep, STR("/"),
		    str_cut(s->path, '/').tail);

		if (!s->unread && map_get(&w->index.copied, key) != s)
			diag_add(c->diags, RULE_IMPORT_NOT_BROUGHT,
			    (struct place){ .file = s->file },
			    "no text that was imported links to it");
	}
}

/* Output. */

static void
set_aside(struct convert *w, const struct cstate_doc *doc)
{
	struct cstate *c = w->c;

	if (doc->source->unread)
		return;
	*vec_push(c->keep, &c->out) = (struct cstate_output){
		.path = str_cat(c->keep, STR("set-aside/"),
		    str_from(doc->source->path, 8)),
		.bytes = doc->source->bytes,
	};
}

static void
count(struct cstate_counts *n, const struct cstate_doc *doc)
{
	n->files++;
	switch (doc->kind) {
	case CSTATE_INCIDENT:
		n->incidents++;
		break;
	case CSTATE_PLANNED:
		n->planned++;
		break;
	case CSTATE_PAGE:
		n->pages++;
		break;
	case CSTATE_ASIDE:
		n->aside++;
		break;
	case CSTATE_LEFT:
		n->left++;
		break;
	}
}

static int
by_count(const void *left, const void *right)
{
	const struct cstate_name *a = left, *b = right;

	if (a->n != b->n)
		return a->n < b->n ? 1 : -1;
	return str_cmp(a->name, b->name);
}

static void
read_all(struct convert *w, const struct cstate_sources *from)
{
	w->v = arena_array(w->c->keep, struct cstate_doc, from->n + 1);
	for (size_t i = 0; i < from->n; i++) {
		struct cstate_doc *doc = &w->v[w->n++];

		read_doc(w, doc, &from->v[i]);
		if (doc->kind > CSTATE_PAGE)
			continue;
		keep_addresses(w, doc);
		place(w, doc);
	}
}

void
cstate_convert(struct cstate *c, const struct cstate_sources *from)
{
	struct convert w = { .c = c };
	bool unstated = false;
	size_t unended = 0;

	index_assets(&w);
	read_all(&w, from);
	free_addresses(&w);
	for (size_t i = 0; i < w.n; i++) {
		struct cstate_doc *doc = &w.v[i];

		if (doc->kind <= CSTATE_PAGE &&
		    !cstate_write(c, &w.index, doc)) {
			too_large(c, doc);
			doc->kind = CSTATE_ASIDE;
		}
		count(&c->count, doc);
		if (doc->kind == CSTATE_ASIDE)
			set_aside(&w, doc);
		if (doc->kind != CSTATE_INCIDENT)
			continue;
		unstated |= str_eq(doc->severity, STR("unstated"));
		unended += doc->resolved && doc->ended == TIME_NONE;
	}
	report_assets(&w);
	cstate_write_site(c, unstated, unended);
	if (c->unknown.n > 1)
		qsort(c->unknown.v, c->unknown.n, sizeof(c->unknown.v[0]),
		    by_count);
}
