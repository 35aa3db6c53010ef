/* Attachments that a document names without a link to them: in front
 * matter, in comments, in the text of internal parts. Not to be published
 * because nobody seems to refer to them, when it is only in confidence
 * that somebody does. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "model/body_parts.h"

enum {
	NAME_MOST = 1000,	/* longer words are no paths */
	JOINED_MOST = 6,	/* words of a name with blanks in it */
};

static void
add_mention(struct body_work *w, str path, bool internal)
{
	uint32_t target = link_attachment(w, path);

	if (target)
		*vec_push(w->r->keep, &w->doc->body.mentions) =
		    (struct mention){ target, internal };
}

/* What of a word can be a path of this site: it may be a whole address,
 * whose scheme is a word of its own. */
static str
below_site(const struct site *site, str word)
{
	ptrdiff_t host = str_find(site->origin, STR("//"));

	if (str_starts(word, STR("//")) && host >= 0 && str_istarts(word,
	    str_from(site->origin, (size_t)host)))
		word = str_from(word, site->origin.n - (size_t)host);
	return str_starts(word, site->base) ? str_from(word, site->base.n)
	    : word;
}

/* One word of a text, or several. An address on the site has its own
 * folder for attachments, /files/. */
static void
read_name(struct body_work *w, str name, bool internal)
{
	static const str served = STR_INIT("/files/");

	while (name.n && memchr(".-_", name.p[name.n - 1], 3))
		name.n--;
	if (str_empty(name) || name.n > NAME_MOST)
		return;
	add_mention(w, name, internal);
	if (name.p[0] == '_')
		add_mention(w, str_from(name, 1), internal);
	name = below_site(w->r->site, name);
	if (str_starts(name, served))
		add_mention(w, str_from(name, served.n - 1), internal);
}

/* How many bytes of what stands between the words of prose, Markdown and
 * HTML s begins with. */
static size_t
gap(str s)
{
	static const char marks[] = "\"'`()<>[]{}=|*~!^;:,&\\";
	unsigned char c = (unsigned char)s.p[0];
	utf8proc_category_t k;
	size_t n = 0;

	if (c < 0x80)
		return c <= ' ' || memchr(marks, c, sizeof(marks) - 1);
	k = utf8proc_category((utf8proc_int32_t)utf8_next(s, &n));
	return (k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO) ||
	    k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_CF ? n : 0;
}

static size_t
gaps(str s, size_t i)
{
	size_t n;

	while (i < s.n && (n = gap(str_from(s, i))) > 0)
		i += n;
	return i;
}

/* Each word; and as names may hold what stands between words, where one
 * has a dot, those before it too. */
static void
read_words(struct body_work *w, str text, bool internal)
{
	size_t begins[JOINED_MOST] = { 0 }, n = 0;
	size_t i = gaps(text, 0);

	if (str_find_char(text, '.') < 0)
		return;
	while (i < text.n) {
		size_t from = i, next;
		str word;

		while (i < text.n && gap(str_from(text, i)) == 0)
			i++;
		next = gaps(text, i);
		word = str_sub(text, from, i);
		read_name(w, word, internal);
		for (size_t k = 0; k < JOINED_MOST && k < n &&
		    str_find_char(word, '.') >= 0; k++)
			read_name(w, str_sub(text, begins[k], i), internal);
		begins[n++ % JOINED_MOST] = from;
		i = next;
	}
}

/* As deep as the YAML reader lets it be. */
static void
read_front(struct body_work *w, const struct node *n, bool internal)
{
	if (n->kind == NODE_SCALAR) {
		/* A name may hold anything; a sentence holds names. */
		read_name(w, str_trim(n->text), internal);
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
mentions_read(struct body_work *w, const struct md_source *source)
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
	/* What only a definition names is in no node. */
	if (w->doc->internal)
		read_words(w, source->text, true);
	for (size_t i = 0; i < md_hidden_parts(w->md); i++)
		read_words(w, md_hidden_part(w->md, i), true);
}
