/** Made-up figures of the size that real ones have: each of a cell of its own. */
import { randomUUID } from 'node:crypto';
import type { NewEvent, StreamAppend } from '../src/log/log.ts';

const INDICATORS = 200;

/** The nth figure. Every one has its own scope and period, so that each makes a row. */
export function figure(n: number): NewEvent {
  return {
    id: randomUUID(),
    type: 'figure.reported',
    actor: { role: 'clerk', office: '区房管局', ref: 'c-0042' },
    data: {
      plan: 'bench',
      indicator: indicatorOf(n),
      scope: `scope-${Math.floor(n / INDICATORS)}`,
      period: String(2013 + (n % 3)),
      value: `${(n % 1000) / 10}`,
      unit: '%',
      status: 'A',
      source: { name: '普陀区统计年鉴', url: 'https://example.org/yearbook/2014' },
      statedOn: '2015-01-20',
      note: '按年度统计口径填报,数据来源为部门业务系统。',
    },
  };
}

/** The stream of the nth figure's indicator. */
export const streamOf = (n: number): string => `plan/bench/indicator/${indicatorOf(n)}`;

/** Appends one figure. */
export const single = (n: number): StreamAppend[] => [
  { stream: streamOf(n), expected: 'any', events: [figure(n)] },
];

/** One append of many figures, each on its indicator's stream. */
export function many(from: number, count: number): StreamAppend[] {
  const streams = new Map<string, NewEvent[]>();
  for (let n = from; n < from + count; n++) {
    const events = streams.get(streamOf(n)) ?? [];
    events.push(figure(n));
    streams.set(streamOf(n), events);
  }
  return [...streams].map(([stream, events]) => ({ stream, expected: 'any', events }));
}

const indicatorOf = (n: number): string => `indicator-${n % INDICATORS}`;
