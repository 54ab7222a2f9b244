import { expect, test } from 'vitest';
import { clauseTable } from '../../../src/domain/plan/clauses.ts';
import { lindenau, parsed } from './plans.ts';

const plan = parsed(lindenau);
const targets = plan.indicators.flatMap((indicator) => indicator.targets);

test('another country, language and calendar need no line of code', () => {
  expect(plan.metadata).toMatchObject({ timeZone: 'Europe/Berlin', language: 'de' });
  expect(plan.indicators.flatMap(({ periods }) => periods)).toContain('quarter');
  expect(plan.indicators.find(({ range }) => range === 'fiscal_year')?.fiscalYearStart).toBe('07-01');
  expect(plan.indicators.find(({ range }) => range === 'mean')?.periods).toContain('range');
});

test('values keep their written form, below zero too', () => {
  expect(targets.find(({ id }) => id === 'net-greenhouse-gas')).toMatchObject({ value: '-2.5' });
  expect(targets.find(({ id }) => id === 'tram-delay')?.baseline).toEqual({
    period: '2023-Q4',
    value: '4.0',
  });
});

test('a target is due at the end of the plan unless it says otherwise', () => {
  const due = (id: string) => targets.find((target) => target.id === id)?.due;
  expect(due('net-greenhouse-gas')).toBe('2027');
  expect(due('clubhouse')).toBe('2026-09-30');
  expect(due('participatory-budget')).toBe('every_year');
});

test('quotes after an astral character are found by code points', () => {
  const points = [...plan.text];
  const accidents = targets.find(({ id }) => id === 'road-accidents');
  expect(points.slice(accidents?.offset).join('').startsWith('Die Zahl der Unfälle')).toBe(true);
  expect(plan.text.indexOf('Die Zahl der Unfälle')).toBe((accidents?.offset ?? 0) + 2);
});

test('every target stands in a clause', () => {
  const counted = clauseTable(plan).reduce((sum, clause) => sum + clause.targets, 0);
  expect(counted).toBe(targets.length);
});
