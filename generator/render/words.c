#include "render/words.h"

#include <string.h>

#include "render/words_plural.h"

enum { FILLED_USUAL = 256 };	/* bytes; more are written twice */

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
		.plurals = w->plurals, .at = from->at };
	if (!known && w->layer == 1)
		t->first = t->text;
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
}

str
words_get(const struct words *w, str key)
{
	const struct text *t = map_get(&w->by_key, key);

	return t ? t->text : key;
}

static const struct blank *
find_blank(const struct blank *blanks, size_t n, str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(blanks[i].name, name))
			return &blanks[i];
	return NULL;
}

/* Bytes that do not fit are only counted. */
static size_t
put(char *to, size_t room, size_t at, str s)
{
	if (s.n > 0 && at + s.n <= room)
		memcpy(to + at, s.p, s.n);
	return at + s.n;
}

/* Write text with its blanks filled, as far as there is room. */
static size_t
fill(char *to, size_t room, str text, const struct blank *blanks, size_t n)
{
	size_t at = 0;

	while (!str_empty(text)) {
		struct cut head = str_cut(text, '{');
		struct cut name = str_cut(head.tail, '}');
		const struct blank *found;

		at = put(to, room, at, head.head);
		if (!head.found)
			break;
		found = name.found ? find_blank(blanks, n, name.head) : NULL;
		at = put(to, room, at, found ? found->value : STR("{"));
		text = found ? name.tail : head.tail;
	}
	return at;
}

str
words_fill(const struct words *w, struct arena *a, str key,
    const struct blank *blanks, size_t n)
{
	str text = words_get(w, key);
	char usual[FILLED_USUAL], *p;
	size_t length = fill(usual, sizeof(usual), text, blanks, n);

	if (length <= sizeof(usual))
		return str_dup(a, str_of(usual, length));
	p = arena_bytes(a, length);
	fill(p, length, text, blanks, n);
	return str_of(p, length);
}

/* The key of the form that goes with a number, by the rules of the
 * language that the text is in; `other` does for those that are missing. */
static str
form_of(const struct words *w, struct arena *a, str key, int64_t number)
{
	str other = str_cat(a, key, STR(".other"));
	const struct text *t = map_get(&w->by_key, other);
	enum plural_form f = plural_form(t ? t->plurals : w->plurals, number);
	str form;

	if (f == PLURAL_OTHER)
		return other;
	form = str_cat(a, key, STR("."), str_c(plural_word(f)));
	return map_get(&w->by_key, form) ? form : other;
}

str
words_count(const struct words *w, struct arena *a, str key,
    int64_t number, const struct blank *blanks, size_t n)
{
	struct blank *all = arena_array(a, struct blank, n + 1);
	str form = form_of(w, a, key, number);

	if (n > 0)
		memcpy(all, blanks, n * sizeof(*all));
	all[n] = (struct blank){ STR("n"), words_number(w, a, number) };
	return words_fill(w, a, form, all, n + 1);
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
	str digits = words_digits(a, n, 1);
	str mark = words_get(w, STR("thousands"));
	size_t at = 0;
	size_t room = digits.n + digits.n / 3 * mark.n;
	char *p;

	if (digits.n < 4)
		return digits;
	p = arena_bytes(a, room);
	for (size_t i = 0; i < digits.n; i++) {
		bool first = i == 0 || !char_digit(digits.p[i - 1]);

		if (!first && (digits.n - i) % 3 == 0)
			at = put(p, room, at, mark);
		p[at++] = digits.p[i];
	}
	return str_of(p, at);
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
