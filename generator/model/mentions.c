/* Attachments that a document names without a link to them: in front
 * matter, in comments, in the text of internal parts. Not to be published
 * because nobody seems to refer to them, when it is only in confidence
 * that somebody does. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "model/body_parts.h"

enum {
	NAME_MOST = 1000,	/* longer words are no paths */
	JOINED_MOST = 6,	/* words of folders with blanks in them */
};

/* A path as an address: what means something in those as %XX. */
static str
address_of(struct arena *a, str path)
{
	struct buf out = buf_init(BUF_MAX);
	str address;

	for (size_t i = 0; i < path.n; i++)
		if (memchr("%?#", path.p[i], 3))
			buf_fmt(&out, "%%%02X", (unsigned)path.p[i]);
		else
			buf_char(&out, path.p[i]);
	address = buf_keep(&out, a);
	buf_release(&out);
	return address;
}

static void
add_address(struct body_work *w, str address, bool internal)
{
	uint32_t target = link_attachment(w, address);

	if (target)
		*vec_push(w->r->keep, &w->doc->body.mentions) =
		    (struct mention){ target, internal };
}

/* As an address, and as files are named. */
static void
add_mention(struct body_work *w, str path, bool internal)
{
	add_address(w, path, internal);
	if (str_find_char(path, '%') >= 0 || str_find_char(path, '#') >= 0 ||
	    str_find_char(path, '?') >= 0)
		add_address(w, address_of(w->c->scratch, path), internal);
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
	uint32_t code;
	size_t n = 0;

	if (c < 0x80)
		return c <= ' ' || memchr(marks, c, sizeof(marks) - 1);
	code = utf8_next(s, &n);
	k = utf8proc_category((utf8proc_int32_t)code);
	return (k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO) ||
	    utf8_unseen(code) ? n : 0;
}

static size_t
gaps(str s, size_t i)
{
	size_t n;

	while (i < s.n && (n = gap(str_from(s, i))) > 0)
		i += n;
	return i;
}

/* Where the word begins that ends at a byte, be it empty. */
static size_t
word_begin(str s, size_t end)
{
	size_t least = end > NAME_MOST ? end - NAME_MOST : 0, at = end;

	while (at > least) {
		size_t k = at - 1;

		while (k > 0 && (s.p[k] & 0xc0) == 0x80)
			k--;
		if (gap(str_from(s, k)))
			break;
		at = k;
	}
	return at;
}

/* A name, as an address, that stands in a text from a byte on, behind
 * folders. They may have blanks in them. */
static void
read_below(struct body_work *w, str text, size_t at, str name, bool internal)
{
	size_t from = at;

	for (int i = 0; i < JOINED_MOST && from > 0; i++) {
		from = word_begin(text, from);
		read_name(w, str_cat(w->c->scratch, str_sub(text, from, at),
		    name), internal);
		while (from > 0 && gap(str_from(text, from - 1)))
			from--;
	}
}

static void
read_spoken(struct body_work *w, str text, size_t at, str name,
    bool internal)
{
	name = address_of(w->c->scratch, name);
	add_address(w, name, internal);
	if (at > 0 && text.p[at - 1] == '/')
		read_below(w, text, at, name, internal);
}

/* The attachments whose names end at a byte of a text, though no word is
 * them: of each length that any has, one is looked up. */
static void
names_ending(struct body_work *w, str text, size_t end, bool internal)
{
	const struct spoken *all = &w->c->files->spoken;

	for (size_t n = 1; n <= SPOKEN_MOST && n <= end; n++) {
		const struct spoken_name *k;

		if (!all->lengths[n])
			continue;
		k = spoken_find(all, str_sub(text, end - n, end));
		for (; k; k = k->next)
			read_spoken(w, text, end - n, k->name, internal);
	}
}

/* Each word; and what names with other things in them end with it, if it
 * has a dot. */
static void
read_words(struct body_work *w, str text, bool internal)
{
	bool spoken = w->c->files->spoken.any;
	size_t i;

	if (str_find_char(text, '.') < 0)
		return;
	if (spoken)
		text = spoken_text(w->c->scratch, text);
	for (i = gaps(text, 0); i < text.n; i = gaps(text, i)) {
		size_t from = i;
		str word;

		while (i < text.n && gap(str_from(text, i)) == 0)
			i++;
		word = str_sub(text, from, i);
		read_name(w, word, internal);
		if (str_find_char(word, '.') < 0)
			continue;
		if (str_find_char(word, '/') >= 0)
			read_below(w, text, from, word, internal);
		if (!spoken)
			continue;
		names_ending(w, text, i, internal);
		while (word.n && memchr(".-_", word.p[word.n - 1], 3))
			word.n--;
		if (from + word.n < i)
			names_ending(w, text, from + word.n, internal);
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
