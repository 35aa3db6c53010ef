/* floor: what a build cannot do without, and nothing else.
 *
 *	bench-floor CONTENT_DIR PUBLIC_DIR OUT_DIR
 *	bench-floor CONTENT_DIR
 *
 * One thread reads each file below CONTENT_DIR, runs libyaml's events over
 * front matter and YAML files, and cmark's parser and HTML renderer, with
 * the allocator they come with, over Markdown bodies; then it makes in
 * OUT_DIR, which must not exist, a file for each file below PUBLIC_DIR, at
 * the same path and of the same length. A real build of the same content is
 * measured against this. With CONTENT_DIR alone it reads and parses, and
 * neither renders nor writes: a check is measured against that.
 *
 * Prints one line: wall, user and system seconds, files and bytes written.
 * Looking up what is below PUBLIC_DIR is not part of the time.
 *
 * Exit status: 0 done, 2 wrong usage, 3 the machine failed, or a file is
 * neither YAML nor Markdown although its name says so. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

/* A file to write, or (size < 0) a folder to make. */
struct output {
	char *path;
	off_t size;
};

struct outputs {
	struct output *at;
	size_t count, room;
	long files;
	off_t bytes;
};

struct input {
	char *at;
	size_t len, room;
};

struct spent {
	double wall, user, sys;
};

static void
die(const char *what)
{
	fprintf(stderr, "bench-floor: %s: %s\n", what, strerror(errno));
	exit(3);
}

static void *
need(void *p)
{
	if (!p)
		die("memory");
	return p;
}

static struct spent
spent_so_far(void)
{
	struct timespec now;
	struct rusage use;

	clock_gettime(CLOCK_MONOTONIC, &now);
	getrusage(RUSAGE_SELF, &use);
	return (struct spent){
		(double)now.tv_sec + 1e-9 * (double)now.tv_nsec,
		(double)use.ru_utime.tv_sec +
		    1e-6 * (double)use.ru_utime.tv_usec,
		(double)use.ru_stime.tv_sec +
		    1e-6 * (double)use.ru_stime.tv_usec,
	};
}

static FTS *
walk(char *dir)
{
	char *const roots[] = { dir, NULL };
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);

	if (!tree)
		die(dir);
	return tree;
}

/* ---- what to write ---- */

static void
remember(struct outputs *o, const char *path, off_t size)
{
	if (o->count == o->room) {
		o->room = 2 * o->room + 1024;
		o->at = need(realloc(o->at, o->room * sizeof(*o->at)));
	}
	o->at[o->count++] = (struct output){ need(strdup(path)), size };
	if (size >= 0) {
		o->files++;
		o->bytes += size;
	}
}

/* Everything below `from`, with its paths moved below `to`. */
static void
look_up(struct outputs *o, char *from, const char *to)
{
	FTS *tree = walk(from);
	size_t prefix = strlen(from);

	for (FTSENT *e; errno = 0, (e = fts_read(tree));) {
		char path[4096];

		if (e->fts_info == FTS_DNR || e->fts_info == FTS_ERR ||
		    e->fts_info == FTS_NS) {
			errno = e->fts_errno;
			die(e->fts_path);
		}
		snprintf(path, sizeof(path), "%s%s", to, e->fts_path + prefix);
		if (e->fts_info == FTS_D)
			remember(o, path, -1);
		else if (e->fts_info == FTS_F)
			remember(o, path, e->fts_statp->st_size);
	}
	if (errno)
		die(from);
	fts_close(tree);
}

/* ---- reading ---- */

static void
read_file(struct input *in, const char *path)
{
	int fd = open(path, O_RDONLY);
	struct stat st;
	ssize_t got;

	if (fd < 0 || fstat(fd, &st) < 0)
		die(path);
	if (in->room <= (size_t)st.st_size) {
		in->room = 2 * (size_t)st.st_size + 4096;
		in->at = need(realloc(in->at, in->room));
	}
	in->len = 0;
	while ((got = read(fd, in->at + in->len, in->room - in->len)) > 0)
		in->len += (size_t)got;
	if (got < 0)
		die(path);
	close(fd);
}

static void
yaml_events(const char *path, const char *from, size_t len)
{
	yaml_parser_t parser;
	bool end = false;

	if (!yaml_parser_initialize(&parser))
		die("memory");
	yaml_parser_set_input_string(&parser, (const unsigned char *)from,
	    len);
	while (!end) {
		yaml_event_t event;

		if (!yaml_parser_parse(&parser, &event)) {
			fprintf(stderr, "bench-floor: %s: not YAML: %s\n",
			    path, parser.problem);
			exit(3);
		}
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static void
markdown(const char *from, size_t len, bool render)
{
	cmark_node *document = need(cmark_parse_document(from, len,
	    CMARK_OPT_DEFAULT));

	if (render)
		free(need(cmark_render_html(document, CMARK_OPT_DEFAULT)));
	cmark_node_free(document);
}

/* Front matter stands between a first line `---` and the next one. */
static void
document(const char *path, const struct input *in, bool render)
{
	const char *body = in->at;

	if (in->len > 4 && !memcmp(in->at, "---\n", 4)) {
		const char *end = memmem(in->at + 3, in->len - 3, "\n---\n", 5);

		if (end) {
			yaml_events(path, in->at + 4,
			    (size_t)(end + 1 - (in->at + 4)));
			body = end + 5;
		}
	}
	markdown(body, in->len - (size_t)(body - in->at), render);
}

static bool
ends_in(const char *name, const char *ending)
{
	size_t n = strlen(name), e = strlen(ending);

	return n >= e && !strcmp(name + n - e, ending);
}

static void
read_all(char *dir, bool render)
{
	struct input in = { 0 };
	FTS *tree = walk(dir);

	for (FTSENT *e; errno = 0, (e = fts_read(tree));) {
		if (e->fts_info != FTS_F)
			continue;
		read_file(&in, e->fts_path);
		if (ends_in(e->fts_name, ".md"))
			document(e->fts_path, &in, render);
		else if (ends_in(e->fts_name, ".yaml"))
			yaml_events(e->fts_path, in.at, in.len);
	}
	if (errno)
		die(dir);
	fts_close(tree);
	free(in.at);
}

/* ---- writing ---- */

static void
write_file(const struct output *o, const char *filler, size_t len)
{
	int fd = open(o->path, O_WRONLY | O_CREAT | O_EXCL, 0644);

	if (fd < 0)
		die(o->path);
	for (size_t left = (size_t)o->size; left;) {
		ssize_t put = write(fd, filler, left < len ? left : len);

		if (put < 0)
			die(o->path);
		left -= (size_t)put;
	}
	if (close(fd) < 0)
		die(o->path);
}

static void
write_all(const struct outputs *o)
{
	const size_t len = 256 * 1024;
	char *filler = need(malloc(len));

	memset(filler, 'x', len);
	for (size_t i = 0; i < o->count; i++) {
		if (o->at[i].size >= 0)
			write_file(&o->at[i], filler, len);
		else if (mkdir(o->at[i].path, 0755) < 0)
			die(o->at[i].path);
	}
	free(filler);
}

int
main(int argc, char **argv)
{
	struct outputs outputs = { 0 };

	bool whole = argc == 4;

	if (argc != 2 && !whole) {
		fprintf(stderr, "usage: bench-floor CONTENT_DIR [PUBLIC_DIR "
		    "OUT_DIR]\n");
		return 2;
	}
	if (whole)
		look_up(&outputs, argv[2], argv[3]);

	struct spent before = spent_so_far();

	read_all(argv[1], whole);
	write_all(&outputs);

	struct spent after = spent_so_far();

	printf("%.6f %.6f %.6f %ld %lld\n", after.wall - before.wall,
	    after.user - before.user, after.sys - before.sys, outputs.files,
	    (long long)outputs.bytes);
	for (size_t i = 0; i < outputs.count; i++)
		free(outputs.at[i].path);
	free(outputs.at);
	return 0;
}
