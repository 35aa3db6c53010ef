/* new: the beginning of a report, from the policy's sections. */
#include <errno.h>

#include "base/host.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "cli/which.h"
#include "output/skeleton.h"

enum {
	TITLE_MOST = 200,	/* bytes; a longer one is a text */
	NTH_MOST = 1000,	/* files of one day without a name */
};

static const enum file_kind kinds[] = {
	FILE_INCIDENT, FILE_POSTMORTEM, FILE_MAINTENANCE, FILE_RUNBOOK,
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

static int
find_kind(str word, enum file_kind *out)
{
	str names[KIND_COUNT], near;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		names[i] = str_c(file_kind_name(kinds[i]));
		if (str_eq(word, names[i])) {
			*out = kinds[i];
			return 0;
		}
	}
	near = suggest(word, names, KIND_COUNT);
	if (near.n)
		return fail_usage("there is no kind \"" STR_FMT "\"; did you "
		    "mean " STR_FMT "?", STR_ARG(word), STR_ARG(near));
	return fail_usage("there is no kind \"" STR_FMT "\"; it is incident, "
	    "postmortem, maintenance or runbook", STR_ARG(word));
}

/* The words of the command line as one title: white space made single.
 * Other characters that cannot be seen are refused, not dropped. */
static int
read_title(const struct options *o, str *title)
{
	struct buf out = buf_init(BUF_MAX);

	for (size_t i = 1; i < o->operands.n; i++) {
		str rest = str_trim(str_c(o->operands.v[i]));

		for (size_t k = 0; k < rest.n; k++)
			if (!char_space(rest.p[k]))
				buf_char(&out, rest.p[k]);
			else if (out.p[out.n - 1] != ' ')
				buf_char(&out, ' ');
		if (rest.n && i + 1 < o->operands.n)
			buf_char(&out, ' ');
	}
	*title = str_trim(buf_keep(&out, o->arena));
	buf_release(&out);
	if (str_empty(*title))
		return fail_usage("the title is empty");
	if (utf8_bad(*title) >= 0)
		return fail_usage("the title is not UTF-8");
	if (utf8_blank(*title))
		return fail_usage("the title holds nothing that can be seen");
	for (size_t i = 0; i < title->n;) {
		uint32_t c = utf8_next(*title, &i);

		if (c < ' ' || (c >= 0x7f && c < 0xa0))
			return fail_usage("the title holds a control "
			    "character");
	}
	if (title->n > TITLE_MOST)
		return fail_usage("the title is longer than %d bytes; the "
		    "text goes into the file", TITLE_MOST);
	return 0;
}

/* The incident of a new postmortem. */
static int
find_incident(const struct options *o, struct load *l, struct skeleton *s)
{
	const struct incident *in = which_incident(l, s->title);

	if (!in)
		return fail_which(o, l, s->title, false);
	if (in->postmortem)
		return fail_usage(STR_FMT " has a postmortem already: "
		    STR_FMT, STR_ARG(in->id), STR_ARG(path_for_person(o,
		    in->postmortem->doc.path)));
	if (in->review.status != REVIEW_NONE) {
		fail_usage(STR_FMT " is its own postmortem, by the key "
		    "postmortem: in line %u of " STR_FMT, STR_ARG(in->id),
		    (unsigned)in->review.place.line,
		    STR_ARG(path_for_person(o, in->doc.path)));
		return fail_usage("write on there, or take the key out");
	}
	s->incident = in;
	return 0;
}

/* A name that no file of the kind has. */
static int
pick_slug(const struct options *o, const struct load *l,
    const struct skeleton *s, str *slug)
{
	const struct file *f;
	int nth = 1;

	do {
		*slug = skeleton_slug(o->arena, s, nth);
		f = files_slug(&l->files, s->kind, *slug);
	} while (f && skeleton_nameless(s) && nth++ < NTH_MOST);
	if (!f)
		return 0;
	fail_usage(STR_FMT " is there already",
	    STR_ARG(path_for_person(o, f->path)));
	return fail_usage("write on in it, or %s", s->kind == FILE_POSTMORTEM
	    ? "rename it" : "give the new one another title");
}

static int
create(const struct options *o, const struct skeleton *s, str slug)
{
	struct arena *a = o->arena;
	str folder = skeleton_folder(a, s);
	str path = str_cat(a, folder, STR("/"), slug, STR(".md"));
	str shown = path_for_person(o, path);

	if (host_mkdirs(str_z(a, folder)) < 0)
		return fail_machine(str_z(a, path_for_person(o, folder)));
	if (host_create(str_z(a, path), skeleton_text(a, s)) < 0) {
		if (errno != EEXIST)
			return fail_machine(str_z(a, shown));
		return fail_usage(STR_FMT " is there already",
		    STR_ARG(shown));
	}
	return put_result(str_cat(a, shown, STR("\n")));
}

/* What is left to do, and when check will know of it. */
static void
say_next(const struct options *o, const struct skeleton *s)
{
	str check = str_cat(o->arena, command_for_person(o, STR_NONE),
	    STR(" check"));

	switch (s->kind) {
	case FILE_INCIDENT:
		talk(o, "Choose the severity, name the components, write the "
		    "first update.");
		break;
	case FILE_MAINTENANCE:
		talk(o, "Correct both times, name the components, say what "
		    "will be noticed.");
		break;
	case FILE_POSTMORTEM:
		/* What is closed must have been understood. */
		if (s->incident->status == INCIDENT_CLOSED) {
			talk(o, "Write the sections: the incident is "
			    "closed.");
			break;
		}
		talk(o, "A draft may have gaps. With status: review, \""
		    STR_FMT "\" shows them.", STR_ARG(check));
		return;
	default:
		talk(o, "Write down the steps, try them, and fill in "
		    "tested:.");
		return;
	}
	talk(o, "\"" STR_FMT "\" shows what is missing.", STR_ARG(check));
}

/* Without a policy nobody can say which sections there are. An incident
 * cannot wait for that; all else can. */
static int
need_policy(const struct options *o, const struct load *l,
    enum file_kind k)
{
	if (l->policy.levels.n || !diags_count(&l->diags, LEVEL_ERROR))
		return 0;
	if (k != FILE_INCIDENT)
		return fail_usage("the policy cannot be read; \"" STR_FMT
		    " check\" says why",
		    STR_ARG(command_for_person(o, STR_NONE)));
	talk(o, "The policy cannot be read, so its levels are not listed.");
	return 0;
}

static int
write_new(const struct options *o, struct load *l, struct skeleton *s)
{
	str slug = STR_NONE;
	int status = need_policy(o, l, s->kind);

	s->site = &l->site;
	s->policy = &l->policy;
	if (!status && s->kind == FILE_POSTMORTEM)
		status = find_incident(o, l, s);
	if (!status)
		status = pick_slug(o, l, s, &slug);
	if (!status)
		status = create(o, s, slug);
	if (!status)
		say_next(o, s);
	return status;
}

int
cmd_new(const struct options *o)
{
	struct skeleton s = { .now = o->now };
	struct load l;
	int status = find_kind(str_c(o->operands.v[0]), &s.kind);

	if (!status)
		status = read_title(o, &s.title);
	if (status)
		return status;
	status = load_site(&l, o, true);
	if (!status) {
		status = write_new(o, &l, &s);
	} else {
		diags_settle(&l.diags, l.levels, l.files.paths.v);
		findings_show(o, &l.diags, &l.files, 2);
	}
	load_release(&l);
	return status;
}
