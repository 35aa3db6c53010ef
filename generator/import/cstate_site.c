/* content/site.yaml and content/policy.yaml of the new site. */
#include "import/cstate_parts.h"
#include "import/yaml_write.h"
#include "read/scalar.h"

/* Its page of old; of two systems with one address the last had it. */
static void
put_old_page(struct cstate *c, struct buf *out,
    const struct cstate_system *s)
{
	str link = cstate_urlize(c->keep, s->name, !c->config->keep_case);
	str path = str_cat(c->keep, STR("/affected/"), link, STR("/"));

	if (str_empty(link) || map_get(&c->config->by_link, link) != s)
		return;
	if (scalar_path(path))
		yaml_pair(out, 4, STR("redirect_from"), path);
	else
		diag_add(c->diags, RULE_IMPORT_ADDRESS, s->at,
		    "the old address " STR_FMT " cannot be kept",
		    STR_ARG(path));
}

static void
put_component(struct cstate *c, struct buf *out,
    const struct cstate_system *s)
{
	buf_lit(out, "  - id: ");
	yaml_text(out, s->id);
	buf_char(out, '\n');
	yaml_pair(out, 4, STR("name"), s->shown);
	yaml_pair(out, 4, STR("group"), s->group);
	yaml_pair(out, 4, STR("description"), s->description);
	if (!str_eq(s->name, s->shown))
		yaml_pair(out, 4, STR("x-cstate-name"), s->name);
	yaml_pair(out, 4, STR("x-cstate-link"), s->link);
	put_old_page(c, out, s);
}

static void
put_site(struct cstate *c, size_t unended, struct buf *out)
{
	const struct cstate_config *config = c->config;

	buf_lit(out, "# Made by \"allclear import cstate\".\n");
	yaml_pair(out, 0, STR("title"), config->title);
	yaml_pair(out, 0, STR("url"), config->url);
	yaml_pair(out, 0, STR("description"), config->description);
	yaml_pair(out, 0, STR("language"), config->language);
	buf_lit(out, "\n# Hugo read times without a zone so, and they still "
	    "stand in texts.\n# Without this line they are reported.\n");
	yaml_pair(out, 0, STR("assume_timezone"), str_empty(config->zone)
	    ? STR("UTC") : config->zone);
	buf_lit(out, "\npolicy: policy.yaml\n\n"
	    "# Where Hugo listed the issues, and the systems.\n"
	    "redirect_from: [/issues/, /affected/]\n\n");
	if (config->systems.n == 0)
		buf_lit(out, "components: []\n");
	else
		buf_lit(out, "components:\n");
	for (size_t i = 0; i < config->systems.n; i++)
		put_component(c, out, &config->systems.v[i]);
	if (unended == 0)
		return;
	if (unended == 1)
		buf_lit(out, "\n# 1 imported incident is resolved, and nobody "
		    "knows when: it is no reason\n# to stop a build. Remove "
		    "this when its resolved: time was added.\n");
	else
		buf_fmt(out, "\n# %zu imported incidents are resolved, and "
		    "nobody knows when: they are\n# no reason to stop a "
		    "build. Remove this when their resolved: times\n# were "
		    "added.\n", unended);
	buf_lit(out, "lint:\n  status-without-time: warning\n");
}

static const char levels[] =
    "# The severities of cState. Add to them what your team agrees on:\n"
    "# criteria, targets, when a postmortem must be written.\n"
    "name: Severities of cState\n"
    "levels:\n"
    "  - id: down\n"
    "    name: Down\n"
    "    impact: critical\n"
    "    criteria: [A system does not work]\n"
    "    postmortem: none\n"
    "  - id: disrupted\n"
    "    name: Disrupted\n"
    "    impact: major\n"
    "    criteria: [A system works in part]\n"
    "    postmortem: none\n"
    "  - id: notice\n"
    "    name: Notice\n"
    "    impact: minor\n"
    "    criteria: [Readers should know of it]\n"
    "    postmortem: none\n";

static const char unstated_level[] =
    "  - id: unstated\n"
    "    name: Not stated\n"
    "    impact: minor\n"
    "    criteria: [The imported issue had no severity, or an unknown one]\n"
    "    postmortem: none\n";

static const char sections[] =
    "postmortem:\n"
    "  sections:\n"
    "    - { id: summary, title: Summary, need: none }\n"
    "    - { id: timeline, title: Timeline, need: none, holds: timeline }\n";

static void
add(struct cstate *c, str path, const struct buf *b)
{
	*vec_push(c->keep, &c->out) = (struct cstate_output){
		.path = path, .bytes = buf_keep(b, c->keep) };
}

void
cstate_write_site(struct cstate *c, bool unstated, size_t unended)
{
	struct buf b = buf_init(BUF_MAX);

	put_site(c, unended, &b);
	add(c, STR("content/site.yaml"), &b);
	buf_clear(&b);
	buf_lit(&b, levels);
	if (unstated)
		buf_lit(&b, unstated_level);
	buf_lit(&b, sections);
	add(c, STR("content/policy.yaml"), &b);
	buf_release(&b);
}
