/** `mingbai verify`: whether a portal's log, or a bundle of it, is what was signed, and gives what is published. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { MAX_NOTE_BYTES, readCheckpoint } from '../verify/signatures.ts';
import { type Language, tellReport } from '../verify/tell-report.ts';
import { type Earlier, verify as verifyLog } from '../verify/verify.ts';
import { EXIT, type ExitCode, Stop } from './exit-code.ts';
import { type Progress, progress } from './progress.ts';
import { type KeyOptions, oneMore, requireLogKey, sourceOf, withKeys } from './published-log.ts';
import { type Context, does } from './verb.ts';

type Options = KeyOptions & {
  since: string[];
  save?: string;
  json?: boolean;
  lang?: Language;
};

const CODES = { verified: EXIT.ok, failed: EXIT.refused, unchecked: EXIT.usage } as const;

export function verify(context: Context): Command {
  const command = new Command('verify')
    .description('verify a log: signatures, every event, earlier checkpoints, and every published verdict')
    .argument('<url | bundle>', "a portal's address, or a file of mingbai export --bundle");
  withKeys(command)
    .option('--since <checkpoint>', 'a checkpoint that was kept before; may be repeated', oneMore(String), [])
    .option('--save <file>', 'keep the verified checkpoint, for --since the next time')
    .addOption(new Option('--lang <language>', 'language of the report').choices(['zh', 'en']))
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', HELP);
  return does<Options>(command, context, (options, where = '') => run(context, where, options));
}

async function run({ terminal, environment }: Context, where: string, options: Options): Promise<ExitCode> {
  requireLogKey(options.key);
  const since = await Promise.all(options.since.map(readEarlier));
  let bar: Progress | undefined;
  const { report, note } = await verifyLog({
    source: sourceOf(where),
    keys: options.key,
    since,
    onProgress: (done, total) => {
      bar ??= progress(terminal, total, 'events');
      bar.at(done);
    },
  });
  bar?.end();
  if (report.outcome === 'verified' && note !== undefined && options.save !== undefined)
    await save(options.save, note);
  if (options.json) terminal.printJson(report);
  else for (const line of tellReport(report, options.lang ?? languageOf(environment))) terminal.print(line);
  return CODES[report.outcome];
}

async function readEarlier(path: string): Promise<Earlier> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Stop(EXIT.usage, `${path} cannot be read: ${why}`, { cause: error });
  });
  const signed = bytes.length <= MAX_NOTE_BYTES ? readCheckpoint(bytes) : undefined;
  if (!signed) throw new Stop(EXIT.usage, `${path} is not a checkpoint`);
  return { name: path, signed };
}

/** Whole or not at all: a checkpoint that was cut off would be missed at the next verification. */
async function save(path: string, note: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await writeFile(beside, note, { flush: true });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new Stop(EXIT.usage, `${path} cannot be written: ${why}`, { cause: error });
  }
}

const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Context['environment']): Language =>
  /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en';

const HELP = `
Examples:
  mingbai verify https://portal.example --key portal.example/log+1a2b3c4d+AbC… --save kept.checkpoint
  mingbai verify log.bundle --key portal.example/log+1a2b3c4d+AbC… --since kept.checkpoint

Exit codes:
  0  it verifies
  1  it does not verify: the report says what, where and since when
  2  it could not be checked: network, unreadable, a version that this program does not know; or the command line`;
