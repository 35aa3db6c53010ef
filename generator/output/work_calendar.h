/* work_calendar: planned work as a calendar to subscribe to,
 * /maintenance.ics.
 *
 * An event is known by the id of the work, whatever becomes of its title
 * and times. Updates raise its sequence, and with them its calendar
 * clients take the new times. Cancelled work stays, as cancelled.
 */
#ifndef OUTPUT_WORK_CALENDAR_H
#define OUTPUT_WORK_CALENDAR_H

#include "output/data.h"

/* Events: all that goes on and is to come, and of what is past the latest by
 * their start, up to so many in all. What is older is on the site. */
enum { WORK_CALENDAR_MOST = 200 };

data_plan_fn work_calendar_plan;
data_make_fn work_calendar;

#endif
