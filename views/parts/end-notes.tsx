import type { Paragraph } from '../pages/text.tsx';
import { useReading } from '../reading.ts';
import { EndNote, type NotePlace } from './margin-note.tsx';

/** A section's notes as a numbered list behind it: the margin of a sheet of paper. Shown in print alone. */
export function EndNotes({
  heading,
  paragraphs,
  places,
}: {
  heading: string | null;
  paragraphs: readonly Paragraph[];
  places: ReadonlyMap<string, NotePlace>;
}) {
  const { say } = useReading();
  const rows = paragraphs.flatMap(({ targets }) => targets);
  if (rows.length === 0) return null;
  return (
    <aside class="end-notes" lang={say.htmlLang}>
      <p>{heading === null ? say.planText.endnotesBare : say.planText.endnotes(heading)}</p>
      <ol>
        {rows.map((row) => {
          const place = places.get(row.target.id);
          return place && <EndNote row={row} place={place} />;
        })}
      </ol>
    </aside>
  );
}
