import { raw } from 'hono/html';
import type { LinkedData } from '../words/linked-data.ts';

/** Facts for machines, in the words of schema.org. A data block: no script, and no policy applies to it. */
export function JsonLd({ data }: { data: LinkedData }) {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data });
  // No text can end the element or begin a comment in it (HTML §4.12.1.3).
  return <script type="application/ld+json">{raw(text.replace(/</g, '\\u003c'))}</script>;
}
