#include "output/slug.h"

#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { PARTS_MOST = 32 };	/* no character falls into more than 18 */

/* Letters that are one with their mark, so that it cannot be taken off. */
static const struct {
	uint32_t c;
	const char *ascii;
} letters[] = {
	{ 0xe6, "ae" },		/* ae ligature */
	{ 0xf0, "d" },		/* eth */
	{ 0xf8, "o" },		/* o with stroke */
	{ 0xfe, "th" },		/* thorn */
	{ 0x111, "d" },		/* d with stroke */
	{ 0x127, "h" },		/* h with stroke */
	{ 0x131, "i" },		/* i without dot */
	{ 0x142, "l" },		/* l with stroke */
	{ 0x14b, "ng" },	/* eng */
	{ 0x153, "oe" },	/* oe ligature */
	{ 0x167, "t" },		/* t with stroke */
};

/* Within a word they stand for nothing: "won't" is "wont". */
static bool
apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2bc || c == '`';
}

static void
put_gap(struct buf *out)
{
	if (out->n && out->p[out->n - 1] != '-')
		buf_char(out, '-');
}

/* A character that is whole, lower case and without marks. */
static void
put_part(struct buf *out, uint32_t c)
{
	if (c < 0x80 && char_alnum((char)c)) {
		buf_char(out, char_lower((char)c));
		return;
	}
	if (apostrophe(c))
		return;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].c == c) {
			buf_str(out, str_c(letters[i].ascii));
			return;
		}
	put_gap(out);
}

static void
put_char(struct buf *out, uint32_t c)
{
	utf8proc_int32_t parts[PARTS_MOST];
	int last = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char(
	    (utf8proc_int32_t)c, parts, PARTS_MOST, UTF8PROC_DECOMPOSE |
	    UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &last);

	if (n < 0 || n > PARTS_MOST) {
		put_gap(out);
		return;
	}
	for (utf8proc_ssize_t i = 0; i < n; i++)
		put_part(out, (uint32_t)parts[i]);
}

/* At most SLUG_LENGTH, at the end of a word where there is one late
 * enough. */
static str
cut_at_word(str s)
{
	ptrdiff_t hyphen;

	if (s.n > SLUG_LENGTH) {
		/* A word that ends right there is whole. */
		hyphen = str_rfind_char(str_sub(s, 0, SLUG_LENGTH + 1), '-');
		s.n = hyphen > SLUG_LENGTH / 2 ? (size_t)hyphen
		    : SLUG_LENGTH;
	}
	while (s.n && s.p[s.n - 1] == '-')
		s.n--;
	return s;
}

str
slug_of_title(struct arena *a, str title)
{
	struct buf out = buf_init(BUF_MAX);
	str slug;

	for (size_t at = 0; at < title.n;)
		put_char(&out, utf8_next(title, &at));
	slug = str_dup(a, cut_at_word(buf_view(&out)));
	buf_release(&out);
	return slug;
}
