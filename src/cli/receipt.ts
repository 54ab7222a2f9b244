/** `mingbai receipt check`: whether a record is in a signed log, by its receipt alone. */
import { open } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { sha256 } from '../log/sha256.ts';
import { ED25519, parseVkey, type VerifierKey } from '../tlog/note.ts';
import { checkReceipt } from '../verify/receipt.ts';
import { EXIT, type ExitCode, Stop } from './exit-code.ts';
import { type Language, type RecordSays, receiptLines } from './receipt-words.ts';
import { type Context, does } from './verb.ts';

type Options = { key: VerifierKey[]; json?: boolean; lang?: Language };

/** 53 hashes and a note of 100 signatures are far shorter. */
const MOST_RECEIPT_BYTES = 64 * 1024;
/** The length of an entry is told in two bytes. */
const MOST_ENTRY_BYTES = 0xffff;

export function receiptCheck(context: Context): Command {
  const command = new Command('check')
    .description('check a record by its receipt: who signed it into the log, and when; nothing is downloaded')
    .argument('<receipt>', 'the file .tlog-proof from the page of the record')
    .argument('<event>', 'the record itself, byte for byte: the file .json from there')
    .addOption(
      new Option('--key <vkey>', 'key of the log, or of a witness that must have cosigned; may be repeated')
        .argParser(oneMoreKey)
        .default([])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh', 'en']))
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', HELP);
  return does<Options>(command, context, (options, receipt = '', event = '') =>
    run(context, { receipt, event }, options),
  );
}

async function run(
  { terminal, environment }: Context,
  files: { receipt: string; event: string },
  { key: keys, lang = languageOf(environment), json }: Options,
): Promise<ExitCode> {
  if (!keys.some(({ type }) => type === ED25519))
    throw new Stop(EXIT.usage, 'no --key of the log was given: see the portal’s page /verify');
  const [receipt, entry] = await Promise.all([
    readAtMost(files.receipt, MOST_RECEIPT_BYTES),
    readAtMost(files.event, MOST_ENTRY_BYTES),
  ]);
  const result = checkReceipt(receipt.toString(), entry, keys);
  if (json) terminal.printJson(result);
  else for (const line of receiptLines(result, sayingOf(entry), lang)) terminal.print(line);
  return result.ok ? EXIT.ok : EXIT.refused;
}

/** @throws Stop when it cannot be read, or is longer: a file of somebody else's may be anything. */
async function readAtMost(path: string, most: number): Promise<Buffer> {
  const bytes = Buffer.alloc(most + 1);
  let length = 0;
  try {
    const file = await open(path);
    try {
      for (let read = -1; read !== 0 && length < bytes.length; length += read)
        read = (await file.read(bytes, length, bytes.length - length)).bytesRead;
    } finally {
      await file.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Stop(EXIT.usage, `${path} cannot be read: ${why}`, { cause: error });
  }
  if (length > most)
    throw new Stop(EXIT.usage, `${path} is longer than ${most} bytes: it is not what it should be`);
  return bytes.subarray(0, length);
}

/** What the record says of itself, where it is an event. */
function sayingOf(entry: Buffer): RecordSays | undefined {
  try {
    const { type, time, subject } = JSON.parse(entry.toString());
    return [type, time, subject].every((each) => typeof each === 'string')
      ? { type, time, subject }
      : undefined;
  } catch {
    return undefined;
  }
}

function oneMoreKey(text: string, before: VerifierKey[]): VerifierKey[] {
  const key = parseVkey(sha256, text.trim());
  if (!key)
    throw new InvalidArgumentError('It is not a vkey: name+id+key, as the portal’s page /verify shows it.');
  return [...before, key];
}

const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Context['environment']): Language =>
  /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en';

const HELP = `
Example:
  mingbai receipt check 2276.tlog-proof 2276.json --key portal.example/log+1a2b3c4d+AbC…

Exit codes:
  0  it verifies
  1  it does not verify: the answer says why
  2  it could not be checked: a file cannot be read or is too long, or the command line is wrong`;
