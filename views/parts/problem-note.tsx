import type { Child } from 'hono/jsx';

/** Something that the reader should change, above the results that it keeps away. */
export function ProblemNote({ children }: { children?: Child }) {
  return (
    <p class="problem-note" role="alert">
      {children}
    </p>
  );
}
