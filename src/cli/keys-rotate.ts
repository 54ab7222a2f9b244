/**
 * `mingbai keys rotate`: the log announces its next key, the old one signs that, and is then put aside. Whatever cuts
 * it short, running it again goes on from there.
 */
import { Command } from 'commander';
import { newSigningKey, parseSigningKey } from '../keys/signing-key.ts';
import type { Log } from '../log/log.ts';
import { sha256 } from '../log/sha256.ts';
import { createSecret, keyPath, readLogKey, readSecret, swapSecret } from '../node/key-file.ts';
import { openPublisher } from '../node/open-publisher.ts';
import { readStanding } from '../publish/standing.ts';
import { ED25519, formatVkey, parseVkey } from '../tlog/note.ts';
import { EXIT, Stop } from './exit-code.ts';
import { placeOf } from './keys.ts';
import { configOf, type Portal } from './portal.ts';
import { type Context, does, withOffice } from './verb.ts';

type Options = { file?: string; lost?: string; json?: boolean };

export function keysRotate(context: Context): Command {
  const command = new Command('rotate')
    .description('announce a new key in the log, have the old one sign that, and take the new one into use')
    .option('--file <path>', 'where to write the new secret, when MINGBAI_LOG_KEY holds the old one')
    .option(
      '--lost <vkey>',
      'the old key is lost: announce without its signature; readers must be told the new vkey',
    )
    .option('--json', 'answer as one line of JSON')
    .addHelpText(
      'after',
      '\nThe portal must be started anew afterwards: until then it signs nothing.\n\nExample:\n  mingbai keys rotate',
    );
  return does<Options>(command, context, (options) => rotate(context, options));
}

async function rotate(context: Context, { file, lost, json }: Options) {
  const config = configOf(context.environment);
  const isInFile = config.logKey === undefined;
  if (!isInFile && file === undefined)
    throw new Stop(EXIT.usage, 'MINGBAI_LOG_KEY holds the key: say --file, where to write the new one');
  const current = keyPath(config);
  const next = isInFile ? `${current}.next` : (file ?? '');
  const old = lost ?? (await vkeyInUse(context));
  if (parseVkey(sha256, old)?.name !== config.origin)
    throw new Stop(EXIT.usage, `--lost is not the vkey of a key of ${config.origin}`);
  const vkey = await nextVkey(next, config.origin);

  await withOffice(context, async (portal) => {
    const position = await announce(portal.log, context, vkey, old);
    if (lost === undefined) await haveItSigned(context, portal, position);
  });
  if (isInFile) await swapSecret(current, next, `${current}.${old.split('+')[1]}`);
  if (json) context.terminal.printJson({ vkey, old });
  else context.terminal.print(vkey);
  context.terminal.tell(
    isInFile
      ? 'the new key is in use from the next start of the portal on: start it anew now'
      : `set MINGBAI_LOG_KEY to the text in ${next}, and start the portal anew now`,
  );
  return EXIT.ok;
}

async function vkeyInUse({ environment }: Context): Promise<string> {
  const config = configOf(environment);
  const signing = await readLogKey(config);
  if (!signing)
    throw new Stop(
      EXIT.usage,
      `there is no key in ${placeOf(config)}: \`mingbai keys new\` makes one, and --lost says that it is lost`,
    );
  return formatVkey(signing.key);
}

/** The next key: one that a rotation before this one made and did not come to use, or a new one. */
async function nextVkey(path: string, origin: string): Promise<string> {
  const known = await readSecret(path);
  const parsed = known === undefined ? undefined : parseSigningKey(known);
  if (parsed?.key.name === origin && parsed.key.type === ED25519) return formatVkey(parsed.key);
  const made = newSigningKey(origin, ED25519);
  await createSecret(path, made.secret);
  return formatVkey(made.key);
}

/** Records both, in one append; @returns the last position, also when it was done before. */
async function announce(log: Log, { newId }: Context, vkey: string, old: string): Promise<number> {
  const announced = await log.readEvents({ types: ['key.announced'], limit: 5_000 });
  const last = announced.findLast(({ data }) => 'vkey' in data && data.vkey === vkey);
  // The one that is retired follows in the same append.
  if (last) return last.position + 1;
  const event = (data: { vkey: string; action: 'added' | 'retired' }) => ({
    id: newId(),
    type: 'key.announced' as const,
    actor: { role: 'operator' as const },
    data,
  });
  const events = [event({ vkey, action: 'added' }), event({ vkey: old, action: 'retired' })];
  const outcome = await log.append([{ stream: 'keys', expected: 'any', events }]);
  if (outcome.outcome === 'conflict')
    throw new Error('the announcement conflicts with an event of another id');
  return Math.max(...outcome.positions);
}

/** The last checkpoint that the old key signs is the one that holds the announcement. */
async function haveItSigned(context: Context, portal: Portal, position: number): Promise<void> {
  const silent = { info() {}, warn() {}, error() {} };
  const publisher = await openPublisher(configOf(context.environment), portal, silent);
  if (!publisher) throw new Error('the key was there a moment ago');
  for (let attempt = 0; attempt < 5; attempt++) {
    const outcome = await publisher.publish();
    if ((await readStanding(portal.db)).published > position) return;
    const why =
      outcome.outcome === 'waiting' ? outcome.reason : 'halted' in outcome ? outcome.halted.what : undefined;
    if (why !== undefined)
      throw new Stop(
        EXIT.unavailable,
        `the announcement is recorded, and not signed yet: ${why}. Run this again then; the old key stays in use`,
      );
  }
  throw new Stop(EXIT.conflict, 'another process publishes all the time: run this again');
}
