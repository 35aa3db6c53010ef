#include "markdown/mask.h"

#include "base/utf8.h"
#include "markdown/url.h"

/* U+E000 to U+EFFF: the part of the private-use area whose UTF-8 begins
 * with one byte that little else begins with. */
enum { PRIVATE = 0xe000, PRIVATE_COUNT = 0x1000, PRIVATE_LEAD = 0xee };

static const char masked[] = "*_~";

static bool
is_masked(char c)
{
	return c && memchr(masked, c, sizeof(masked) - 1);
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

static bool
needed(const struct md *m)
{
	struct url_scan scan = url_scan_of(m->text, '\n');
	struct url_span u;

	while (url_next(&scan, false, &u)) {
		size_t end = source_end(m->text, &u);

		for (size_t i = u.from; i < end; i++)
			if (is_masked(m->text.p[i]))
				return true;
	}
	return false;
}

/* The number that "&#...;" behind s gives, if it is in our area. */
static void
note_reference(str s, bool *used)
{
	uint32_t v = 0;
	size_t i = 2;
	bool hex = s.n > i && (s.p[i] == 'x' || s.p[i] == 'X');

	for (i += hex; i < s.n && i < 12; i++) {
		char c = char_lower(s.p[i]);
		uint32_t digit = char_digit(c) ? (uint32_t)(c - '0') :
		    hex && c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10 :
		    99;

		if (digit == 99)
			break;
		v = v * (hex ? 16 : 10) + digit;
		if (v > 0x10ffff)
			return;
	}
	if (v >= PRIVATE && v < PRIVATE + PRIVATE_COUNT)
		used[v - PRIVATE] = true;
}

/* Which of the area stand in the text, as such or as a reference. */
static void
note_used(str text, bool *used)
{
	size_t at = 0;

	for (size_t i = 0; i + 1 < text.n; i++)
		if (text.p[i] == '&' && text.p[i + 1] == '#')
			note_reference(str_from(text, i), used);
	while (at < text.n) {
		const char *p = memchr(text.p + at, PRIVATE_LEAD,
		    text.n - at);
		uint32_t c;

		if (!p)
			break;
		at = (size_t)(p - text.p);
		c = utf8_next(text, &at);
		if (c >= PRIVATE && c < PRIVATE + PRIVATE_COUNT)
			used[c - PRIVATE] = true;
	}
}

struct mask
md_mask_of(const struct md *m)
{
	struct mask k = { .on = false };
	bool used[PRIVATE_COUNT] = { false };
	size_t n = 0;

	if (!m->has_url || !needed(m))
		return k;
	note_used(m->text, used);
	for (uint32_t c = 0; c < PRIVATE_COUNT && n < 3; c++) {
		char bytes[4];

		if (used[c])
			continue;
		utf8_put(bytes, PRIVATE + c);
		memcpy(k.code[n++], bytes, 3);
	}
	k.on = n == 3;
	return k;
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
	scan = url_scan_of(text, '\n');
	while (url_next(&scan, false, &u)) {
		size_t end = source_end(text, &u);

		for (size_t i = u.from; i < end; i++) {
			size_t which;

			if (!is_masked(text.p[i]))
				continue;
			which = (size_t)((const char *)memchr(masked,
			    text.p[i], 3) - masked);
			buf_bytes(b, text.p + done, i - done);
			buf_bytes(b, k->code[which], 3);
			done = i + 1;
		}
	}
	buf_bytes(b, text.p + done, text.n - done);
}

/* s with the masks put back, as a C string; NULL when it has none. */
static const char *
undone(const struct mask *k, struct arena *a, const char *s)
{
	size_t n = 0;
	char *out = NULL;
	const char *p;

	if (!s || !(p = strchr(s, PRIVATE_LEAD)))
		return NULL;
	out = str_z(a, str_c(s));
	n = (size_t)(p - s);
	while (*p) {
		size_t i = 3;

		if ((unsigned char)*p == PRIVATE_LEAD)
			for (i = 0; i < 3; i++)
				if (strncmp(p, k->code[i], 3) == 0)
					break;
		if (i < 3) {
			out[n++] = masked[i];
			p += 3;
		} else {
			out[n++] = *p++;
		}
	}
	out[n] = '\0';
	return out;
}

void
md_mask_undo(struct md *m, const struct mask *k)
{
	struct arena *a = m->arena;

	if (!k->on)
		return;
	for (md_node *n = m->root; n; n = md_step(m->root, n)) {
		const char *s = undone(k, a, cmark_node_get_literal(n));

		if (s)
			cmark_node_set_literal(n, s);
		if ((s = undone(k, a, cmark_node_get_fence_info(n))))
			cmark_node_set_fence_info(n, s);
		if ((s = undone(k, a, cmark_node_get_url(n))))
			cmark_node_set_url(n, s);
		if ((s = undone(k, a, cmark_node_get_title(n))))
			cmark_node_set_title(n, s);
	}
}
