/* policy: list the presets, show or check a policy. */
#include "base/host.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "model/presets.h"
#include "output/policy_show.h"
#include "read/keys.h"

/* A load without a site: nothing is in its file table but "no file". */
static void
begin(struct load *l, const struct options *o)
{
	load_init(l, o, false);
	l->files.arena = &l->arena;
	files_add(&l->files, STR(""), NULL);
}

/* A policy that no site asked for: a preset or a file. */
static int
load_named(struct load *l, const struct options *o, const char *word)
{
	str name = str_c(word);
	const struct node *root;
	size_t n;
	const str *names = preset_names(&n);
	uint32_t file;
	str near;

	begin(l, o);
	for (size_t i = 0; i < n; i++)
		if (str_eq(name, names[i])) {
			root = load_preset(l, name);
			policy_read(&l->arena, root, NULL, NULL, &l->policy,
			    &l->diags);
			return 0;
		}
	if (host_kind_of(word) == 0) {
		near = suggest(name, names, n);
		if (near.n)
			return fail_usage("there is no policy %s; did you "
			    "mean " STR_FMT "?", word, STR_ARG(near));
		return fail_usage("there is no policy %s; \"allclear policy "
		    "list\" names the presets", word);
	}
	file = files_add(&l->files, name, word);
	root = load_tree(l, &l->files.v[file], &schema_policy);
	policy_read(&l->arena, root, load_preset, l, &l->policy, &l->diags);
	return 0;
}

/* The site's own file is read as the site reads it: on top of what
 * site.yaml names. */
static bool
of_site(const struct options *o, const char *word)
{
	return str_eq(path_tidy(o->arena, str_c(word)),
	    STR("content/policy.yaml")) &&
	    host_kind_of("content/site.yaml") == 1;
}

/* The policy that an operand names, or that of the site; checked. */
static int
load_for(struct load *l, const struct options *o)
{
	int status;

	if (o->operands.n < 2 || of_site(o, o->operands.v[1]))
		return load_settings(l, o, false);
	status = load_named(l, o, o->operands.v[1]);
	if (!status) {
		policy_check(&l->policy, &l->arena, &l->diags);
		load_messages(l);
	}
	return status;
}

/* Whether a file that could not be taken was meant to be the policy. */
static bool
rejected_policy(const struct load *l, const struct file *f)
{
	return f->kind == FILE_REJECTED &&
	    (str_istarts(f->below, STR("policy.")) ||
	    str_eq(f->below, l->site.policy.name));
}

/* Of a site that can be read, what the policy's own files and site.yaml's
 * choice of it are about: the rest is for `allclear check`. */
static void
keep_policy(struct load *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->diags.n; i++) {
		const struct diag *d = &l->diags.v[i];
		const struct file *f = &l->files.v[d->at.file];

		if (f->kind == FILE_SITE && d->rule != RULE_POLICY_UNKNOWN)
			continue;
		if (f->kind == FILE_NONE || f->kind == FILE_SITE ||
		    f->kind == FILE_POLICY || f->kind == FILE_ATTACHMENT ||
		    rejected_policy(l, f))
			l->diags.v[kept++] = *d;
	}
	l->diags.n = kept;
}

/* The first sentence of what a policy is for. */
static str
first_sentence(str about)
{
	ptrdiff_t stop = str_find(about, STR(". "));

	return stop < 0 ? about : str_sub(about, 0, (size_t)stop + 1);
}

static int
list(const struct options *o)
{
	struct buf out = buf_init(BUF_MAX);
	struct load l;
	size_t n;
	const str *names = preset_names(&n);
	int status;

	begin(&l, o);
	for (size_t i = 0; i < n; i++) {
		struct policy p;

		policy_read(&l.arena, load_preset(&l, names[i]), NULL, NULL,
		    &p, &l.diags);
		buf_fmt(&out, "%-12.*s", STR_ARG(names[i]));
		buf_str(&out, first_sentence(p.about));
		buf_char(&out, '\n');
	}
	status = put_result(buf_view(&out));
	buf_release(&out);
	load_release(&l);
	return status;
}

static int
show(const struct options *o)
{
	struct buf out = buf_init(BUF_MAX);
	struct load l;
	int status = load_for(&l, o), shown;

	diags_settle(&l.diags, l.levels, l.files.paths.v);
	if (!status)
		keep_policy(&l);
	shown = findings_show(o, &l.diags, &l.files, 2);
	if (!status)
		status = shown;
	if (!status) {
		policy_show(&out, &l.policy, l.files.paths.v);
		status = put_result(buf_view(&out));
		if (!status && diags_count(&l.diags, LEVEL_ERROR))
			status = STATUS_FINDINGS;
	}
	buf_release(&out);
	load_release(&l);
	return status;
}

static int
check(const struct options *o)
{
	struct findings f;
	struct load l;
	int status = load_for(&l, o);

	suppress_apply(&l.passed_over, &l.diags, &l.suppressed);
	diags_settle(&l.diags, l.levels, l.files.paths.v);
	if (!status)
		keep_policy(&l);
	if (!status || l.diags.n) {
		f = findings_for(o, &l.diags, &l.files, 1);
		f.complete = !status;
		if (findings_put(o, &f))
			status = STATUS_MACHINE;
	}
	if (!status && l.diags.n == 0)
		talk(o, "The policy \"" STR_FMT "\" makes sense: %zu "
		    "level%s, %zu section%s.", STR_ARG(l.policy.name),
		    l.policy.levels.n, l.policy.levels.n == 1 ? "" : "s",
		    l.policy.own_sections,
		    l.policy.own_sections == 1 ? "" : "s");
	if (!status && diags_count(&l.diags, (enum level)o->fail_on))
		status = STATUS_FINDINGS;
	load_release(&l);
	return status;
}

int
cmd_policy(const struct options *o)
{
	static const struct {
		const char *name;
		int (*run)(const struct options *o);
		size_t most;
	} verbs[] = {
		{ "list", list, 1 }, { "show", show, 2 }, { "check", check, 2 },
	};
	enum { VERBS = sizeof(verbs) / sizeof(verbs[0]) };
	str word = str_c(o->operands.v[0]), names[VERBS], near;

	for (size_t i = 0; i < VERBS; i++) {
		names[i] = str_c(verbs[i].name);
		if (!str_eq(word, names[i]))
			continue;
		if (o->operands.n > verbs[i].most)
			return fail_usage("policy %s: what is \"%s\" for?",
			    verbs[i].name, o->operands.v[verbs[i].most]);
		return verbs[i].run(o);
	}
	near = suggest(word, names, VERBS);
	if (near.n)
		return fail_usage("policy: did you mean " STR_FMT "?",
		    STR_ARG(near));
	return fail_usage("policy wants list, show or check");
}
