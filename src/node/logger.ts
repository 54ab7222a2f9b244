/** Structured logs on Node: one JSON object a line on the error output, so that the output is left for people. */
import { destination, type Logger, pino } from 'pino';

export const createLogger = (): Logger =>
  pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: (error: unknown) => toldError(error) },
    },
    // Written at once: whatever ends the process, its last lines are there.
    destination({ fd: process.stderr.fd, sync: true }),
  );

/** Causes of causes, no deeper. */
const DEEPEST = 4;

/**
 * An error as a log line tells it: what it says, its code, where it arose, what caused it; nothing else that it
 * carries. The database's own add the row that failed (`detail`) and the values asked for, and a row may hold what a
 * resident wrote.
 */
export function toldError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' ? typeof error : error;
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    ...('code' in error && { code: error.code }),
    ...('constraint' in error && { constraint: error.constraint }),
    stack,
    ...(cause !== undefined && depth < DEEPEST && { cause: toldError(cause, depth + 1) }),
  };
}
