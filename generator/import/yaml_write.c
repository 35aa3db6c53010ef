#include "import/yaml_write.h"

#include "base/utf8.h"

enum { LIST_WIDTH = 72 };	/* a longer list has an item a line */

/* Plain words that some reader takes for something else than text. */
static const str special[] = {
	STR_INIT("null"), STR_INIT("true"), STR_INIT("false"),
	STR_INIT("yes"), STR_INIT("no"), STR_INIT("on"), STR_INIT("off"),
	STR_INIT("y"), STR_INIT("n"), STR_INIT(".inf"), STR_INIT(".nan"),
};

static bool
is_special(str s)
{
	return str_iamong(s, special, sizeof(special) / sizeof(special[0]));
}

/* What could be read as a number or a date: only digits and what stands
 * between them there. "2.6 restart" and "archives.example" are text. */
static bool
number_like(str s)
{
	bool digit = false;

	if (char_alpha(s.p[0]))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = char_lower(s.p[i]);

		if (char_digit(c))
			digit = true;
		else if (c != '.' && c != '-' && c != '+' && c != ':' &&
		    c != '_' && c != ' ' && c != ',' &&
		    !(c >= 'a' && c <= 'f') && c != 'x' && c != 'o' &&
		    c != 't' && c != 'z')
			return false;
	}
	return digit;
}

static bool
plain_begin(char c)
{
	return char_alnum(c) || c == '/' || c == '(' || c == '.' ||
	    c == '_' || c == '$' || c == '^' || c == '+' ||
	    (unsigned char)c >= 0xc2;
}

/* A character that may stand unquoted: nothing that is not seen. */
static bool
plain_char(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa1))
		return false;
	return !(c == 0x2028 || c == 0x2029 || c == 0xfeff ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || (c & 0xfffe) == 0xfffe);
}

/* The character at a byte; its length, or 0 for a byte that is none. */
static size_t
char_at(str s, size_t i, uint32_t *c)
{
	size_t at = i;

	*c = utf8_next(s, &at);
	return *c == UTF8_REPLACEMENT && at - i == 1 ? 0 : at - i;
}

static bool
all_plain_chars(str s)
{
	uint32_t c;

	for (size_t n, i = 0; i < s.n; i += n) {
		n = char_at(s, i, &c);
		if (n == 0 || !plain_char(c))
			return false;
	}
	return true;
}

static bool
plain(str s, bool flow)
{
	if (s.n == 0 || !plain_begin(s.p[0]) || is_special(s) ||
	    number_like(s) || str_starts(s, STR("...")))
		return false;
	if (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':')
		return false;
	for (size_t i = 0; i + 1 < s.n; i++)
		if ((s.p[i] == ':' && s.p[i + 1] == ' ') ||
		    (s.p[i] == ' ' && s.p[i + 1] == '#'))
			return false;
	for (size_t i = 0; flow && i < s.n; i++)
		if (str_find_char(STR(",[]{}?:"), s.p[i]) >= 0)
			return false;
	return all_plain_chars(s);
}

static void
single_quoted(struct buf *out, str s)
{
	buf_char(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			buf_char(out, '\'');
		buf_char(out, s.p[i]);
	}
	buf_char(out, '\'');
}

/* No file of this format may hold them, escaped or not. */
static bool
control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') ||
	    (c >= 0x7f && c < 0xa0);
}

static void
double_quoted(struct buf *out, str s)
{
	uint32_t c;

	buf_char(out, '"');
	for (size_t n, i = 0; i < s.n; i += n) {
		n = char_at(s, i, &c);
		if (n == 0 || control(c)) {
			buf_lit(out, "\xef\xbf\xbd");
			n = n ? n : 1;
		} else if (c == '"' || c == '\\') {
			buf_char(out, '\\');
			buf_char(out, (char)c);
		} else if (c == '\n') {
			buf_lit(out, "\\n");
		} else if (c == '\t') {
			buf_lit(out, "\\t");
		} else if (plain_char(c)) {
			buf_bytes(out, s.p + i, n);
		} else if (c < 0x100) {
			buf_fmt(out, "\\x%02X", c);
		} else if (c < 0x10000) {
			buf_fmt(out, "\\u%04X", c);
		} else {
			buf_fmt(out, "\\U%08X", c);
		}
	}
	buf_char(out, '"');
}

static void
write_text(struct buf *out, str text, bool flow)
{
	if (plain(text, flow))
		buf_str(out, text);
	else if (str_find_char(text, '\'') < 0 && all_plain_chars(text))
		single_quoted(out, text);
	else
		double_quoted(out, text);
}

void
yaml_text(struct buf *out, str text)
{
	write_text(out, text, false);
}

/* The same within [a, b] or { a: b }, where , [ ] { } mean something. */
static void
flow_text(struct buf *out, str text)
{
	write_text(out, text, true);
}

void
yaml_key(struct buf *out, int indent, str key)
{
	buf_repeat(out, ' ', (size_t)indent);
	/* "a:b" is fine as a value, and no key that anybody expects. */
	write_text(out, key, true);
	buf_char(out, ':');
}

/* Whether a literal block gives back exactly these lines. */
static bool
block_holds(str s)
{
	struct cut c = { .tail = s, .found = true };

	if (str_find_char(s, '\n') < 0 || char_space(s.p[0]) ||
	    char_space(s.p[s.n - 1]))
		return false;
	while (c.found) {
		c = str_cut(c.tail, '\n');
		if (!all_plain_chars(c.head) ||
		    (c.head.n && c.head.p[c.head.n - 1] == ' '))
			return false;
	}
	return true;
}

static void
write_value(struct buf *out, int indent, str text)
{
	struct cut c = { .tail = text, .found = true };

	if (!block_holds(text)) {
		buf_char(out, ' ');
		yaml_text(out, text);
		buf_char(out, '\n');
		return;
	}
	buf_lit(out, " |-\n");
	while (c.found) {
		c = str_cut(c.tail, '\n');
		if (c.head.n) {
			buf_repeat(out, ' ', (size_t)indent + 2);
			buf_str(out, c.head);
		}
		buf_char(out, '\n');
	}
}

void
yaml_pair(struct buf *out, int indent, str key, str text)
{
	if (str_empty(text))
		return;
	yaml_key(out, indent, key);
	write_value(out, indent, text);
}

void
yaml_list(struct buf *out, int indent, str key, const str *v, size_t n)
{
	size_t width = 0;

	yaml_key(out, indent, key);
	for (size_t i = 0; i < n; i++)
		width += v[i].n + 2;
	if (width <= LIST_WIDTH) {
		buf_lit(out, " [");
		for (size_t i = 0; i < n; i++) {
			if (i)
				buf_lit(out, ", ");
			flow_text(out, v[i]);
		}
		buf_lit(out, "]\n");
		return;
	}
	buf_char(out, '\n');
	for (size_t i = 0; i < n; i++) {
		buf_repeat(out, ' ', (size_t)indent + 2);
		buf_lit(out, "- ");
		yaml_text(out, v[i]);
		buf_char(out, '\n');
	}
}

/* A node within a line: { a: b, c: [d] }. What stands deeper in a value
 * that nobody but a theme reads need not be pretty. */
static void
flow_node(struct buf *out, const struct node *n)
{
	bool list = n->kind == NODE_LIST;

	switch (n->kind) {
	case NODE_NULL:
		buf_lit(out, "null");
		return;
	case NODE_SCALAR:
		/* What the writer left unquoted may be a number or a
		 * date: it stays one. */
		if (!n->quoted && number_like(n->text) &&
		    str_find_char(n->text, ',') < 0 &&
		    str_find_char(n->text, ':') < 0)
			buf_str(out, n->text);
		else if (!n->quoted && is_special(n->text))
			buf_str(out, n->text);
		else
			flow_text(out, n->text);
		return;
	case NODE_LIST:
	case NODE_MAP:
		break;
	}
	buf_str(out, list ? STR("[") : STR("{ "));
	for (const struct node *i = n->first; i; i = i->next) {
		if (i != n->first)
			buf_lit(out, ", ");
		if (!list) {
			flow_text(out, i->key);
			buf_lit(out, ": ");
		}
		flow_node(out, i);
	}
	buf_str(out, list ? STR("]") : STR(" }"));
}

void
yaml_node(struct buf *out, int indent, str key, const struct node *n)
{
	yaml_key(out, indent, key);
	if (n->kind == NODE_SCALAR && str_find_char(n->text, '\n') >= 0) {
		write_value(out, indent, n->text);
		return;
	}
	buf_char(out, ' ');
	flow_node(out, n);
	buf_char(out, '\n');
}
