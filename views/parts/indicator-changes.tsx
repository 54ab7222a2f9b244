import { useReading } from '../reading.ts';

export type IndicatorChange =
  /** `target` names whose field it is, where the indicator has several; null is nothing there. */
  | { kind: 'field'; field: string; target: string | null; was: string | null; now: string | null }
  | { kind: 'target'; name: string; added: boolean }
  /** Fields whose content is not for reading: only that they changed. */
  | { kind: 'others'; fields: readonly string[]; target: string | null };

/** What a setting changed, one line each; nothing for the first setting. */
export function IndicatorChanges({ changes }: { changes: readonly IndicatorChange[] | undefined }) {
  const { say } = useReading();
  if (changes === undefined) return null;
  if (changes.length === 0) return <p class="quiet">{say.pictures.changes.same}</p>;
  return (
    <ul class="changes-of">
      {changes.map((change) => (
        <li>
          <bdi>
            <Line change={change} />
          </bdi>
        </li>
      ))}
    </ul>
  );
}

function Line({ change }: { change: IndicatorChange }) {
  const { say } = useReading();
  const words = say.pictures.changes;
  const nameOf = (field: string) => words.fields[field] ?? field;
  if (change.kind === 'target')
    return <>{(change.added ? words.added : words.removed)(words.targetWord, change.name)}</>;
  const of = change.target === null ? '' : `${words.target(change.target)}${say.colon}`;
  if (change.kind === 'others')
    return <>{of + words.others(change.fields.map(nameOf).join(say.listComma))}</>;
  const { was, now } = change;
  const name = nameOf(change.field);
  if (was === null) return <>{of + words.added(name, now ?? '')}</>;
  if (now === null) return <>{of + words.removed(name, was)}</>;
  return <>{of + words.from(name, was, now)}</>;
}
