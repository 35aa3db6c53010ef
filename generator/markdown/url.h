/* url: where a bare URL or mail address begins and ends in a text.
 *
 * The rules of the GFM spec (6.9, autolinks); where it is silent, those
 * of GitHub: a URL may stand behind any mark but <, quotes behind it are
 * not a part of it, a host ends with a letter in a mail address.
 */
#ifndef MARKDOWN_URL_H
#define MARKDOWN_URL_H

#include "base/str.h"

enum url_kind {
	URL_FULL,	/* https://example.org/x */
	URL_WWW,	/* www.example.org: "http://" is understood */
	URL_MAIL,	/* jo@example.org: "mailto:" is understood */
	URL_MAILTO,	/* mailto:jo@example.org */
};

struct url_span {
	enum url_kind kind;
	size_t from, to;
};

/* A search from left to right: linear in the text, however often it is
 * asked. */
struct url_scan {
	str s;
	uint32_t before;	/* the character before s */
	size_t at;		/* nothing before it is looked at */
	size_t next[3];		/* next "://", "www.", "@"; SIZE_MAX: none */
};

/* What is looked for beside URL_FULL. */
enum {
	URL_SCAN_WWW = 1,
	URL_SCAN_MAIL = 2,	/* URL_MAILTO too */
};

struct url_scan url_scan_of(str s, uint32_t before, unsigned also);
bool url_next(struct url_scan *u, struct url_span *out);

#endif
