/** What the verbs have in common that read a published log: where it is, and the keys that must have signed it. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { sha256 } from '../log/sha256.ts';
import { ED25519, parseVkey, type VerifierKey } from '../tlog/note.ts';
import { openBundle } from '../verify/bundle.ts';
import { CannotGoOn } from '../verify/finding.ts';
import { openPortalLog } from '../verify/portal.ts';
import type { Source } from '../verify/source.ts';
import { EXIT, Stop } from './exit-code.ts';

export type KeyOptions = { key: VerifierKey[] };

export const withKeys = (command: Command): Command =>
  command.addOption(
    new Option('--key <vkey>', 'key of the log or of a witness; may be repeated')
      .argParser(oneMore(vkey))
      .default([])
      .makeOptionMandatory(),
  );

/** @throws Stop when no key is the log's: everything would be refused. */
export function requireLogKey(keys: KeyOptions['key']): void {
  if (!keys.some(({ type }) => type === ED25519))
    throw new Stop(EXIT.usage, 'no --key of the log was given: see the portal’s page /verify');
}

/** @param where an address, or a bundle's path. @throws Stop when the address is none. */
export function sourceOf(where: string): Source {
  if (!/^https?:\/\//i.test(where)) return openBundle(where);
  try {
    return openPortalLog(where);
  } catch (error) {
    if (error instanceof CannotGoOn) throw new Stop(EXIT.usage, error.message, { cause: error });
    throw error;
  }
}

/** Of an option that may be repeated. */
export const oneMore =
  <T>(read: (text: string) => T) =>
  (text: string, before: T[]): T[] => [...before, read(text)];

function vkey(text: string): VerifierKey {
  const key = parseVkey(sha256, text.trim());
  if (!key)
    throw new InvalidArgumentError('It is not a vkey: name+id+key, as the portal’s page /verify shows it.');
  return key;
}
