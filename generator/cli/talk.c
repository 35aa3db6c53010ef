#include "cli/talk.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/escape.h"
#include "base/host.h"

__attribute__((format(printf, 2, 0))) static void
say(const char *before, const char *format, va_list ap)
{
	struct arena a = { 0 };
	struct buf out = buf_init(BUF_MAX);
	va_list again;
	char *text;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		return;
	text = arena_bytes(&a, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, format, ap);
	buf_str(&out, str_c(before));
	terminal_text(&out, str_of(text, (size_t)n));
	buf_char(&out, '\n');
	/* There is nobody left to tell when this fails. */
	(void)host_put(2, buf_view(&out));
	buf_release(&out);
	arena_release(&a);
}

void
talk(const struct options *o, const char *format, ...)
{
	va_list ap;

	if (o->quiet)
		return;
	va_start(ap, format);
	say("", format, ap);
	va_end(ap);
}

int
fail_usage(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say("allclear: ", format, ap);
	va_end(ap);
	return STATUS_USAGE;
}

int
fail_machine_text(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say("allclear: ", format, ap);
	va_end(ap);
	return STATUS_MACHINE;
}

int
fail_machine(const char *path)
{
	return fail_machine_text("%s: %s", path, strerror(errno));
}

int
put_result(str text)
{
	if (host_put(1, text) < 0)
		return fail_machine("standard output");
	return STATUS_CLEAN;
}
