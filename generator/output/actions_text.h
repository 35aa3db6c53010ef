/* actions_text: action items as a table for a terminal, as JSON, as CSV.
 */
#ifndef OUTPUT_ACTIONS_TEXT_H
#define OUTPUT_ACTIONS_TEXT_H

#include "measure/promise.h"
#include "output/data.h"

struct actions_filter {
	bool open;		/* neither done nor dropped */
	bool overdue;
	str owner;		/* as promise.owner, however it is
				 * capitalized; empty: any */
};

struct actions_text {
	const struct corpus *corpus;
	const struct promises *all;
	struct actions_filter filter;
	int64_t now;
};

/* At most 80 columns wide. */
void actions_table(struct buf *out, const struct actions_text *t);

/* One object: {"version":1,"as_of":...,"counts":{...},"actions":[...]}.
 * What is not known is null; ages are in seconds. */
void actions_json(struct buf *out, const struct actions_text *t);

/* One row an item, RFC 4180 with a heading; what is not known empty. */
void actions_csv(struct buf *out, const struct actions_text *t);

/* /actions.csv: all of them. */
data_plan_fn actions_plan;

#endif
