#include "render/theme_slips.h"

#include "render/words_plural.h"

enum { LOOKED_MOST = 1000 };	/* a theme for another program, then */

static void
learn(struct theme_slips *s, struct strs *list, str name)
{
	*map_at(&s->known, name, s->arena) = s;
	*vec_push(s->arena, list) = name;
}

void
theme_slips_template(struct theme_slips *s, str name)
{
	learn(s, &s->templates, name);
}

void
theme_slips_words(struct theme_slips *s, const struct words *w)
{
	for (size_t i = 0; i < w->all.n; i++)
		learn(s, &s->keys, w->all.v[i]->key);
}

void
theme_slips_own(struct theme_slips *s, str text)
{
	*vec_push(s->arena, &s->own) = text;
}

static bool
mentioned(const struct theme_slips *s, str name)
{
	for (size_t i = 0; i < s->own.n; i++)
		if (str_has(s->own.v[i], name))
			return true;
	return false;
}

/* The name that was surely meant by a name that nothing asks for, or
 * nothing: parts/footer is not meant to be parts/feeds. A name that any
 * template of the theme mentions is no slip; the theme is searched for few
 * names only. */
static str
meant(struct theme_slips *s, const struct strs *list, str name)
{
	str near;

	if (map_get(&s->known, name) || s->looked == LOOKED_MOST)
		return STR_NONE;
	s->looked++;
	near = suggest(name, list->v, list->n);
	return !str_empty(near) && suggest_sure(name, near, list->v,
	    list->n) && !mentioned(s, name) ? near : STR_NONE;
}

void
theme_slips_check(struct theme_slips *s, str name, uint32_t file,
    struct diags *d)
{
	str near = meant(s, &s->templates, name);

	if (str_empty(near))
		return;
	diag_add(d, RULE_THEME_SLIP, (struct place){ .file = file },
	    "no page asks for a template " STR_FMT, STR_ARG(name));
	diag_meant(d, name, near);
}

/* A form that English does not have, of a text that it has. */
static bool
is_other_form(const struct theme_slips *s, str key)
{
	struct cut c = str_rcut(key, '.');

	for (int f = 0; c.found && f < PLURAL_FORMS; f++)
		if (str_eq(c.tail, str_c(plural_word((enum plural_form)f))))
			return map_get(&s->known, str_cat(s->arena, c.head,
			    STR(".other"))) != NULL;
	return false;
}

void
theme_slips_check_words(struct theme_slips *s, const struct words *w,
    struct diags *d)
{
	for (size_t i = 0; i < w->all.n; i++) {
		const struct text *t = w->all.v[i];
		str near;

		if (is_other_form(s, t->key))
			continue;
		near = meant(s, &s->keys, t->key);
		if (str_empty(near))
			continue;
		diag_add(d, RULE_THEME_SLIP, t->key_at.line ? t->key_at
		    : t->at, "no page asks for a text " STR_FMT,
		    STR_ARG(t->key));
		diag_meant(d, t->key, near);
	}
}
