/* Addresses: of people, and of machines. */
#include "model/leak.h"

#include <arpa/inet.h>

static bool
is(str s, size_t at, char c)
{
	return at < s.n && s.p[at] == c;
}

static bool
word_char(str s, size_t at)
{
	return at < s.n && (char_alnum(s.p[at]) || s.p[at] == '_' ||
	    (unsigned char)s.p[at] >= 0x80);
}

/* Names of mailboxes that are there for everybody (RFC 2142, and what is
 * common beside it), and of those that nobody reads. */
static bool
public_box(str name)
{
	static const str known[] = {
		STR_INIT("abuse"), STR_INIT("contact"), STR_INIT("git"),
		STR_INIT("hello"), STR_INIT("help"), STR_INIT("hostmaster"),
		STR_INIT("info"), STR_INIT("noc"), STR_INIT("no-reply"),
		STR_INIT("noreply"), STR_INIT("postmaster"),
		STR_INIT("press"), STR_INIT("privacy"), STR_INIT("sales"),
		STR_INIT("security"), STR_INIT("status"),
		STR_INIT("support"), STR_INIT("webmaster"),
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_ieq(known[i], name))
			return true;
	return false;
}

static bool
under(str host, str domain)
{
	return str_ieq(host, domain) || (host.n > domain.n &&
	    host.p[host.n - domain.n - 1] == '.' &&
	    str_ieq(str_from(host, host.n - domain.n), domain));
}

/* Names for documentation and tests: RFC 2606, RFC 6761. */
static bool
example_host(str host)
{
	static const str known[] = {
		STR_INIT("example.com"), STR_INIT("example.net"),
		STR_INIT("example.org"), STR_INIT("example"),
		STR_INIT("invalid"), STR_INIT("localhost"),
		STR_INIT("test"),
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (under(host, known[i]))
			return true;
	return false;
}

/* A host name with a dot that begins at from; its end, or from. The last
 * part is letters: "pkg@1.2.3" is a version. */
static size_t
host_end(str s, size_t from)
{
	size_t end = from, dot = 0;

	while (end < s.n && end - from <= 253 && (char_alnum(s.p[end]) ||
	    ((s.p[end] == '-' || s.p[end] == '.') && end > from &&
	    s.p[end - 1] != '.')))
		end++;
	while (end > from && !char_alnum(s.p[end - 1]))
		end--;
	for (size_t i = from; i < end; i++)
		if (s.p[i] == '.')
			dot = i;
	if (!dot || end - dot < 3)
		return from;
	for (size_t i = dot + 1; i < end; i++)
		if (!char_alpha(s.p[i]))
			return from;
	return end;
}

/* "https://user:" and "https://": what follows is no mailbox. */
static bool
in_url(str s, size_t at)
{
	size_t from = at;

	while (from > 0 && at - from < 64 && s.p[from - 1] != '/' &&
	    (unsigned char)s.p[from - 1] > ' ')
		from--;
	return from >= 3 && memcmp(s.p + from - 3, "://", 3) == 0;
}

bool
leak_email(str text, size_t at, struct leak *out)
{
	size_t from = at, end = host_end(text, at + 1);

	while (from > 0 && at - from < 64 && (char_alnum(text.p[from - 1]) ||
	    strchr("._%+-", text.p[from - 1])))
		from--;
	while (from < at && !char_alnum(text.p[from]))
		from++;
	/* git@host:path is no mailbox. */
	if (from == at || end == at + 1 || (is(text, end, ':') &&
	    word_char(text, end + 1)) || word_char(text, end) ||
	    in_url(text, from) || public_box(str_sub(text, from, at)) ||
	    example_host(str_sub(text, at + 1, end)))
		return false;
	*out = (struct leak){ LEAK_EMAIL, from, end - from, NULL };
	return true;
}

/* One number of an IPv4 address at *at; -1 when it is none. */
static int
octet(str s, size_t *at)
{
	size_t from = *at;
	int v = 0;

	while (*at < s.n && char_digit(s.p[*at]) && *at - from < 3)
		v = v * 10 + (s.p[(*at)++] - '0');
	if (*at == from || v > 255 || (*at - from > 1 && s.p[from] == '0'))
		return -1;
	return v;
}

/* Addresses that tell nothing: of documentation (RFC 5737), this machine,
 * no machine, netmasks, groups, public resolvers, cloud metadata; and the
 * private blocks as a whole. */
static bool
known_ipv4(const int v[4], str behind)
{
	static const struct { int v[4]; int octets; } known[] = {
		{ { 192, 0, 2 }, 3 }, { { 198, 51, 100 }, 3 },
		{ { 203, 0, 113 }, 3 }, { { 233, 252, 0 }, 3 },
		{ { 127 }, 1 }, { { 0 }, 1 }, { { 255 }, 1 },
		{ { 1, 1, 1, 1 }, 4 }, { { 1, 0, 0, 1 }, 4 },
		{ { 8, 8, 8, 8 }, 4 }, { { 8, 8, 4, 4 }, 4 },
		{ { 9, 9, 9, 9 }, 4 }, { { 169, 254, 169, 254 }, 4 },
	};
	static const struct { int v[4]; const char *mask; } blocks[] = {
		{ { 10, 0, 0, 0 }, "/8" }, { { 172, 16, 0, 0 }, "/12" },
		{ { 192, 168, 0, 0 }, "/16" }, { { 100, 64, 0, 0 }, "/10" },
		{ { 169, 254, 0, 0 }, "/16" },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (memcmp(known[i].v, v,
		    sizeof(int) * (size_t)known[i].octets) == 0)
			return true;
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		if (memcmp(blocks[i].v, v, sizeof(blocks[i].v)) == 0 &&
		    str_starts(behind, str_c(blocks[i].mask)))
			return true;
	return v[0] >= 224;
}

/* "version 10.2.3.4", "release of 10.2.3.4", "10.2.3.4 release". */
static bool
version(str text, size_t from, size_t end)
{
	static const str words[] = {
		STR_INIT("version"), STR_INIT("versions"),
		STR_INIT("release"), STR_INIT("releases"),
		STR_INIT("build"), STR_INIT("firmware"),
	};
	size_t to, at = from;
	str behind = str_trim_left(str_from(text, end));

	for (int words_back = 0; words_back < 2; words_back++) {
		while (at > 0 && !char_alnum(text.p[at - 1]) &&
		    text.p[at - 1] != '\n' && from - at < 8)
			at--;
		for (to = at; at > 0 && char_alpha(text.p[at - 1]) &&
		    to - at < 16; at--)
			;
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (str_ieq(str_sub(text, at, to), words[i]))
				return true;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_istarts(behind, words[i]))
			return true;
	return false;
}

static bool
small(const int v[4])
{
	int most = v[0] < 10 ? 100 : v[0] != 10 && v[0] < 32 ? 32 : 0;

	return v[1] < most && v[2] < most && v[3] < most;
}

bool
leak_ipv4(str text, size_t at, struct leak *out)
{
	size_t from = at, end;
	bool service;
	int v[4];

	while (from > 0 && char_digit(text.p[from - 1]) && at - from < 4)
		from--;
	/* A decimal or a version has no second dot, or no third. */
	for (end = at + 1; end < text.n && char_digit(text.p[end]); end++)
		;
	if (from == at || end == at + 1 || !is(text, end, '.') ||
	    (from > 0 && (word_char(text, from - 1) ||
	    strchr(".-", text.p[from - 1]))))
		return false;
	end = from;
	for (int i = 0; i < 4; i++) {
		v[i] = octet(text, &end);
		if (v[i] < 0 || (i < 3 && !is(text, end++, '.')))
			return false;
	}
	if (word_char(text, end) || ((is(text, end, '.') ||
	    is(text, end, '-')) && word_char(text, end + 1)) ||
	    known_ipv4(v, str_from(text, end)))
		return false;
	/* Small numbers without port or mask are more likely a version. */
	service = (is(text, end, ':') || is(text, end, '/')) &&
	    end + 1 < text.n && char_digit(text.p[end + 1]);
	if (!service && (version(text, from, end) || small(v)))
		return false;
	*out = (struct leak){ LEAK_IP, from, end - from, NULL };
	return true;
}

static bool
hex_digit(char c)
{
	return char_digit(c) || (char_lower(c) >= 'a' &&
	    char_lower(c) <= 'f');
}

static bool
hex_or_colon(str s, size_t at)
{
	return at < s.n && (hex_digit(s.p[at]) || s.p[at] == ':');
}

/* Two colons beside each other, or seven with up to four digits between
 * them: a clock has two. */
bool
leak_parts(str s, size_t at)
{
	for (int colons = 1; colons < 7; colons++) {
		size_t end = at + 1;

		while (end < s.n && end - at < 5 && hex_digit(s.p[end]))
			end++;
		if (!is(s, end, ':'))
			return false;
		if (end == at + 1)
			return true;
		at = end;
	}
	return true;
}

bool
leak_ipv6(str text, size_t at, struct leak *out)
{
	size_t from = at, end = at, digits = 0;
	unsigned char v[16];
	char word[48];

	if (!leak_parts(text, at))
		return false;
	while (from > 0 && hex_or_colon(text, from - 1) && at - from < 40)
		from--;
	while (hex_or_colon(text, end) && end - from < sizeof(word) - 1)
		end++;
	if (is(text, end - 1, ':') && end - from > 2 &&
	    !is(text, end - 2, ':'))
		end--;
	for (size_t i = from; i < end; i++)
		digits += char_digit(text.p[i]);
	if (end - from < 6 || !digits || word_char(text, end) ||
	    (from > 0 && (word_char(text, from - 1) ||
	    text.p[from - 1] == '.')) ||
	    (is(text, end, '.') && word_char(text, end + 1)))
		return false;
	memcpy(word, text.p + from, end - from);
	word[end - from] = '\0';
	if (inet_pton(AF_INET6, word, v) != 1)
		return false;
	/* Documentation (RFC 3849, RFC 9637), link-local, groups, NAT64. */
	if (memcmp(v, "\x20\x01\x0d\xb8", 4) == 0 ||
	    (v[0] == 0x3f && v[1] == 0xff && v[2] < 0x10) ||
	    (v[0] == 0xfe && (v[1] & 0xc0) == 0x80) || v[0] == 0xff ||
	    v[0] == 0)
		return false;
	*out = (struct leak){ LEAK_IP, from, end - from, NULL };
	return true;
}
