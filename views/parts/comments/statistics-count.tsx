/** Single numbers of the statistics of comments, each leading to the comments that it counts. */
import type { Measure } from '../../../src/domain/comment-measures.ts';
import type { CommentGroup, HandlingTime, Share } from '../../../src/domain/comment-statistics.ts';
import { link, type Query, useReading } from '../../reading.ts';
import { number } from '../../words/numbers.ts';

/** @param of the group's name in addresses; left out for all comments. */
export function Count({
  measure,
  group,
  of,
}: {
  measure: Measure;
  group: CommentGroup;
  of?: string | undefined;
}) {
  const reading = useReading();
  const count = group.counts[measure];
  if (count === 0) return <span class="nothing">0</span>;
  return <a href={link(reading, '/comments', queryOf(measure, of))}>{number(count)}</a>;
}

/** What `/comments` is asked for, in its own order of names. */
function queryOf(measure: Measure, group: string | undefined): Query {
  const [, by, value] = /^(kind|department):(.*)$/.exec(group ?? '') ?? [];
  const month = by === undefined ? group : undefined;
  return [
    ...(by === 'kind' ? [['kind', value ?? ''] as const] : []),
    ['text', 'all'],
    ...(by === 'department' ? [['department', value ?? ''] as const] : []),
    ...(month === undefined ? [] : [['month', month] as const]),
    ...(measure === 'received' ? [] : [['measure', measure] as const]),
  ];
}

/** A rate with what it is a rate of. */
export function Rate({ share: { percent, part, whole } }: { share: Share }) {
  const { say } = useReading();
  const words = say.commentStatistics;
  if (percent === null)
    return (
      <span class="nothing" title={words.noShareWhy}>
        {words.noShare}
      </span>
    );
  return <span title={words.shareOf(number(part), number(whole))}>{percent}%</span>;
}

export function MeanTime({ handling }: { handling: HandlingTime }) {
  const { say } = useReading();
  const words = say.commentStatistics;
  if (handling.known === 'none')
    return (
      <span class="nothing" title={words.noShareWhy}>
        {words.noShare}
      </span>
    );
  if (handling.known === 'no') return <span title={words.cannotTellWhy}>{words.cannotTell}</span>;
  return <span title={words.median(handling.median)}>{words.days(handling.mean)}</span>;
}
