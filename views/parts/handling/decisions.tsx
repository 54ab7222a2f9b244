/** Accepting, declining, forwarding, sending back, extending, taking down. */
import type { Child } from 'hono/jsx';
import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { useReading } from '../../reading.ts';
import { date } from '../../words/dates.ts';
import { ActForm, stateOf } from './act-form.tsx';
import { ChoiceField, LongField, ShortField } from './fields.tsx';

export function Acceptance(props: HandledCommentProps) {
  const { say, language } = useReading();
  const words = say.handling.acceptance;
  const form = 'acceptance';
  const { typed, problems } = stateOf(props, form);
  return (
    <ActForm
      part={props}
      form={form}
      title={words.title}
      submit={words.submit}
      open={props.failed === undefined}
    >
      <ChoiceField
        {...{ form, problems, name: 'department', label: words.department, first: words.later }}
        choices={props.departments}
        value={typed.department}
      />
      {props.answerBy !== undefined ? (
        <p class="hint">{words.answerBy(date(props.answerBy, language))}</p>
      ) : (
        <ShortField
          {...{ form, problems, name: 'answerBy', type: 'date' }}
          label={words.answerByField}
          hint={words.answerByHint}
          value={typed.answerBy}
        />
      )}
    </ActForm>
  );
}

export function Refusal(props: HandledCommentProps) {
  const { say } = useReading();
  const words = say.handling.refusal;
  const form = 'refusal';
  const { typed, problems } = stateOf(props, form);
  return (
    <ActForm part={props} form={form} title={words.title} submit={words.submit}>
      <ChoiceField
        {...{ form, problems, name: 'reason', label: words.reason, first: words.choose }}
        choices={Object.entries(say.comments.declined).map(([value, name]) => ({ value, name }))}
        value={typed.reason}
      />
      <LongField
        {...{ form, problems, name: 'words', label: words.words, hint: words.wordsHint }}
        value={typed.words}
      />
    </ActForm>
  );
}

export function Forwarding(props: HandledCommentProps) {
  const { say } = useReading();
  const words = say.handling.forwarding;
  const form = 'forwarding';
  const { typed, problems } = stateOf(props, form);
  return (
    <ActForm
      part={props}
      form={form}
      title={words.title}
      submit={words.submit}
      open={props.comment.row.department === undefined && props.failed === undefined}
    >
      <ChoiceField
        {...{ form, problems, name: 'department', label: words.department, first: words.choose }}
        choices={props.departments.filter(({ value }) => value !== props.comment.row.department)}
        value={typed.department}
      />
    </ActForm>
  );
}

export function SendingBack(props: HandledCommentProps) {
  const words = useReading().say.handling.return;
  return <WithReason {...props} form="return" told={words} hint={words.hint} />;
}

export function TakingDown(props: HandledCommentProps) {
  const words = useReading().say.handling.deselection;
  return <WithReason {...props} form="deselection" told={words} hint={words.lead} />;
}

export function Extension(props: HandledCommentProps) {
  const { acceptance, extension: words } = useReading().say.handling;
  const form = 'extension';
  const { typed, problems } = stateOf(props, form);
  return (
    <WithReason {...props} form={form} told={words} hint={words.hint} lead={words.lead}>
      {problems.some(({ field }) => field === 'answerBy') && (
        <ShortField
          {...{ form, problems, name: 'answerBy', type: 'date' }}
          label={acceptance.answerByField}
          hint={acceptance.answerByHint}
          value={typed.answerBy}
        />
      )}
    </WithReason>
  );
}

/** A decision that is its reason. */
function WithReason({
  form,
  told,
  hint,
  lead,
  children,
  ...props
}: HandledCommentProps & {
  form: string;
  told: { title: string; reason: string; submit: string };
  hint: string;
  lead?: string;
  children?: Child;
}) {
  const { typed, problems } = stateOf(props, form);
  return (
    <ActForm part={props} form={form} title={told.title} submit={told.submit}>
      {lead && <p class="hint">{lead}</p>}
      <LongField {...{ form, problems, name: 'reason', label: told.reason, hint }} value={typed.reason} />
      {children}
    </ActForm>
  );
}
