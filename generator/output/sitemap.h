/* sitemap: every page that is to be found, for search engines.
 *
 * sitemap.xml lists the pages, each with the newest moment that it tells
 * of; beyond SITEMAP_MOST of them it is an index of sitemap-1.xml,
 * sitemap-2.xml ... An internal build and a site without an address have
 * none.
 */
#ifndef OUTPUT_SITEMAP_H
#define OUTPUT_SITEMAP_H

#include "output/data.h"

enum { SITEMAP_MOST = 50000 };	/* addresses in a file, by the protocol */

data_plan_fn sitemap_plan;

#endif
