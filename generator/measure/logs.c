#include "measure/logs.h"

#include <assert.h>

/* 2^(1/2), 2^(1/4), ... 2^(1/2^32), times 2^63. */
static const uint64_t roots[LOG_BITS] = {
	UINT64_C(0xb504f333f9de6484), UINT64_C(0x9837f0518db8a96f),
	UINT64_C(0x8b95c1e3ea8bd6e7), UINT64_C(0x85aac367cc487b15),
	UINT64_C(0x82cd8698ac2ba1d7), UINT64_C(0x8164d1f3bc030773),
	UINT64_C(0x80b1ed4fd999ab6c), UINT64_C(0x8058d7d2d5e5f6b1),
	UINT64_C(0x802c6436d0e04f51), UINT64_C(0x8016302f17467628),
	UINT64_C(0x800b179c82028fd1), UINT64_C(0x80058baf7fee3b5d),
	UINT64_C(0x8002c5d00fdcfcb7), UINT64_C(0x800162e61bed4a49),
	UINT64_C(0x8000b17292f702a4), UINT64_C(0x800058b92abbae02),
	UINT64_C(0x80002c5c8dade4d7), UINT64_C(0x8000162e44eaf636),
	UINT64_C(0x80000b1721fa7c19), UINT64_C(0x8000058b90de7e4d),
	UINT64_C(0x800002c5c8678f37), UINT64_C(0x80000162e431dba0),
	UINT64_C(0x800000b1721872d1), UINT64_C(0x80000058b90c1aa9),
	UINT64_C(0x8000002c5c8605a4), UINT64_C(0x800000162e4300e6),
	UINT64_C(0x8000000b17217ff8), UINT64_C(0x800000058b90bfdd),
	UINT64_C(0x80000002c5c85fe7), UINT64_C(0x8000000162e42ff2),
	UINT64_C(0x80000000b17217f8), UINT64_C(0x8000000058b90bfc),
};

/* The upper half of a product. */
static uint64_t
upper(uint64_t a, uint64_t b)
{
	uint64_t al = a & UINT32_MAX, ah = a >> 32;
	uint64_t bl = b & UINT32_MAX, bh = b >> 32;
	uint64_t middle = ah * bl + (al * bl >> 32);
	uint64_t other = al * bh + (middle & UINT32_MAX);

	return ah * bh + (middle >> 32) + (other >> 32);
}

int64_t
log_of(int64_t v)
{
	uint64_t m = (uint64_t)v, fraction = 0;
	int whole = 63;

	assert(v >= 1);
	while (!(m >> 63)) {
		m <<= 1;
		whole--;
	}
	/* m / 2^63 is in [1, 2): its square is 2^63 * [1/2, 2) here. One
	 * bit more than are kept, to round by. */
	for (int i = 0; i <= LOG_BITS; i++) {
		m = upper(m, m);
		fraction = fraction << 1 | m >> 63;
		if (!(m >> 63))
			m <<= 1;
	}
	return whole * LOG_ONE + (int64_t)((fraction + 1) >> 1);
}

int64_t
exp_of(int64_t l)
{
	int whole = (int)(l >> LOG_BITS), last = 62 - whole;
	uint64_t m = UINT64_C(1) << 63;

	assert(l >= 0 && l <= 62 * LOG_ONE);
	for (int i = 0; i < LOG_BITS; i++)
		if (l >> (LOG_BITS - 1 - i) & 1)
			m = upper(m, roots[i]) << 1;
	return (int64_t)((m >> last >> 1) + (m >> last & 1));
}

uint64_t
root_of(uint64_t v)
{
	uint64_t root = 0;

	for (uint64_t bit = UINT64_C(1) << 62; bit; bit >>= 2) {
		uint64_t with = root + bit;

		root >>= 1;
		if (v >= with) {
			v -= with;
			root += bit;
		}
	}
	return root;
}
