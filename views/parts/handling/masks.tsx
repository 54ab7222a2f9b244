/** Masking: what was found confirmed one by one, the rest named by hand. */
import type { PersonalSpan } from '../../../src/domain/masking.ts';
import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { link, useReading } from '../../reading.ts';
import { ActForm, stateOf } from './act-form.tsx';
import { LongField, ShortField, type Wrong } from './fields.tsx';
import { Left } from './left.tsx';
import { Confirmed, Preview } from './selection.tsx';

const FIELDS = ['title', 'body', 'name'] as const;

export function Masking(props: HandledCommentProps) {
  const { say } = useReading();
  const words = say.handling.masks;
  const form = 'masks';
  const { typed, problems } = stateOf(props, form);
  const { words: written, found, masks } = props;
  if (!written || !found) return null;
  const values = proposed(props, typed);
  const hidden = typed.hidden?.split('\n').filter(Boolean) ?? masks?.hidden ?? [];
  return (
    <ActForm
      part={props}
      form={form}
      title={words.title}
      submit={words.submit}
      hidden={{ seen: masks?.at ?? '', hidden: hidden.join('\n') }}
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
      <ByHand {...props} typed={typed} problems={problems} hidden={hidden} />
      <Left
        typed={typed}
        stretches={(props.failed?.form === form && props.failed.remaining) || []}
        lead={words.leftLead}
      />
      <Preview heading={words.preview} {...values} />
    </ActForm>
  );
}

/** What no finder knows: a name, an address. Named once, it is masked wherever it stands. */
function ByHand({
  comment,
  words: written,
  masks,
  failed,
  typed,
  problems,
  hidden,
}: HandledCommentProps & Ticks & { hidden: readonly string[] }) {
  const reading = useReading();
  const words = reading.say.handling.masks;
  const name = written?.name.trim() ?? '';
  const isNamed = [...name].length > 1 && `${written?.title}${written?.body}`.includes(name);
  const suggested = masks || failed?.form === 'masks' || !isNamed ? '' : name;
  return (
    <div class="by-hand">
      <LongField
        {...{ form: 'masks', problems, name: 'also', label: words.also, hint: words.alsoHint, rows: 3 }}
        value={typed.also ?? suggested}
      />
      {hidden.length > 0 && (
        <p class="hint">
          {words.hidden}
          {hidden.map((each) => (
            <>
              {' '}
              <mark class="personal">
                <bdi>{each}</bdi>
              </mark>
            </>
          ))}
        </p>
      )}
      <p class="actions">
        <button
          class="button"
          type="submit"
          formnovalidate
          formaction={link(reading, `/staff/comments/${comment.row.comment}/masks/preview`, [], 'masks')}
        >
          {words.showPreview}
        </button>
        {typed.title !== undefined && (
          <button
            class="button"
            type="submit"
            name="reset"
            value="1"
            formnovalidate
            formaction={link(reading, `/staff/comments/${comment.row.comment}/masks/preview`, [], 'masks')}
          >
            {words.afresh}
          </button>
        )}
        <button class="button" type="button" data-masks-selection="f-masks-also" hidden>
          {words.selection}
        </button>
      </p>
    </div>
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
