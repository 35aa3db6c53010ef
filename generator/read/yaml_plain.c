#include "read/yaml_plain.h"

enum {
	KEYS_MOST = 64,		/* compared one by one */
	KEY_MOST = 128,		/* bytes */
};

/* Where a byte may stand. */
enum {
	KEY = 1,		/* in a key */
	BEGIN = 2,		/* first in a plain scalar */
	FLOW = 4,		/* in one within brackets */
};

struct plain {
	struct arena *nodes;
	str text;		/* a copy that is kept */
	uint32_t file, line;
	size_t next;		/* where the line after this one begins */
	size_t start, at, end;	/* of this one: begin, cursor, end */
	bool done;		/* there is no line any more */
	int depth;
};

static unsigned
class_of(char c)
{
	switch (c) {
	case '_':
		return KEY | BEGIN | FLOW;
	case '-':
		return KEY | FLOW;
	case '/': case '.': case '+': case '(':
		return BEGIN | FLOW;
	case ')': case '@': case ' ': case ';': case '=':
		return FLOW;
	case '$': case '<': case '~': case '^':
		return BEGIN;
	default:
		return char_alnum(c) ? KEY | BEGIN | FLOW :
		    (unsigned char)c >= 0x80 ? BEGIN | FLOW : 0;
	}
}

/* Whether libyaml would see a line end, a mark, or something to refuse
 * where others see a character. */
static bool
odd_bytes(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i], next;

		if ((c >= ' ' && c < 0x7f) || c == '\n')
			continue;
		next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
		if (c < 0x80 || c == 0xef || (c == 0xc2 && next < 0xa0) ||
		    (c == 0xe2 && next == 0x80 && i + 2 < s.n &&
		    ((unsigned char)s.p[i + 2] & 0xfe) == 0xa8))
			return true;
	}
	return false;
}

static char
peek(const struct plain *p, size_t at)
{
	return at < p->end ? p->text.p[at] : '\n';
}

static size_t
column(const struct plain *p)
{
	return p->at - p->start;
}

static struct place
place(const struct plain *p, size_t len)
{
	return (struct place){ p->file, p->line, (uint32_t)column(p) + 1,
	    (uint32_t)len };
}

static void
skip_blanks(struct plain *p)
{
	while (peek(p, p->at) == ' ')
		p->at++;
}

/* On to the next line that says something. */
static void
next_line(struct plain *p)
{
	do {
		const char *nl;

		if (p->next >= p->text.n) {
			p->done = true;
			return;
		}
		p->start = p->at = p->next;
		nl = memchr(p->text.p + p->at, '\n', p->text.n - p->at);
		p->end = (size_t)(nl - p->text.p);
		p->next = p->end + 1;
		p->line++;
		skip_blanks(p);
	} while (p->at == p->end || p->text.p[p->at] == '#');
}

/* Nothing but a comment stands behind a value; on to the next line. */
static bool
end_line(struct plain *p)
{
	size_t value = p->at;

	skip_blanks(p);
	if (p->at < p->end && (p->text.p[p->at] != '#' || p->at == value))
		return false;
	next_line(p);
	return true;
}

static void
take(struct plain *p, struct node *n, enum node_kind kind, size_t len)
{
	n->kind = kind;
	n->at = place(p, len);
	n->text = str_of(p->text.p + p->at, len);
	p->at += len;
}

static bool
read_quoted(struct plain *p, struct node *n)
{
	str rest = str_sub(p->text, p->at + 1, p->end);
	char mark = p->text.p[p->at];
	ptrdiff_t len = str_find_char(rest, mark);

	/* Two in a row are one that does not end it. */
	if (len < 0 || (mark == '"' && memchr(rest.p, '\\', (size_t)len)) ||
	    peek(p, p->at + (size_t)len + 2) == mark)
		return false;
	take(p, n, NODE_SCALAR, (size_t)len + 2);
	n->text = str_sub(rest, 0, (size_t)len);
	n->quoted = true;
	return true;
}

static bool
begins_scalar(const struct plain *p)
{
	char c = peek(p, p->at);

	return class_of(c) & BEGIN ||
	    (c == '-' && char_alnum(peek(p, p->at + 1)));
}

/* Where a plain scalar ends, blanks behind it in; 0 when that, or whether
 * it is one, is not plain to see. */
static size_t
scalar_end(const struct plain *p, bool flow)
{
	size_t i = p->at;

	for (; i < p->end; i++) {
		char c = p->text.p[i], next = peek(p, i + 1);

		if (c == ':') {
			if (!char_alnum(next) && next != '/')
				return 0;
		} else if (flow && !(class_of(c) & FLOW)) {
			return c == ',' || c == ']' || c == '}' ? i : 0;
		} else if (c == ' ' && next == '#') {
			return flow ? 0 : i;
		}
	}
	return flow ? 0 : i;
}

static bool
read_scalar(struct plain *p, struct node *n, bool flow)
{
	size_t end;

	if (peek(p, p->at) == '"' || peek(p, p->at) == '\'')
		return read_quoted(p, n);
	if (!begins_scalar(p) || (end = scalar_end(p, flow)) == 0)
		return false;
	while (p->text.p[end - 1] == ' ')
		end--;
	take(p, n, NODE_SCALAR, end - p->at);
	if (node_is_null(n->text))
		n->kind = NODE_NULL;
	return true;
}

static struct node *
add_child(struct plain *p, struct node *parent, struct node ***end)
{
	struct node *n = arena_new(p->nodes, struct node);

	**end = n;
	*end = &n->next;
	parent->n++;
	return n;
}

/* Length of the key at the cursor, which a colon follows; 0: it is none. */
static size_t
key_length(const struct plain *p)
{
	size_t n = 0;
	char c;

	while (class_of(peek(p, p->at + n)) & KEY)
		n++;
	c = peek(p, p->at + n + 1);
	return n > 0 && n <= KEY_MOST && peek(p, p->at + n) == ':' &&
	    (c == ' ' || c == '\n') && char_alnum(p->text.p[p->at]) ? n : 0;
}

/* A child for the key at the cursor, which is moved behind the colon. */
static struct node *
read_key(struct plain *p, struct node *map, struct node ***end)
{
	size_t len = key_length(p);
	str key = str_of(p->text.p + p->at, len);
	struct node *n;

	if (len == 0 || node_is_null(key) || map->n == KEYS_MOST ||
	    node_get(map, key))
		return NULL;
	n = add_child(p, map, end);
	n->key = key;
	n->key_at = place(p, len);
	p->at += len + 1;
	return n;
}

/* [a, b] and { k: v }, in one line. */
static bool
read_flow(struct plain *p, struct node *n)
{
	char open = peek(p, p->at), close = open == '[' ? ']' : '}';
	size_t from = p->at;
	struct node **end = &n->first;

	if (open != '[' && open != '{')
		return read_scalar(p, n, true);
	if (++p->depth >= YAML_DEPTH_MOST)
		return false;
	take(p, n, open == '[' ? NODE_LIST : NODE_MAP, 1);
	n->text = STR_NONE;
	skip_blanks(p);
	while (n->first || peek(p, p->at) != close) {
		struct node *child = open == '[' ? add_child(p, n, &end)
		    : read_key(p, n, &end);

		if (!child)
			return false;
		skip_blanks(p);
		if (!read_flow(p, child))
			return false;
		skip_blanks(p);
		if (peek(p, p->at) == close)
			break;
		if (peek(p, p->at) != ',')
			return false;
		p->at++;
		skip_blanks(p);
	}
	p->at++;
	n->at.len = (uint32_t)(p->at - from);
	p->depth--;
	return true;
}

/* A value that ends in this line, which ends with it. What would go on in
 * the next one stands further in than `indent`. */
static bool
read_line_value(struct plain *p, struct node *n, size_t indent)
{
	char c = peek(p, p->at);

	return (c == '[' || c == '{' ? read_flow(p, n)
	    : read_scalar(p, n, false)) && end_line(p) &&
	    (p->done || column(p) <= indent);
}

static bool
is_item(const struct plain *p)
{
	return peek(p, p->at) == '-' && peek(p, p->at + 1) == ' ';
}

static bool read_map(struct plain *p, struct node *n);

static bool
read_list(struct plain *p, struct node *n)
{
	size_t indent = column(p);
	struct node **end = &n->first;

	if (++p->depth >= YAML_DEPTH_MOST)
		return false;
	while (!p->done && column(p) == indent && is_item(p)) {
		struct node *item = add_child(p, n, &end);

		p->at++;
		skip_blanks(p);
		if (!(key_length(p) ? read_map(p, item)
		    : read_line_value(p, item, indent)))
			return false;
	}
	p->depth--;
	return p->done || column(p) <= indent;
}

/* What stands below a key: further in, or a list right below it. */
static bool
read_below(struct plain *p, struct node *n, size_t indent)
{
	struct place none = place(p, 0);

	if (!end_line(p))
		return false;
	if (p->done || column(p) < indent ||
	    (column(p) == indent && !is_item(p))) {
		n->at = none;
		return true;
	}
	if (!is_item(p))
		return read_map(p, n);
	n->kind = NODE_LIST;
	/* As libyaml has it: the mark, or where it stands. */
	n->at = place(p, column(p) == indent);
	return read_list(p, n);
}

static bool
read_map(struct plain *p, struct node *n)
{
	size_t indent = column(p);
	struct node **end = &n->first;

	if (++p->depth >= YAML_DEPTH_MOST)
		return false;
	n->kind = NODE_MAP;
	n->at = place(p, 0);
	do {
		struct node *value = read_key(p, n, &end);
		size_t colon = p->at;

		if (!value)
			return false;
		skip_blanks(p);
		if (p->at == p->end) {
			p->at = colon;
			if (!read_below(p, value, indent))
				return false;
		} else if (!read_line_value(p, value, indent)) {
			return false;
		}
	} while (!p->done && column(p) == indent);
	p->depth--;
	return p->done || column(p) < indent;
}

struct node *
yaml_plain(struct yaml_arenas to, str text, uint32_t file, uint32_t line)
{
	struct plain p = { .nodes = to.nodes, .file = file,
	    .line = line - 1 };
	struct node *root;

	if (str_empty(text) || text.n > YAML_BYTES_MOST ||
	    text.p[text.n - 1] != '\n' || odd_bytes(text))
		return NULL;
	p.text = str_dup(to.text, text);
	next_line(&p);
	if (p.done || column(&p) > 0)
		return NULL;
	root = arena_new(to.nodes, struct node);
	return read_map(&p, root) && p.done ? root : NULL;
}
