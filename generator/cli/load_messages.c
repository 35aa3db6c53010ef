/* What is wrong with the messages and chapters of a policy, where it is
 * written. */
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

/* How many bytes come before a line and column of the text. */
static size_t
offset_of(str text, struct place at)
{
	struct cut line = { .tail = text, .found = true };

	for (uint32_t i = 0; i < at.line && line.found; i++)
		line = str_cut(line.tail, '\n');
	return (size_t)(line.head.p - text.p) + at.col - 1;
}

static struct place
place_of(str source, struct place value, str text, struct place at)
{
	return at.line == 0 ? at : inside_place(source, value, text,
	    offset_of(text, at), at.len);
}

/* Take what was found in a value's text, at its place in the file. */
static void
take_found(struct load *l, str text, struct place value,
    struct diags *found)
{
	str source;

	if (found->n == 0)
		return;
	source = source_of(l, value.file);
	for (size_t i = 0; i < found->n; i++) {
		struct diag *d = &found->v[i];

		d->at = place_of(source, value, text, d->at);
		for (struct diag_note *n = d->notes; n; n = n->next)
			n->at = place_of(source, value, text, n->at);
	}
	diags_take(&l->diags, found);
}

void
load_message(struct load *l, str text, struct place value)
{
	struct diags found = diags_init(&l->arena);

	message_check(&l->policy, text, value.file, &found);
	take_found(l, text, value, &found);
}

void
load_chapters(struct load *l, const struct link_target *targets)
{
	struct arena scratch = { 0 };

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
		str source = STR_NONE;

		chapter_read(c, i + 1, &context);
		take_found(l, c->text, c->at, &found);
		if (c->links.n)
			source = source_of(l, c->at.file);
		for (size_t k = 0; k < c->links.n; k++)
			c->links.v[k].place = place_of(source, c->at,
			    c->text, c->links.v[k].place);
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
