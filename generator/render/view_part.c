/* A numbered page of a long list. */
#include "render/view_parts.h"

#include "render/archive_parts.h"

static void
put_side(const struct view *v, struct value *around, const char *key,
    str title, str url)
{
	struct value *m = put_map(v, around, key);

	PUT(v, m, "title", title);
	put_url(v, m, url);
}

static str
name_of(const struct view *v, const struct part *p, size_t number)
{
	return FILL(v, "part_title", { STR("name"), p->title },
	    { STR("n"), NUMBER(v, number) });
}

static void
put_sides(const struct view *v, struct value *archive,
    const struct part *p)
{
	struct value *around = put_map(v, archive, "around");

	if (p->number > 1)
		put_side(v, around, "older", name_of(v, p, p->number - 1),
		    part_url(v->arena, p->list, p->number - 1));
	if (p->last)
		put_side(v, around, "newer", p->title, p->list);
	else
		put_side(v, around, "newer", name_of(v, p, p->number + 1),
		    part_url(v->arena, p->list, p->number + 1));
}

struct value *
view_part(const struct view *v, const struct part *p)
{
	size_t first = (p->number - 1) * PART_ROWS + 1;
	struct page_head h = {
		.kind = "part", .title = name_of(v, p, p->number),
		.description = FILL(v, "part_sentence",
		    { STR("from"), NUMBER(v, first) },
		    { STR("to"), NUMBER(v, first + PART_ROWS - 1) }),
		.url = part_url(v->arena, p->list, p->number),
		.section = p->rows.work ? "maintenance/" : "history/",
	};
	struct value *root = view_page(v, &h);
	struct value *archive = put_map(v, root, "archive"), *m, *list;

	PUT(v, archive, "title", h.title);
	PUT(v, archive, "sentence", h.description);
	add_link(v, put_list(v, put_map(v, archive, "up"), "list"),
	    p->title, p->list);
	m = add_map(v, put_list(v, archive, "lists"));
	PUT(v, m, "id", STR("h-rows"));
	PUT(v, m, "title", p->rows.work ? SAY(v, "maintenance")
	    : SAY(v, "incidents"));
	list = put_list(v, m, "list");
	for (size_t i = 0; i < PART_ROWS; i++)
		if (p->rows.work)
			add_planned_row(v, list, p->rows.work[i]);
		else
			add_entry_row(v, list, p->rows.incidents[i]);
	put_sides(v, archive, p);
	return root;
}

void
put_shelf(const struct view *v, struct value *map, const struct shelf *s,
    str url)
{
	size_t parts = parts_count(s->n), shown = s->n - parts * PART_ROWS;
	struct value *list = put_list(v, map, "list");

	for (size_t i = 0; i < shown; i++)
		add_entry_row(v, list, s->v[i]);
	if (parts > 0)
		put_link(v, map, "more", COUNT(v, "entries_older",
		    s->n - shown), part_url(v->arena, url, parts));
}
