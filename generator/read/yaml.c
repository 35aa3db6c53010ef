#include "read/yaml.h"

#include <assert.h>

#include <yaml.h>

#include "base/map.h"
#include "base/utf8.h"
#include "read/text.h"
#include "read/yaml_cursor.h"
#include "read/yaml_problem.h"

enum {
	FEW_KEYS = 24,		/* compared one by one, which is quicker */
	TWICE_MOST = 100,	/* keys given twice that are reported */
	PROBLEMS_MOST = 8,	/* of libyaml's, that are passed over */
};

/* A list or map whose end has not come. */
struct open {
	struct node *node;
	struct node **end;	/* where the next child goes */
	struct node *waiting;	/* of a map: has a key, wants its value */
	struct map seen;	/* of a map with more than FEW_KEYS */
};

struct reader {
	yaml_parser_t parser;
	struct yaml_arenas to;
	struct arena scratch;
	struct diags *d;
	str text;
	uint32_t file, line;
	struct yaml_cursor at;
	struct open stack[YAML_DEPTH_MOST];
	int depth;
	int documents;
	int twice;		/* keys given twice, so far */
	struct node *root;
};

static struct place
span_of(struct reader *r, const yaml_event_t *e)
{
	return yaml_cursor_span(&r->at, &e->start_mark, &e->end_mark);
}

static bool
is_null(const yaml_event_t *e, str text)
{
	return e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    (str_empty(text) || str_eq(text, STR("~")) ||
	    str_eq(text, STR("null")) || str_eq(text, STR("Null")) ||
	    str_eq(text, STR("NULL")));
}

static str
scalar_text(const yaml_event_t *e)
{
	return str_of((const char *)e->data.scalar.value,
	    e->data.scalar.length);
}

/* The text of a scalar, to keep. Escapes in double quotes can make the
 * control characters that text_check() has kept out. */
static str
keep_text(struct reader *r, const yaml_event_t *e)
{
	str text = scalar_text(e);
	size_t controls = 0;
	char *p;

	if (e->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		return share_text(r->to.share, r->to.text, text);
	p = arena_bytes(r->to.text, text.n);
	if (text.n)
		memcpy(p, text.p, text.n);
	for (size_t i = 0; i < text.n; ) {
		size_t at = i;
		uint32_t c = utf8_next(text, &i);

		if (!text_control(c) && c != '\r')
			continue;
		memset(p + at, ' ', i - at);
		controls++;
	}
	if (controls) {
		diag_add(r->d, RULE_CONTROL_CHARACTER, span_of(r, e),
		    "an escape makes a control character");
		diag_help(r->d, "take it out; a space takes its place");
	}
	return str_of(p, text.n);
}

static struct open *
innermost(struct reader *r)
{
	return r->depth ? &r->stack[r->depth - 1] : NULL;
}

static bool
wants_key(struct reader *r)
{
	struct open *o = innermost(r);

	return o && o->node->kind == NODE_MAP && !o->waiting;
}

/* The node for a value that begins now, in its place in the tree. */
static struct node *
new_value(struct reader *r)
{
	struct open *o = innermost(r);
	struct node *n;

	if (!o) {
		r->root = arena_new(r->to.nodes, struct node);
		return r->root;
	}
	if (o->node->kind == NODE_MAP) {
		n = o->waiting;
		o->waiting = NULL;
		return n;
	}
	n = arena_new(r->to.nodes, struct node);
	*o->end = n;
	o->end = &n->next;
	o->node->n++;
	return n;
}

/* The child of an open map that has this key already, or NULL. */
static const struct node *
same_key(struct reader *r, struct open *o, str key)
{
	if (o->node->n < FEW_KEYS)
		return node_get(o->node, key);
	if (o->node->n == FEW_KEYS)
		for (struct node *c = o->node->first; c; c = c->next)
			*map_at(&o->seen, c->key, &r->scratch) = c;
	return map_get(&o->seen, key);
}

/* The last one that is reported says that there are more. */
static void
report_twice(struct reader *r, str key, struct place at,
    const struct node *first)
{
	if (r->twice++ >= TWICE_MOST)
		return;
	diag_add(r->d, RULE_DUPLICATE_KEY, at,
	    "\"" STR_FMT "\" is given twice", STR_ARG(key));
	diag_note(r->d, first->key_at, "first given here");
	if (r->twice == TWICE_MOST)
		diag_note(r->d, (struct place){ 0 },
		    "there may be more in this file");
}

static bool
take_key(struct reader *r, const yaml_event_t *e)
{
	struct open *o = innermost(r);
	str key = keep_text(r, e);
	struct place at = span_of(r, e);
	const struct node *first;
	struct node *n;

	if (str_empty(str_trim(key)) || is_null(e, key)) {
		diag_add(r->d, RULE_YAML_KEY, at, "a value without a key");
		diag_help(r->d, "write key: value");
		return false;
	}
	n = arena_new(r->to.nodes, struct node);
	n->key = key;
	n->key_at = at;
	o->waiting = n;
	first = same_key(r, o, key);
	if (first) {
		report_twice(r, key, at, first);
		/* Its value goes into a node that is not in the tree. */
		return true;
	}
	*o->end = n;
	o->end = &n->next;
	o->node->n++;
	if (o->node->n > FEW_KEYS)
		*map_at(&o->seen, n->key, &r->scratch) = n;
	return true;
}

/* What an anchor or a tag before a value looks like, to be refused. */
static bool
plain(struct reader *r, const yaml_event_t *e, const yaml_char_t *anchor,
    const yaml_char_t *tag)
{
	struct place at;

	if (!anchor && !tag)
		return true;
	at = span_of(r, e);
	if (anchor) {
		diag_add(r->d, RULE_YAML_ALIAS, at,
		    "anchors (&%s) are not read here",
		    (const char *)anchor);
		diag_help(r->d, "write the value out where it is needed, or "
		    "put a text that begins with & in quotes");
	} else {
		diag_add(r->d, RULE_YAML_TAG, at,
		    "tags are not read here");
		diag_help(r->d, "leave the tag out, or put a text that "
		    "begins with ! in quotes");
	}
	return false;
}

/* U+2018 to U+201F. */
static bool
curly_quote(str s)
{
	return str_starts(s, STR("\xe2\x80")) && s.n >= 3 &&
	    (unsigned char)s.p[2] >= 0x98 && (unsigned char)s.p[2] <= 0x9f;
}

/* Telephones make quotes of their own, which YAML does not know. */
static void
look_at_quotes(struct reader *r, const struct node *n)
{
	str s = n->text;

	if (n->quoted || s.n < 6 || !curly_quote(s) ||
	    !curly_quote(str_from(s, s.n - 3)))
		return;
	diag_add(r->d, RULE_YAML_CURLY, n->at,
	    "curly quotes are a part of the value");
	diag_help(r->d, "write straight ones, \", or none");
}

static bool
take_scalar(struct reader *r, const yaml_event_t *e)
{
	str text = scalar_text(e);
	struct node *n;

	if (!plain(r, e, e->data.scalar.anchor, e->data.scalar.tag))
		return false;
	if (wants_key(r))
		return take_key(r, e);
	n = new_value(r);
	n->at = span_of(r, e);
	n->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	n->kind = is_null(e, text) ? NODE_NULL : NODE_SCALAR;
	n->text = keep_text(r, e);
	look_at_quotes(r, n);
	return true;
}

static bool
take_start(struct reader *r, const yaml_event_t *e, enum node_kind kind)
{
	struct node *n;

	if (wants_key(r)) {
		diag_add(r->d, RULE_YAML_KEY, span_of(r, e),
		    "a key cannot be a %s",
		    kind == NODE_MAP ? "map" : "list");
		diag_help(r->d, "put a text that begins with { or [ in "
		    "quotes");
		return false;
	}
	if (r->depth == YAML_DEPTH_MOST) {
		diag_add(r->d, RULE_YAML_DEPTH, span_of(r, e),
		    "more than %d lists and maps in each other",
		    YAML_DEPTH_MOST);
		diag_help(r->d, "write it flatter");
		return false;
	}
	n = new_value(r);
	n->kind = kind;
	n->at = span_of(r, e);
	r->stack[r->depth++] = (struct open){ .node = n, .end = &n->first };
	return true;
}

/* A list or map in brackets that ends in the line where it began gets a
 * span that can be underlined. */
static bool
take_end(struct reader *r, const yaml_event_t *e)
{
	struct node *n = r->stack[--r->depth].node;
	struct place end;

	if (!n->at.len)
		return true;
	end = span_of(r, e);
	if (n->at.line == end.line)
		n->at.len = end.col + end.len - n->at.col;
	return true;
}

static bool
take_document(struct reader *r, const yaml_event_t *e)
{
	if (r->documents++ == 0)
		return true;
	diag_add(r->d, RULE_YAML_DOCUMENTS, span_of(r, e),
	    "a second document begins here");
	diag_help(r->d, "remove this --- and what follows it");
	return false;
}

static bool
take(struct reader *r, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		return take_document(r, e);
	case YAML_ALIAS_EVENT:
		diag_add(r->d, RULE_YAML_ALIAS, span_of(r, e),
		    "aliases (*%s) are not read here",
		    (const char *)e->data.alias.anchor);
		diag_help(r->d, "write the value out, or put a text that "
		    "begins with * in quotes");
		return false;
	case YAML_SCALAR_EVENT:
		return take_scalar(r, e);
	case YAML_SEQUENCE_START_EVENT:
		return plain(r, e, e->data.sequence_start.anchor,
		    e->data.sequence_start.tag) &&
		    take_start(r, e, NODE_LIST);
	case YAML_MAPPING_START_EVENT:
		return plain(r, e, e->data.mapping_start.anchor,
		    e->data.mapping_start.tag) && take_start(r, e, NODE_MAP);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return take_end(r, e);
	default:
		return true;
	}
}

/* The parser stopped; say why. */
static struct yaml_mend
report_problem(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	struct yaml_problem problem = {
		.text = r->text, .file = r->file, .line = r->line,
		.what = p->problem ? p->problem : "unreadable",
		.during = p->context ? p->context : "",
	};

	if (p->error == YAML_MEMORY_ERROR)
		arena_exhausted();
	if (p->error == YAML_READER_ERROR) {
		problem.at = p->problem_offset < r->text.n
		    ? p->problem_offset : r->text.n;
		problem.began = problem.at;
	} else {
		problem.at = problem.began = yaml_cursor_to(&r->at,
		    p->problem_mark.index);
		if (p->context)
			problem.began = yaml_cursor_to(&r->at,
			    p->context_mark.index);
	}
	return yaml_problem_report(&problem, r->d);
}

/* Without mend, what is wrong was no problem of libyaml's. */
static bool
read_events(struct reader *r, struct yaml_mend *mend)
{
	yaml_event_t e;
	bool more = true;

	while (more) {
		bool fine;

		if (!yaml_parser_parse(&r->parser, &e)) {
			*mend = report_problem(r);
			return false;
		}
		more = e.type != YAML_STREAM_END_EVENT;
		fine = take(r, &e);
		yaml_event_delete(&e);
		if (!fine)
			return false;
	}
	return true;
}

static bool
read_once(struct reader *r, struct yaml_mend *mend)
{
	bool fine;

	*mend = (struct yaml_mend){ 0 };
	if (!yaml_parser_initialize(&r->parser))
		arena_exhausted();
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser,
	    (const unsigned char *)(r->text.p ? r->text.p : ""), r->text.n);
	fine = read_events(r, mend);
	yaml_parser_delete(&r->parser);
	return fine;
}

/* What stands behind the last finding so far. One tab tells of those in
 * the lines below it. */
static void
take_new(struct diags *d, const struct diags *heard)
{
	const struct diag last = d->v[d->n - 1];

	for (size_t i = 0; i < heard->n; i++) {
		const struct diag *g = &heard->v[i];

		if (g->at.line > last.at.line && (g->rule != RULE_YAML_TAB ||
		    last.rule != RULE_YAML_TAB))
			*vec_push(d->arena, d) = *g;
	}
}

/* What else is wrong in a text that cannot be read, as long as that can be
 * passed over. What is read of it is of no use. */
static void
report_others(const struct reader *first, struct yaml_mend mend)
{
	struct arena a = { 0 };
	char *text = arena_bytes(&a, first->text.n);

	memcpy(text, first->text.p, first->text.n);
	for (int i = 0; i < PROBLEMS_MOST && mend.n; i++) {
		struct diags heard = diags_init(first->d->arena);
		struct reader r = {
			.to = { &a, &a, NULL }, .d = &heard,
			.text = str_of(text, first->text.n),
			.file = first->file, .line = first->line,
		};

		r.at = yaml_cursor(r.text, r.file, r.line);
		memset(text + mend.at, mend.with, mend.n);
		(void)read_once(&r, &mend);
		arena_release(&r.scratch);
		take_new(first->d, &heard);
	}
	arena_release(&a);
}

struct node *
yaml_read_apart(struct yaml_arenas to, str text, uint32_t file,
    uint32_t line, struct diags *d)
{
	struct reader r = {
		.to = to, .d = d, .text = text, .file = file, .line = line,
		.at = yaml_cursor(text, file, line),
	};
	struct yaml_mend mend;
	bool fine;

	if (text.n > YAML_BYTES_MOST) {
		diag_add(d, RULE_YAML_TOO_LARGE,
		    (struct place){ .file = file },
		    "%zu bytes of YAML; %d may be read", text.n,
		    YAML_BYTES_MOST);
		return NULL;
	}
	fine = read_once(&r, &mend);
	arena_release(&r.scratch);
	if (!fine && mend.n)
		report_others(&r, mend);
	if (!fine)
		return NULL;
	if (!r.root) {
		r.root = arena_new(to.nodes, struct node);
		r.root->at = (struct place){ file, line, 1, 0 };
	}
	return r.root;
}
