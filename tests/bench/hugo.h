/* hugo: a site of the same content for Hugo, a general site generator.
 *
 * The least that can be compared: a page for each Markdown file, rendered
 * from the very same files, and a list of them; no checks, metrics, feeds,
 * search or history. Hugo takes what it knows of our front matter. */
#ifndef BENCH_HUGO_H
#define BENCH_HUGO_H

#include <sys/stat.h>

#include "tree.h"

static const struct {
	const char *path, *text;
} hugo_files[] = {
	{ "config.toml",
	    "baseURL = 'https://status.example.com/'\n"
	    "title = 'Incidents'\n"
	    "languageCode = 'en'\n"
	    "timeout = '600s'\n"
	    "disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404']\n" },
	{ "layouts/_default/baseof.html",
	    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<title>{{ .Title }}</title>\n"
	    "<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n"
	    "{{ block \"main\" . }}{{ end }}\n</body>\n</html>\n" },
	{ "layouts/_default/single.html",
	    "{{ define \"main\" }}<h1>{{ .Title }}</h1>\n"
	    "<p>{{ .Params.severity }}, {{ .Params.status }}, "
	    "{{ .Params.started }}</p>\n{{ .Content }}{{ end }}\n" },
	{ "layouts/_default/list.html",
	    "{{ define \"main\" }}<h1>{{ .Title }}</h1>\n<ul>\n"
	    "{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">"
	    "{{ .Title }}</a></li>\n{{ end }}</ul>\n{{ end }}\n" },
	{ "static/style.css", "body { max-width: 40em; }\n" },
};

/* Make the site below dir, which is there. */
static inline int
hugo_make(const char *dir)
{
	static const char *const folders[] = { "/layouts",
		"/layouts/_default", "/static" };
	char path[PATH_ROOM], top[PATH_ROOM];
	int rc = join(top, dir, "/");

	for (size_t i = 0; !rc && i < sizeof(folders) / sizeof(*folders); i++)
		if (join(path, dir, folders[i]) < 0 || mkdir(path, 0755) < 0)
			rc = complain(folders[i]);
	for (size_t i = 0; !rc && i < sizeof(hugo_files) /
	    sizeof(*hugo_files); i++) {
		FILE *f;

		if (join(path, top, hugo_files[i].path) < 0)
			return -1;
		f = fopen(path, "w");
		if (!f || fputs(hugo_files[i].text, f) < 0 || fclose(f))
			rc = complain(path);
	}
	return rc;
}

#endif
