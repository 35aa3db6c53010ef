/* The thread of public messages. */
#include <stdlib.h>

#include "model/body_parts.h"

static const str statuses[] = {
	STR_INIT("investigating"), STR_INIT("identified"),
	STR_INIT("monitoring"), STR_INIT("resolved"), STR_INIT("update"),
	STR_INIT("scheduled"), STR_INIT("in_progress"),
	STR_INIT("verifying"), STR_INIT("completed"), STR_INIT("cancelled"),
};

enum { STATUS_COUNT = sizeof(statuses) / sizeof(statuses[0]) };

str
update_status(str word)
{
	if (str_ieq(word, STR("in progress")) ||
	    str_ieq(word, STR("in-progress")))
		return STR("in_progress");
	if (str_ieq(word, STR("canceled")))
		return STR("cancelled");
	for (size_t i = 0; i < STATUS_COUNT; i++)
		if (str_ieq(word, statuses[i]))
			return statuses[i];
	return STR_NONE;
}

static str
read_status(struct body_work *w, md_node *heading, str word)
{
	str status = update_status(word), near;

	if (!str_empty(status) || str_empty(word))
		return str_empty(word) ? STR("update") : status;
	diag_add(w->r->diags, RULE_UPDATE_STATUS,
	    md_place_of(w->md, heading, word),
	    "\"" STR_FMT "\" is no status of an update", STR_ARG(word));
	near = suggest(word, statuses, STATUS_COUNT);
	if (!str_empty(near)) {
		diag_meant(w->r->diags, word, near);
		diag_sure_if(w->r->diags, suggest_sure(word, near, statuses,
		    STATUS_COUNT));
	} else if (w->c->files->v[w->doc->file].kind == FILE_MAINTENANCE) {
		diag_help(w->r->diags, "write scheduled, in_progress, "
		    "verifying, completed, cancelled or update");
	} else {
		diag_help(w->r->diags, "write investigating, identified, "
		    "monitoring, resolved or update");
	}
	return STR("update");
}

/* Where the time of a heading ends and its status begins. What was meant
 * for a clock belongs to the time, though there is none such:
 * "2026-03-14T24:00Z - resolved". */
static size_t
time_end(str title, const struct line_time *t)
{
	size_t end = t->used;

	if (t->found || end == title.n || !char_digit(title.p[end]))
		return t->used;
	while (end < title.n && !char_space(title.p[end]) &&
	    title.p[end] != '(')
		end++;
	if (char_lower(title.p[t->used - 1]) != 't' &&
	    str_find_char(str_sub(title, t->used, end), ':') < 0)
		return t->used;
	while (end < title.n && !char_alnum(title.p[end]))
		end++;
	return end;
}

/* The moment of a heading; reports what is wrong with it. */
static int64_t
read_moment(struct body_work *w, md_node *heading, str time)
{
	struct node n = { .kind = NODE_SCALAR };

	n.text = str_trim(time);
	while (n.text.n && !char_alnum(n.text.p[n.text.n - 1]))
		n.text.n--;
	n.at = md_place_of(w->md, heading, n.text);
	return moment_read(&n, w->r).at;
}

/* What is shown of a message: comments and raw HTML never are. */
static struct blocks
said_in(struct blocks b)
{
	while (b.first != b.end && md_kind(b.first) == MD_HTML_BLOCK)
		b.first = md_next(b.first);
	return b;
}

static void
check_said(struct body_work *w, struct blocks b, const struct update *u)
{
	b = said_in(b);
	if (b.first == b.end) {
		diag_add(w->r->diags, RULE_UPDATE_EMPTY, u->place,
		    "this update says nothing");
		diag_help(w->r->diags, "write a sentence below it, or take "
		    "the heading out");
		return;
	}
	while (b.first != b.end && md_internal(w->md, b.first))
		b = said_in((struct blocks){ md_next(b.first), b.end });
	if (b.first != b.end || u->internal || w->doc->internal)
		return;
	diag_add(w->r->diags, RULE_UPDATE_EMPTY, u->place,
	    "all that this update says is internal: its readers see nothing");
	diag_help(w->r->diags, "write a sentence for them, or end the "
	    "heading in (internal)");
}

static void
add_update(struct body_work *w, md_node *heading, struct blocks b)
{
	struct arena *keep = w->r->keep;
	str title = body_text(w, heading, w->c->scratch);
	struct line_time t = line_moment(title);
	struct update u = { .at = TIME_NONE };

	u.place = md_place_line(w->md, heading);
	u.internal = md_internal(w->md, heading);
	if (!t.found && !t.dated) {
		diag_add(w->r->diags, RULE_UPDATE_HEADING, u.place,
		    "this heading does not begin with a time");
		diag_help(w->r->diags,
		    "write ### 2026-03-14T09:10Z investigating");
	} else {
		size_t end = time_end(title, &t);
		ptrdiff_t mark = md_title_mark(title);
		str word = str_sub(title, end, mark < 0 ? title.n
		    : (size_t)mark);

		u.at = read_moment(w, heading, str_sub(title, 0, end));
		u.status = read_status(w, heading, str_trim(word));
	}
	if (str_empty(u.status))
		u.status = STR("update");
	u.anchor = str_dup(keep, md_anchor(heading));
	check_said(w, b, &u);
	if (!body_hidden(w, u.internal))
		u.html = body_html(w, b);
	if (!u.internal)
		u.text = body_share(w, u.html, body_words(w, b, false));
	*vec_push(w->c->scratch, &w->doc->body.updates) = u;
}

/* Whether the writer adds at the top: the update that stands last is older
 * than the one that stands first. */
static bool
newest_on_top(const struct updates *all)
{
	const struct update *first = NULL, *last = NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct update *u = &all->v[i];

		if (u->at == TIME_NONE)
			continue;
		if (!first || u->place.line < first->place.line)
			first = u;
		if (!last || u->place.line > last->place.line)
			last = u;
	}
	return first && last->at < first->at;
}

static int
by_line(const struct update *a, const struct update *b)
{
	return (a->place.line > b->place.line) -
	    (a->place.line < b->place.line);
}

/* Oldest first; those without a time keep their order at the end. */
static int
by_time(const void *left, const void *right)
{
	const struct update *a = left, *b = right;
	int64_t x = a->at == TIME_NONE ? INT64_MAX : a->at;
	int64_t y = b->at == TIME_NONE ? INT64_MAX : b->at;

	if (x != y)
		return x < y ? -1 : 1;
	return by_line(a, b);
}

/* The same where the lower of two of one minute was written before. */
static int
by_time_upward(const void *left, const void *right)
{
	const struct update *a = left, *b = right;

	return a->at == b->at && a->at != TIME_NONE ? by_line(b, a)
	    : by_time(a, b);
}

void
updates_read(struct body_work *w, struct blocks b)
{
	struct updates *all = &w->doc->body.updates;
	md_node *n = b.first;
	int level = 0;
	bool said = false;

	for (; n != b.end && md_kind(n) != MD_HEADING; n = md_next(n)) {
		if (md_kind(n) == MD_HTML_BLOCK || said || update_seems(n))
			continue;
		diag_add(w->r->diags, RULE_UPDATE_OUTSIDE,
		    md_place_line(w->md, n), "this text belongs to no update");
		diag_help(w->r->diags, "put it below a heading such as "
		    "### 2026-03-14T09:10Z investigating");
		said = true;
	}
	if (n != b.end)
		level = md_level(n);
	while (n != b.end) {
		struct blocks own = { md_next(n), md_next(n) };

		/* Deeper headings belong to the message. */
		while (own.end != b.end && !(md_kind(own.end) == MD_HEADING &&
		    md_level(own.end) <= level))
			own.end = md_next(own.end);
		add_update(w, n, own);
		n = own.end;
	}
	if (all->n > 1)
		qsort(all->v, all->n, sizeof(all->v[0]),
		    newest_on_top(all) ? by_time_upward : by_time);
}
