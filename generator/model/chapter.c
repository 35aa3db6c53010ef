/* The chapters of a policy: Markdown in its YAML. */
#include "model/body_parts.h"

/* A heading of the chapter itself; everything else is as in any body. */
static void
chapter_link(void *work, struct md_link *out)
{
	struct body_work *w = work;

	if (str_starts(out->url, STR("#")))
		out->href = str_cat(w->c->scratch, STR("#"),
		    w->options.id_prefix, str_from(out->url, 1));
	else
		link_hook(w, out);
}

static void
keep_named(struct body_work *w, struct chapter *c)
{
	const struct links *all = &w->doc->body.links;

	for (size_t i = 0; i < all->n; i++)
		if (!str_starts(all->v[i].url, STR("#")))
			*vec_push(w->r->keep, &c->links) = all->v[i];
	c->mentions = w->doc->body.mentions;
}

void
chapter_read(struct chapter *c, size_t nth,
    const struct body_context *context)
{
	struct document doc = { .file = c->at.file, .internal = c->internal,
		.path = context->files->v[c->at.file].path };
	struct md_source source = { c->text, c->at.file, 1 };
	struct buf html = buf_init(BUF_MAX);
	struct body_work w = {
		.doc = &doc, .c = context, .r = context->reading,
		.saying = buf_init(BUF_MAX),
	};

	w.options = (struct md_html){
		.with_internal = context->with_internal,
		.heading_shift = context->heading_shift,
		.id_prefix = str_format(w.r->keep, "c%zu-", nth),
		.context = &w,
		.link = chapter_link,
	};
	body_parse(&w, &source, w.r->diags);
	parts_read(&w, &source);
	links_read(&w);
	mentions_read(&w, &source);
	raw_html_read(&w);
	keep_named(&w, c);
	md_html(&html, w.md, md_first(md_root(w.md)), NULL, &w.options);
	c->html = buf_keep(&html, w.r->keep);
	buf_release(&html);
	buf_release(&w.saying);
}
