/* schema: what may be written, as JSON Schema for editors; and what is
 * written for programs. */
#include "base/embedded.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "output/schema_json.h"
#include "read/keys.h"
#include "render/theme_contrast.h"

static const struct {
	const char *name;
	const struct schema *shape;	/* NULL: of what we write */
	const char *where;
} files[] = {
	{ "site", &schema_site, "content/site.yaml" },
	{ "policy", &schema_policy, "content/policy.yaml" },
	{ "incident", &schema_incident, "front matter in content/incidents" },
	{ "postmortem", &schema_postmortem,
	    "front matter in content/postmortems" },
	{ "maintenance", &schema_maintenance,
	    "front matter in content/maintenance" },
	{ "runbook", &schema_runbook, "front matter in content/runbooks" },
	{ "page", &schema_page, "front matter in content/pages" },
	{ "theme", &schema_theme, "themes/<name>/theme.yaml" },
	{ "metrics", NULL, "api/metrics.json" },
};
enum { FILES = sizeof(files) / sizeof(files[0]) };

static int
list(void)
{
	struct buf out = buf_init(BUF_MAX);
	int status;

	for (size_t i = 0; i < FILES; i++)
		buf_fmt(&out, "%-12s %s\n", files[i].name, files[i].where);
	status = put_result(buf_view(&out));
	buf_release(&out);
	return status;
}

static int
unknown(str word)
{
	str names[FILES], near;

	for (size_t i = 0; i < FILES; i++)
		names[i] = str_c(files[i].name);
	near = suggest(word, names, FILES);
	if (near.n)
		return fail_usage("there is no schema \"" STR_FMT
		    "\"; did you mean " STR_FMT "?", STR_ARG(word),
		    STR_ARG(near));
	return fail_usage("there is no schema \"" STR_FMT "\"; \"allclear "
	    "schema\" lists them", STR_ARG(word));
}

static int
print(const struct options *o, const struct schema_words *w, size_t which)
{
	struct buf out = buf_init(BUF_MAX);
	int status;

	if (files[which].shape)
		schema_json(&out, files[which].shape,
		    str_c(files[which].where), w);
	else
		buf_str(&out, embedded_get(embedded_schemas, str_cat(
		    o->arena, str_c(files[which].name), STR(".json"))));
	status = put_result(buf_view(&out));
	buf_release(&out);
	return status;
}

/* With the names of the site in the current folder. What its files get
 * wrong is for `allclear check`, unless there is nothing to go on with. */
static int
print_of_site(const struct options *o, struct schema_words *w,
    size_t which)
{
	struct load l;
	int status = load_site(&l, o, true);

	if (!status) {
		schema_words_site(w, &l.corpus);
		status = print(o, w, which);
	} else {
		diags_settle(&l.diags, l.levels, l.files.paths.v);
		findings_show(o, &l.diags, &l.files, 2);
	}
	load_release(&l);
	return status;
}

int
cmd_schema(const struct options *o)
{
	struct schema_words w = schema_words_known(o->arena);

	if (o->operands.n == 0)
		return list();
	for (size_t i = 0; i < FILES; i++)
		if (str_eq(str_c(o->operands.v[0]), str_c(files[i].name)))
			return o->of_site && files[i].shape
			    ? print_of_site(o, &w, i) : print(o, &w, i);
	return unknown(str_c(o->operands.v[0]));
}
