/** What the database finds and counts of comments is what the rules say of each, on both databases. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMENT_KINDS, DECLINE_REASONS } from '../../events/comment.ts';
import type { EventData, EventType } from '../../events/index.ts';
import { CHINA_WORKDAYS } from '../../plans/holidays/china.ts';
import { MEASURES } from '../../src/domain/comment-measures.ts';
import { commentStatistics, departmentKey } from '../../src/domain/comment-statistics.ts';
import { addDays } from '../../src/domain/day.ts';
import {
  COMMENT_STATES,
  type PublicComment,
  publicComment,
  TEXT_STATES,
} from '../../src/domain/public-comment.ts';
import type { CommentFilter, CommentMoment } from '../../src/log/comment-search.ts';
import { commitmentOf } from '../../src/log/commitment.ts';
import type { NewEvent } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { rebuild } from '../../src/log/rebuild.ts';
import { aboutPrefix, handledPrefix } from '../../src/projections/comment-links.ts';
import { COMMENTS } from '../../src/projections/comments.ts';
import { projections } from '../../src/projections/index.ts';
import { dialects, type TestDatabase } from '../database.ts';

const timeZone = 'Asia/Shanghai';
const ABOUT = ['indicator/air', 'task/roads', 'department/housing'];
const OPENING = { field: 'sealed', salt: '0'.repeat(64), sealed: { body: '某事' } };
const DEPARTMENTS = ['housing', 'roads'];

/** A stream of numbers that is the same each time: which of `n`. */
function dice(seed: number) {
  let state = seed;
  return (n: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
}

describe.each(dialects)('lists of comments on $dialect', ({ open }) => {
  let database: TestDatabase;
  let log: ReturnType<typeof openLog>;
  let now = new Date('2014-11-03T15:00:00Z');
  beforeAll(async () => {
    database = await open();
    log = openLog({ db: database.db, clock: () => now, source: 'test.example/log', projections });
    await history();
  });
  afterAll(async () => {
    await log.close();
    await database.close();
  });

  const says = async <T extends EventType>(comment: string, type: T, data: Omit<EventData<T>, 'comment'>) => {
    const event = {
      id: randomUUID(),
      type,
      actor: { role: 'operator' },
      data: { comment, ...data },
      ...('sealed' in data && { openings: [OPENING] }),
    };
    const events = [event] as unknown as NewEvent[];
    await log.append([{ stream: `comment/${comment}`, expected: 'any', events }]);
  };

  /** Every kind of turn that a comment may take, and some that none should: the rules are asked, not the office. */
  async function history(): Promise<void> {
    const roll = dice(7);
    const pick = <T>(all: readonly T[]): T => all[roll(all.length)] as T;
    const sealed = commitmentOf(OPENING.sealed, OPENING.salt);
    const day = (later: number) => addDays(now.toISOString().slice(0, 10), later);
    const comments: string[] = [];
    for (let turn = 0; turn < 160; turn++) {
      // Over the end of 2016, after which the table of working days has a gap.
      now = new Date(now.getTime() + roll(10) * 86_400_000 + roll(20) * 3_600_000);
      if (turn < 8 || roll(4) === 0) {
        const id = randomUUID();
        comments.push(id);
        const plan = roll(4) === 0 ? {} : { plan: pick(['one', 'two']) };
        const about = roll(3) === 0 ? {} : { about: pick(ABOUT) };
        const acceptBy = roll(5) === 0 ? {} : { acceptBy: day(roll(12)) };
        const synthetic = roll(2) === 0 ? { synthetic: true as const } : {};
        const data = { kind: pick(COMMENT_KINDS), ...plan, ...about, ...acceptBy, ...synthetic };
        await says(id, 'comment.submitted', { ...data, consent: roll(3) > 0, sealed });
        continue;
      }
      const id = pick(comments);
      const department = pick(DEPARTMENTS);
      const turns = [
        () => says(id, 'comment.accepted', { answerBy: day(roll(30)), ...(roll(2) === 0 && { department }) }),
        () => says(id, 'comment.accepted', { answerBy: day(roll(30)), department }),
        () => says(id, 'comment.declined', { reason: pick(DECLINE_REASONS) }),
        () => says(id, 'comment.forwarded', { department }),
        () => says(id, 'comment.sent_back', { department, reason: '不属本局' }),
        () => says(id, 'comment.extended', { answerBy: day(roll(40)), reason: '需会商' }),
        () => says(id, 'comment.replied', { department, sealed }),
        () => says(id, 'comment.replied', { department, sealed }),
        () => says(id, 'comment.selected', { sealed }),
        () => says(id, 'comment.selected', { sealed }),
        () => says(id, 'comment.deselected', { reason: '有误' }),
        () => says(id, 'comment.rated', { satisfaction: 1 + roll(5) }),
        () => says(id, 'comment.erased', { position: 0, authority: '本人', reason: 'writer' }),
      ];
      // An erasure is rare, or nothing else would be left.
      await pick(roll(4) === 0 ? turns : turns.slice(0, -1))();
    }
  }

  const momentAt = async (share: number): Promise<CommentMoment> => {
    const head = (await log.head()).size - 1;
    const position = Math.floor(head * share);
    const [entry] = await log.readEvents({ from: position, limit: 1 });
    return { position, head, day: (entry?.time ?? '').slice(0, 10), timeZone };
  };

  async function told({ position, head, ...cut }: CommentMoment): Promise<PublicComment[]> {
    const [rows, latest] = await Promise.all(
      [position, head].map((at) => log.rows('comments', { plan: COMMENTS, at })),
    );
    const standing = new Map((latest ?? []).map((row) => [row.comment, row]));
    return (rows ?? [])
      .map((row) => publicComment(row, standing.get(row.comment) ?? row, cut))
      .toSorted((a, b) => b.row.submitted.position - a.row.submitted.position);
  }

  const isOpen = ({ state }: PublicComment) => state === 'waiting' || state === 'in_progress';
  const month = ({ submittedOn }: PublicComment) => submittedOn.slice(0, 7);
  const quarter = (comment: PublicComment) =>
    `${month(comment).slice(0, 4)}-Q${Math.ceil(Number(month(comment).slice(5)) / 3)}`;
  const cases: [CommentFilter, (comment: PublicComment) => boolean][] = [
    [{}, () => true],
    ...COMMENT_KINDS.map((kind) => [{ kind }, ({ row }: PublicComment) => row.kind === kind] as const),
    ...COMMENT_STATES.map((state) => [{ state }, (one: PublicComment) => one.state === state] as const),
    ...TEXT_STATES.map((text) => [{ text }, (one: PublicComment) => one.text === text] as const),
    ...MEASURES.map(
      (measure) => [{ measure }, ({ measures }: PublicComment) => measures.includes(measure)] as const,
    ),
    ...['2015-01', '2015-06', '2016-03'].map(
      (asked) => [{ month: asked }, (one: PublicComment) => month(one) === asked] as const,
    ),
    ...['2014-Q4', '2015-Q2'].map(
      (asked) => [{ month: asked }, (one: PublicComment) => quarter(one) === asked] as const,
    ),
    ...['one/housing', '/roads', 'none'].map(
      (handler) => [{ handler }, ({ row }: PublicComment) => departmentKey(row) === handler] as const,
    ),
    [{ departments: ['roads'] }, ({ row }) => row.department === 'roads'],
    [{ departments: [] }, () => false],
    [
      { about: ['one/indicator/air', '/task/roads'] },
      ({ row }) => ['one/indicator/air', '/task/roads'].includes(`${row.plan ?? ''}/${row.about}`),
    ],
    [{ ofPlan: 'one' }, ({ row }) => row.plan === undefined || row.plan === 'one'],
    [{ synthetic: true }, ({ row }) => row.synthetic === true],
    [{ queue: 'open' }, isOpen],
    [{ queue: 'overdue' }, (one) => isOpen(one) && one.due?.late === true],
    [{ queue: 'unassigned' }, ({ row, state }) => state === 'in_progress' && row.department === undefined],
    [
      { queue: 'selectable' },
      ({ row, state }) =>
        state === 'answered' && row.consent && !row.selected && !row.deselected && !row.erased,
    ],
    [{ queue: 'answered' }, ({ state }) => state === 'answered'],
    [
      { kind: 'request', text: 'not_selected' },
      ({ row, text }) => row.kind === 'request' && text === 'not_selected',
    ],
  ] as const as [CommentFilter, (comment: PublicComment) => boolean][];

  test('finds and counts what fits, now and at earlier positions', async () => {
    let found = 0;
    for (const share of [1, 0.8, 0.5]) {
      const moment = await momentAt(share);
      const all = await told(moment);
      const filters = Object.fromEntries(cases.map(([filter], index) => [`c${index}`, filter]));
      const counts = await log.countComments(moment, filters);
      for (const [index, [filter, fits]] of cases.entries()) {
        const expected = all.filter(fits).map(({ row }) => row.comment);
        found += expected.length;
        expect.soft(await log.commentIds(moment, filter), JSON.stringify(filter)).toEqual(expected);
        expect.soft(counts[`c${index}`], JSON.stringify(filter)).toBe(expected.length);
      }
      const pages = await log.findComments(moment, { after: 2, limit: 3 });
      expect(pages.map(({ row, now: since }) => publicComment(row, since, moment))).toEqual(all.slice(2, 5));
      const handlers = await log.commentValues(moment, 'handler');
      expect(handlers).toEqual([...new Set(all.map(({ row }) => departmentKey(row)))].sort());
      expect(await log.commentValues(moment, 'month')).toEqual([...new Set(all.map(month))].sort());
    }
    expect(found).toBeGreaterThan(1_000);
  });

  test('finds those that are listed under what they are about, or that a department has had', async () => {
    const moment = await momentAt(0.9);
    const prefixes = [aboutPrefix('one', 'indicator/air'), handledPrefix('roads')];
    const links = await Promise.all(
      prefixes.map((keyPrefix) => log.rows('comment_links', { at: moment.position, keyPrefix })),
    );
    const listed = new Set(links.flat().map(({ comment }) => comment));
    expect(listed.size).toBeGreaterThan(3);
    const linked = { under: prefixes };
    expect(new Set(await log.commentIds(moment, { linked }))).toEqual(listed);
    expect(await log.commentIds(moment, { linked: { under: [] } })).toEqual([]);
    const [other = ''] = (await log.commentIds(moment, {})).filter((id) => !listed.has(id));
    expect(await log.commentIds(moment, { linked: { under: [], itself: other } })).toEqual([other]);
    const ids = [...listed].slice(0, 2);
    expect((await log.commentIds(moment, { ids })).sort()).toEqual(ids.sort());
  });

  test('puts what is due first before the rest, and what was published last before what was earlier', async () => {
    const moment = await momentAt(1);
    const all = await told(moment);
    const urgency = ({ row, due, state }: PublicComment) =>
      isOpen({ state } as PublicComment)
        ? `0 ${due?.day ?? '9999'} ${String(row.submitted.position).padStart(9, '0')}`
        : `1 ${String(1e9 - row.submitted.position).padStart(10, '0')}`;
    const urgent = all.toSorted((a, b) => (urgency(a) < urgency(b) ? -1 : 1));
    expect(await log.commentIds(moment, { order: 'urgent' })).toEqual(urgent.map(({ row }) => row.comment));
    const published = all.filter(({ text }) => text === 'published');
    const order = published.toSorted(
      (a, b) => (b.row.selected?.position ?? 0) - (a.row.selected?.position ?? 0),
    );
    expect(await log.commentIds(moment, { text: 'published', order: 'published' })).toEqual(
      order.map(({ row }) => row.comment),
    );
    expect(published.length).toBeGreaterThan(1);
  });

  test('counts the statistics, and again after a rebuild', async () => {
    for (const share of [1, 0.5]) {
      const { position, ...cut } = await momentAt(share);
      const settings = { ...cut, table: CHINA_WORKDAYS };
      const rows = await log.rows('comments', { plan: COMMENTS, at: position });
      const listed = commentStatistics(rows, settings);
      const counted = await log.countedComments(position, settings);
      const without = <Group extends object>(group: Group) => {
        const { comments: _, ...rest } = group as Group & { comments: unknown };
        return rest;
      };
      expect(counted.all).toEqual(without(listed.all));
      for (const by of ['quarters', 'months', 'kinds', 'departments'] as const) {
        const expected = [...listed[by]].map(([key, group]) => [key, without(group)]);
        expect([...counted[by]], by).toEqual(expected);
      }
      if (share === 1) {
        expect(new Set([...counted.months.values()].map(({ handling }) => handling.known)).size).toBe(3);
        await rebuild(database.db, projections, { names: ['comments', 'comment_links'] });
      }
    }
  });
});
