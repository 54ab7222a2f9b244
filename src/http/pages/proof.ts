/** What a page gives to whoever checks it: the script, and the keys that the portal knows. */
import type { Context } from 'hono';
import { formatVkey } from '../../tlog/note.ts';
import type { Env } from '../context.ts';

export function proofTools(c: Context<Env>): { script: string; keys: string[] } {
  const { assets, config } = c.get('deps');
  const witnesses = config.witnesses ?? [];
  return {
    script: assets.url('verify.js'),
    keys: [...(config.vkey ? [config.vkey] : []), ...witnesses.map(({ key }) => formatVkey(key))],
  };
}
