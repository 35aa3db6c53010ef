/* The words that make a part internal, and those that look as if they
 * should. */
#include "base/utf8.h"
#include "markdown/tree.h"

/* What may stand beside the one word that counts: whoever writes
 * "(internal only)" means no reader outside. */
static bool
beside_internal(str word)
{
	static const str words[] = {
		STR_INIT("only"), STR_INIT("use"), STR_INIT("part"),
		STR_INIT("begin"), STR_INIT("start"), STR_INIT("end"),
		STR_INIT("for"), STR_INIT("note"), STR_INIT("notes"),
	};

	return str_iamong(word, words, sizeof(words) / sizeof(words[0]));
}

/* Whether nobody sees a character: keyboards and text processors make
 * no-break spaces and joiners, which must not make public what was
 * marked. */
static bool
is_blank(uint32_t c)
{
	return c < 0x80 ? char_space((char)c) : utf8_unseen(c);
}

/* How many bytes of blanks s begins with. */
static size_t
blanks(str s)
{
	size_t n = 0, next = 0;

	while (n < s.n && is_blank(utf8_next(s, &next)))
		n = next;
	return n;
}

static str
without_blanks(str s)
{
	s = str_from(s, blanks(s));
	while (s.n) {
		uint32_t c = utf8_before(s, s.n);
		char bytes[4];

		if (!is_blank(c))
			break;
		s.n -= utf8_put(bytes, c);
	}
	return s;
}

static bool
say_so(str words, bool *ends)
{
	bool said = false;
	size_t i = 0;

	*ends = false;
	while (i < words.n) {
		size_t from = i;
		str word;

		while (i < words.n && char_alnum(words.p[i]))
			i++;
		word = str_sub(words, from, i);
		while (i < words.n) {
			size_t n = blanks(str_from(words, i));

			if (n == 0 && !memchr(":.,-!", words.p[i], 5))
				break;
			i += n ? n : 1;
		}
		if (i == from)
			return false;
		if (str_ieq(word, STR("internal")))
			said = true;
		else if (word.n && !beside_internal(word))
			return false;
		*ends |= str_ieq(word, STR("end"));
	}
	return said;
}

enum { MARK_MOST = 80 };	/* longer words are no marks gone wrong */

/* Whether words say "internal", and nothing that is not known to go with
 * it; *ends when they speak of its end. What nobody sees may also stand in
 * a word: soft hyphens do. */
static bool
say_internal(str words, bool *ends)
{
	char seen[MARK_MOST];
	size_t n = 0, next = 0;

	if (say_so(words, ends))
		return true;
	if (words.n > sizeof(seen) || utf8_ascii(words))
		return false;
	for (size_t at = 0; at < words.n; at = next) {
		uint32_t c = utf8_next(words, &next);

		if (c >= 0x80 && is_blank(c))
			continue;
		memcpy(seen + n, words.p + at, next - at);
		n += next - at;
	}
	return n < words.n && say_so(str_of(seen, n), ends);
}

/* Nobody writes "/internal" and means something else, whatever follows:
 * where it closes nothing, what was to open a part was not understood. */
static bool
closes_internal(str words)
{
	static const str mark = STR_INIT("internal");

	words = str_from(words, blanks(words));
	return str_istarts(words, mark) && (words.n == mark.n ||
	    !char_alnum(words.p[mark.n]));
}

int
md_internal_mark(str comment)
{
	str words = without_blanks(comment);
	bool closes = str_starts(words, STR("/")), ends;

	words = str_from(words, closes);
	if (closes && closes_internal(words))
		return -1;
	if (!say_internal(words, &ends))
		return 0;
	return closes || ends ? -1 : 1;
}

/* How many bytes of hyphens s begins with, or of what editors make of
 * them. */
static size_t
dashes(str s)
{
	size_t n = 0, next = 0;

	while (n < s.n) {
		uint32_t c = utf8_next(s, &next);

		if (c != '-' && c != 0x2212 && (c < 0x2010 || c > 0x2015))
			break;
		n = next;
	}
	return n;
}

/* How many bytes of s come before what divides a remark: a colon, a dash
 * between blanks. */
static size_t
piece(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (memchr(",;:=(", s.p[i], 5) || (char_space(s.p[i]) &&
		    dashes(str_from(s, i + 1)) > 0))
			return i;
	return s.n;
}

bool
md_mark_reason(str comment)
{
	str words = without_blanks(comment);
	bool ends;

	return !md_internal_mark(comment) &&
	    say_internal(str_sub(words, 0, piece(words)), &ends) && !ends;
}

size_t
md_mark_doubt(str s)
{
	size_t i = 1, n = 0;
	ptrdiff_t end = str_find_char(str_sub(s, 0, MARK_MOST), '>');
	str words;

	if (end < 0)
		return 0;
	i += blanks(str_from(s, i));
	if (s.p[i] == '!')
		i++;
	else if (!str_starts(str_from(s, i), STR("--")))
		return 0;
	words = str_sub(s, i, (size_t)end);
	i = dashes(words);
	words = str_from(words, i);
	while (n < words.n && dashes(str_from(words, n)) < words.n - n)
		n++;
	words = str_sub(words, 0, n);
	return i && (md_internal_mark(words) || md_mark_reason(words))
	    ? (size_t)end + 1 : 0;
}

/* Whether a word means "internal": misspelt, or another one for it. */
static bool
means_internal(str word)
{
	static const str internal = STR_INIT("internal");
	static const str alike[] = {
		STR_INIT("intern"), STR_INIT("interne"),
		STR_INIT("interno"), STR_INIT("internals"),
		STR_INIT("confidential"), STR_INIT("private"),
	};

	return str_iamong(word, alike, sizeof(alike) / sizeof(alike[0])) ||
	    (suggest_sure(word, internal, &internal, 1) &&
	    !str_ieq(word, STR("interval")));
}

/* Whether words say who may read what follows. */
static bool
keep_others_out(str words)
{
	static const str all[] = {
		STR_INIT("team only"), STR_INIT("staff only"),
		STR_INIT("employees only"), STR_INIT("team-only"),
		STR_INIT("staff-only"), STR_INIT("for the team only"),
		STR_INIT("only for the team"), STR_INIT("not public"),
		STR_INIT("non-public"), STR_INIT("not for the public"),
		STR_INIT("not for customers"), STR_INIT("do not publish"),
		STR_INIT("not for publication"),
	};

	return str_iamong(words, all, sizeof(all) / sizeof(all[0]));
}

/* Whether words mean "internal", with nothing but what is said of parts of
 * a text. */
static bool
seem_internal(str words)
{
	static const str beside[] = {
		STR_INIT("section"), STR_INIT("block"), STR_INIT("content"),
		STR_INIT("text"), STR_INIT("comment"), STR_INIT("info"),
		STR_INIT("information"), STR_INIT("details"),
		STR_INIT("of"), STR_INIT("the"), STR_INIT("this"),
		STR_INIT("is"), STR_INIT("eyes"), STR_INIT("begins"),
		STR_INIT("starts"), STR_INIT("ends"),
	};
	bool means = false;

	if (words.n > MARK_MOST)
		return false;
	if (keep_others_out(words))
		return true;
	while (words.n) {
		size_t n = 0;
		str word;

		while (n < words.n && words.p[n] != '-' &&
		    blanks(str_from(words, n)) == 0)
			n++;
		word = str_sub(words, 0, n);
		words = str_from(words, n < words.n && words.p[n] == '-'
		    ? n + 1 : n + blanks(str_from(words, n)));
		if (means_internal(word))
			means = true;
		else if (word.n && !beside_internal(word) && !str_iamong(word,
		    beside, sizeof(beside) / sizeof(beside[0])))
			return false;
	}
	return means;
}

/* Whether words in brackets were meant as a mark: they say it between
 * commas, misspelt, or in another tongue. */
static bool
meant_for_title(str words)
{
	bool ends;

	if (seem_internal(words))
		return true;
	while (words.n) {
		size_t n = piece(words);

		if (say_internal(without_blanks(str_sub(words, 0, n)), &ends))
			return true;
		words = str_from(words, n + 1);
	}
	return false;
}

/* Words without blanks and marks around them. */
static str
bare(str words)
{
	words = without_blanks(words);
	while (words.n && !char_alnum(words.p[0]) &&
	    (words.p[0] & 0x80) == 0)
		words = without_blanks(str_from(words, 1));
	while (words.n && !char_alnum(words.p[words.n - 1]) &&
	    (words.p[words.n - 1] & 0x80) == 0)
		words = without_blanks(str_sub(words, 0, words.n - 1));
	return words;
}

/* "internal note" */
static bool
names_note(str words)
{
	str last = str_from(words, (size_t)(str_rfind_char(words, ' ') + 1));

	return str_ieq(last, STR("note")) || str_ieq(last, STR("notes"));
}

bool
md_comment_doubt(str comment)
{
	str words = bare(comment), last = words;
	size_t n = piece(words);

	/* "internal note: ask Bob" is one, and nobody sees it. */
	if (n < words.n && names_note(str_trim_right(str_sub(words, 0, n))))
		return false;
	if (md_mark_reason(comment) || seem_internal(bare(str_sub(words, 0,
	    n))))
		return true;
	if (words.n > MARK_MOST)
		return false;
	while ((n = piece(last)) < last.n)
		last = str_from(last, n + 1);
	return seem_internal(bare(last));
}

str
md_title_doubt(str title)
{
	size_t open = 0;	/* 1 + where a bracket is */

	/* Hardly any has one. */
	if (str_find_char(title, '(') < 0 && str_find_char(title, '[') < 0 &&
	    str_find_char(title, '{') < 0)
		return STR_NONE;
	/* It may never be closed. */
	for (size_t i = 0; i <= title.n; i++) {
		char c = i < title.n ? title.p[i] : ')';

		if (c == '(' || c == '[' || c == '{') {
			open = i + 1;
		} else if (c == ')' || c == ']' || c == '}') {
			if (open && (c != '}' || title.p[open] != '#') &&
			    meant_for_title(without_blanks(str_sub(title, open,
			    i))))
				return str_sub(title, open - 1, i + 1);
			open = 0;
		}
	}
	return STR_NONE;
}

/* A heading's text without what may stand behind a mark: a stop, and
 * "{#id}", which other tools take for an address. To us it is text, but it
 * must not make public what was marked. */
static str
before_attributes(str s)
{
	ptrdiff_t open;

	for (;;) {
		s = without_blanks(s);
		while (s.n && memchr(":.", s.p[s.n - 1], 2))
			s = without_blanks(str_sub(s, 0, s.n - 1));
		open = str_ends(s, STR("}")) ? str_rfind_char(s, '{') : -1;
		if (open < 0)
			return s;
		s.n = (size_t)open;
	}
}

ptrdiff_t
md_title_mark(str title)
{
	str s = before_attributes(title);
	ptrdiff_t open;
	bool ends;

	if (s.n == 0 || (s.p[s.n - 1] != ')' && s.p[s.n - 1] != ']'))
		return -1;
	open = str_rfind_char(s, s.p[s.n - 1] == ')' ? '(' : '[');
	if (open < 0 || !say_internal(str_sub(s, (size_t)open + 1, s.n - 1),
	    &ends))
		return -1;
	return s.p + open - title.p;
}

bool
md_title_internal(str title)
{
	return md_title_mark(title) >= 0;
}
