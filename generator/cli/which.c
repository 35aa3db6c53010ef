#include "cli/which.h"

#include <stdio.h>

#include "cli/talk.h"
#include "cli/whereabouts.h"

/* Whether a path leads to files of a kind. One of another kind may have the
 * same name. */
static bool
leads_to(str word, enum file_kind k)
{
	char part[64];
	int n = snprintf(part, sizeof(part), "content/%s/",
	    file_kind_folder(k));

	return str_has(word, str_of(part, (size_t)n));
}

const struct incident *
which_incident(const struct load *l, str word)
{
	const struct incident *in;

	if (leads_to(word, FILE_MAINTENANCE))
		return NULL;
	in = corpus_incident(&l->corpus, word);
	return in ? in : corpus_incident(&l->corpus, file_name_word(word));
}

const struct maintenance *
which_maintenance(const struct load *l, str word)
{
	str name = file_name_word(word);

	if (leads_to(word, FILE_INCIDENT))
		return NULL;
	for (size_t i = 0; i < l->corpus.maintenance.n; i++) {
		const struct maintenance *m = &l->corpus.maintenance.v[i];

		if (str_eq(m->id, word) || str_eq(m->doc.slug, name))
			return m;
	}
	return NULL;
}

/* A file of a kind by its name, also one that was left out (it cannot be
 * read, or is a link that leads elsewhere). */
static const struct file *
file_named(const struct load *l, enum file_kind k, str name)
{
	const struct file *f = files_slug(&l->files, k, name);

	for (size_t i = 0; !f && i < l->files.n; i++) {
		const struct file *other = &l->files.v[i];

		if (other->kind == FILE_REJECTED &&
		    leads_to(other->path, k) &&
		    str_eq(file_name_word(other->path), name))
			f = other;
	}
	return f;
}

int
fail_which(const struct options *o, struct load *l, str word, bool planned)
{
	const char *noun = planned ? "incident or maintenance" : "incident";
	struct strs names = { 0 };
	const struct file *f = NULL;
	str name = file_name_word(word), near;

	if (!leads_to(word, FILE_MAINTENANCE))
		f = file_named(l, FILE_INCIDENT, name);
	if (!f && planned && !leads_to(word, FILE_INCIDENT))
		f = file_named(l, FILE_MAINTENANCE, name);
	if (f)
		return fail_usage(STR_FMT " cannot be read; \"" STR_FMT
		    " check\" says why", STR_ARG(path_for_person(o,
		    f->path)), STR_ARG(command_for_person(o, STR_NONE)));
	for (size_t i = 0; i < l->corpus.incidents.n; i++) {
		*vec_push(&l->arena, &names) = l->corpus.incidents.v[i].id;
		*vec_push(&l->arena, &names) =
		    l->corpus.incidents.v[i].doc.slug;
	}
	for (size_t i = 0; planned && i < l->corpus.maintenance.n; i++) {
		*vec_push(&l->arena, &names) = l->corpus.maintenance.v[i].id;
		*vec_push(&l->arena, &names) =
		    l->corpus.maintenance.v[i].doc.slug;
	}
	near = suggest(word, names.v, names.n);
	if (near.n)
		return fail_usage("there is no %s " STR_FMT "; did you "
		    "mean " STR_FMT "?", noun, STR_ARG(word), STR_ARG(near));
	fail_usage("there is no %s " STR_FMT, noun, STR_ARG(word));
	return fail_usage("give the incident's id, or its file's name");
}
