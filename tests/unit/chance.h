/* chance: numbers that look like chance and are the same in every run.
 *
 * xoshiro256** of Blackman and Vigna, "Scrambled Linear Pseudorandom
 * Number Generators", ACM Transactions on Mathematical Software 47
 * (2021), its state filled by SplitMix64 of Steele, Lea and Flood, "Fast
 * Splittable Pseudorandom Number Generators" (OOPSLA 2014); a number below
 * another as Lemire has it, "Fast Random Integer Generation in an Interval"
 * (2019).
 */
#ifndef CHANCE_H
#define CHANCE_H

#include <assert.h>
#include <stdint.h>

struct random_source {
	uint64_t s[4];
};

static inline uint64_t
rotate(uint64_t v, int by)
{
	return v << by | v >> (64 - by);
}

static inline struct random_source
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

static inline uint64_t
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

static inline uint32_t
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

#endif
