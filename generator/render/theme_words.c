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
