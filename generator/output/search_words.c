#include "output/search_words.h"

#include "base/utf8.h"
#include "output/search_block.h"
#include "output/search_class.h"
#include "output/search_markup.h"
#include "output/search_plain.h"

/* A text while it is read. Functions that read on from somewhere in it
 * return where they came to. */
struct reader {
	struct search_words *out;
	const char *end;
	bool html;
	/* Words joined so far, with - between them. */
	unsigned parts;
	unsigned kinds;		/* of these, a bit each */
	size_t chained;		/* bytes; beyond the most: too long */
	char chain[SEARCH_WORD_MOST + 8];
};

/* What stands at p; OTHER past the end. */
static inline unsigned
peek(const struct reader *r, const char *p)
{
	return p < r->end ? class_of(*p) : OTHER;
}

/* ---- what comes out ---- */

void
search_words_flush(struct search_words *to)
{
	if (to->n > 0 || to->plains > 0 || to->pairs > 0)
		to->take(to->context, to);
	to->n = to->plains = to->pairs = 0;
}

/* Give out the word that was written to the next free place. */
static inline void
emit_placed(struct search_words *to, size_t n, enum search_kind kind)
{
	if (n >= (kind == SEARCH_NUMBER ? 3u : 2u) &&
	    ++to->n == SEARCH_WORDS)
		search_words_flush(to);
}

/* Give out a word. Its memory must be readable in steps of eight bytes. */
static void
emit(struct search_words *to, str word, enum search_kind kind)
{
	struct search_word *w = &to->v[to->n];

	if (word.n == 0 || word.n > SEARCH_WORD_MOST)
		return;
	for (size_t i = 0; i < word.n; i += 8)
		memcpy(&w->text[i / 8], word.p + i, 8);
	if (word.n % 8)
		w->text[word.n / 8] = block_turn(block_turn(
		    w->text[word.n / 8]) & block_until(word.n % 8));
	w->n = (uint8_t)word.n;
	w->kind = (uint8_t)kind;
	emit_placed(to, word.n, kind);
}

/* Add a word to the chain of joined words. Its memory must be readable in
 * steps of eight bytes. */
static inline void
chain_add(struct reader *r, const char *word, size_t len,
    enum search_kind kind)
{
	size_t n = r->chained + (r->parts > 0) + len;

	if (n <= SEARCH_WORD_MOST) {
		if (r->parts > 0)
			r->chain[r->chained++] = '-';
		for (size_t i = 0; i < len; i += 8)
			memcpy(r->chain + r->chained + i, word + i, 8);
	}
	r->chained = n;
	r->parts++;
	r->kinds |= 1u << kind;
}

static void
chain_drop(struct reader *r)
{
	r->parts = 0;
	r->chained = 0;
	r->kinds = 0;
}

static void
chain_end(struct reader *r)
{
	const unsigned words = 1u << SEARCH_WORD, numbers = 1u << SEARCH_NUMBER;

	if (r->parts > 1 && r->kinds != words &&
	    r->chained <= SEARCH_WORD_MOST && (!char_digit(r->chain[0]) ||
	    (r->parts == 4 && r->kinds == numbers)))
		emit(r->out, str_of(r->chain, r->chained), SEARCH_CODE);
	chain_drop(r);
}

/* ---- words that are not all ASCII ---- */

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
		emit(r->out, encode(c, 1, out), SEARCH_WORD);
	for (size_t i = 0; i + 1 < n; i++)
		emit(r->out, encode(c + i, 2, out), SEARCH_WORD);
}

static void
folded_word(struct reader *r, const int32_t *c, size_t n)
{
	char out[4 * SEARCH_WORD_MOST] = "";
	bool digits = false, letters = false;
	enum search_kind kind;
	str word;

	if (n > SEARCH_WORD_MOST) {
		chain_end(r);
		return;
	}
	for (size_t i = 0; i < n; i++)
		*(search_digit(c[i]) ? &digits : &letters) = true;
	kind = !digits ? SEARCH_WORD : letters ? SEARCH_CODE : SEARCH_NUMBER;
	word = encode(c, n, out);
	if (n > 1)
		emit(r->out, word, kind);
	chain_add(r, word.p, word.n, kind);
}

static void
folded_run(struct reader *r, str run)
{
	int32_t c[SEARCH_FOLDED_MOST + 1];
	size_t n = search_fold(run, c), i = 0;

	while (i < n) {
		size_t from = i;

		while (i < n && search_unspaced(c[i]))
			i++;
		if (i > from) {
			chain_end(r);
			pairs(r, c + from, i - from);
			continue;
		}
		while (i < n && !search_unspaced(c[i]) &&
		    (search_letter(c[i]) || search_digit(c[i])))
			i++;
		if (i > from) {
			folded_word(r, c + from, i - from);
			continue;
		}
		chain_end(r);
		i++;
	}
}

/* One of U+2010 to U+2027: dashes, quotes, dots. */
static bool
is_mark(str s)
{
	return s.n == 3 && memcmp(s.p, "\xe2\x80", 2) == 0 &&
	    (unsigned char)s.p[2] >= 0x90 && (unsigned char)s.p[2] <= 0xa7;
}

/* A run that is not all ASCII, in pieces that end with whole characters. */
static const char *
read_folded(struct reader *r, const char *p)
{
	const char *end = p;
	str all;

	while (end < r->end && class_of(*end) & INSIDE)
		end++;
	all = str_of(p, (size_t)(end - p));
	/* Alone between spaces, as most are: no need to ask. */
	if (is_mark(all)) {
		chain_end(r);
		return end;
	}
	for (size_t from = 0, to; from < all.n; from = to) {
		to = from + SEARCH_FOLD_MOST < all.n
		    ? from + SEARCH_FOLD_MOST : all.n;
		while (to < all.n && to > from + 1 &&
		    ((unsigned char)all.p[to] & 0xc0) == 0x80)
			to--;
		folded_run(r, str_sub(all, from, to));
	}
	return end;
}

/* ---- times and addresses ---- */

static bool
two_digits(const struct reader *r, const char *p)
{
	return r->end - p >= 2 && char_digit(p[0]) && char_digit(p[1]);
}

/* 2026-03-14, and 9:41 or 09:41: whether it is one that begins with the n
 * digits before p. */
static bool
time_follows(const struct reader *r, size_t n, const char *p)
{
	if (n == 4)
		return *p == '-' && two_digits(r, p + 1) &&
		    r->end - p > 3 && p[3] == '-' && two_digits(r, p + 4);
	return n <= 2 && *p == ':' && two_digits(r, p + 1);
}

/* A time, with whatever hangs on to it. */
static const char *
pass_time(const struct reader *r, const char *p)
{
	while (peek(r, p) & (LETTER | DIGIT | JOINER))
		p++;
	return p;
}

/* "://", after the name of a scheme. */
static bool
address_follows(const struct reader *r, const char *p)
{
	return r->end - p >= 3 && memcmp(p, "://", 3) == 0;
}

#define BIT(c) (UINT64_C(1) << (c))

/* Whether a byte ends an address: it is beyond ASCII, since some scripts
 * leave no space behind one, or one of these. All are below 64, so that one
 * number holds a bit for each: branches on the bytes of an address would be
 * guessed wrong. */
static bool
ends_address(char c)
{
	const uint64_t ends = BIT('<') | BIT('>') | BIT('"') | BIT('\'') |
	    BIT(')') | BIT(' ') | BIT('\t') | BIT('\n') | BIT('\v') |
	    BIT('\f') | BIT('\r');
	unsigned char byte = (unsigned char)c;

	return (byte >> 7) | ((byte < 64) & (ends >> (byte & 63)));
}

#undef BIT

static const char *
pass_address(struct reader *r, const char *p)
{
	while (p < r->end && !ends_address(*p))
		p++;
	chain_drop(r);
	return p;
}

/* ---- words of ASCII ---- */

/* Letters and digits from p on, in small letters, into w. Past the most
 * that a word has, no more are looked at. */
static inline size_t
take_run(const char *p, const char *end, struct search_word *w)
{
	uint64_t letters = 0, digits = 0;
	size_t n = 0;

	do {
		uint64_t x = block_load_end(p + n, end);
		/* A letter's capital and small form differ in one bit. */
		uint64_t no_letter = block_outside(x | BLOCK_OF(0x20),
		    'a', 'z');
		uint64_t no_digit = block_outside(x, '0', '9');
		uint64_t stop = no_letter & no_digit;
		uint64_t in = stop ? block_before(stop) : UINT64_MAX;

		letters |= ~no_letter & in & BLOCK_MARKS;
		digits |= ~no_digit & in & BLOCK_MARKS;
		x |= (~no_letter & BLOCK_MARKS) >> 2;
		w->text[n / 8] = block_turn(x & in);
		if (stop) {
			n += block_first(stop);
			break;
		}
		n += 8;
	} while (n < SEARCH_WORD_MOST && n < (size_t)(end - p));
	w->n = (uint8_t)n;
	w->kind = !digits ? SEARCH_WORD : letters ? SEARCH_CODE
	    : SEARCH_NUMBER;
	return n;
}

/* More letters and digits than a word may have. */
static const char *
pass_long(struct reader *r, const char *p)
{
	const char *end = p;

	while (peek(r, end) & (LETTER | DIGIT))
		end++;
	if (peek(r, end) == HIGH)
		return read_folded(r, p);
	chain_end(r);
	return end;
}

/* Read on behind w, the word at p, which a joiner may connect with the word
 * before or the one behind it. */
static inline const char *
read_joined(struct reader *r, const char *p, const struct search_word *w)
{
	const char *next = p + w->n;
	bool joiner = peek(r, next) == JOINER, goes_on;

	if (joiner && w->kind == SEARCH_NUMBER && r->parts == 0 &&
	    time_follows(r, w->n, next))
		return pass_time(r, next);
	if (joiner && address_follows(r, next))
		return pass_address(r, next);
	goes_on = joiner && peek(r, next + 1) & INSIDE;
	if (goes_on || r->parts > 0)
		chain_add(r, (const char *)w->text, w->n, w->kind);
	emit_placed(r->out, w->n, w->kind);
	if (!goes_on && r->parts > 0)
		chain_end(r);
	return next + joiner;
}

/* A word, and those that are joined to it. */
static inline const char *
read_run(struct reader *r, const char *p)
{
	do {
		struct search_word *w = &r->out->v[r->out->n];
		size_t n = take_run(p, r->end, w);
		const char *next = p + n;
		unsigned class = peek(r, next);

		if (class == HIGH)
			return read_folded(r, p);
		if (class & INSIDE)
			return pass_long(r, p);
		if (class != JOINER && r->parts == 0) {
			emit_placed(r->out, n, w->kind);
			return next;
		}
		p = read_joined(r, p, w);
	} while (r->parts > 0 && peek(r, p) & (LETTER | DIGIT));
	return p;
}

/* ---- between words ---- */

/* What is between words: they are joined, or not. */
static const char *
read_between(struct reader *r, const char *p)
{
	if (*p == ':' && address_follows(r, p))
		return pass_address(r, p);
	if (r->parts > 0) {
		if (class_of(*p) == JOINER && peek(r, p + 1) & INSIDE)
			return p + 1;
		chain_end(r);
	}
	if (r->html && *p == '<')
		return pass_tag(p, r->end);
	if (r->html && *p == '&')
		return pass_entity(p, r->end);
	return p + 1;
}

/* ---- all of a text ---- */

/* One thing at p, whatever it is. */
static const char *
read_next(struct reader *r, const char *p)
{
	unsigned class = class_of(*p);

	if (class & (LETTER | DIGIT))
		return read_run(r, p);
	if (class == HIGH)
		return read_folded(r, p);
	return read_between(r, p);
}

/* What begins at p, and all that is joined to it. */
static const char *
read_odd(struct reader *r, const char *p)
{
	do
		p = read_next(r, p);
	while (r->parts > 0 && p < r->end);
	return p;
}

/* Read the runs at p + at. What is odd comes first: it may go on farther
 * than its run does, and then what it went over is no word. */
static inline size_t
read_runs(struct reader *r, const struct search_marks *m, const char *p,
    size_t at)
{
	struct search_runs runs = search_runs_at(m, at);

	p += at;
	if (!runs.bytes)
		return at + (size_t)(read_odd(r, p) - p);
	while (runs.odd) {
		uint64_t before = search_before_odd(&runs);
		size_t to = (size_t)(read_odd(r,
		    p + __builtin_ctzll(~before)) - p);

		if (to >= runs.bytes) {
			runs.bytes = to;
			runs.all &= before;
			break;
		}
		before |= UINT64_MAX << to;
		runs.all &= before;
		runs.odd &= before;
	}
	search_plain(r->out, p, runs.all);
	return at + runs.bytes;
}

/* Read the n blocks from p on, or as many as there are marks for.
 * SEARCH_PLAIN_MOST bytes behind them can be read. */
static const char *
read_blocks(struct reader *r, const char *p, size_t n)
{
	struct search_marks m;
	size_t at = 0;

	search_mark(&m, p, n < SEARCH_BLOCKS ? n : SEARCH_BLOCKS, r->html);
	while (at < m.bytes && p + at < r->end)
		at = read_runs(r, &m, p, at);
	p += at;
	/* Unless what is odd went on behind the tag. */
	return m.in_tag && at == m.bytes && p < r->end
	    ? pass_tag(p, r->end) : p;
}

static void
read_words(struct search_words *to, str text, bool html)
{
	enum { LEAST = SEARCH_BLOCK + SEARCH_PLAIN_MOST };
	char tail[2 * SEARCH_BLOCK + SEARCH_PLAIN_MOST] = "";
	struct reader r;
	const char *p = text.p;

	if (str_empty(text))
		return;
	r.out = to;
	r.end = text.p + text.n;
	r.html = html;
	chain_drop(&r);
	while (r.end - p >= LEAST)
		p = read_blocks(&r, p, (size_t)(r.end - p -
		    SEARCH_PLAIN_MOST) / SEARCH_BLOCK);
	/* The end of a text goes where there is something behind it. */
	if (p < r.end) {
		size_t left = (size_t)(r.end - p);

		memcpy(tail, p, left);
		r.end = tail + left;
		read_blocks(&r, tail, left > SEARCH_BLOCK ? 2 : 1);
	}
	chain_end(&r);
}

void
search_words(struct search_words *to, str text)
{
	read_words(to, text, false);
}

void
search_words_html(struct search_words *to, str html)
{
	read_words(to, html, true);
}
