/* random: numbers that look like chance and are always the same.
 *
 * xoshiro256** of Blackman and Vigna, "Scrambled Linear Pseudorandom
 * Number Generators", ACM Transactions on Mathematical Software 47
 * (2021), its state filled by SplitMix64 of Steele, Lea and Flood, "Fast
 * Splittable Pseudorandom Number Generators" (OOPSLA 2014), as its
 * authors advise. Not for secrets.
 */
#ifndef MEASURE_RANDOM_H
#define MEASURE_RANDOM_H

#include <stdint.h>

struct random_source {
	uint64_t s[4];
};

/* Every seed is a good one. */
struct random_source random_from(uint64_t seed);

/* 64 bits, each as likely 0 as 1. */
uint64_t random_bits(struct random_source *r);

/* A whole number below n > 0, each exactly as likely as the others: what
 * would favour some is drawn again (Lemire, "Fast Random Integer
 * Generation in an Interval", ACM Transactions on Modeling and Computer
 * Simulation 29, 2019). */
uint32_t random_below(struct random_source *r, uint32_t n);

/* How many of n tosses of a coin show heads. */
uint32_t random_heads(struct random_source *r, uint32_t n);

#endif
