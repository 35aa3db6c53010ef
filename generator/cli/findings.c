#include "cli/findings.h"

#include "base/host.h"
#include "cli/report.h"
#include "cli/talk.h"

int
findings_show(const struct options *o, const struct diags *d,
    const struct files *files, int fd)
{
	struct buf out = buf_init(BUF_MAX);
	struct report r = report_for(o, files, fd);
	int status = STATUS_CLEAN;

	if (d->n == 0)
		return status;
	report_findings(&r, d, &out);
	if (host_put(fd, buf_view(&out)) < 0)
		status = fail_machine(fd == 1 ? "standard output"
		    : "standard error");
	buf_release(&out);
	return status;
}

static size_t
files_checked(const struct files *files)
{
	size_t n = 0;

	for (int k = FILE_SITE; k < FILE_REJECTED; k++)
		n += files->count[k];
	return n;
}

void
findings_summary(const struct options *o, const struct diags *d,
    const struct files *files)
{
	struct buf out = buf_init(BUF_MAX);

	report_summary(d, files_checked(files), &out);
	talk(o, STR_FMT, STR_ARG(buf_view(&out)));
	buf_release(&out);
}
