/* site_url: the address under which a site is published. */
#include "model/site.h"
#include "read/scalar.h"

/* A host name or an address in brackets, perhaps with a port. */
static bool
host_fine(str host)
{
	struct cut port;

	if (str_starts(host, STR("["))) {
		struct cut c = str_rcut(host, ']');
		str digits = str_from(c.head, 1);

		for (size_t i = 0; i < digits.n; i++)
			if (!char_alnum(digits.p[i]) && digits.p[i] != ':' &&
			    digits.p[i] != '.')
				return false;
		host = STR("x");
		if (!c.found || digits.n == 0 || (c.tail.n &&
		    !str_starts(c.tail, STR(":"))))
			return false;
		port = (struct cut){ .tail = str_from(c.tail, 1),
		    .found = c.tail.n > 0 };
	} else {
		port = str_cut(host, ':');
		host = port.head;
	}
	if (port.found) {
		int64_t number;

		if (!str_to_int(port.tail, &number) || number < 1 ||
		    number > 65535)
			return false;
	}
	if (str_empty(host) || !char_alnum(host.p[0]))
		return false;
	for (size_t i = 0; i < host.n; i++)
		if (!char_alnum(host.p[i]) && host.p[i] != '-' &&
		    host.p[i] != '.')
			return false;
	return true;
}

static bool
holds(str s, const char *any)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(any, s.p[i]))
			return true;
	return false;
}

const char *
site_url_split(str url, str *origin, str *base)
{
	size_t scheme = str_istarts(url, STR("https://")) ? 8
	    : str_istarts(url, STR("http://")) ? 7 : 0;
	str rest = str_from(url, scheme), host, path;
	ptrdiff_t slash;

	if (scheme == 0)
		return "does not begin with https:// or http://";
	if (holds(rest, "?"))
		return "has a query";
	if (holds(rest, "#"))
		return "has a fragment";
	if (holds(rest, "@"))
		return "has a user name in it";
	slash = str_find_char(rest, '/');
	host = slash < 0 ? rest : str_sub(rest, 0, (size_t)slash);
	path = str_from(rest, host.n);
	for (size_t i = 0; i < host.n; i++)
		if ((unsigned char)host.p[i] >= 0x80)
			return "has a host that is not ASCII (write its "
			    "xn-- form)";
	if (!host_fine(host))
		return "has no host that can be one";
	while (str_ends(path, STR("/")))
		path.n--;
	if (path.n && (!scalar_path(path) || holds(path, "&'*,;$!()")))
		return "has a path that cannot be one";
	*origin = str_sub(url, 0, scheme + host.n);
	*base = path;
	return NULL;
}
