/** Which errors mean that there is no database to talk to just now: it may be back in a moment. */

/**
 * Node's codes of connections that fail, and PostgreSQL's SQLSTATEs (appendix A) of classes 08 (connection), 53
 * (resources) and 57P (going down or coming up).
 */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE|08...|53...|57P..)$/;
/** What `pg` says, without a code, of a connection that ended under it. */
const MESSAGES =
  /connection (was )?(terminated|ended|closed)|connection error|Client was closed|timeout exceeded when trying to connect/i;

/** Of the error, what caused it, or the attempts that it stands for (one an address). */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && CODES.test(String(error.code))) return true;
  if (MESSAGES.test(error.message)) return true;
  const causes = error instanceof AggregateError ? error.errors : [error.cause];
  return causes.some(isUnreachable);
}
