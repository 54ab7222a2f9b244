/** What an exception means for the client. Nothing of its text goes out, except where it speaks of what was sent. */
import { HTTPException } from 'hono/http-exception';
import { EntryRefused, ProjectionOutdated } from '../log/refused.ts';
import { fieldProblem, type Problem, statusProblem } from './problem.ts';

export function problemOfError(error: unknown): Problem {
  if (error instanceof HTTPException) return statusProblem(error.status);
  if (error instanceof EntryRefused) return entryRefused(error);
  if (error instanceof ProjectionOutdated || isUnreachable(error)) return statusProblem(503);
  return statusProblem(500);
}

/** The last door: whatever the deciders let through and the log did not, such as an entry beyond 64 KiB. */
const entryRefused = ({ field, message }: EntryRefused): Problem =>
  fieldProblem(422, 'entry-refused', field, {
    zh: `内容不能记录:${message}`,
    en: `This cannot be recorded: ${message}`,
  });

/** Node's codes of connections that fail, and PostgreSQL's classes 08 (connection), 53 (resources), 57P (going down). */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|08...|53...|57P..)$/;

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && UNREACHABLE.test(String(error.code))) return true;
  const causes = error instanceof AggregateError ? error.errors : [error.cause];
  return causes.some(isUnreachable);
}
