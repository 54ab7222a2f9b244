/** What the reader pasted, and what is wrong with it. */
import { type Checkpoint, parseCheckpoint } from '../../../src/tlog/checkpoint.ts';
import type { Hash } from '../../../src/tlog/hash.ts';
import { ED25519, type Note, parseNote, parseVkey, type VerifierKey } from '../../../src/tlog/note.ts';

export type Pasted = { keys: string; older: string };
export type Given = {
  keys: VerifierKey[];
  pasted: boolean;
  older: { note: Note; checkpoint: Checkpoint } | undefined;
};
export type Wrong =
  | { field: 'keys'; what: 'key'; given: string }
  | { field: 'older'; what: 'note' | 'checkpoint' };

/** The page's keys and the reader's: a key of the log that the reader brought stands in for the page's. */
export function givenBy(
  hash: Hash,
  { keys, older }: Pasted,
  ofPage: readonly string[],
): { ok: true; given: Given } | { ok: false; wrong: Wrong } {
  const own: VerifierKey[] = [];
  for (const given of keys.split(/\s+/).filter(Boolean)) {
    const key = parseVkey(hash, given);
    if (!key) return { ok: false, wrong: { field: 'keys', what: 'key', given: clip(given) } };
    own.push(key);
  }
  const checkpoint = older.trim() === '' ? undefined : olderOf(older);
  if (typeof checkpoint === 'string') return { ok: false, wrong: { field: 'older', what: checkpoint } };
  const pasted = own.some(({ type }) => type === ED25519);
  const offered = ofPage.flatMap((vkey) => parseVkey(hash, vkey) ?? []);
  const others = offered.filter(({ type }) => !pasted || type !== ED25519);
  return { ok: true, given: { keys: [...own, ...others], pasted, older: checkpoint } };
}

/** Pasted text loses its last line feed, and gets carriage returns and blanks at its ends. */
function olderOf(text: string): Given['older'] | 'note' | 'checkpoint' {
  const note = parseNote(`${text.replace(/\r\n?/g, '\n').trim()}\n`);
  if (!note) return 'note';
  const checkpoint = parseCheckpoint(note.text);
  return checkpoint ? { note, checkpoint } : 'checkpoint';
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
