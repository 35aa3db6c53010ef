/* peek: what a process may still touch when it ends.
 *
 * Preloaded into the program. PEEK holds words such as "r/etc/passwd
 * wcontent/site.yaml mcontent": open for reading, for writing, make a
 * file in a folder; for each the answer goes to the descriptor PEEK_FD.
 * As a program of its own it ends with 0 where the kernel has fences.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int
try(const char *word)
{
	char path[4096];
	int fd;

	if (word[0] == 'r')
		return open(word + 1, O_RDONLY);
	if (word[0] == 'w')
		return open(word + 1, O_WRONLY);
	snprintf(path, sizeof(path), "%s/peek.tmp", word + 1);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	if (fd >= 0)
		unlink(path);
	return fd;
}

__attribute__((destructor)) static void
peek(void)
{
	const char *words = getenv("PEEK"), *to = getenv("PEEK_FD");
	char *all = words ? strdup(words) : NULL;

	if (!all || !to) {
		free(all);
		return;
	}
	for (char *w = strtok(all, " "); w; w = strtok(NULL, " ")) {
		int fd = try(w);

		dprintf(atoi(to), "%s %s\n", w, fd >= 0 ? "yes"
		    : errno == EACCES ? "no" : strerror(errno));
		if (fd >= 0)
			close(fd);
	}
	free(all);
}

int
main(void)
{
	/* landlock_create_ruleset: which version there is. */
	return syscall(444, NULL, 0, 1) < 2;
}
