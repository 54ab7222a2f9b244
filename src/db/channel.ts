/** Channel on which an append tells the log's new size, once a batch. A hint: readers never rely on it. */
export const LOG_CHANNEL = 'mingbai_log';
