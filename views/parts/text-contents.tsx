import type { ContentsEntry, StateCounts } from '../pages/text.tsx';
import { useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';
import { SIGNS, stateClass } from '../words/states.ts';

/** What the contents tell of a section: what was kept and what was not. */
const TOLD = ['met', 'missed'] as const;

/** The headings with their targets; beside the text the one that is being read is marked. */
export function TextContents({ contents }: { contents: readonly ContentsEntry[] }) {
  const { say } = useReading();
  if (contents.length === 0) return null;
  return (
    <nav class="contents" aria-labelledby="contents" tabindex={0}>
      <details>
        <summary id="contents">{say.text.contents}</summary>
        <Entries entries={contents} />
      </details>
    </nav>
  );
}

function Entries({ entries }: { entries: readonly ContentsEntry[] }) {
  const { say, plan } = useReading();
  return (
    <ol>
      {entries.map(({ number: n, text, depth, targets, counts, inside }) => (
        <li class={`depth-${Math.min(depth, 3)}`}>
          <a href={`#p-${n}`}>
            <bdi lang={plan?.language}>{text}</bdi>
            {targets > 0 && (
              <span class="quiet">
                {' '}
                {say.text.targetCount(number(targets))}
                {depth < 3 && <Told counts={counts} />}
              </span>
            )}
          </a>
          {inside.length > 0 && <Entries entries={inside} />}
        </li>
      ))}
    </ol>
  );
}

function Told({ counts }: { counts: StateCounts }) {
  const { say } = useReading();
  return (
    <>
      {TOLD.filter((state) => counts.has(state)).map((state) => (
        <>
          {' '}
          <span class={`told ${stateClass(state)}`}>
            <span class="sign" aria-hidden="true">
              {SIGNS[state]}
            </span>
            {number(counts.get(state) ?? 0)}
            <span class="told-word"> {say.states[state]}</span>
          </span>
        </>
      ))}
    </>
  );
}
