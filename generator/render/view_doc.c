/* What documents have: sections, updates, attachments. */
#include "render/view_parts.h"

#include "render/value_node.h"

/* The place of its source: {path} is below the content folder. */
void
put_edit(const struct view *v, struct value *doc, const struct document *d)
{
	str pattern = v->corpus->site->edit;
	str path = v->corpus->files->v[d->file].below;
	str key = STR("{path}");
	ptrdiff_t at = str_find(pattern, key);
	struct value *m;

	if (str_empty(pattern))
		return;
	m = put_map(v, doc, "edit");
	PUT(v, m, "href", at < 0 ? pattern : str_cat(v->arena,
	    str_sub(pattern, 0, (size_t)at), view_path(v->arena, path),
	    str_from(pattern, (size_t)at + key.n)));
}

/* x-... keys are the theme's: {{doc.x.name}}. */
void
put_extra(const struct view *v, struct value *doc, const struct document *d)
{
	struct value *x = NULL;

	if (!d->front)
		return;
	for (const struct node *n = d->front->first; n; n = n->next) {
		if (!str_starts(n->key, STR("x-")))
			continue;
		if (!x)
			x = put_map(v, doc, "x");
		value_set(x, str_from(n->key, 2),
		    value_from_node(v->arena, n));
	}
}

static void
add_update(const struct view *v, struct value *list, const struct update *u,
    int64_t since)
{
	struct value *m = add_map(v, list);

	PUT(v, m, "id", u->anchor);
	PUT(v, m, "status", status_word(v, u->status));
	put_time(v, m, "time", u->at, TIME_FULL);
	if (since != TIME_NONE && u->at != TIME_NONE && u->at >= since)
		PUT(v, m, "elapsed", elapsed_text(v, u->at, since));
	value_put_bool(v->arena, m, STR("internal"), u->internal);
	put_html(v, m, "html", u->html);
}

void
put_thread(const struct view *v, struct value *doc, const char *key,
    const struct updates *all, int64_t since)
{
	struct value *list;

	if (all->n == 0)
		return;
	list = put_list(v, put_map(v, doc, key), "list");
	for (size_t i = all->n; i > 0; i--)
		add_update(v, list, &all->v[i - 1], since);
}

struct value *
add_section(const struct view *v, struct value *sections, str id, str title,
    str html, bool internal)
{
	struct value *m = add_map(v, sections);

	PUT_OFTEN(v, m, "id", id);
	PUT_OFTEN(v, m, "title", title);
	value_put_bool(v->arena, m, STR("internal"), internal);
	put_html(v, m, "html", html);
	return m;
}

/* A text that another map has. */
static void
put_same(const struct view *v, struct value *map, str key,
    const struct value *of)
{
	const struct value *text = value_get(of, key);

	value_put_at(v->arena, map, key, text->hash, text->kind, text->text);
}

/* A heading may hold nothing, or only what is no text: a link to it would
 * have none. */
static bool
titled(const struct value *section)
{
	return value_truth(value_get(section, STR("title")));
}

/* Worth it from three headings on. */
void
put_contents(const struct view *v, struct value *doc,
    const struct value *sections, bool updates)
{
	struct value *list, *m;
	size_t n = updates;

	for (const struct value *s = sections->first; s; s = s->next)
		n += titled(s);
	if (n < 3)
		return;
	list = put_list(v, put_map(v, doc, "contents"), "list");
	for (const struct value *s = sections->first; s; s = s->next) {
		if (!titled(s))
			continue;
		m = add_map(v, list);
		put_same(v, m, STR("id"), s);
		put_same(v, m, STR("title"), s);
	}
	if (updates) {
		m = add_map(v, list);
		PUT(v, m, "id", STR("updates"));
		PUT(v, m, "title", SAY(v, "updates"));
	}
}

static str
size_text(const struct view *v, int64_t bytes)
{
	if (bytes < 1000)
		return FILL(v, "size_b", { STR("n"), NUMBER(v, bytes) });
	if (bytes < 999500)	/* not 1,000 kB */
		return FILL(v, "size_kb", { STR("n"),
		    NUMBER(v, (bytes + 500) / 1000) });
	return FILL(v, "size_mb", { STR("n"),
	    NUMBER(v, (bytes + 500000) / 1000000) });
}

static void
add_attachments(const struct view *v, struct value *list, struct map *seen,
    const struct document *d)
{
	const struct corpus *c = v->corpus;

	for (size_t i = 0; i < d->body.links.n; i++) {
		const struct link *l = &d->body.links.v[i];
		const struct file *f = &c->files->v[l->target];
		struct value *m;
		void **at;

		if (f->kind != FILE_ATTACHMENT || !c->attached[l->target] ||
		    l->image || (l->internal && !v->with_internal))
			continue;
		at = map_at(seen, f->below, v->arena);
		if (*at)
			continue;
		m = *at = add_map(v, list);
		PUT(v, m, "url", str_cat(v->arena, STR("files/"),
		    view_path(v->arena, f->below)));
		PUT(v, m, "name", str_rcut(f->below, '/').found
		    ? str_rcut(f->below, '/').tail : f->below);
		PUT(v, m, "size", size_text(v, f->size));
	}
}

void
put_attachments(const struct view *v, struct value *doc,
    const struct document *d, const struct document *more)
{
	struct value *list = value_list(v->arena);
	struct map seen = { 0 };

	add_attachments(v, list, &seen, d);
	if (more)
		add_attachments(v, list, &seen, more);
	if (list->first)
		value_set(put_map(v, doc, "attachments"), STR("list"), list);
}

/* One or two sentences for search engines and previews. */
str
doc_description(const struct view *v, const struct document *d, str first)
{
	const struct updates *u = &d->body.updates;

	(void)v;
	if (!str_empty(first))
		return first;
	if (!str_empty(d->body.summary))
		return d->body.summary;
	return u->n > 0 ? update_brief(&u->v[u->n - 1]) : STR_NONE;
}
