/* render: the HTML of a Markdown body, or of a template and its data. */
#include <errno.h>

#include "base/host.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/talk.h"
#include "markdown/md.h"
#include "read/front.h"
#include "read/text.h"
#include "read/yaml.h"
#include "render/template.h"
#include "render/value_json.h"
#include "render/value_node.h"

struct render {
	const struct options *o;
	struct arena arena;
	struct files files;	/* the names of what is read */
	struct diags diags;
	struct buf out;
};

static void
render_init(struct render *r, const struct options *o)
{
	*r = (struct render){ .o = o, .out = buf_init(BUF_MAX) };
	r->diags = diags_init(&r->arena);
	r->files.arena = &r->arena;
	files_add(&r->files, STR(""), NULL);
}

static int
render_done(struct render *r, int status)
{
	diags_settle(&r->diags, NULL, r->files.paths.v);
	if (r->diags.n)
		findings_show(r->o, &r->diags, &r->files, 2);
	if (!status && diags_count(&r->diags, LEVEL_ERROR))
		status = STATUS_FINDINGS;
	if (!status)
		status = put_result(buf_view(&r->out));
	buf_release(&r->out);
	arena_release(&r->arena);
	return status;
}

/* A file, or standard input for "-"; its row in the file table. */
static int
read_input(struct render *r, const char *path, str *bytes, uint32_t *file)
{
	bool standard = strcmp(path, "-") == 0;
	int rc = standard
	    ? host_read_stdin(&r->arena, TEXT_BYTES_MOST, bytes)
	    : host_read(&r->arena, path, TEXT_BYTES_MOST, bytes);

	*file = 0;
	if (rc < 0)
		return fail_machine(standard ? "standard input" : path);
	*file = files_add(&r->files, standard ? STR("<standard input>")
	    : str_c(path), standard ? NULL : path);
	return 0;
}

/* The body of a content file. What merely looks like front matter, a
 * rule with text below it, stays. */
static void
skip_front(struct render *r, struct md_source *source)
{
	struct diags ignored = diags_init(&r->arena);
	struct front front;
	struct node *root;

	if (!front_split(source->text, source->file, false, &front,
	    &ignored) || !front.found)
		return;
	root = yaml_read(&r->arena, front.yaml, source->file,
	    front.yaml_line, &ignored);
	if (!root || root->kind != NODE_MAP)
		return;
	source->text = front.body;
	source->line = front.body_line;
}

static int
render_markdown(struct render *r, const char *path)
{
	struct md_source source = { .line = 1 };
	struct md_html options = {
		.unsafe = r->o->unsafe,
		.plain = r->o->unsafe,
	};
	const struct md *md;
	str bytes;
	int status = read_input(r, path, &bytes, &source.file);

	if (status)
		return status;
	/* An empty body is a body. */
	if (bytes.n == 0)
		return 0;
	if (!text_check(&r->arena, bytes, source.file, &source.text,
	    &r->diags))
		return STATUS_FINDINGS;
	if (!r->o->unsafe)
		skip_front(r, &source);
	md = md_parse(&r->arena, &source, &r->diags);
	md_html(&r->out, md, md_first(md_root(md)), NULL, &options);
	return 0;
}

static int
read_data(struct render *r, const struct value **data)
{
	const char *path = r->o->data;
	str bytes, text;
	uint32_t file;
	struct node *root;
	int status;

	*data = value_map(&r->arena);
	if (!path)
		return 0;
	status = read_input(r, path, &bytes, &file);
	if (status)
		return status;
	if (str_ends(str_c(path), STR(".json"))) {
		*data = value_from_json(&r->arena, bytes, file, &r->diags);
		return *data ? 0 : STATUS_FINDINGS;
	}
	if (!text_check(&r->arena, bytes, file, &text, &r->diags))
		return STATUS_FINDINGS;
	root = yaml_read(&r->arena, text, file, 1, &r->diags);
	if (!root)
		return STATUS_FINDINGS;
	*data = value_from_node(&r->arena, root);
	return 0;
}

/* Every *.mustache of the folder, named by its path without the ending. */
static int
add_partials(struct render *r, struct template_set *set, const char *folder)
{
	static const str ending = STR_INIT(".mustache");
	struct host_entries entries = { 0 };

	if (host_walk(&r->arena, folder, &entries) < 0)
		return fail_machine(folder);
	for (size_t i = 0; i < entries.n; i++) {
		str path = entries.v[i].path, bytes;
		const char *full;
		uint32_t file;
		int status;

		if (!str_ends(path, ending))
			continue;
		full = str_z(&r->arena, str_cat(&r->arena, str_c(folder),
		    STR("/"), path));
		status = read_input(r, full, &bytes, &file);
		if (status)
			return status;
		template_add(set, str_sub(path, 0, path.n - ending.n),
		    bytes, (struct place){ .file = file }, &r->diags);
	}
	return 0;
}

static int
render_template(struct render *r)
{
	struct template_set set = template_set_init(&r->arena);
	const struct value *data;
	str bytes;
	uint32_t file;
	int status = read_input(r, r->o->template, &bytes, &file);

	set.missing_ok = true;
	if (!status && r->o->partials)
		status = add_partials(r, &set, r->o->partials);
	if (!status)
		status = read_data(r, &data);
	if (status)
		return status;
	/* No partial has an empty name, so that none replaces it. */
	template_add(&set, STR(""), bytes, (struct place){ .file = file },
	    &r->diags);
	if (template_link(&set, &r->diags) < 0 ||
	    template_run(&r->out, &set, STR(""), data, &r->diags) < 0)
		return STATUS_FINDINGS;
	return 0;
}

int
cmd_render(const struct options *o)
{
	struct render r;
	int status;

	if (o->template && o->operands.n)
		return fail_usage("render takes a file or --template, "
		    "not both");
	if (!o->template && !o->operands.n)
		return fail_usage("render needs a file, - for standard "
		    "input, or --template");
	if (!o->template && (o->data || o->partials))
		return fail_usage("--data and --partials need --template");
	if (o->template && o->unsafe)
		return fail_usage("--unsafe is about Markdown: leave it or "
		    "--template out");
	if (o->template && o->data && strcmp(o->template, "-") == 0 &&
	    strcmp(o->data, "-") == 0)
		return fail_usage("--template and --data cannot both be "
		    "standard input");
	render_init(&r, o);
	status = o->template ? render_template(&r)
	    : render_markdown(&r, o->operands.v[0]);
	return render_done(&r, status);
}
