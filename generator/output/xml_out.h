/* xml_out: elements of an XML document as it is written, one a line.
 *
 * Names are ours; values and text are escaped here.
 */
#ifndef OUTPUT_XML_OUT_H
#define OUTPUT_XML_OUT_H

#include "base/buf.h"

struct xml_attr {
	const char *name;
	str value;		/* STR_NONE: the attribute is left out */
};
#define XML_ATTRS(...) (const struct xml_attr[]){ __VA_ARGS__ }, \
	sizeof((const struct xml_attr[]){ __VA_ARGS__ }) / \
	sizeof(struct xml_attr)
#define XML_NO_ATTRS NULL, 0

/* <?xml ...?>: UTF-8. */
void xml_begin(struct buf *b);

/* <name a="b">text</name>, or <name a="b"/> without text. */
void xml_element(struct buf *b, const char *name,
    const struct xml_attr *attrs, size_t n, str text);

/* <name a="b">, which xml_close() ends. */
void xml_open(struct buf *b, const char *name, const struct xml_attr *attrs,
    size_t n);
void xml_close(struct buf *b, const char *name);

#endif
