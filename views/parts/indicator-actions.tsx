import { link, type Query, useReading } from '../reading.ts';
import { CommentLink } from './comment-subject.tsx';
import { Share } from './share.tsx';

/** Address of the figures of one indicator as a file, without the extension, and the query that chooses them. */
export const figuresOf = (plan: string, indicator: string): { path: string; query: Query } => ({
  path: `/data/plans/${plan}/figures`,
  query: [['indicator', indicator]],
});

/** What a reader can do with an indicator: share it, take its figures away if it has any, check its records. */
export function IndicatorActions({
  plan,
  indicator,
  name,
  hasFigures,
}: {
  plan: string;
  indicator: string;
  name: string;
  hasFigures: boolean;
}) {
  const reading = useReading();
  const { say } = reading;
  const { path, query } = figuresOf(plan, indicator);
  return (
    <section class="actions indicator-actions" aria-label={say.share.actions}>
      <Share
        title={name}
        embed={`/embed/plans/${plan}/indicators/${indicator}`}
        data={hasFigures ? { path: `${path}.csv`, query } : undefined}
      />
      <CommentLink plan={plan} about={`indicator/${indicator}`} />
      {hasFigures && (
        <a class="button" href={link(reading, `${path}.csv`, query)} download>
          {say.share.downloadCsv}
        </a>
      )}
      <a class="button" href="#proof">
        {say.proof.short}
      </a>
      <a class="button" href={link(reading, '/events', [['subject', `plan/${plan}/indicator/${indicator}`]])}>
        {say.share.verify}
      </a>
    </section>
  );
}
