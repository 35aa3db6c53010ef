/* What readers see while one site after the other is published.
 *
 * Every page says at its beginning and at its end which site it is of.
 * Sites with odd and even numbers have a page each that the other has
 * not. Readers are processes that walk until the last one is there. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "publish_site.h"

enum { SITES = 100, PAGES = 20, PADDING = 9000, READERS = 3 };

/* Shared with the readers. */
struct shared {
	atomic_bool done;
	atomic_int walks;	/* from the front page to the last */
	atomic_int crossed;	/* of those, over a change of sites */
	atomic_int left;	/* handles whose site went away */
};

static _Noreturn void
reader_fails(const char *what, const char *path, int is, int was)
{
	fprintf(stderr, "%s: %s (%d, before %d): %s\n", path, what, is, was,
	    strerror(errno));
	_exit(1);
}

static void
page_path(int page, char out[static 64])
{
	if (page == PAGES)
		snprintf(out, 64, "index.html");
	else
		snprintf(out, 64, "incidents/%d/index.html", page);
}

static void
publish_number(struct site *s, int number)
{
	static char text[PADDING + 64];
	char path[64];

	memset(text, '.', sizeof(text));
	snprintf(text, 32, "%d\n", number);
	text[strlen(text)] = '.';
	snprintf(text + PADDING, 32, "\n%d\n", number);
	begin(s);
	for (int page = 0; page <= PAGES; page++) {
		page_path(page, path);
		put(s, path, text);
	}
	put(s, "assets/style.css", "same");
	put(s, number % 2 ? "odd.html" : "even.html", text);
	commit(s);
}

/* The number that a page below dir says twice, 0 when it is not there. */
static int
number_of(int dir, const char *path)
{
	static char text[PADDING + 64];
	int fd = openat(dir, path, O_RDONLY), first, last;
	ssize_t n;

	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0)
		reader_fails("cannot be opened", path, 0, 0);
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (n < PADDING)
		reader_fails("is not whole", path, (int)n, 0);
	text[n] = '\0';
	first = atoi(text);
	last = atoi(text + PADDING);
	if (first < 1 || first != last)
		reader_fails("is of two sites", path, first, last);
	return first;
}

/* As a browser comes, by addresses: nothing that both sites have is ever
 * missing, and after a page of one site comes none of those before it. In
 * place, that is so of the front page and what is read after it. */
static void
walk_by_path(struct shared *shared, bool in_place)
{
	int front = number_of(AT_FDCWD, "public/index.html"), at = front;
	bool crossed = false;

	if (!front)
		reader_fails("is missing", "public/index.html", 0, 0);
	for (int page = 0; page <= PAGES; page++) {
		char below[64], path[128];
		int n;

		page_path(page, below);
		snprintf(path, sizeof(path), "public/%s", below);
		n = number_of(AT_FDCWD, path);
		if (!n)
			reader_fails("is missing", path, 0, at);
		if (n < at)
			reader_fails("is of an older site", path, n, at);
		if (!in_place)
			at = n;
		crossed |= n != front;
	}
	atomic_fetch_add(&shared->walks, 1);
	if (crossed)
		atomic_fetch_add(&shared->crossed, 1);
}

/* Whether the folder behind dir is the site still. */
static bool
is_current(int dir)
{
	struct stat ours, there;

	if (fstat(dir, &ours) < 0 || stat("public", &there) < 0)
		reader_fails("is missing", "public", 0, 0);
	return ours.st_ino == there.st_ino;
}

/* The names at the top are those of one site. */
static void
list_by_handle(int dir)
{
	int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY);
	bool odd = false, even = false;
	const struct dirent *e;
	int n = 0;
	DIR *d;

	if (fd < 0 && errno == ENOENT)
		return;
	d = fdopendir(fd);
	while ((e = readdir(d))) {
		n++;
		odd |= !strcmp(e->d_name, "odd.html");
		even |= !strcmp(e->d_name, "even.html");
	}
	/* ., .., .allclear-site, assets, incidents, index.html and one */
	if (n > 7 || (n != 7 && is_current(dir)) || (odd && even))
		reader_fails("has names of two sites", "public", n, 0);
	closedir(d);
}

/* As somebody comes who opened the folder: all that is found is of one
 * site, and something is missing only when another has taken its place. */
static void
walk_by_handle(struct shared *shared)
{
	int dir = open("public", O_RDONLY | O_DIRECTORY);
	int of = 0;

	if (dir < 0)
		reader_fails("is missing", "public", 0, 0);
	list_by_handle(dir);
	for (int page = 0; page <= PAGES; page++) {
		char path[64];
		int n;

		page_path(page, path);
		n = number_of(dir, path);
		if (!n && is_current(dir))
			reader_fails("is missing", path, 0, of);
		if (!n) {
			atomic_fetch_add(&shared->left, 1);
			break;
		}
		if (of && n != of)
			reader_fails("is of another site", path, n, of);
		of = n;
	}
	close(dir);
}

static _Noreturn void
read_until_done(struct shared *shared, int reader, bool in_place)
{
	while (!shared->done)
		if (in_place || reader % 2 == 0)
			walk_by_path(shared, in_place);
		else
			walk_by_handle(shared);
	_exit(0);
}

static void
read_while_publishing(struct site *s, bool in_place)
{
	struct shared *shared = mmap(NULL, sizeof(*shared),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t readers[READERS];

	s->o.in_place = in_place;
	/* The first one makes the folder: what is there stays what it is. */
	assert_int_equal(host_mkdirs("public"), 0);
	publish_number(s, 1);
	for (int i = 0; i < READERS; i++) {
		readers[i] = fork_test();
		if (readers[i] == 0)
			read_until_done(shared, i, in_place);
	}
	for (int number = 2; number <= SITES; number++)
		publish_number(s, number);
	while (shared->walks < 2)
		usleep(1000);
	shared->done = true;
	for (int i = 0; i < READERS; i++) {
		int status;

		assert_int_equal(waitpid(readers[i], &status, 0), readers[i]);
		assert_int_equal(status, 0);
	}
	print_message("# %d walks, %d of them over a change; %d handles "
	    "were left behind\n", shared->walks, shared->crossed,
	    shared->left);
	assert_int_equal(munmap(shared, sizeof(*shared)), 0);
	assert_tidy(s);
}

static void
readers_never_miss_a_page_nor_go_back_to_an_older_site(void **state)
{
	read_while_publishing(*state, false);
}

static void
file_by_file_a_front_page_shows_nothing_that_is_not_there(void **state)
{
	read_while_publishing(*state, true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(readers_never_miss_a_page_nor_go_back_to_an_older_site),
		T(file_by_file_a_front_page_shows_nothing_that_is_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
