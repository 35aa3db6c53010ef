/* logs: logarithms to the base of two, without a floating number.
 *
 * A logarithm is a fixed-point number: LOG_ONE is 1. Only additions,
 * shifts and products of integers are used, so that every machine and
 * compiler gives the same bits.
 *
 * log_of() brings a mantissa near to one by a table of 32 inverses, and
 * the rest by the series of the logarithm (Muller, Elementary Functions,
 * 3rd edition 2016, 6.2: table-driven range reduction); exp_of() multiplies
 * roots of two (Knuth, The Art of Computer Programming 1, 1968, exercise
 * 1.2.2-28). Mantissas have 64 bits, of which rounding spoils the last few,
 * so what is given is within
 *
 *	log_of()   0.51 / 2^32 of the logarithm
 *	exp_of()   0.51, or 1 / 2^56 of the result where that is more
 */
#ifndef MEASURE_LOGS_H
#define MEASURE_LOGS_H

#include <stdint.h>

enum { LOG_BITS = 32 };
#define LOG_ONE (INT64_C(1) << LOG_BITS)

/* Of 1 <= v <= 2^62. */
int64_t log_of(int64_t v);

/* The nearest whole number to 2 to the power of l; 0 <= l <= 62 * LOG_ONE,
 * as every mean of logarithms of log_of() is. */
int64_t exp_of(int64_t l);

/* The root of v, rounded down. */
uint64_t root_of(uint64_t v);

#endif
