/* What seems to be an internal part in YAML, where there is none. */
#include "model/body_parts.h"

static const str begin = STR_INIT("<!--");

enum { TICKS_MOST = 81 };	/* a longer row of ` begins no code */

/* A text that is looked through for marks. */
struct marks {
	str text;
	size_t at;
	size_t paragraph;	/* where that ends, or 0: not known */
	bool no_run[TICKS_MOST];	/* of so many `, to its end */
	size_t end;		/* of the next comment, or 0: not known */
};

static void
find_paragraph(struct marks *m)
{
	ptrdiff_t end;
	str rest;

	if (m->at < m->paragraph)
		return;
	m->paragraph = m->at;
	do {
		rest = str_from(m->text, m->paragraph);
		end = str_find_char(rest, '\n');
		m->paragraph += end < 0 ? rest.n : (size_t)end + 1;
		rest = str_from(m->text, m->paragraph);
	} while (!str_empty(rest) &&
	    !str_empty(str_trim(str_cut(rest, '\n').head)));
	memset(m->no_run, 0, sizeof(m->no_run));
}

static size_t
ticks(const struct marks *m, size_t at)
{
	size_t n = 0;

	while (at + n < m->text.n && m->text.p[at + n] == '`')
		n++;
	return n;
}

/* Past code as Markdown has it, between as many ` on both sides in one
 * paragraph; past ` that begin none. */
static void
pass_code(struct marks *m)
{
	size_t n = ticks(m, m->at), i;

	m->at = i = m->at + n;
	if (n >= TICKS_MOST)
		return;
	find_paragraph(m);
	while (i < m->paragraph && !m->no_run[n]) {
		ptrdiff_t next = str_find_char(str_sub(m->text, i,
		    m->paragraph), '`');
		size_t run;

		if (next < 0)
			break;
		i += (size_t)next;
		run = ticks(m, i);
		i += run;
		if (run == n) {
			m->at = i;
			return;
		}
	}
	m->no_run[n] = true;
}

/* Whether the mark of an internal part stands behind the <!-- that was just
 * passed. It ends there where another begins, so that no text is looked
 * at twice. */
static bool
mark_behind(struct marks *m)
{
	str rest = str_from(m->text, m->at);
	ptrdiff_t end;

	if (m->end <= m->at) {
		end = str_find(rest, STR("-->"));
		m->end = end < 0 ? SIZE_MAX : m->at + (size_t)end;
	}
	if (m->end == SIZE_MAX)
		return false;
	rest = str_sub(m->text, m->at, m->end);
	end = str_find(rest, begin);
	/* A ` in a comment begins no code. */
	m->at += end < 0 ? rest.n : (size_t)end;
	rest = str_sub(rest, 0, end < 0 ? rest.n : (size_t)end);
	return md_internal_mark(rest) || md_comment_doubt(rest);
}

/* Whether a text has the mark of an internal part in it. In code it is
 * quoted: a hint says how to write one. */
static bool
is_marked(str text)
{
	struct marks m = { .text = text };

	if (str_find(text, begin) < 0)
		return false;
	while (m.at < text.n) {
		if (text.p[m.at] == '`') {
			pass_code(&m);
		} else if (str_starts(str_from(text, m.at), begin)) {
			m.at += begin.n;
			if (mark_behind(&m))
				return true;
		} else {
			m.at += 1 + str_starts(str_from(text, m.at),
			    STR("\\`"));
		}
	}
	return false;
}

/* The first value below n, but not below internal:, that is so, or NULL. As
 * deep as the YAML reader lets it be. */
static const struct node *
marked_value(const struct node *n)
{
	const struct node *found = NULL;

	if (is_marked(node_text(n)))
		return n;
	for (const struct node *k = n->first; k && !found; k = k->next)
		if (!str_eq(k->key, STR("internal")))
			found = marked_value(k);
	return found;
}

static void
report_marked(const struct node *n, const char *where, const char *help,
    struct diags *d)
{
	diag_add(d, RULE_INTERNAL_DOUBT, n->at, "this makes nothing internal "
	    "in %s: everybody can read it", where);
	diag_help(d, "%s", help);
}

/* The title of a chapter is like a heading. */
static void
doubt_chapter(const struct node *title, struct diags *d)
{
	str text = node_text(title);

	if (md_title_internal(text) || !md_title_doubt(text).p)
		return;
	diag_add(d, RULE_INTERNAL_DOUBT, title->at, "this does not make the "
	    "chapter internal: everybody can read it");
	diag_help(d, "end the title in (internal), or choose other words");
}

void
parts_yaml(const struct node *root, struct diags *d)
{
	const struct node *chapters = node_get(root, STR("chapters"));
	const struct node *n = NULL;

	if (!root)
		return;
	for (const struct node *k = root->first; k && !n; k = k->next)
		if (k != chapters)
			n = marked_value(k);
	/* The text of a chapter is Markdown. */
	for (const struct node *c = chapters ? chapters->first : NULL; c;
	    c = c->next) {
		doubt_chapter(node_get(c, STR("title")), d);
		for (const struct node *k = c->first; k && !n; k = k->next)
			if (!str_eq(k->key, STR("text")))
				n = marked_value(k);
	}
	if (n)
		report_marked(n, "this file", "take it out of here", d);
}

void
parts_front(const struct document *doc, str yaml,
    const struct body_context *c)
{
	struct diags *d = c->reading->diags;
	const struct node *n;

	if (c->targets[doc->file].internal || !doc->front ||
	    str_find(yaml, STR("<!--")) < 0)
		return;
	n = marked_value(doc->front);
	if (!n)
		return;
	report_marked(n, "a front matter",
	    "move it below internal:, or into the text", d);
}
