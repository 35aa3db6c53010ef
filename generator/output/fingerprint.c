#include "output/fingerprint.h"

#include <inttypes.h>

#include "base/map.h"

/* The words of a line with one space between them. */
static void
put_evened(struct buf *b, str line)
{
	bool space = false, any = false;

	for (size_t i = 0; i < line.n; i++) {
		if (char_space(line.p[i])) {
			space = any;
			continue;
		}
		if (space)
			buf_char(b, ' ');
		buf_char(b, line.p[i]);
		space = false;
		any = true;
	}
}

/* The line of the finding before, as a number: a line can be long, and
 * have thousands of them. */
struct last {
	uint32_t file, line;
	uint64_t hash;
	struct buf evened;
};

static uint64_t
line_hash(struct last *last, struct place at, struct lines *l)
{
	str line;

	if (at.file == last->file && at.line == last->line)
		return last->hash;
	buf_clear(&last->evened);
	if (lines_get(l, at.file, at.line, &line))
		put_evened(&last->evened, line);
	last->file = at.file;
	last->line = at.line;
	last->hash = str_hash(buf_view(&last->evened));
	return last->hash;
}

/* Parts end with a NUL: no rule and no path holds one. */
static void
put_parts(struct buf *b, enum rule rule, str path, uint64_t line)
{
	buf_fmt(b, "AC%03d", rule_info(rule)->number);
	buf_char(b, '\0');
	buf_str(b, path);
	buf_char(b, '\0');
	fingerprint_put(b, line);
	buf_char(b, '\0');
}

const uint64_t *
fingerprints(struct arena *a, const struct diags *d, const str *paths,
    struct lines *l)
{
	uint64_t *v = arena_array(a, uint64_t, d->n);
	struct arena scratch = { 0 };
	struct buf parts = buf_init(BUF_MAX);
	struct last last = { .line = UINT32_MAX,
	    .evened = buf_init(BUF_MAX) };
	struct map seen = { 0 };

	for (size_t i = 0; i < d->n; i++) {
		const struct diag *g = &d->v[i];
		uint64_t *times;
		void **at;

		/* The path is a part: no other file matters. */
		if (i > 0 && g->at.file != d->v[i - 1].at.file) {
			arena_reset(&scratch);
			seen = (struct map){ 0 };
		}
		buf_clear(&parts);
		put_parts(&parts, g->rule, paths[g->at.file],
		    line_hash(&last, g->at, l));
		at = map_at(&seen, str_dup(&scratch, buf_view(&parts)),
		    &scratch);
		if (!*at)
			*at = arena_new(&scratch, uint64_t);
		times = *at;
		buf_int(&parts, (int64_t)++*times);
		v[i] = str_hash(buf_view(&parts));
	}
	buf_release(&last.evened);
	buf_release(&parts);
	arena_release(&scratch);
	return v;
}

void
fingerprint_put(struct buf *out, uint64_t fingerprint)
{
	buf_fmt(out, "%016" PRIx64, fingerprint);
}

bool
fingerprint_read(str text, uint64_t *out)
{
	static const char digits[] = "0123456789abcdef";
	uint64_t v = 0;

	if (text.n != 16)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		const char *at = text.p[i] ? strchr(digits, text.p[i])
		    : NULL;

		if (!at)
			return false;
		v = v << 4 | (uint64_t)(at - digits);
	}
	*out = v;
	return true;
}
