/** `mingbai rebuild`: builds projections anew from the log, beside the ones in use. */
import { Argument, Command } from 'commander';
import { rebuild as rebuildProjections } from '../log/rebuild.ts';
import { projections } from '../projections/index.ts';
import { EXIT } from './exit-code.ts';
import { configOf, openDatabase } from './portal.ts';
import { type Progress, progress } from './progress.ts';
import type { Context } from './verb.ts';

const NAMES = projections.map(({ name }) => name);

export function rebuild(context: Context): Command {
  const command = new Command('rebuild')
    .description('build projections anew from the log, while it is read and written')
    .addArgument(new Argument('[projection...]', 'all unless named').choices(NAMES))
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', '\nExamples:\n  mingbai rebuild\n  mingbai rebuild figures evaluations');
  return command.action(async (chosen: string[], { json }: { json?: boolean }) => {
    const { terminal } = context;
    const names = chosen.length > 0 ? chosen : NAMES;
    const { owner, close } = await openDatabase(configOf(context.environment));
    try {
      let bar: Progress | undefined;
      await rebuildProjections(owner, projections, {
        names,
        onProgress: (done, total) => {
          bar ??= progress(terminal, total, 'events');
          bar.at(done);
        },
      });
      bar?.end();
    } finally {
      await close();
    }
    if (json) terminal.printJson({ rebuilt: names });
    else terminal.print(`rebuilt: ${names.join(', ')}`);
    context.end(EXIT.ok);
  });
}
