/** 依决定删除留言: a form for administrators and editors. No word of the comment is on it. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { OneLine } from '../parts/form-fields.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { WhatGoes } from './comment-erase.tsx';

export const ERASURE_GROUNDS = ['court', 'privacy', 'unlawful', 'writer'] as const;

export type StaffErasureData = {
  comment: string;
  /** Of the record that says that it came. */
  submitted: number;
  /** Of the record of its erasure, once it is erased. */
  erased?: number | undefined;
  typed: { authority: string; reason: string };
  errors: Partial<Record<'authority' | 'reason' | 'sure' | 'comment', string>>;
  /** Whoever only reads sees no form. */
  mayErase: boolean;
};

export function StaffErasure({ comment, submitted, erased, typed, errors, mayErase }: StaffErasureData) {
  const reading = useReading();
  const { say } = reading;
  const words = say.staffErase;
  return (
    <div class="wide comment-track">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.handling.home, path: '/staff' },
          { name: say.handling.title, path: '/staff/comments' },
          { name: words.title },
        ]}
      />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>
        <a href={link(reading, `/staff/comments/${comment}`)}>
          <code>{comment}</code>
        </a>{' '}
        <a class="quiet" href={link(reading, `/events/${submitted}`)}>
          {say.commentErase.ofIs(number(submitted))}
        </a>
      </p>
      {erased !== undefined ? (
        <p role="status">
          {words.already}:{' '}
          <a href={link(reading, `/events/${erased}`)}>{say.commentErase.record(number(erased))}</a>
        </p>
      ) : (
        <>
          <WhatGoes />
          {mayErase && <Form comment={comment} typed={typed} errors={errors} />}
        </>
      )}
    </div>
  );
}

function Form({ comment, typed, errors }: Pick<StaffErasureData, 'comment' | 'typed' | 'errors'>) {
  const reading = useReading();
  const words = reading.say.staffErase;
  return (
    <form class="comment-form" method="post" action={link(reading, `/staff/comments/${comment}/erase`)}>
      {errors.comment && <p class="error">{errors.comment}</p>}
      <OneLine
        name="authority"
        label={words.authority}
        hint={words.authorityHint}
        value={typed.authority}
        error={errors.authority}
        required
      />
      <fieldset class="kinds">
        <legend>{words.reason}</legend>
        {errors.reason && <span class="error">{errors.reason}</span>}
        {ERASURE_GROUNDS.map((ground) => (
          <label class="choice">
            <input type="radio" name="reason" value={ground} checked={typed.reason === ground} required />
            <span>{words.reasons[ground]}</span>
          </label>
        ))}
      </fieldset>
      <label class="choice">
        <input type="checkbox" name="sure" value="1" required />
        <span>{words.sure}</span>
      </label>
      {errors.sure && <span class="error">{errors.sure}</span>}
      <p class="actions">
        <button type="submit" class="button primary">
          {words.submit}
        </button>
        <a class="button" href={link(reading, `/staff/comments/${comment}`)}>
          {reading.say.commentErase.back}
        </a>
      </p>
    </form>
  );
}
