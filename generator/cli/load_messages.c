/* What is wrong with the messages and chapters of a policy, where it is
 * written. */
#include <stdlib.h>

#include "base/host.h"
#include "cli/load.h"
#include "model/presets.h"
#include "read/inside.h"
#include "read/text.h"
#include "render/message_check.h"

/* The bytes of a file of the table, or of a preset. */
static str
source_of(struct load *l, uint32_t file)
{
	const struct file *f = &l->files.v[file];
	str text;

	if (!f->open)
		return str_starts(f->path, STR("preset "))
		    ? preset_text(str_from(f->path, 7)) : STR_NONE;
	return host_read(&l->arena, f->open, TEXT_BYTES_MOST, &text) < 0
	    ? STR_NONE : text;
}

/* Places in a value's text, which become those of its file. */
struct spots {
	struct place **v;
	size_t n, cap;
};

static void
add_spot(struct load *l, struct spots *all, struct place *at)
{
	if (at->line)
		*vec_push(&l->arena, all) = at;
}

static int
by_place(const void *left, const void *right)
{
	const struct place *a = *(struct place *const *)left;
	const struct place *b = *(struct place *const *)right;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->col > b->col) - (a->col < b->col);
}

/* All in one walk. */
static void
move_spots(struct inside *in, str text, struct place value,
    struct spots *all)
{
	struct cut line = str_cut(text, '\n');
	uint32_t nth = 1;

	if (all->n == 0)
		return;
	qsort(all->v, all->n, sizeof(all->v[0]), by_place);
	inside_value(in, value, text);
	for (size_t i = 0; i < all->n; i++) {
		struct place *at = all->v[i];

		for (; nth < at->line && line.found; nth++)
			line = str_cut(line.tail, '\n');
		*at = inside_at(in, (size_t)(line.head.p - text.p) + at->col -
		    1, at->len);
	}
}

/* The file of a value, read once for all that are in it. */
static struct inside *
inside_of(struct load *l, struct inside *last, uint32_t file)
{
	if (!last->source.p || last->value.file != file) {
		*last = inside_file(source_of(l, file));
		last->value.file = file;
	}
	return last;
}

/* Take what was found in a value's text, at its place in the file; so are
 * its links placed, which may be none. */
static void
take_found(struct load *l, str text, struct place value,
    struct diags *found, struct links *links, struct inside *last)
{
	struct spots all = { 0 };

	for (size_t i = 0; i < found->n; i++) {
		add_spot(l, &all, &found->v[i].at);
		for (struct diag_note *n = found->v[i].notes; n; n = n->next)
			add_spot(l, &all, &n->at);
	}
	for (size_t i = 0; links && i < links->n; i++)
		add_spot(l, &all, &links->v[i].place);
	if (all.n)
		move_spots(inside_of(l, last, value.file), text, value, &all);
	diags_take(&l->diags, found);
}

void
load_message(struct load *l, str text, struct place value)
{
	struct diags found = diags_init(&l->arena);
	struct inside last = { 0 };

	message_check(&l->policy, text, value.file, &found);
	take_found(l, text, value, &found, NULL, &last);
}

void
load_chapters(struct load *l, const struct link_target *targets)
{
	struct arena scratch = { 0 };
	struct inside last = { 0 };

	for (size_t i = 0; i < l->policy.chapters.n; i++) {
		struct chapter *c = &l->policy.chapters.v[i];
		struct diags found = diags_init(&l->arena);
		const struct reading r = { .keep = &l->arena,
			.site = &l->site, .policy = &l->policy,
			.diags = &found };
		const struct body_context context = { .reading = &r,
			.files = &l->files, .targets = targets,
			.with_internal = l->with_internal,
			.scratch = &scratch, .heading_shift = 2 };

		chapter_read(c, i + 1, &context);
		take_found(l, c->text, c->at, &found, &c->links, &last);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

void
load_messages(struct load *l)
{
	const struct node *channel = node_get(l->policy.tree,
	    STR("channel"));

	if (channel && !str_empty(l->policy.channel))
		load_message(l, l->policy.channel, channel->at);
	for (int i = 0; i < MESSAGE_COUNT; i++) {
		const struct message *m = &l->policy.messages[i];

		if (!str_empty(m->text))
			load_message(l, m->text, m->at);
	}
}
