/* yaml_problem: what libyaml did not understand, in words that help.
 */
#ifndef READ_YAML_PROBLEM_H
#define READ_YAML_PROBLEM_H

#include "base/diag.h"

struct yaml_problem {
	str text;		/* all of the YAML */
	uint32_t file, line;	/* of its first line */
	size_t at;		/* where it stopped, in bytes */
	size_t began;		/* where what it was reading begins */
	const char *what;	/* libyaml's problem, never NULL */
	const char *during;	/* libyaml's context, or "" */
};

/* What to write into the text, in place of as many bytes, so that what is
 * behind the problem can be read as it was meant. Without bytes nobody
 * knows. */
struct yaml_mend {
	size_t at, n;
	char with;		/* every one of them */
};

/* Report it. */
struct yaml_mend yaml_problem_report(const struct yaml_problem *p,
    struct diags *d);

#endif
