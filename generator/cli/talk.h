/* talk: what the program says to a person.
 *
 * Talk goes to standard error, one line a call, "allclear: " in front of
 * what went wrong. Text of others (file names, arguments) may be in it:
 * what a terminal would act on is made harmless here.
 */
#ifndef CLI_TALK_H
#define CLI_TALK_H

#include "base/buf.h"
#include "cli/options.h"

/* Progress and good news: not with -q. */
void talk(const struct options *o, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Wrong usage or configuration; returns STATUS_USAGE. */
int fail_usage(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* The machine refused: "allclear: PATH: why", why being strerror() of
 * errno. Returns STATUS_MACHINE. */
int fail_machine(const char *path);
/* The same with a sentence of ours. */
int fail_machine_text(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* A result, to standard output; STATUS_CLEAN or STATUS_MACHINE. */
int put_result(str text);

#endif
