/** An office for tests: a migrated database, a log, a clock that stands, and a small plan that is adopted. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../events/envelope.ts';
import type { Clock } from '../../src/clock.ts';
import type { Command } from '../../src/domain/decide/index.ts';
import { adoptionEvents } from '../../src/domain/plan/adoption.ts';
import type { PlanContent } from '../../src/domain/plan/content.ts';
import { openLog } from '../../src/log/open.ts';
import type { Office } from '../../src/office/office.ts';
import { adopt } from '../../src/office/plans.ts';
import { projections } from '../../src/projections/index.ts';
import type { TestDatabase } from '../database.ts';

export const PLAN = 'small';
export const TODAY = '2016-02-15';
export const operator: Actor = { role: 'operator', ref: 'o1' };
export const SHA256 = 'ab'.repeat(32);

export type TestOffice = Office & { db: TestDatabase['db'] };

/** An office on a database, in which nothing was done yet. */
export function officeOn({ db }: Pick<TestDatabase, 'db'>, clock: Clock = noon): TestOffice {
  return { db, clock, demo: false, log: openLog({ db, clock, source: 'test.example/log', projections }) };
}

/** Noon of the 15th, in Shanghai. */
const noon: Clock = () => new Date(`${TODAY}T04:00:00.000Z`);

/** Adopts a plan of two indicators, `air` and `jobs`, each with a hundred scopes s0 … s99. */
export async function adoptSmallPlan(office: Office, content = smallPlan()): Promise<void> {
  const asked = { type: 'adopt_plan', id: randomUUID(), actor: operator, content, sha256: SHA256 } as const;
  const adopted = await adopt(office, asked);
  if (!adopted.ok) throw new Error(JSON.stringify(adopted));
}

export const reporting = (data: object = {}): Command =>
  ({
    type: 'report_figure',
    id: randomUUID(),
    actor: operator,
    plan: PLAN,
    indicator: 'air',
    period: '2014',
    value: '74.8',
    ...data,
  }) as Command;

const scopes = Array.from({ length: 100 }, (_, index) => `s${index}`);

export const smallPlan = (): PlanContent => ({
  plan: PLAN,
  metadata: {
    title: '示例计划',
    shortTitle: '示例',
    issuer: '示例',
    period: { start: '2013-01-01', end: '2015-12-31' },
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    source: { name: '示例' },
  },
  departments: [{ department: 'bureau', name: '环保局', aliases: [] }],
  phases: [],
  areas: [{ id: 'area', name: '领域', topics: [{ id: 'topic', name: '主题' }] }],
  references: [{ id: 'city', name: '全市' }],
  indicators: [indicator('air', '%'), indicator('jobs', '人')],
  tasks: [],
  mechanisms: [],
  successions: [],
  notes: [],
  text: '优良率90%以上。',
});

const indicator = (id: string, unit: string): PlanContent['indicators'][number] => ({
  indicator: id,
  name: id,
  area: 'area',
  topic: 'topic',
  measure: 'level',
  unit,
  decimals: 2,
  scopes,
  periods: ['year', 'half', 'range'],
  range: 'mean',
  departments: ['bureau'],
  targets: [
    {
      id: `${id}-2015`,
      name: id,
      quote: '90%以上',
      offset: 3,
      unit,
      due: '2015',
      kind: 'at_least',
      value: '90',
      params: {},
    },
  ],
});

export const adoptionSize = (): number => {
  const planned = adoptionEvents(smallPlan(), { day: TODAY, sha256: SHA256 });
  return planned.ok ? planned.events.length : 0;
};
