import type { Found, FoundField } from '../pages/search.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { DayOf } from './date.tsx';
import { Marked } from './marked.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

/** One result: where it leads, and the words that were found. `lang` is that of the plan's own words. */
export function FoundItem({ found, lang }: { found: Found; lang: string | undefined }) {
  if (found.event) return <FoundRecord found={found} event={found.event} lang={lang} />;
  return found.kind === 'text' ? (
    <FoundParagraph found={found} lang={lang} />
  ) : (
    <FoundThing found={found} lang={lang} />
  );
}

type Props = { found: Found; lang: string | undefined };

function FoundThing({ found, lang }: Props) {
  const reading = useReading();
  return (
    <li class="found">
      <p class="found-title">
        <a href={link(reading, found.path, [], found.fragment)}>
          <Marked pieces={found.title} lang={found.kind === 'comment' ? undefined : lang} />
        </a>
        <SyntheticMark when={found.synthetic} />
      </p>
      <Fields fields={found.excerpts} lang={lang} />
    </li>
  );
}

/** A paragraph is its own title: the plan speaks first, and says where. */
function FoundParagraph({ found, lang }: Props) {
  const reading = useReading();
  const { say } = reading;
  return (
    <li class="found">
      <p class="found-words">
        <Marked pieces={found.excerpts[0]?.text ?? []} lang={lang} />
      </p>
      <p class="quiet">
        <a href={link(reading, found.path, [], found.fragment)}>
          {say.search.paragraph(number(found.id))} · <Marked pieces={found.title} lang={lang} />
        </a>
      </p>
    </li>
  );
}

function FoundRecord({ found, event, lang }: Props & { event: NonNullable<Found['event']> }) {
  const reading = useReading();
  return (
    <li class="found found-record">
      <a class="position" href={link(reading, found.path)}>
        {number(found.id)}
      </a>
      <div>
        <p>
          <strong>
            <Marked pieces={event.typeWords} />
          </strong>{' '}
          <Marked pieces={found.title} lang={lang} />{' '}
          <span class="says">
            <Marked pieces={event.says} lang={lang} />
          </span>
          <SyntheticMark when={event.synthetic} />
        </p>
        <Fields fields={found.excerpts} lang={lang} />
        <p class="quiet">
          <Marked pieces={event.by} lang={lang} />
          {' · '}
          <DayOf instant={event.time} />
        </p>
      </div>
    </li>
  );
}

function Fields({ fields, lang }: { fields: readonly FoundField[]; lang: string | undefined }) {
  const { say } = useReading();
  if (fields.length === 0) return null;
  return (
    <dl class="found-fields">
      {fields.map(({ field, text }) => (
        <div>
          <dt>{say.fields[field] ?? field}</dt>
          <dd>
            <Marked pieces={text} lang={lang} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
