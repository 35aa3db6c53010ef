/* utf8: characters in bytes.
 *
 * Nothing here allocates or fails; what is not UTF-8 reads as U+FFFD, one
 * for each bad byte. Valid means RFC 3629: no surrogates, no overlong
 * forms, nothing above U+10FFFF.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_REPLACEMENT ((uint32_t)0xfffd)

/* Offset of the first byte that is not UTF-8, or -1 when all of it is. */
ptrdiff_t utf8_bad(str s);

/* Whether every byte is a character of ASCII. */
bool utf8_ascii(str s);

/* Whether nobody sees a character: white space, and what has no picture, such
 * as U+200B and U+3164. */
bool utf8_unseen(uint32_t c);
/* The same of all of a text, and of an empty one. */
bool utf8_blank(str s);

/* The character at *at, which must be below s.n, and *at moved past it.
 * A bad byte gives UTF8_REPLACEMENT and is passed alone. */
uint32_t utf8_next(str s, size_t *at);
/* The character that ends at byte end of s; 0 when there is none. */
uint32_t utf8_before(str s, size_t end);

/* The bytes of a character; how many (1 to 4). What is no character
 * becomes U+FFFD. */
size_t utf8_put(char out[4], uint32_t c);

/* Terminal columns: 2 for wide characters, 0 for combining marks and for
 * controls. Characters joined into one picture may be counted apart. */
size_t utf8_columns(str s);
/* The longest head of s, whole characters, that fits in some columns. */
str utf8_fit(str s, size_t columns);

#endif
