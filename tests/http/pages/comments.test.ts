/** What the ledger says of a comment: everything but its words. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommentCommand } from '../../../src/domain/decide/index.ts';
import { performComment } from '../../../src/office/comments.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { type Pages, pagesOf, textOf } from './given.ts';

const MARK = '暗号';
const words = { title: `${MARK}路灯`, body: `${MARK}三号楼的路灯坏了一个月。`, name: `${MARK}王` };
let portal: Portal;
let pages: Pages;
/** Positions: submitted, replied, selected, erased. */
const at: number[] = [];
const salts: string[] = [];

beforeAll(async () => {
  portal = await openPortal();
  await withHistory(portal);
  pages = pagesOf(portal);
  const does = async (command: object) => {
    const asked = { id: randomUUID(), actor: { role: 'operator' }, ...command } as CommentCommand;
    const performed = await performComment({ ...portal.deps, demo: false }, asked);
    if (!performed.ok) throw new Error(JSON.stringify(performed));
    at.push(...performed.positions);
    if (performed.receipt) salts.push(performed.receipt.salt);
    return performed.ids[0] ?? '';
  };
  const about = { plan: PLAN, about: 'indicator/air-quality-good-rate' };
  const submit = { type: 'submit_comment', kind: 'complaint', consent: true, ...about, ...words };
  const comment = await does({ ...submit, actor: { role: 'resident' } });
  await does({ type: 'accept_comment', comment });
  // What came before is looked at by its place.
  at.pop();
  await does({ type: 'reply_to_comment', comment, department: 'environment-bureau', body: `${MARK}已修。` });
  await does({ type: 'select_comment', comment, ...words });
  await does({ type: 'erase_comment', comment, authority: '示例法院', reason: 'court' });
});
afterAll(() => portal.close());

it.each([
  [0, '收到留言', '投诉:环境空气质量优良率', 'Comment received', 'complaint:'],
  [1, '答复留言', '区环保局', 'Comment answered', '区环保局'],
  [2, '留言选登', '', 'Comment published', ''],
  [3, '抹除留言', '依法院裁判删除(示例法院)', 'Comment erased', 'deleted by order of a court'],
])('event %i of a comment says what happened', async (index, type, says, typeInEnglish, saysInEnglish) => {
  const chinese = textOf(await pages.read(`/events/${at[index]}`));
  const english = textOf(await pages.read(`/events/${at[index]}?lang=en`));

  expect(chinese).toContain(type);
  expect(chinese).toContain(says);
  expect(english).toContain(typeInEnglish);
  expect(english).toContain(saysInEnglish);
});

it('no page says a word of what was written, nor a salt', async () => {
  const search = `/search?q=${encodeURIComponent(MARK)}`;
  const paths = [
    ...at.map((position) => `/events/${position}`),
    '/events',
    '/events?family=comment',
    '/feeds',
  ];
  for (const path of [...paths, '/events.atom', search]) {
    const response = await pages.get(path);
    const html = (await response.text()).replaceAll(/(value|content|q)="暗号"|“暗号”/g, '');
    for (const secret of [words.body, words.title, words.name, `${MARK}已修`, ...salts]) {
      expect(html, path).not.toContain(secret);
    }
  }
});
