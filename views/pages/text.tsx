/** The official text as the interface: its promises underlined, their verdicts in the margin. */
import type { VerdictState } from '../../events/verdict.ts';
import type { PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import type { TextSegment } from '../parts/clause.tsx';
import { DocumentFacts } from '../parts/document-facts.tsx';
import { EndNotes } from '../parts/end-notes.tsx';
import type { NotePlace } from '../parts/margin-note.tsx';
import { MomentControl } from '../parts/moment-control.tsx';
import { StateLegend } from '../parts/state-legend.tsx';
import { TextContents } from '../parts/text-contents.tsx';
import { TextRow } from '../parts/text-row.tsx';
import { Title } from '../parts/title.tsx';
import { useReading } from '../reading.ts';
import type { TargetRow } from './indicators.tsx';

/** What a line of an official document is, where it is no clause. */
export type LineForm =
  | { kind: 'title' | 'number' | 'addressee' | 'signature' }
  | { kind: 'heading'; depth: number };

/** A line of the text that is not blank: `number` counts them from 1. */
export type Paragraph = {
  number: number;
  /** Where it begins, in code points of the text. */
  offset: number;
  segments: readonly TextSegment[];
  /** The segments whose links the Tab key stops at: the first of each target. */
  stops: ReadonlySet<TextSegment>;
  form: LineForm | null;
  /** Targets whose quote begins here, in the order of the text, each with its newest figure. */
  targets: readonly TargetRow[];
  /** Tasks that begin here. */
  tasks: readonly { task: string; number: string; name: string }[];
};
/** From a heading to the next, whatever its depth; what stands before the first heading has none. */
export type Section = { heading: string | null; paragraphs: readonly Paragraph[] };
export type StateCounts = ReadonlyMap<VerdictState, number>;
export type ContentsEntry = {
  number: number;
  text: string;
  depth: number;
  /** Targets from here to the next heading that is no deeper. */
  targets: number;
  counts: StateCounts;
  inside: readonly ContentsEntry[];
};
export type PlanTextProps = {
  plan: PlanRow;
  /** Empty when the stored text is not the whole text. */
  sections: readonly Section[];
  places: ReadonlyMap<string, NotePlace>;
  contents: readonly ContentsEntry[];
  counts: StateCounts;
};

export function PlanText({ plan, sections, places, contents, counts }: PlanTextProps) {
  const { say, site } = useReading();
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
      <MomentControl />
      {sections.length === 0 ? (
        <p class="empty">{say.text.missing}</p>
      ) : (
        <>
          <p class="lead">
            {say.planText.lead}
            {site.takesComments && say.commentForm.onEveryParagraph}
          </p>
          <StateLegend counts={counts} />
          <div class="text-layout">
            <TextContents contents={contents} />
            <article class="text" lang={plan.language}>
              {sections.map(({ heading, paragraphs }) => (
                <>
                  {paragraphs.map((paragraph) => (
                    <TextRow paragraph={paragraph} plan={plan.plan} places={places} />
                  ))}
                  <EndNotes heading={heading} paragraphs={paragraphs} places={places} />
                </>
              ))}
            </article>
          </div>
          <Beside />
        </>
      )}
    </div>
  );
}

/** Where a script shows what a quote rests on, beside the text; closed, and so nothing, without one. */
function Beside() {
  const { say } = useReading();
  return (
    <dialog class="beside" aria-label={say.planText.beside}>
      <div class="beside-head">
        <a class="beside-whole" href="#main">
          {say.planText.whole}
        </a>
        <button type="button" class="beside-close">
          {say.planText.close} <kbd>Esc</kbd>
        </button>
      </div>
      <div class="beside-body" tabindex={-1} data-loading={say.planText.loading} />
    </dialog>
  );
}
