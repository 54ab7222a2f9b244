import type { VerdictState } from '../../events/verdict.ts';
import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { STATES, stateClass } from '../words/states.ts';

export type StateCounts = Readonly<Record<VerdictState, number>>;

export const total = (counts: StateCounts): number => STATES.reduce((sum, state) => sum + counts[state], 0);

/**
 * A stacked bar, one part a state, each with its own hatching so that it holds in greyscale. With `path` each part
 * leads to its targets. Percentages need no style attribute in SVG.
 */
export function StateBar({
  counts,
  path,
  query = [],
}: {
  counts: StateCounts;
  path?: string;
  query?: Query;
}) {
  const reading = useReading();
  const { say } = reading;
  const all = total(counts);
  if (all === 0) return null;
  const parts = STATES.filter((state) => counts[state] > 0).map((state, index, present) => {
    const before = present.slice(0, index).reduce((sum, one) => sum + counts[one], 0);
    return { state, start: percent(before, all), width: percent(counts[state], all) };
  });
  const said = (state: VerdictState) => `${say.states[state]} ${say.plan.item(number(counts[state]))}`;
  return (
    <svg
      class={path === undefined ? 'state-bar small' : 'state-bar'}
      role={path === undefined ? 'img' : 'group'}
      aria-label={`${say.plan.barLabel(number(all))}${say.colon}${parts.map(({ state }) => said(state)).join(say.listComma)}`}
    >
      {parts.map(({ state, start, width }) =>
        path === undefined ? (
          <Part state={state} start={start} width={width} />
        ) : (
          <a href={link(reading, path, [...query, ['state', state]])} aria-label={said(state)}>
            <title>{said(state)}</title>
            <Part state={state} start={start} width={width} />
          </a>
        ),
      )}
    </svg>
  );
}

function Part({ state, start, width }: { state: VerdictState; start: string; width: string }) {
  return (
    <>
      <rect class={`fill ${stateClass(state)}`} x={start} width={width} y="0" height="100%" />
      <rect fill={`url(#hatch-${stateClass(state)})`} x={start} width={width} y="0" height="100%" />
      {start !== FIRST && <line class="gap" x1={start} x2={start} y1="0" y2="100%" />}
    </>
  );
}

const FIRST = '0.000%';
const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(3)}%`;
