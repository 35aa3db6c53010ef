#include "markdown/prose.h"

/* Where the code ends that begins behind the first backtick of t, as the
 * length of both; 0 when that is not plain to see. */
static size_t
code_length(str t)
{
	ptrdiff_t end = str_find_char(str_from(t, 1), '`');
	size_t n = end < 1 ? 0 : (size_t)end + 2;

	/* Longer runs of backticks, and spaces that would be left out. */
	if (n == 0 || t.p[1] == ' ' || t.p[n - 2] == ' ' ||
	    (n < t.n && t.p[n] == '`'))
		return 0;
	return n;
}

bool
md_is_text(const struct md *m, str t)
{
	enum { MARK = 1, CODE, BRACKET };
	static const uint8_t kinds[256] = { ['\\'] = MARK, ['&'] = MARK,
		['_'] = MARK, ['*'] = MARK, ['<'] = MARK, ['~'] = MARK,
		['\0'] = MARK, ['`'] = CODE, ['['] = BRACKET,
		[']'] = BRACKET };
	size_t i = 0, n;

	for (;;) {
		while (i < t.n && !kinds[(unsigned char)t.p[i]])
			i++;
		if (i == t.n)
			return true;
		switch (kinds[(unsigned char)t.p[i]]) {
		case CODE:
			n = code_length(str_from(t, i));
			if (n == 0)
				return false;
			i += n;
			break;
		case BRACKET:
			/* Without definitions only [text](...) is a link. */
			if (m->has_definition || (t.p[i] == ']' &&
			    i + 1 < t.n && t.p[i + 1] == '('))
				return false;
			i++;
			break;
		default:
			return false;
		}
	}
}

static void
put(struct md *m, md_node *block, enum md_kind kind, str s)
{
	md_node *n = md_make(m->arena, kind);

	n->text = s;
	md_append(block, n);
}

void
md_put_text(struct md *m, md_node *block, str t)
{
	ptrdiff_t at;

	while ((at = str_find_char(t, '`')) >= 0) {
		size_t n = code_length(str_from(t, (size_t)at));

		if (at > 0)
			put(m, block, MD_TEXT, str_sub(t, 0, (size_t)at));
		t = str_from(t, (size_t)at);
		put(m, block, MD_CODE, str_sub(t, 1, n - 1));
		t = str_from(t, n);
	}
	if (t.n)
		put(m, block, MD_TEXT, t);
}
