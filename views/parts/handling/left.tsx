import { useReading } from '../../reading.ts';

/** What the text still shows of people: each is taken out, or said to be nobody's. */
export function Left({
  typed = {},
  stretches,
  lead,
}: {
  typed?: Readonly<Record<string, string>> | undefined;
  stretches: readonly string[];
  lead: string;
}) {
  const { say } = useReading();
  if (stretches.length === 0) return null;
  return (
    <fieldset class="found">
      <legend>{say.handling.masks.leftTitle}</legend>
      <p>{lead}</p>
      {stretches.slice(0, MOST_LEFT).map((stretch, index) => (
        <label class="choice">
          <input
            type="checkbox"
            name={`left-${index}`}
            value={stretch}
            checked={Object.entries(typed).some(
              ([name, value]) => name.startsWith('left-') && value === stretch,
            )}
          />
          <span>
            <mark class="personal">
              <bdi>{stretch}</bdi>
            </mark>{' '}
            {say.handling.masks.left}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
/** As many as a form takes. */
const MOST_LEFT = 20;
