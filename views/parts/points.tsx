/** Sentences one under the other. */
export function Points({ points }: { points: readonly string[] }) {
  return (
    <ul class="dashed">
      {points.map((point) => (
        <li>{point}</li>
      ))}
    </ul>
  );
}
