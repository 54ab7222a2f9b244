/** The answer of a verification, as a value. `tell-report.ts` tells it in words. */
import type { CommentCounts } from './comments.ts';
import { CHECKS, type Check, type Finding, type Findings } from './finding.ts';

export type Outcome = 'verified' | 'failed' | 'unchecked';
export type CheckOutcome = 'passed' | 'failed' | 'unchecked' | 'skipped';

export type Report = {
  outcome: Outcome;
  /** The checkpoint that was verified, or could not be. */
  checkpoint:
    | {
        origin: string;
        size: number;
        /** Base64. */
        root: string;
        signedBy: string[];
        cosignedBy: { key: string; at: string }[];
        /** Time of the last event. */
        lastTime: string | null;
      }
    | undefined;
  /** Sizes of the earlier checkpoints that this history was held against. */
  earlier: number[];
  /** How much was checked. */
  counts: {
    events: number;
    openings: number;
    evidence: number;
    plans: number;
    targets: number;
    /** Numbers of the published statistics of comments, and comments of the published list. */
    statistics?: { numbers: number; comments: number };
    /** What became of comments. Left out where the log was not read to its end. */
    comments?: CommentCounts;
  };
  /** When verdicts were judged. */
  judged: { position: number; day: string } | undefined;
  checks: Record<Check, CheckOutcome>;
  findings: Finding[];
  /** Findings beyond those listed. */
  left: number;
};

/** What failed outranks what could not be checked: a failure is a failure whatever else was left open. */
export function outcomeOf(findings: Findings): Outcome {
  if (findings.has('failed')) return 'failed';
  return findings.has('unchecked') ? 'unchecked' : 'verified';
}

/** @param done the checks that were carried to their end. */
export const checksOf = (findings: Findings, done: ReadonlySet<Check>): Record<Check, CheckOutcome> =>
  Object.fromEntries(CHECKS.map((check) => [check, checkOutcome(findings, done, check)])) as Report['checks'];

function checkOutcome(findings: Findings, done: ReadonlySet<Check>, check: Check): CheckOutcome {
  if (findings.has('failed', check)) return 'failed';
  if (findings.has('unchecked', check)) return 'unchecked';
  return done.has(check) ? 'passed' : 'skipped';
}
