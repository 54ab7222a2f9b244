/** What an exception means for the client. Nothing of its text goes out, except where it speaks of what was sent. */
import { HTTPException } from 'hono/http-exception';
import { isUnreachable } from '../db/unreachable.ts';
import { EntryRefused, ProjectionOutdated } from '../log/refused.ts';
import { fieldProblem, type Problem, statusProblem } from './problem.ts';

/** A server that was restarted is back within seconds. */
const RETRY_SECONDS = '5';

export function problemOfError(error: unknown): Problem {
  if (error instanceof HTTPException) return statusProblem(error.status);
  if (error instanceof EntryRefused) return entryRefused(error);
  if (error instanceof ProjectionOutdated) return statusProblem(503);
  if (isUnreachable(error)) return { ...statusProblem(503), headers: { 'Retry-After': RETRY_SECONDS } };
  return statusProblem(500);
}

/** The last door: whatever the deciders let through and the log did not, such as an entry beyond 64 KiB. */
const entryRefused = ({ field, message }: EntryRefused): Problem =>
  fieldProblem(422, 'entry-refused', field, {
    zh: `内容不能记录:${message}`,
    en: `This cannot be recorded: ${message}`,
  });
