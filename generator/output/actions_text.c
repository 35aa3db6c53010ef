#include "output/actions_text.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "output/json_out.h"

enum { WIDTH = 80, DATE_WIDE = 10, GAP = 2, OWNER_MOST = 14, KIND_MOST = 10,
	ID_MOST = 20 };

static bool
passes(const struct actions_filter *f, const struct promise *x)
{
	if (f->open && x->group >= PROMISE_DONE)
		return false;
	if (f->overdue && x->group != PROMISE_OVERDUE)
		return false;
	return str_empty(f->owner) || str_ieq(f->owner, x->owner);
}

static const char *
state_name(const struct action *a)
{
	static const char *const names[] = {
		[ACTION_OPEN] = "open",
		[ACTION_IN_PROGRESS] = "in-progress",
		[ACTION_DONE] = "done",
		[ACTION_DROPPED] = "dropped",
	};

	return names[a->state];
}

/* The table: how wide its columns are. */
struct columns {
	size_t owner, kind, action, id;
};

static void
widen(size_t *wide, str text, size_t most)
{
	size_t n = utf8_columns(text);

	if (n > most)
		n = most;
	if (n > *wide)
		*wide = n;
}

static struct columns
columns_of(const struct actions_text *t)
{
	struct columns c = { 5, 4, 0, 8 };	/* those of the headings */

	for (size_t i = 0; i < t->all->list.n; i++) {
		const struct promise *x = &t->all->list.v[i];

		if (!passes(&t->filter, x))
			continue;
		widen(&c.owner, x->owner, OWNER_MOST);
		widen(&c.kind, promise_kind(x, t->corpus->policy), KIND_MOST);
		widen(&c.id, x->incident->id, ID_MOST);
	}
	c.action = WIDTH - DATE_WIDE - c.owner - c.kind - c.id - 4 * GAP;
	return c;
}

/* Text in a column of its own; where it is cut it says so. */
static void
cell(struct buf *out, str text, size_t wide, bool last)
{
	str fits = utf8_fit(text, wide);
	size_t n = utf8_columns(fits);

	if (fits.n < text.n) {
		fits = utf8_fit(text, wide - 1);
		n = utf8_columns(fits) + 1;
	}
	terminal_text(out, fits);
	if (fits.n < text.n)
		buf_lit(out, "…");
	if (!last)
		buf_repeat(out, ' ', wide - n + GAP);
}

static void
row(struct buf *out, const struct columns *c, const str cells[5])
{
	cell(out, cells[0], DATE_WIDE, false);
	cell(out, cells[1], c->owner, false);
	cell(out, cells[2], c->kind, false);
	cell(out, cells[3], c->action, false);
	cell(out, cells[4], c->id, true);
	buf_lit(out, "\n");
}

static str
or_dash(str text)
{
	return str_empty(text) ? STR("-") : text;
}

/* One of the groups, under its heading. */
static void
group(struct buf *out, struct arena *a, const struct actions_text *t,
    const struct columns *c, enum promise_group g)
{
	static const char *const headings[] = {
		[PROMISE_OVERDUE] = "Overdue",
		[PROMISE_SOON] = "Due within a week",
		[PROMISE_OPEN] = "Open",
		[PROMISE_DONE] = "Done",
		[PROMISE_DROPPED] = "Dropped",
	};
	bool any = false;

	for (size_t i = 0; i < t->all->list.n; i++) {
		const struct promise *x = &t->all->list.v[i];

		if (x->group != g || !passes(&t->filter, x))
			continue;
		if (!any)
			buf_fmt(out, "\n%s\n", headings[g]);
		any = true;
		row(out, c, (str[]){ x->action->due == DATE_NONE ? STR("-")
		    : date_iso(a, x->action->due), or_dash(x->owner),
		    or_dash(promise_kind(x, t->corpus->policy)),
		    x->action->text, x->incident->id });
	}
}

/* Of those with a date: whether it was kept, as far as that is known. */
struct kept {
	size_t shown, met, judged, unknown;
};

static struct kept
kept_of(const struct actions_text *t)
{
	struct kept k = { 0 };

	for (size_t i = 0; i < t->all->list.n; i++) {
		const struct promise *x = &t->all->list.v[i];

		if (!passes(&t->filter, x))
			continue;
		k.shown++;
		k.met += x->due == DUE_MET;
		k.judged += x->due == DUE_MET || x->due == DUE_MET_LATE ||
		    x->due == DUE_OVERDUE;
		k.unknown += x->group == PROMISE_DONE &&
		    x->due == DUE_NONE && x->action->due != DATE_NONE;
	}
	return k;
}

static void
totals(struct buf *out, const struct actions_text *t, const struct kept *k)
{
	const size_t *n = t->all->groups;

	if (t->all->list.n == 0) {
		buf_lit(out, "No action has been promised.\n");
		return;
	}
	buf_fmt(out, "%zu %s: %zu open, %zu of those overdue; %zu done, %zu "
	    "dropped\n", t->all->list.n, t->all->list.n == 1 ? "action"
	    : "actions", t->all->open, n[PROMISE_OVERDUE], n[PROMISE_DONE],
	    n[PROMISE_DROPPED]);
	if (k->shown == 0)
		buf_lit(out, "None of them is asked for.\n");
	else if (k->shown < t->all->list.n)
		buf_fmt(out, "Shown: %zu\n", k->shown);
}

void
actions_table(struct buf *out, const struct actions_text *t)
{
	struct arena a = { 0 };
	struct kept k = kept_of(t);
	struct columns c = columns_of(t);

	totals(out, t, &k);
	if (k.shown > 0) {
		buf_lit(out, "\n");
		row(out, &c, (str[]){ STR("Due"), STR("Owner"), STR("Kind"),
		    STR("Action"), STR("Incident") });
	}
	for (int g = 0; g < PROMISE_GROUPS; g++)
		group(out, &a, t, &c, (enum promise_group)g);
	/* Of the open ones alone it would say too little. */
	if (t->filter.open || t->filter.overdue)
		k.judged = k.unknown = 0;
	if (k.judged > 0)
		buf_fmt(out, "\nKept on time: %zu of %zu whose date has "
		    "come\n", k.met, k.judged);
	if (k.unknown > 0)
		buf_fmt(out, "%sDone, nobody wrote down when: %zu\n",
		    k.judged > 0 ? "" : "\n", k.unknown);
	arena_release(&a);
}

static void
maybe_number(struct json_out *j, const char *key, int64_t n)
{
	if (n == LENGTH_NONE)
		json_out_null(j, key);
	else
		json_out_number(j, key, n);
}

static void
maybe_date(struct json_out *j, struct arena *a, const char *key, int32_t date)
{
	json_out_maybe(j, key, date == DATE_NONE ? STR_NONE
	    : date_iso(a, date));
}

static void
json_item(struct json_out *j, struct arena *a, const struct actions_text *t,
    const struct promise *x)
{
	const struct action *it = x->action;

	json_out_object(j, NULL);
	json_out_text(j, "action", it->text);
	json_out_text(j, "state", str_c(state_name(it)));
	json_out_maybe(j, "due_state", str_c(due_state_name(x->due)));
	json_out_maybe(j, "owner", x->owner);
	json_out_maybe(j, "kind", promise_kind(x, t->corpus->policy));
	json_out_maybe(j, "issue", it->issue.name);
	maybe_date(j, a, "due", it->due);
	maybe_date(j, a, "completed", it->completed);
	maybe_number(j, "days_left", x->days_left);
	maybe_number(j, "age", x->age);
	json_out_text(j, "incident", x->incident->id);
	json_out_text(j, "title", x->incident->doc.title);
	json_out_text(j, "path", x->incident->doc.url);
	json_out_bool(j, "internal", it->internal ||
	    x->incident->doc.internal);
	json_out_end(j, '}');
}

/* As the table counts: what is overdue or due soon is open, too. */
static void
json_counts(struct json_out *j, const struct promises *all)
{
	json_out_object(j, "counts");
	for (int g = 0; g < PROMISE_GROUPS; g++)
		json_out_number(j, promise_group_name((enum promise_group)g),
		    (int64_t)(g == PROMISE_OPEN ? all->open
		    : all->groups[g]));
	json_out_end(j, '}');
}

void
actions_json(struct buf *out, const struct actions_text *t)
{
	struct arena a = { 0 };
	struct json_out j = { .out = out };

	json_out_object(&j, NULL);
	json_out_number(&j, "version", 1);
	json_out_text(&j, "site", t->corpus->site->title);
	json_out_text(&j, "as_of", when_iso(&a, t->now));
	json_counts(&j, t->all);
	json_out_array(&j, "actions");
	for (size_t i = 0; i < t->all->list.n; i++)
		if (passes(&t->filter, &t->all->list.v[i]))
			json_item(&j, &a, t, &t->all->list.v[i]);
	json_out_end(&j, ']');
	json_out_end(&j, '}');
	arena_release(&a);
}

static void
csv_item(struct buf *out, struct arena *a, const struct actions_text *t,
    const struct promise *x)
{
	const struct action *it = x->action;
	const str fields[] = {
		x->incident->id, x->incident->doc.title, it->text,
		x->owner, promise_kind(x, t->corpus->policy),
		it->issue.name, it->due == DATE_NONE ? STR_NONE
		    : date_iso(a, it->due),
		str_c(state_name(it)), str_c(due_state_name(x->due)),
		it->completed == DATE_NONE ? STR_NONE
		    : date_iso(a, it->completed),
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		csv_field(out, fields[i]);
		buf_lit(out, ",");
	}
	if (x->days_left != LENGTH_NONE)
		buf_int(out, x->days_left);
	buf_lit(out, ",");
	if (x->age != LENGTH_NONE)
		buf_int(out, x->age / DAY);
	buf_lit(out, "\r\n");
}

void
actions_csv(struct buf *out, const struct actions_text *t)
{
	struct arena a = { 0 };

	buf_lit(out, "incident,title,action,owner,kind,issue,due,state,"
	    "due_state,completed,days_left,age_days\r\n");
	for (size_t i = 0; i < t->all->list.n; i++)
		if (passes(&t->filter, &t->all->list.v[i]))
			csv_item(out, &a, t, &t->all->list.v[i]);
	arena_release(&a);
}

static int
actions_file(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct pages_source *s = p->source;
	struct promises all;
	struct actions_text t = { .corpus = s->corpus, .all = &all,
		.now = s->now };

	(void)f;
	(void)d;
	promises_measure(s->corpus, s->now, scratch, &all);
	actions_csv(out, &t);
	return 0;
}

void
actions_plan(struct data_files *files, const struct pages_source *s)
{
	(void)s;
	data_add(files, (struct data_file){ .path = STR("actions.csv"),
	    .make = actions_file });
}
