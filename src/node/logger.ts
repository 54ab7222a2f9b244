/** Structured logs on Node: one JSON object a line on the error output, so that the output is left for people. */
import { destination, type Logger, pino } from 'pino';

export const createLogger = (): Logger =>
  pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    // Written at once: whatever ends the process, its last lines are there.
    destination({ fd: process.stderr.fd, sync: true }),
  );
