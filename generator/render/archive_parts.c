#include "render/archive_parts.h"

#include "render/view.h"

size_t
parts_count(size_t n)
{
	return n < PART_LEAST + PART_ROWS ? 0 : (n - PART_LEAST) / PART_ROWS;
}

str
part_url(struct arena *a, str list, size_t number)
{
	return str_cat(a, list, str_format(a, "page-%zu/", number));
}

/* One list while its parts are added. */
struct long_list {
	struct parts *out;
	struct arena *a;
	str list, title;
};

static struct part_rows
rows_from(const struct part_rows *all, size_t first)
{
	return (struct part_rows){
		.incidents = all->incidents ? all->incidents + first : NULL,
		.work = all->work ? all->work + first : NULL,
		.runbooks = all->runbooks ? all->runbooks + first : NULL,
		.pages = all->pages ? all->pages + first : NULL,
	};
}

static void
add_parts(const struct long_list *l, struct part_rows all, size_t n)
{
	size_t count = parts_count(n);

	for (size_t i = 1; i <= count; i++)
		*vec_push(l->a, l->out) = (struct part){
			.list = l->list, .title = l->title, .number = i,
			.last = i == count,
			.rows = rows_from(&all, n - i * PART_ROWS),
		};
}

static void
add_shelf(struct parts *out, struct arena *a, str list, str title,
    const struct shelf *s)
{
	const struct long_list l = { out, a, list, title };

	add_parts(&l, (struct part_rows){ .incidents = s->v }, s->n);
}

/* A month is a stretch of the corpus, and no shelf. */
static void
add_month(struct parts *out, struct arena *a, const struct corpus *c,
    const struct words *words, const struct archive_month *m)
{
	struct shelf s = { 0 };

	if (parts_count(m->n) == 0)
		return;
	for (size_t i = 0; i < m->n; i++)
		*vec_push(a, &s) = &c->incidents.v[m->first + i];
	add_shelf(out, a, archive_month_url(a, m->year, m->month),
	    words_date(words, a, TIME_MONTH, date_of(m->year, m->month, 1)),
	    &s);
}

static str
folder(struct arena *a, const char *name, str below)
{
	return str_cat(a, str_c(name), below, STR("/"));
}

void
archive_parts(struct parts *out, const struct archive *shelves,
    const struct corpus *c, const struct words *words, struct arena *a)
{
	const struct long_list past = { out, a, STR("maintenance/"),
		words_get(words, STR("maintenance")) };
	const struct long_list books = { out, a, STR("runbooks/"),
		words_get(words, STR("nav_runbooks")) };
	const struct long_list pages = { out, a, STR("pages/"),
		words_get(words, STR("nav_pages")) };

	*out = (struct parts){ 0 };
	for (size_t i = 0; i < c->policy->levels.n; i++)
		add_shelf(out, a, folder(a, "severity/",
		    c->policy->levels.v[i].slug), c->policy->levels.v[i].id,
		    &shelves->levels[i]);
	for (size_t i = 0; i < c->site->components.n; i++)
		add_shelf(out, a, folder(a, "components/",
		    c->site->components.v[i].id), c->site->components.v[i].name,
		    &shelves->components[i]);
	for (size_t i = 0; i < c->tags.n; i++) {
		struct shelf s = archive_shelf(&shelves->tags, c->tags.v[i]);

		add_shelf(out, a, folder(a, "tags/", view_slug(a,
		    c->tags.v[i])), words_fill(words, a, STR("tag_title"),
		    BLANKS({ STR("tag"), c->tags.v[i] })), &s);
	}
	for (size_t i = 0; i < c->runbooks.n; i++) {
		const struct document *d = &c->runbooks.v[i].doc;
		struct shelf s = archive_shelf(&shelves->runbooks, d->slug);

		add_shelf(out, a, d->url, d->title, &s);
	}
	for (size_t i = 0; i < shelves->months.n; i++)
		add_month(out, a, c, words, &shelves->months.v[i]);
	add_shelf(out, a, STR("history/"), words_get(words, STR("undated")),
	    &shelves->undated);
	add_parts(&past, (struct part_rows){ .work = shelves->past.v },
	    shelves->past.n);
	add_parts(&books, (struct part_rows){ .runbooks = c->runbooks.v },
	    c->runbooks.n);
	add_parts(&pages, (struct part_rows){ .pages = c->pages.v },
	    c->pages.n);
}
