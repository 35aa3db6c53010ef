#include "output/xml_out.h"

#include "base/escape.h"

void
xml_begin(struct buf *b)
{
	buf_lit(b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
}

static void
start(struct buf *b, const char *name, const struct xml_attr *attrs,
    size_t n)
{
	buf_char(b, '<');
	buf_str(b, str_c(name));
	for (size_t i = 0; i < n; i++) {
		if (str_empty(attrs[i].value))
			continue;
		buf_char(b, ' ');
		buf_str(b, str_c(attrs[i].name));
		buf_lit(b, "=\"");
		xml_text(b, attrs[i].value);
		buf_char(b, '"');
	}
}

void
xml_element(struct buf *b, const char *name, const struct xml_attr *attrs,
    size_t n, str text)
{
	start(b, name, attrs, n);
	if (str_empty(text)) {
		buf_lit(b, "/>\n");
		return;
	}
	buf_char(b, '>');
	xml_text(b, text);
	xml_close(b, name);
}

void
xml_open(struct buf *b, const char *name, const struct xml_attr *attrs,
    size_t n)
{
	start(b, name, attrs, n);
	buf_lit(b, ">\n");
}

void
xml_close(struct buf *b, const char *name)
{
	buf_lit(b, "</");
	buf_str(b, str_c(name));
	buf_lit(b, ">\n");
}
