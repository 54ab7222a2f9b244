/** `mingbai status`: how large the log is, and which plans it holds. */
import { Command } from 'commander';
import { EXIT } from './exit-code.ts';
import { type Context, does, withPortal } from './verb.ts';

export function status(context: Context): Command {
  const command = new Command('status')
    .description('say how large the log is, its root hash, and which plans it holds')
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', '\nExample:\n  mingbai status --json');
  return does<{ json?: boolean }>(command, context, async ({ json }) =>
    withPortal(context, async ({ log, settings }) => {
      const { size, rootHash, lastTime } = await log.head();
      const plans = (await log.rows('plans', { at: size - 1 })).map(({ plan, title }) => ({ plan, title }));
      const root = Buffer.from(rootHash).toString('base64');
      const demo = settings?.demo ?? false;
      if (json) context.terminal.printJson({ size, root, lastTime, demo, plans });
      else {
        const { print } = context.terminal;
        print(`${size} events${lastTime ? `, the last at ${lastTime}` : ''}`);
        print(`root hash ${root}`);
        if (demo) print('a demonstration: made-up figures stand beside real ones');
        for (const { plan, title } of plans) print(`plan ${plan}: ${title}`);
      }
      return EXIT.ok;
    }),
  );
}
