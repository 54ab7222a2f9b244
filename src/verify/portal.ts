/** A log as a portal serves it. */
import type { Source } from './source.ts';
import { giveUp } from './words.ts';

export function openPortalLog(url: string): Source {
  return giveUp('tree', { zh: `${url}`, en: `${url}` });
}
