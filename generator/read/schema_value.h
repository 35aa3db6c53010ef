/* schema_value: a single value against the type it must have.
 */
#ifndef READ_SCHEMA_VALUE_H
#define READ_SCHEMA_VALUE_H

#include "read/schema.h"

/* Report what is wrong with a scalar that is not empty; false when
 * something was. label is the key it stands under, for the message. */
bool schema_value(const struct schema *s, const struct node *n, str label,
    struct diags *d);

/* Report that a value is of another kind than s. */
void schema_wrong_type(const struct schema *s, const struct node *n,
    str label, struct diags *d);

/* Report a list of maps, "- api: partial_outage", where either a list of
 * names or a map may stand: of the two the writer took both. one: the list
 * among the shapes of s. One finding for all; false when it is none such. */
bool schema_mixed(const struct schema *s, const struct schema *one,
    const struct node *list, str label, struct diags *d);

#endif
