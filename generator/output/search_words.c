#include "output/search_words.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum {
	OTHER = 0, LETTER = 1, DIGIT = 2, HIGH = 4, JOINER = 8,
	INSIDE = LETTER | DIGIT | HIGH,		/* a word */
	FOLD_MOST = 256,	/* bytes of a run that is folded in one go */
	FOLDED_MOST = 4 * FOLD_MOST,
};

/* A text while it is read. */
struct reader {
	search_word_fn *fn;
	void *context;
	str text;
	size_t at;
	bool html;
	/* Words joined so far, with - between them. */
	char chain[SEARCH_WORD_MOST];
	size_t chained;		/* bytes; beyond the most: too long */
	unsigned parts;
	bool digits, letters;
};

static inline unsigned
class_of(unsigned char c)
{
	/* One a byte. */
	static const char classes[] =
	    "00000000000000000000000000000000" "0008000000080888"
	    "2222222222" "8000008" "11111111111111111111111111" "000080"
	    "11111111111111111111111111" "00000"
	    "44444444444444444444444444444444"
	    "44444444444444444444444444444444"
	    "44444444444444444444444444444444"
	    "44444444444444444444444444444444";

	return (unsigned char)classes[c] & 15u;
}

/* What stands at an offset; OTHER past the end. */
static inline unsigned
peek(const struct reader *r, size_t at)
{
	return at < r->text.n ? class_of((unsigned char)r->text.p[at])
	    : OTHER;
}

static void
emit(const struct reader *r, str word, enum search_kind kind)
{
	if (word.n >= (kind == SEARCH_NUMBER ? 3u : 2u) &&
	    word.n <= SEARCH_WORD_MOST)
		r->fn(r->context, word, kind);
}

/* Add a word to the chain. */
static void
chain_add(struct reader *r, str word, bool digits, bool letters)
{
	size_t n = r->chained + (r->parts > 0) + word.n;

	if (n <= SEARCH_WORD_MOST) {
		if (r->parts > 0)
			r->chain[r->chained++] = '-';
		memcpy(r->chain + r->chained, word.p, word.n);
	}
	r->chained = n;
	r->parts++;
	r->digits = r->digits || digits;
	r->letters = r->letters || letters;
}

static void
chain_end(struct reader *r)
{
	if (r->parts > 1 && r->digits && r->chained <= SEARCH_WORD_MOST &&
	    (!char_digit(r->chain[0]) || (r->parts == 4 && !r->letters)))
		emit(r, str_of(r->chain, r->chained), SEARCH_CODE);
	r->parts = 0;
	r->chained = 0;
	r->digits = r->letters = false;
}

static bool
without_spaces(int32_t c)
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

static bool
is_digit(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k == UTF8PROC_CATEGORY_ND || k == UTF8PROC_CATEGORY_NL ||
	    k == UTF8PROC_CATEGORY_NO;
}

static bool
is_letter(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

static str
encode(const int32_t *c, size_t n, char *out)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		len += utf8_put(out + len, (uint32_t)c[i]);
	return str_of(out, len);
}

/* Neighbours in pairs. */
static void
pairs(const struct reader *r, const int32_t *c, size_t n)
{
	char out[8];

	if (n == 1)
		emit(r, encode(c, 1, out), SEARCH_WORD);
	for (size_t i = 0; i + 1 < n; i++)
		emit(r, encode(c + i, 2, out), SEARCH_WORD);
}

static void
folded_word(struct reader *r, const int32_t *c, size_t n)
{
	char out[4 * SEARCH_WORD_MOST];
	bool digits = false, letters = false;
	str word;

	if (n > SEARCH_WORD_MOST) {
		chain_end(r);
		return;
	}
	for (size_t i = 0; i < n; i++)
		*(is_digit(c[i]) ? &digits : &letters) = true;
	word = encode(c, n, out);
	if (n > 1)
		emit(r, word, !digits ? SEARCH_WORD : letters ? SEARCH_CODE
		    : SEARCH_NUMBER);
	chain_add(r, word, digits, letters);
}

/* Fold a run of bytes that are not all ASCII; how many characters. */
static size_t
fold(str run, int32_t out[FOLDED_MOST])
{
	static const utf8proc_option_t how = UTF8PROC_STABLE |
	    UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
	    UTF8PROC_IGNORE | UTF8PROC_COMPOSE;
	utf8proc_ssize_t n = utf8proc_decompose(
	    (const utf8proc_uint8_t *)run.p, (utf8proc_ssize_t)run.n, out,
	    FOLDED_MOST, how);

	/* Not UTF-8, or longer than it may be: no words. */
	if (n < 0 || n > FOLDED_MOST)
		return 0;
	n = utf8proc_normalize_utf32(out, n, how);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		if (out[i] == 0x131)	/* as capital letters would have it */
			out[i] = 'i';
	return n < 0 ? 0 : (size_t)n;
}

static void
folded_run(struct reader *r, str run)
{
	int32_t c[FOLDED_MOST + 1];
	size_t n = fold(run, c), i = 0;

	while (i < n) {
		size_t from = i;

		while (i < n && without_spaces(c[i]))
			i++;
		if (i > from) {
			chain_end(r);
			pairs(r, c + from, i - from);
			continue;
		}
		while (i < n && !without_spaces(c[i]) &&
		    (is_letter(c[i]) || is_digit(c[i])))
			i++;
		if (i > from) {
			folded_word(r, c + from, i - from);
			continue;
		}
		chain_end(r);
		i++;
	}
}

/* A run that is not all ASCII, in pieces that end with whole characters. */
static void
folded_runs(struct reader *r, str all)
{
	for (size_t from = 0, to; from < all.n; from = to) {
		to = from + FOLD_MOST < all.n ? from + FOLD_MOST : all.n;
		while (to < all.n && to > from + 1 &&
		    ((unsigned char)all.p[to] & 0xc0) == 0x80)
			to--;
		folded_run(r, str_sub(all, from, to));
	}
}

/* "://", after the name of a scheme. */
static bool
address_follows(const struct reader *r)
{
	return str_starts(str_from(r->text, r->at), STR("://"));
}

/* Letters, digits and high bytes in one run. */
static void
run(struct reader *r)
{
	const char *from = r->text.p + r->at;
	size_t left = r->text.n - r->at, n;
	size_t room = left < SEARCH_WORD_MOST ? left : SEARCH_WORD_MOST;
	char out[SEARCH_WORD_MOST];
	unsigned seen = 0, class;

	for (n = 0; n < room; n++) {
		unsigned char c = (unsigned char)from[n];

		class = class_of(c);
		if (!(class & INSIDE))
			break;
		seen |= class;
		/* A letter's capital and small form differ in one bit. */
		out[n] = (char)(c | (class & LETTER) << 5);
	}
	if (n == room)
		for (; n < left && (class =
		    class_of((unsigned char)from[n])) & INSIDE; n++)
			seen |= class;
	r->at += n;
	if (seen & HIGH) {
		folded_runs(r, str_of(from, n));
		return;
	}
	if (n > SEARCH_WORD_MOST) {
		chain_end(r);
		return;
	}
	if (n < left && from[n] == ':' && address_follows(r))
		return;
	emit(r, str_of(out, n), !(seen & DIGIT) ? SEARCH_WORD
	    : seen & LETTER ? SEARCH_CODE : SEARCH_NUMBER);
	/* Most words stand alone. */
	if (r->parts > 0 || peek(r, r->at) == JOINER)
		chain_add(r, str_of(out, n), seen & DIGIT, seen & LETTER);
}

static bool
all_digits(const struct reader *r, size_t at, size_t n)
{
	for (size_t i = at; i < at + n; i++)
		if (peek(r, i) != DIGIT)
			return false;
	return true;
}

static bool
is_char(const struct reader *r, size_t at, char c)
{
	return at < r->text.n && r->text.p[at] == c;
}

/* 2026-03-14, and 9:41 or 09:41, with whatever hangs on to them. */
static bool
time_follows(const struct reader *r)
{
	size_t at = r->at;

	if (all_digits(r, at, 4) && is_char(r, at + 4, '-') &&
	    all_digits(r, at + 5, 2) && is_char(r, at + 7, '-'))
		return all_digits(r, at + 8, 2);
	at += all_digits(r, at, 2) ? 2 : 1;
	return is_char(r, at, ':') && all_digits(r, at + 1, 2);
}

static void
pass_time(struct reader *r)
{
	while (peek(r, r->at) & (LETTER | DIGIT | JOINER))
		r->at++;
}

/* The rest of an address, up to white space or a bracket. */
static void
pass_address(struct reader *r)
{
	while (r->at < r->text.n && !char_space(r->text.p[r->at]) &&
	    !memchr("<>\"')", r->text.p[r->at], 5))
		r->at++;
	r->parts = 0;
	chain_end(r);
}

/* Between words: joined to the next one, or not. */
static void
between(struct reader *r)
{
	str rest = str_from(r->text, r->at);

	if (rest.p[0] == ':' && address_follows(r)) {
		pass_address(r);
		return;
	}
	if (peek(r, r->at) == JOINER && r->parts > 0 &&
	    (peek(r, r->at + 1) & INSIDE)) {
		r->at++;
		return;
	}
	chain_end(r);
	if (r->html && rest.p[0] == '&') {
		size_t end = 1;

		while (end < rest.n && (char_alnum(rest.p[end]) ||
		    rest.p[end] == '#'))
			end++;
		r->at += end < rest.n && rest.p[end] == ';' ? end : 0;
	}
	if (r->at < r->text.n)
		r->at++;
}

/* A tag of HTML. */
static void
pass_tag(struct reader *r)
{
	str rest = str_from(r->text, r->at);
	ptrdiff_t end = str_find_char(rest, '>');

	if (r->parts > 0)
		chain_end(r);
	r->at = end < 0 ? r->text.n : r->at + (size_t)end + 1;
}

static void
read_words(struct reader *r)
{
	while (r->at < r->text.n) {
		char c = r->text.p[r->at];
		unsigned class = class_of((unsigned char)c);

		if (class == DIGIT && r->parts == 0 && time_follows(r))
			pass_time(r);
		else if (class & INSIDE)
			run(r);
		else if (c == ' ' && r->parts == 0)
			r->at++;
		else if (c == '<' && r->html)
			pass_tag(r);
		else
			between(r);
	}
	chain_end(r);
}

void
search_words(str text, search_word_fn *fn, void *context)
{
	struct reader r = { .fn = fn, .context = context, .text = text };

	read_words(&r);
}

void
search_words_html(str html, search_word_fn *fn, void *context)
{
	struct reader r = { .fn = fn, .context = context, .text = html,
		.html = true };

	read_words(&r);
}

str
search_name(str name, char out[SEARCH_WORD_MOST])
{
	int32_t c[FOLDED_MOST + 1];
	size_t n = fold(str_sub(name, 0, FOLD_MOST), c), len = 0;
	bool gap = false;

	for (size_t i = 0; i < n; i++) {
		char bytes[4];
		size_t k;

		if (!is_letter(c[i]) && !is_digit(c[i])) {
			gap = len > 0;
			continue;
		}
		k = utf8_put(bytes, (uint32_t)c[i]);
		if (len + gap + k > SEARCH_WORD_MOST)
			break;
		if (gap)
			out[len++] = '-';
		memcpy(out + len, bytes, k);
		len += k;
		gap = false;
	}
	return str_of(out, len);
}
