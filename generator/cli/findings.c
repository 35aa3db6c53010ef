#include "cli/findings.h"

#include "base/host.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "output/findings.h"

enum { TEXT_MOST = 16 << 20 };	/* larger files are not shown */

/* The context is a const struct files. */
static bool
file_text(void *context, struct arena *a, uint32_t file, str *text)
{
	const struct files *f = context;

	return file < f->n && f->v[file].open &&
	    host_read(a, f->v[file].open, TEXT_MOST, text) == 0;
}

/* Paths as they are found from where the program was called, which is
 * where CI systems look: with -C, below that folder. An absolute folder
 * says nothing about where that is. */
static const str *
shown_paths(const struct options *o, const struct files *f)
{
	str folder = str_c(o->directory);
	str *shown;

	if (str_starts(folder, STR("/")))
		return f->paths.v;
	folder = path_tidy(o->arena, folder);
	if (str_empty(folder))
		return f->paths.v;
	shown = arena_array(o->arena, str, f->n);
	for (size_t i = 0; i < f->n; i++)
		shown[i] = f->v[i].open || f->v[i].kind != FILE_NONE
		    ? path_below(o->arena, folder, f->paths.v[i])
		    : f->paths.v[i];
	return shown;
}

struct findings
findings_for(const struct options *o, const struct diags *d,
    const struct files *files, int fd)
{
	str no_color = str_c(host_env("NO_COLOR"));
	bool terminal = host_is_terminal(fd);

	return (struct findings){
		.diags = d,
		.paths = files->paths.v,
		.shown = shown_paths(o, files),
		.files = (uint32_t)files->n,
		.complete = true,
		.fail_on = o->fail_on,
		.now = o->now,
		.text = file_text,
		.context = (void *)(uintptr_t)files,
		.color = o->color == COLOR_ALWAYS ||
		    (o->color == COLOR_AUTO && terminal && !no_color.n),
		.columns = terminal ? host_columns(fd) : 100,
	};
}

struct lines
findings_lines(const struct files *files)
{
	return lines_init(file_text, (void *)(uintptr_t)files);
}

static bool
was_checked(const struct file *f, const bool *picked)
{
	return f->kind >= FILE_SITE && f->kind < FILE_REJECTED &&
	    (!picked || picked[f->index]);
}

const bool *
findings_checked(struct arena *a, const struct files *files,
    const bool *picked)
{
	bool *checked = arena_array(a, bool, files->n);

	for (size_t i = 0; i < files->n; i++)
		checked[i] = was_checked(&files->v[i], picked);
	return checked;
}

static int
put(const struct findings *f, enum findings_format format, int fd)
{
	struct buf out = buf_init(BUF_MAX);
	int status = STATUS_CLEAN;

	findings_row(format)->write(f, &out);
	if (host_put(fd, buf_view(&out)) < 0)
		status = fail_machine(fd == 1 ? "standard output"
		    : "standard error");
	buf_release(&out);
	return status;
}

int
findings_put(const struct options *o, const struct findings *f)
{
	enum findings_format format = (enum findings_format)o->check_format;
	const struct findings_row *row = findings_row(format);
	int status = put(f, format, 1);

	if (row->most && f->diags->n > row->most)
		talk(o, "%s takes %zu findings: these are the worst, %zu "
		    "are left out", row->name, row->most,
		    f->diags->n - row->most);
	return status;
}

int
findings_show(const struct options *o, const struct diags *d,
    const struct files *files, int fd)
{
	struct findings f;

	if (d->n == 0)
		return STATUS_CLEAN;
	f = findings_for(o, d, files, fd);
	return put(&f, FINDINGS_human, fd);
}

void
findings_summary(const struct options *o, const struct diags *d,
    const struct files *files, const bool *picked,
    struct findings_hidden hidden)
{
	struct buf out = buf_init(BUF_MAX);
	size_t n = 0;

	for (size_t i = 0; i < files->n; i++)
		n += was_checked(&files->v[i], picked);
	findings_tally(d, n, &out);
	if (hidden.passed_over)
		buf_fmt(&out, "; %zu passed over", hidden.passed_over);
	if (hidden.known)
		buf_fmt(&out, "%s %zu in the baseline",
		    hidden.passed_over ? "," : ";", hidden.known);
	talk(o, STR_FMT, STR_ARG(buf_view(&out)));
	buf_release(&out);
}
