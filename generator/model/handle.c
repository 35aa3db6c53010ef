#include "model/handle.h"

#include "base/buf.h"

str
handle_find(str text)
{
	ptrdiff_t at;

	for (size_t i = 0; (at = str_find_char(str_from(text, i), '@')) >= 0;
	    i++) {
		size_t n;

		i += (size_t)at;
		n = i + 1;
		if (i > 0 && handle_char(text.p[i - 1]))
			continue;
		while (n < text.n && handle_char(text.p[n]))
			n++;
		while (n > i + 1 && text.p[n - 1] == '.')
			n--;
		if (n > i + 1)
			return str_sub(text, i + 1, n);
	}
	return STR_NONE;
}

bool
handle_only(str text)
{
	do {
		str name = handle_find(text);

		if (str_empty(name) || name.p != text.p + 1)
			return false;
		text = str_from(text, name.n + 1);
		if (!str_empty(text) && (text.n == 1 || (text.p[0] != '/' &&
		    text.p[0] != ',' && text.p[0] != '&' &&
		    text.p[0] != '+')))
			return false;
		text = str_from(text, str_empty(text) ? 0 : 1);
	} while (!str_empty(text));
	return true;
}

str
handle_hide(struct arena *a, str text)
{
	struct buf out = buf_init(BUF_MAX);
	str rest = text, name, kept;

	if (str_empty(handle_find(text)))
		return text;
	while (!str_empty(name = handle_find(rest))) {
		buf_str(&out, str_sub(rest, 0, (size_t)(name.p - rest.p) - 1));
		buf_lit(&out, "\xE2\x80\xA6");
		rest = str_from(rest, (size_t)(name.p - rest.p) + name.n);
	}
	buf_str(&out, rest);
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
}
