/** Name of the task that reads attachments, so that a search finds their words. */
export const readFilesTask = 'tickets.read-files';
