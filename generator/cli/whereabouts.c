#include "cli/whereabouts.h"

#include "base/buf.h"

str
path_below(struct arena *a, str folder, str path)
{
	if (str_empty(folder) || str_starts(path, STR("/")))
		return path;
	if (str_empty(path))
		return folder;
	return str_cat(a, folder, str_ends(folder, STR("/")) ? STR_NONE
	    : STR("/"), path);
}

str
path_tidy(struct arena *a, str path)
{
	struct buf out = buf_init(BUF_MAX);
	struct cut c = { .tail = path, .found = true };
	str kept;

	while (c.found) {
		c = str_cut(c.tail, '/');
		if (str_empty(c.head) || str_eq(c.head, STR(".")))
			continue;
		if (out.n)
			buf_char(&out, '/');
		buf_str(&out, c.head);
	}
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
}

str
path_for_person(const struct options *o, str path)
{
	return path_below(o->arena, str_c(o->directory), path);
}

/* A word as a shell takes it. */
static str
shell_word(struct arena *a, str word)
{
	struct buf out = buf_init(BUF_MAX);
	bool plain = word.n > 0 && word.p[0] != '-';
	str kept;

	for (size_t i = 0; i < word.n; i++)
		plain = plain && (char_alnum(word.p[i]) ||
		    str_find_char(STR("/._-+,:@%"), word.p[i]) >= 0);
	if (plain)
		return word;
	buf_char(&out, '\'');
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] == '\'')
			buf_lit(&out, "'\\''");
		else
			buf_char(&out, word.p[i]);
	buf_char(&out, '\'');
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
}

str
command_for_person(const struct options *o, str folder)
{
	str site = path_for_person(o, folder);

	if (str_empty(site))
		return STR("allclear");
	return str_cat(o->arena, STR("allclear -C "), shell_word(o->arena,
	    site));
}
