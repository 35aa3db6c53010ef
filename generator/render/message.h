/* message: what the policy's messages can say of an incident.
 *
 * One table (in message.c) holds the names; the manual lists them. What is
 * not known is false for {{#name}} and "not known yet" for {{name}}, unless
 * the template has words of its own for that, in {{^name}}: no message
 * goes out with a hole in it. Only what readers may see is used.
 */
#ifndef RENDER_MESSAGE_H
#define RENDER_MESSAGE_H

#include "model/incident.h"
#include "render/value.h"

struct message_facts {
	const struct site *site;
	const struct policy *policy;
	const struct incident *incident;
	str root_cause, fix;	/* first paragraphs; empty: not known */
	int64_t now;
	str text;		/* the template that they are for */
};

/* The values, in the arena. */
struct value *message_values(struct arena *a,
    const struct message_facts *f);

/* The names of the table; NULL after the last. */
const char *message_value(size_t i);

/* "1 hour 5 minutes", "26 hours": never days. */
str message_length(struct arena *a, int64_t seconds);

#endif
