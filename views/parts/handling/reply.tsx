/** The reply: drafted by the department, approved and published by an editor. */
import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { link, useReading } from '../../reading.ts';
import { date, dayIn } from '../../words/dates.ts';
import { SealedText } from '../sealed-text.tsx';
import { ActForm, stateOf } from './act-form.tsx';
import { Citing } from './citing.tsx';
import { LongField, ShortField } from './fields.tsx';
import { Left } from './left.tsx';

export function Replying(props: HandledCommentProps) {
  const { say } = useReading();
  const words = say.handling.reply;
  const { comment, can, draft, fresh, failed, toConfirm, department = '' } = props;
  const form = 'reply';
  const { typed, problems } = stateOf(props, form);
  const isConflict = failed?.form === form && failed.since !== undefined;
  const isPublic = comment.row.selected !== undefined;
  return (
    <ActForm
      part={props}
      form={form}
      title={comment.row.replies.length > 0 ? words.addition : words.title}
      open={draft !== undefined || comment.row.replies.length === 0}
      hidden={{ draft: draft?.id ?? fresh.draft, version: String(draft?.revision ?? 0) }}
    >
      <p class="goes-out">{isPublic ? words.publicBoth : words.publicReply}</p>
      {draft && <Standing {...props} />}
      {isConflict && draft && (
        <div class="theirs">
          <h4>{words.theirs}</h4>
          <SealedText text={draft.body} />
        </div>
      )}
      <LongField
        {...{ form, problems, name: 'body', label: words.body, rows: 8 }}
        hint={words.bodyHint(department)}
        value={typed.body ?? draft?.body}
      />
      <Left typed={typed} stretches={toConfirm} lead={words.toConfirm} />
      <Citing {...props} typed={typed} problems={problems} />
      <p class="actions">
        <button class="button" type="submit">
          {words.save}
        </button>
        <Elsewhere part={props} to="proposal" name={words.propose} primary={!can.publish} />
      </p>
      {can.publish && (
        <div class="approval">
          <ShortField
            {...{ form, problems, name: 'note', label: words.noteField, hint: words.noteHint }}
            value={typed.note}
          />
          <p class="actions">
            <Elsewhere part={props} to="return" name={words.giveBack} />
            <Elsewhere part={props} to="publication" name={words.publish} primary />
          </p>
        </div>
      )}
    </ActForm>
  );
}

function Standing({ draft }: HandledCommentProps) {
  const { say, language, moment } = useReading();
  const words = say.handling.reply;
  if (!draft) return null;
  const day = date(dayIn(draft.updatedAt, moment.timeZone), language);
  return (
    <>
      <p class="quiet">{words.since(words.states[draft.state], day)}</p>
      {draft.note && (
        <p class="note">
          <strong>{words.note}</strong>
          {say.colon}
          <bdi>{draft.note}</bdi>
        </p>
      )}
    </>
  );
}

/** A button that sends the same form somewhere else. */
function Elsewhere({
  part,
  to,
  name,
  primary = false,
}: {
  part: HandledCommentProps;
  to: string;
  name: string;
  primary?: boolean;
}) {
  const action = link(useReading(), `/staff/comments/${part.comment.row.comment}/reply/${to}`);
  return (
    <button class={primary ? 'button primary' : 'button'} type="submit" formaction={action}>
      {name}
    </button>
  );
}
