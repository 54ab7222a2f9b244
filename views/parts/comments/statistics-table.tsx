import type { Measure } from '../../../src/domain/comment-measures.ts';
import type { CommentGroup } from '../../../src/domain/comment-statistics.ts';
import { useReading } from '../../reading.ts';
import { SyntheticMark } from '../synthetic-mark.tsx';
import { StandingBar } from './standing-bar.tsx';
import { Count, MeanTime, Rate } from './statistics-count.tsx';

/** A group by its name for people, and its name in addresses. */
export type StatisticsLine = { key: string | undefined; name: string; group: CommentGroup };

const COUNTED = ['received', 'valid', 'accepted', 'declined', 'answered'] as const satisfies Measure[];

/** A line a group: counts, rates, and a bar as long as the group is large. */
export function StatisticsTable({ of, lines }: { of: string; lines: readonly StatisticsLine[] }) {
  const { say } = useReading();
  const { measures, short, rates } = say.commentStatistics;
  const most = Math.max(...lines.map(({ group }) => group.counts.received));
  const heads = COUNTED.map((measure) => ({ ...measures, ...short })[measure]);
  return (
    <table class="statistics-table">
      <thead>
        <tr>
          <th scope="col">{of}</th>
          {[...heads, rates.answered, rates.inTime, rates.mean, rates.satisfied].map((head) => (
            <th scope="col" class="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, group }) => (
          <tr>
            <th scope="row">
              <bdi>{name}</bdi>
              <SyntheticMark when={group.synthetic} />
              <StandingBar group={group} of={most} />
            </th>
            {COUNTED.map((measure, index) => (
              <td class="number" data-label={heads[index]}>
                <Count measure={measure} group={group} of={key} />
              </td>
            ))}
            <td class="number" data-label={rates.answered}>
              <Rate share={group.answered} />
            </td>
            <td class="number" data-label={rates.inTime}>
              <Rate share={group.inTime} />
            </td>
            <td class="number" data-label={rates.mean}>
              <MeanTime handling={group.handling} />
            </td>
            <td class="number" data-label={rates.satisfied}>
              <Rate share={group.satisfied} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
