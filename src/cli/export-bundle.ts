/** `mingbai export --bundle`: the published log in one file that is verified without the portal. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Envelope } from '../../events/envelope.ts';
import { upcast } from '../../events/upcast.ts';
import { tellTarget } from '../domain/tell-target.ts';
import { readAccount } from '../log/account.ts';
import { type Published, publishedOf } from '../log/published.ts';
import { readServedOpenings, type ServedOpening } from '../log/served-openings.ts';
import type { Recorded } from '../projections/projection.ts';
import { decodeBundle } from '../tlog/bundle.ts';
import { TILE_WIDTH, type Tile } from '../tlog/tile.ts';
import { EvidenceList, evidenceText } from '../verify/evidence.ts';
import { dayOfLast } from '../verify/verdicts.ts';
import { writeBundle } from '../verify/write-bundle.ts';
import { EXIT, Stop } from './exit-code.ts';
import type { Portal } from './portal.ts';
import { progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** How often it is asked, half a second apart, whether what was erased is published. */
const ASKED = 20;

/**
 * The bytes of the bundle.
 * @throws Stop when nothing is published, or the log says more than what is.
 */
export async function bundleOf(portal: Portal, terminal: Terminal): Promise<AsyncIterable<Uint8Array>> {
  const { db, log } = portal;
  // The texts first: one that is erased a moment later is still here, and its erasure in a later checkpoint.
  const openings = await allOpenings(portal);
  const checkpoint = await settled(portal);
  const { size } = checkpoint;
  const bar = progress(terminal, size, 'events');
  const evidence = new EvidenceList();
  let lastTime = '';
  return writeBundle({
    log: publishedOf(db),
    checkpoint,
    onEntries(bundle, tile) {
      for (const event of eventsOf(bundle, tile)) {
        evidence.take(event);
        lastTime = event.time;
      }
      bar.at(tile.index * TILE_WIDTH + tile.width);
    },
    openings: openings.filter(({ position }) => position < size),
    evidence: () => evidence.lines.map(evidenceText),
    verdicts: async () => {
      bar.end();
      const rows = await log.rows('plans', { at: size - 1 });
      const moment = { position: size - 1, day: dayOfLast(lastTime, rows) };
      const plans = await Promise.all(rows.map(({ plan }) => verdictsOf(portal, plan, moment)));
      return { ...moment, plans };
    },
  });
}

async function verdictsOf({ log }: Portal, plan: string, moment: { position: number; day: string }) {
  const account = await readAccount(log, plan, { at: moment.position, day: moment.day });
  const targets = (account?.targets ?? []).map(tellTarget);
  return { plan, rules: [...new Set(targets.map(({ verdict }) => verdict.rule))].sort(), targets };
}

async function allOpenings({ db }: Portal): Promise<ServedOpening[]> {
  const all: ServedOpening[] = [];
  for (let from = 0; ; ) {
    const page = await readServedOpenings(db, { from });
    const last = page.at(-1);
    if (!last) return all;
    all.push(...page);
    from = last.position + 1;
  }
}

/** The newest checkpoint, once it covers whatever took a text away from the public. */
async function settled({ db }: Portal): Promise<Published> {
  for (let asked = 0; asked < ASKED; asked++) {
    const published = await publishedOf(db).publishedNow();
    if (!published)
      throw new Stop(EXIT.refused, 'nothing is published yet: the portal signs once it has a key');
    const { rows } = await sql`
      select 1 from events where position >= ${published.size}
        and type in ('comment.erased', 'comment.deselected') limit 1`.execute(db);
    if (rows.length === 0) return published;
    await sleep(500);
  }
  throw new Stop(
    EXIT.conflict,
    'a text was erased after the last checkpoint, and no new one came: is the portal running?',
  );
}

function eventsOf(bundle: Uint8Array, { index }: Tile): Recorded[] {
  return (decodeBundle(bundle) ?? []).map((entry, at) => {
    const event = upcast(JSON.parse(Buffer.from(entry).toString()) as Envelope);
    return { ...event, position: index * TILE_WIDTH + at } as Recorded;
  });
}
