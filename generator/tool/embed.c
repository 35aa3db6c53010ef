/* embed: writes files as a C table, for the program to carry inside.
 *
 * embed TABLE PREFIX FILE...  prints, for base/embedded.h, the table
 * TABLE of the files in the order given; a row's name is its path
 * without PREFIX. Runs at build time only.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { A_LINE = 16 };

static int
put_bytes(FILE *in, size_t *n)
{
	unsigned char part[4096];
	size_t got;

	*n = 0;
	while ((got = fread(part, 1, sizeof(part), in)) > 0)
		for (size_t i = 0; i < got; i++, ++*n)
			printf("%u,%s", part[i],
			    *n % A_LINE == A_LINE - 1 ? "\n" : "");
	return ferror(in) ? -1 : 0;
}

/* One array of bytes. An empty file still needs an element. */
static int
put_file(const char *path, size_t row, size_t *n)
{
	FILE *in = fopen(path, "rb");
	int rc;

	if (!in)
		return -1;
	printf("static const unsigned char file%zu[] = {\n", row);
	rc = put_bytes(in, n);
	printf("0};\n");
	if (fclose(in) != 0)
		rc = -1;
	return rc;
}

static const char *
name_of(const char *path, const char *prefix)
{
	size_t n = strlen(prefix);

	return strncmp(path, prefix, n) == 0 ? path + n : path;
}

int
main(int argc, char **argv)
{
	if (argc < 3) {
		fprintf(stderr, "usage: embed TABLE PREFIX FILE...\n");
		return 2;
	}
	printf("#include \"base/embedded.h\"\n\n");
	for (int i = 3; i < argc; i++) {
		size_t n;

		if (put_file(argv[i], (size_t)i, &n) < 0) {
			fprintf(stderr, "embed: %s: %s\n", argv[i],
			    strerror(errno));
			return 3;
		}
		printf("enum { length%d = %zu };\n", i, n);
	}
	printf("\nconst struct embedded %s[] = {\n", argv[1]);
	for (int i = 3; i < argc; i++)
		printf("\t{ \"%s\", file%d, length%d },\n",
		    name_of(argv[i], argv[2]), i, i);
	printf("\t{ NULL, NULL, 0 },\n};\n");
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 3;
}
