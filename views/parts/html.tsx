import type { Child } from 'hono/jsx';
import { useReading } from '../reading.ts';

/** The root element in the language of the interface. */
export function Html({ children }: { children?: Child }) {
  return <html lang={useReading().say.htmlLang}>{children}</html>;
}
