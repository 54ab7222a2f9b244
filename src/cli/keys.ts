/** `mingbai keys`: the key by which the log signs its checkpoints. */
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { newSigningKey } from '../keys/signing-key.ts';
import { createSecret, keyPath, oldKeyPaths, readLogKey } from '../node/key-file.ts';
import { ED25519, formatVkey } from '../tlog/note.ts';
import { EXIT, Stop } from './exit-code.ts';
import { configOf } from './portal.ts';
import { type Context, does } from './verb.ts';

export function keysNew(context: Context): Command {
  const command = new Command('new')
    .description('make the key that signs the log of MINGBAI_ORIGIN, and print its public key (vkey)')
    .option('--file <path>', 'where to write the secret; log.key in MINGBAI_DATA unless told')
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', '\nExample:\n  MINGBAI_ORIGIN=portal.example/log mingbai keys new');
  return does<{ file?: string; json?: boolean }>(command, context, async ({ file, json }) => {
    const config = configOf(context.environment);
    const path = file ?? keyPath(config);
    const { key, secret } = newSigningKey(config.origin, ED25519);
    await createSecret(path, secret);
    const vkey = formatVkey(key);
    if (json) context.terminal.printJson({ vkey, path });
    else context.terminal.print(vkey);
    context.terminal.tell(
      `the secret is in ${path}: keep a copy of it where neither this machine nor the database is`,
    );
    return EXIT.ok;
  });
}

export function keysShow(context: Context): Command {
  const command = new Command('show')
    .description('print the public key (vkey) of the key in use')
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', '\nExample:\n  mingbai keys show');
  return does<{ json?: boolean }>(command, context, async ({ json }) => {
    const config = configOf(context.environment);
    const signing = await readLogKey(config);
    if (!signing) throw new Stop(EXIT.usage, 'there is no key yet: `mingbai keys new` makes one');
    const vkey = formatVkey(signing.key);
    const from = placeOf(config);
    const old = await oldKeyPaths(config);
    if (json) context.terminal.printJson({ vkey, from, old });
    else {
      context.terminal.print(vkey);
      context.terminal.tell(`from ${from}`);
      for (const path of old) context.terminal.tell(`kept from before: ${path}`);
    }
    return EXIT.ok;
  });
}

/** Where the key in use is read from. */
export const placeOf = (config: Config): string =>
  config.logKey === undefined ? keyPath(config) : 'MINGBAI_LOG_KEY';
