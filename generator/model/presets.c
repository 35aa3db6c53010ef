#include "model/presets.h"

#include "base/embedded.h"

/* Sorted. A test compares this with what is embedded. */
static const str names[] = {
	STR_INIT("operations"),
	STR_INIT("p0-p3"),
	STR_INIT("sev0-3"),
	STR_INIT("slo-gate"),
	STR_INIT("small-team"),
};

const str *
preset_names(size_t *n)
{
	*n = sizeof(names) / sizeof(names[0]);
	return names;
}

str
preset_text(str name)
{
	static const str suffix = STR_INIT(".yaml");

	for (const struct embedded *e = embedded_presets; e->name; e++) {
		str file = str_c(e->name);

		if (file.n == name.n + suffix.n && str_starts(file, name) &&
		    str_ends(file, suffix))
			return str_of((const char *)e->bytes, e->n);
	}
	return STR_NONE;
}
