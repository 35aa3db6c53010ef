/* site_notes: the small files by which a site tells programs about itself.
 *
 *	robots.txt		whom it wants to be found by
 *	.well-known/security.txt	where to report a weakness, when
 *				site.yaml has security: (RFC 9116)
 *	opensearch.xml		how a browser searches it
 *	_headers		what static hosts answer with: the theme's
 *				template "headers"
 */
#ifndef OUTPUT_SITE_NOTES_H
#define OUTPUT_SITE_NOTES_H

#include "output/data.h"

data_plan_fn site_notes_plan;

#endif
