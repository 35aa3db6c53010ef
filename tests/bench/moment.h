/* moment: the instant at which the measured site is built.
 *
 * The corpus ends here (its last incidents are still open at this moment),
 * and every measured build is told that it is now. */
#ifndef BENCH_MOMENT_H
#define BENCH_MOMENT_H

#define BENCH_NOW INT64_C(1767268800) /* the same, in seconds since 1970 */
#define BENCH_NOW_TEXT "2026-01-01T12:00Z"

#endif
