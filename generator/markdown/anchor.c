/* Anchors of headings, as GitHub makes them: lower case, without
 * punctuation, white space as hyphens.
 *
 * Unlike GitHub's they are unique even where "a", "a" and "a-1" are the
 * headings. Those of public headings do not depend on internal ones, and
 * are made of public words alone: an anchor is published.
 */
#include <utf8proc.h>

#include "base/map.h"
#include "base/utf8.h"
#include "markdown/plain.h"

/* Letters, marks, digits, and what joins words. */
static bool
is_word(uint32_t c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_PC:
		return c != UTF8_REPLACEMENT;
	default:
		return false;
	}
}

/* What becomes of ASCII; nothing of what is not here. */
static const char kept[0x80] = {
	[' '] = '-', ['-'] = '-', ['_'] = '_',
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4',
	['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9',
	['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e',
	['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j',
	['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o',
	['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
	['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
	['Z'] = 'z',
	['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e',
	['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j',
	['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o',
	['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
	['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y',
	['z'] = 'z',
};

static str
slug(struct arena *a, str text)
{
	/* A lower case letter may be a byte or two longer. */
	char *p = arena_bytes(a, text.n * 2 + 4);
	size_t n = 0, at = 0;

	while (at < text.n) {
		uint32_t c = (unsigned char)text.p[at];

		if (c < 0x80) {
			p[n] = kept[c];
			n += kept[c] != '\0';
			at++;
			continue;
		}
		c = utf8_next(text, &at);
		if (is_word(c))
			n += utf8_put(p + n, (uint32_t)utf8proc_tolower(
			    (utf8proc_int32_t)c));
	}
	arena_trim(a, p + n);
	return n ? str_of(p, n) : STR("section");
}

/* Make it unique. The number of each slug goes on from where it stood, so
 * that a thousand equal headings do not take a million looks. */
static str
unique(struct arena *a, struct map *taken, str s)
{
	uint32_t **count = (uint32_t **)map_at(taken, s, a);
	str with;

	if (!*count) {
		*count = arena_new(a, uint32_t);
		return s;
	}
	for (;;) {
		void **at;

		with = str_format(a, STR_FMT "-%u", STR_ARG(s), ++**count);
		at = map_at(taken, with, a);
		if (*at)
			continue;
		*at = arena_new(a, uint32_t);
		return with;
	}
}

static void
give(struct md *m, struct map *taken, bool internal)
{
	for (size_t i = 0; i < m->headings.n; i++) {
		md_node *n = m->headings.v[i];

		if (n->internal == internal)
			n->text = unique(m->arena, taken, slug(m->arena,
			    str_trim(md_text(m, n, m->arena, internal))));
	}
}

void
md_anchors(struct md *m)
{
	struct map taken = { 0 };

	give(m, &taken, false);
	if (m->has_internal)
		give(m, &taken, true);
}
