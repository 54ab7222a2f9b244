/** `mingbai comment erase-anew` */
import { Command } from 'commander';
import { type ErasedAnew, eraseAnew, type LoggedErasure } from '../comments/erase-anew.ts';
import type { Check } from '../verify/finding.ts';
import { verify as verifyLog } from '../verify/verify.ts';
import { EXIT, Stop } from './exit-code.ts';
import { type KeyOptions, requireLogKey, sourceOf, withKeys } from './published-log.ts';
import { type Context, does, withOffice } from './verb.ts';

type Options = KeyOptions & { json?: boolean };

/** What makes the erasures those of the log: whoever makes up a file could have anything erased. */
const NEEDED: readonly Check[] = ['signature', 'tree', 'events'];

export function commentEraseAnew(context: Context): Command {
  const command = new Command('erase-anew')
    .description('after restoring a backup: erase what the log published since then says was erased')
    .argument('<url | bundle>', "a portal's address, or a file of mingbai export --bundle");
  withKeys(command).option('--json', 'answer as one line of JSON').addHelpText('after', HELP);
  return does<Options>(command, context, async ({ key, json }, where = '') => {
    const erasures = await readErasures(where, key);
    return withOffice(context, async (portal) => {
      const counts = await eraseAnew({ db: portal.db, office: portal }, erasures);
      if (json) context.terminal.printJson(counts);
      else context.terminal.print(told(counts));
      return EXIT.ok;
    });
  });
}

/** @throws Stop when what is read is not what was signed: nothing is erased on its word. */
async function readErasures(where: string, keys: KeyOptions['key']): Promise<LoggedErasure[]> {
  requireLogKey(keys);
  const erasures: LoggedErasure[] = [];
  const { report } = await verifyLog({
    source: sourceOf(where),
    keys,
    onEvent: (event) => {
      if (event.type === 'comment.erased') erasures.push(event);
    },
  });
  const failed = NEEDED.find((check) => report.checks[check] !== 'passed');
  if (failed === undefined) return erasures;
  const why = report.findings.find(({ check }) => check === failed)?.en ?? `${failed} was not checked`;
  throw new Stop(EXIT.refused, `nothing was erased: ${where} does not verify. ${why}`);
}

const told = ({ erased, already, withdrawn, absent }: ErasedAnew): string =>
  `erased ${erased} comments anew and withdrew ${withdrawn} that waited; ${already} were erased here already, ${absent} are not here`;

const HELP = `
Do it before the restored portal is started. Done again it erases nothing twice.

Example:
  mingbai comment erase-anew log.bundle --key portal.example/log+1a2b3c4d+AbC…`;
