/** What is typed at a terminal, a command a line. */
export function Command({ lines }: { lines: readonly string[] }) {
  return (
    <pre class="command" dir="ltr">
      <code>{lines.join('\n')}</code>
    </pre>
  );
}
