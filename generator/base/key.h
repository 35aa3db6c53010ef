/* key: hashes of names, for tables.
 *
 * The hash of a literal is computed by the compiler: views and templates
 * name thousands of values a page, nearly all of them by literals. It may
 * differ between machines, so that it must be neither stored nor shown. It
 * does not withstand an adversary, who could only slow down lookups in their
 * own data.
 */
#ifndef BASE_KEY_H
#define BASE_KEY_H

#include "base/str.h"

#define KEY_SEED UINT64_C(0x9e3779b97f4a7c15)
#define KEY_MIX UINT64_C(0xff51afd7ed558ccd)

/* Bytes as a number, in this machine's order. */
static inline uint64_t
key_word4(const char *p)
{
	uint32_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

static inline uint64_t
key_word8(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

static inline uint64_t
key_mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * KEY_MIX;
	return h ^ h >> 32;
}

/* Of a key of more than sixteen bytes. */
uint64_t key_hash_long(str key);

/* Every byte counts; words that overlap cost less than a loop. */
static inline uint64_t
key_hash(str key)
{
	uint64_t h = (uint64_t)key.n * KEY_SEED;
	const char *p = key.p;
	size_t n = key.n;

	if (n > 16)
		return key_hash_long(key);
	if (n >= 8)
		return key_mix(key_mix(h, key_word8(p)),
		    key_word8(p + n - 8)) * KEY_SEED;
	if (n >= 4)
		return key_mix(h, key_word4(p) |
		    key_word4(p + n - 4) << 32) * KEY_SEED;
	if (n > 0)
		return key_mix(h, (uint64_t)(unsigned char)p[0] |
		    (uint64_t)(unsigned char)p[n / 2] << 8 |
		    (uint64_t)(unsigned char)p[n - 1] << 16) * KEY_SEED;
	return h;
}

/* str_eq() where both are likely to be equal and short: no call for what
 * has sixteen bytes or fewer. */
static inline bool
key_eq(str a, str b)
{
	size_t n = a.n;

	if (n != b.n)
		return false;
	if (n > 16)
		return memcmp(a.p, b.p, n) == 0;
	if (n >= 8)
		return key_word8(a.p) == key_word8(b.p) &&
		    key_word8(a.p + n - 8) == key_word8(b.p + n - 8);
	if (n >= 4)
		return key_word4(a.p) == key_word4(b.p) &&
		    key_word4(a.p + n - 4) == key_word4(b.p + n - 4);
	return n == 0 || (a.p[0] == b.p[0] && a.p[n / 2] == b.p[n / 2] &&
	    a.p[n - 1] == b.p[n - 1]);
}

/* Of keys shorter than this the hash holds all: what key_mix() does can be
 * undone, and so can the multiplication by an odd number, so that of one
 * length no two keys have one hash. */
enum { KEY_SHORT = 8 };

/* key_eq() of two keys whose hashes are the same. */
static inline bool
key_same(str a, str b)
{
	return a.n == b.n && (a.n < KEY_SHORT || key_eq(a, b));
}

#endif
