/* version: which allclear this is. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define ALLCLEAR_VERSION "0.1.0"
/* Of the manual pages. */
#define ALLCLEAR_DATE "November 21, 2026"

#endif
