#include "read/text.h"

#include <inttypes.h>

#include "base/block16.h"
#include "base/utf8.h"

static struct place
whole(uint32_t file)
{
	return (struct place){ .file = file };
}

struct place
text_place(str text, size_t offset, uint32_t file)
{
	const char *p = text.p, *end = text.p + offset, *next;
	struct place at = { .file = file, .line = 1 };

	while ((next = memchr(p, '\n', (size_t)(end - p)))) {
		p = next + 1;
		at.line++;
	}
	at.col = (uint32_t)(end - p) + 1;
	return at;
}

void
text_too_large(uint32_t file, uint64_t size, struct diags *d)
{
	if (size)
		diag_add(d, RULE_FILE_TOO_LARGE, whole(file),
		    "the file has %" PRIu64 " bytes; a text may have %d",
		    size, TEXT_BYTES_MOST);
	else
		diag_add(d, RULE_FILE_TOO_LARGE, whole(file),
		    "the file is too large; a text may have %d bytes",
		    TEXT_BYTES_MOST);
	diag_help(d, "put logs and dumps into an attachment, and link it");
}

/* Whether half of the first bytes are NUL, every second one or more:
 * UTF-16 or UTF-32 without its mark. */
static bool
looks_wide(str s)
{
	size_t n = s.n < 64 ? s.n : 64, nul = 0;

	for (size_t i = 0; i < n; i++)
		nul += s.p[i] == '\0';
	return n >= 8 && nul * 5 >= n * 2;
}

static bool
wide(str s, uint32_t file, struct diags *d)
{
	if (!str_starts(s, STR("\xff\xfe")) &&
	    !str_starts(s, STR("\xfe\xff")) && !looks_wide(s))
		return false;
	diag_add(d, RULE_FILE_UTF16, whole(file),
	    "the file is UTF-16 or UTF-32");
	diag_help(d, "save it as UTF-8");
	return true;
}

enum { BLOCK = sizeof(block16), RUN = 4 * BLOCK };

/* Whether n bytes, of whole blocks, are printable ASCII, tab or LF. */
static inline bool
all_plain(const char *p, size_t n)
{
	block16 odd = { 0 };

	for (size_t i = 0; i < n; i += BLOCK) {
		const block16 b = block16_load(p + i);

		/* With a sign, what is not ASCII is below all that is. */
		odd |= ((block16)((block16_signed)b < 0x20) &
		    ~(block16_is(b, '\t') | block16_is(b, '\n'))) |
		    block16_is(b, 0x7f);
	}
	return !block16_any(odd);
}

/* Where the first block begins that is not plain. Nearly all of a site ends
 * here. */
static size_t
plain(str s)
{
	size_t i = 0;

	while (i + RUN <= s.n && all_plain(s.p + i, RUN))
		i += RUN;
	while (i + BLOCK <= s.n && all_plain(s.p + i, BLOCK))
		i += BLOCK;
	return i;
}

bool
text_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
	    (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
}

/* What a text has that is not plain. Offsets are SIZE_MAX when absent. */
struct found {
	size_t nul, cr;
	size_t control;		/* the first */
	uint32_t code;		/* which it is */
	size_t controls;	/* how many there are */
	bool foreign;		/* there may be what is not UTF-8 */
};

static struct found
look(str s)
{
	struct found f = { SIZE_MAX, SIZE_MAX, SIZE_MAX, 0, 0, false };

	for (size_t i = plain(s); i < s.n; ) {
		size_t at = i;
		uint32_t c;

		if (s.p[i] >= ' ' && s.p[i] < 0x7f) {
			i++;
			if (i % BLOCK == 0)
				i += plain(str_from(s, i));
			continue;
		}
		c = utf8_next(s, &i);
		f.foreign |= c == UTF8_REPLACEMENT;
		if (c == '\0' && f.nul == SIZE_MAX)
			f.nul = at;
		if (c == '\r' && f.cr == SIZE_MAX &&
		    (i == s.n || s.p[i] != '\n'))
			f.cr = at;
		if (text_control(c) && f.controls++ == 0) {
			f.control = at;
			f.code = c;
		}
		/* Back to the fast way at the next block's edge. */
		if (i % BLOCK == 0)
			i += plain(str_from(s, i));
	}
	return f;
}

static void
report_bad(str s, size_t offset, uint32_t file, struct diags *d)
{
	unsigned char c = (unsigned char)s.p[offset];
	struct place at = text_place(s, offset, file);
	char letter[4];

	at.len = 1;
	diag_add(d, RULE_FILE_NOT_UTF8, at, "byte 0x%02X is not UTF-8", c);
	/* A letter of Latin-1 is the character of its number. */
	if (c >= 0xc0)
		diag_help(d, "if this is meant to be %.*s, the file is "
		    "Latin-1: save it as UTF-8",
		    (int)utf8_put(letter, c), letter);
	else
		diag_help(d, "save the file as UTF-8");
}

static bool
report(str s, const struct found *f, uint32_t file, struct diags *d)
{
	ptrdiff_t bad;

	if (f->nul != SIZE_MAX) {
		diag_add(d, RULE_FILE_NUL, text_place(s, f->nul, file),
		    "a NUL byte: this is not text");
		diag_help(d, "give an attachment its right ending, or "
		    "restore the file");
		return true;
	}
	bad = f->foreign ? utf8_bad(s) : -1;
	if (bad >= 0) {
		report_bad(s, (size_t)bad, file, d);
		return true;
	}
	if (f->cr != SIZE_MAX) {
		diag_add(d, RULE_FILE_LINE_ENDS,
		    text_place(s, f->cr, file),
		    "a carriage return without a line feed");
		diag_help(d, "end lines with LF or CRLF");
		return true;
	}
	return false;
}

/* A copy with spaces, as many as a control character has bytes, so that
 * every place stays where it was. */
static str
without_controls(struct arena *a, str s, size_t from)
{
	char *p = arena_bytes(a, s.n);

	memcpy(p, s.p, s.n);
	for (size_t i = from; i < s.n; ) {
		size_t at = i;

		if (text_control(utf8_next(s, &i)))
			memset(p + at, ' ', i - at);
	}
	return str_of(p, s.n);
}

static void
report_controls(str s, const struct found *f, uint32_t file,
    struct diags *d)
{
	struct place at = text_place(s, f->control, file);
	size_t end = f->control;

	utf8_next(s, &end);
	at.len = (uint32_t)(end - f->control);
	if (f->controls == 1)
		diag_add(d, RULE_CONTROL_CHARACTER, at,
		    "control character U+%04X", (unsigned)f->code);
	else
		diag_add(d, RULE_CONTROL_CHARACTER, at,
		    "control character U+%04X, the first of %zu",
		    (unsigned)f->code, f->controls);
	diag_help(d, "delete it; a space takes its place");
}

bool
text_check(struct arena *a, str bytes, uint32_t file, str *text,
    struct diags *d)
{
	struct found f;

	*text = STR_NONE;
	if (bytes.n > TEXT_BYTES_MOST) {
		text_too_large(file, bytes.n, d);
		return false;
	}
	if (wide(bytes, file, d))
		return false;
	if (str_starts(bytes, STR("\xef\xbb\xbf")))
		bytes = str_from(bytes, 3);
	f = look(bytes);
	if (report(bytes, &f, file, d))
		return false;
	*text = f.controls ? without_controls(a, bytes, f.control) : bytes;
	if (str_empty(str_trim(*text))) {
		*text = STR_NONE;
		diag_add(d, RULE_FILE_EMPTY, whole(file),
		    "the file is empty");
		return false;
	}
	if (f.controls)
		report_controls(bytes, &f, file, d);
	return true;
}
