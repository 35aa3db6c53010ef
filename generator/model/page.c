#include "model/page.h"

#include "model/front.h"

void
page_front(struct page *p, const struct reading *r)
{
	const struct node *f = p->doc.front;

	front_common(&p->doc, r);
	p->description = node_text(node_get(f, STR("description")));
	front_nameds(node_get(f, STR("components")), r->keep,
	    &p->components);
	front_tags(node_get(f, STR("tags")), r->keep, &p->tags);
	p->owner = front_person(node_get(f, STR("owner")));
	p->tested = front_date(node_get(f, STR("tested")), NULL);
	if (!str_to_int(node_text(node_get(f, STR("order"))), &p->order))
		p->order = 0;
}
