import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlanText } from '../../../src/log/account.ts';
import { PLAN, withHistory } from '../portal.ts';
import {
  type DeskPortal,
  type Fields,
  hiddenFields,
  openDeskPortal,
  submissionsOf,
  WRITTEN,
} from './desk.ts';
import { decode, textOf } from './given.ts';

let portal: DeskPortal;
beforeEach(async () => {
  portal = await openDeskPortal();
});
afterEach(() => portal.close());
const submissions = () => submissionsOf(portal);

describe('the subject', () => {
  it('is filled in where the writer came from, and can be dropped', async () => {
    await withHistory(portal);
    const query = `?plan=${PLAN}&about=indicator/air-quality-good-rate`;
    expect(textOf(await (await portal.get(`/comments/new${query}`)).text())).toContain('环境空气质量优良率');
    const form = await portal.form({ query });
    await portal.post('/comments/new', { ...form, ...WRITTEN });
    await portal.post('/comments/new', { ...(await portal.form({ query })), ...WRITTEN, choice: 'none' });
    const said = (await submissions()).map(({ data }) => (data as { about?: string }).about);
    expect(said).toEqual(['indicator/air-quality-good-rate', undefined]);
  });

  it.each(['task/road-traffic', 'department/quality-bureau', 'event/0', 'text/0'])(
    'may be %s',
    async (about) => {
      await withHistory(portal);
      const form = await portal.form({ query: `?plan=${PLAN}&about=${about}` });
      expect((await portal.post('/comments/new', { ...form, ...WRITTEN })).status).toBe(200);
      expect((await submissions())[0]?.data).toMatchObject({ plan: PLAN, about });
    },
  );

  it('is left out, and said to be, where there is no such thing', async () => {
    await withHistory(portal);
    for (const query of [
      `?plan=${PLAN}&about=indicator/none`,
      '?about=event/999999',
      '?about=%00&plan=%00',
    ]) {
      const html = await (await portal.get(`/comments/new${query}`)).text();
      expect(textOf(html)).toContain('链接里的留言对象不存在');
      expect(html).not.toContain('name="about"');
    }
  });
});

describe('a subject that is looked for', () => {
  const typed = async (more: Fields): Promise<Fields> => ({
    ...(await portal.form()),
    ...WRITTEN,
    consent: '1',
    ...more,
  });
  const choices = (html: string) =>
    [...html.matchAll(/name="choice" value="([^"]*)"/g)].map(([, value = '']) => decode(value));
  beforeEach(() => withHistory(portal));

  it('is listed to be chosen, with all that was typed, and nothing is submitted', async () => {
    const asked = await typed({ act: 'find', find: '空气' });
    const html = await (await portal.post('/comments/new', asked)).text();
    expect(choices(html)).toContain(`${PLAN}:indicator/air-quality-good-rate`);
    expect(choices(html).some((each) => each.startsWith(`${PLAN}:text/`))).toBe(true);
    expect(decode(html)).toContain(`${WRITTEN.body}</textarea>`);
    expect(html).toMatch(/name="consent" value="1" checked/);
    expect((await hiddenFields(html, false)).proof).toBe(asked.proof);
    expect(await submissions()).toEqual([]);
    const choice = `${PLAN}:indicator/air-quality-good-rate`;
    const chosen = { ...(await hiddenFields(html, false)), ...WRITTEN, find: '空气', choice };
    expect((await portal.post('/comments/new', chosen)).status).toBe(200);
    expect((await submissions())[0]?.data).toMatchObject({
      plan: PLAN,
      about: 'indicator/air-quality-good-rate',
    });
  });

  it('is a clause where its sentence begins', async () => {
    const html = await (
      await portal.post('/comments/new', await typed({ act: 'find', find: '空气' }))
    ).text();
    const offset = Number(
      choices(html)
        .find((each) => each.includes(':text/'))
        ?.split('/')[1],
    );
    const text = [...(await readPlanText(portal.log, PLAN, (await portal.log.head()).size - 1))];
    expect(offset === 0 || /[\s。;]/.test(text[offset - 1] ?? '')).toBe(true);
    expect(
      text
        .slice(offset)
        .join('')
        .split(/[。;\n]/)[0],
    ).toContain('空气');
  });

  it('is asked for where words stand there that were not looked for, and not where nothing fits', async () => {
    for (const [find, told] of [
      ['空气', '留言还没有提交'],
      ['没有这样的词', '没有找到'],
      ['字'.repeat(200), '太长'],
    ] as const) {
      const html = await (await portal.post('/comments/new', await typed({ find }))).text();
      expect([find, textOf(html)]).toEqual([find, expect.stringContaining(told)]);
    }
    const empty = await portal.post('/comments/new', await typed({ act: 'find', find: '  ' }));
    expect(textOf(await empty.text())).toContain('请先写下要查找的词');
    expect(await submissions()).toEqual([]);
  });

  it.each(['nonsense', `${PLAN}:indicator/none`, 'none-such:task/1', `${PLAN}:`])(
    'is refused, and not left out in silence, where it is no choice: %s',
    async (choice) => {
      const response = await portal.post('/comments/new', await typed({ choice }));
      expect([response.status, (await response.text()).includes('href="#f-about"')]).toEqual([422, true]);
      expect(await submissions()).toEqual([]);
    },
  );
});
