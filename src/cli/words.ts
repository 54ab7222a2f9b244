/** Words that are better not typed into the history of a shell: taken from an option, a file or the standard input. */
import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import { EXIT, Stop } from './exit-code.ts';
import type { Context } from './verb.ts';

/** Longer than any text that is taken. */
const MOST_BYTES = 64 * 1024;

/** `--body` and `--body-file`. */
export const withWords = (command: Command, name: string, description: string): Command =>
  command
    .option(`--${name} <text>`, description)
    .option(`--${name}-file <file>`, 'the same out of a file (UTF-8); - is the standard input');

/**
 * The words of each name, as typed or out of their file, without the line breaks at its end; `undefined` where
 * neither is given.
 * @throws Stop when both are given, two want the standard input, or a file cannot be read as text.
 */
export async function wordsOf<Name extends string>(
  context: Context,
  options: Readonly<Record<string, unknown>>,
  ...names: readonly Name[]
): Promise<Record<Name, string | undefined>> {
  const asked = names.map((name) => ({
    name,
    typed: textOf(options[name]),
    file: textOf(options[`${name}File`]),
  }));
  const twice = asked.find(({ typed, file }) => typed !== undefined && file !== undefined);
  if (twice) throw new Stop(EXIT.usage, `say --${twice.name} or --${twice.name}-file, not both`);
  const piped = asked.filter(({ file }) => file === '-');
  if (piped.length > 1) {
    throw new Stop(
      EXIT.usage,
      `the standard input is one text: ${piped.map(optionOf).join(' and ')} want it`,
    );
  }
  const words = new Map<string, string | undefined>();
  for (const { name, typed, file } of asked) {
    words.set(name, file === undefined ? typed : await readText(context, file, `--${name}-file`));
  }
  return Object.fromEntries(words) as Record<Name, string | undefined>;
}

const optionOf = ({ name }: { name: string }) => `--${name}-file`;
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

async function readText({ stdin }: Context, file: string, option: string): Promise<string> {
  if (file === '-' && !stdin) throw new Stop(EXIT.usage, `${option}: there is no standard input`);
  const bytes = await (file === '-' && stdin ? firstBytes(stdin) : fileBytes(file)).catch(
    (error: unknown) => {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      throw new Stop(EXIT.refused, `${option}: ${file} cannot be read${code}`, { cause: error });
    },
  );
  if (bytes.length > MOST_BYTES) {
    throw new Stop(EXIT.refused, `${option}: ${file} has more than ${MOST_BYTES} bytes`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/[\r\n]+$/, '');
  } catch (error) {
    throw new Stop(EXIT.refused, `${option}: ${file} is not UTF-8`, { cause: error });
  }
}

async function fileBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    return await firstBytes(file.createReadStream({ end: MOST_BYTES }));
  } finally {
    await file.close();
  }
}

/** The first bytes, one more than are taken: whatever follows is not read. */
async function firstBytes(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}
