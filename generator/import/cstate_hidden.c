/* What Hugo kept from its readers: drafts, what its dates put before or
 * behind the present, and what is built for other pages alone. None of it
 * may be published by being imported. */
#include "import/cstate_parts.h"

/* The first of some keys that has a value. */
static const struct node *
first_of(const struct node *keys, const char *const *names)
{
	for (; *names; names++) {
		const struct node *n = cstate_key(keys, *names);

		if (!cstate_empty(n))
			return n;
	}
	return NULL;
}

static int64_t
moment(const struct cstate *c, const struct node *n)
{
	return n ? cstate_time(node_text(n), c->zone).at : TIME_NONE;
}

static bool
is_never(const struct node *n)
{
	return n && (str_ieq(node_text(n), STR("never")) ||
	    str_ieq(node_text(n), STR("false")));
}

/* build: { render: never }, or list: never; _build: until Hugo 0.145. */
static const struct node *
not_built(const struct node *keys)
{
	static const char *const names[] = { "build", "_build", NULL };
	const struct node *build = first_of(keys, names);
	const struct node *headless = cstate_key(keys, "headless");

	if (is_never(cstate_key(build, "render")) ||
	    is_never(cstate_key(build, "list")))
		return build;
	return str_ieq(node_text(headless), STR("true")) ? headless : NULL;
}

static void
became_internal(struct cstate *c, struct cstate_doc *doc,
    const struct node *n, const char *why)
{
	doc->hidden = true;
	diag_add(c->diags, RULE_IMPORT_DRAFT, n->at, "%s: it became internal",
	    why);
}

void
cstate_hidden(struct cstate *c, struct cstate_doc *doc)
{
	static const char *const from[] = { "publishdate", "pubdate",
		"published", "date", NULL };
	static const char *const until[] = { "expirydate", "unpublishdate",
		NULL };
	const struct node *begins = first_of(doc->keys, from);
	const struct node *ends = first_of(doc->keys, until);
	const struct node *unbuilt = not_built(doc->keys);
	int64_t first = moment(c, begins), last = moment(c, ends);

	if (doc->draft)
		became_internal(c, doc, cstate_key(doc->keys, "draft"),
		    "a draft");
	else if (first != TIME_NONE && first > c->now && !c->config->future)
		became_internal(c, doc, begins, "not published yet");
	else if (last != TIME_NONE && last <= c->now && !c->config->expired)
		became_internal(c, doc, ends, "not published any more");
	else if (unbuilt)
		became_internal(c, doc, unbuilt, "not published by itself");
}
