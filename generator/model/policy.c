#include "model/policy.h"

static const char *const impacts[] = {
	[IMPACT_NONE] = "none",
	[IMPACT_MINOR] = "minor",
	[IMPACT_MAJOR] = "major",
	[IMPACT_CRITICAL] = "critical",
};

static const char *const messages[] = {
	[MESSAGE_ACK] = "ack",
	[MESSAGE_UPDATE] = "update",
	[MESSAGE_RESOLVED] = "resolved",
	[MESSAGE_SUMMARY] = "summary",
};

const char *
message_name(enum message_kind k)
{
	return messages[k];
}

bool
level_set_has(const struct level_set *s, int level)
{
	if (s->all)
		return true;
	for (size_t i = 0; i < s->list.n; i++)
		if (s->list.v[i] == level)
			return true;
	return false;
}

const char *
impact_name(enum impact i)
{
	return impacts[i];
}

/* "1. ", "2) ", "3 - ": a number in front of a heading. */
static str
skip_number(str s)
{
	size_t i = 0;

	while (i < s.n && (char_digit(s.p[i]) || (i > 0 && s.p[i] == '.' &&
	    i + 1 < s.n && char_digit(s.p[i + 1]))))
		i++;
	if (i == 0)
		return s;
	if (i < s.n && (s.p[i] == '.' || s.p[i] == ')' || s.p[i] == ':'))
		i++;
	else if (i < s.n && !char_space(s.p[i]))
		return s;
	/* "404" is a name. */
	return i == s.n ? s : str_trim_left(str_from(s, i));
}

/* Without "(...)" and a stop at the end, in whichever order. */
static str
skip_tail(str s)
{
	for (;;) {
		size_t before = s.n;
		char last;

		s = str_trim_right(s);
		last = s.n ? s.p[s.n - 1] : ' ';
		if (last == ':' || last == '?' || last == '!' || last == '.')
			s.n--;
		if (str_ends(s, STR(")"))) {
			ptrdiff_t open = str_rfind_char(s, '(');

			s.n = open > 0 ? (size_t)open : s.n;
		}
		if (s.n == before)
			return s;
	}
}

/* Emoji and the like: symbols above U+2190 that no heading's words are
 * made of. Length of the one at s, or 0. */
static size_t
symbol_length(str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n >= 4 && p[0] == 0xF0 && p[1] == 0x9F)
		return 4;
	if (s.n >= 3 && p[0] == 0xE2 && p[1] >= 0x86 && p[1] <= 0xAF)
		return 3;
	if (s.n >= 3 && p[0] == 0xEF && p[1] == 0xB8)
		return 3;	/* a variation selector */
	return 0;
}

enum { HEADING_MOST = 200 };	/* a longer one names no section */

/* Fold what joins the words of a heading, for comparing: no space around
 * "/", and "&" for "and". */
static size_t
fold_joints(char *p, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		str rest = str_of(p + i, n - i);

		if (str_starts(rest, STR(" and "))) {
			p[to++] = ' ';
			p[to++] = '&';
			i += 3;		/* its last space follows */
		} else if (p[i] == ' ' && ((i + 1 < n && p[i + 1] == '/') ||
		    (to > 0 && p[to - 1] == '/'))) {
			continue;
		} else {
			p[to++] = p[i];
		}
	}
	return to;
}

/* Without "{#id}" at the end, which word processors put there. */
static str
skip_id(str s)
{
	ptrdiff_t open;

	if (!str_ends(s, STR("}")))
		return s;
	open = str_rfind_char(s, '{');
	return open > 0 && s.p[open + 1] == '#' ? str_sub(s, 0, (size_t)open)
	    : s;
}

static str
fold_into(char *p, str s)
{
	size_t n = 0;
	bool joints = false;

	s = skip_id(s);

	/* Marks first: what is left in front may be a number. */
	for (size_t i = 0; i < s.n;) {
		char c = s.p[i];

		if (char_alnum(c)) {
			p[n++] = char_lower(c);
			i++;
			continue;
		}
		if ((unsigned char)c >= 0x80) {
			size_t skip = symbol_length(str_from(s, i));

			if (skip) {
				i += skip;
				continue;
			}
			if (str_starts(str_from(s, i),
			    STR("\xe2\x80\x99"))) {
				c = '\'';	/* as typographers write it */
				i += 2;
			}
		}
		i++;
		if (c == '*' || c == '`' || c == '~')
			continue;
		if (char_space(c) || c == '_')
			c = ' ';
		if (c == ' ' && (n == 0 || p[n - 1] == ' '))
			continue;
		joints |= c == '/' || (c == ' ' && p[n - 1] == 'd');
		p[n++] = char_lower(c);
	}
	if (joints)
		n = fold_joints(p, n);
	return str_trim(skip_tail(skip_number(str_trim(str_of(p, n)))));
}

str
heading_fold(struct arena *a, str heading)
{
	return fold_into(arena_bytes(a, heading.n), heading);
}

/* A level's word as it is compared: letters and digits only. */
static str
level_fold(str word, char *space, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < word.n && n < size; i++) {
		char c = char_lower(word.p[i]);

		if (c != ' ' && c != '-' && c != '_')
			space[n++] = c;
	}
	return str_of(space, n);
}

str
policy_level_key(struct arena *a, str word)
{
	return level_fold(word, arena_bytes(a, word.n), word.n);
}

int
policy_level(const struct policy *p, str word)
{
	char space[POLICY_LEVEL_MOST];
	const struct severity *found;

	if (str_empty(word) || word.n > POLICY_LEVEL_MOST)
		return -1;
	found = map_get(&p->level_by_word, level_fold(word, space,
	    sizeof(space)));
	return found ? (int)(found - p->levels.v) : -1;
}

struct target
policy_cadence(const struct policy *p, int level)
{
	if (level >= 0 && (size_t)level < p->levels.n &&
	    !str_empty(p->levels.v[level].cadence.text))
		return p->levels.v[level].cadence;
	return p->cadence.every;
}

/* Whether a heading has no number in front that folding would take off: it
 * begins with three letters, or with a date, whose year is no such number. */
static bool
begins_folded(str s)
{
	size_t n = 0;

	if (s.n <= 4)
		return false;
	while (n < 4 && char_digit(s.p[n]))
		n++;
	return (n == 4 && s.p[4] == '-') || (char_alpha(s.p[0]) &&
	    char_alpha(s.p[1]) && char_alpha(s.p[2]));
}

int
policy_section(const struct policy *p, str heading)
{
	char space[HEADING_MOST];
	const struct section_rule *found;

	if (heading.n > HEADING_MOST || (begins_folded(heading) &&
	    !starts_may(&p->section_starts, heading)))
		return -1;
	found = map_get(&p->section_by_name, fold_into(space, heading));
	return found ? (int)(found - p->sections.v) : -1;
}

int
policy_section_kept(const struct policy *p, str heading,
    struct heading_rules *known)
{
	struct heading_rule *at = &known->last[(uintptr_t)heading.p %
	    (sizeof(known->last) / sizeof(known->last[0]))];

	if (at->heading.p != heading.p || at->heading.n != heading.n ||
	    str_empty(heading))
		*at = (struct heading_rule){ heading,
			policy_section(p, heading) };
	return at->rule;
}

bool
policy_issue_url_safe(str url)
{
	return str_istarts(url, STR("https://")) ||
	    str_istarts(url, STR("http://"));
}

int
policy_kind(const struct policy *p, str word)
{
	for (size_t i = 0; i < p->kinds.n; i++) {
		const struct action_kind *k = &p->kinds.v[i];

		if (str_ieq(word, k->id) || str_ieq(word, k->name))
			return (int)i;
		for (size_t j = 0; j < k->aliases.n; j++)
			if (str_ieq(word, k->aliases.v[j]))
				return (int)i;
	}
	return -1;
}
