#include "markdown/url.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum { FULL, WWW, AT };

static const str signs[] = {
	[FULL] = STR_INIT("://"), [WWW] = STR_INIT("www."),
	[AT] = STR_INIT("@"),
};

static void
look_ahead(struct url_scan *u, int which, size_t from)
{
	ptrdiff_t at = str_find(str_from(u->s, from), signs[which]);

	u->next[which] = at < 0 ? SIZE_MAX : from + (size_t)at;
}

struct url_scan
url_scan_of(str s, uint32_t before, unsigned also)
{
	struct url_scan u = { .s = s, .before = before,
	    .next = { SIZE_MAX, SIZE_MAX, SIZE_MAX } };

	look_ahead(&u, FULL, 0);
	if (also & URL_SCAN_WWW)
		look_ahead(&u, WWW, 0);
	if (also & URL_SCAN_MAIL)
		look_ahead(&u, AT, 0);
	return u;
}

static bool
punctuation(uint32_t c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO;
}

/* Length of the character at i when it can be in a host, else 0. */
static size_t
host_char(str s, size_t i)
{
	size_t at = i;
	uint32_t c;

	if (i >= s.n)
		return 0;
	if (!((unsigned char)s.p[i] & 0x80))
		return char_alnum(s.p[i]);
	c = utf8_next(s, &at);
	if (c == UTF8_REPLACEMENT || c < 0xa1 || punctuation(c) ||
	    utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS)
		return 0;
	return at - i;
}

/* Where the domain at i ends; i itself when it is none. Underscores may
 * not be in its last two parts (but where it has many parts, so that a
 * long text is not read again and again). */
static size_t
domain_end(str s, size_t i)
{
	size_t from = i, parts = 0, marks = 0, marks_before = 0, n;

	while (i < s.n) {
		if (s.p[i] == '.') {
			parts++;
			marks_before = marks;
			marks = 0;
			i++;
		} else if (s.p[i] == '_' || s.p[i] == '-') {
			marks += s.p[i] == '_';
			i++;
		} else if ((n = host_char(s, i)) > 0) {
			i += n;
		} else {
			break;
		}
	}
	return (marks || marks_before) && parts <= 10 ? from : i;
}

static bool
ends_path(char c)
{
	return c == '<' || char_space(c);
}

/* Without ";" behind what looks like an entity, all of that. */
static size_t
before_semicolon(str s, size_t from, size_t to)
{
	size_t i = to - 1;

	while (i > from && char_alnum(s.p[i - 1]))
		i--;
	if (i > from && i < to - 1 && s.p[i - 1] == '&')
		return i - 1;
	return to - 1;
}

/* Without the marks at its end that belong to the sentence. */
static size_t
trim_path(str s, size_t from, size_t to)
{
	/* How many more open than close: round, square. */
	ptrdiff_t round = 0, square = 0;

	for (size_t i = from; i < to; i++) {
		round += (s.p[i] == '(') - (s.p[i] == ')');
		square += (s.p[i] == '[') - (s.p[i] == ']');
	}
	while (to > from) {
		char c = s.p[to - 1];

		if (c == ';') {
			to = before_semicolon(s, from, to);
		} else if (c == ')' && round < 0) {
			round++;
			to--;
		} else if (c == ']' && square < 0) {
			square++;
			to--;
		} else if (memchr("?!.,:*_~'\"&", c, 11)) {
			to--;
		} else {
			break;
		}
	}
	return to;
}

static bool
finish(struct url_scan *u, size_t from, size_t domain, enum url_kind kind,
    struct url_span *out)
{
	size_t to = domain_end(u->s, domain);

	if (to == domain)
		return false;
	while (to < u->s.n && !ends_path(u->s.p[to]))
		to++;
	to = trim_path(u->s, from, to);
	if (to <= domain)
		return false;
	*out = (struct url_span){ kind, from, to };
	return true;
}

static bool
full_at(struct url_scan *u, size_t colon, struct url_span *out)
{
	static const str schemes[] = { STR_INIT("http"), STR_INIT("https"),
		STR_INIT("ftp") };
	size_t from = colon;
	str scheme;

	while (from > u->at && char_alpha(u->s.p[from - 1]) &&
	    colon - from < 6)
		from--;
	if (from > u->at && (char_alnum(u->s.p[from - 1]) ||
	    u->s.p[from - 1] == '<'))
		return false;
	scheme = str_sub(u->s, from, colon);
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (str_ieq(scheme, schemes[i]))
			return host_char(u->s, colon + 3) > 0 &&
			    finish(u, from, colon + 3, URL_FULL, out);
	return false;
}

static bool
www_at(struct url_scan *u, size_t from, struct url_span *out)
{
	uint32_t c = from ? (unsigned char)u->s.p[from - 1] : u->before;

	if (c >= 0x80 || !(char_space((char)c) || memchr("*_~(", (int)c, 4)))
		return false;
	return host_char(u->s, from + 4) > 0 &&
	    finish(u, from, from + 4, URL_WWW, out);
}

static bool
mail_char(char c)
{
	return char_alnum(c) || c == '.' || c == '+' || c == '-' || c == '_';
}

static bool
mail_at(struct url_scan *u, size_t sign, struct url_span *out)
{
	static const str mailto = STR_INIT("mailto:");
	size_t from = sign, to = sign + 1, dots = 0;
	str s = u->s, head;

	while (from > u->at && mail_char(s.p[from - 1]))
		from--;
	if (from == sign || to == s.n || !char_alnum(s.p[to]))
		return false;
	for (; to < s.n; to++) {
		if (s.p[to] == '.' && to + 1 < s.n && char_alnum(s.p[to + 1]))
			dots++;
		else if (s.p[to] == '@')
			return false;
		else if (!char_alnum(s.p[to]) && s.p[to] != '-' &&
		    s.p[to] != '_')
			break;
	}
	if (dots == 0 || !char_alpha(s.p[to - 1]))
		return false;
	head = str_sub(s, u->at, from);
	*out = (struct url_span){ URL_MAIL, from, to };
	if (str_ends(head, mailto) && (head.n == mailto.n ||
	    !char_alnum(head.p[head.n - mailto.n - 1])))
		*out = (struct url_span){ URL_MAILTO, from - mailto.n, to };
	return true;
}

bool
url_next(struct url_scan *u, struct url_span *out)
{
	for (;;) {
		int which = u->next[WWW] < u->next[FULL] ? WWW : FULL;
		size_t at;

		if (u->next[AT] < u->next[which])
			which = AT;
		at = u->next[which];
		if (at == SIZE_MAX)
			return false;
		if (which == WWW ? www_at(u, at, out) : which == AT ?
		    mail_at(u, at, out) : full_at(u, at, out)) {
			u->at = out->to;
			break;
		}
		look_ahead(u, which, at + 1);
	}
	for (int i = FULL; i <= AT; i++)
		if (u->next[i] != SIZE_MAX && u->next[i] < u->at)
			look_ahead(u, i, u->at);
	return true;
}
