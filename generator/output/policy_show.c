#include "output/policy_show.h"

#include "import/yaml_write.h"

enum { COMMENT_COLUMN = 56, STEP = 2 };

struct shown {
	struct buf *out;
	const str *paths;
};

/* "preset operations" has one line of interest: which preset it is. */
static void
put_origin(const struct shown *s, struct buf *out, struct place at)
{
	str path = s->paths[at.file];

	buf_lit(out, "# ");
	buf_str(out, path);
	if (!str_starts(path, STR("preset ")))
		buf_fmt(out, ":%u", at.line);
}

/* A number or word that was written without quotes needs none. */
static void
put_text(struct buf *out, const struct node *n)
{
	bool plain = !n->quoted && n->text.n > 0;

	for (size_t i = 0; i < n->text.n && plain; i++)
		plain = char_alnum(n->text.p[i]) || (i > 0 &&
		    (n->text.p[i] == '.' || n->text.p[i] == '-'));
	if (plain)
		buf_str(out, n->text);
	else
		yaml_text(out, n->text);
}

/* Lines that end in a line end; the origin goes behind the first. */
static void
put_lines(const struct shown *s, str lines, const struct node *n)
{
	struct cut c = str_cut(lines, '\n');
	size_t width = c.head.n;

	buf_str(s->out, c.head);
	buf_repeat(s->out, ' ', width + 2 < COMMENT_COLUMN
	    ? COMMENT_COLUMN - width : 2);
	put_origin(s, s->out, n->at);
	buf_char(s->out, '\n');
	buf_str(s->out, c.tail);
}

/* Whether a text of several lines can stand as a literal block: nothing
 * in it that YAML would take for a line end of its own or refuse. */
static bool
block_fits(str s)
{
	if (str_find_char(s, '\n') < 0 || char_space(s.p[0]))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		str rest = str_from(s, i);

		if ((c < 0x20 && c != '\n') || c == 0x7f ||
		    (c == 0xc2 && rest.n > 1 &&
		    (unsigned char)rest.p[1] < 0xa0) ||
		    str_starts(rest, STR("\xe2\x80\xa8")) ||
		    str_starts(rest, STR("\xe2\x80\xa9")) ||
		    str_starts(rest, STR("\xef\xbb\xbf")))
			return false;
	}
	return true;
}

/* The line ends behind the last line are kept by "|+", taken off by "|-",
 * and one is what "|" means. */
static void
put_block(struct buf *out, int indent, str key, str text)
{
	struct cut line = { .tail = text, .found = true };
	bool ended = str_ends(text, STR("\n"));

	yaml_key(out, indent, key);
	buf_str(out, str_ends(text, STR("\n\n")) ? STR(" |+")
	    : ended ? STR(" |") : STR(" |-"));
	buf_char(out, '\n');
	if (ended)
		line.tail.n--;
	while (line.found) {
		line = str_cut(line.tail, '\n');
		if (line.head.n)
			buf_repeat(out, ' ', (size_t)indent + STEP);
		buf_str(out, line.head);
		buf_char(out, '\n');
	}
}

static void put_map(const struct shown *s, int indent, bool item,
    const struct node *map);

static void
put_item(const struct shown *s, int indent, const struct node *n)
{
	struct buf line = buf_init(BUF_MAX);

	if (n->kind == NODE_MAP && n->first) {
		put_map(s, indent + STEP, true, n);
		return;
	}
	buf_repeat(&line, ' ', (size_t)indent);
	buf_lit(&line, "- ");
	if (n->kind == NODE_SCALAR)
		put_text(&line, n);
	else
		buf_lit(&line, "{}");
	buf_char(&line, '\n');
	put_lines(s, buf_view(&line), n);
	buf_release(&line);
}

static void
put_scalar(struct buf *line, int indent, const struct node *n)
{
	if (block_fits(n->text)) {
		put_block(line, indent, n->key, n->text);
		return;
	}
	yaml_key(line, indent, n->key);
	buf_char(line, ' ');
	if (n->text.n)
		put_text(line, n);
	else
		buf_lit(line, "''");
	buf_char(line, '\n');
}

/* A key whose value stands on its own line, or below it. */
static void
put_value(const struct shown *s, int indent, bool dash,
    const struct node *n)
{
	struct buf line = buf_init(BUF_MAX);

	if (n->kind == NODE_SCALAR) {
		put_scalar(&line, indent, n);
	} else {
		yaml_key(&line, indent, n->key);
		if (!n->first)
			buf_str(&line, n->kind == NODE_LIST ? STR(" []")
			    : n->kind == NODE_MAP ? STR(" {}") : STR_NONE);
		buf_char(&line, '\n');
	}
	/* The first key of an item stands behind the dash. */
	if (dash && line.n > (size_t)indent)
		line.p[indent - STEP] = '-';
	/* The origin stands behind values, not behind keys of maps. */
	if (n->kind == NODE_SCALAR || !n->first)
		put_lines(s, buf_view(&line), n);
	else
		buf_str(s->out, buf_view(&line));
	buf_release(&line);
	if (n->kind == NODE_MAP)
		put_map(s, indent + STEP, false, n);
	else if (n->kind == NODE_LIST)
		for (const struct node *i = n->first; i; i = i->next)
			put_item(s, indent + STEP, i);
}

/* Whether a key of a map has done its work when the policy was merged:
 * extends: of the whole, and drop: of an item. A kind of action may well be
 * called so. */
static bool
spent(str key, int indent, bool item)
{
	return item ? str_eq(key, STR("drop"))
	    : indent == 0 && str_eq(key, STR("extends"));
}

/* No deeper than the reader of YAML allows. */
static void
put_map(const struct shown *s, int indent, bool item,
    const struct node *map)
{
	bool dash = item;

	for (const struct node *n = map->first; n; n = n->next) {
		if (spent(n->key, indent, item))
			continue;
		if (indent == 0 && s->out->n && n->kind != NODE_SCALAR)
			buf_char(s->out, '\n');
		put_value(s, indent, dash, n);
		dash = false;
	}
}

void
policy_show(struct buf *out, const struct policy *p, const str *paths)
{
	const struct shown s = { out, paths };

	if (p->tree && p->tree->kind == NODE_MAP)
		put_map(&s, 0, false, p->tree);
}
