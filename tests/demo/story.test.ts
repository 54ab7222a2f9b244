import { beforeAll, describe, expect, it } from 'vitest';
import type { EventType } from '../../events/index.ts';
import { registry } from '../../events/index.ts';
import { CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { chanceOf } from '../../src/demo/chance.ts';
import { tellStory } from '../../src/demo/script.ts';
import { indicatorsTouched } from '../../src/demo/touched.ts';
import { dayOf } from '../../src/domain/day.ts';
import { daysOf } from '../../src/domain/period.ts';
import { addWorkingDays } from '../../src/domain/workdays.ts';
import type { NewEvent } from '../../src/log/log.ts';
import { folder, putuoStory, readPlan } from './putuo.ts';

type Told = NewEvent & { time: string; stream: string };
const told = ({ script }: Awaited<ReturnType<typeof putuoStory>>): Told[] =>
  script.flatMap(({ time, appends }) =>
    appends.flatMap(({ stream, events }) => events.map((event): Told => ({ ...event, time, stream }))),
  );
const isSynthetic = ({ data }: NewEvent) => 'synthetic' in data && data.synthetic === true;

describe('the made-up history of the Putuo plan', () => {
  let story: Awaited<ReturnType<typeof putuoStory>>;
  let events: Told[];
  const of = <T extends EventType>(type: T) =>
    events.filter((event): event is Extract<Told, { type: T }> => event.type === type);

  beforeAll(async () => {
    story = await putuoStory();
    events = told(story);
  });

  it('marks every event as made up but the plan, its departments and the real figures', () => {
    const real = new Map(
      Map.groupBy(
        events.filter((event) => !isSynthetic(event)),
        ({ type }) => type,
      ),
    );
    expect([...real.keys()].sort()).toEqual([
      'department.named',
      'department.succeeded',
      'figure.reported',
      'indicator.set',
      'phase.set',
      'plan.adopted',
      'plan.text_added',
      'task.set',
    ]);
    expect(real.get('figure.reported')).toHaveLength(story.real.length);
    expect(real.get('figure.reported')?.map(({ data }) => data)).toEqual(
      story.real.map(({ indicator, period, value }) => expect.objectContaining({ indicator, period, value })),
    );
  });

  it('never touches an indicator that has real figures', () => {
    const touched = new Set(
      events.filter(isSynthetic).flatMap((event) => indicatorsTouched(event, story.plan.indicators)),
    );
    const real = story.real.map(({ indicator }) => indicator);
    expect(real).toContain('air-quality-good-rate');
    expect(real.filter((indicator) => touched.has(indicator))).toEqual([]);
    expect(touched.size).toBeGreaterThan(150);
  });

  it('refuses to be told with a notice, a comment or a claim about such an indicator', () => {
    const { words } = story;
    const [notice] = words.notices;
    const [comment] = words.comments;
    if (!notice || !comment) throw new Error('the words have neither notice nor comment');
    const aboutAir = [
      { ...words, notices: [{ ...notice, targets: ['air-quality-good-rate'] }] },
      { ...words, comments: [{ ...comment, about: 'indicator/air-quality-good-rate' }] },
    ];
    for (const changed of aboutAir) {
      expect(() => tellStory({ ...story, words: changed })).toThrow(/touches air-quality-good-rate/);
    }
  });

  it('says nothing that the vocabulary does not know', () => {
    for (const { type, data } of events) expect(registry[type].safeParse(data).error).toBeUndefined();
  });

  it('runs forwards, from the adoption to the evening before the demo opens', () => {
    const times = events.map(({ time }) => time);
    expect(times).toEqual(times.toSorted());
    const days = times.map((time) => dayOf(time, 'Asia/Shanghai'));
    expect([days[0], days.at(-1)]).toEqual(['2013-09-12', '2016-02-14']);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('reports a period only when it is over', () => {
    const early = of('figure.reported').filter(
      ({ time, data }) => daysOf(data.period).end >= dayOf(time, 'Asia/Shanghai'),
    );
    expect(early).toEqual([]);
  });

  it('has nobody verify their own report, and never verifies a real figure', () => {
    const reporters = new Map(of('figure.reported').map(({ id, actor }) => [id, actor.ref]));
    const real = new Set(
      of('figure.reported')
        .filter((event) => !isSynthetic(event))
        .map(({ id }) => id),
    );
    for (const { data, actor } of of('figure.verified')) {
      expect(actor.ref).toBeDefined();
      expect(actor.ref).not.toBe(reporters.get(data.figure));
      expect(real.has(data.figure)).toBe(false);
    }
  });

  it('has a life: returns and second reports, corrections of every kind, withdrawals, revisions', () => {
    expect(events.length).toBeGreaterThan(1_500);
    expect(events.length).toBeLessThan(2_600);
    const reports = Map.groupBy(of('figure.reported'), ({ stream, data }) => `${stream} ${data.period}`);
    expect([...reports.values()].filter(({ length }) => length > 1).length).toBeGreaterThan(5);
    expect(of('figure.returned').length).toBeGreaterThan(5);
    expect(of('figure.withdrawn').length).toBeGreaterThan(1);
    expect(new Set(of('figure.corrected').map(({ data }) => data.kind))).toEqual(
      new Set(['entry_error', 'revision', 'definition', 'other']),
    );
    const statuses = new Set(of('figure.reported').map(({ data }) => data.status));
    for (const status of ['A', 'B', 'E', 'P', 'O'] as const) expect(statuses).toContain(status);
    expect(of('figure.reported').some(({ data }) => data.value === '0')).toBe(true);
    expect(of('figure.reported').some(({ data }) => data.value === undefined && data.note)).toBe(true);
    expect(of('evaluation.revised').length).toBeGreaterThan(0);
    expect(of('summary.returned').length).toBeGreaterThan(0);
  });

  it('revises an evaluation after a figure that it relied on was corrected', () => {
    const corrected = new Map(of('figure.corrected').map(({ data, time }) => [data.figure, time]));
    for (const { data, time } of of('evaluation.revised')) {
      const first = of('target.evaluated').find(({ id }) => id === data.evaluation);
      const later = data.reliedOn.filter((figure) => (corrected.get(figure) ?? '') > (first?.time ?? ''));
      expect(later.length).toBeGreaterThan(0);
      expect(time >= (corrected.get(later[0] ?? '') ?? '9')).toBe(true);
    }
  });

  it('carries comments through every turn, with their words sealed', () => {
    const turns = events.map(({ type }) => type).filter((type) => type.startsWith('comment.'));
    expect(new Set(turns)).toEqual(
      new Set(Object.keys(registry).filter((type) => type.startsWith('comment.'))),
    );
    const entries = events
      .filter(({ type }) => type.startsWith('comment.'))
      .map(({ data }) => JSON.stringify(data));
    for (const { title, body } of story.words.comments) {
      expect(entries.filter((entry) => entry.includes(title) || entry.includes(body))).toEqual([]);
    }
  });

  it('names nobody who could be real, and no telephone number in full', () => {
    const words = JSON.stringify(story.words);
    expect(words).not.toMatch(/1[3-9][0-9]{9}/);
    for (const { name } of story.words.comments) expect(name).toMatch(/^演示/);
    for (const { individuals = [] } of story.words.commendations) {
      for (const name of individuals) expect(name).toMatch(/^演示人员/);
    }
  });

  it('hands the merged departments over to their successor', () => {
    const [merger] = of('department.succeeded');
    const later = events.filter(({ time, actor }) => merger && time > merger.time && actor.role === 'clerk');
    const offices = new Set(later.map(({ actor }) => actor.office));
    expect(offices).toContain('区市场监管局');
    expect(offices).not.toContain('区质监局');
  });

  it('lets nobody act who was not let in, or was sent away', () => {
    const allowed = new Set<string>();
    const nameOf = (role: string, ref = '') => `${role} ${ref}`;
    for (const { type, data, actor } of events) {
      if (actor.role !== 'operator' && actor.role !== 'resident') {
        expect(allowed).toContain(nameOf(actor.role, actor.ref));
      }
      if (type === 'role.granted') allowed.add(nameOf(data.role, data.reference));
      if (type === 'role.revoked') allowed.delete(nameOf(data.role, data.reference));
    }
  });

  it('lets every comment go its way in order', () => {
    for (const { id, steps } of story.words.comments) {
      const comment = story.chance.id(`comment ${id}`);
      const turns = events.filter(({ data }) => 'comment' in data && data.comment === comment);
      expect(turns.map(({ type }) => type)).toEqual(
        ['submitted', ...steps.map(({ step }) => step)].map((step) => `comment.${step}`),
      );
    }
  });

  it('gives every comment the days that the office would give it', () => {
    for (const { id, steps } of story.words.comments) {
      const accepted = steps.find((step) => step.step === 'accepted');
      const extended = steps.find((step) => step.step === 'extended');
      if (!accepted) continue;
      const due = addWorkingDays(accepted.on, 15, CHINA_WORKDAYS);
      expect([id, accepted.answerBy]).toEqual([id, due]);
      if (extended)
        expect([id, extended.answerBy]).toEqual([id, addWorkingDays(due ?? '', 15, CHINA_WORKDAYS)]);
    }
  });

  it('is another one from another seed', async () => {
    const other = tellStory({ ...story, chance: chanceOf('another') });
    expect(other).not.toEqual(story.script);
    expect(tellStory(story)).toEqual(story.script);
  });
});

describe('a history of quite another plan', () => {
  it('follows from its structure alone', async () => {
    const { words, chance } = await putuoStory();
    const { plan, sha256 } = await readPlan(folder('lindenau-2024-2027', 'tests/fixtures/plans'));
    const bare = { ...words, notices: [], comments: [], commendations: [], collective: [] };
    const script = tellStory({ plan, sha256, words: bare, real: [], chance, ends: '2028-02-15' });
    const types = new Set(
      script.flatMap(({ appends }) => appends.flatMap(({ events }) => events.map(({ type }) => type))),
    );
    for (const type of [
      'figure.reported',
      'figure.verified',
      'target.evaluated',
      'bulletin.issued',
    ] as const) {
      expect(types).toContain(type);
    }
  });
});
