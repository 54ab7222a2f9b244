/** A line of the official text and the notes on it. */
import type { Child } from 'hono/jsx';
import type { LineForm, Paragraph } from '../pages/text.tsx';
import { link, type Query, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { SIGNS, STATES, stateClass } from '../words/states.ts';
import { Clause } from './clause.tsx';
import { MarginNote, type NotePlace } from './margin-note.tsx';

type RowProps = { paragraph: Paragraph; plan: string; places: ReadonlyMap<string, NotePlace> };

/** The words are the document's alone: the link to them and their numbers are drawn by the style sheet. */
export function TextRow({ paragraph, plan, places }: RowProps) {
  const { say } = useReading();
  const { number: n, segments, stops, form, targets, tasks } = paragraph;
  return (
    <div class="text-row" id={`p-${n}`}>
      <WriteAbout plan={plan} paragraph={paragraph} />
      <a class="here" href={`#p-${n}`} lang={say.htmlLang} title={say.planText.hereTitle}>
        <span>{say.planText.here(number(n))}</span>
      </a>
      <Words form={form}>
        {segments.map((segment) => (
          <Clause segment={segment} plan={plan} places={places} stops={stops.has(segment)} />
        ))}
      </Words>
      {targets.length + tasks.length > 0 && (
        <aside
          class="notes"
          role="note"
          lang={say.htmlLang}
          aria-label={`${say.text.notes} (${say.text.paragraph(number(n))})`}
        >
          <TaskLinks {...{ plan, tasks }} />
          {targets.length > 0 && (
            <details>
              <summary>
                <span class="tally">
                  <Tally paragraph={paragraph} />
                </span>
              </summary>
              <ul>
                {targets.map((row) => {
                  const place = places.get(row.target.id);
                  return place && <MarginNote row={row} plan={plan} place={place} />;
                })}
              </ul>
            </details>
          )}
        </aside>
      )}
    </div>
  );
}

/** 我要留言 about these words: a bubble in the indent of a paragraph, or at the end of a heading. */
function WriteAbout({ plan, paragraph: { number: n, offset } }: Pick<RowProps, 'plan' | 'paragraph'>) {
  const reading = useReading();
  const { say } = reading;
  if (!reading.site.takesComments) return null;
  const now = { ...reading, moment: { ...reading.moment, asked: {} } };
  const query: Query = [
    ['about', `text/${offset}`],
    ['plan', plan],
  ];
  return (
    <div class="write-about" lang={say.htmlLang}>
      <a
        rel="nofollow"
        href={link(now, '/comments/new', query)}
        title={say.commentForm.onParagraph(number(n))}
      >
        <span>{say.commentForm.onParagraph(number(n))}</span>
      </a>
    </div>
  );
}

function TaskLinks({ plan, tasks }: Pick<Paragraph, 'tasks'> & { plan: string }) {
  const reading = useReading();
  return (
    <>
      {tasks.map(({ task, number: printed, name }) => (
        <p class="note task-note">
          <a href={link(reading, `/plans/${plan}/tasks/${task}`)} title={name}>
            {reading.say.tasks.inText(printed)}
          </a>
        </p>
      ))}
    </>
  );
}

/** 3 项目标 · ✓ 2 已达成 · × 1 未达成 */
function Tally({ paragraph: { targets } }: { paragraph: Paragraph }) {
  const { say } = useReading();
  const counts = Map.groupBy(targets, ({ target }) => target.verdict.state);
  return (
    <>
      {say.planText.targets(number(targets.length))}
      {STATES.filter((state) => counts.has(state)).map((state) => (
        <>
          {' '}
          <span class={`state ${stateClass(state)}`}>
            <span class="sign" aria-hidden="true">
              {SIGNS[state]}
            </span>
            {say.planText.tally(number(counts.get(state)?.length ?? 0), say.states[state])}
          </span>
        </>
      ))}
    </>
  );
}

/** The page's own title is the h1. */
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

function Words({ form, children }: { form: LineForm | null; children?: Child }) {
  if (form?.kind === 'heading') {
    const Tag = HEADINGS[Math.min(form.depth, HEADINGS.length) - 1] ?? 'h6';
    return <Tag dir="auto">{children}</Tag>;
  }
  return (
    <p class={form ? `document-${form.kind}` : undefined} dir="auto">
      {children}
    </p>
  );
}
