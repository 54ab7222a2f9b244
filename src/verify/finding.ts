/** What a verifier found: what, where, and what that means for the answer. */

/** The checks, in the order in which they are told. */
export const CHECKS = [
  'signature',
  'cosignatures',
  'tree',
  'tiles',
  'history',
  'events',
  'comments',
  'sealed',
  'evidence',
  'verdicts',
  'statistics',
] as const;
export type Check = (typeof CHECKS)[number];

/**
 * - `failed`: the log does not verify.
 * - `unchecked`: this program could not tell (network, unreadable, a version that it does not know).
 * - `noted`: worth knowing, and nothing against the log.
 */
export type Severity = 'failed' | 'unchecked' | 'noted';

export type Finding = {
  severity: Severity;
  check: Check;
  /** Which kind of finding, for programs: `entry-changed`. */
  code: string;
  /** The event, or the first of the events that it is about. */
  position?: number | undefined;
  /** The last of them, when it cannot be told which one it is. */
  to?: number | undefined;
  /** Of the event at `position`. */
  id?: string | undefined;
  zh: string;
  en: string;
};

/** Ends the verification: nothing further can be read. */
export class CannotGoOn extends Error {
  override name = 'CannotGoOn';
  readonly finding: Finding;
  constructor(finding: Finding, options?: ErrorOptions) {
    super(finding.en, options);
    this.finding = finding;
  }
}

/** Findings of one kind that are kept; a log that was made up wrongly would have a million. */
const KEPT = 50;

/** Gathers findings: the first ones of each kind, and how many there were. */
export class Findings {
  readonly kept: Finding[] = [];
  readonly #counts = new Map<string, number>();
  readonly #severities = new Map<Check, Set<Severity>>();

  add(finding: Finding): void {
    const count = (this.#counts.get(finding.code) ?? 0) + 1;
    this.#counts.set(finding.code, count);
    const severities = this.#severities.get(finding.check) ?? new Set();
    this.#severities.set(finding.check, severities.add(finding.severity));
    if (count <= KEPT) this.kept.push(finding);
  }

  /** How many findings there were beyond those that are kept. */
  get left(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + Math.max(0, count - KEPT), 0);
  }

  has(severity: Severity, check?: Check): boolean {
    if (check) return this.#severities.get(check)?.has(severity) === true;
    return [...this.#severities.values()].some((each) => each.has(severity));
  }
}
