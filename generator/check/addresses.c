/* Old addresses, of documents and in site.yaml: each leads to one page, and
 * none is in the way of one. */
#include "check/check.h"

#include "read/scalar.h"

/* Whether the site has an address that is no document's: history, tags/cache,
 * severity/sev-1, files/log.txt. */
static bool
made(struct check *k, str path)
{
	struct cut c = str_cut(path, '/');
	const struct strs *among;

	if (!c.found)
		return str_empty(path) || check_page_list(k, str_lower(k->scratch,
		    path), true);
	if (files_attached_at(k->corpus->files, path, k->scratch))
		return true;
	return check_page(k, c.head, c.tail, &among) && among;
}

static void
report(struct check *k, const struct node *old, const struct document *who)
{
	diag_add(k->diags, RULE_PAGE_PATH_TWICE, old->at,
	    "there is a page " STR_FMT " already", STR_ARG(node_text(old)));
	if (who)
		diag_note(k->diags, (struct place){ .file = who->file },
		    "it is of this file");
	diag_help(k->diags, "take this old address out, or correct it");
}

/* Who has an address: a document, or a list of site.yaml. */
struct taker {
	const struct document *doc;
};

static void
check_list(struct check *k, struct map *taken, const struct node *list,
    struct taker *own)
{
	str url = own->doc ? scalar_path_bare(own->doc->url) : STR_NONE;

	for (const struct node *n = node_first(list); n;
	    n = node_next(list, n)) {
		const struct taker *there;
		str path;
		void **at;

		/* What is no path was reported as that. */
		if (!scalar_path(node_text(n)))
			continue;
		path = scalar_path_bare(scalar_path_plain(k->scratch,
		    node_text(n)));
		at = map_at(taken, path, k->scratch);
		there = *at;
		if (there == own && !str_eq(path, url))
			continue;	/* twice here, which was reported */
		if (there || made(k, path))
			report(k, n, there ? there->doc : NULL);
		else
			*at = own;
	}
}

static void
check_key(struct check *k, struct map *taken, const struct node *map,
    struct taker *own)
{
	check_list(k, taken, node_get(map, STR("redirect_from")), own);
}

/* Those of the archive, and of the components. */
static void
check_site(struct check *k, struct map *taken)
{
	const struct node *root = k->corpus->site->root;
	const struct node *all = node_get(root, STR("components"));

	check_key(k, taken, root, arena_new(k->scratch, struct taker));
	for (const struct node *n = node_first(all); n;
	    n = node_next(all, n))
		check_key(k, taken, n, arena_new(k->scratch, struct taker));
}

void
check_addresses(struct check *k)
{
	const struct corpus *c = k->corpus;
	struct taker *own = arena_array(k->scratch, struct taker,
	    c->files->n);
	struct map taken = { 0 };

	for (size_t i = 0; i < c->files->n; i++) {
		const struct document *doc = c->by_file[i];

		if (!doc)
			continue;
		own[i].doc = doc;
		if (c->files->v[i].kind != FILE_POSTMORTEM)
			*map_at(&taken, scalar_path_bare(doc->url),
			    k->scratch) = &own[i];
	}
	check_site(k, &taken);
	for (size_t i = 0; i < c->files->n; i++)
		if (own[i].doc && own[i].doc->redirects.n)
			check_key(k, &taken, own[i].doc->front, &own[i]);
}
