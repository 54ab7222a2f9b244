/** `mingbai serve`: the portal, until it is told to stop. */
import { Command } from 'commander';
import { EXIT } from './exit-code.ts';
import { configOf } from './portal.ts';
import { type Context, does } from './verb.ts';

export function servePortal(context: Context): Command {
  const command = new Command('serve')
    .description('serve the portal (PORT, HOST, DATABASE_URL or MINGBAI_DATA)')
    .addHelpText('after', '\nExample:\n  PORT=8080 mingbai serve');
  return does(command, context, async () => {
    // The server's modules are many: other verbs do not wait for them.
    const { serve } = await import('../serve.ts');
    await serve(configOf(context.environment));
    return EXIT.ok;
  });
}
