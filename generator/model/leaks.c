/* What a document is about to tell everybody: leaks in its text, where
 * they are neither internal nor left out of the page anyway. */
#include "model/leak.h"
#include "model/body_parts.h"
#include "read/yaml.h"

/* A part of a file that is not public, in order. */
struct range {
	struct place from, to;
};

struct ranges {
	struct range *v;
	size_t n, cap;
};

/* From a front matter down to the value that held the last leak: leaks are
 * asked for in order, so that each sibling is passed once. */
struct way {
	const struct node *v[YAML_DEPTH_MOST];
	size_t n;
};

struct looking {
	const struct body_work *w;
	const struct md_source *source;
	struct ranges hidden;		/* comments, and between marks */
	size_t next;			/* of hidden, behind the last leak */
	md_node *block;			/* the last that began before it */
	md_node *coming;		/* the one behind that */
	size_t seen;			/* bytes whose lines were counted */
	uint32_t line;
	size_t line_at;
	struct way way;			/* in a front matter */
};

static bool
before(struct place a, struct place b)
{
	return a.line < b.line || (a.line == b.line && a.col < b.col);
}

static void
hide(struct looking *l, struct place from, struct place to)
{
	*vec_push(l->w->c->scratch, &l->hidden) = (struct range){ from, to };
}

static void
find_hidden(struct looking *l)
{
	struct md_comment c = { 0 };
	struct place opened = { 0 };
	unsigned depth = 0;

	while (md_next_comment(l->w->md, &c)) {
		struct place end = { .line = c.last, .col = UINT32_MAX };

		if (c.last == c.at.line)
			end.col = c.at.col + (uint32_t)c.text.n + 7;
		if (c.mark == 0 && depth == 0)
			hide(l, c.at, end);
		if (c.mark > 0 && depth++ == 0)
			opened = c.at;
		if (c.mark < 0 && depth > 0 && --depth == 0)
			hide(l, opened, end);
	}
	if (depth > 0)
		hide(l, opened, (struct place){ .line = UINT32_MAX });
}

/* Where a byte of the source stands; bytes are asked for in order. */
static struct place
place_at(struct looking *l, size_t at, size_t n)
{
	const char *p;

	while (l->seen < at && (p = memchr(l->source->text.p + l->seen, '\n',
	    at - l->seen))) {
		l->line++;
		l->line_at = (size_t)(p - l->source->text.p) + 1;
		l->seen = l->line_at;
	}
	if (l->seen < at)
		l->seen = at;
	return (struct place){ .file = l->source->file,
		.line = l->source->line + l->line,
		.col = (uint32_t)(at - l->line_at) + 1, .len = (uint32_t)n };
}

static md_node *
next_block(md_node *root, md_node *n)
{
	do
		n = md_walk(root, n);
	while (n && md_kind(n) >= MD_TEXT);
	return n;
}

/* Rows and cells share a line; other blocks have theirs. */
static bool
begins(const struct md *m, md_node *n, struct place at)
{
	struct place p = md_place(m, n);

	return p.line < at.line || (p.line == at.line &&
	    (md_kind(n) != MD_CELL || p.col <= at.col));
}

/* Whether nothing at a place of the body comes out on any public page. */
static bool
withheld(struct looking *l, struct place at)
{
	const struct md *m = l->w->md;
	md_node *root = md_root(m);

	while (l->next < l->hidden.n &&
	    !before(at, l->hidden.v[l->next].to))
		l->next++;
	if (l->next < l->hidden.n &&
	    !before(at, l->hidden.v[l->next].from))
		return true;
	if (!l->block) {
		l->block = root;
		l->coming = next_block(root, root);
	}
	/* It is looked for once: a paragraph may hold any number of leaks,
	 * and as many words to walk over. */
	while (l->coming && begins(m, l->coming, at)) {
		l->block = l->coming;
		l->coming = next_block(root, l->coming);
	}
	return md_internal(m, l->block) ||
	    (md_kind(l->block) == MD_HTML_BLOCK &&
	    at.line <= md_last_line(m, l->block));
}

static const struct kind {
	enum rule rule;
	const char *what;
} kinds[] = {
	[LEAK_EMAIL] = { RULE_LEAK_EMAIL, "the e-mail address " },
	[LEAK_IP] = { RULE_LEAK_IP, "the IP address " },
	[LEAK_SECRET] = { RULE_LEAK_SECRET, NULL },
	[LEAK_HOST] = { RULE_LEAK_HOST, "the internal host " },
};

/* The way out, behind "take it out". */
static const char in_marks[] = ", put it between <!-- internal --> and "
    "<!-- /internal -->";

static void
report(struct diags *d, const struct leak *leak, str word, struct place at,
    const char *or)
{
	const struct kind *k = &kinds[leak->kind];
	/* What begins or ends so is no word of a list in YAML. */
	const char *quote = str_starts(word, STR(":")) ||
	    str_ends(word, STR(":")) ? "'" : "";

	if (leak->kind == LEAK_SECRET) {
		diag_add(d, k->rule, at, "%s would be public", leak->what);
		diag_help(d, "replace it where it is used, then take it "
		    "out: it stays in the repository's history");
		return;
	}
	diag_add(d, k->rule, at, "%s" STR_FMT " would be public", k->what,
	    STR_ARG(word));
	diag_help(d, "take it out%s, or allow it: \"leaks: { allow: [%s" STR_FMT
	    "%s] }\" in site.yaml", or, quote, STR_ARG(word), quote);
}

/* Whether anybody outside sees anything of the document. For whom this run
 * is does not matter: what is checked is what the public would see. */
static bool
public(const struct document *doc, const struct body_context *c)
{
	return !c->targets[doc->file].internal;
}

/* A leak of a plain text as what was written for it. */
static void
rewrite(const struct leak_plain *plain, struct leak *leak, size_t *spot)
{
	size_t end = leak->at + leak->n;

	leak->at = leak_written(plain, leak->at, spot);
	leak->n = leak_written(plain, end, spot) - leak->at;
}

/* Leaks of the plain text that the source stands for. */
static void
look(struct body_work *w, const struct md_source *source,
    const struct leaks *all, const struct leak_plain *plain)
{
	struct looking l = { .w = w, .source = source };
	size_t spot = 0;

	if (all->n == 0)
		return;
	if (str_has(source->text, STR("<!--")))
		find_hidden(&l);
	for (size_t i = 0; i < all->n; i++) {
		struct leak leak = all->v[i];
		str word = str_sub(plain->text, leak.at, leak.at + leak.n);
		struct place at;

		rewrite(plain, &leak, &spot);
		at = place_at(&l, leak.at, leak.n);
		if (!withheld(&l, at))
			report(w->r->diags, &leak, word, at, in_marks);
	}
}

void
leaks_body(struct body_work *w, const struct md_source *source)
{
	const struct site *site = w->r->site;
	struct arena *scratch = w->c->scratch;
	struct leaks all = { 0 };
	struct leak_plain plain;

	if (!public(w->doc, w->c))
		return;
	leak_plain(source->text, scratch, &plain);
	leaks_find(site, plain.text, scratch, &all);
	look(w, source, &all, &plain);
	for (size_t i = 0; i < site->leaks_hosts.n; i++) {
		all.n = 0;
		leaks_hosts(site, site->leaks_hosts.v[i], plain.text,
		    scratch, &all);
		look(w, source, &all, &plain);
	}
}

/* Keys whose values are on no public page. */
struct leaks_skip {
	const char *keys[6];	/* the last is NULL */
	const char *or;		/* another way out */
	bool chapters;		/* nor those of chapters for the team */
};

static bool
skipped(const struct leaks_skip *skip, str key)
{
	for (size_t i = 0; skip->keys[i]; i++)
		if (str_eq(key, str_c(skip->keys[i])))
			return true;
	return false;
}

static struct place
begin_of(const struct node *n)
{
	return n->key_at.line ? n->key_at : n->at;
}

/* Whether n, which stands in list, is a chapter that only the team sees. */
static bool
inside_chapter(const struct node *list, const struct node *n)
{
	return list->kind == NODE_LIST && str_eq(list->key, STR("chapters")) &&
	    md_title_internal(node_text(node_get(n, STR("title"))));
}

/* Whether a place is in a scalar: not in a comment, nor below a key that
 * is passed over. */
static bool
in_scalar(struct way *way, const struct node *map, struct place at, str word,
    const struct leaks_skip *skip)
{
	const struct node *n = map->first, *found = NULL;

	for (size_t depth = 0; n; depth++) {
		if (depth < way->n)
			n = way->v[depth];
		/* The last of its siblings that begins before. */
		for (; n->next && !before(at, begin_of(n->next)); n = n->next)
			way->n = depth;
		way->v[depth] = n;
		if (way->n == depth)
			way->n++;
		if (before(at, n->at))
			break;
		if (n->kind == NODE_SCALAR)
			found = n;
		if ((map->kind == NODE_MAP && skipped(skip, n->key)) ||
		    (skip->chapters && inside_chapter(map, n)))
			return false;
		map = n;
		n = n->first;
	}
	/* Behind a value that ends in its line there is a comment. */
	return found && str_has(found->text, word) &&
	    (found->at.line != at.line || !found->at.len ||
	    at.col <= found->at.col + found->at.len);
}

/* Report what of a YAML text should hardly be public, in its scalars but
 * for those below a key of skip. */
static void
leaks_tree(const struct node *root, const struct md_source *source,
    const struct leaks_skip *skip, const struct body_work *w)
{
	const struct site *site = w->r->site;
	struct leaks all = { 0 };

	leaks_find(site, source->text, w->c->scratch, &all);
	for (size_t h = 0; h <= site->leaks_hosts.n; h++) {
		struct looking l = { .w = w, .source = source };

		for (size_t i = 0; i < all.n; i++) {
			const struct leak *leak = &all.v[i];
			struct place at = place_at(&l, leak->at, leak->n);
			str word = str_sub(source->text, leak->at,
			    leak->at + leak->n);

			if (in_scalar(&l.way, root, at, word, skip))
				report(w->r->diags, leak, word, at,
				    skip->or);
		}
		if (h == site->leaks_hosts.n)
			break;
		all.n = 0;
		leaks_hosts(site, site->leaks_hosts.v[h], source->text,
		    w->c->scratch, &all);
	}
}

void
leaks_front(const struct document *doc, const struct md_source *source,
    const struct body_context *c)
{
	/* Marks are for the text below. */
	static const struct leaks_skip internal = { { "internal" },
		", move it below internal:", false };
	struct body_work w = { .c = c, .r = c->reading };

	if (public(doc, c) && doc->front)
		leaks_tree(doc->front, source, &internal, &w);
}

void
leaks_yaml(const struct node *root, const struct md_source *source,
    const struct reading *reading, struct arena *scratch)
{
	/* The address of the site is known to who reads it; what stands
	 * below leaks, email and aliases is on no page. */
	static const struct leaks_skip unseen = {
		{ "url", "leaks", "email", "aliases", "placeholders" }, "",
		true
	};
	struct body_context c = { .scratch = scratch };
	struct body_work w = { .c = &c, .r = reading };

	leaks_tree(root, source, &unseen, &w);
}

/* The first of each kind, and how many there are: a log may be full of
 * them. */
void
leaks_attachment(str text, uint32_t file, const struct reading *reading,
    struct arena *scratch)
{
	const struct site *site = reading->site;
	struct md_source source = { text, file, 1 };
	struct leaks all = { 0 };
	size_t n[LEAK_KINDS] = { 0 };

	leaks_find(site, text, scratch, &all);
	for (size_t i = 0; i < site->leaks_hosts.n; i++)
		leaks_hosts(site, site->leaks_hosts.v[i], text, scratch,
		    &all);
	for (size_t i = 0; i < all.n; i++)
		n[all.v[i].kind]++;
	for (size_t i = 0; i < all.n; i++) {
		const struct leak *leak = &all.v[i];
		struct looking l = { .source = &source };
		size_t more = n[leak->kind];

		if (more == 0)
			continue;
		n[leak->kind] = 0;
		report(reading->diags, leak, str_sub(text, leak->at,
		    leak->at + leak->n), place_at(&l, leak->at, leak->n),
		    ", mention the file in internal parts alone");
		if (more > 1)
			diag_note(reading->diags, (struct place){ 0 },
			    "and %zu more in this file", more - 1);
	}
}
