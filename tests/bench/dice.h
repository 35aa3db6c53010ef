/* dice: seeded chance, the same on every machine.
 *
 * The corpus must have the same bytes wherever it is made, or two
 * measurements are not of the same thing; rand() promises no such thing.
 * The generator is SplitMix64 (Steele, Lea, Flood 2014): one word of state,
 * and any seed is a good one.
 *
 * A struct dice is a plain value. Nothing here allocates or can fail. */
#ifndef BENCH_DICE_H
#define BENCH_DICE_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

struct dice {
	uint64_t state;
};

static inline uint64_t
dice_next(struct dice *d)
{
	uint64_t z = d->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* Dice of their own for the document `number` of the sort `kind`, so that
 * changing how one document is written leaves every other one alone. */
static inline struct dice
dice_for(uint64_t seed, char kind, int number)
{
	struct dice d = { seed };

	d.state = dice_next(&d) ^ (uint64_t)(unsigned char)kind << 56;
	d.state = dice_next(&d) ^ (uint64_t)(unsigned)number;
	return d;
}

/* 0 .. n - 1; the bias of the remainder is of no account here. */
static inline int
dice_below(struct dice *d, int n)
{
	assert(n > 0);
	return (int)(dice_next(d) % (uint64_t)n);
}

/* low .. high, both included. */
static inline int
dice_between(struct dice *d, int low, int high)
{
	return low + dice_below(d, high - low + 1);
}

/* low .. high, mostly near low: durations have long tails. */
static inline int
dice_short(struct dice *d, int low, int high)
{
	int least = high;

	for (int i = 0; i < 4; i++) {
		int roll = dice_between(d, low, high);

		if (roll < least)
			least = roll;
	}
	return least;
}

static inline bool
dice_chance(struct dice *d, int percent)
{
	return dice_below(d, 100) < percent;
}

#endif
