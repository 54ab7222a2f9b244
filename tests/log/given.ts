/** Events, a clock and small projections for tests of the log. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../events/envelope.ts';
import type { EventData } from '../../events/index.ts';
import type { NewEvent } from '../../src/log/log.ts';
import type { Projection } from '../../src/projections/projection.ts';

export const SOURCE = 'test.example/log';
export const clerk: Actor = { role: 'clerk', office: '区房管局' };

/** A stream of one indicator. */
export const streamOf = (indicator = 'air', plan = 'example') => `plan/${plan}/indicator/${indicator}`;

type Reported = EventData<'figure.reported'>;

/** A report of a figure. */
export const reported = (data: Partial<Reported> = {}, id: string = randomUUID()): NewEvent => ({
  id,
  type: 'figure.reported',
  actor: clerk,
  data: { plan: 'example', indicator: 'air', period: '2014', value: '74.8', status: 'A', unit: '%', ...data },
});

/** A withdrawal of a figure. */
export const withdrawn = (figure: string, data: { indicator?: string; period?: string } = {}): NewEvent => ({
  id: randomUUID(),
  type: 'figure.withdrawn',
  actor: clerk,
  data: { plan: 'example', indicator: 'air', period: '2014', figure, reason: '重复报送', ...data },
});

/** A clock that tells the given times in turn, and then the last for ever. */
export function clockOf(...times: string[]): () => Date {
  let next = 0;
  return () => new Date(times[Math.min(next++, times.length - 1)] ?? 0);
}

type FigureRow = { period: string; value: string | undefined; reports: number; last: number };

/** `figures`: the newest report of a cell; it ends when it is withdrawn. */
export const figures: Projection<FigureRow, 'figure.reported' | 'figure.withdrawn'> = {
  name: 'figures',
  version: 1,
  types: ['figure.reported', 'figure.withdrawn'],
  keys: ({ data }) => [
    { key: `${data.plan}/${data.indicator}/${data.scope ?? ''}/${data.period}`, plan: data.plan },
  ],
  evolve: (row, event) =>
    event.type === 'figure.withdrawn'
      ? undefined
      : {
          period: event.data.period,
          value: event.data.value,
          reports: (row?.reports ?? 0) + 1,
          last: event.position,
        },
};

/** `indicators`: how many figures an indicator has, and its plan (two rows a report). */
export const counts: Projection<{ figures: number }, 'figure.reported'> = {
  name: 'indicators',
  version: 1,
  types: ['figure.reported'],
  keys: ({ data }) => [
    { key: `${data.plan}/${data.indicator}`, plan: data.plan },
    { key: `${data.plan}/`, plan: data.plan },
  ],
  evolve: (row) => ({ figures: (row?.figures ?? 0) + 1 }),
};

export const projections = [figures, counts] as unknown as readonly Projection[];
