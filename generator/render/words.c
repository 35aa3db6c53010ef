#include "render/words_parts.h"

#include <assert.h>

void
words_init(struct words *w, struct arena *a)
{
	*w = (struct words){ .arena = a, .shown = value_map(a) };
}

void
words_language(struct words *w, str language)
{
	w->layer++;
	w->plurals = plural_rules(language);
}

static int
slot_of(str blank)
{
	static const str names[SLOTS] = {
		[SLOT_N] = STR_INIT("n"),
		[SLOT_A] = STR_INIT("a"),
		[SLOT_B] = STR_INIT("b"),
		[SLOT_LENGTH] = STR_INIT("length"),
		[SLOT_CLOCK] = STR_INIT("clock"),
		[SLOT_DAY] = STR_INIT("day"),
		[SLOT_MONTH] = STR_INIT("month"),
		[SLOT_YEAR] = STR_INIT("year"),
	};
	int slot = 0;

	while (slot < SLOTS && !str_eq(names[slot], blank))
		slot++;
	return slot;
}

/* A { that no name in } follows is text, like any other character. */
static void
split(struct arena *a, struct text *t)
{
	str rest = t->text;
	size_t from = 0;

	for (;;) {
		ptrdiff_t at = str_find_char(str_from(rest, from), '{');
		struct cut name;

		if (at < 0)
			break;
		from += (size_t)at + 1;
		name = str_cut(str_from(rest, from), '}');
		if (!name.found || str_find_char(name.head, '{') >= 0)
			continue;
		*vec_push(a, &t->parts) = (struct text_part){
		    str_sub(rest, 0, from - 1), name.head,
		    slot_of(name.head) };
		rest = name.tail;
		from = 0;
	}
	*vec_push(a, &t->parts) = (struct text_part){ rest, STR_NONE,
	    SLOTS };
}

/* Where its key ends in the name of a form, find it by that, too. */
static void
add_form(struct words *w, const struct text *t)
{
	struct cut c = str_rcut(t->key, '.');
	struct text_forms **at;

	for (int f = 0; c.found && f < PLURAL_FORMS; f++) {
		if (!str_eq(c.tail, str_c(plural_word((enum plural_form)f))))
			continue;
		at = (struct text_forms **)map_at(&w->counted, c.head,
		    w->arena);
		if (!*at)
			*at = arena_new(w->arena, struct text_forms);
		(*at)->form[f] = t;
	}
}

static void
add_text(struct words *w, str key, const struct node *from)
{
	void **at = map_at(&w->by_key, key, w->arena);
	struct text *t = *at;
	bool known = t != NULL;

	if (!known)
		*vec_push(w->arena, &w->all) = *at = t =
		    arena_new(w->arena, struct text);
	*t = (struct text){ .key = key, .text = node_text(from),
		.first = t->first, .layer = w->layer,
		.plurals = w->plurals, .at = from->at,
		.key_at = from->key_at };
	if (!known && w->layer == 1)
		t->first = t->text;
	split(w->arena, t);
	add_form(w, t);
	if (str_find_char(key, '.') >= 0)
		return;
	if (known) {	/* laid over: the value that templates see, too */
		struct value *v = (struct value *)value_get(w->shown, key);

		if (v)
			v->text = t->text;
	} else {
		value_put(w->arena, w->shown, key, t->text);
	}
}

/* One level of keys below the top is all that there is. */
static void
add_below(struct words *w, const struct node *n)
{
	int64_t i = 0;

	for (const struct node *k = n->first; k; k = k->next) {
		str name = n->kind == NODE_MAP ? k->key
		    : str_format(w->arena, "%lld", (long long)++i);

		/* What was emptied leaves what is there. */
		if (k->kind != NODE_NULL)
			add_text(w, str_cat(w->arena, n->key, STR("."), name),
			    k);
	}
}

void
words_add(struct words *w, const struct node *root)
{
	if (!root || root->kind != NODE_MAP)
		return;
	for (const struct node *n = root->first; n; n = n->next) {
		if (n->kind == NODE_SCALAR)
			add_text(w, n->key, n);
		else
			add_below(w, n);
	}
	words_know(w);
}

/* The forms of a text in the language that has its `other`, for a script,
 * which knows the number. */
static void
show_forms(struct words *w, str key, const struct text_forms *forms)
{
	const struct text *other = forms->form[PLURAL_OTHER];
	struct value *list = value_list(w->arena);

	for (int f = 0; other && f < PLURAL_FORMS; f++) {
		const struct text *t = forms->form[f];
		struct value *m;

		if (!t || t->plurals != other->plurals)
			continue;
		m = value_add(list, value_map(w->arena));
		value_put(w->arena, m, STR("form"),
		    str_c(plural_word((enum plural_form)f)));
		value_put(w->arena, m, STR("text"), t->text);
	}
	value_set(w->shown, key, list);
}

void
words_show(struct words *w)
{
	for (size_t i = 0; i < w->all.n; i++) {
		struct cut c = str_rcut(w->all.v[i]->key, '.');

		if (c.found && str_eq(c.tail, STR("other")))
			show_forms(w, c.head, map_get(&w->counted, c.head));
	}
	words_short_lengths(w);
}

/* A blank that is not given: as it is written. */
static inline str
unfilled(const struct text_part *p)
{
	return str_of(p->blank.p - 1, p->blank.n + 2);
}

static inline str
filling(const struct text_part *p, const struct blank *blanks, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (key_eq(blanks[i].name, p->blank))
			return blanks[i].value;
	return unfilled(p);
}

/* Copy a text, which is short nearly always: without a call up to 16 bytes. */
static inline char *
put(char *to, str s)
{
	if (s.n > 16) {
		memcpy(to, s.p, s.n);
	} else if (s.n >= 8) {
		uint64_t tail = key_word8(s.p + s.n - 8);

		memcpy(to, s.p, 8);
		memcpy(to + s.n - 8, &tail, 8);
	} else if (s.n >= 4) {
		uint32_t tail = (uint32_t)key_word4(s.p + s.n - 4);

		memcpy(to, s.p, 4);
		memcpy(to + s.n - 4, &tail, 4);
	} else {
		for (size_t i = 0; i < s.n; i++)
			to[i] = s.p[i];
	}
	return to + s.n;
}

/* Room for a text whose blanks are filled with no more than this each; one
 * that is not given has room where it is written. */
static inline char *
room_for(const struct text *t, struct arena *a, size_t longest)
{
	return arena_bytes(a, t->text.n + (t->parts.n - 1) * longest);
}

/* Append the last part, and give back the memory that was not needed. */
static inline str
finish(const struct text *t, struct arena *a, char *from, char *to)
{
	to = put(to, t->parts.v[t->parts.n - 1].lead);
	arena_trim(a, to);
	return str_of(from, (size_t)(to - from));
}

str
text_fill(const struct text *t, struct arena *a, const struct blank *blanks,
    size_t n)
{
	size_t last = t->parts.n - 1, longest = 0;
	char *p, *to;

	for (size_t i = 0; i < n; i++)
		if (blanks[i].value.n > longest)
			longest = blanks[i].value.n;
	p = to = room_for(t, a, longest);
	for (size_t i = 0; i < last; i++)
		to = put(put(to, t->parts.v[i].lead),
		    filling(&t->parts.v[i], blanks, n));
	return finish(t, a, p, to);
}

str
text_fill_slots(const struct text *t, struct arena *a,
    const str slots[SLOTS], unsigned given, size_t longest)
{
	size_t last = t->parts.n - 1;
	char *p, *to;

	p = to = room_for(t, a, longest);
	for (size_t i = 0; i < last; i++) {
		const struct text_part *part = &t->parts.v[i];

		to = put(to, part->lead);
		to = put(to, given >> part->slot & 1 ? slots[part->slot]
		    : unfilled(part));
	}
	return finish(t, a, p, to);
}

const struct text *
words_below(const struct words *w, struct arena *a, str prefix, str name)
{
	char key[64];

	if (prefix.n + name.n > sizeof(key))
		return words_text(w, str_cat(a, prefix, name));
	put(put(key, prefix), name);
	return words_text(w, str_of(key, prefix.n + name.n));
}

const struct text *
words_form(const struct words *w, const struct text_forms *forms,
    int64_t number)
{
	const struct text *other = forms ? forms->form[PLURAL_OTHER] : NULL;
	enum plural_form f = plural_form(other ? other->plurals : w->plurals,
	    number);

	return forms && forms->form[f] ? forms->form[f] : other;
}

str
words_count(const struct words *w, struct arena *a, str key,
    int64_t number, const struct blank *blanks, size_t n)
{
	const struct text *t = words_form(w, map_get(&w->counted, key),
	    number);
	struct blank all[BLANKS_MOST];

	assert(n < BLANKS_MOST);
	if (!t)
		return str_cat(a, key, STR(".other"));
	if (n > 0)
		memcpy(all, blanks, n * sizeof(*all));
	all[n] = (struct blank){ STR("n"), words_number(w, a, number) };
	return text_fill(t, a, all, n + 1);
}

/* Without printf(): pages have dozens of times each. */
str
words_digits(struct arena *a, int64_t n, int least)
{
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	char out[24];
	size_t at = sizeof(out);

	for (int done = 0; rest > 0 || done < least || done == 0; done++) {
		out[--at] = (char)('0' + rest % 10);
		rest /= 10;
	}
	if (n < 0)
		out[--at] = '-';
	return str_dup(a, str_of(out + at, sizeof(out) - at));
}

str
words_number(const struct words *w, struct arena *a, int64_t n)
{
	str digits = str_int(a, n), mark;
	char *p, *to;

	if (digits.n < 4)
		return digits;
	mark = words_get(w, STR("thousands"));
	p = to = arena_bytes(a, digits.n + digits.n / 3 * mark.n);
	for (size_t i = 0; i < digits.n; i++) {
		bool first = i == 0 || !char_digit(digits.p[i - 1]);

		if (!first && (digits.n - i) % 3 == 0)
			to = put(to, mark);
		*to++ = digits.p[i];
	}
	return str_of(p, (size_t)(to - p));
}

str
words_percent(const struct words *w, struct arena *a, str number)
{
	struct cut point = str_cut(number, '.');

	if (point.found)
		number = str_cat(a, point.head,
		    words_get(w, STR("decimal")), point.tail);
	return words_fill(w, a, STR("percent"), BLANKS({ STR("n"), number }));
}

str
words_list(const struct words *w, struct arena *a, const str *names,
    size_t n, size_t total)
{
	str head, last;

	if (n == 0)
		return STR_NONE;
	if (total > n)
		last = words_fill(w, a, STR("list_more"), BLANKS({ STR("n"),
		    words_number(w, a, (int64_t)(total - n)) }));
	else if (n == 1)
		return names[0];
	else
		last = names[--n];
	head = names[0];
	for (size_t i = 1; i < n; i++)
		head = words_fill(w, a, STR("list_comma"),
		    BLANKS({ STR("a"), head }, { STR("b"), names[i] }));
	return words_fill(w, a, STR("list_and"),
	    BLANKS({ STR("a"), head }, { STR("b"), last }));
}
