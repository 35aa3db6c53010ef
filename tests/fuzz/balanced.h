/* balanced: whether HTML or XML that the program made closes what it
 * opens, in order. For fuzz targets: it aborts where that is not so. */
#ifndef FUZZ_BALANCED_H
#define FUZZ_BALANCED_H

#include <stdlib.h>

#include "base/str.h"

/* Not assert(): this holds in every build. */
#define HOLDS(x) ((x) ? (void)0 : abort())

static inline str
html_tag_name(str tag)
{
	size_t n = 0;

	while (n < tag.n && (char_alnum(tag.p[n]) || tag.p[n] == ':' ||
	    tag.p[n] == '-' || tag.p[n] == '_'))
		n++;
	return str_sub(tag, 0, n);
}

static inline bool
html_no_end(str name)
{
	static const str names[] = { STR_INIT("br"), STR_INIT("hr"),
		STR_INIT("img"), STR_INIT("input"), STR_INIT("meta"),
		STR_INIT("link"), STR_INIT("wbr"), STR_INIT("col"),
		STR_INIT("source") };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq(name, names[i]))
			return true;
	return false;
}

/* What follows an element whose content is no HTML. */
static inline str
html_after(str html, str name)
{
	ptrdiff_t at = str_find(html, STR("</"));

	HOLDS(at >= 0 && str_starts(str_from(html, (size_t)at + 2), name));
	return str_cut(str_from(html, (size_t)at), '>').tail;
}

static inline void
tags_closed(str html, bool xml)
{
	/* No tag is shorter than <a>. */
	size_t n = 0, most = html.n / 3 + 1;
	str *open = malloc(most * sizeof(*open));
	struct cut c = { .tail = html };

	HOLDS(open);
	for (;;) {
		struct cut tag;
		bool closing;
		str name;

		c = str_cut(c.tail, '<');
		if (!c.found)
			break;
		tag = str_cut(c.tail, '>');
		HOLDS(tag.found);
		/* (An image may be called so.) */
		HOLDS(!str_has(tag.head, STR("href=\"javascript:")));
		HOLDS(!str_has(tag.head, STR("src=\"javascript:")));
		HOLDS(str_find_char(tag.head, '<') < 0);
		c.tail = tag.tail;
		/* A declaration, or a tag that closes itself. */
		if (tag.head.n && (tag.head.p[0] == '!' ||
		    tag.head.p[0] == '?' || tag.head.p[tag.head.n - 1] == '/'))
			continue;
		closing = str_starts(tag.head, STR("/"));
		name = html_tag_name(str_from(tag.head, closing));
		HOLDS(name.n > 0);
		if (closing) {
			HOLDS(n > 0 && str_eq(open[n - 1], name));
			n--;
		} else if (!xml && (str_eq(name, STR("script")) ||
		    str_eq(name, STR("style")))) {
			c.tail = html_after(c.tail, name);
		} else if (xml || !html_no_end(name)) {
			HOLDS(n < most);
			open[n++] = name;
		}
	}
	HOLDS(n == 0);
	free(open);
}

static inline void
html_balanced(str html)
{
	tags_closed(html, false);
}

static inline void
xml_balanced(str xml)
{
	tags_closed(xml, true);
}

#endif
