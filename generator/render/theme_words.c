#include "render/theme_words.h"

#include "render/words_plural.h"

enum { NAMED_MOST = 5, ENGLISH = 1 };

/* The key without ".few", when it is a form of a text that has `other`. */
static bool
is_form(const struct words *w, struct arena *a, str key, str *of)
{
	ptrdiff_t dot = str_rfind_char(key, '.');
	str last;

	if (dot < 0)
		return false;
	last = str_from(key, (size_t)dot + 1);
	*of = str_sub(key, 0, (size_t)dot);
	for (int f = 0; f < PLURAL_FORMS; f++)
		if (str_eq(last, str_c(plural_word((enum plural_form)f))))
			return map_get(&w->by_key, str_cat(a, *of,
			    STR(".other"))) != NULL;
	return false;
}

/* A form that the language does not have is not missing. */
static bool
counts(const struct words *w, struct arena *a, const struct text *t)
{
	str of;

	return !is_form(w, a, t->key, &of) ||
	    str_ends(t->key, STR(".other"));
}

static void
check_missing(const struct words *w, str language, struct place at,
    struct arena *a, struct diags *d)
{
	str named[NAMED_MOST];
	size_t missing = 0, all = 0;
	str list;

	for (size_t i = 0; i < w->all.n; i++) {
		const struct text *t = w->all.v[i];

		if (!counts(w, a, t))
			continue;
		all++;
		if (t->layer != ENGLISH)
			continue;
		if (missing < NAMED_MOST)
			named[missing] = t->key;
		missing++;
	}
	if (missing == 0)
		return;
	if (missing == all) {
		diag_add(d, RULE_WORDS_MISSING, at, "the theme has no words "
		    "in " STR_FMT ": what it says itself is in English",
		    STR_ARG(language));
		return;
	}
	list = named[0];
	for (size_t i = 1; i < missing && i < NAMED_MOST; i++)
		list = str_cat(a, list, STR(", "), named[i]);
	diag_add(d, RULE_WORDS_MISSING, at, "%zu of %zu texts are missing in "
	    STR_FMT " and are shown in English: " STR_FMT "%s", missing, all,
	    STR_ARG(language), STR_ARG(list),
	    missing > NAMED_MOST ? " ..." : "");
}

/* Whether English has {name}, in any form of the text. */
static bool
has_blank(const struct words *w, struct arena *a, str key, str blank)
{
	const struct text *t = map_get(&w->by_key, key);
	str of;

	if (t && str_find(t->first, blank) >= 0)
		return true;
	if (!is_form(w, a, key, &of))
		return false;
	if (str_eq(blank, STR("{n}")))
		return true;
	t = map_get(&w->by_key, str_cat(a, of, STR(".other")));
	return t && str_find(t->first, blank) >= 0;
}

static bool
known(const struct words *w, struct arena *a, const struct text *t)
{
	const struct text *other;
	str of;

	if (!str_empty(t->first))
		return true;
	if (!is_form(w, a, t->key, &of))
		return false;
	other = map_get(&w->by_key, str_cat(a, of, STR(".other")));
	return !str_empty(other->first);
}

static bool
is_name(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_alnum(s.p[i]) && s.p[i] != '_')
			return false;
	return s.n > 0;
}

static void
check_blanks(const struct words *w, struct arena *a, const struct text *t,
    struct diags *d)
{
	str rest = t->text;

	for (;;) {
		struct cut open = str_cut(rest, '{');
		struct cut close = str_cut(open.tail, '}');
		str blank;

		if (!open.found || !close.found)
			return;
		rest = open.tail;
		if (!is_name(close.head))
			continue;
		blank = str_cat(a, STR("{"), close.head, STR("}"));
		if (!has_blank(w, a, t->key, blank))
			diag_add(d, RULE_WORD_BLANK, t->at, "nothing is "
			    "filled in for " STR_FMT " in " STR_FMT,
			    STR_ARG(blank), STR_ARG(t->key));
	}
}

void
theme_words_check(const struct words *w, str language, struct place at,
    struct arena *a, struct diags *d)
{
	if (!str_ieq(str_cut(language, '-').head, STR("en")))
		check_missing(w, language, at, a, d);
	for (size_t i = 0; i < w->all.n; i++) {
		const struct text *t = w->all.v[i];

		/* What English does not have is for the theme's own
		 * templates. */
		if (!str_eq(t->text, t->first) && known(w, a, t))
			check_blanks(w, a, t, d);
	}
}

/* The texts that pages ask for by what stands behind a key: "one, other". */
static str
names_below(const struct words *w, struct arena *a, str key)
{
	str names = STR_NONE, begin = str_cat(a, key, STR("."));

	for (size_t i = 0; i < w->all.n; i++)
		if (str_starts(w->all.v[i]->key, begin))
			names = str_cat(a, names, str_empty(names) ? STR_NONE
			    : STR(", "), str_from(w->all.v[i]->key, begin.n));
	return names;
}

static const char *
kind_said(const struct node *n)
{
	return n->kind == NODE_LIST ? "a list" : n->kind == NODE_MAP
	    ? "a map" : "a single value";
}

static void
check_below(const struct node *n, struct diags *d)
{
	for (const struct node *k = n->first; k; k = k->next) {
		if (k->kind == NODE_SCALAR || k->kind == NODE_NULL)
			continue;
		diag_add(d, RULE_THEME_SLIP, k->at, "a text is expected in "
		    STR_FMT ", and this is %s", STR_ARG(n->key),
		    kind_said(k));
		return;
	}
}

static void
check_kind(const struct words *w, const struct node *n, struct diags *d)
{
	bool one = map_get(&w->by_key, n->key) != NULL;
	str names;

	if (n->kind == NODE_NULL)
		return;
	if (n->kind != NODE_SCALAR && one) {
		diag_add(d, RULE_THEME_SLIP, n->at, STR_FMT " is one text, "
		    "and this is %s", STR_ARG(n->key), kind_said(n));
		return;
	}
	if (n->kind != NODE_SCALAR) {
		check_below(n, d);
		return;
	}
	names = one ? STR_NONE : names_below(w, w->arena, n->key);
	if (str_empty(names))
		return;
	diag_add(d, RULE_THEME_SLIP, n->at, STR_FMT " has several texts, and "
	    "this is one", STR_ARG(n->key));
	diag_help(d, "they are " STR_FMT, STR_ARG(names));
}

void
theme_words_kinds(const struct words *w, const struct node *root,
    struct diags *d)
{
	if (!root || root->kind == NODE_NULL)
		return;
	if (root->kind != NODE_MAP)
		diag_add(d, RULE_THEME_SLIP, root->at, "texts are expected by "
		    "their keys, and this is %s", kind_said(root));
	else
		for (const struct node *n = root->first; n; n = n->next)
			check_kind(w, n, d);
}
