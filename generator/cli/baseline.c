#include "cli/baseline.h"

#include <errno.h>

#include "base/host.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"

/* The file, as it is found from where the program was called. */
static const char *
shown(const struct options *o)
{
	return str_z(o->arena, path_for_person(o, str_c(o->baseline)));
}

/* A file that is read though it will be replaced: for the counts, and so
 * that nothing else is overwritten. */
static int
open_for_update(const struct options *o, struct arena *a, str bytes,
    struct baseline *b)
{
	struct baseline_fault why;

	if (!baseline_ours(bytes))
		return fail_usage("%s is no baseline, and is left as it is: "
		    "name another file", shown(o));
	if (!baseline_read(a, bytes, b, &why))
		*b = (struct baseline){ 0 };
	return 0;
}

int
baseline_open(const struct options *o, struct arena *a, struct baseline *b)
{
	struct baseline_fault why;
	str bytes;

	*b = (struct baseline){ 0 };
	if (!o->baseline)
		return o->update_baseline ? fail_usage("--update-baseline "
		    "wants --baseline FILE as well") : 0;
	if (o->update_baseline && (o->operands.n || o->only.n))
		return fail_usage("--update-baseline takes all findings: "
		    "leave %s out", o->operands.n ? "FILE" : "--only");
	if (host_read(a, o->baseline, BASELINE_BYTES_MOST, &bytes) < 0) {
		if (errno == ENOENT && o->update_baseline)
			return 0;
		if (errno == ENOENT)
			return fail_usage("there is no %s; "
			    "--update-baseline makes it", shown(o));
		if (errno == EFBIG)
			return fail_usage("%s is larger than %d MiB: it is "
			    "no baseline", shown(o),
			    BASELINE_BYTES_MOST >> 20);
		return fail_machine(shown(o));
	}
	if (o->update_baseline)
		return open_for_update(o, a, bytes, b);
	if (baseline_read(a, bytes, b, &why))
		return 0;
	fail_usage("%s:%u: " STR_FMT, shown(o), why.line,
	    STR_ARG(why.text));
	if (baseline_ours(bytes))
		fail_usage("\"" STR_FMT " check --baseline %s "
		    "--update-baseline\" makes it anew",
		    STR_ARG(command_for_person(o, STR_NONE)), o->baseline);
	return STATUS_USAGE;
}

static int
write_anew(const struct options *o, struct baseline *b, struct diags *d,
    const struct files *files, const struct findings *f)
{
	struct buf out = buf_init(BUF_MAX);
	struct baseline_fault why;
	size_t before = b->n, same = before - baseline_gone(b);
	int status = 0;

	baseline_write(&out, d, files->paths.v, f->text, f->context);
	/* What was written is what holds. */
	if (!baseline_read(o->arena, buf_view(&out), b, &why) ||
	    host_write(o->baseline, buf_view(&out)) < 0)
		status = fail_machine(shown(o));
	else
		talk(o, "%s: %zu %s, %zu of them new; %zu gone",
		    shown(o), b->n, b->n == 1 ? "finding" : "findings",
		    b->n - same, before - same);
	buf_release(&out);
	return status;
}

int
baseline_use(const struct options *o, struct baseline *b, struct diags *d,
    struct diags *known, const struct files *files)
{
	struct findings f = findings_for(o, d, files, 1);
	struct diags all = diags_init(o->arena);
	int status = 0;

	if (!o->baseline)
		return 0;
	if (o->update_baseline) {
		/* What of it is still there: on a copy. */
		diags_take(&all, d);
		baseline_apply(b, &all, known, files->paths.v, f.text,
		    f.context);
		known->n = 0;
		status = write_anew(o, b, d, files, &f);
	}
	baseline_apply(b, d, known, files->paths.v, f.text, f.context);
	return status;
}

void
baseline_remark(const struct options *o, const struct baseline *b)
{
	size_t gone = baseline_gone(b);

	if (gone)
		talk(o, "%zu %s of %s %s gone: --update-baseline takes %s "
		    "out", gone, gone == 1 ? "finding" : "findings",
		    shown(o), gone == 1 ? "is" : "are",
		    gone == 1 ? "it" : "them");
}
