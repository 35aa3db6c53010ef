/* child: programs that are run and measured.
 *
 * SIGINT, SIGTERM and SIGHUP are blocked and taken while waiting for a
 * child, so that a folder can be removed after them without a handler,
 * and without a global. */
#ifndef BENCH_CHILD_H
#define BENCH_CHILD_H

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "clock.h"
#include "figures.h"
#include "tree.h"

struct children {
	int stopped;		/* the signal that ended us, or 0 */
	sigset_t signals;
	char log[PATH_ROOM];	/* what they print */
};

static inline double
seconds(struct timeval t)
{
	return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static inline _Noreturn void
become(const struct children *c, char *const *args)
{
	int log = open(c->log, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	sigprocmask(SIG_UNBLOCK, &c->signals, NULL);
	if (log < 0 || dup2(log, STDOUT_FILENO) < 0)
		complain(c->log);
	else if (close(log) == 0) {
		execvp(args[0], args);
		complain(args[0]);
	}
	_exit(127);
}

/* Run a program, its standard output going to the log. */
static inline int
run(struct children *c, char *const *args, struct sample *s)
{
	double start = clock_seconds(CLOCK_MONOTONIC);
	pid_t child = fork();
	struct rusage use;
	int status;

	if (child < 0)
		return complain("fork");
	if (child == 0)
		become(c, args);
	while (wait4(child, &status, WNOHANG, &use) == 0) {
		int signal = sigwaitinfo(&c->signals, NULL);

		if (signal <= 0 || signal == SIGCHLD)
			continue;
		/* Asked twice, or deaf the first time: insist. */
		kill(child, c->stopped ? SIGKILL : SIGTERM);
		c->stopped = signal;
	}
	*s = (struct sample){ {
		[WALL] = clock_seconds(CLOCK_MONOTONIC) - start,
		[USER] = seconds(use.ru_utime),
		[SYS] = seconds(use.ru_stime),
		[CPU] = seconds(use.ru_utime) + seconds(use.ru_stime),
		[PEAK] = (double)use.ru_maxrss / 1024,
	} };
	if (c->stopped)
		return -1;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	fprintf(stderr, "%s: %s: %s %d\n", program_invocation_short_name,
	    args[0],
	    WIFEXITED(status) ? "exit status" : "killed by signal",
	    WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
	return -1;
}

/* What is to end us waits until run() asks; what our parent has us ignore,
 * as nohup does, stays ignored. */
static inline void
take_signals(struct children *c)
{
	static const int stops[] = { SIGINT, SIGTERM, SIGHUP };

	sigemptyset(&c->signals);
	for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++) {
		struct sigaction old;

		if (sigaction(stops[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaddset(&c->signals, stops[i]);
	}
	/* Ignored, it would hide from us how children end. */
	signal(SIGCHLD, SIG_DFL);
	sigaddset(&c->signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &c->signals, NULL);
}

/* Remove the folder of a measurement, then end as the signal wanted. */
static inline int
finish(struct children *c, char *dir, int rc)
{
	if (walk(dir, true, NULL) < 0)
		rc = -1;
	if (c->stopped) {
		sigprocmask(SIG_UNBLOCK, &c->signals, NULL);
		raise(c->stopped);
	}
	return rc < 0 ? 3 : 0;
}

#endif
