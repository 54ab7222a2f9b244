import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/domain/decide/index.ts';
import { perform } from '../../src/office/perform.ts';
import { adopt, amend } from '../../src/office/plans.ts';
import { dialects, type TestDatabase } from '../database.ts';
import {
  adoptionSize,
  adoptSmallPlan,
  officeOn,
  operator,
  PLAN,
  reporting,
  SHA256,
  smallPlan,
  type TestOffice,
} from './given.ts';

const verifier = { role: 'verifier', ref: 'v1' } as const;

describe.each(dialects)('the office on $dialect', ({ open }) => {
  let database: TestDatabase;
  let office: TestOffice;

  beforeAll(async () => {
    database = await open();
    office = officeOn(database);
    await adoptSmallPlan(office);
  });
  afterAll(() => database.close());

  /** A cell that no other test uses. */
  let next = 0;
  const fresh = () => ({ scope: `s${next++}` });
  const size = async () => (await office.log.head()).size;

  it('adopts a plan whole, once', async () => {
    expect(await size()).toBeGreaterThanOrEqual(adoptionSize());
    const before = await size();
    const again = {
      type: 'adopt_plan',
      id: randomUUID(),
      actor: operator,
      content: smallPlan(),
      sha256: SHA256,
    };
    expect(await adopt(office, again as Parameters<typeof adopt>[1])).toMatchObject({
      reason: 'refused',
      problems: [{ code: 'already_adopted', params: { position: 0 } }],
    });
    expect(await size()).toBe(before);
  });

  it('records, and says the position and the id', async () => {
    const before = await size();
    const command = reporting(fresh());
    expect(await perform(office, command)).toEqual({
      ok: true,
      outcome: 'recorded',
      positions: [before],
      ids: [command.id],
    });
  });

  it('does nothing twice', async () => {
    const cell = fresh();
    const report = reporting(cell);
    const reported = await perform(office, report);
    const verify = { ...reporting(cell), type: 'verify_figure', actor: verifier } as Command;
    const correct = {
      ...reporting(cell),
      type: 'correct_figure',
      new: { value: '70' },
      reason: 'r',
      kind: 'other',
    } as Command;
    const verified = await perform(office, verify);
    const before = await size();
    expect(await perform(office, report)).toEqual({ ...reported, outcome: 'duplicate' });
    expect(await perform(office, verify)).toEqual({ ...verified, outcome: 'duplicate' });
    expect(await size()).toBe(before);
    const corrected = await perform(office, correct);
    expect(await perform(office, correct)).toEqual({ ...corrected, outcome: 'duplicate' });
  });

  it('calls it a conflict when an id means something else', async () => {
    const cell = fresh();
    const report = reporting(cell);
    await perform(office, report);
    for (const other of [
      { ...report, value: '75' },
      { ...report, period: '2013' },
    ]) {
      expect(await perform(office, other as Command)).toMatchObject({
        reason: 'conflict',
        conflict: { kind: 'id', id: report.id },
      });
    }
  });

  it('looks an id up before it says that a figure stands already', async () => {
    const cell = fresh();
    const report = reporting({ ...cell, value: '61' });
    const first = await perform(office, report);
    const correction = { new: { value: '62' }, reason: 'r', kind: 'other' };
    await perform(office, { ...reporting(cell), type: 'correct_figure', ...correction } as Command);
    const elsewhere = fresh();
    await perform(office, reporting({ ...elsewhere, value: '63' }));
    const before = await size();

    expect(await perform(office, report)).toEqual({ ...first, outcome: 'duplicate' });
    for (const other of [
      { ...report, value: '62' },
      { ...report, note: 'n' },
      { ...report, ...elsewhere, value: '63' },
      { ...report, plan: 'moon' },
    ]) {
      expect(await perform(office, other as Command)).toMatchObject({
        reason: 'conflict',
        conflict: { kind: 'id', id: report.id },
      });
    }
    expect(await perform(office, reporting({ ...cell, value: '62' }))).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await size()).toBe(before);
  });

  it('refuses what is wrong, and writes nothing', async () => {
    const before = await size();
    expect(await perform(office, reporting({ plan: 'moon' }))).toMatchObject({
      problems: [{ field: 'plan', code: 'unknown_plan' }],
    });
    expect(await perform(office, reporting({ indicator: 'a/b%c' }))).toMatchObject({
      problems: [{ field: 'indicator', code: 'unknown_indicator' }],
    });
    expect(await perform(office, reporting({ id: 'not-a-uuid' }))).toMatchObject({
      problems: [{ field: 'id', code: 'entry_refused' }],
    });
    const many = Array.from({ length: 400 }, (_, index) => `${'地'.repeat(90)}${index}`);
    expect(await perform(office, reporting({ ...fresh(), places: many }))).toMatchObject({
      problems: [{ code: 'entry_refused' }],
    });
    expect(await size()).toBe(before);
  });

  it('lets one of two who report the same cell at once be first, and tells the other', async () => {
    const cell = fresh();
    const [one, other] = await Promise.all(
      ['61', '62'].map((value) => perform(office, reporting({ ...cell, value }))),
    );
    const outcomes = [one, other].map((each) => (each?.ok ? each.outcome : each?.reason));
    expect(outcomes.toSorted()).toEqual(['recorded', 'refused']);
  });

  it('lets many write about one indicator at once', async () => {
    const commands = Array.from({ length: 4 }, () => reporting(fresh()));
    const done = await Promise.all(commands.map((command) => perform(office, command)));
    expect(done.map((each) => each.ok && each.outcome)).toEqual(commands.map(() => 'recorded'));
  });

  it('evaluates a target by the figures that it names', async () => {
    const report = reporting(fresh());
    await perform(office, report);
    const command = {
      type: 'evaluate_target',
      id: randomUUID(),
      actor: { role: 'evaluator', ref: 'e1' },
      plan: PLAN,
      target: 'jobs-2015',
      occasion: '2015',
      state: 'met',
      opinion: '达到',
      reliedOn: [report.id],
    } as const;
    expect(await perform(office, command)).toMatchObject({ ok: true, outcome: 'recorded' });
    const last = await office.log.readEvents({ order: 'descending', limit: 1 });
    expect(last[0]?.subject).toBe(`plan/${PLAN}/indicator/jobs`);
  });

  it('amends a plan with what differs, and refuses another text', async () => {
    const content = { ...smallPlan(), metadata: { ...smallPlan().metadata, shortTitle: '新' } };
    const asked = { type: 'amend_plan', actor: operator, content, reason: '改名' } as const;
    expect(await amend(office, { ...asked, id: randomUUID(), sha256: 'cd'.repeat(32) })).toMatchObject({
      problems: [{ field: 'text', code: 'plan_refused' }],
    });
    expect(await amend(office, { ...asked, id: randomUUID(), sha256: SHA256 })).toMatchObject({
      outcome: 'recorded',
    });
    const row = await office.log.row('plans', PLAN, (await size()) - 1);
    expect(row?.shortTitle).toBe('新');
    expect(await amend(office, { ...asked, id: randomUUID(), sha256: SHA256 })).toMatchObject({
      problems: [{ code: 'plan_refused' }],
    });
  });
});
