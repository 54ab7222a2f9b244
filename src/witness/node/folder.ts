/**
 * What a witness owns: its key, and the newest checkpoint of each log that it signed, each with its own signature on
 * it, by which a damaged file is told from a whole one. One process holds the folder.
 */
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderHeld, holdFolder } from '../../db/folder-lock.ts';
import { verifyEd25519 } from '../../keys/ed25519.ts';
import { newSigningKey, parseSigningKey, type SigningKey } from '../../keys/signing-key.ts';
import { COSIGNATURE, isKeyName } from '../../tlog/note.ts';
import { type Memory, type Signed, signedOf } from '../witness.ts';
import { createFile, replaceFile } from './kept-file.ts';

export type WitnessFolder = {
  signing: SigningKey;
  signed: readonly Signed[];
  memory: Memory;
  release(): Promise<void>;
};
type Made = { ok: true; signing: SigningKey } | { ok: false; problem: string };
type Opened = { ok: true; folder: WitnessFolder } | { ok: false; problem: string };

const KEY = 'witness.key';
const SIGNED = 'signed.json';

/** Makes a key and an empty memory in a folder that has neither. */
export async function makeWitness(folder: string, name: string): Promise<Made> {
  if (!isKeyName(name) || name.length > 200)
    return { ok: false, problem: `“${name}” is not a name of a key` };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const signing = newSigningKey(name, COSIGNATURE);
  try {
    // The memory first: a key without a memory is refused, a memory without a key signs nothing.
    await createFile(join(folder, SIGNED), encode([]));
    await createFile(join(folder, KEY), `${signing.secret}\n`);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return {
      ok: false,
      problem: `${folder} holds a witness already, or a part of one: its key is never replaced, choose another folder`,
    };
  }
  return { ok: true, signing };
}

/** Opens the folder for this process alone, or says why a witness cannot sign by what is in it. */
export async function openWitness(folder: string): Promise<Opened> {
  const signing = await readKey(join(folder, KEY));
  if (!signing.ok) return signing;
  try {
    const { release } = await holdFolder(folder);
    const path = join(folder, SIGNED);
    const signed = await readSigned(path, signing.signing);
    if (!signed.ok) {
      await release();
      return signed;
    }
    const memory: Memory = { write: (each) => replaceFile(path, encode(each)) };
    return { ok: true, folder: { signing: signing.signing, signed: signed.signed, memory, release } };
  } catch (error) {
    if (!(error instanceof FolderHeld)) throw error;
    return { ok: false, problem: `the witness in ${folder} runs already, as process ${error.pid}` };
  }
}

async function readKey(path: string): Promise<Made> {
  const text = await read(path);
  if (text === undefined)
    return { ok: false, problem: `${path} is not there: make it with \`mingbai witness new\`` };
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    return {
      ok: false,
      problem: `${path} can be read by others: chmod 600 it, and make a new key if they did`,
    };
  }
  const signing = parseSigningKey(text);
  if (signing?.key.type !== COSIGNATURE) return { ok: false, problem: `${path} holds no key of a witness` };
  return { ok: true, signing };
}

async function readSigned(
  path: string,
  { key }: SigningKey,
): Promise<{ ok: true; signed: Signed[] } | { ok: false; problem: string }> {
  const text = await read(path);
  if (text === undefined) return { ok: false, problem: `${path} is missing. ${RETIRE}` };
  const signed = decode(text)?.map((note) => signedOf({ verify: verifyEd25519 }, key, note));
  const whole = signed?.filter((each) => each !== undefined);
  const isWhole = whole && whole.length === signed?.length && isDistinct(whole.map(({ origin }) => origin));
  return isWhole ? { ok: true, signed: whole } : { ok: false, problem: `${path} is damaged. ${RETIRE}` };
}

/** What to do without a memory: an older copy of it would sign a second history as readily as none. */
const RETIRE =
  'What this witness has signed is not known, so that it might sign a second history of a log: it does not start. ' +
  'Do not put an older copy in its place. Make a new witness in another folder, and tell the portal its new key.';

const encode = (signed: readonly Signed[]): string =>
  `${JSON.stringify({ version: 1, notes: signed.map(({ note }) => note) }, null, 1)}\n`;

/** The notes, or undefined when it is not a text of ours. */
function decode(text: string): string[] | undefined {
  try {
    const { version, notes } = JSON.parse(text);
    const isOurs = version === 1 && Array.isArray(notes) && notes.every((note) => typeof note === 'string');
    return isOurs ? notes : undefined;
  } catch {
    return undefined;
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const isDistinct = (list: readonly string[]): boolean => new Set(list).size === list.length;
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
