/** What changed in a plan's account between two moments. Pure: two accounts and the rows behind them, nothing else. */
import type { VerdictState } from '../../events/verdict.ts';
import type { EvaluationRow, FigureRow } from '../projections/rows.ts';
import { type Account, type AccountRows, account, type Moment, type TargetAccount } from './account.ts';

/** What was known at a moment, and what followed from it on its day. */
export type Known = { rows: AccountRows; account: Account };

/** A target whose computed state is another one; each side judged on its own day. */
export type StateChange = { target: TargetAccount; from: VerdictState; to: VerdictState };
/** A corrected figure, and one of its corrections. */
export type Correction = { figure: FigureRow; correction: FigureRow['corrections'][number] };
/** What the leading group said: first (`from` is null), or in place of what it had said. */
export type EvaluationChange = {
  evaluation: EvaluationRow;
  from: EvaluationRow['state'] | null;
  to: EvaluationRow['state'];
  position: number;
  reason: string | null;
};
/** A target that asks for something else than before. */
export type Amendment = { before: TargetAccount; after: TargetAccount };

export type Changes = {
  /** In the order of the text. */
  states: StateChange[];
  /** Figures first reported in between, that still stand or were answered since; in the order of the log. */
  figures: FigureRow[];
  /** Figures verified in between. */
  verified: FigureRow[];
  corrections: Correction[];
  /** Figures that were returned or withdrawn. */
  ended: FigureRow[];
  evaluations: EvaluationChange[];
  added: TargetAccount[];
  removed: TargetAccount[];
  amended: Amendment[];
};

/** The rows of a moment with the account that they give. */
export const known = (rows: AccountRows, moment: Moment): Known => ({ rows, account: account(rows, moment) });

/** What changed from one moment to another, which must not lie before it in the log. */
export function changesBetween(before: Known, after: Known): Changes {
  const isNew = ({ position }: { position: number }) => position > before.account.position;
  const { figures, evaluations } = after.rows;
  return {
    ...targetChanges(before.account.targets, after.account.targets),
    figures: figures.filter(({ reported }) => isNew(reported)).toSorted(by((row) => row.reported.position)),
    verified: figures
      .filter(({ verified }) => verified !== undefined && isNew(verified))
      .toSorted(by((row) => row.verified?.position ?? 0)),
    corrections: figures
      .flatMap((figure) =>
        figure.corrections.filter(isNew).map((correction): Correction => ({ figure, correction })),
      )
      .toSorted(by(({ correction }) => correction.position)),
    ended: figures
      .filter(({ ended }) => ended !== undefined && isNew(ended))
      .toSorted(by((row) => row.ended?.position ?? 0)),
    evaluations: evaluations
      .flatMap(wordsOf)
      .filter(isNew)
      .toSorted(by(({ position }) => position)),
  };
}

/** Whether there is nothing to tell. */
export const isEmpty = (changes: Changes): boolean =>
  Object.values(changes).every((list: readonly unknown[]) => list.length === 0);

/** Whether something made up is among them. */
export const hasSynthetic = ({ states, figures, corrections, ended, evaluations }: Changes): boolean =>
  states.some(({ target }) => target.synthetic) ||
  [...figures, ...ended, ...corrections.map(({ figure }) => figure)].some(({ synthetic }) => synthetic) ||
  evaluations.some(({ evaluation }) => evaluation.synthetic === true);

type TargetChanges = Pick<Changes, 'states' | 'added' | 'removed' | 'amended'>;

function targetChanges(before: readonly TargetAccount[], after: readonly TargetAccount[]): TargetChanges {
  const then = new Map(before.map((target) => [target.id, target]));
  const now = new Set(after.map(({ id }) => id));
  const both = after.flatMap((target): Amendment[] => {
    const earlier = then.get(target.id);
    return earlier ? [{ before: earlier, after: target }] : [];
  });
  return {
    states: both
      .filter((pair) => pair.before.verdict.state !== pair.after.verdict.state)
      .map((pair) => ({
        target: pair.after,
        from: pair.before.verdict.state,
        to: pair.after.verdict.state,
      })),
    added: after.filter(({ id }) => !then.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    amended: both.filter((pair) => demandOf(pair.before) !== demandOf(pair.after)),
  };
}

/** What a target asks for, and of whom: what an amendment of the plan can change. */
const demandOf = (target: TargetAccount): string =>
  JSON.stringify([
    [target.name, target.quote, target.kind, target.value, target.valueHigh, target.unit, target.scope],
    [target.due, target.params, target.departments, target.area, target.topic, target.task, target.note],
  ]);

/** The evaluation itself, then its revisions. */
function wordsOf(evaluation: EvaluationRow): EvaluationChange[] {
  const { given, revisions, state } = evaluation;
  const first = { evaluation, from: null, to: revisions[0]?.old ?? state, reason: null };
  return [
    { ...first, position: given.position },
    ...revisions.map((one) => ({
      evaluation,
      from: one.old,
      to: one.new,
      position: one.position,
      reason: one.reason,
    })),
  ];
}

const by =
  <T>(place: (one: T) => number) =>
  (a: T, b: T): number =>
    place(a) - place(b);
