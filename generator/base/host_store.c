#include "base/host_store.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/host_call.h"

enum { STORE = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct host_facts
facts_of(const struct stat *st)
{
	return (struct host_facts){ st->st_size, nanoseconds(st->st_mtim),
		nanoseconds(st->st_ctim), st->st_ino };
}

int
host_at_open(int dir, const char *name, bool write)
{
	int fd = call_open(dir, name, STORE | (write ? O_RDWR : O_RDONLY), 0);
	struct stat st;
	int error = 0;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) < 0)
		error = errno;
	else if (!S_ISREG(st.st_mode) || st.st_nlink != 1)
		error = ENXIO;
	if (!error)
		return fd;
	close(fd);
	errno = error;
	return -1;
}

int
host_at_open_new(int dir, const char *name)
{
	return call_open(dir, name, STORE | O_RDWR | O_CREAT | O_EXCL, 0666);
}

/* Not every file system has files without a name (O_TMPFILE), so the file
 * gets one for a moment. Where an open file cannot be unlinked, one in
 * memory has to do. */
int
host_at_open_nameless(int dir, const char *name)
{
	int fd = call_open(dir, name, STORE | O_RDWR | O_CREAT | O_EXCL,
	    0600);
	int error;

	if (fd < 0 || unlinkat(dir, name, 0) == 0)
		return fd;
	error = errno;
	close(fd);
	unlinkat(dir, name, 0);
	errno = error;
	return error == EBUSY || error == ETXTBSY
	    ? memfd_create(name, MFD_CLOEXEC) : -1;
}

int
host_facts(int fd, struct host_facts *out)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return -1;
	*out = facts_of(&st);
	return 0;
}

bool
host_same_disk(int a, int b)
{
	struct stat one, other;

	return fstat(a, &one) == 0 && fstat(b, &other) == 0 &&
	    one.st_dev == other.st_dev;
}

int
host_read_at(int fd, char *to, size_t n, int64_t at)
{
	while (n > 0) {
		ssize_t got = pread(fd, to, n, at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0) {
			errno = EIO;
			return -1;
		}
		to += got;
		at += got;
		n -= (size_t)got;
	}
	return 0;
}

int
host_write_at(int fd, str bytes, int64_t at)
{
	while (bytes.n > 0) {
		ssize_t put = pwrite(fd, bytes.p, bytes.n, at);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -1;
		at += put;
		bytes = str_from(bytes, (size_t)put);
	}
	return 0;
}

struct program {
	struct arena *a;
	str told;
	bool known;
};

static void
add_file(struct program *p, const char *path)
{
	struct host_facts f;
	struct stat st;

	if (stat(path, &st) < 0) {
		p->known = false;
		return;
	}
	f = facts_of(&st);
	p->told = str_cat(p->a, p->told, str_c(path), str_format(p->a,
	    " %llu %lld %lld %lld %llu\n", (unsigned long long)st.st_dev,
	    (long long)f.size, (long long)f.mtime_ns,
	    (long long)f.ctime_ns, (unsigned long long)f.inode));
}

/* The program itself comes first and has no name; what the kernel lends
 * (the vdso) is no file. */
static int
add_library(struct dl_phdr_info *info, size_t size, void *program)
{
	(void)size;
	if (info->dlpi_name && info->dlpi_name[0] == '/')
		add_file(program, info->dlpi_name);
	return 0;
}

str
host_program(struct arena *a)
{
	struct program p = { .a = a, .known = true };

	add_file(&p, "/proc/self/exe");
	dl_iterate_phdr(add_library, &p);
	return p.known ? p.told : STR_NONE;
}
