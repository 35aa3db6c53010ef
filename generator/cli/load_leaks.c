/* What was hardly meant for everybody, where it is in no document. */
#include <errno.h>

#include "base/host.h"
#include "cli/load.h"

enum { ATTACHMENT_BYTES_MOST = 256 * 1024 };

static struct reading
reading_of(struct load *l)
{
	return (struct reading){ .keep = &l->arena, .site = &l->site,
		.policy = &l->policy, .diags = &l->diags };
}

/* Look for leaks in site.yaml and the policy, which are public. Only now is
 * it known what the site allows. */
void
load_leaks_yaml(struct load *l)
{
	const struct reading r = reading_of(l);
	struct arena scratch = { 0 };

	for (size_t i = 0; i < l->yamls.n; i++) {
		parts_yaml(l->yamls.v[i].root, &l->diags);
		leaks_yaml(l->yamls.v[i].root, &l->yamls.v[i].text, &r,
		    &scratch);
	}
	arena_release(&scratch);
}

/* A short text: a log, a table, a configuration. Pictures have a NUL. */
static void
look_into(struct load *l, const struct file *f, struct arena *scratch)
{
	const struct reading r = reading_of(l);
	str bytes;

	if (f->size > ATTACHMENT_BYTES_MOST)
		return;
	if (host_read(scratch, f->open, ATTACHMENT_BYTES_MOST, &bytes) < 0) {
		if (errno != EFBIG)
			diag_unreadable(&l->diags, f->index, errno);
	} else if (str_find_char(bytes, '\0') < 0) {
		leaks_attachment(bytes, f->index, &r, scratch);
	}
}

void
load_leaks_attached(struct load *l)
{
	struct corpus public = l->corpus;
	struct arena marks = { 0 }, scratch = { 0 };

	if (l->files.count[FILE_ATTACHMENT] == 0)
		return;
	corpus_attach(&public, &marks, false);
	for (size_t i = 0; i < l->files.n; i++) {
		if (public.attached[i])
			look_into(l, &l->files.v[i], &scratch);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	arena_release(&marks);
}
