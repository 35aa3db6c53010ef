#include "source/spoken.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

str
spoken_text(struct arena *a, str s)
{
	struct buf out = buf_init(BUF_MAX);
	size_t at = 0;
	bool blank = false;
	str said;

	while (at < s.n) {
		size_t from = at;

		if (utf8_unseen(utf8_next(s, &at))) {
			blank = out.n > 0;
			continue;
		}
		if (blank)
			buf_char(&out, ' ');
		blank = false;
		buf_bytes(&out, s.p + from, at - from);
	}
	said = buf_keep(&out, a);
	buf_release(&out);
	return said;
}

/* Whether a name holds nothing that could stand between words. */
static bool
one_word(str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!char_alnum(name.p[i]) && !memchr("._-", name.p[i], 3))
			return false;
	return true;
}

void
spoken_add(struct spoken *all, str path, struct arena *a)
{
	struct spoken_name *n;
	str name, said;
	void **at;

	name = str_from(path, (size_t)(str_rfind_char(path, '/') + 1));
	if (one_word(name))
		return;
	said = spoken_text(a, name);
	if (str_empty(said) || said.n > SPOKEN_MOST)
		return;
	at = map_at(&all->names, said, a);
	for (const struct spoken_name *k = *at; k; k = k->next)
		if (str_eq(k->name, name))
			return;
	n = arena_new(a, struct spoken_name);
	*n = (struct spoken_name){ name, *at };
	*at = n;
	all->lengths[said.n] = all->any = true;
}

const struct spoken_name *
spoken_find(const struct spoken *all, str said)
{
	return said.n <= SPOKEN_MOST && all->lengths[said.n]
	    ? map_get(&all->names, said) : NULL;
}
