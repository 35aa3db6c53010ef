#include "output/fix_safe.h"

#include "markdown/md.h"
#include "read/front.h"
#include "read/text.h"
#include "read/yaml.h"

/* A file as it is read. */
struct reading_of_file {
	const struct node *keys;
	const struct md *body;	/* NULL of a YAML file */
};

static bool
read_file(struct arena *a, str bytes, bool yaml, struct reading_of_file *r)
{
	struct diags d = diags_init(a);
	struct front front = { .yaml_line = 1 };
	struct md_source source;
	str text;

	if (!text_check(a, bytes, 0, &text, &d))
		return false;
	if (yaml) {
		front.yaml = text;
	} else if (!front_split(text, 0, true, &front, &d)) {
		return false;
	}
	r->keys = yaml_read(a, front.yaml, 0, front.yaml_line, &d);
	source = (struct md_source){ front.body, 0, front.body_line };
	r->body = yaml ? NULL : md_parse(a, &source, &d);
	return r->keys != NULL;
}

/* As deep as YAML may be (YAML_DEPTH_MOST). */
static bool
same_node(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->n != b->n || !str_eq(a->key, b->key) ||
	    !str_eq(a->text, b->text))
		return false;
	a = a->first;
	b = b->first;
	for (; a && b; a = a->next, b = b->next)
		if (!same_node(a, b))
			return false;
	return !a && !b;
}

/* Without white space: what a comment leaves behind is not seen. */
static str
html_of(struct arena *a, const struct md *m)
{
	const struct md_html options = { .with_internal = true };
	struct buf out = buf_init(BUF_MAX);
	size_t n = 0;
	str html;

	if (m)
		md_html(&out, m, md_first(md_root(m)), NULL, &options);
	for (size_t i = 0; i < out.n; i++)
		if (!char_space(out.p[i]))
			out.p[n++] = out.p[i];
	html = str_dup(a, str_of(out.p, n));
	buf_release(&out);
	return html;
}

/* Those that everybody sees. */
static size_t
headings_in(const struct md *m)
{
	size_t n = 0;

	for (md_node *b = md_first(md_root(m)); b; b = md_next(b))
		n += md_kind(b) == MD_HEADING && !md_internal(m, b);
	return n;
}

bool
fix_same(struct arena *a, str before, str after, bool yaml)
{
	struct reading_of_file old, new;

	return read_file(a, before, yaml, &old) &&
	    read_file(a, after, yaml, &new) &&
	    same_node(old.keys, new.keys) &&
	    str_eq(html_of(a, old.body), html_of(a, new.body));
}

bool
fix_adds_headings(struct arena *a, str before, str after, size_t n)
{
	struct reading_of_file old, new;

	return read_file(a, before, false, &old) &&
	    read_file(a, after, false, &new) &&
	    same_node(old.keys, new.keys) &&
	    headings_in(new.body) == headings_in(old.body) + n;
}
