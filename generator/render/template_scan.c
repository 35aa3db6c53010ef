#include "render/program.h"

enum { DELIMITER_MOST = 16 };	/* bytes; nobody needs more than 3 */

struct scan {
	struct parse *p;
	str open, close;
	size_t at;		/* read up to here */
	size_t counted;		/* lines are counted up to here, */
	size_t line_start;	/* which is on the line that begins here, */
	uint32_t line;		/* and has this number, from 0 */
};

str
template_shown(str source)
{
	static const size_t most = 60;
	str s = str_line(source).head;

	if (s.n <= most)
		return s;
	s.n = most;
	/* Not in the middle of a character. */
	while (s.n && ((unsigned char)s.p[s.n] & 0xc0) == 0x80)
		s.n--;
	return s;
}

/* The place of a piece of the text; asked for from front to back. */
static struct place
place_of(struct scan *s, size_t from, size_t to)
{
	const struct place *o = &s->p->origin;
	str text = s->p->text;
	struct cut line = str_cut(str_sub(text, s->counted, from), '\n');

	for (; line.found; line = str_cut(line.tail, '\n')) {
		s->line++;
		s->counted += line.head.n + 1;
		s->line_start = s->counted;
	}
	s->counted = from;
	line = str_line(str_sub(text, from, to));
	return (struct place){
		.file = o->file,
		.line = (o->line ? o->line : 1) + s->line,
		.col = (o->col ? o->col : 1) + (uint32_t)(from -
		    s->line_start),
		.len = (uint32_t)line.head.n,
	};
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

/* What else stands on the lines where the tag begins and ends. */
static void
look_around(str text, size_t after, struct token *t)
{
	size_t at = t->start;

	while (at > after && blank(text.p[at - 1]))
		at--;
	t->opens_line = at == 0 || text.p[at - 1] == '\n';
	t->lead = t->opens_line ? t->start - at : 0;
	for (at = t->end; at < text.n && blank(text.p[at]); at++)
		;
	if (at < text.n && text.p[at] == '\r')
		at++;
	t->closes_line = at == text.n || text.p[at] == '\n';
	if (t->closes_line)
		t->trail = (at < text.n ? at + 1 : at) - t->end;
}

/* Whether each part of a dotted name is there. */
static bool
name_whole(str name)
{
	struct cut c = str_cut(name, '.');

	if (str_eq(name, STR(".")))
		return true;
	for (; c.found; c = str_cut(c.tail, '.'))
		if (str_empty(c.head))
			return false;
	return !str_empty(c.head);
}

static void
check_name(struct scan *s, const struct token *t)
{
	struct parse *p = s->p;
	str tag = template_shown(str_sub(p->text, t->start, t->end));
	bool dotted = t->dynamic || t->kind == TOKEN_VALUE ||
	    t->kind == TOKEN_RAW || t->kind == TOKEN_SECTION ||
	    t->kind == TOKEN_INVERTED;

	if (str_empty(t->name)) {
		mistake(p, RULE_TEMPLATE_NAME, t->at,
		    "`" STR_FMT "` has no name", STR_ARG(tag));
		return;
	}
	if (str_has(t->name, s->open)) {
		mistake(p, RULE_TEMPLATE_TAG_OPEN, t->at,
		    "this tag is not closed before the next one begins");
		diag_help(p->d, "end it with " STR_FMT, STR_ARG(s->close));
		return;
	}
	for (size_t i = 0; i < t->name.n; i++) {
		if (!char_space(t->name.p[i]))
			continue;
		mistake(p, RULE_TEMPLATE_NAME, t->at,
		    "the name in `" STR_FMT "` has white space in it",
		    STR_ARG(tag));
		return;
	}
	if (dotted && !name_whole(t->name))
		mistake(p, RULE_TEMPLATE_NAME, t->at,
		    "the name in `" STR_FMT "` has a dot too many",
		    STR_ARG(tag));
}

/* {{=<% %>=}}: what stands between the equals signs. */
static void
change_delimiters(struct scan *s, const struct token *t, str inside)
{
	struct cut c = { str_trim(inside), STR_NONE, false };
	str open = c.head, close;

	for (open.n = 0; open.n < c.head.n; open.n++)
		if (char_space(open.p[open.n]))
			break;
	close = str_trim(str_from(c.head, open.n));
	for (size_t i = 0; i < close.n && !c.found; i++)
		c.found = char_space(close.p[i]);
	if (c.found || !open.n || !close.n || str_has(c.head, STR("=")) ||
	    open.n > DELIMITER_MOST || close.n > DELIMITER_MOST) {
		mistake(s->p, RULE_TEMPLATE_DELIMITERS, t->at,
		    "this does not name two delimiters");
		diag_help(s->p->d, "write {{=<%% %%>=}}: an opening and a "
		    "closing one, white space between them, at most %d "
		    "bytes each and no = in them", DELIMITER_MOST);
		return;
	}
	s->open = open;
	s->close = close;
}

static const struct sigil {
	char c;
	enum token_kind kind;
	char close;	/* stands again before the closing delimiter */
} sigils[] = {
	{ '#', TOKEN_SECTION, 0 },
	{ '^', TOKEN_INVERTED, 0 },
	{ '/', TOKEN_CLOSE, 0 },
	{ '>', TOKEN_PARTIAL, 0 },
	{ '<', TOKEN_PARENT, 0 },
	{ '$', TOKEN_BLOCK, 0 },
	{ '&', TOKEN_RAW, 0 },
	{ '{', TOKEN_RAW, '}' },
	{ '!', TOKEN_SILENT, 0 },
	{ '=', TOKEN_SILENT, '=' },
};

static const struct sigil *
sigil_of(char c)
{
	for (size_t i = 0; i < sizeof(sigils) / sizeof(sigils[0]); i++)
		if (sigils[i].c == c)
			return &sigils[i];
	return NULL;
}

/* Read the name of a tag. A dynamic one, {{>*key}}, names a value that
 * holds the name. */
static void
read_name(struct token *t, str inside)
{
	bool can = t->kind == TOKEN_PARTIAL || t->kind == TOKEN_PARENT ||
	    t->kind == TOKEN_CLOSE;

	t->name = str_trim(inside);
	t->dynamic = can && str_starts(t->name, STR("*"));
	if (t->dynamic)
		t->name = str_trim(str_from(t->name, 1));
}

static void
unclosed(struct scan *s, size_t start, str closing)
{
	str text = s->p->text;

	mistake(s->p, RULE_TEMPLATE_TAG_OPEN, place_of(s, start, text.n),
	    "this tag is not closed");
	diag_help(s->p->d, "there is no " STR_FMT " after it",
	    STR_ARG(closing));
	s->at = text.n;
}

/* The tag whose opening delimiter begins at start. */
static void
scan_tag(struct scan *s, size_t start)
{
	str text = s->p->text, rest, inside, closing = s->close;
	const struct sigil *g;
	struct token t = { .kind = TOKEN_VALUE, .start = start };
	char own[DELIMITER_MOST + 1];
	ptrdiff_t length;

	rest = str_trim_left(str_from(text, start + s->open.n));
	g = rest.n ? sigil_of(rest.p[0]) : NULL;
	if (g) {
		t.kind = g->kind;
		rest = str_from(rest, 1);
	}
	if (g && g->close) {
		own[0] = g->close;
		memcpy(own + 1, s->close.p, s->close.n);
		closing = str_of(own, s->close.n + 1);
	}
	length = str_find(rest, closing);
	if (length < 0) {
		unclosed(s, start, closing);
		return;
	}
	inside = str_sub(rest, 0, (size_t)length);
	t.end = (size_t)(inside.p - text.p) + inside.n + closing.n;
	t.at = place_of(s, start, t.end);
	look_around(text, s->at, &t);
	s->at = t.end;
	if (t.kind != TOKEN_SILENT) {
		read_name(&t, inside);
		check_name(s, &t);
	} else if (g->close) {
		change_delimiters(s, &t, inside);
	}
	*vec_push(s->p->scratch, &s->p->tokens) = t;
}

void
template_scan(struct parse *p)
{
	struct scan s = { .p = p, .open = STR("{{"), .close = STR("}}") };
	ptrdiff_t gap;

	while ((gap = str_find(str_from(p->text, s.at), s.open)) >= 0) {
		scan_tag(&s, s.at + (size_t)gap);
		if (parse_stopped(p))
			break;
	}
	*vec_push(p->scratch, &p->tokens) = (struct token){
	    .kind = TOKEN_END, .start = p->text.n, .end = p->text.n };
}
