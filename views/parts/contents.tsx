/** The parts of a long page, as links to them. */

type Props = {
  /** What a reader of the screen is told that this list is. */
  label: string;
  /** Id and heading of each part, in the order of the page. */
  parts: readonly (readonly [id: string, name: string])[];
};

export function Contents({ label, parts }: Props) {
  return (
    <nav class="about-contents" aria-label={label}>
      <ul>
        {parts.map(([id, name]) => (
          <li>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
