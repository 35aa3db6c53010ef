/* Keys and passwords. */
#include "model/leak.h"

#include <math.h>

enum { LONGEST = 512 };		/* looked at of one, before it is one */

enum chars { UPPER = 1, LOWER = 2, DIGIT = 4, DASH = 8, LINE = 16, DOT = 32,
	ALNUM = UPPER | LOWER | DIGIT, BASE64URL = ALNUM | DASH | LINE };

static bool
takes(int chars, char c)
{
	if (char_digit(c))
		return chars & DIGIT;
	if (char_alpha(c))
		return chars & (c == char_lower(c) ? LOWER : UPPER);
	return c == '-' ? chars & DASH : c == '_' ? chars & LINE
	    : c == '.' && chars & DOT;
}

/* Keys that begin with a mark of who made them: the bytes that follow,
 * and at least how many. mark is the byte that the search stops at. */
static const struct token {
	str prefix;
	size_t mark;		/* of prefix */
	int chars;
	size_t least, most;	/* most 0: any number */
	const char *what;
} tokens[] = {
	{ STR_INIT("AKIA"), 2, UPPER | DIGIT, 16, 16, "an AWS access key" },
	{ STR_INIT("ASIA"), 2, UPPER | DIGIT, 16, 16, "an AWS access key" },
	{ STR_INIT("ghp_"), 3, ALNUM, 36, 0, "a GitHub token" },
	{ STR_INIT("gho_"), 3, ALNUM, 36, 0, "a GitHub token" },
	{ STR_INIT("ghu_"), 3, ALNUM, 36, 0, "a GitHub token" },
	{ STR_INIT("ghs_"), 3, ALNUM, 36, 0, "a GitHub token" },
	{ STR_INIT("ghr_"), 3, ALNUM, 36, 0, "a GitHub token" },
	{ STR_INIT("github_pat_"), 6, ALNUM | LINE, 40, 0,
	    "a GitHub token" },
	{ STR_INIT("glpat-"), 5, BASE64URL, 20, 0, "a GitLab token" },
	{ STR_INIT("xoxb-"), 4, ALNUM | DASH, 20, 0, "a Slack token" },
	{ STR_INIT("xoxa-"), 4, ALNUM | DASH, 20, 0, "a Slack token" },
	{ STR_INIT("xoxp-"), 4, ALNUM | DASH, 20, 0, "a Slack token" },
	{ STR_INIT("xoxr-"), 4, ALNUM | DASH, 20, 0, "a Slack token" },
	{ STR_INIT("xoxs-"), 4, ALNUM | DASH, 20, 0, "a Slack token" },
	{ STR_INIT("sk_live_"), 2, ALNUM, 16, 0, "a Stripe key" },
	{ STR_INIT("rk_live_"), 2, ALNUM, 16, 0, "a Stripe key" },
	{ STR_INIT("AIza"), 1, BASE64URL, 35, 35, "a Google API key" },
	{ STR_INIT("npm_"), 3, ALNUM, 36, 36, "an npm token" },
	{ STR_INIT("pypi-AgE"), 4, BASE64URL, 50, 0, "a PyPI token" },
	{ STR_INIT("dop_v1_"), 3, LOWER | DIGIT, 64, 64,
	    "a DigitalOcean token" },
	{ STR_INIT("shpat_"), 5, LOWER | DIGIT, 32, 32, "a Shopify token" },
	{ STR_INIT("eyJ"), 2, BASE64URL | DOT, 30, 0, "a JSON Web Token" },
	{ STR_INIT("PRIVATE KEY-----"), 2, 0, 0, 0, "a private key" },
};

/* A JSON Web Token has three parts, two of them JSON. */
static bool
three_parts(str s)
{
	struct cut head = str_cut(s, '.');
	struct cut body = str_cut(head.tail, '.');

	return head.found && body.found && head.head.n > 8 &&
	    str_starts(body.head, STR("eyJ")) && body.tail.n > 8;
}

bool
leak_token(str text, size_t at, struct leak *out)
{
	for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
		const struct token *t = &tokens[i];
		size_t from = at - t->mark, end = from + t->prefix.n;

		if (text.p[at] != t->prefix.p[t->mark] || at < t->mark ||
		    text.p[at - 1] != t->prefix.p[t->mark - 1] ||
		    end > text.n ||
		    memcmp(text.p + from, t->prefix.p, t->prefix.n) != 0)
			continue;
		while (end < text.n && end - from < LONGEST &&
		    takes(t->chars, text.p[end]))
			end++;
		while (t->chars & DOT && text.p[end - 1] == '.')
			end--;
		if ((from > 0 && t->chars && char_alnum(text.p[from - 1])) ||
		    end - from - t->prefix.n < t->least ||
		    (t->most && (end - from - t->prefix.n > t->most ||
		    (end < text.n && char_alnum(text.p[end])))) ||
		    (t->chars & DOT &&
		    !three_parts(str_sub(text, from, end))) ||
		    str_ends(str_sub(text, from, end), STR("EXAMPLE")))
			continue;
		while (end < text.n && takes(t->chars, text.p[end]))
			end++;
		*out = (struct leak){ LEAK_SECRET, from, end - from,
			t->what };
		return true;
	}
	return false;
}

/* https://user:password@host, or without a user, as of databases; *out is
 * from the user on. */
bool
leak_login(str text, size_t at, struct leak *out)
{
	size_t from = at, colon = 0;
	str pass;

	while (from > 0 && at - from < 200 && text.p[from - 1] != '/' &&
	    (unsigned char)text.p[from - 1] > ' ' &&
	    !strchr("<>\"'`()[]", text.p[from - 1])) {
		from--;
		if (text.p[from] == ':')
			colon = from;
	}
	if (from < 3 || memcmp(text.p + from - 3, "://", 3) != 0 ||
	    colon < from || colon + 1 >= at || at + 1 >= text.n ||
	    !(char_alnum(text.p[at + 1]) || text.p[at + 1] == '['))
		return false;
	pass = str_sub(text, colon + 1, at);
	/* "https://user:$PASSWORD@host" shows how it is written. */
	if (strchr("${<*%", pass.p[0]) || str_ieq(pass, STR("password")) ||
	    str_ieq(pass, STR("pass")))
		return false;
	*out = (struct leak){ LEAK_SECRET, from, at - from,
		"a login with its password" };
	return true;
}

/* Bits of a byte by what bytes there are (Shannon). */
static double
entropy(str s)
{
	unsigned count[256] = { 0 };
	double bits = 0;

	for (size_t i = 0; i < s.n; i++)
		count[(unsigned char)s.p[i]]++;
	for (size_t i = 0; i < s.n; i++) {
		double p = (double)count[(unsigned char)s.p[i]] /
		    (double)s.n;

		bits -= log2(p) / (double)s.n;
	}
	return bits;
}

/* Not a word, a name, a number or an address: letters and digits, and
 * hardly any of them twice. */
static bool
random_like(str s)
{
	bool letter = false, digit = false;

	for (size_t i = 0; i < s.n; i++) {
		letter |= char_alpha(s.p[i]);
		digit |= char_digit(s.p[i]);
		if (s.p[i] == '(' || s.p[i] == '{' || s.p[i] == '<' ||
		    s.p[i] == '[' || (unsigned char)s.p[i] >= 0x80)
			return false;
	}
	return letter && digit && s.n >= 8 && !str_has(s, STR("://")) &&
	    entropy(s) >= 2.9;
}

/* What is assigned to: db_password, "api-key", SECRET. */
static bool
secret_name(str name)
{
	static const str ends[] = {
		STR_INIT("password"), STR_INIT("passwd"), STR_INIT("pwd"),
		STR_INIT("passphrase"), STR_INIT("secret"),
		STR_INIT("token"), STR_INIT("api_key"), STR_INIT("api-key"),
		STR_INIT("apikey"), STR_INIT("access_key"),
		STR_INIT("secret_key"), STR_INIT("private_key"),
		STR_INIT("client_secret"), STR_INIT("credential"),
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (name.n >= ends[i].n && str_ieq(str_from(name,
		    name.n - ends[i].n), ends[i]))
			return true;
	return false;
}

/* Whether these are the last two letters of one of those names: hardly any
 * other word has them. */
static bool
ends_name(char last_but_one, char last)
{
	char c = char_lower(last_but_one);

	switch (char_lower(last)) {
	case 'd':
		return c == 'r' || c == 'w';
	case 'e':
		return c == 's';
	case 'l':
		return c == 'a';
	case 'n':
	case 't':
	case 'y':
		return c == 'e';
	default:
		return false;
	}
}

/* A space or a mark of code or emphasis: between a name, what assigns to
 * it, and the value. */
static bool
beside(char c)
{
	return c == ' ' || c == '"' || c == '\'' || c == '`' || c == '*';
}

size_t
leak_name_end(str text, size_t at)
{
	size_t to = at;

	while (to > 0 && beside(text.p[to - 1]) && at - to < 3)
		to--;
	return to > 1 && ends_name(text.p[to - 2], text.p[to - 1]) ? to : 0;
}

bool
leak_assigned(str text, size_t at, struct leak *out)
{
	size_t from, to = leak_name_end(text, at), end;

	if (!to || !secret_name(str_sub(text, 0, to)))
		return false;
	from = at + 1;
	while (from < text.n && (text.p[from] == '=' ||
	    beside(text.p[from])))
		from++;
	for (end = from; end < text.n && end - from < LONGEST &&
	    (unsigned char)text.p[end] > ' ' &&
	    !strchr("\"'`*,;|&", text.p[end]); end++)
		;
	while (end > from && strchr(".)]}", text.p[end - 1]))
		end--;
	if (!random_like(str_sub(text, from, end)))
		return false;
	*out = (struct leak){ LEAK_SECRET, from, end - from,
		"what looks like a password or key" };
	return true;
}
