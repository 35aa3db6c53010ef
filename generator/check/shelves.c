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

/* What has a page whatever the content, and folders of which nobody here
 * knows what is below them. */
static const str pages[] = {
	STR_INIT("actions"), STR_INIT("history"), STR_INIT("maintenance"),
	STR_INIT("metrics"), STR_INIT("policy"), STR_INIT("search"),
	STR_INIT("subscribe"),
};
static const str folders[] = {
	STR_INIT("api"), STR_INIT("assets"), STR_INIT("badge"),
	STR_INIT("files"),
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

bool
check_page_list(const struct check *k, str folder, bool with_internal)
{
	const struct check_listed *n = with_internal ? &k->listed
	    : &k->listed_openly;

	if (str_eq(folder, STR("tags")))
		return n->tagged > 0;
	if (str_eq(folder, STR("runbooks")))
		return n->runbooks > 0;
	if (str_eq(folder, STR("pages")))
		return n->pages > PAGES_AT_FOOT;
	if (str_among(folder, pages, COUNT(pages)))
		return true;
	/* What is left of the site's names is files: feed.atom, _headers. */
	return (str_find_char(folder, '.') >= 0 ||
	    str_starts(folder, STR("_"))) && files_of_site(folder) &&
	    str_eq(folder, str_lower(k->scratch, folder));
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
	if (str_empty(name))
		return check_page_list(k, shelf, true) ||
		    files_slug(c->files, FILE_PAGE, shelf);
	if (*among)
		return strs_has(*among, name);
	for (size_t i = 0; i < COUNT(shelves); i++)
		if (str_eq(shelf, shelves[i].name))
			return files_slug(c->files, shelves[i].kind, name);
	return str_among(shelf, folders, COUNT(folders)) ||
	    (!str_eq(shelf, STR("pages")) && check_page_list(k, shelf, true));
}

const struct document *
check_page_document(const struct check *k, str shelf, str name)
{
	const struct corpus *c = k->corpus;
	const struct file *f = NULL;

	if (str_empty(name))
		f = files_slug(c->files, FILE_PAGE, shelf);
	for (size_t i = 0; i < COUNT(shelves) && !f; i++)
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
	for (size_t i = 0; i < COUNT(shelves); i++)
		if (str_eq(shelf, shelves[i].name))
			return str_empty(below);
	return true;
}
