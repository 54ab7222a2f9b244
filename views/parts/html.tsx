import type { Child } from 'hono/jsx';
import { useReading } from '../reading.ts';

/** The root element in the language of the interface. */
export function Html({ children }: { children?: Child }) {
  const { say, display } = useReading();
  return (
    <html lang={say.htmlLang} data-display={display === 'elder' ? 'elder' : undefined}>
      {children}
    </html>
  );
}
