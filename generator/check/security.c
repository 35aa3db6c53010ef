/* What security.txt promises (RFC 9116): that it still holds, and that
 * reports reach nobody else. */
#include "check/check.h"

static void
check_address(struct check *k, const struct node *n)
{
	if (!str_istarts(node_text(n), STR("http://")))
		return;
	diag_add(k->diags, RULE_SECURITY_ADDRESS, n->at,
	    STR_FMT " is not encrypted on its way", STR_ARG(node_text(n)));
	diag_help(k->diags, "write it with https://");
}

void
check_security(struct check *k)
{
	static const str keys[] = {
		STR_INIT("contact"), STR_INIT("policy"),
		STR_INIT("acknowledgments"), STR_INIT("encryption"),
	};
	const struct site *site = k->corpus->site;
	const struct node *map = node_get(site->root, STR("security"));
	int32_t expires = site->security.expires;

	if (!map || map->kind != NODE_MAP)
		return;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct node *list = node_get(map, keys[i]);

		for (const struct node *n = node_first(list); n;
		    n = node_next(list, n))
			check_address(k, n);
	}
	if (expires == DATE_NONE || date_moment(expires) + DAY > k->now)
		return;
	diag_add(k->diags, RULE_SECURITY_EXPIRED,
	    node_get(map, STR("expires"))->at, "security.txt expired on "
	    STR_FMT, STR_ARG(date_iso(k->scratch, expires)));
	diag_help(k->diags, "look whether contact: is still right, then "
	    "name a day within the next year");
}
