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

/* Of c = 1 + (k + 1/2) / 32: 2^64 / c, and the logarithm of what that is
 * the inverse of, times 2^56. */
static const uint64_t inverses[32] = {
	UINT64_C(0xfc0fc0fc0fc0fc10), UINT64_C(0xf4898d5f85bb3950),
	UINT64_C(0xed7303b5cc0ed730), UINT64_C(0xe6c2b4481cd85689),
	UINT64_C(0xe070381c0e070382), UINT64_C(0xda740da740da740e),
	UINT64_C(0xd4c77b03531dec0d), UINT64_C(0xcf6474a8819ec8e9),
	UINT64_C(0xca4587e6b74f0329), UINT64_C(0xc565c87b5f9d4d1c),
	UINT64_C(0xc0c0c0c0c0c0c0c1), UINT64_C(0xbc52640bc52640bc),
	UINT64_C(0xb81702e05c0b8170), UINT64_C(0xb40b40b40b40b40b),
	UINT64_C(0xb02c0b02c0b02c0b), UINT64_C(0xac7691840ac76918),
	UINT64_C(0xa8e83f5717c0a8e8), UINT64_C(0xa57eb50295fad40a),
	UINT64_C(0xa237c32b16cfd772), UINT64_C(0x9f1165e7254813e2),
	UINT64_C(0x9c09c09c09c09c0a), UINT64_C(0x991f1a515885fb37),
	UINT64_C(0x964fda6c0964fda7), UINT64_C(0x939a85c40939a85c),
	UINT64_C(0x90fdbc090fdbc091), UINT64_C(0x8e78356d1408e783),
	UINT64_C(0x8c08c08c08c08c09), UINT64_C(0x89ae4089ae4089ae),
	UINT64_C(0x8767ab5f34e47ef1), UINT64_C(0x8534085340853408),
	UINT64_C(0x83126e978d4fdf3b), UINT64_C(0x8102040810204081),
};
static const int64_t logs[32] = {
	INT64_C(0x05b9e5a170b48a), INT64_C(0x10eb389fa29f9b),
	INT64_C(0x1bc84240adabba), INT64_C(0x2655d3c4f15c34),
	INT64_C(0x309857a05e0766), INT64_C(0x3a93dc9864b2e0),
	INT64_C(0x444c1f6b4c2dd7), INT64_C(0x4dc4933a9337b3),
	INT64_C(0x570068e7ef5a1e), INT64_C(0x6002958c587151),
	INT64_C(0x68cdd829fd8142), INT64_C(0x7164beb4a56d5a),
	INT64_C(0x79c9aa879d5348), INT64_C(0x81fed45cbccbfa),
	INT64_C(0x8a064fd50f2a1d), INT64_C(0x91e20ea1393e40),
	INT64_C(0x9993e355a4e536), INT64_C(0xa11d83f4c3554b),
	INT64_C(0xa8808c384547c7), INT64_C(0xafbe7fa0f04d76),
	INT64_C(0xb6d8cb53b0ca4f), INT64_C(0xbdd0c7c9a81720),
	INT64_C(0xc4a7ba58377c5a), INT64_C(0xcb5ed69565afb0),
	INT64_C(0xd1f73f9c70c0f7), INT64_C(0xd8720935e6435f),
	INT64_C(0xded038e633f36e), INT64_C(0xe512c6e54998b2),
	INT64_C(0xeb3a9f01975078), INT64_C(0xf148a170700a01),
	INT64_C(0xf73da38d9d4a84), INT64_C(0xfd1a708bbe119b),
};

/* 2^56 times the logarithm of 1 + e / 2^63; |e| is 2^57 at most. By the
 * series e - e^2/2 + e^3/3 - ..., its terms times 1 / ln 2: what comes after
 * the sixth is below 2^-44. */
static int64_t
log_near_one(int64_t e)
{
	static const uint64_t first = UINT64_C(0xb8aa3b295c17f0bc);
	static const int64_t terms[] = {	/* 1/6 ... 1/2, times 2^31 */
		516360668, 619632802, 774541002, 1032721336,
		1549082005,
	};
	int64_t near = e / (1 << 27), sum = terms[0], linear;

	for (int i = 1; i < 5; i++)
		sum = terms[i] - near * sum / (INT64_C(1) << 36);
	linear = (int64_t)(upper((uint64_t)(e < 0 ? -e : e), first) >> 6);
	return (e < 0 ? -linear : linear) -
	    near * near / (1 << 30) * sum / (1 << 17);
}

int64_t
log_of(int64_t v)
{
	uint64_t m = (uint64_t)v;
	int whole = 63, k;

	assert(v >= 1);
	for (int by = 32; by > 0; by /= 2)
		if (m >> (64 - by) == 0) {
			m <<= by;
			whole -= by;
		}
	/* m / 2^63 is in [1, 2), and k is the 32nd of that it lies in. */
	k = (int)(m >> 58 & 31);
	return whole * LOG_ONE + (logs[k] + log_near_one((int64_t)(upper(m,
	    inverses[k]) - (UINT64_C(1) << 63))) + (1 << 23)) / (1 << 24);
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
