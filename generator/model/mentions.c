/* Attachments that a document names without a link to them: in front
 * matter, in comments, in the text of internal parts. Not to be published
 * because nobody seems to refer to them, when it is only in confidence
 * that somebody does. */
#include "model/body_parts.h"

enum { NAME_MOST = 1000 };	/* longer words are no paths */

static void
add_mention(struct body_work *w, str path, bool internal)
{
	uint32_t target = link_attachment(w, path);

	if (target)
		*vec_push(w->r->keep, &w->doc->body.mentions) =
		    (struct mention){ target, internal };
}

/* One word of a text. An address on the site has its own folder for
 * attachments, /files/. */
static void
read_word(struct body_work *w, str word, bool internal)
{
	static const str served = STR_INIT("/files/");

	while (word.n && (word.p[word.n - 1] == '.' ||
	    word.p[word.n - 1] == ',' || word.p[word.n - 1] == ';' ||
	    word.p[word.n - 1] == ':'))
		word.n--;
	if (str_empty(word) || word.n > NAME_MOST)
		return;
	add_mention(w, word, internal);
	if (str_starts(word, served))
		add_mention(w, str_from(word, served.n - 1), internal);
}

/* Whether a byte stands between the words of prose, Markdown and HTML. */
static bool
between(char c)
{
	return (unsigned char)c <= ' ' || c == '"' || c == '\'' ||
	    c == '(' || c == ')' || c == '<' || c == '>' || c == '[' ||
	    c == ']' || c == '`' || c == '=' || c == '|';
}

static void
read_words(struct body_work *w, str text, bool internal)
{
	size_t i = 0;

	if (str_find_char(text, '.') < 0)
		return;
	while (i < text.n) {
		size_t from = i;

		while (i < text.n && !between(text.p[i]))
			i++;
		if (i > from)
			read_word(w, str_sub(text, from, i), internal);
		i++;
	}
}

/* As deep as the YAML reader lets it be. */
static void
read_front(struct body_work *w, const struct node *n, bool internal)
{
	if (n->kind == NODE_SCALAR) {
		/* A name may hold blanks; a sentence holds names. */
		read_word(w, str_trim(n->text), internal);
		read_words(w, n->text, internal);
	}
	for (const struct node *k = n->first; k; k = k->next)
		read_front(w, k, internal || str_eq(k->key, STR("internal")));
}

/* Whether nobody gets to see a node: raw HTML never comes out, and what is
 * internal does not on public pages. Of raw HTML only comments count as
 * hidden on purpose. */
static bool
unseen(struct body_work *w, md_node *n)
{
	enum md_kind k = md_kind(n);

	if (k == MD_HTML || k == MD_HTML_BLOCK)
		return str_find(md_literal(n), STR("<!--")) >= 0 ||
		    md_internal(w->md, n) || w->doc->internal;
	return (k == MD_TEXT || k == MD_CODE || k == MD_CODE_BLOCK) &&
	    (md_internal(w->md, n) || w->doc->internal);
}

void
mentions_read(struct body_work *w)
{
	md_node *root = md_root(w->md);

	if (w->c->files->count[FILE_ATTACHMENT] == 0)
		return;
	if (w->doc->front)
		read_front(w, w->doc->front, w->doc->internal);
	if (!w->doc->internal && !md_confidential(w->md))
		return;
	for (md_node *n = md_walk(root, root); n; n = md_walk(root, n))
		if (unseen(w, n))
			read_words(w, md_literal(n), true);
}
