#include "measure/frequency.h"

#include <assert.h>

#include "measure/logs.h"

/* In thousandths, for 0 to 50. */
static const int32_t exact[][2] = {
	{ 0, 3689 }, { 25, 5572 }, { 242, 7225 }, { 619, 8767 },
	{ 1090, 10242 }, { 1623, 11668 }, { 2202, 13059 }, { 2814, 14423 },
	{ 3454, 15763 }, { 4115, 17085 }, { 4795, 18390 }, { 5491, 19682 },
	{ 6201, 20962 }, { 6922, 22230 }, { 7654, 23490 }, { 8395, 24740 },
	{ 9145, 25983 }, { 9903, 27219 }, { 10668, 28448 },
	{ 11439, 29671 }, { 12217, 30888 }, { 12999, 32101 },
	{ 13787, 33308 }, { 14580, 34511 }, { 15377, 35710 },
	{ 16179, 36905 }, { 16984, 38096 }, { 17793, 39284 },
	{ 18606, 40468 }, { 19422, 41649 }, { 20241, 42827 },
	{ 21063, 44002 }, { 21888, 45174 }, { 22716, 46344 },
	{ 23546, 47512 }, { 24379, 48677 }, { 25214, 49839 },
	{ 26051, 51000 }, { 26891, 52158 }, { 27733, 53314 },
	{ 28577, 54469 }, { 29422, 55621 }, { 30270, 56772 },
	{ 31119, 57921 }, { 31970, 59068 }, { 32823, 60214 },
	{ 33678, 61358 }, { 34534, 62500 }, { 35391, 63641 },
	{ 36250, 64781 }, { 37111, 65919 },
};
enum { EXACT = sizeof(exact) / sizeof(exact[0]) };

/* k (1 - 1 / (9 k) -+ z / (3 root k))^3 in thousandths, with 30 bits
 * behind the point. */
static int64_t
byar(int64_t k, int sign)
{
	const int64_t one = INT64_C(1) << 30, third = 701498408; /* z / 3 */
	int64_t root = (int64_t)root_of((uint64_t)k << 32); /* times 2^16 */
	int64_t base = one - one / (9 * k) + sign * (third << 16) / root;
	int64_t cube = (base * base >> 30) * base >> 30;
	int drop = k < 1 << 20 ? 0 : 10;	/* the product must fit */
	int64_t half = INT64_C(1) << (29 - drop);

	return (k * 1000 * (cube >> drop) + half) >> (30 - drop);
}

void
frequency_bounds(size_t count, int64_t *low, int64_t *high)
{
	assert(count < INT32_MAX);
	if (count < EXACT) {
		*low = exact[count][0];
		*high = exact[count][1];
		return;
	}
	*low = byar((int64_t)count, -1);
	*high = byar((int64_t)count + 1, 1);
}

/* v * by / of, rounded half up, held at INT64_MAX. v and of may be large,
 * so what is left over is carried in the steps of long division. */
static int64_t
scale(int64_t v, int64_t by, int64_t of)
{
	uint64_t whole = 0, rest = 0, d = (uint64_t)of;
	uint64_t q = (uint64_t)v / d, r = (uint64_t)v % d;

	for (int bit = 62; bit >= 0; bit--) {
		if (whole > INT64_MAX / 2 - q - 2)
			return INT64_MAX;
		whole *= 2;
		rest *= 2;
		if (by >> bit & 1) {
			whole += q;
			rest += r;
		}
		whole += rest / d;
		rest %= d;
	}
	return (int64_t)(whole + (2 * rest >= d));
}

struct frequency
frequency_of(size_t count, int64_t seconds, int64_t unit)
{
	struct frequency f = { .count = count, .seconds = seconds,
		.between = LENGTH_NONE, .least = LENGTH_NONE,
		.most = LENGTH_NONE };
	int64_t low, high;

	assert(seconds >= 0 && seconds <= LENGTH_MOST && unit > 0);
	if (seconds == 0)
		return f;
	frequency_bounds(count, &low, &high);
	f.rate = scale((int64_t)count * 1000, unit, seconds);
	f.low = scale(low, unit, seconds);
	f.high = scale(high, unit, seconds);
	f.least = scale(seconds, 1000, high);
	if (count > 0) {
		f.between = scale(seconds, 1, (int64_t)count);
		f.most = scale(seconds, 1000, low);
	}
	return f;
}
