/** 办理统计: the page, the comments behind its numbers, the file and the API tell the same, at any moment. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventType } from '../../../events/index.ts';
import type { NewEvent } from '../../../src/log/log.ts';
import { seal } from '../../../src/log/openings.ts';
import { openPortal, PLAN, type Portal } from '../portal.ts';
import { decode, linksOf, type Pages, pagesOf, textOf } from './given.ts';

const SECRET = '暗号';
let portal: Portal;
let pages: Pages;
/** Ids of comments, and where the log ended after each of them. */
const ids: string[] = [];
const ends: number[] = [];

type Step = [day: string, type: EventType, data?: object];
async function comment(...steps: Step[]): Promise<void> {
  const comment = randomUUID();
  for (const [day, type, data] of steps) {
    portal.at(`${day}T04:00:00Z`);
    const { commitment, opening } = seal({ body: SECRET });
    const isSealed = type === 'comment.submitted' || type === 'comment.replied';
    const event = {
      ...{ id: randomUUID(), type, actor: { role: 'operator' } },
      data: { comment, ...data, ...(isSealed && { sealed: commitment }) },
      ...(isSealed && { openings: [opening] }),
    } as unknown as NewEvent;
    const stream = `comment/${comment}`;
    const outcome = await portal.log.append([{ stream, expected: 'any', events: [event] }]);
    if (outcome.outcome !== 'ok') throw new Error(JSON.stringify(outcome));
  }
  ids.push(comment);
  ends.push((await portal.log.head()).size - 1);
}

const submitted = (kind: string, more: object = {}) => ({
  ...{ kind, plan: PLAN, consent: true },
  ...more,
});
const department = 'environment-bureau';

beforeAll(async () => {
  portal = await openPortal();
  await portal.adopts(`plans/${PLAN}`);
  // Answered in time, in 2 working days: Friday, Tuesday.
  await comment(
    ['2015-11-20', 'comment.submitted', submitted('enquiry')],
    ['2015-11-20', 'comment.accepted', { department, answerBy: '2015-12-11' }],
    ['2015-11-24', 'comment.replied', { department }],
    ['2015-11-25', 'comment.rated', { satisfaction: 3 }],
  );
  await comment(
    ['2015-11-25', 'comment.submitted', submitted('complaint')],
    ['2015-11-26', 'comment.declined', { reason: 'duplicate', words: SECRET }],
  );
  await comment(['2015-12-01', 'comment.submitted', submitted('request', { synthetic: true })]);
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const statistics = '/comments/statistics';

describe('the statistics of comments', () => {
  it('count them, define the terms and name the cut-off', async () => {
    const text = textOf(await pages.read(statistics));
    expect(text).toMatch(/收到留言\s+3\s+有效留言\s+2\s+已答复\s+1\s+答复率\s+50.0%\s+2 件中 1 件/);
    expect(text).toMatch(/满意率\s+0.0%/);
    expect(text).toMatch(/平均办理时长\s+2.0\s+个工作日,中位数 2.0/);
    expect(text).toContain(`统计截至2016年2月15日,第 ${ends[2]} 条记录。`);
    expect(text).toContain('答复率');
    expect(text).toContain('已答复的件数 ÷ 有效留言的件数');
    expect(text).toContain('国办发明电〔2015〕18号');
    expect(textOf(await pages.read(`${statistics}?lang=en`))).toContain('1 of 2');
  });

  it('tell what was so at a moment of the past', async () => {
    expect(textOf(await pages.read(`${statistics}?at=${ends[0]}`))).toMatch(/收到留言\s+1\s+有效留言\s+1\s/);
    const before = (ends[0] ?? 0) - 4;
    const empty = textOf(await pages.read(`${statistics}?at=${before}`));
    expect(empty).toContain('还没有收到留言');
    expect(empty).toContain('名词解释');
  });

  it('link each number to as many comments as it says', async () => {
    const html = await pages.read(statistics);
    const numbers = [...html.matchAll(/<a href="(\/comments\?[^"]+)">([0-9]+)<\/a>/g)];
    expect(numbers.length).toBeGreaterThan(30);
    for (const [, href = '', count] of numbers) {
      const list = await pages.read(decode(href));
      const listed = linksOf(list).filter((path) => ids.some((id) => path === `/comments/${id}`));
      expect(`${href} ${new Set(listed).size}`).toBe(`${href} ${count}`);
    }
  });

  it('hold not a word of a comment', async () => {
    for (const path of [statistics, `${statistics}.csv`, `/api/v1${statistics}`]) {
      expect(await (await pages.get(path)).text(), path).not.toContain(SECRET);
    }
  });

  it('are marked where something made up is counted', async () => {
    const kinds = /<section aria-labelledby="kinds">[\s\S]*?<\/section>/.exec(await pages.read(statistics));
    const lines = kinds?.[0].split('</tr>').map(textOf) ?? [];
    const marked = lines.filter((line) => line.includes('虚构')).join();
    expect(marked).toContain('求助');
    expect(marked).not.toContain('咨询');
  });
});

it('a page that shows a made-up comment says so, and no other does', async () => {
  const made = '演示数据:虚构,并非普陀区实际数据';
  for (const path of ['/comments?text=all', `/comments/${ids[2]}`])
    expect(textOf(await pages.read(path)), path).toContain(made);
  for (const path of ['/comments?text=all&kind=enquiry', `/comments/${ids[0]}`])
    expect(textOf(await pages.read(path)), path).not.toContain(made);
});

describe('as data', () => {
  it('the file has a line for each group, and the counts of the page', async () => {
    const response = await pages.get(`${statistics}.csv`);
    const [head = '', ...lines] = (await response.text()).trim().split('\r\n');
    const columns = head.replace('\ufeff', '').split(',');
    const cell = (line: string, name: string) => line.split(',')[columns.indexOf(name)];
    expect(response.headers.get('Content-Disposition')).toContain('comment-statistics.at-');
    expect(lines.map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      'all  3',
      'quarter 2015-Q4 3',
      'month 2015-11 2',
      'month 2015-12 1',
      'kind enquiry 1',
      'kind complaint 1',
      'kind suggestion 0',
      'kind request 1',
      'department none 2',
      `department ${PLAN}/${department} 1`,
    ]);
    expect(cell(lines[0] ?? '', 'answered_percent')).toBe('50.0');
    expect(cell(lines[0] ?? '', 'declined_duplicate')).toBe('1');
    expect(cell(lines[6] ?? '', 'answered_percent')).toBe('');
  });

  it('the API tells the groups, and the comments behind a count', async () => {
    const read = async (path: string) => (await portal.get(`/api/v1${statistics}${path}`)).json();
    const all = (await read('')) as { all: object; months: object[]; workdayYears: string[] };
    expect(all).toMatchObject({ timeZone: 'Asia/Shanghai', position: ends[2] });
    expect(all.all).toMatchObject({
      group: null,
      counts: { received: 3, valid: 2, answered: 1, declined_duplicate: 1 },
      answered: { part: 1, whole: 2, percent: '50.0' },
      handling: { known: 'yes', mean: '2.0', median: '2.0' },
      synthetic: true,
    });
    expect(all.months).toMatchObject([{ group: '2015-11' }, { group: '2015-12' }]);
    expect(await read('/received')).toMatchObject({ measure: 'received', group: null, comments: ids });
    expect(await read('/received?in=2015-12')).toMatchObject({ group: '2015-12', comments: [ids[2]] });
    expect(await read('/received?in=2001-01')).toMatchObject({ comments: [] });
  });

  it.each([
    ['/nothing', 404, 'measure'],
    ['/__proto__', 404, 'measure'],
    ['/received?in=x', 400, 'in'],
    ['/received?in=2016-13', 400, 'in'],
    ['/received?in=kind:%3Cscript%3E', 400, 'in'],
    ['/received?in=department:../x', 400, 'in'],
    [`/received?in=${'2'.repeat(300)}`, 400, 'in'],
  ])('the API refuses %s', async (path, status, field) => {
    const refused = await portal.get(`/api/v1${statistics}${path}`);
    expect(refused.status).toBe(status);
    expect(await refused.json()).toMatchObject({ errors: [{ field }] });
  });
});
