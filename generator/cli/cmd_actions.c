/* actions: what was promised after incidents, and how it stands. */
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "output/actions_text.h"

/* The owner of a word: an id or a name of the directory, or a name as it
 * stands in a report; with or without "@". */
static int
pick_owner(struct load *l, const struct promises *all, str word, str *owner)
{
	struct strs names = { 0 };
	str near;
	int person;

	word = site_person_word(word);
	person = site_person(&l->site, word);
	if (person >= 0) {
		const struct person *p = &l->site.people.v[person];

		*owner = str_empty(p->name) ? p->id : p->name;
		return 0;
	}
	for (size_t i = 0; i < all->list.n; i++) {
		const struct promise *x = &all->list.v[i];

		if (str_empty(x->owner))
			continue;
		*owner = x->owner;
		if (str_ieq(x->owner, word))
			return 0;
		*vec_push(&l->arena, &names) = x->owner;
	}
	for (size_t i = 0; i < l->site.people.n; i++)
		*vec_push(&l->arena, &names) = l->site.people.v[i].id;
	near = suggest(word, names.v, names.n);
	if (str_empty(near))
		return fail_usage("nobody is called " STR_FMT,
		    STR_ARG(word));
	return fail_usage("nobody is called " STR_FMT "; did you mean "
	    STR_FMT "?", STR_ARG(word), STR_ARG(near));
}

static int
print_actions(struct load *l, const struct options *o)
{
	struct buf out = buf_init(BUF_MAX);
	struct promises all;
	struct actions_text t = { &l->corpus, &all,
		{ .open = o->open, .overdue = o->overdue }, l->now };
	int status = 0;

	promises_measure(&l->corpus, l->now, &l->arena, &all);
	if (o->owner)
		status = pick_owner(l, &all, str_c(o->owner),
		    &t.filter.owner);
	if (status)
		return status;
	switch (o->actions_format) {
	case METRICS_TABLE:
		actions_table(&out, &t);
		break;
	case METRICS_JSON:
		actions_json(&out, &t);
		break;
	case METRICS_CSV:
		actions_csv(&out, &t);
		break;
	}
	status = put_result(buf_view(&out));
	buf_release(&out);
	return status;
}

int
cmd_actions(const struct options *o)
{
	struct load l;
	int status = load_site(&l, o, true);
	bool loaded = status == 0;
	size_t errors;

	if (loaded)
		status = print_actions(&l, o);
	diags_settle(&l.diags, l.levels, l.files.paths.v);
	if (!loaded)
		findings_show(o, &l.diags, &l.files, 2);
	errors = diags_count(&l.diags, LEVEL_ERROR);
	if (errors && !status)
		talk(o, "the content has %zu %s that may change this list; "
		    "\"" STR_FMT " check\" shows them", errors,
		    errors == 1 ? "mistake" : "mistakes",
		    STR_ARG(command_for_person(o, STR_NONE)));
	load_release(&l);
	return status;
}
