/** `mingbai export`: the log, entry by entry, in the bytes that were hashed; or the published log as a bundle. */
import { open, rm } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { Log } from '../log/log.ts';
import { escapeJson } from './escape.ts';
import { EXIT, Stop } from './exit-code.ts';
import { bundleOf } from './export-bundle.ts';
import type { Portal } from './portal.ts';
import { progress } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { type Context, does, withPortal } from './verb.ts';

type Options = { from: number; to?: number; output?: string; bundle?: string };
type Write = (bytes: string | Uint8Array) => Promise<void>;

const PAGE = 2_000;

export function exportLog(context: Context): Command {
  const command = new Command('export')
    .description('export the log as NDJSON: each stored entry, byte for byte, and a line feed')
    .option('--from <position>', 'first position', position, 0)
    .option('--to <position>', 'last position', position)
    .option('--output <file>', 'a file that is not there yet; else the standard output')
    .option(
      '--bundle <file>',
      'instead: the published log, its texts and verdicts, in one file for mingbai verify',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  mingbai export --output log.ndjson\n  mingbai export --from 400 | head\n  mingbai export --bundle log.bundle',
    );
  return does<Options>(command, context, async (options) =>
    withPortal(context, async (portal) => {
      const { log } = portal;
      const { terminal } = context;
      if (options.bundle !== undefined) await bundle(portal, options.bundle, terminal);
      else if (options.output === undefined) await pages(log, options, terminal, toTerminal(terminal));
      else await toFile(options.output, (write) => pages(log, options, terminal, write));
      return EXIT.ok;
    }),
  );
}

async function bundle(portal: Portal, path: string, terminal: Terminal): Promise<void> {
  const bytes = await bundleOf(portal, terminal);
  await toFile(path, async (write) => {
    for await (const chunk of bytes) await write(chunk);
  });
}

async function pages(log: Log, { from, to }: Options, terminal: Terminal, write: Write): Promise<void> {
  const { size } = await log.head();
  const last = Math.min(to ?? size - 1, size - 1);
  const bar = progress(terminal, last - from + 1, 'events');
  for (let next = from; next <= last; ) {
    const entries = await log.read({ from: next, to: last, limit: PAGE });
    const end = entries.at(-1);
    if (!end) break;
    await write(entries.map(({ entry }) => `${entry}\n`).join(''));
    next = end.position + 1;
    bar.at(next - from);
  }
  bar.end();
}

/** On a screen the same JSON, escaped: canonical JSON leaves some control characters raw. */
function toTerminal(terminal: Terminal): Write {
  if (!terminal.isInteractive) return (text) => terminal.write(text);
  terminal.tell('on a screen control characters are escaped: redirect, or use --output, for the exact bytes');
  return (text) => terminal.write(String(text).replace(/[^\n]+/g, escapeJson));
}

/** Never over something that is there: an export may be evidence. Half an export is none, and is removed. */
async function toFile(path: string, work: (write: Write) => Promise<void>): Promise<void> {
  const file = await open(path, 'wx').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const what = code === 'EEXIST' ? 'is there already' : `cannot be written (${code})`;
    throw new Stop(EXIT.refused, `${path} ${what}`, { cause: error });
  });
  try {
    await work((text) => file.appendFile(text));
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

function position(text: string): number {
  const number = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError('It is not a position: 0, 1, 2, …');
  return number;
}
