/* leak: words that were hardly meant for everybody.
 *
 * E-mail and IP addresses, keys and passwords of well-known shapes, and
 * host names that a site declares internal. What is documentation by its
 * nature (192.0.2.0/24, example.com) or meant to be known (support@,
 * 127.0.0.1, public resolvers) is none, nor is what the site allows. A
 * text is read once; whether it is public is for the caller.
 */
#ifndef MODEL_LEAK_H
#define MODEL_LEAK_H

#include "model/site.h"

enum leak_kind { LEAK_EMAIL, LEAK_IP, LEAK_SECRET, LEAK_HOST,
	LEAK_KINDS };

struct leak {
	enum leak_kind kind;
	size_t at, n;		/* bytes of the text */
	const char *what;	/* of a secret: "an AWS access key" */
};

struct leaks {
	struct leak *v;
	size_t n, cap;
};

/* The leaks of a text but hosts, in the order of the text, into *out. */
void leaks_find(const struct site *site, str text, struct arena *a,
    struct leaks *out);
/* The host names in it that fit one pattern of the site. */
void leaks_hosts(const struct site *site, str pattern, str text,
    struct arena *a, struct leaks *out);

/* leak_plain.c: a text as readers see it: references to characters
 * ("ops&#64;example.org"), what is behind a backslash and the %40 of an
 * address are the one byte that they stand for. */
struct leak_spot {
	size_t at;		/* the byte in the plain text */
	size_t from, n;		/* the bytes that stand for it */
};
struct leak_plain {
	str text;
	struct { struct leak_spot *v; size_t n, cap; } spots;
};
void leak_plain(str text, struct arena *a, struct leak_plain *out);
/* Where byte at of the plain text was written; *spot, 0 at first, is the
 * first spot at or behind it. For bytes in order. */
size_t leak_written(const struct leak_plain *p, size_t at, size_t *spot);

/* Whether a word fits a pattern, in which * stands for any bytes; ASCII
 * case is ignored. */
bool leak_fits(str pattern, str word);

/* leak_shapes.c: the shape of a leak around byte at, which is one of the
 * bytes that leaks_find() stops at. */
bool leak_email(str text, size_t at, struct leak *out);
bool leak_ipv4(str text, size_t at, struct leak *out);
bool leak_ipv6(str text, size_t at, struct leak *out);
/* Whether the parts behind the first colon of what may be an IPv6 address
 * are enough for one. */
bool leak_parts(str text, size_t at);

/* leak_secrets.c */
bool leak_login(str text, size_t at, struct leak *out);
bool leak_token(str text, size_t at, struct leak *out);
bool leak_assigned(str text, size_t at, struct leak *out);
/* Where the name ends that something is assigned to at a byte; 0 when its
 * last letters are not those of any secret. */
size_t leak_name_end(str text, size_t at);

#endif
