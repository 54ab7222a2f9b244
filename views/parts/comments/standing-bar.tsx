import type { Standing } from '../../../src/domain/comment-measures.ts';
import type { CommentGroup } from '../../../src/domain/comment-statistics.ts';
import { useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';

/** In the order of the bar: what is done first. */
export const SHOWN_STANDINGS: readonly Standing[] = [
  'answered',
  'in_progress',
  'waiting',
  'declined',
  'gone',
];

/** Colour and hatching of each, as those of verdicts: a bar must hold in greyscale. */
const CLASSES: Record<Standing, string> = {
  answered: 's-met',
  in_progress: 's-on-track',
  waiting: 's-behind',
  declined: 's-cannot-judge',
  gone: 's-no-data',
};

/** The comments of a group by where they stand; `of` is how many the whole width is. The words stand beside it. */
export function StandingBar({ group, of }: { group: CommentGroup; of: number }) {
  const { say } = useReading();
  const words = say.commentStatistics;
  const counts = SHOWN_STANDINGS.map((standing) => group.counts[standing]);
  const said = SHOWN_STANDINGS.flatMap((standing, index) =>
    counts[index] ? [`${words.measures[standing]} ${number(counts[index])}`] : [],
  );
  const all = group.counts.received;
  if (all === 0 || of === 0) return null;
  return (
    <svg
      class="state-bar small standing-bar"
      role="img"
      aria-label={`${words.barLabel(number(all))}${say.colon}${said.join(say.listComma)}`}
    >
      {SHOWN_STANDINGS.map((standing, index) => {
        const before = counts.slice(0, index).reduce((sum, count) => sum + count, 0);
        const count = counts[index] ?? 0;
        return (
          count > 0 && <Part standing={standing} start={percent(before, of)} width={percent(count, of)} />
        );
      })}
    </svg>
  );
}

function Part({ standing, start, width }: { standing: Standing; start: string; width: string }) {
  return (
    <>
      <rect class={`fill ${CLASSES[standing]}`} x={start} width={width} y="0" height="100%" />
      <rect fill={`url(#hatch-${CLASSES[standing]})`} x={start} width={width} y="0" height="100%" />
      {start !== '0.000%' && <line class="gap" x1={start} x2={start} y1="0" y2="100%" />}
    </>
  );
}

/** The bar's sign for one standing, beside its name. */
export function StandingSwatch({ standing }: { standing: Standing }) {
  return (
    <svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false">
      <rect class={`fill ${CLASSES[standing]}`} width="14" height="14" />
      <rect fill={`url(#hatch-${CLASSES[standing]})`} width="14" height="14" />
    </svg>
  );
}

const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(3)}%`;
