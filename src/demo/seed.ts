/** Fills an empty log with the made-up history of a plan, up to the day before the demo opens. */
import type { Kysely } from 'kysely';
import { readPortal } from '../db/portal.ts';
import type { Database } from '../db/schema.ts';
import type { PlanContent } from '../domain/plan/content.ts';
import type { Log } from '../log/log.ts';
import { openLog } from '../log/open.ts';
import { eraseOpening } from '../log/openings.ts';
import { projections } from '../projections/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import { erasedEvents } from './comments.ts';
import type { DemoContent } from './content.ts';
import { readRealFigures } from './real-figures.ts';
import { lastEvent, tellStory } from './script.ts';
import type { ScriptedAppend } from './world.ts';

/** The day of the demo's first start, in Shanghai: a Monday after the Spring Festival. */
export const DEMO_FIRST_DAY = '2016-02-15';
/** Another seed is another history. */
export const DEMO_SEED = 'mingbai demo 1';

export type SeedOptions = {
  /** Migrated, and settled as a demonstration (`initPortal`) with nothing appended but by an earlier seeding. */
  db: Kysely<Database>;
  /** The log's origin. */
  source: string;
  plan: PlanContent;
  /** SHA-256 of the plan's text, in hex. */
  sha256: string;
  words: DemoContent;
  /** The bytes of the plan's `figures.csv`. */
  figures: Uint8Array;
  seed?: string;
  onProgress?: (done: number, of: number) => void;
};

/**
 * How far the demo's clock is ahead of the real one, in milliseconds, when it is first started now: the same time
 * of day, on the demo's first day, in Shanghai (UTC+8, without summer time).
 */
export function demoOffset(now: Date): number {
  const shanghai = 8 * 3_600_000;
  const midnight = Math.floor((now.getTime() + shanghai) / DAY) * DAY;
  return Date.parse(DEMO_FIRST_DAY) - midnight;
}
const DAY = 86_400_000;

/** Whether a seeding was finished. The server and the command line ask before they read what seeding takes. */
export async function isSeeded(db: Kysely<Database>, seed = DEMO_SEED): Promise<boolean> {
  const last = lastEvent(chanceOf(seed));
  return (
    (await db.selectFrom('events').select('position').where('id', '=', last).executeTakeFirst()) !== undefined
  );
}

/**
 * Seeds the log, or goes on where an earlier seeding was cut off. Asked again when all is there it changes nothing.
 * @returns how many events the history has.
 * @throws SeedRefused when the portal is no demonstration, or holds a log that this history did not begin.
 */
export async function seedDemo(options: SeedOptions): Promise<{ events: number }> {
  const { db, source, onProgress } = options;
  const settings = await readPortal(db);
  if (!settings?.demo) throw new SeedRefused('this portal is not a demonstration');
  const chance = chanceOf(options.seed ?? DEMO_SEED);
  const real = await readRealFigures(options.figures, options.plan.plan, chance);
  const script = tellStory({ ...options, real, chance, ends: DEMO_FIRST_DAY });

  const clock = { now: new Date(0) };
  const log = openLog({ db, source, projections, clock: () => clock.now });
  const events = script.reduce((sum, each) => sum + countOf(each), 0);
  let done = await alreadyThere(log, script, events);
  for (const round of roundsOf(remaining(script, done))) {
    clock.now = new Date(round.time);
    // Whatever ends the story must find all else done: its event says that the seeding was finished.
    if (done + round.events === events) await eraseErased(options, chance, clock.now);
    const outcomes = await Promise.all(round.appends.map((appends) => log.append(appends)));
    const conflict = outcomes.find(({ outcome }) => outcome === 'conflict');
    if (conflict) throw new SeedRefused(`the log holds something else: ${JSON.stringify(conflict)}`);
    done += round.events;
    onProgress?.(done, events);
  }
  await log.close();
  return { events };
}

async function eraseErased({ db, words }: SeedOptions, chance: Chance, now: Date): Promise<void> {
  for (const id of erasedEvents({ words, chance })) await eraseOpening(db, id, now);
}

/** The log is not this demonstration's to fill. */
export class SeedRefused extends Error {
  override name = 'SeedRefused';
}

/** Noon in Shanghai, as an hour of UTC. */
const NOON = 4;
/**
 * Appends that are recorded together, at the time of the last: a morning or an afternoon. A transaction for each
 * append would take several times as long.
 */
type Round = { time: string; appends: ScriptedAppend['appends'][]; events: number };

const countOf = ({ appends }: ScriptedAppend) => appends.reduce((sum, { events }) => sum + events.length, 0);

/** How many of the story's events are in the log, which must begin with the story. */
async function alreadyThere(log: Log, script: readonly ScriptedAppend[], events: number): Promise<number> {
  const { size } = await log.head();
  if (size === 0) return 0;
  const ids = script.flatMap(({ appends }) => appends.flatMap((append) => append.events.map(({ id }) => id)));
  const last = Math.min(size, events) - 1;
  const [stored] = await log.readEvents({ from: last, to: last });
  if (stored?.id !== ids[last]) throw new SeedRefused('the log holds events of something else');
  return last + 1;
}

/** What is left after so many events. Appends are atomic, so that a cut never falls inside one. */
function remaining(script: readonly ScriptedAppend[], done: number): readonly ScriptedAppend[] {
  let before = 0;
  const next = script.findIndex((each) => {
    before += countOf(each);
    return before > done;
  });
  return next === -1 ? [] : script.slice(next);
}

function roundsOf(script: readonly ScriptedAppend[]): Round[] {
  const rounds = Map.groupBy(
    script,
    ({ time }) => `${time.slice(0, 10)} ${Number(time.slice(11, 13)) < NOON}`,
  );
  return [...rounds.values()].map((each) => ({
    time: each.at(-1)?.time ?? '',
    appends: each.map(({ appends }) => appends),
    events: each.reduce((sum, one) => sum + countOf(one), 0),
  }));
}
