#include "markdown/mask.h"

#include "base/utf8.h"
#include "markdown/url.h"

/* U+2E00 to U+2E2D: marks of old manuscripts. As what they stand for is
 * punctuation, so must they be, for emphasis beside it to come out the
 * same. Their UTF-8 begins with E2 B8. */
enum { RARE = 0x2e00, RARE_COUNT = 0x2e };
static const char rare_lead[] = "\xe2\xb8";

/* Which of the marks in URLs c is, or -1. */
static int
which_in_url(char c)
{
	return c == '*' ? 0 : c == '_' ? 1 : c == '~' ? 2 : -1;
}

/* Where the part of a URL ends that can be one in the source: what comes
 * behind a ` or ] is not in it, and if it is a link's destination, what
 * comes behind its parenthesis. */
static size_t
source_end(str text, const struct url_span *u)
{
	bool destination = u->from >= 2 && text.p[u->from - 1] == '(' &&
	    text.p[u->from - 2] == ']';
	int open = 0;

	for (size_t i = u->from; i < u->to; i++) {
		char c = text.p[i];

		if (c == '`' || c == ']')
			return i;
		open += (c == '(') - (c == ')');
		if (destination && open < 0)
			return i;
	}
	return u->to;
}

/* Whether a mark stands between any "://" of a line and the next white
 * space, as it must if it is in a URL. */
static bool
line_may_need(str line)
{
	ptrdiff_t at;

	while ((at = str_find(line, STR("://"))) >= 0) {
		size_t i = (size_t)at;

		for (; i < line.n && !char_space(line.p[i]); i++)
			if (which_in_url(line.p[i]) >= 0)
				return true;
		line = str_from(line, i);
	}
	return false;
}

static bool
may_need(const struct md *m)
{
	const bool *lines = m->link_lines, *end = lines + m->lines;

	for (const bool *l = lines; l < end && (l = memchr(l, 1,
	    (size_t)(end - l))); l++)
		if (line_may_need(md_line(m, (uint32_t)(l - lines))))
			return true;
	return false;
}

static bool
url_needs(const struct md *m)
{
	struct url_scan scan;
	struct url_span u;

	if (!m->has_www && !may_need(m))
		return false;
	scan = url_scan_of(m->text, '\n', m->has_www ? URL_SCAN_WWW : 0);
	while (url_next(&scan, &u)) {
		size_t end = source_end(m->text, &u);

		for (size_t i = u.from; i < end; i++)
			if (which_in_url(m->text.p[i]) >= 0)
				return true;
	}
	return false;
}

/* The number that "&#...;" at the start of s gives, if it is one of the
 * rare ones, is in use. */
static void
note_reference(str s, bool *used)
{
	uint32_t v = 0;
	size_t i = 2;
	bool hex = s.n > i && (s.p[i] == 'x' || s.p[i] == 'X');

	for (i += hex; i < s.n && i < 12; i++) {
		char c = char_lower(s.p[i]);

		if (char_digit(c))
			v = v * (hex ? 16 : 10) + (uint32_t)(c - '0');
		else if (hex && c >= 'a' && c <= 'f')
			v = v * 16 + (uint32_t)(c - 'a') + 10;
		else
			break;
		if (v > 0x10ffff)
			return;
	}
	if (v >= RARE && v < RARE + RARE_COUNT)
		used[v - RARE] = true;
}

/* Which of the rare ones stand in the text, as such or as a reference. */
static void
note_used(str text, bool *used)
{
	for (size_t i = 0; i + 2 < text.n; i++) {
		unsigned char third = (unsigned char)text.p[i + 2];

		if (text.p[i] == '&' && text.p[i + 1] == '#')
			note_reference(str_from(text, i), used);
		else if (memcmp(text.p + i, rare_lead, 2) == 0 &&
		    third >= 0x80 && third < 0x80 + RARE_COUNT)
			used[third - 0x80] = true;
	}
}

struct mask
md_mask_of(const struct md *m)
{
	struct mask k = { .on = false };
	bool used[RARE_COUNT] = { false };
	bool has_url = m->has_full || m->has_www;
	size_t n = 0;

	if (!(m->has_tilde && str_has(m->text, STR("\\~"))) &&
	    !(has_url && url_needs(m)))
		return k;
	note_used(m->text, used);
	for (uint32_t c = 0; c < RARE_COUNT && n < MASKS; c++) {
		char bytes[4];

		if (used[c])
			continue;
		utf8_put(bytes, RARE + c);
		memcpy(k.code[n++], bytes, sizeof(k.code[0]));
	}
	k.on = n == MASKS;
	return k;
}

/* Append s; escaped tildes are masked, and in a URL all that is not
 * escaped. */
static void
put_part(const struct mask *k, struct buf *b, str s, bool url)
{
	size_t done = 0, slashes = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool escaped = slashes % 2;
		int which = which_in_url(s.p[i]);

		slashes = s.p[i] == '\\' ? slashes + 1 : 0;
		if (which < 0 || (escaped ? s.p[i] != '~' : !url))
			continue;
		buf_bytes(b, s.p + done, i - done - escaped);
		buf_bytes(b, k->code[escaped ? MASK_ESCAPED : which], 3);
		done = i + 1;
	}
	buf_bytes(b, s.p + done, s.n - done);
}

void
md_mask_put(const struct mask *k, struct buf *b, str text)
{
	struct url_scan scan;
	struct url_span u;
	size_t done = 0;

	if (!k->on) {
		buf_str(b, text);
		return;
	}
	scan = url_scan_of(text, '\n', URL_SCAN_WWW);
	while (url_next(&scan, &u)) {
		size_t end = source_end(text, &u);

		put_part(k, b, str_sub(text, done, u.from), false);
		put_part(k, b, str_sub(text, u.from, end), true);
		done = end;
	}
	put_part(k, b, str_from(text, done), false);
}

/* *s with the masks put back. */
static void
undo(const struct mask *k, struct arena *a, str *s, str escaped)
{
	static const str plain[] = { STR_INIT("*"), STR_INIT("_"),
		STR_INIT("~") };
	ptrdiff_t at = str_find(*s, str_of(rare_lead, 2));
	size_t n, i;
	char *out;

	if (at < 0)
		return;
	out = arena_bytes(a, s->n);
	i = n = (size_t)at;
	memcpy(out, s->p, n);
	while (i < s->n) {
		int which = 0;
		str with;

		while (which < MASKS && !str_starts(str_from(*s, i),
		    str_of(k->code[which], 3)))
			which++;
		if (which == MASKS) {
			out[n++] = s->p[i++];
			continue;
		}
		with = which == MASK_ESCAPED ? escaped : plain[which];
		memcpy(out + n, with.p, with.n);
		n += with.n;
		i += 3;
	}
	*s = str_of(out, n);
}

void
md_mask_undo(struct md *m, const struct mask *k)
{
	const str tilde = STR("~"), raw = STR("\\~");

	if (!k->on)
		return;
	for (md_node *n = m->root; n; n = md_walk(m->root, n)) {
		bool as_written = n->kind == MD_CODE || n->kind == MD_HTML ||
		    n->kind == MD_CODE_BLOCK || n->kind == MD_HTML_BLOCK;

		undo(k, m->arena, &n->text, as_written ? raw : tilde);
		if (md_has_extra(n->kind))
			undo(k, m->arena, &n->extra[0], tilde);
	}
}
