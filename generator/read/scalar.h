/* scalar: what a single value says.
 *
 * The schema asks these whether a value is well formed, and the model
 * asks them for what it means, so that both agree. Texts are taken as
 * node_text() gives them, trimmed. Nothing is allocated but by what takes
 * an arena; *out is set only when true comes back.
 */
#ifndef READ_SCALAR_H
#define READ_SCALAR_H

#include "base/arena.h"
#include "base/str.h"

/* yes no true false on off, in any case. */
bool scalar_bool(str s, bool *out);

/* Decimal digits, perhaps with a sign before them. */
bool scalar_int(str s, int64_t *out);

/* A decimal number as a count of 10^-places: with 6 places "99.95" is
 * 99950000. More decimals than that are false, as is a comma. */
bool scalar_decimal(str s, int places, int64_t *out);

/* A length of time, exact ("15m", "1h 30m", "2 days"), or a number of
 * business days ("5 business days", "5bd"). One of the two is set, the
 * other 0. */
struct deadline {
	int64_t seconds;
	int business_days;
};
bool scalar_length(str s, int64_t *seconds);
bool scalar_deadline(str s, struct deadline *out);

/* Letters, digits, hyphens, underscores and dots, ASCII, beginning with
 * a letter or digit, no two dots together, at most 128 bytes. */
bool scalar_id(str s);
/* The same, and letters of any script. */
bool scalar_tag(str s);

/* An address that a page may link to: http or https with a host, mailto,
 * tel, or a path that begins with one slash. No white space, quotes,
 * angle brackets or backslashes. */
bool scalar_url(str s);
/* A path of this site or below content/: no empty part but at the ends,
 * none that begins with a dot, for nothing hidden is published (but below
 * .well-known), nothing that an address could not hold. */
bool scalar_path(str s);
/* A text with each %XX in it as the byte that it stands for. */
str scalar_percents(struct arena *a, str s);
/* Such a path with its %XX taken out, as a server looks for it. What would
 * be no UTF-8 stays as it is. */
str scalar_path_plain(struct arena *a, str path);
/* A path as the site counts its pages: without slashes at the ends and
 * without index.html. */
str scalar_path_bare(str path);

#endif
