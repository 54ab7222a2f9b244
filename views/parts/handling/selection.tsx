/** What was confirmed, as everybody would read it, and published. */
import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { useReading } from '../../reading.ts';
import { date, dayIn } from '../../words/dates.ts';
import { SealedText } from '../sealed-text.tsx';
import { ActForm } from './act-form.tsx';

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
      <Preview heading={say.handling.masks.preview} {...masks} />
    </ActForm>
  );
}

export function Confirmed({ masks }: HandledCommentProps) {
  const { say, language, moment } = useReading();
  if (!masks) return null;
  const day = date(dayIn(masks.at, moment.timeZone), language);
  return <p>{say.handling.masks.confirmed(masks.by, day)}</p>;
}

/** As everybody would read it. */
export function Preview({
  heading,
  title,
  body,
  name,
}: {
  heading: string;
  title: string;
  body: string;
  name: string;
}) {
  const { say } = useReading();
  return (
    <section class="preview">
      <h4>{heading}</h4>
      <div class="as-written">
        <p class="title">
          <strong>
            <bdi>{title}</bdi>
          </strong>
        </p>
        <SealedText text={body} />
        <p class="quiet">
          {say.handling.from}
          {say.colon}
          <bdi>{name || say.handling.anonymous}</bdi>
        </p>
      </div>
    </section>
  );
}
