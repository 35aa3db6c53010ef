/* What stands at the addresses of the site: its shelves, such as tags/ and
 * incidents/, and the free pages beside them. */
#include "check/check.h"

static const struct {
	str name;
	enum file_kind kind;
} shelves[] = {
	{ STR_INIT("incidents"), FILE_INCIDENT },
	{ STR_INIT("maintenance"), FILE_MAINTENANCE },
	{ STR_INIT("runbooks"), FILE_RUNBOOK },
};

enum { SHELVES = sizeof(shelves) / sizeof(shelves[0]) };

/* Whether a folder of the site has a page of its own, in which what is
 * below it is listed. */
static bool
has_list(const struct corpus *c, str folder)
{
	size_t n = 0;

	if (str_eq(folder, STR("components")) ||
	    str_eq(folder, STR("incidents")) ||
	    str_eq(folder, STR("severity")))
		return false;
	if (str_eq(folder, STR("tags")))
		return c->tags.n > 0;
	if (str_eq(folder, STR("runbooks")))
		return c->runbooks.n > 0;
	if (!str_eq(folder, STR("pages")))
		return true;
	for (size_t i = 0; i < c->pages.n; i++)
		n += !c->pages.v[i].doc.internal;
	return n > PAGES_AT_FOOT;
}

bool
check_page(struct check *k, str shelf, str name, const struct strs **among)
{
	const struct corpus *c = k->corpus;

	*among = NULL;
	if (str_eq(shelf, STR("tags")))
		*among = &k->tags;
	else if (str_eq(shelf, STR("components")))
		*among = &k->components;
	else if (str_eq(shelf, STR("severity")))
		*among = &k->level_slugs;
	if (str_empty(name) && !has_list(c, shelf))
		return false;
	if (*among)
		return str_empty(name) || strs_has(*among, name);
	for (size_t i = 0; i < SHELVES; i++)
		if (str_eq(shelf, shelves[i].name))
			return str_empty(name) || files_slug(c->files,
			    shelves[i].kind, name);
	if (str_eq(shelf, STR("pages")))
		return str_empty(name);
	return (files_of_site(shelf) && str_eq(shelf, str_lower(k->scratch,
	    shelf))) || (str_empty(name) &&
	    files_slug(c->files, FILE_PAGE, shelf));
}

const struct document *
check_page_document(const struct check *k, str shelf, str name)
{
	const struct corpus *c = k->corpus;
	const struct file *f = NULL;

	if (str_empty(name))
		f = files_slug(c->files, FILE_PAGE, shelf);
	for (size_t i = 0; i < SHELVES && !f; i++)
		if (str_eq(shelf, shelves[i].name))
			f = files_slug(c->files, shelves[i].kind, name);
	return f ? c->by_file[f->index] : NULL;
}

bool
check_page_ends(struct check *k, str shelf, str path, str below)
{
	if (str_eq(shelf, STR("files"))) {
		const struct file *f = files_at(k->corpus->files, str_cat(
		    k->scratch, STR("content"), str_from(path, 6)));

		return f && f->kind == FILE_ATTACHMENT;
	}
	while (str_starts(below, STR("/")))
		below = str_from(below, 1);
	for (size_t i = 0; i < SHELVES; i++)
		if (str_eq(shelf, shelves[i].name))
			return str_empty(below);
	return true;
}
