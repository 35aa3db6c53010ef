#include "measure/random.h"

#include <assert.h>

static uint64_t
rotate(uint64_t v, int by)
{
	return v << by | v >> (64 - by);
}

struct random_source
random_from(uint64_t seed)
{
	struct random_source r;

	for (int i = 0; i < 4; i++) {
		uint64_t z = seed += UINT64_C(0x9e3779b97f4a7c15);

		z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
		z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
		r.s[i] = z ^ z >> 31;
	}
	return r;
}

uint64_t
random_bits(struct random_source *r)
{
	uint64_t *s = r->s, result = rotate(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate(s[3], 45);
	return result;
}

uint32_t
random_below(struct random_source *r, uint32_t n)
{
	uint64_t product = (random_bits(r) >> 32) * n;

	assert(n > 0);
	if ((uint32_t)product < n) {
		uint32_t unfair = (UINT32_MAX - n + 1) % n;

		while ((uint32_t)product < unfair)
			product = (random_bits(r) >> 32) * n;
	}
	return (uint32_t)(product >> 32);
}

static uint32_t
ones(uint64_t v)
{
	v -= v >> 1 & UINT64_C(0x5555555555555555);
	v = (v & UINT64_C(0x3333333333333333)) +
	    (v >> 2 & UINT64_C(0x3333333333333333));
	v = (v + (v >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (uint32_t)(v * UINT64_C(0x0101010101010101) >> 56);
}

uint32_t
random_heads(struct random_source *r, uint32_t n)
{
	uint32_t heads = 0;

	for (; n >= 64; n -= 64)
		heads += ones(random_bits(r));
	if (n)
		heads += ones(random_bits(r) >> (64 - n));
	return heads;
}
