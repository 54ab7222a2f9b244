/** The acceptance on one page that needs no network: for the file, to read and to print. */
import { AcceptanceSummary } from '../../../views/pages/acceptance-summary.tsx';
import type { TargetAccount } from '../../domain/account.ts';
import type { FigureRow } from '../../projections/rows.ts';
import type { About } from './acceptance-readme.ts';
import { countStates } from './counts.ts';

/** A whole document. */
export function acceptanceSummary(
  { plan, position, day, synthetic, conclusion }: About,
  targets: readonly TargetAccount[],
  latest: (target: TargetAccount) => FigureRow | undefined,
): string {
  return `<!doctype html>\n${(
    <AcceptanceSummary
      plan={plan}
      position={position}
      day={day}
      synthetic={synthetic}
      opinion={conclusion?.opinion}
      counts={countStates(targets)}
      rows={targets.map((target) => ({ target, latest: latest(target) }))}
    />
  )}\n`;
}
