#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/host.h"

/* Longer ones repeat a value that nobody would read to its end. */
enum { TEXT_MOST = 600 };

static str
cut_text(char *p, size_t n)
{
	if (n <= TEXT_MOST)
		return str_of(p, n);
	/* Not in the middle of a character. */
	for (n = TEXT_MOST - 3; n > 0 &&
	    ((unsigned char)p[n] & 0xc0) == 0x80;)
		n--;
	memcpy(p + n, "...", 3);
	return str_of(p, n + 3);
}

__attribute__((format(printf, 2, 0))) static str
format_v(struct arena *a, const char *format, va_list ap)
{
	va_list again;
	int n;
	char *p;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(n >= 0);
	p = arena_bytes(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, ap);
	return cut_text(p, (size_t)n);
}

void
diag_add(struct diags *d, enum rule r, struct place at,
    const char *format, ...)
{
	va_list ap;
	struct diag *g = vec_push(d->arena, d);

	*g = (struct diag){ .rule = r, .level = rule_info(r)->level,
	    .at = at };
	va_start(ap, format);
	g->text = format_v(d->arena, format, ap);
	va_end(ap);
}

void
diag_unreadable(struct diags *d, uint32_t file, int error)
{
	diag_add(d, RULE_FILE_UNREADABLE, (struct place){ .file = file },
	    "it cannot be read: %s", strerror(error));
	if (host_broke(error) && !d->broken.error) {
		d->broken.file = file;
		d->broken.error = error;
	}
}

void
diag_help(struct diags *d, const char *format, ...)
{
	va_list ap;

	assert(d->n > 0);
	va_start(ap, format);
	d->v[d->n - 1].help = format_v(d->arena, format, ap);
	va_end(ap);
}

void
diag_meant(struct diags *d, str wrong, str right)
{
	if (str_empty(right))
		return;
	diag_help(d, "did you mean " STR_FMT "?", STR_ARG(right));
	diag_word(d, wrong, right);
}

void
diag_word(struct diags *d, str wrong, str right)
{
	assert(d->n > 0);
	d->v[d->n - 1].wrong = str_dup(d->arena, wrong);
	d->v[d->n - 1].right = str_dup(d->arena, right);
}

void
diag_sure(struct diags *d)
{
	assert(d->n > 0);
	if (!str_empty(d->v[d->n - 1].right))
		diag_fix(d, (struct fix){ .kind = FIX_WORD,
		    .at = d->v[d->n - 1].at });
}

void
diag_fix(struct diags *d, struct fix fix)
{
	struct fix *kept = arena_new(d->arena, struct fix);

	assert(d->n > 0 && rule_fixable(d->v[d->n - 1].rule));
	*kept = fix;
	d->v[d->n - 1].fix = kept;
}

void
diag_note(struct diags *d, struct place at, const char *format, ...)
{
	va_list ap;
	struct diag_note **end, *note = arena_new(d->arena, struct diag_note);

	assert(d->n > 0);
	note->at = at;
	va_start(ap, format);
	note->text = format_v(d->arena, format, ap);
	va_end(ap);
	for (end = &d->v[d->n - 1].notes; *end; end = &(*end)->next)
		;
	*end = note;
}

void
diags_take(struct diags *to, const struct diags *from)
{
	for (size_t i = 0; i < from->n; i++)
		*vec_push(to->arena, to) = from->v[i];
	if (!to->broken.error)
		to->broken = from->broken;
}

struct order {
	const str *paths;
};

static int
by_place(const void *left, const void *right, void *context)
{
	const struct diag *a = left, *b = right;
	const struct order *o = context;
	int c = 0;

	if (a->at.file != b->at.file)
		c = str_cmp(o->paths[a->at.file], o->paths[b->at.file]);
	if (c)
		return c;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.col != b->at.col)
		return a->at.col < b->at.col ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return str_cmp(a->text, b->text);
}

void
diags_settle(struct diags *d, const enum level *levels, const str *paths)
{
	struct order o = { paths };
	size_t kept = 0;

	for (size_t i = 0; i < d->n; i++) {
		if (levels)
			d->v[i].level = levels[d->v[i].rule];
		if (d->v[i].level != LEVEL_OFF)
			d->v[kept++] = d->v[i];
	}
	d->n = kept;
	if (d->n > 1)
		qsort_r(d->v, d->n, sizeof(d->v[0]), by_place, &o);
	kept = 0;
	for (size_t i = 0; i < d->n; i++)
		if (i == 0 || by_place(&d->v[kept - 1], &d->v[i], &o) != 0)
			d->v[kept++] = d->v[i];
	d->n = kept;
}

size_t
diags_count(const struct diags *d, enum level at_least)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		n += d->v[i].level >= at_least;
	return n;
}

enum { SUGGEST_MAX = 64 };	/* longer words are no typing slips */

/* The n-th digit of s, or 0. */
static char
digit_at(str s, size_t n)
{
	for (size_t i = 0; i < s.n; i++)
		if (char_digit(s.p[i]) && n-- == 0)
			return s.p[i];
	return 0;
}

/* Another number is another thing, not a slip: nobody who writes INC-99
 * means INC-12. A digit that is missing, doubled or swapped with the next
 * is a slip. */
static bool
numbers_agree(str a, str b)
{
	size_t i = 0, j = 0;
	char x, y;

	for (; (x = digit_at(a, i)) && (y = digit_at(b, j)); i++, j++) {
		if (x == y)
			continue;
		if (digit_at(a, i + 1) == y && digit_at(b, j + 1) == x)
			i++, j++;
		else if (digit_at(a, i + 1) == y)
			i++;
		else if (digit_at(b, j + 1) == x)
			j++;
		else
			return false;
	}
	return true;
}

/* Optimal string alignment distance, given up above limit. */
static size_t
distance(str a, str b, size_t limit)
{
	size_t rows[3][SUGGEST_MAX + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];

	for (size_t j = 0; j <= b.n; j++)
		last[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t best = now[0] = i;
		size_t *spare;

		for (size_t j = 1; j <= b.n; j++) {
			char x = char_lower(a.p[i - 1]);
			char y = char_lower(b.p[j - 1]);
			size_t v = last[j - 1] + (x != y);

			if (last[j] + 1 < v)
				v = last[j] + 1;
			if (now[j - 1] + 1 < v)
				v = now[j - 1] + 1;
			if (i > 1 && j > 1 && x != y &&
			    x == char_lower(b.p[j - 2]) &&
			    y == char_lower(a.p[i - 2]) &&
			    before[j - 2] + 1 < v)
				v = before[j - 2] + 1;
			now[j] = v;
			if (v < best)
				best = v;
		}
		if (best > limit)
			return best;
		spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[b.n];
}

str
suggest(str word, const str *candidates, size_t n)
{
	size_t limit = word.n < 5 ? 1 : word.n < 8 ? 2 : word.n / 3;
	str best = STR_NONE;

	if (word.n == 0 || word.n > SUGGEST_MAX)
		return best;
	for (size_t i = 0; i < n; i++) {
		str c = candidates[i];
		size_t gap = c.n > word.n ? c.n - word.n : word.n - c.n;
		size_t far;

		if (c.n == 0 || c.n > SUGGEST_MAX || gap > limit)
			continue;
		far = distance(word, c, limit);
		/* With every letter wrong it is another word, no typo. */
		if (far > limit || far >= c.n || !numbers_agree(word, c))
			continue;
		best = c;
		if (far == 0)
			break;
		limit = far - 1;
	}
	return best;
}

bool
word_plain(str s)
{
	if (s.n == 0 || !char_alnum(s.p[0]) || !char_alnum(s.p[s.n - 1]))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!char_alnum(s.p[i]) &&
		    str_find_char(STR("-_. "), s.p[i]) < 0)
			return false;
	return true;
}

static bool
same_digits(str a, str b)
{
	for (size_t i = 0;; i++) {
		char x = digit_at(a, i);

		if (x != digit_at(b, i))
			return false;
		if (!x)
			return true;
	}
}

bool
suggest_sure(str word, str right, const str *candidates, size_t n)
{
	size_t far;

	if (word.n == 0 || word.n > SUGGEST_MAX || right.n > SUGGEST_MAX ||
	    !word_plain(right) || !same_digits(word, right))
		return false;
	far = distance(word, right, 1);
	if (far > 1 || (far == 1 && (word.n < 4 || right.n < 4)))
		return false;
	for (size_t i = 0; i < n; i++) {
		str c = candidates[i];
		size_t gap = c.n > word.n ? c.n - word.n : word.n - c.n;

		if (gap <= far + 1 && c.n && c.n <= SUGGEST_MAX &&
		    !str_ieq(c, right) && numbers_agree(word, c) &&
		    distance(word, c, far + 1) <= far + 1)
			return false;
	}
	return true;
}
