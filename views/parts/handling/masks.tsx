/** Masking, confirmed one by one; and what was confirmed, published. */
import type { PersonalSpan } from '../../../src/domain/masking.ts';
import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { useReading } from '../../reading.ts';
import { date, dayIn } from '../../words/dates.ts';
import { SealedText } from '../sealed-text.tsx';
import { ActForm, stateOf } from './act-form.tsx';
import { LongField, ShortField, type Wrong } from './fields.tsx';

const FIELDS = ['title', 'body', 'name'] as const;

export function Masking(props: HandledCommentProps) {
  const { say } = useReading();
  const words = say.handling.masks;
  const form = 'masks';
  const { typed, problems } = stateOf(props, form);
  const { words: written, found, masks } = props;
  if (!written || !found) return null;
  const values = proposed(props, typed);
  return (
    <ActForm
      part={props}
      form={form}
      title={words.title}
      submit={words.submit}
      hidden={{ seen: masks?.at ?? '' }}
    >
      {masks && <Confirmed {...props} />}
      <p class="hint">{words.lead}</p>
      <Found {...props} typed={typed} problems={problems} />
      <ShortField {...{ form, problems, name: 'title', label: words.title_ }} value={values.title} />
      <LongField {...{ form, problems, name: 'body', label: words.body, rows: 8 }} value={values.body} />
      <ShortField
        {...{ form, problems, name: 'name', label: words.name, hint: words.nameHint }}
        value={values.name}
      />
      <Left failed={props.failed} form={form} />
    </ActForm>
  );
}

/** What was typed; else what was confirmed before; else what was written, with all masked that was found. */
function proposed({ words, found, masks }: HandledCommentProps, typed: Readonly<Record<string, string>>) {
  const one = (name: (typeof FIELDS)[number]) =>
    typed[name] ?? masks?.[name] ?? masked(words?.[name] ?? '', found?.[name] ?? []);
  return { title: one('title'), body: one('body'), name: one('name') };
}

function masked(text: string, spans: readonly PersonalSpan[]): string {
  const parts = spans.map((span, index) => text.slice(spans[index - 1]?.end ?? 0, span.start) + span.masked);
  return parts.join('') + text.slice(spans.at(-1)?.end ?? 0);
}

function Confirmed({ masks }: HandledCommentProps) {
  const { say, language, moment } = useReading();
  if (!masks) return null;
  const day = date(dayIn(masks.at, moment.timeZone), language);
  return <p>{say.handling.masks.confirmed(masks.by, day)}</p>;
}

type Ticks = { typed: Readonly<Record<string, string>>; problems: readonly Wrong[] };

/** One tick for each thing that was found. */
function Found({ words, found, typed, problems }: HandledCommentProps & Ticks) {
  const { say } = useReading();
  const all = FIELDS.flatMap((field) =>
    (found?.[field] ?? []).map((span, index) => ({ span, field, name: `mask-${field}-${index}` })),
  );
  if (all.length === 0) return null;
  return (
    <fieldset class="found">
      <legend>{say.handling.masks.found}</legend>
      {all.map(({ span, field, name }) => (
        <label class="choice" for={`f-masks-${name}`}>
          <input
            id={`f-masks-${name}`}
            type="checkbox"
            name={name}
            value="1"
            required
            checked={typed[name] === '1'}
            aria-invalid={problems.some((each) => each.field === name) ? 'true' : undefined}
          />
          <span>
            <mark class="personal">{words?.[field].slice(span.start, span.end)}</mark>{' '}
            {say.handling.masks.asMasked(say.handling.masks.kinds[span.kind] ?? span.kind)}{' '}
            <strong class="mono">{span.masked}</strong>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Where the text was refused for what it still shows: each can be said to be nobody's. */
export function Left({ failed, form }: Pick<HandledCommentProps, 'failed'> & { form: string }) {
  const { say } = useReading();
  const { typed = {}, remaining: stretches = [] } = failed?.form === form ? failed : {};
  if (stretches.length === 0) return null;
  return (
    <fieldset class="found">
      <legend>{say.handling.masks.leftLead}</legend>
      {stretches.map((stretch, index) => (
        <label class="choice">
          <input
            type="checkbox"
            name={`left-${index}`}
            value={stretch}
            checked={Object.values(typed).includes(stretch)}
          />
          <span>
            <mark class="personal">{stretch}</mark> {say.handling.masks.left}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function Selection(props: HandledCommentProps) {
  const { say } = useReading();
  const words = say.handling.selection;
  const { masks } = props;
  if (!masks) {
    return (
      <ActForm part={props} form="selection" title={words.title}>
        <p>{words.needsMasks}</p>
      </ActForm>
    );
  }
  return (
    <ActForm
      part={props}
      form="selection"
      title={words.title}
      submit={words.submit}
      hidden={{ seen: masks.at }}
    >
      <p class="hint">{words.lead}</p>
      <Confirmed {...props} />
      <div class="as-written">
        <p class="title">
          <strong>
            <bdi>{masks.title}</bdi>
          </strong>
        </p>
        <SealedText text={masks.body} />
        <p class="quiet">
          {say.handling.from}
          {say.colon}
          <bdi>{masks.name || words.untitled}</bdi>
        </p>
      </div>
    </ActForm>
  );
}
