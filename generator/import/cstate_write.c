/* A document as a file of ours: its front matter, and its body. */
#include <stdlib.h>

#include "import/cstate_parts.h"
#include "import/yaml_write.h"
#include "markdown/md.h"
#include "model/policy.h"

struct writer {
	struct cstate *c;
	struct cstate_index *index;
	const struct cstate_doc *doc;
	struct buf out;
	struct cstate_messages messages;
};

/* Front matter. */

/* 2026-03-14T09:00Z, with seconds when there are any. */
static str
short_iso(struct arena *a, int64_t at)
{
	str iso = when_iso(a, at);

	return str_ends(iso, STR(":00Z")) ? str_cat(a,
	    str_sub(iso, 0, iso.n - 4), STR("Z")) : iso;
}

static void
put_time(struct buf *out, const char *key, int64_t at, struct arena *a)
{
	buf_fmt(out, "%s: " STR_FMT "\n", key, STR_ARG(short_iso(a, at)));
}

static void
put_redirects(struct writer *w)
{
	const struct cstate_doc *doc = w->doc;
	struct strs all = { 0 };

	if (doc->old_kept)
		*vec_push(w->c->keep, &all) = doc->old;
	for (size_t i = 0; i < doc->redirects.n; i++)
		*vec_push(w->c->keep, &all) = doc->redirects.v[i];
	w->c->count.redirects += all.n;
	if (all.n)
		yaml_list(&w->out, 0, STR("redirect_from"), all.v, all.n);
}

static void
put_kept(struct writer *w)
{
	const struct cstate_doc *doc = w->doc;
	struct arena *a = w->c->keep;

	if (doc->unknown.n)
		yaml_list(&w->out, 0, STR("x-cstate-affected"),
		    doc->unknown.v, doc->unknown.n);
	if (doc->kind == CSTATE_PLANNED && !str_empty(doc->severity))
		yaml_pair(&w->out, 0, STR("x-cstate-severity"),
		    doc->severity);
	if (doc->kind != CSTATE_PAGE)
		yaml_pair(&w->out, 0, STR("x-cstate-description"),
		    doc->description);
	for (size_t i = 0; i < doc->kept.n; i++)
		yaml_node(&w->out, 0, str_cat(a, STR("x-cstate-"),
		    doc->kept.v[i]->key), doc->kept.v[i]);
}

/* How far an open incident is, from the newest thing that was said. */
static str
open_status(const struct writer *w)
{
	str status = STR("investigating");
	int64_t last = TIME_NONE;

	for (size_t i = 0; i < w->messages.n; i++) {
		const struct cstate_message *m = &w->messages.v[i];

		if (m->at == TIME_NONE || m->at < last)
			continue;
		if (str_eq(m->status, STR("identified")) ||
		    str_eq(m->status, STR("monitoring"))) {
			status = m->status;
			last = m->at;
		}
	}
	return status;
}

static bool
cancelled(const struct writer *w)
{
	for (size_t i = 0; i < w->messages.n; i++)
		if (str_eq(w->messages.v[i].label.status, STR("cancelled")))
			return true;
	return false;
}

/* Planned work ends when its last message says that it is done. */
static int64_t
completed(const struct writer *w)
{
	const struct cstate_message *last = NULL;

	for (size_t i = 0; i < w->messages.n; i++) {
		const struct cstate_message *m = &w->messages.v[i];

		if (m->at != TIME_NONE && (!last || m->at > last->at))
			last = m;
	}
	return last && str_eq(last->status, STR("completed")) ? last->at
	    : TIME_NONE;
}

static void
put_front(struct writer *w)
{
	const struct cstate_doc *doc = w->doc;
	struct arena *a = w->c->keep;
	struct buf *out = &w->out;

	buf_lit(out, "---\n");
	yaml_pair(out, 0, STR("title"), doc->title);
	if (doc->kind == CSTATE_PAGE)
		yaml_pair(out, 0, STR("description"), doc->description);
	if (doc->kind == CSTATE_INCIDENT) {
		yaml_pair(out, 0, STR("severity"), doc->severity);
		yaml_pair(out, 0, STR("status"), doc->resolved
		    ? STR("resolved") : open_status(w));
		put_time(out, "started", doc->date, a);
		if (doc->resolved && doc->ended != TIME_NONE)
			put_time(out, "resolved", doc->ended, a);
	}
	if (doc->kind == CSTATE_PLANNED) {
		put_time(out, "starts", doc->date, a);
		put_time(out, "ends", doc->ended, a);
		if (cancelled(w))
			buf_lit(out, "status: cancelled\n");
		else if (completed(w) != TIME_NONE &&
		    completed(w) != doc->ended)
			put_time(out, "completed", completed(w), a);
	}
	if (doc->kind != CSTATE_PAGE)
		yaml_list(out, 0, STR("components"), doc->components.v,
		    doc->components.n);
	if (doc->tags.n && doc->kind != CSTATE_PAGE)
		yaml_list(out, 0, STR("tags"), doc->tags.v, doc->tags.n);
	if (doc->hidden)
		buf_lit(out, "visibility: internal\n");
	put_redirects(w);
	put_kept(w);
	buf_lit(out, "---\n");
}

/* Body. */

/* Order by time; the oldest at the top, whichever way they stood. */
struct ordered {
	const struct cstate_message *m;
	size_t at;
};

static int
by_time(const void *left, const void *right)
{
	const struct ordered *a = left, *b = right;

	if (a->m->at != b->m->at)
		return a->m->at < b->m->at ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

/* Whether the newest message stands at the top, as the theme wants. */
static bool
newest_first(const struct cstate_messages *all)
{
	int64_t first = TIME_NONE, last = TIME_NONE;

	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].at == TIME_NONE)
			continue;
		if (first == TIME_NONE)
			first = all->v[i].at;
		last = all->v[i].at;
	}
	return first >= last;
}

static bool
is_update(const struct cstate_message *m)
{
	return m->at != TIME_NONE && m->label.role != ROLE_REVIEW;
}

/* A message without a time that was once an update. */
static bool
is_undated(const struct writer *w, const struct cstate_message *m)
{
	if (m->at != TIME_NONE)
		return false;
	/* Planned work is announced before it begins: the first message
	 * is what it is about. */
	if (w->doc->kind == CSTATE_PLANNED && m->label.role == ROLE_FIRST)
		return false;
	return m->label.role == ROLE_FIRST || m->label.role == ROLE_LAST ||
	    m->label.role == ROLE_BETWEEN;
}

static void
blank(struct buf *out)
{
	if (out->n && !str_ends(buf_view(out), STR("\n\n")))
		buf_char(out, '\n');
}

/* Whether Markdown keeps to its place: nothing in it is open at its end,
 * hides what follows (a heading's mark goes later), or has a heading above
 * top. */
static bool
sound(struct arena *a, str text, int top)
{
	static const str end = STR_INIT("end");
	struct diags d = diags_init(a);
	struct md_source source = { .text = str_cat(a, text, STR("\n\n"),
	    end), .line = 1 };
	struct md *m = md_parse(a, &source, &d);
	md_node *last = NULL;

	for (md_node *n = md_first(md_root(m)); n; n = md_next(n)) {
		last = n;
		if (md_kind(n) == MD_HEADING && (md_level(n) < top ||
		    str_eq(heading_fold(a, md_text(m, n, a, true)),
		    STR("updates"))))
			return false;
	}
	return d.n == 0 && last && md_kind(last) == MD_PARAGRAPH &&
	    str_eq(md_text(m, last, a, true), end);
}

/* Text without comments, which everybody would see. */
static str
uncommented(struct arena *a, str text)
{
	struct buf b = buf_init(BUF_MAX);
	ptrdiff_t open, end;
	str kept;

	while ((open = str_find(text, STR("<!--"))) >= 0) {
		str before = str_sub(text, 0, (size_t)open);

		buf_str(&b, before);
		text = str_from(text, (size_t)open);
		/* "<!-->" is a whole one. */
		end = str_find(str_from(text, 2), STR("-->"));
		if (end < 0 && !str_empty(str_trim(str_rcut(str_cat(a,
		    STR("\n"), before), '\n').tail)))
			break;
		text = end < 0 ? STR_NONE : str_from(text, (size_t)end + 5);
	}
	buf_str(&b, text);
	kept = buf_keep(&b, a);
	buf_release(&b);
	return kept;
}

/* A fence that nothing in the text closes. */
static void
put_code(struct buf *out, str text)
{
	size_t run = cstate_backticks(text), fence = run < 3 ? 3 : run + 1;

	buf_repeat(out, '`', fence);
	buf_char(out, '\n');
	buf_str(out, text);
	buf_char(out, '\n');
	buf_repeat(out, '`', fence);
	buf_char(out, '\n');
}

/* The Markdown of a message; nothing when it has no text. */
static str
text_of(struct writer *w, const struct cstate_message *m, int top)
{
	struct arena scratch = { 0 };
	struct buf b = buf_init(BUF_MAX);
	size_t before = w->c->diags->n;
	str text;

	if (str_empty(m->text))
		return STR_NONE;
	cstate_text(w->c, w->index, w->doc, m->text, m->line, top, &b);
	if (!sound(&scratch, buf_view(&b), top)) {
		/* Word by word, nothing that was read is lost or changed. */
		w->c->diags->n = before;
		diag_add(w->c->diags, RULE_IMPORT_AS_CODE, (struct place){
		    w->doc->source->file, m->line, 1, 0 },
		    "this text stands in a code block: elsewhere it would "
		    "swallow what follows it");
		buf_clear(&b);
		put_code(&b, uncommented(w->c->keep, m->text));
	}
	arena_release(&scratch);
	text = buf_keep(&b, w->c->keep);
	buf_release(&b);
	return text;
}

static void
put_text(struct writer *w, str text)
{
	if (str_empty(text))
		return;
	blank(&w->out);
	buf_str(&w->out, text);
}

void
cstate_put_plain(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (str_find_char(STR("\\`*_[]<>#~|!&"), s.p[i]) >= 0)
			buf_char(out, '\\');
		buf_char(out, s.p[i]);
	}
}

/* A label without what would mean something in a heading. One that begins
 * with a part of a time is in quotes, or it would look like an update. */
static void
put_label(struct buf *out, str label)
{
	bool quotes = label.n && char_digit(label.p[0]);

	if (quotes)
		buf_char(out, '"');
	cstate_put_plain(out, label);
	if (quotes)
		buf_char(out, '"');
}

/* What a label says besides time and status stays above the text. */
static void
put_mark(struct writer *w, const struct cstate_message *m)
{
	if (m->label.whole || m->label.text.n == 0)
		return;
	blank(&w->out);
	buf_lit(&w->out, "**");
	put_label(&w->out, m->label.text);
	buf_lit(&w->out, "**\n");
}

static void
put_update(struct writer *w, const struct cstate_message *m)
{
	struct buf *out = &w->out;

	blank(out);
	buf_fmt(out, "### " STR_FMT " " STR_FMT "\n",
	    STR_ARG(short_iso(w->c->keep, m->at)), STR_ARG(m->status));
	put_mark(w, m);
	put_text(w, text_of(w, m, 4));
	w->c->count.updates++;
	w->c->count.inferred += m->inferred;
}

static void
put_updates(struct writer *w)
{
	const struct cstate_messages *all = &w->messages;
	struct ordered *rows = arena_array(w->c->keep, struct ordered,
	    all->n + 1);
	bool turned = newest_first(all);
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (is_update(&all->v[i]))
			rows[n++] = (struct ordered){ &all->v[i],
			    turned ? all->n - i : i };
	if (n == 0)
		return;
	qsort(rows, n, sizeof(rows[0]), by_time);
	blank(&w->out);
	buf_lit(&w->out, "## Updates\n");
	for (size_t i = 0; i < n; i++)
		put_update(w, rows[i].m);
}

static void
report_undated(struct writer *w, const struct cstate_message *m)
{
	diag_add(w->c->diags, RULE_IMPORT_UPDATE_TIME, m->mark,
	    "\"" STR_FMT "\" does not say when it was written",
	    STR_ARG(m->label.text));
	w->c->count.undated++;
}

/* In the order of time, as far as the text tells. */
static void
put_undated(struct writer *w)
{
	const struct cstate_messages *all = &w->messages;
	bool turned = newest_first(all), any = false;

	for (size_t k = 0; k < all->n; k++) {
		const struct cstate_message *m =
		    &all->v[turned ? all->n - 1 - k : k];

		if (!is_undated(w, m))
			continue;
		if (!any) {
			blank(&w->out);
			buf_lit(&w->out, "## Updates without a time\n");
		}
		any = true;
		blank(&w->out);
		buf_lit(&w->out, "### ");
		put_label(&w->out, m->label.text);
		buf_char(&w->out, '\n');
		put_text(w, text_of(w, m, 4));
		report_undated(w, m);
	}
}

/* What is no update: the text itself, and a post-mortem in it. */
static void
put_prose(struct writer *w)
{
	bool titled = w->doc->kind != CSTATE_INCIDENT;

	for (size_t i = 0; i < w->messages.n; i++) {
		const struct cstate_message *m = &w->messages.v[i];
		str text;

		if (is_update(m) || is_undated(w, m) ||
		    m->label.role == ROLE_REVIEW)
			continue;
		text = text_of(w, m, 2);
		/* One that begins with a heading needs no other above. */
		if (!titled && !str_starts(text, STR("## "))) {
			blank(&w->out);
			buf_lit(&w->out, "## Summary\n");
		}
		titled = true;
		put_mark(w, m);
		put_text(w, text);
	}
	for (size_t i = 0; i < w->messages.n; i++) {
		const struct cstate_message *m = &w->messages.v[i];

		if (m->label.role != ROLE_REVIEW)
			continue;
		blank(&w->out);
		buf_lit(&w->out, "## ");
		put_label(&w->out, m->label.text);
		if (m->at != TIME_NONE)
			buf_fmt(&w->out, " (" STR_FMT ")", STR_ARG(
			    when_short(w->c->keep, m->at)));
		buf_char(&w->out, '\n');
		put_text(w, text_of(w, m, 3));
	}
}

bool
cstate_write(struct cstate *c, struct cstate_index *index,
    const struct cstate_doc *doc)
{
	size_t body;
	bool fits;
	struct writer w = { .c = c, .index = index, .doc = doc,
	    .out = buf_init(BUF_MAX) };

	cstate_split(c, doc, &w.messages);
	put_front(&w);
	body = w.out.n;
	if (doc->kind == CSTATE_INCIDENT) {
		put_updates(&w);
		put_undated(&w);
		put_prose(&w);
	} else {
		/* What it is about comes first. */
		put_prose(&w);
		put_updates(&w);
		put_undated(&w);
	}
	cstate_headings(&w.out, body);
	fits = w.out.n <= MD_BYTES_MOST;
	if (fits)
		*vec_push(c->keep, &c->out) = (struct cstate_output){
			.path = str_cat(c->keep, STR("content/"),
			    doc->path),
			.bytes = buf_keep(&w.out, c->keep),
		};
	buf_release(&w.out);
	return fits;
}
