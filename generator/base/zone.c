#include "base/zone.h"

#include "base/tzrule.h"

/* RFC 8536, section 3.2: no offset is as much as 26 hours east or 25
 * hours west. */
enum { EAST_MOST = 26 * HOUR - 1, WEST_MOST = -25 * HOUR + 1 };
enum { HEADER = 44, NAME_MOST = 64 };

struct type {
	int offset;
	str name;
};

struct zone {
	size_t n;		/* changes, in order */
	int64_t *at;
	uint8_t *to;		/* the type that begins with each */
	struct type *types;	/* the first holds before all changes */
	bool ruled;		/* rule holds after the last change */
	struct tz_rule rule;
};

/* The counts of a header, and where its data begins. */
struct block {
	uint32_t utc, std, leap, time, type, chars;
	size_t data, size;
	unsigned wide;		/* bytes of a moment: 4 or 8 */
};

static uint32_t
be32(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
	    (uint32_t)u[2] << 8 | u[3];
}

static int32_t
signed32(uint32_t u)
{
	return u <= INT32_MAX ? (int32_t)u : -(int32_t)(UINT32_MAX - u) - 1;
}

static int64_t
signed64(const char *p)
{
	uint64_t u = (uint64_t)be32(p) << 32 | be32(p + 4);

	return u <= INT64_MAX ? (int64_t)u : -(int64_t)(UINT64_MAX - u) - 1;
}

/* A header and its data block, all of them inside bytes. */
static bool
block_read(str bytes, size_t at, unsigned wide, struct block *b)
{
	const char *p;
	uint64_t size;

	if (bytes.n < at || bytes.n - at < HEADER ||
	    !str_starts(str_from(bytes, at), STR("TZif")))
		return false;
	p = bytes.p + at + 20;
	*b = (struct block){ be32(p), be32(p + 4), be32(p + 8),
	    be32(p + 12), be32(p + 16), be32(p + 20), at + HEADER, 0, wide };
	size = (uint64_t)b->time * (wide + 1) + (uint64_t)b->type * 6 +
	    b->chars + (uint64_t)b->leap * (wide + 4) + b->std + b->utc;
	if (size > bytes.n - b->data)
		return false;
	b->size = (size_t)size;
	return true;
}

/* The name that begins at an index into the zero-ended names. Anything
 * that is no plain name is left out. */
static str
name_at(struct arena *a, str names, size_t at)
{
	size_t n = 0;

	for (; at + n < names.n && names.p[at + n]; n++) {
		char c = names.p[at + n];

		if (!char_alnum(c) && c != '+' && c != '-')
			return STR_NONE;
	}
	return str_dup(a, str_sub(names, at, at + n));
}

static bool
types_read(struct arena *a, str bytes, const struct block *b,
    struct zone *z)
{
	size_t at = b->data + (size_t)b->time * (b->wide + 1);
	str names = str_sub(bytes, at + (size_t)b->type * 6,
	    at + (size_t)b->type * 6 + b->chars);

	z->types = arena_array(a, struct type, b->type);
	for (uint32_t i = 0; i < b->type; i++) {
		const char *p = bytes.p + at + (size_t)i * 6;
		int32_t offset = signed32(be32(p));

		if (offset > EAST_MOST || offset < WEST_MOST)
			return false;
		z->types[i].offset = offset;
		z->types[i].name = name_at(a, names, (unsigned char)p[5]);
	}
	return true;
}

static bool
changes_read(struct arena *a, str bytes, const struct block *b,
    struct zone *z)
{
	const char *to = bytes.p + b->data + (size_t)b->time * b->wide;

	z->n = b->time;
	z->at = arena_array(a, int64_t, z->n);
	z->to = arena_array(a, uint8_t, z->n);
	for (size_t i = 0; i < z->n; i++) {
		const char *p = bytes.p + b->data + i * b->wide;

		z->at[i] = b->wide == 8 ? signed64(p) : signed32(be32(p));
		z->to[i] = (uint8_t)to[i];
		if (z->to[i] >= b->type ||
		    (i > 0 && z->at[i] <= z->at[i - 1]))
			return false;
	}
	return true;
}

/* The rule between two line ends behind the second block. */
static bool
footer_read(struct arena *a, str bytes, size_t at, struct zone *z)
{
	struct cut line;

	if (at >= bytes.n || bytes.p[at] != '\n')
		return false;
	line = str_cut(str_from(bytes, at + 1), '\n');
	if (!line.found)
		return false;
	z->ruled = line.head.n > 0;
	return !z->ruled || tz_rule_parse(a, line.head, &z->rule);
}

struct zone *
zone_parse(struct arena *a, str bytes)
{
	struct zone *z = arena_new(a, struct zone);
	struct block b;
	bool second;

	if (!block_read(bytes, 0, 4, &b))
		return NULL;
	second = bytes.p[4] >= '2' && bytes.p[4] <= '9';
	if (!second && bytes.p[4] != '\0')
		return NULL;
	if (second && !block_read(bytes, b.data + b.size, 8, &b))
		return NULL;
	/* A table that counts leap seconds does not count as we do. */
	if (b.leap > 0 || b.type == 0 || b.type > 256)
		return NULL;
	if (!types_read(a, bytes, &b, z) || !changes_read(a, bytes, &b, z))
		return NULL;
	if (second && !footer_read(a, bytes, b.data + b.size, z))
		return NULL;
	return z;
}

/* The stretch of one offset that a moment is in. */
static struct tz_span
span_at(const struct zone *z, int64_t moment)
{
	struct tz_span span = { INT64_MIN, INT64_MAX, 0, STR_NONE };
	size_t low = 0, high = z->n;	/* at[low - 1] <= moment < at[high] */
	const struct type *type;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (z->at[mid] <= moment)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == z->n && z->ruled)
		span = tz_rule_span(&z->rule, moment);
	if (low > 0 && z->at[low - 1] > span.from)
		span.from = z->at[low - 1];
	if (low == z->n && z->ruled)
		return span;
	type = low > 0 ? &z->types[z->to[low - 1]] : &z->types[0];
	span.offset = type->offset;
	span.name = type->name;
	if (low < z->n)
		span.to = z->at[low];
	return span;
}

int
zone_offset(const struct zone *z, int64_t moment)
{
	return span_at(z, moment).offset;
}

str
zone_abbreviation(const struct zone *z, int64_t moment)
{
	return span_at(z, moment).name;
}

enum zone_status
zone_moment(const struct zone *z, const struct civil *c, int64_t *moment)
{
	int64_t local = civil_moment(c);
	struct tz_span s = span_at(z, local - EAST_MOST - 1);
	bool found = false;

	*moment = TIME_NONE;
	/* Each stretch holds at most one moment with this local time, and
	 * all that could are within a day or so of it. */
	for (;;) {
		int64_t at = local - s.offset;
		struct tz_span next;

		if (at >= s.from && at < s.to) {
			if (found)
				return ZONE_AMBIGUOUS;
			found = true;
			*moment = at;
		}
		if (s.to > local - WEST_MOST)
			break;
		next = span_at(z, s.to);
		/* Skipped, unless some stretch still has it. */
		if (!found && s.to + s.offset <= local &&
		    local < s.to + next.offset)
			*moment = s.to;
		s = next;
	}
	return found ? ZONE_OK : ZONE_SKIPPED;
}

bool
zone_name_valid(str name)
{
	static const str whichever[] = {
		STR_INIT("localtime"), STR_INIT("posixrules"),
		STR_INIT("Factory"),
	};
	bool inside = false;	/* a part has begun */

	if (name.n > NAME_MOST)
		return false;
	for (size_t i = 0; i < sizeof(whichever) / sizeof(whichever[0]); i++)
		if (str_eq(name, whichever[i]))
			return false;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c == '/' && !inside)
			return false;
		if (c != '/' && !char_alnum(c) && c != '+' && c != '-' &&
		    c != '_')
			return false;
		inside = c != '/';
	}
	return inside;
}
