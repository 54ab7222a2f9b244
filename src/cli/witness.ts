/** `mingbai witness`: an oversight body's own small server, which cosigns what a log publishes. */
import { Command, InvalidArgumentError } from 'commander';
import { sha256 } from '../log/sha256.ts';
import { ED25519, formatVkey, parseVkey, type VerifierKey } from '../tlog/note.ts';
import { EXIT, Stop } from './exit-code.ts';
import { type Context, does } from './verb.ts';

type Options = { data: string; port: number; host: string; originKey: VerifierKey[] };

export function witnessNew(context: Context): Command {
  const command = new Command('new')
    .description('make the key of a witness and its empty memory, and print its public key (vkey)')
    .requiredOption('--name <name>', 'its name, an address without scheme, such as audit.example/witness')
    .option('--data <folder>', 'where they are kept', './witness')
    .addHelpText('after', '\nExample:\n  mingbai witness new --name audit.example/witness');
  return does<{ name: string; data: string }>(command, context, async ({ name, data }) => {
    const { makeWitness } = await import('../witness/node/folder.ts');
    const made = await makeWitness(data, name);
    if (!made.ok) throw new Stop(EXIT.refused, made.problem);
    context.terminal.print(formatVkey(made.signing.key));
    context.terminal.tell(
      `the key is in ${data}/witness.key: keep it secret, and never run it in two places`,
    );
    return EXIT.ok;
  });
}

export function witnessServe(context: Context): Command {
  const command = new Command('serve')
    .description('cosign the checkpoints of logs (C2SP tlog-witness)')
    .requiredOption(
      '--origin-key <vkey>',
      'public key of a log that it signs for; may be given again',
      originKeys,
    )
    .option('--data <folder>', 'where its key and its memory are', './witness')
    .option('--port <port>', 'where to serve', portOf, 7380)
    .option('--host <address>', 'where to serve', '127.0.0.1')
    .addHelpText('after', '\nExample:\n  mingbai witness serve --origin-key portal.example/log+d1f2a3b4+AW…');
  return does<Options>(command, context, async ({ data, port, host, originKey }) => {
    const [{ openWitness }, { serveWitness }] = await Promise.all([
      import('../witness/node/folder.ts'),
      import('../witness/node/serve.ts'),
    ]);
    const opened = await openWitness(data);
    if (!opened.ok) throw new Stop(EXIT.unavailable, opened.problem);
    try {
      await serveWitness(opened.folder, { logs: originKey, port, host });
    } finally {
      await opened.folder.release();
    }
    return EXIT.ok;
  });
}

function originKeys(vkey: string, before: VerifierKey[] = []): VerifierKey[] {
  const key = parseVkey(sha256, vkey);
  if (!key)
    throw new InvalidArgumentError('It is not a vkey, name+id+key, as the portal’s /verify tells it.');
  if (key.type !== ED25519) throw new InvalidArgumentError('It is the key of a witness, not of a log.');
  return [...before, key];
}

function portOf(text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('It is not a port between 1 and 65535.');
  return port;
}
