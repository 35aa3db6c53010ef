#include "output/search_fold.h"

#include <utf8proc.h>

#include "base/utf8.h"

size_t
search_fold(str run, int32_t out[SEARCH_FOLDED_MOST + 1])
{
	static const utf8proc_option_t how = UTF8PROC_STABLE |
	    UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
	    UTF8PROC_IGNORE | UTF8PROC_COMPOSE;
	utf8proc_ssize_t n = utf8proc_decompose(
	    (const utf8proc_uint8_t *)run.p, (utf8proc_ssize_t)run.n, out,
	    SEARCH_FOLDED_MOST, how);

	/* Not UTF-8, or longer than it may be: no words. */
	if (n < 0 || n > SEARCH_FOLDED_MOST)
		return 0;
	n = utf8proc_normalize_utf32(out, n, how);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		if (out[i] == 0x131)	/* as capital letters would have it */
			out[i] = 'i';
	return n < 0 ? 0 : (size_t)n;
}

bool
search_letter(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool
search_digit(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k == UTF8PROC_CATEGORY_ND || k == UTF8PROC_CATEGORY_NL ||
	    k == UTF8PROC_CATEGORY_NO;
}

bool
search_unspaced(int32_t c)
{
	static const int32_t scripts[][2] = {
		{ 0x0e00, 0x0eff },	/* Thai, Lao */
		{ 0x1000, 0x109f },	/* Burmese */
		{ 0x1780, 0x17ff },	/* Khmer */
		{ 0x3040, 0x30ff },	/* kana */
		{ 0x31f0, 0x31ff },
		{ 0x3400, 0x9fff },	/* Han */
		{ 0xf900, 0xfaff },
		{ 0x20000, 0x3ffff },
	};

	for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++)
		if (c >= scripts[i][0] && c <= scripts[i][1])
			return true;
	return false;
}

/* ---- names ---- */

/* Add a character, after the gap before it; false: no room is left. */
static bool
name_add(char out[SEARCH_WORD_MOST], size_t *len, bool gap, const char *c,
    size_t n)
{
	if (*len + gap + n > SEARCH_WORD_MOST)
		return false;
	if (gap)
		out[(*len)++] = '-';
	memcpy(out + *len, c, n);
	*len += n;
	return true;
}

static str
ascii_name(str name, char out[SEARCH_WORD_MOST])
{
	size_t len = 0;
	bool gap = false;

	for (size_t i = 0; i < name.n; i++) {
		char c = char_lower(name.p[i]);

		if (!char_alnum(c))
			gap = len > 0;
		else if (!name_add(out, &len, gap, &c, 1))
			break;
		else
			gap = false;
	}
	return str_of(out, len);
}

str
search_name(str name, char out[SEARCH_WORD_MOST])
{
	int32_t c[SEARCH_FOLDED_MOST + 1];
	size_t n, len = 0;
	bool gap = false;

	name = str_sub(name, 0, SEARCH_FOLD_MOST);
	if (utf8_ascii(name))
		return ascii_name(name, out);
	n = search_fold(name, c);
	for (size_t i = 0; i < n; i++) {
		char bytes[4];
		size_t k;

		if (!search_letter(c[i]) && !search_digit(c[i])) {
			gap = len > 0;
			continue;
		}
		k = utf8_put(bytes, (uint32_t)c[i]);
		if (!name_add(out, &len, gap, bytes, k))
			break;
		gap = false;
	}
	return str_of(out, len);
}
