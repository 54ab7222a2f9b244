/** A portal in memory: the real plan adopted, a few figures, one of them corrected later, and its app. */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { Kysely } from 'kysely';
import type { Actor } from '../../events/envelope.ts';
import type { EventData, EventType } from '../../events/index.ts';
import { readPlanFolder } from '../../src/cli/plan-folder.ts';
import type { Database } from '../../src/db/schema.ts';
import type { FigureCommand } from '../../src/domain/decide/index.ts';
import { createApp } from '../../src/http/app.ts';
import type { AppConfig, AppDeps, Env } from '../../src/http/context.ts';
import { readinessOf } from '../../src/http/readiness.ts';
import type { CommentReader } from '../../src/log/comment-search.ts';
import type { EventSearch } from '../../src/log/event-search.ts';
import type { Log, NewEvent } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import type { PublishedLog } from '../../src/log/published.ts';
import type { RowReader } from '../../src/log/rows.ts';
import type { OpeningReader } from '../../src/log/served-openings.ts';
import { perform } from '../../src/office/perform.ts';
import { adopt } from '../../src/office/plans.ts';
import { projections } from '../../src/projections/index.ts';
import { openEmbedded } from '../database.ts';
import { config, silent } from './given.ts';

export const PLAN = 'putuo-2013-2015';
export const TOKEN = 'a-token-for-the-tests';
const operator: Actor = { role: 'operator', ref: 'tester' };

export type Portal = {
  /** The app without pages. */
  app: Hono<Env>;
  deps: AppDeps;
  db: Kysely<Database>;
  log: Log & RowReader & EventSearch & PublishedLog & OpeningReader & CommentReader;
  /** Sets the portal's clock. */
  at(instant: string): void;
  /** Reports and corrects; gives the position. */
  does(command: DistributiveOmit<FigureCommand, 'id' | 'actor' | 'plan'>): Promise<number>;
  adopts(folder: string): Promise<void>;
  /** Appends an event past the office: for what it has no command for yet. */
  appends<T extends EventType>(stream: string, type: T, data: EventData<T>): Promise<string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
};
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An empty portal. */
export async function openPortal(more: Partial<AppConfig> = {}): Promise<Portal> {
  const { db, close } = await openEmbedded();
  let now = new Date('2013-06-03T02:00:00Z');
  const clock = () => now;
  const log = openLog({ db, clock, source: 'test.example/log', projections });
  const deps: AppDeps = {
    log,
    clock,
    config: { ...config, apiToken: TOKEN, ...more },
    logger: silent,
    assets: { url: (name) => `/assets/${name}`, fetch: async () => null },
    ready: readinessOf(db, projections),
  };
  const app = createApp(deps);
  const office = { log, clock, demo: false };
  return {
    app,
    deps,
    db,
    log,
    at: (instant) => {
      now = new Date(instant);
    },
    does: async (command) => {
      const asked = { ...command, id: randomUUID(), actor: operator, plan: PLAN } as FigureCommand;
      const performed = await perform(office, asked);
      if (!performed.ok) throw new Error(JSON.stringify(performed));
      return performed.positions[0] ?? -1;
    },
    adopts: async (folder) => {
      const read = await readPlanFolder(folder);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const { plan: content, sha256 } = read;
      const asked = { type: 'adopt_plan' as const, id: randomUUID(), actor: operator, content, sha256 };
      const performed = await adopt(office, asked);
      if (!performed.ok) throw new Error(JSON.stringify(performed));
    },
    appends: async (stream, type, data) => {
      const id = randomUUID();
      const event = { id, type, data, actor: operator } as NewEvent;
      const outcome = await log.append([{ stream, expected: 'any', events: [event] }]);
      if (outcome.outcome !== 'ok') throw new Error(JSON.stringify(outcome));
      return id;
    },
    get: async (path, headers = {}) => app.request(path, { headers }),
    close: async () => {
      await log.close();
      await close();
    },
  };
}

/** Positions of what happens below. */
export type History = {
  adopted: number;
  /** 47.8 for 2014, on 1 March 2015. */
  reported: number;
  /** On 31 March 2015, a millisecond before midnight in Shanghai; and at midnight. */
  lastOfMarch: number;
  firstOfApril: number;
  /** 47.8 becomes 74.8, on 1 June 2015. */
  corrected: number;
};

/** What the other tests stand on. The clock ends at noon (Shanghai) on 15 February 2016. */
export async function withHistory(portal: Portal): Promise<History> {
  const air = { indicator: 'air-quality-good-rate' };
  await portal.adopts(`plans/${PLAN}`);
  const adopted = (await portal.log.head()).size - 1;
  portal.at('2014-03-01T01:00:00Z');
  await portal.does({ type: 'report_figure', ...air, period: '2013', value: '62.2' });
  portal.at('2015-03-01T01:00:00Z');
  const reported = await portal.does({ type: 'report_figure', ...air, period: '2014', value: '47.8' });
  portal.at('2015-03-31T15:59:59.999Z');
  const registered = { indicator: 'family-planning-registered', period: '2013', value: '99.33' };
  const lastOfMarch = await portal.does({ type: 'report_figure', ...registered });
  portal.at('2015-03-31T16:00:00.000Z');
  const migrant = { indicator: 'family-planning-migrant', period: '2013', value: '92.89' };
  const firstOfApril = await portal.does({ type: 'report_figure', ...migrant });
  portal.at('2015-06-01T01:00:00Z');
  const corrected = await portal.does({
    type: 'correct_figure',
    ...air,
    period: '2014',
    new: { value: '74.8' },
    kind: 'entry_error',
    reason: '录入时数字颠倒',
  });
  portal.at('2016-02-15T04:00:00Z');
  return { adopted, reported, lastOfMarch, firstOfApril, corrected };
}
