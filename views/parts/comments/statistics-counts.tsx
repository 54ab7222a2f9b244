import type { Measure, Standing } from '../../../src/domain/comment-measures.ts';
import type { CommentGroup } from '../../../src/domain/comment-statistics.ts';
import { useReading } from '../../reading.ts';
import { StandingSwatch } from './standing-bar.tsx';
import { Count } from './statistics-count.tsx';

export type CountLine = { measure: Measure; swatch?: Standing };

/** A short table of counts by name. */
export function StatisticsCounts({
  group,
  lines,
  label,
}: {
  group: CommentGroup;
  lines: readonly CountLine[];
  label: string;
}) {
  const { say } = useReading();
  return (
    <table class="statistics-counts" aria-label={label}>
      <tbody>
        {lines.map(({ measure, swatch }) => (
          <tr>
            <th scope="row">
              {swatch && <StandingSwatch standing={swatch} />}
              {say.commentStatistics.measures[measure]}
            </th>
            <td class="number">
              <Count measure={measure} group={group} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
