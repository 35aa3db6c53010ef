/* Old addresses: each leads to one page, and none is in the way of one. */
#include "check/check.h"

#include "read/scalar.h"

/* An address as the site counts them: without slashes at the ends and
 * without index.html. */
static str
bare(str path)
{
	static const str index = STR_INIT("index.html");

	while (str_starts(path, STR("/")))
		path = str_from(path, 1);
	if (str_ends(path, index) && (path.n == index.n ||
	    path.p[path.n - index.n - 1] == '/'))
		path.n -= index.n;
	while (str_ends(path, STR("/")))
		path.n--;
	return path;
}

/* Whether the site has an address that is no document's: history, tags/cache,
 * severity/sev-1, files/log.txt. */
static bool
made(struct check *k, str path)
{
	struct cut c = str_cut(path, '/');
	const struct strs *among;

	if (!c.found)
		return str_empty(path) || files_of_site(path);
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

static void
check_redirects(struct check *k, struct map *taken,
    const struct document *doc)
{
	const struct node *list;

	if (doc->redirects.n == 0)
		return;
	list = node_get(doc->front, STR("redirect_from"));
	for (const struct node *n = node_first(list); n;
	    n = node_next(list, n)) {
		str path;
		void **at;

		/* What is no path was reported as that. */
		if (!scalar_path(node_text(n)))
			continue;
		path = bare(scalar_path_plain(k->scratch, node_text(n)));
		at = map_at(taken, path, k->scratch);
		if (path.n && *at == doc && !str_eq(path, bare(doc->url)))
			continue;	/* twice here, which was reported */
		if (*at || made(k, path))
			report(k, n, *at);
		else
			*at = (void *)(uintptr_t)doc;
	}
}

void
check_addresses(struct check *k)
{
	const struct corpus *c = k->corpus;
	struct map taken = { 0 };

	for (size_t i = 0; i < c->files->n; i++) {
		const struct document *doc = c->by_file[i];

		if (doc && c->files->v[i].kind != FILE_POSTMORTEM)
			*map_at(&taken, bare(doc->url), k->scratch) =
			    (void *)(uintptr_t)doc;
	}
	for (size_t i = 0; i < c->files->n; i++)
		if (c->by_file[i])
			check_redirects(k, &taken, c->by_file[i]);
}
