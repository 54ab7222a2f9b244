/** The official text as the interface: its promises underlined, their verdicts in the margin. */
import type { Child } from 'hono/jsx';
import type { PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Clause, type TextSegment } from '../parts/clause.tsx';
import { DocumentFacts } from '../parts/document-facts.tsx';
import { MarginNote } from '../parts/margin-note.tsx';
import { StateLegend } from '../parts/state-legend.tsx';
import { Title } from '../parts/title.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import type { TargetRow } from './indicators.tsx';

/** A line of the text that is not blank: `number` counts them from 1. */
export type Paragraph = {
  number: number;
  segments: readonly TextSegment[];
  heading: { kind: 'title' } | { kind: 'heading'; depth: number } | null;
  /** Targets whose quote begins here, in the order of the text, each with its newest figure. */
  targets: readonly TargetRow[];
  /** Tasks that begin here. */
  tasks: readonly { task: string; number: string; name: string }[];
};
export type ContentsEntry = { number: number; text: string; depth: number; targets: number };
export type PlanTextProps = {
  plan: PlanRow;
  /** Empty when the stored text is not the whole text. */
  paragraphs: readonly Paragraph[];
  contents: readonly ContentsEntry[];
};

export function PlanText({ plan, paragraphs, contents }: PlanTextProps) {
  const { say } = useReading();
  return (
    <div class="wide plan-text">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: plan.shortTitle, path: `/plans/${plan.plan}` },
          { name: say.text.title },
        ]}
      />
      <h1>
        <Title text={plan.title} />
      </h1>
      <DocumentFacts plan={plan} />
      {paragraphs.length === 0 ? (
        <p class="empty">{say.text.missing}</p>
      ) : (
        <>
          <p class="lead">{say.text.lead}</p>
          <StateLegend />
          <div class="text-layout">
            <Contents contents={contents} />
            <article class="text" lang={plan.language}>
              {paragraphs.map((paragraph) => (
                <Row paragraph={paragraph} plan={plan.plan} />
              ))}
            </article>
          </div>
        </>
      )}
    </div>
  );
}

/** A paragraph and the notes beside it; a grid of its own, so that they stand level by layout. */
function Row({ paragraph, plan }: { paragraph: Paragraph; plan: string }) {
  const reading = useReading();
  const { say } = reading;
  const { number: n, segments, heading, targets, tasks } = paragraph;
  const words = segments.map((segment) => <Clause segment={segment} plan={plan} />);
  return (
    <div class="text-row" id={`p-${n}`}>
      <Words heading={heading}>{words}</Words>
      {targets.length + tasks.length > 0 && (
        <aside
          class="notes"
          lang={say.htmlLang}
          aria-label={`${say.text.notes} (${say.text.paragraph(number(n))})`}
        >
          {tasks.map(({ task, number: printed, name }) => (
            <p>
              <a href={link(reading, `/plans/${plan}/tasks/${task}`)} title={name}>
                {say.tasks.inText(printed)}
              </a>
            </p>
          ))}
          {targets.length > 0 && (
            <ul>
              {targets.map((row) => (
                <MarginNote row={row} plan={plan} />
              ))}
            </ul>
          )}
        </aside>
      )}
    </div>
  );
}

function Words({ heading, children }: { heading: Paragraph['heading']; children?: Child }) {
  if (heading === null) return <p dir="auto">{children}</p>;
  if (heading.kind === 'title') {
    return (
      <p class="document-title" dir="auto">
        {children}
      </p>
    );
  }
  const Tag = HEADINGS[Math.min(heading.depth, HEADINGS.length) - 1] ?? 'h6';
  return <Tag dir="auto">{children}</Tag>;
}

/** The page's own title is the h1. */
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

function Contents({ contents }: { contents: readonly ContentsEntry[] }) {
  const { say, plan } = useReading();
  if (contents.length === 0) return null;
  return (
    <nav class="contents" aria-labelledby="contents">
      <details>
        <summary id="contents">{say.text.contents}</summary>
        <ol>
          {contents.map(({ number: n, text, depth, targets }) => (
            <li class={`depth-${Math.min(depth, 3)}`}>
              <a href={`#p-${n}`} lang={plan?.language}>
                <bdi>{text}</bdi>
              </a>
              {targets > 0 && <span class="quiet"> {say.text.targetCount(number(targets))}</span>}
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
