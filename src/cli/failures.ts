/** What went wrong, as a line for the person at the terminal and an exit code. */
import { isUnreachable } from '../db/unreachable.ts';
import { EXIT, type ExitCode, Stop } from './exit-code.ts';

export type Failure = { code: ExitCode; message: string };

/** Errors by their names: the modules that throw some of them are loaded only when they are needed. */
const BY_NAME: Record<string, ExitCode> = {
  EncodingRefused: EXIT.unavailable,
  FolderHeld: EXIT.unavailable,
  KeyRefused: EXIT.usage,
  ProjectionOutdated: EXIT.unavailable,
  RebuildUnderWay: EXIT.unavailable,
  ModeRefused: EXIT.usage,
  PortInUse: EXIT.usage,
  EntryRefused: EXIT.refused,
};

/** SQLSTATEs (appendix A) that mean: a server, and no database there for us. */
const REFUSED = new Set(['28000', '28P01', '3D000']);
const UNDEFINED_TABLE = '42P01';
const INSUFFICIENT_PRIVILEGE = '42501';

export function failureOf(error: unknown): Failure {
  if (error instanceof Stop) return { code: error.code, message: error.message };
  if (!(error instanceof Error)) return { code: EXIT.failed, message: String(error) };
  const named = BY_NAME[error.name];
  if (named !== undefined) return { code: named, message: error.message };
  const codes = codesOf(error);
  if (codes.includes(UNDEFINED_TABLE)) {
    return { code: EXIT.unavailable, message: 'the database is not migrated: run `mingbai migrate` first' };
  }
  if (codes.includes(INSUFFICIENT_PRIVILEGE)) {
    return {
      code: EXIT.unavailable,
      message: `the database does not let this role do it (${reasonOf(error)}): to migrate and rebuild, DATABASE_OWNER_URL must name the owner of the tables`,
    };
  }
  if (isUnreachable(error) || codes.some((code) => REFUSED.has(code))) {
    return { code: EXIT.unavailable, message: `the database cannot be reached: ${reasonOf(error)}` };
  }
  return { code: EXIT.failed, message: `a fault of the program: ${error.stack ?? error.message}` };
}

/** Of the error, its causes, and the attempts that it stands for (one an address). */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const attempts = error instanceof AggregateError ? error.errors : [];
  return [...own, ...attempts.flatMap(codesOf), ...codesOf(error.cause)];
}

function reasonOf(error: Error): string {
  if (error.message) return error.message;
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return first instanceof Error ? first.message : error.name;
}
