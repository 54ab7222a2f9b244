/** 批量不予受理: what was ticked, to be looked at once more. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { LongField, Problems } from '../parts/handling/fields.tsx';
import { HandledTable } from '../parts/handling/handled-table.tsx';
import { SealedWords } from '../parts/sealed-text.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import type { HandledLine } from './handled-comments.tsx';

export type SpamConfirmationProps = {
  path: string;
  /** `event`: the id of the record that it would become, so that a form sent twice is one record. */
  lines: readonly (HandledLine & { event: string })[];
  /** How many were ticked that cannot be declined here. */
  left: number;
  words: string;
  problems: readonly { field: string; message: string }[];
  /** How many were declined, and what somebody else had handled meanwhile. */
  declined?: number | undefined;
  changed?: readonly HandledLine[] | undefined;
};

export function SpamConfirmation({
  path,
  lines,
  left,
  words,
  problems,
  declined,
  changed = [],
}: SpamConfirmationProps) {
  const reading = useReading();
  const { say } = reading;
  const { spam, title } = say.handling;
  return (
    <div class="wide handling-page">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.handling.home, path: '/staff' },
          { name: title, path },
          { name: spam.title },
        ]}
      />
      <h1>{spam.title}</h1>
      {declined !== undefined && <p role="status">{spam.doneSome(number(declined))}</p>}
      {changed.length > 0 && (
        <section>
          <p role="alert">{spam.changed}</p>
          <HandledTable lines={changed} choosable={false} />
        </section>
      )}
      {lines.length === 0 && changed.length === 0 && <p class="empty">{spam.none}</p>}
      {left > 0 && <p class="quiet">{spam.left(number(left))}</p>}
      {lines.length > 0 && (
        <form class="handling-form" method="post" action={link(reading, `${path}/refusals`)}>
          <p>{spam.lead}</p>
          <Problems problems={problems} form="spam" />
          <ol class="chosen">
            {lines.map(({ comment: { row }, title: written, body, revision, event }) => (
              <li>
                <input type="hidden" name={`c-${row.comment}`} value={String(revision)} />
                <input type="hidden" name={`e-${row.comment}`} value={event} />
                <strong>
                  <SealedWords text={written ?? ''} />
                </strong>{' '}
                <SealedWords text={body ?? ''} most={160} />
              </li>
            ))}
          </ol>
          <input type="hidden" name="confirmed" value="1" />
          <LongField
            form="spam"
            name="words"
            label={say.handling.refusal.words}
            hint={say.handling.refusal.wordsHint}
            value={words}
            problems={problems}
            rows={3}
          />
          <p class="actions">
            <button class="button primary" type="submit">
              {spam.confirm(number(lines.length))}
            </button>
          </p>
        </form>
      )}
      <p>
        <a href={link(reading, path)}>{spam.back}</a>
      </p>
    </div>
  );
}
