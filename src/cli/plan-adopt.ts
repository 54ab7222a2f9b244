/** `mingbai plan adopt`: a plan enters the log, whole, in one append. */
import { Command } from 'commander';
import { systemClock } from '../clock.ts';
import { initPortal } from '../db/portal.ts';
import { adopt } from '../office/plans.ts';
import { type ActorOptions, actorOf, withActor } from './actor.ts';
import { EXIT, Stop } from './exit-code.ts';
import { type ToldOptions, tellOutcome, withTold } from './outcome.ts';
import { tellPlanProblems } from './plan-check.ts';
import { readPlanFolder } from './plan-folder.ts';
import type { Portal } from './portal.ts';
import { type Context, does, withOffice } from './verb.ts';

export function planAdopt(context: Context): Command {
  const command = new Command('adopt')
    .description('adopt a plan: everything in its folder becomes events, in one append')
    .argument('<folder>', 'holds plan.yaml and plan.txt');
  withTold(withActor(command)).addHelpText('after', '\nExample:\n  mingbai plan adopt plans/putuo-2013-2015');
  return does<ActorOptions & ToldOptions>(command, context, async (options, folder = '') => {
    const read = await readPlanFolder(folder);
    if (!read.ok) {
      tellPlanProblems(context.terminal, folder, read.problems);
      return EXIT.refused;
    }
    return withOffice(
      context,
      async (portal) => {
        await settleAsReal(portal);
        const { plan: content, sha256 } = read;
        const id = context.newId();
        const performed = await adopt(portal, {
          type: 'adopt_plan',
          id,
          actor: actorOf(options),
          content,
          sha256,
        });
        return tellOutcome(context.terminal, performed, options);
      },
      { demo: false },
    );
  });
}

/** A portal is real from its first adoption on; a demonstration takes no plans of its own. */
async function settleAsReal({ db }: Portal): Promise<void> {
  const firstStartedAt = systemClock().toISOString();
  const { demo } = await initPortal(db, { demo: false, clockOffsetMs: 0, firstStartedAt });
  if (demo) {
    throw new Stop(
      EXIT.refused,
      'this log is a demonstration: adopt the plan on another database (MINGBAI_DATA or DATABASE_URL)',
    );
  }
}
