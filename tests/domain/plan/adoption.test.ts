import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { registry } from '../../../events/index.ts';
import { adoptionEvents, textParts } from '../../../src/domain/plan/adoption.ts';
import { amendmentEvents } from '../../../src/domain/plan/amendment.ts';
import type { PlanContent } from '../../../src/domain/plan/content.ts';
import type { PlannedEvent, PlannedEvents } from '../../../src/domain/plan/planned-event.ts';
import { lindenau, parsed, putuo, standing } from './plans.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const day = '2016-02-15';

function eventsOf(planned: PlannedEvents): PlannedEvent[] {
  if (!planned.ok) throw new Error(planned.message);
  return planned.events;
}
const adopted = (plan: PlanContent, on = day) =>
  eventsOf(adoptionEvents(plan, { day: on, sha256: sha256(plan.text) }));

describe.each([
  ['putuo', putuo],
  ['lindenau', lindenau],
])('the adoption of %s', (_name, files) => {
  const plan = parsed(files);
  const events = adopted(plan);

  test('is events that their schemas take as they are', () => {
    for (const { type, data } of events) expect(registry[type].parse(data), type).toEqual(data);
  });

  test('tells the plan first, each part once, in the streams that they belong to', () => {
    expect(events[0]).toMatchObject({ type: 'plan.adopted', stream: `plan/${plan.plan}` });
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect(count('department.named')).toBe(plan.departments.length);
    expect(count('phase.set')).toBe(plan.phases.length);
    expect(count('indicator.set')).toBe(plan.indicators.length);
    expect(count('task.set')).toBe(plan.tasks.length);
    const [indicator] = plan.indicators;
    const [task] = plan.tasks;
    expect(events.find(({ type }) => type === 'indicator.set')?.stream).toBe(
      `plan/${plan.plan}/indicator/${indicator?.indicator}`,
    );
    expect(events.find(({ type }) => type === 'task.set')?.stream).toBe(
      `plan/${plan.plan}/task/${task?.task}`,
    );
  });

  test('carries the whole text, whose hash it names', () => {
    const parts = events.flatMap((event) => (event.type === 'plan.text_added' ? [event.data] : []));
    const [head] = events.flatMap((event) => (event.type === 'plan.adopted' ? [event.data.text] : []));
    const whole = parts.map(({ text }) => text).join('');
    expect(whole).toBe(plan.text);
    expect(head).toEqual({ parts: parts.length, codePoints: [...whole].length, sha256: sha256(whole) });
  });
});

test('parts split no character, and say at which code point they begin', () => {
  const text = '\u{1F33F}'.repeat(20_001);
  const parts = textParts(text);
  expect(parts.map(({ text: part }) => part).join('')).toBe(text);
  expect(parts.map(({ offset }) => offset)).toEqual([0, 8_000, 16_000]);
});

test('a merger known to the year is told when that year is over', () => {
  const plan = parsed(putuo);
  const told = (on: string) => adopted(plan, on).filter(({ type }) => type === 'department.succeeded');
  expect(told('2015-12-31')).toEqual([]);
  expect(told('2016-01-01')).toHaveLength(1);
  expect(told('2016-01-01')[0]?.data).toMatchObject({
    predecessors: ['industry-commerce-bureau', 'quality-bureau', 'food-drug-bureau'],
    successor: { name: '区市场监管局' },
  });
});

test('an event that could not be stored is refused by name', () => {
  const plan = parsed(lindenau);
  const long = '长'.repeat(900);
  const definitions = plan.indicators.map((indicator, at) =>
    at === 0
      ? { ...indicator, scopes: Array.from({ length: 1000 }, (_, n) => `${long.slice(0, 90)}${n}`) }
      : indicator,
  );
  const planned = adoptionEvents({ ...plan, indicators: definitions }, { day, sha256: sha256(plan.text) });
  expect(planned).toMatchObject({ ok: false, field: 'plan/lindenau-2024-2027/indicator/net-greenhouse-gas' });
});

describe('an amendment', () => {
  const plan = parsed(lindenau);
  const hash = sha256(plan.text);
  const terms = { reason: 'Beschluss Nr. 3/2025', day, sha256: hash };
  const amended = (next: PlanContent) => amendmentEvents(standing(plan, hash), next, terms);
  const told = (next: PlanContent) => eventsOf(amended(next));

  test('of nothing is refused', () => {
    expect(amended(plan)).toMatchObject({ ok: false, field: 'plan' });
  });

  test('tells the one indicator that changed, and nothing else', () => {
    const indicators = plan.indicators.map((indicator) =>
      indicator.indicator === 'trees-planted' ? { ...indicator, definition: 'Straßenbäume' } : indicator,
    );
    const events = told({ ...plan, indicators });
    expect(events.map(({ type }) => type)).toEqual(['plan.amended', 'indicator.set']);
    expect(events[0]?.data).toEqual({ plan: plan.plan, reason: terms.reason });
    expect(events[1]?.data).toMatchObject({ indicator: 'trees-planted', definition: 'Straßenbäume' });
  });

  test('names what no longer stands', () => {
    const next = { ...plan, indicators: plan.indicators.slice(1), tasks: plan.tasks.slice(1) };
    const [event, ...rest] = told(next);
    expect(event?.data).toMatchObject({
      removed: { indicators: ['net-greenhouse-gas'], tasks: ['tree-sponsors'] },
    });
    expect(rest).toEqual([]);
  });

  test('tells metadata, new departments, phases and tasks as they are from now on', () => {
    const events = told({
      ...plan,
      metadata: { ...plan.metadata, validity: 'verlängert' },
      departments: [...plan.departments, { department: 'harbour', name: 'Hafenamt', aliases: [] }],
      phases: plan.phases.map((phase) => ({ ...phase, name: `${phase.name}!` })),
      tasks: plan.tasks.map((task, at) => (at === 0 ? { ...task, name: 'Paten' } : task)),
    });
    expect(events.map(({ type }) => type)).toEqual([
      'plan.amended',
      'department.named',
      'phase.set',
      'phase.set',
      'task.set',
    ]);
    for (const { type, data } of events) expect(registry[type].parse(data)).toEqual(data);
  });

  test('tells a merger once', () => {
    const merger = told({ ...plan, successions: plan.successions.map((each) => ({ ...each, on: '2015' })) });
    expect(merger.map(({ type }) => type)).toEqual(['plan.amended', 'department.succeeded']);
    const rows = standing(plan, hash);
    const departments = rows.departments.map((row) =>
      row.department === 'transport'
        ? { ...row, succeededBy: { department: 'mobility-office', on: '2015', position: 9 } }
        : row,
    );
    const again = amendmentEvents({ ...rows, departments }, plan, { ...terms, day: '2030-01-01' });
    expect(again).toMatchObject({ ok: false, field: 'plan' });
  });

  test.each([
    ['another text', { ...terms, sha256: sha256('x') }, plan, 'text'],
    ['another plan', terms, { ...plan, plan: 'elsewhere' }, 'plan'],
    ['a department that is gone', terms, { ...plan, departments: plan.departments.slice(1) }, 'departments'],
    ['a phase that is gone', terms, { ...plan, phases: [] }, 'phases'],
  ])('of %s is refused', (_name, given, next, field) => {
    expect(amendmentEvents(standing(plan, hash), next, given)).toMatchObject({ ok: false, field });
  });
});
