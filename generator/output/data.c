#include "output/data.h"

#include "output/actions_text.h"
#include "output/api.h"
#include "output/assets.h"
#include "output/badge.h"
#include "output/changes.h"
#include "output/feed.h"
#include "output/metrics_files.h"
#include "output/site_notes.h"
#include "output/sitemap.h"
#include "output/statuspage.h"
#include "output/work_calendar.h"

/* Every kind of file but the search index, in the order in which they are
 * planned. NULL ends the table. */
static data_plan_fn *const plans[] = {
	feed_plan,
	work_calendar_plan,
	sitemap_plan,
	site_notes_plan,
	assets_plan,
	metrics_files_plan,
	statuspage_plan,
	api_incidents_plan,
	api_status_plan,
	incidents_csv_plan,
	changes_plan,
	badge_plan,
	actions_plan,
	NULL,
};

void
data_add(struct data_files *files, struct data_file f)
{
	*vec_push(files->arena, &files->list) = f;
}

void
data_plan(struct data_files *files, const struct pages_source *source)
{
	for (size_t i = 0; plans[i]; i++)
		plans[i](files, source);
}
