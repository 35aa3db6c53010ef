#include "measure/ratio.h"

#include <assert.h>

/* Compare the whole parts, then what is left of each upside down: the
 * steps of Euclid's algorithm, fewer than a hundred. */
int
ratio_cmp(struct ratio a, struct ratio b)
{
	int sign = 1;

	assert(ratio_known(a) && ratio_known(b));
	for (;;) {
		int64_t p = a.part / a.whole, q = b.part / b.whole;
		struct ratio x = { a.whole, a.part % a.whole };
		struct ratio y = { b.whole, b.part % b.whole };

		if (p != q)
			return p < q ? -sign : sign;
		if (x.whole == 0 || y.whole == 0)
			return sign * ((x.whole != 0) - (y.whole != 0));
		a = x;
		b = y;
		sign = -sign;
	}
}

/* Per cent times ten to the power of decimals, rounded half up. */
static int64_t
scaled(struct ratio r, int decimals)
{
	int64_t v = r.part * 100 / r.whole, rest = r.part * 100 % r.whole;

	for (int i = 0; i < decimals; i++) {
		rest *= 10;
		v = v * 10 + rest / r.whole;
		rest %= r.whole;
	}
	return v + (2 * rest >= r.whole);
}

/* The decimals of a part of one, which is a power of ten: "05" of 5 in 100,
 * nothing of 0 in 1. */
static str
decimals_of(struct arena *a, int64_t part, int64_t one)
{
	/* The one in front keeps the zeros. */
	return str_from(str_int(a, part % one + one), 1);
}

str
ratio_percent(struct arena *a, struct ratio r, int decimals)
{
	bool all = r.part == r.whole, none = r.part == 0;
	int64_t one = 1, v;

	assert(decimals >= 0 && decimals <= RATIO_DECIMALS);
	if (!ratio_known(r))
		return STR_NONE;
	assert(r.part >= 0 && r.part <= r.whole);
	/* Of the time of very many added up nine digits are left. */
	for (; r.whole > RATIO_MOST; r.whole /= 2)
		r.part /= 2;
	for (int i = 0; i < decimals; i++)
		one *= 10;
	for (;; decimals++, one *= 10) {
		v = scaled(r, decimals);
		/* All and nothing are said of nothing less. */
		if ((all || v < 100 * one) && (none || v > 0))
			break;
		if (decimals == RATIO_DECIMALS) {
			v += v > 0 ? -1 : 1;
			break;
		}
	}
	if (decimals == 0)
		return str_int(a, v);
	return str_cat(a, str_int(a, v / one), STR("."),
	    decimals_of(a, v, one));
}

str
ratio_exact(struct arena *a, int64_t millionths, int least)
{
	str whole = str_int(a, millionths / 1000000);
	str rest = decimals_of(a, millionths, 1000000);

	assert(millionths >= 0 && least >= 0 && least <= RATIO_DECIMALS);
	while (rest.n > (size_t)least && rest.p[rest.n - 1] == '0')
		rest.n--;
	return rest.n ? str_cat(a, whole, STR("."), rest) : whole;
}
