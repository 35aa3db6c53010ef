/* An issue's body is a thread of messages in one text, mostly the newest
 * first. This takes it apart. */
#include "import/cstate_parts.h"

/* The comments within a paragraph, looked for as its places are asked about,
 * from left to right. */
struct hidden {
	str left;		/* no comment begins before it, but ... */
	const char *until;	/* ... one that ends here */
};

struct split {
	struct cstate *c;
	const struct cstate_doc *doc;
	struct cstate_messages *out;
	struct cstate_message now;
	const char *from;	/* where its text begins */
	struct hidden comments;
	const char *end;	/* of the paragraph they are in */
};

/* Without blank lines and rules at both ends, with the line it begins in. */
static str
tidy(str s, uint32_t *line)
{
	for (;;) {
		struct cut c = str_line(s);

		if (!(str_empty(str_trim(c.head)) ||
		    cstate_rule_line(c.head)) || s.n == 0)
			break;
		*line += c.found;
		s = c.tail;
	}
	for (;;) {
		struct cut c;

		s = str_trim_right(s);
		c = str_rcut(s, '\n');
		if (!c.found || !cstate_rule_line(c.tail) ||
		    !str_empty(str_trim(str_rcut(c.head, '\n').tail)))
			return s;
		s = c.head;
	}
}

static void
finish(struct split *s, const char *end)
{
	struct cstate_message *m = &s->now;
	bool labelled = m->label.role != ROLE_NONE;

	m->text = tidy(str_of(s->from, (size_t)(end - s->from)), &m->line);
	/* A mark without a text and a time of its own says nothing that
	 * the front matter does not. */
	if (m->text.n || (labelled &&
	    (m->at != TIME_NONE || !m->label.whole)))
		*vec_push(s->c->keep, s->out) = *m;
}

static struct place
place_in(const struct split *s, uint32_t number, str line, str part)
{
	return (struct place){ s->doc->source->file, number,
	    (uint32_t)(part.p - line.p) + 1, (uint32_t)part.n };
}

static void
begin(struct split *s, const char *at, uint32_t line)
{
	s->now = (struct cstate_message){ .line = line, .at = TIME_NONE };
	s->now.label.at = TIME_NONE;
	s->from = at;
}

/* A track shortcode ends the message in front of it and says when it was
 * written. */
static void
track(struct split *s, const struct cstate_shortcode *code, uint32_t number,
    str line)
{
	str text = cstate_argument(code);
	struct cstate_time t = cstate_time(text, s->c->zone);

	if (t.status == CSTATE_TIME_FINE || t.status == CSTATE_TIME_NO_ZONE) {
		if (s->now.at != TIME_NONE && s->now.at != t.at)
			s->now.label.whole = false;
		s->now.at = t.at;
		return;
	}
	diag_add(s->c->diags, RULE_IMPORT_TRACK,
	    place_in(s, number, line, code->all),
	    t.status == CSTATE_TIME_IMPOSSIBLE ? "there is no " STR_FMT :
	    t.status == CSTATE_TIME_DATE ? STR_FMT " has no clock" :
	    "\"" STR_FMT "\" is not a time", STR_ARG(text));
	/* What it said stays readable. */
	if (s->now.label.role != ROLE_NONE)
		return;
	s->now.label = (struct cstate_label){ .role = ROLE_BETWEEN,
	    .at = TIME_NONE, .text = text };
	s->now.mark = place_in(s, number, line, code->all);
}

/* Whether a place is in a comment that ends in the same paragraph. */
static bool
commented(struct hidden *h, const char *at)
{
	while (!h->until || h->until <= at) {
		ptrdiff_t open = str_find(h->left, STR("<!--")), end;

		h->left = open < 0 ? STR_NONE : str_from(h->left,
		    (size_t)open);
		if (open < 0 || h->left.p > at)
			return false;
		end = str_find(h->left, STR("-->"));
		h->until = end < 0 ? NULL : h->left.p + end;
		h->left = end < 0 ? STR_NONE : str_from(h->left,
		    (size_t)end + 3);
		if (end < 0)
			return false;
	}
	return true;
}

static void
read_tracks(struct split *s, str line, uint32_t number)
{
	struct cstate_shortcode code;
	str rest = line, before;

	while (cstate_shortcode(rest, &code, &before)) {
		const char *end = code.all.p + code.all.n;

		if (str_eq(code.name, STR("track")) &&
		    !commented(&s->comments, code.all.p)) {
			track(s, &code, number, line);
			finish(s, code.all.p);
			begin(s, end, number);
		}
		rest = str_of(end, (size_t)(line.p + line.n - end));
	}
}

/* Inference. */

static bool
has_word(str text, const char *const *words)
{
	/* Enough to see what a message is about. */
	str s = str_sub(text, 0, 600);

	for (; *words; words++) {
		str w = str_c(*words);

		for (size_t i = 0; i + w.n <= s.n; i++)
			if (str_istarts(str_from(s, i), w))
				return true;
	}
	return false;
}

static str
status_by_words(const struct cstate_doc *doc,
    const struct cstate_message *m)
{
	static const char *const over[] = { "resolved", "fixed",
		"back to normal", "restored", "operational", "completed",
		NULL };
	static const char *const watch[] = { "monitoring", NULL };
	static const char *const cause[] = { "identified", "root cause",
		NULL };
	static const char *const look[] = { "investigat", NULL };

	/* "Will be resolved" is no resolution: the times must agree. The
	 * first word on an issue says that it is known. */
	if (m->at == doc->date)
		return STR("investigating");
	if (doc->resolved && doc->ended != TIME_NONE &&
	    m->at >= doc->ended && has_word(m->text, over))
		return STR("resolved");
	if (has_word(m->text, watch))
		return STR("monitoring");
	if (has_word(m->text, cause))
		return STR("identified");
	if (has_word(m->text, look))
		return STR("investigating");
	return STR("update");
}

/* The words of planned work differ. */
static str
planned_status(const struct cstate_doc *doc, str status, int64_t at)
{
	if (str_eq(status, STR("resolved")))
		return STR("completed");
	if (str_eq(status, STR("monitoring")))
		return STR("verifying");
	if (str_eq(status, STR("investigating")))
		return at < doc->date ? STR("scheduled") : STR("in_progress");
	if (str_eq(status, STR("identified")))
		return STR("update");
	return status;
}

static void
settle(const struct cstate_doc *doc, struct cstate_message *m)
{
	enum cstate_role role = m->label.role;
	bool planned = doc->kind == CSTATE_PLANNED;

	if (m->at == TIME_NONE && role == ROLE_FIRST && !planned) {
		m->at = doc->date;
		m->inferred = true;
	}
	if (m->at == TIME_NONE && role == ROLE_LAST && doc->resolved &&
	    doc->ended != TIME_NONE) {
		m->at = doc->ended;
		m->inferred = true;
	}
	if (m->at == TIME_NONE)
		return;
	m->status = m->label.status;
	if (str_empty(m->status))
		m->status = role == ROLE_NONE || m->label.bare
		    ? status_by_words(doc, m) : STR("update");
	if (planned)
		m->status = planned_status(doc, m->status, m->at);
	else if (str_eq(m->status, STR("scheduled")) ||
	    str_eq(m->status, STR("cancelled")))
		m->status = STR("update");
}

/* An open issue that only says what is wrong is the first message of a
 * thread: readers wait for it. */
static void
announce(const struct cstate_doc *doc, struct cstate_messages *all)
{
	struct cstate_message *only = NULL;

	if (doc->resolved || doc->kind != CSTATE_INCIDENT)
		return;
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].at != TIME_NONE)
			return;
		if (all->v[i].label.role == ROLE_NONE && !only)
			only = &all->v[i];
	}
	if (!only)
		return;
	only->at = doc->date;
	only->inferred = true;
	only->status = status_by_words(doc, only);
	if (str_eq(only->status, STR("update")))
		only->status = STR("investigating");
}

/* A line of text begins: of a new paragraph, if the last one is over. */
static void
find_comments(struct split *s, const char *line)
{
	str body = s->doc->front.body;
	struct cut c = { .found = true };

	if (s->end && line < s->end)
		return;
	c.tail = str_of(line, (size_t)(body.p + body.n - line));
	s->comments = (struct hidden){ .left = c.tail };
	while (c.found) {
		c = str_line(c.tail);
		if (str_empty(str_trim(c.head)))
			break;
		s->end = c.head.p + c.head.n;
	}
	if (s->end > line)
		s->comments.left.n = (size_t)(s->end - line);
}

void
cstate_split(struct cstate *c, const struct cstate_doc *doc,
    struct cstate_messages *out)
{
	struct split s = { .c = c, .doc = doc, .out = out };
	struct cstate_scan scan = { 0 };
	struct cut cut = { .tail = doc->front.body, .found = true };
	uint32_t number = doc->front.body_line;
	bool begins = true;	/* a paragraph can begin here */

	if (str_empty(cut.tail))
		return;
	begin(&s, cut.tail.p, number);
	for (; cut.found; number++) {
		struct cstate_label label;
		str line;
		bool apart;

		cut = str_line(cut.tail);
		line = cut.head;
		if (cstate_scan(&scan, line)) {
			begins = true;
			continue;
		}
		find_comments(&s, line.p);
		apart = begins && cstate_rule_line(line);
		if (apart && s.now.label.role != ROLE_NONE) {
			finish(&s, line.p);
			begin(&s, line.p + line.n, number);
		} else if (!apart && doc->issue &&
		    !commented(&s.comments, line.p) &&
		    cstate_label(line, begins, c->zone, &label)) {
			finish(&s, line.p);
			begin(&s, line.p + label.used, number);
			s.now.label = label;
			s.now.at = label.at;
			s.now.mark = place_in(&s, number, line, label.text);
		}
		if (doc->issue)
			read_tracks(&s, line, number);
		begins = apart || str_empty(str_trim(line));
	}
	finish(&s, doc->front.body.p + doc->front.body.n);
	for (size_t i = 0; i < out->n; i++)
		settle(doc, &out->v[i]);
	announce(doc, out);
}
