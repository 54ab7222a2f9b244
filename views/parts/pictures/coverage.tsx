import type { Picture } from '../../../src/charts/picture.ts';
import { useReading } from '../../reading.ts';
import { OwnWords } from '../own-words.tsx';

/** Places by name, or so many squares: full ones are covered. */
export function Coverage({
  picture: { cells, synthetic },
  label,
}: {
  picture: Extract<Picture, { form: 'coverage' }>;
  label: string;
}) {
  const { say } = useReading();
  const words = say.pictures;
  const isNamed = cells.every(({ name }) => name !== null);
  const hatched = synthetic ? ' hatched' : '';
  if (!isNamed) {
    return (
      <>
        <div class={`slots${hatched}`} role="img" aria-label={label}>
          {cells.map(({ covered }) => (
            <span class={`covered-${covered}`} />
          ))}
        </div>
        <p class="quiet">{words.slotsNote}</p>
      </>
    );
  }
  return (
    <ul class={`places${hatched}`}>
      {cells.map(({ name, covered }) => (
        <li class={`covered-${covered}`}>
          <span class="sign" aria-hidden="true">
            {covered ? '✓' : '–'}
          </span>
          <OwnWords text={name ?? ''} /> <span class="quiet">{words.cell[`${covered}`]}</span>
        </li>
      ))}
    </ul>
  );
}
