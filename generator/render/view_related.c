/* What else to read: what the incident names, what names it, and what
 * happened before that was like it. */
#include "render/view_parts.h"

enum {
	ALIKE_MOST = 3,		/* suggested */
	ALIKE_NEAR = 20,	/* looked at, of each tag and component */
	ALIKE_ENOUGH = 2,	/* a tag, or two components */
};

struct alike {
	const struct view *view;
	const struct traits *of;
	const struct incident *v[ALIKE_MOST];
	int score[ALIKE_MOST];
	size_t n;
};

static size_t
index_of(const struct view *v, const struct incident *in)
{
	return (size_t)(in - v->corpus->incidents.v);
}

/* How much two incidents have in common: one for each trait that both have,
 * two for a tag. The loop over `of` is the inner one: its length is the same
 * for all candidates. */
static int
shared(const struct traits *of, const struct traits *its)
{
	int n = 0;

	for (size_t i = 0; i < its->n; i++)
		for (size_t k = 0; k < of->n; k++)
			n += (of->v[k].on == its->v[i].on) <<
			    (k < of->tags);
	return n;
}

/* The most alike first; of two equals the newer. */
static void
consider(struct alike *out, const struct incident *other)
{
	int score = shared(out->of, &out->view->archive->traits[
	    index_of(out->view, other)]);
	size_t i = out->n;

	if (score < ALIKE_ENOUGH)
		return;
	while (i > 0 && (out->score[i - 1] < score ||
	    (out->score[i - 1] == score && out->v[i - 1] > other)))
		i--;
	/* It was there already: of equals it is the one before. */
	if (i == ALIKE_MOST || (i > 0 && out->v[i - 1] == other))
		return;
	if (out->n < ALIKE_MOST)
		out->n++;
	for (size_t k = out->n - 1; k > i; k--) {
		out->v[k] = out->v[k - 1];
		out->score[k] = out->score[k - 1];
	}
	out->v[i] = other;
	out->score[i] = score;
}

/* Only those that are older: the page of an incident stays as it is when
 * another happens. Shelves are in the order of the corpus. */
static void
look_along(struct alike *out, const struct trait *t)
{
	const struct shelf *s = t->on;

	for (size_t i = t->at + 1; i < s->n && i <= t->at + ALIKE_NEAR; i++)
		consider(out, s->v[i]);
}

static bool
shown(const struct shelf *s, const struct incident *in)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i] == in)
			return true;
	return false;
}

static void
put_alike(const struct view *v, struct value *doc,
    const struct incident *in, const struct shelf *named)
{
	struct value *list = value_list(v->arena);
	struct alike found = { .view = v,
		.of = &v->archive->traits[index_of(v, in)] };

	for (size_t i = 0; i < found.of->n; i++)
		look_along(&found, &found.of->v[i]);
	for (size_t i = 0; i < found.n; i++)
		if (!shown(named, found.v[i]))
			add_entry(v, list, found.v[i]);
	if (list->first)
		value_set(put_map(v, doc, "alike"), STR("list"), list);
}

static void
put_duplicate(const struct view *v, struct value *doc,
    const struct incident *in)
{
	const struct incident *to;
	struct brief room;
	struct value *m;

	if (in->duplicates.n == 0)
		return;
	to = corpus_incident(v->corpus, in->duplicates.v[0].name);
	if (!to || to == in)
		return;
	m = put_map(v, doc, "duplicate_of");
	PUT(v, m, "title", to->doc.title);
	PUT_PLAIN(v, m, "url", view_brief(v, to, &room)->url);
}

void
put_related(const struct view *v, struct value *doc,
    const struct incident *in)
{
	struct shelf named = { 0 };
	const struct shelf *naming = &v->archive->named_by[index_of(v, in)];
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < in->related.n; i++) {
		const struct incident *to = corpus_incident(v->corpus,
		    in->related.v[i].name);

		if (to && to != in && !shown(&named, to))
			*vec_push(v->arena, &named) = to;
	}
	for (size_t i = 0; i < naming->n && named.n < ENTRIES_MOST; i++)
		if (!shown(&named, naming->v[i]))
			*vec_push(v->arena, &named) = naming->v[i];
	for (size_t i = 0; i < named.n && i < ENTRIES_MOST; i++)
		add_entry(v, list, named.v[i]);
	if (list->first)
		value_set(put_map(v, doc, "related"), STR("list"), list);
	put_duplicate(v, doc, in);
	put_alike(v, doc, in, &named);
}
