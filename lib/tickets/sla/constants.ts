/** Name of the task that computes all running targets anew when a calendar has changed. */
export const recomputeTask = 'tickets.recompute-targets';
/** Name of the work that warns of targets and tells of missed ones. */
export const watchTask = 'tickets.watch-targets';
