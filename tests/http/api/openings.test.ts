/** Sealed text as it is served, and what is never served. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommentCommand } from '../../../src/domain/decide/index.ts';
import { commitmentOf } from '../../../src/log/openings.ts';
import { performComment } from '../../../src/office/comments.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';

const written = { title: '路灯坏了', body: '三号楼的路灯坏了,请致电13800001234。', name: '王小明' };
const masked = { ...written, body: '三号楼的路灯坏了,请致电138****1234。', name: '王**' };
type Answer = {
  size: number;
  next: number | null;
  openings: { position: number; eventId: string; field: string; salt: string; sealed: object }[];
};

let portal: Portal;
const does = async (command: object) => {
  const asked = { id: randomUUID(), actor: { role: 'operator' }, ...command } as CommentCommand;
  const performed = await performComment({ ...portal.deps, demo: false }, asked);
  if (!performed.ok) throw new Error(JSON.stringify(performed));
  return performed;
};
const submits = async () =>
  (await does({ type: 'submit_comment', kind: 'complaint', plan: PLAN, consent: true, ...written })).ids[0] ??
  '';
const published = async () => {
  const comment = await submits();
  await does({ type: 'accept_comment', comment });
  await does({ type: 'select_comment', comment, ...masked });
  return comment;
};
const served = async (query = '') => {
  const response = await portal.get(`/api/v1/openings${query}`);
  expect(response.status, query).toBe(200);
  return { response, answer: (await response.json()) as Answer };
};
beforeAll(async () => {
  portal = await openPortal();
  await withHistory(portal);
});
afterAll(() => portal.close());

describe('openings', () => {
  it('open what was published, and are to be stored by nobody', async () => {
    const comment = await published();
    const { response, answer } = await served();

    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.size).toBe((await portal.log.head()).size);
    expect(answer.openings).toHaveLength(1);
    const [opening] = answer.openings;
    expect(opening?.sealed).toEqual(masked);
    const event = await (await portal.get(`/api/v1/events/${opening?.position}`)).json();
    expect(event).toMatchObject({ id: opening?.eventId, type: 'comment.selected', data: { comment } });
    expect(event).toMatchObject({ data: { sealed: commitmentOf(masked, opening?.salt ?? '') } });
  });

  it('end with the text that they open', async () => {
    const [comment, other] = [await published(), await published()];
    await does({ type: 'deselect_comment', comment, reason: '重新遮盖' });
    await does({ type: 'erase_comment', comment: other, authority: '示例机关', reason: 'court' });

    const left = (await served()).answer.openings;
    const streams = await Promise.all(
      left.map(
        async ({ position }) => (await portal.log.readEvents({ from: position, limit: 1 }))[0]?.subject,
      ),
    );
    expect(streams).not.toContain(`comment/${comment}`);
    expect(streams).not.toContain(`comment/${other}`);
  });

  it('come a page at a time, each leading to the next', async () => {
    await published();
    await published();
    const all = (await served()).answer.openings;
    const paged: Answer['openings'] = [];
    for (let query: string | undefined = '?limit=1'; query; ) {
      const { response, answer } = await served(query);
      expect(answer.openings).toHaveLength(1);
      paged.push(...answer.openings);
      query = /<\/api\/v1\/openings(.*)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
      expect(query === undefined).toBe(answer.next === null);
    }
    expect(paged).toEqual(all);
    expect((await served(`?from=${Number.MAX_SAFE_INTEGER}`)).answer.openings).toEqual([]);
  });

  it.each([
    ['from', '-1'],
    ['from', '9007199254740993'],
    ['from', "0'; drop table openings"],
    ['limit', '0'],
    ['limit', '1001'],
    ['limit', '1e3'],
  ])('refuse %s=%s and name it', async (name, value) => {
    const response = await portal.get(`/api/v1/openings?${new URLSearchParams({ [name]: value })}`);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: name }] });
  });
});

it('what was written stands nowhere in public', async () => {
  await submits();
  const paths = [
    'openings?limit=1000',
    'events?limit=5000',
    `search?q=${encodeURIComponent('王小明')}`,
    'openapi.json',
  ];
  for (const path of paths) {
    const text = await (await portal.get(`/api/v1/${path}`)).text();
    expect(text.replaceAll('"q":"王小明"', ''), path).not.toMatch(/王小明|13800001234/);
  }
});
