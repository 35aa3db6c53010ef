/* metrics_files: what programs read of the metrics: the CSV beside each
 * figure, all lengths by incident, all figures as JSON and for monitoring.
 */
#ifndef OUTPUT_METRICS_FILES_H
#define OUTPUT_METRICS_FILES_H

#include "output/data.h"

data_plan_fn metrics_files_plan;

#endif
