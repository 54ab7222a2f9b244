/** How the data of a plan is cited: its permanent link, and the sentence. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { date } from '../../../views/words/dates.ts';
import { number } from '../../../views/words/numbers.ts';
import type { Env } from '../context.ts';
import { withQuery } from '../links.ts';

/** An address that always answers with the same content: position and day are said. */
export function permanent(c: Context<Env>, path: string): string {
  const { position, day } = c.get('moment');
  return c.get('deps').config.publicUrl + withQuery(path, { at: position, day });
}

export function citation(c: Context<Env>, plan: string, path: string): string {
  const language = c.get('language');
  const { position, day } = c.get('moment');
  const { citation: sentence } = messages[language].data;
  return sentence(plan, number(position), date(day, language), permanent(c, path));
}
