#include "output/baseline.h"

#include <stdlib.h>

#include "output/fingerprint.h"

#define HEAD STR("# allclear baseline ")
#define VERSION STR("1")

static const char guide[] =
    "# Findings that are known and not reported again. To take out those "
    "that are\n"
    "# gone, run: allclear check --baseline THIS-FILE --update-baseline\n";

enum { FINGERPRINT_DIGITS = 16 };

static int
by_fingerprint(const void *left, const void *right)
{
	const struct baseline_entry *a = left, *b = right;

	return (a->fingerprint > b->fingerprint) -
	    (a->fingerprint < b->fingerprint);
}

/* Sort, and drop lines that are there twice: merges of git make such. */
static void
sort(struct baseline *b)
{
	size_t kept = 0;

	if (b->n > 1)
		qsort(b->v, b->n, sizeof(b->v[0]), by_fingerprint);
	for (size_t i = 0; i < b->n; i++)
		if (i == 0 || b->v[kept - 1].fingerprint !=
		    b->v[i].fingerprint)
			b->v[kept++] = b->v[i];
	b->n = kept;
}

/* "AC204 content/..." */
static bool
reads_on(str rest)
{
	struct cut c = str_cut(rest, ' ');
	int64_t number;

	return c.found && str_starts(c.head, STR("AC")) &&
	    str_to_int(str_from(c.head, 2), &number) &&
	    !str_empty(str_trim(c.tail));
}

static bool
read_entry(struct arena *a, str line, struct baseline *b)
{
	uint64_t fingerprint;

	if (line.n <= FINGERPRINT_DIGITS ||
	    line.p[FINGERPRINT_DIGITS] != ' ' ||
	    !fingerprint_read(str_sub(line, 0, FINGERPRINT_DIGITS),
	    &fingerprint) ||
	    !reads_on(str_from(line, FINGERPRINT_DIGITS + 1)))
		return false;
	*vec_push(a, b) = (struct baseline_entry){ fingerprint, false };
	return true;
}

/* git's marks, and those of others: seven of one kind. */
static bool
is_merge_mark(str line)
{
	return str_starts(line, STR("<<<<<<<")) ||
	    str_starts(line, STR("=======")) ||
	    str_starts(line, STR(">>>>>>>")) ||
	    str_starts(line, STR("|||||||"));
}

static str
line_fault(struct arena *a, str line)
{
	if (is_merge_mark(line))
		return STR("a merge was not finished: this is a mark that it "
		    "leaves");
	return str_format(a, "this is no line of a baseline%s: it wants a "
	    "fingerprint, a rule and a path", line.n > 1000
	    ? ", and a very long one" : "");
}

static bool
head_fits(struct arena *a, str line, str *why)
{
	if (is_merge_mark(line)) {
		*why = line_fault(a, line);
	} else if (!str_starts(line, HEAD)) {
		*why = STR("this is no baseline: it does not begin with "
		    "\"# allclear baseline\"");
	} else if (!str_eq(str_from(line, HEAD.n), VERSION)) {
		*why = STR("another version of allclear wrote this "
		    "baseline");
	} else {
		return true;
	}
	return false;
}

bool
baseline_read(struct arena *a, str bytes, struct baseline *b,
    struct baseline_fault *why)
{
	struct cut c = str_line(bytes);

	*b = (struct baseline){ 0 };
	*why = (struct baseline_fault){ .line = 1 };
	if (!head_fits(a, c.head, &why->text))
		return false;
	while (c.found) {
		c = str_line(c.tail);
		why->line++;
		if (str_empty(c.head) || str_starts(c.head, STR("#")))
			continue;
		if (!read_entry(a, c.head, b)) {
			why->text = line_fault(a, c.head);
			return false;
		}
	}
	sort(b);
	return true;
}

bool
baseline_ours(str bytes)
{
	return str_empty(bytes) || str_starts(bytes, HEAD);
}

void
baseline_apply(struct baseline *b, struct diags *d, struct diags *known,
    const str *paths, lines_text_fn *text, void *context)
{
	struct arena a = { 0 };
	struct lines l = lines_init(text, context);
	const uint64_t *v = fingerprints(&a, d, paths, &l);
	size_t kept = 0;

	for (size_t i = 0; i < d->n; i++) {
		struct baseline_entry key = { .fingerprint = v[i] };
		struct baseline_entry *e = b->n == 0 ? NULL
		    : bsearch(&key, b->v, b->n, sizeof(b->v[0]),
		    by_fingerprint);

		if (e && !rule_locked(d->v[i].rule)) {
			e->met = true;
			*vec_push(known->arena, known) = d->v[i];
		} else {
			d->v[kept++] = d->v[i];
		}
	}
	d->n = kept;
	lines_release(&l);
	arena_release(&a);
}

size_t
baseline_gone(const struct baseline *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		n += !b->v[i].met;
	return n;
}

/* Writing. */

struct row {
	str path;
	int number;
	uint64_t fingerprint;
};

static int
by_row(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int c = str_cmp(a->path, b->path);

	if (!c)
		c = (a->number > b->number) - (a->number < b->number);
	return c ? c : (a->fingerprint > b->fingerprint) -
	    (a->fingerprint < b->fingerprint);
}

/* A path on one line. */
static void
put_path(struct buf *out, str path)
{
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if (c < 0x20 || c == 0x7f || c == '\\')
			buf_fmt(out, "\\x%02x", c);
		else
			buf_char(out, (char)c);
	}
}

void
baseline_write(struct buf *out, const struct diags *d, const str *paths,
    lines_text_fn *text, void *context)
{
	struct arena a = { 0 };
	struct lines l = lines_init(text, context);
	const uint64_t *v = fingerprints(&a, d, paths, &l);
	struct row *rows = arena_array(&a, struct row, d->n);
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		if (!rule_locked(d->v[i].rule))
			rows[n++] = (struct row){ paths[d->v[i].at.file],
			    rule_info(d->v[i].rule)->number, v[i] };
	if (n > 1)
		qsort(rows, n, sizeof(rows[0]), by_row);
	buf_str(out, HEAD);
	buf_str(out, VERSION);
	buf_char(out, '\n');
	buf_lit(out, guide);
	for (size_t i = 0; i < n; i++) {
		fingerprint_put(out, rows[i].fingerprint);
		buf_fmt(out, " AC%03d ", rows[i].number);
		/* A finding that is in no file. */
		if (str_empty(rows[i].path))
			buf_char(out, '-');
		put_path(out, rows[i].path);
		buf_char(out, '\n');
	}
	lines_release(&l);
	arena_release(&a);
}
