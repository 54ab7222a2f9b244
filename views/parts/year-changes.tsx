import type { GivenState } from '../../events/evaluation.ts';
import type { VerdictState } from '../../events/verdict.ts';
import type { TargetAccount } from '../../src/domain/account.ts';
import { useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { State } from './state.tsx';
import { TargetName } from './target-name.tsx';

/** One target in the table of a year. `target` is absent where the plan no longer has it. */
export type YearLine = {
  id: string;
  target: TargetAccount | undefined;
  computed: VerdictState;
  claimed?: GivenState | undefined;
  given?: GivenState | undefined;
  /** What the bulletin of the year before had computed. */
  before?: VerdictState | undefined;
};
export type Change = Pick<YearLine, 'id' | 'target'> & { from: VerdictState; to: VerdictState };

/** Which targets are no longer in the state of the year before, grouped by what they turned into. */
export function YearChanges({ changes }: { changes: readonly Change[] }) {
  const { say } = useReading();
  const groups = [...Map.groupBy(changes, ({ to }) => to)];
  if (groups.length === 0) return <p class="empty">{say.years.noChange}</p>;
  return (
    <div class="year-changes">
      {groups.map(([to, group]) => (
        <details open={OPEN.has(to) || group.length <= SHORT}>
          <summary>
            <State state={to} /> {say.plan.item(number(group.length))}
          </summary>
          <ul>
            {group.map((change) => (
              <li>
                <TargetName {...change} /> <span class="quiet">{say.years.was(say.states[change.from])}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

/** What is settled is read first; of the others a short list may stand open. */
const OPEN: ReadonlySet<VerdictState> = new Set(['met', 'missed']);
const SHORT = 6;
