/* config.yml of a cState site: what of it the new site needs. */
#include "import/cstate_parts.h"

#include "base/utf8.h"
#include "model/site.h"
#include "read/text.h"
#include "read/yaml.h"

struct config_work {
	struct cstate *c;
	struct cstate_config *out;
	const struct node *root, *params;
	struct strs left;	/* settings without a counterpart */
	struct place left_at;
};

static const struct node *
parse(struct cstate *c, const struct cstate_source *s)
{
	const struct node *root;
	str text;

	if (s->unread || !text_check(c->keep, s->bytes, s->file, &text,
	    c->diags))
		return NULL;
	root = yaml_read(c->keep, text, s->file, 1, c->diags);
	if (root && root->kind != NODE_MAP) {
		diag_add(c->diags, RULE_IMPORT_CONFIG, root->at,
		    "the configuration holds no settings");
		return NULL;
	}
	return root;
}

/* Text on one line of a scalar, else nothing. */
static str
line(struct config_work *w, const struct node *n)
{
	str s = node_text(n);
	char *p = arena_bytes(w->c->keep, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] = char_space(s.p[i]) ? ' ' : s.p[i];
	return str_trim(str_of(p, s.n));
}

static bool
truth(const struct node *n)
{
	return str_ieq(node_text(n), STR("true"));
}

/* params: in the main file, or in a file of its own. */
static const struct node *
setting(struct config_work *w, const char *key)
{
	return cstate_key(w->params, key);
}

static void
read_address(struct config_work *w)
{
	const struct node *n = cstate_key(w->root, "baseurl");
	str url = line(w, n), origin, base;
	const char *why;

	while (str_ends(url, STR("/")))
		url.n--;
	why = str_empty(url) ? n ? "names no host" : "is not there"
	    : site_url_split(url, &origin, &base);
	if (!why) {
		ptrdiff_t slashes = str_find(origin, STR("://"));

		w->out->url = url;
		w->out->host = str_from(origin, (size_t)slashes + 3);
		w->out->base = base;
		return;
	}
	diag_add(w->c->diags, RULE_IMPORT_CONFIG, n ? n->at :
	    (struct place){ .file = w->root->at.file },
	    "the address of the site, baseURL:, %s", why);
	diag_help(w->c->diags, "it became http://localhost: correct url: in "
	    "content/site.yaml");
	w->out->url = STR("http://localhost");
}

/* The first of three settings that says anything; "en_US" is en-US. */
static void
read_language(struct config_work *w)
{
	static const char *const keys[] = { "languagecode", "locale",
		"defaultcontentlanguage", NULL };
	const struct node *n = NULL;
	str tag = STR_NONE;
	char *p;

	for (int i = 0; keys[i] && str_empty(tag); i++) {
		n = cstate_key(w->root, keys[i]);
		tag = line(w, n);
	}
	p = arena_bytes(w->c->keep, tag.n);
	for (size_t i = 0; i < tag.n; i++)
		p[i] = tag.p[i] == '_' ? '-' : tag.p[i];
	if (str_empty(tag) || site_language_valid(str_of(p, tag.n))) {
		w->out->language = str_of(p, tag.n);
		return;
	}
	diag_add(w->c->diags, RULE_IMPORT_CONFIG, n->at,
	    "\"" STR_FMT "\" is not a language tag: left out", STR_ARG(tag));
	diag_help(w->c->diags, "write language: with one such as en or pt-BR "
	    "into content/site.yaml");
}

/* Categories. */

struct category {
	str name;
	bool hidden;		/* its title is not shown */
	size_t order;
};
struct categories {
	struct category *v;
	size_t n, cap;
	struct strs names;
	struct map by_name;	/* -> index + 1 */
};

static void
read_categories(struct config_work *w, struct categories *out)
{
	const struct node *list = setting(w, "categories");
	bool described = false;

	if (!list || list->kind != NODE_LIST)
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		struct category k = {
			.name = line(w, cstate_key(n, "name")),
			.hidden = truth(cstate_key(n, "untitled")),
		};

		if (str_empty(k.name))
			continue;
		*vec_push(w->c->keep, out) = k;
		*vec_push(w->c->keep, &out->names) = k.name;
		*map_at(&out->by_name, k.name, w->c->keep) =
		    (void *)(uintptr_t)out->n;
		if (cstate_key(n, "description") && !described)
			*vec_push(w->c->keep, &w->left) =
			    STR("categories' descriptions");
		described |= cstate_key(n, "description") != NULL;
	}
}

/* Systems. */

/* Where a system stands: its category's place in the list. */
static size_t
place_in(struct config_work *w, const struct categories *all,
    const struct node *n, struct cstate_system *s)
{
	const struct node *named = cstate_key(n, "category");
	str name = line(w, named), near;
	uintptr_t at = (uintptr_t)map_get(&all->by_name, name);

	if (at) {
		if (!all->v[at - 1].hidden)
			s->group = name;
		return at - 1;
	}
	if (str_empty(name)) {
		diag_add(w->c->diags, RULE_IMPORT_SYSTEM, s->at,
		    STR_FMT " has no category", STR_ARG(s->name));
		diag_help(w->c->diags, "the old page did not show it at "
		    "all; it is shown without a group now");
		return all->n;
	}
	diag_add(w->c->diags, RULE_IMPORT_SYSTEM, named->at,
	    "\"" STR_FMT "\" is no category", STR_ARG(name));
	near = suggest(name, all->names.v, all->names.n);
	diag_meant(w->c->diags, name, near);
	if (str_empty(near))
		diag_help(w->c->diags, "the old page did not show this "
		    "system at all; it is shown without a group now");
	return all->n;
}

static bool
read_system(struct config_work *w, const struct node *n,
    struct cstate_system *out)
{
	const struct node *name = cstate_key(n, "name");

	*out = (struct cstate_system){
		.name = line(w, name),
		.shown = line(w, cstate_key(n, "displayname")),
		.description = line(w, cstate_key(n, "description")),
		.link = line(w, cstate_key(n, "link")),
		.at = name ? name->at : n->at,
	};
	if (utf8_blank(out->name)) {
		diag_add(w->c->diags, RULE_IMPORT_SYSTEM, n->at,
		    "this system has no name");
		return false;
	}
	if (map_get(&w->out->by_name, out->name)) {
		diag_add(w->c->diags, RULE_IMPORT_SYSTEM, out->at,
		    STR_FMT " is listed twice", STR_ARG(out->name));
		return false;
	}
	*map_at(&w->out->by_name, out->name, w->c->keep) = w;
	if (utf8_blank(out->shown))
		out->shown = out->name;
	return true;
}

/* The rows of the systems are where they stay: tell the maps. */
static void
index_systems(struct config_work *w)
{
	struct arena *a = w->c->keep;
	struct map ids = { 0 };

	for (size_t i = 0; i < w->out->systems.n; i++) {
		struct cstate_system *s = &w->out->systems.v[i];
		void **folded = map_at(&w->out->by_folded,
		    str_lower(a, s->name), a);

		s->id = cstate_slug(a, s->name);
		s->id = cstate_unique(a, &ids, str_empty(s->id)
		    ? STR("system") : s->id);
		*map_at(&w->out->by_name, s->name, a) = s;
		*map_at(&w->out->by_link, cstate_urlize(a, s->name,
		    !w->out->keep_case), a) = s;
		if (!*folded)
			*folded = s;
		*vec_push(a, &w->out->names) = s->name;
	}
}

static void
read_systems(struct config_work *w)
{
	const struct node *list = setting(w, "systems");
	struct categories all = { 0 };
	struct { struct cstate_system *v; size_t n, cap; } *rows;
	struct arena *a = w->c->keep;

	read_categories(w, &all);
	rows = arena_alloc(a, all.n + 1, sizeof(*rows), alignof(size_t));
	if (!list || list->kind != NODE_LIST || list->n == 0) {
		diag_add(w->c->diags, RULE_IMPORT_CONFIG, list ? list->at :
		    (struct place){ .file = w->root->at.file },
		    "no systems are configured");
		diag_help(w->c->diags, "list them as components: in "
		    "content/site.yaml");
		return;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		struct cstate_system s;

		if (read_system(w, n, &s)) {
			size_t row = place_in(w, &all, n, &s);

			*vec_push(a, &rows[row]) = s;
		}
	}
	for (size_t i = 0; i <= all.n; i++)
		for (size_t k = 0; k < rows[i].n; k++)
			*vec_push(a, &w->out->systems) = rows[i].v[k];
	index_systems(w);
}

/* What is left. */

/* Settings that are read, or that only Hugo itself has a use for. */
static bool
of_no_loss(str key)
{
	static const char *const known[] = { "title", "baseurl",
		"languagecode", "locale", "defaultcontentlanguage",
		"timezone", "params", "disablepathtolower", "uglyurls",
		"permalinks", "description", "categories", "systems",
		/* Hugo's own */
		"theme", "themesdir", "module", "outputs", "outputformats",
		"mediatypes", "taxonomies", "preservetaxonomynames",
		"security", "ignorelogs", "ignoreerrors", "enablegitinfo",
		"buildfuture", "builddrafts", "buildexpired", "markup",
		"minify", "build", "caches", "sitemap",
		"enablerobotstxt", "disablekinds", "publishdir",
		"pluralizelisttitles", "canonifyurls", "relativeurls",
		"enablemissingtranslationplaceholders", "ignorefiles",
		"dateformat", "shortdateformat", "userelativetime",
		"skipseconds", "disablecomplexcalculations",
		"incidentpostsperpage", "incidenthistoryformat",
		"enablelastmod", NULL };

	for (size_t i = 0; known[i]; i++)
		if (str_ieq(key, str_c(known[i])))
			return true;
	return str_starts(key, STR("x-"));
}

static void
note_left(struct config_work *w, const struct node *map)
{
	if (!map || map->kind != NODE_MAP)
		return;
	for (const struct node *n = map->first; n; n = n->next) {
		if (of_no_loss(n->key))
			continue;
		*vec_push(w->c->keep, &w->left) = n->key;
		if (!w->left_at.line)
			w->left_at = n->key_at;
	}
}

static void
report_left(struct config_work *w)
{
	struct buf b = buf_init(BUF_MAX);

	note_left(w, w->root);
	note_left(w, w->params);
	if (w->left.n == 0)
		return;
	for (size_t i = 0; i < w->left.n; i++) {
		if (i)
			buf_lit(&b, ", ");
		buf_str(&b, w->left.v[i]);
	}
	if (!w->left_at.line)
		w->left_at = w->root->at;
	diag_add(w->c->diags, RULE_IMPORT_SETTING, w->left_at,
	    "not brought over: " STR_FMT, STR_ARG(buf_view(&b)));
	buf_release(&b);
}

static void
read_addresses(struct config_work *w)
{
	const struct node *links = cstate_key(w->root, "permalinks");
	const struct node *n;

	w->out->keep_case = truth(cstate_key(w->root, "disablepathtolower"));
	w->out->ugly = truth(cstate_key(w->root, "uglyurls"));
	w->out->future = truth(cstate_key(w->root, "buildfuture"));
	w->out->expired = truth(cstate_key(w->root, "buildexpired"));
	/* Since Hugo 0.131 also by kind: permalinks: { page: {...} }. */
	n = cstate_key(links, "issues");
	if (!n)
		n = cstate_key(cstate_key(links, "page"), "issues");
	if (!n)
		return;
	w->out->permalinks = true;
	diag_add(w->c->diags, RULE_IMPORT_ADDRESS, n->at,
	    "issues had addresses of the form " STR_FMT ", which are not "
	    "kept", STR_ARG(node_text(n)));
}

bool
cstate_configure(struct cstate *c, const struct cstate_source *config,
    const struct cstate_source *params, str *zone)
{
	struct config_work w = { .c = c };

	*zone = STR_NONE;
	w.root = parse(c, config);
	if (!w.root)
		return false;
	w.out = c->config = arena_new(c->keep, struct cstate_config);
	w.params = cstate_key(w.root, "params");
	if (!str_empty(params->path)) {
		w.params = parse(c, params);
		if (!w.params)
			return false;
	}
	w.out->title = line(&w, cstate_key(w.root, "title"));
	if (utf8_blank(w.out->title)) {
		diag_add(c->diags, RULE_IMPORT_CONFIG,
		    (struct place){ .file = config->file },
		    "the site has no title");
		diag_help(c->diags, "it became Status: correct title: in "
		    "content/site.yaml");
		w.out->title = STR("Status");
	}
	read_addresses(&w);
	read_address(&w);
	w.out->description = str_trim(node_text(setting(&w, "description")));
	read_language(&w);
	*zone = line(&w, cstate_key(w.root, "timezone"));
	w.out->zone = *zone;
	read_systems(&w);
	report_left(&w);
	return true;
}
