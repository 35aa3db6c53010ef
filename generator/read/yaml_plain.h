/* yaml_plain: YAML that is written plainly, without libyaml.
 *
 * Front matter is nearly always keys in lines, with values that end where
 * their line ends: words, dates, quoted texts, lists and maps in brackets,
 * and lists and maps below a key. That takes a tenth of the time that
 * events take. Anything else (escapes, block scalars, values over several
 * lines, tabs, a mistake of any kind) is not for this reader.
 */
#ifndef READ_YAML_PLAIN_H
#define READ_YAML_PLAIN_H

#include "read/yaml.h"

/* The tree that yaml_read() makes of text, which text_check() has passed;
 * NULL when the text is not plain, or may not be. It lives in the arenas,
 * nothing in it points into text. */
struct node *yaml_plain(struct yaml_arenas to, str text, uint32_t file,
    uint32_t line);

#endif
