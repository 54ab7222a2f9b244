/** `mingbai demo`: fills an empty log with a plan's made-up history, beside its few real figures. */
import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../clock.ts';
import { initPortal } from '../db/portal.ts';
import { type DemoFolder, readDemoFolder } from '../demo/read-content.ts';
import { demoOffset, SeedRefused, seedDemo } from '../demo/seed.ts';
import { EXIT, type ExitCode, Stop } from './exit-code.ts';
import { tellPlanProblems } from './plan-check.ts';
import { type PlanFolder, readPlanFolder } from './plan-folder.ts';
import { configOf, type Portal } from './portal.ts';
import { type Progress, progress } from './progress.ts';
import { type Context, does, withOffice } from './verb.ts';

const PUTUO = join(import.meta.dirname, '../../plans/putuo-2013-2015');

export function demo(context: Context): Command {
  const command = new Command('demo')
    .description('fill an empty log with a made-up history, beside the real figures; run again, it goes on')
    .argument('[folder]', 'a plan’s folder that holds a demo', PUTUO)
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', '\nExample:\n  MINGBAI_DATA=./demo mingbai demo');
  return does<{ json?: boolean }>(command, context, async ({ json }, folder = PUTUO) => {
    const read = await readPlanFolder(folder);
    if (!read.ok) {
      tellPlanProblems(context.terminal, folder, read.problems);
      return EXIT.refused;
    }
    // Before the log is settled as a demonstration, which it then is for ever.
    const content = await readDemo(folder);
    return withOffice(
      context,
      async (portal) => {
        await settleAsDemo(portal);
        return seed(context, portal, { ...read, ...content }, json);
      },
      { demo: true },
    );
  });
}

async function seed(
  context: Context,
  { db, log }: Portal,
  { plan, sha256, words, figures }: Extract<PlanFolder, { ok: true }> & DemoFolder,
  json: boolean | undefined,
): Promise<ExitCode> {
  const { terminal } = context;
  let bar: Progress | undefined;
  const onProgress = (done: number, total: number) => {
    bar ??= progress(terminal, total, 'events');
    bar.at(done);
  };
  const source = configOf(context.environment).origin;
  const before = (await log.head()).size;
  await seedDemo({ db, source, plan, sha256, words, figures, onProgress }).catch(refusedSeed);
  bar?.end();
  const { size } = await log.head();
  if (json) terminal.printJson({ outcome: size > before ? 'seeded' : 'unchanged', events: size });
  else
    terminal.print(
      size > before ? `${size - before} events of a made-up history` : 'the demonstration is there',
    );
  return EXIT.ok;
}

/** A log that holds anything real never becomes a demonstration. */
async function settleAsDemo({ db, log, settings }: Portal): Promise<void> {
  const isEmpty = (await log.head()).size === 0;
  if (settings === undefined && isEmpty) {
    const now = systemClock();
    const wanted = { demo: true, clockOffsetMs: demoOffset(now), firstStartedAt: now.toISOString() };
    if ((await initPortal(db, wanted)).demo) return;
  }
  if (settings?.demo) return;
  throw new Stop(
    EXIT.refused,
    'this log is a real one: a demonstration needs another database (MINGBAI_DATA or DATABASE_URL)',
  );
}

const readDemo = (folder: string) =>
  readDemoFolder(folder).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new Stop(EXIT.refused, `${folder} has no demonstration that can be read: ${message}`, {
      cause: error,
    });
  });

function refusedSeed(error: unknown): never {
  if (error instanceof SeedRefused) throw new Stop(EXIT.refused, error.message, { cause: error });
  throw error;
}
