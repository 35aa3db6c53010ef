/* text: a growing string that a document is written into.
 *
 * The owner calls text_release(). There is no way back from a machine
 * without memory here: the program says so and ends with status 3. */
#ifndef BENCH_TEXT_H
#define BENCH_TEXT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct text {
	char *at;
	size_t len, room;
};

/* Make room for `more` bytes and a terminator. */
static inline void
text_reserve(struct text *t, size_t more)
{
	if (t->room - t->len > more)
		return;

	size_t room = 2 * t->room + more + 256;
	char *at = realloc(t->at, room);

	if (!at) {
		fprintf(stderr, "out of memory\n");
		exit(3);
	}
	t->at = at;
	t->room = room;
}

static inline void
text_add(struct text *t, const char *from, size_t len)
{
	text_reserve(t, len);
	memcpy(t->at + t->len, from, len);
	t->len += len;
	t->at[t->len] = '\0';
}

static inline void
text_str(struct text *t, const char *s)
{
	text_add(t, s, strlen(s));
}

__attribute__((format(printf, 2, 3)))
static inline void
text_fmt(struct text *t, const char *format, ...)
{
	va_list args;

	va_start(args, format);

	int len = vsnprintf(NULL, 0, format, args);

	va_end(args);
	if (len <= 0)
		return;
	text_reserve(t, (size_t)len);
	va_start(args, format);
	vsnprintf(t->at + t->len, (size_t)len + 1, format, args);
	va_end(args);
	t->len += (size_t)len;
}

/* `when` (seconds since 1970, UTC) as strftime() writes it. Only numeric
 * conversions, which no locale touches. */
static inline void
text_time(struct text *t, const char *format, int64_t when)
{
	time_t seconds = (time_t)when;
	struct tm parts;
	char out[64];

	gmtime_r(&seconds, &parts);
	text_add(t, out, strftime(out, sizeof(out), format, &parts));
}

static inline void
text_clear(struct text *t)
{
	t->len = 0;
}

static inline void
text_release(struct text *t)
{
	free(t->at);
	*t = (struct text){ 0 };
}

#endif
