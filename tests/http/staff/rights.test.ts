/** Every route with every role and with none. The routes are read from the app: none is left out. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPARTMENT_ROLES, type Role } from '../../../src/auth/staff.ts';
import { type CommentCommand, GRANTABLE } from '../../../src/domain/decide/index.ts';
import type { GuardedRoute } from '../../../src/http/staff/guarded-routes.ts';
import { performComment } from '../../../src/office/comments.ts';
import { cell, rightsDocument, routes } from '../../house/rights.ts';
import { openPortal, type Portal } from '../portal.ts';
import { nameDepartments, type Office, officeOf } from './given.ts';
import { READ_BY_ALL, SENT_BY_ALL } from './open-routes.ts';

const { guarded, open } = routes();
const staff = guarded.filter(({ path }) => path.startsWith('/staff'));
const title = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const OWN = 'housing-bureau';
const OTHERS = 'environment-bureau';
/** A comment of each of the two departments, and one that is not there. */
const COMMENTS = {
  own: '0198c0de-0000-7000-8000-00000000000a',
  others: '0198c0de-0000-7000-8000-00000000000b',
  none: '0198c0de-0000-7000-8000-00000000000c',
};

let portal: Portal;
let office: Office;
const cookies = new Map<Role | 'none', string>();

beforeAll(async () => {
  portal = await openPortal();
  await nameDepartments(portal);
  office = officeOf(portal);
  for (const role of GRANTABLE) {
    const department = DEPARTMENT_ROLES.includes(role) ? { department: OWN } : {};
    cookies.set(role, await office.enters(await office.hires(role, { role, ...department })));
  }
  cookies.set('none', await office.enters(await office.hires('nobody')));
  for (const [comment, department] of [
    [COMMENTS.own, OWN],
    [COMMENTS.others, OTHERS],
  ] as const) {
    const words = { title: '路灯坏了', body: '三号楼前的路灯坏了一个月了。' };
    await does({
      type: 'submit_comment',
      id: comment,
      kind: 'complaint',
      consent: true,
      ...words,
    });
    await does({ type: 'accept_comment', id: randomUUID(), comment, department });
  }
  // One waits outside the log, for the routes to what waits.
  await portal.db
    .insertInto('comment_waiting')
    .values({
      ...{ comment: COMMENTS.own, reason: 'busy', kind: 'complaint', plan: null, about: null, consent: true },
      ...{ words: JSON.stringify({ title: '', body: '', name: '' }), salt: '', bytes: 1, source: null },
      received_at: new Date(),
    })
    .execute();
});
afterAll(() => portal.close());

async function does(asked: object): Promise<void> {
  const command = { actor: { role: 'operator' }, ...asked } as CommentCommand;
  const performed = await performComment({ ...portal.deps, demo: false }, command);
  if (!performed.ok) throw new Error(JSON.stringify(performed));
}

/** The path of a route, to somebody's account of this case alone or to the comment. */
async function pathOf({ path }: GuardedRoute, comment = COMMENTS.own): Promise<string> {
  const id = path.startsWith('/staff/accounts/') ? await office.hires('somebody') : comment;
  return path.replace(':id', id).replace(/:\w+/g, 'x');
}
const ask = ({ method }: GuardedRoute, path: string, cookie?: string) =>
  method === 'GET' ? office.get(path, cookie) : office.post(path, {}, cookie);
const size = async () => (await portal.log.head()).size;

/** How a route takes somebody. `unkept`: no cache may keep what they got. */
async function taken(route: GuardedRoute, cookie?: string): Promise<string> {
  const before = await size();
  const { status, headers } = await ask(route, await pathOf(route), cookie);
  if (headers.get('Cache-Control') !== 'no-store') return 'may be kept by caches';
  if (status === 401 || headers.get('Location')?.startsWith('/sign-in')) return 'turned away';
  if (status === 403) return (await size()) === before ? 'refused' : 'refused, and changed something';
  return status === 404 || status >= 500 ? `answers ${status}` : 'passes';
}

it.each(guarded.map((route) => [title(route), route] as const))(
  '%s turns strangers away',
  async (_, route) => {
    expect(await taken(route)).toBe('turned away');
    expect(await taken(route, '__Host-mingbai.session_token=forged.c2lnbmF0dXJl')).toBe('turned away');
  },
);

it.each(staff.map((route) => [title(route), route] as const))(
  '%s takes each role as the table says',
  async (_, route) => {
    const says = (role: Role | 'none') => {
      const may = role === 'none' ? route.roles.length === 0 : cell(route, role) !== '';
      return [role, may ? 'passes' : 'refused'] as const;
    };
    const found: [string, string][] = [];
    for (const [role, cookie] of cookies) found.push([role, await taken(route, cookie)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries([...cookies.keys()].map(says)));
  },
);

it.each(staff.filter(({ ofDepartment }) => ofDepartment).map((route) => [title(route), route] as const))(
  '%s answers of another department’s as of what is not there',
  async (_, route) => {
    for (const role of route.roles.filter((each) => DEPARTMENT_ROLES.includes(each))) {
      const others = await ask(route, await pathOf(route, COMMENTS.others), cookies.get(role));
      const none = await ask(route, await pathOf(route, COMMENTS.none), cookies.get(role));
      expect([others.status, none.status]).toEqual([404, 404]);
      expect(withoutIds(await others.text())).toBe(withoutIds(await none.text()));
    }
  },
);

it.each(guarded.filter(({ method }) => method !== 'GET').map((route) => [title(route), route] as const))(
  '%s takes no form of another site, whoever is signed in here',
  async (_, route) => {
    const before = await size();
    for (const origin of ['https://elsewhere.example', 'null', 'https://portal.example.evil.example']) {
      const answer = await office.post(await pathOf(route), {}, cookies.get('administrator'), origin);
      expect(answer.status).toBe(403);
    }
    expect(await size()).toBe(before);
  },
);

it('lists to roles of departments what their own has, and nothing of others’', async () => {
  const lists = staff.filter(({ method, path }) => method === 'GET' && !path.includes('/:'));
  for (const role of ['responder', 'reporter'] as const) {
    for (const { path } of lists) {
      const [all, plain] = await Promise.all(
        [`${path}?state=all&department=${OTHERS}`, path].map(async (asked) =>
          (await office.get(asked, cookies.get(role))).text(),
        ),
      );
      expect(`${all}${plain}`).not.toContain(COMMENTS.others);
    }
  }
  const own = await (await office.get('/staff/comments', cookies.get('responder'))).text();
  expect(own).toContain(COMMENTS.own);
});

it('lets nobody pass who has still to set up a second factor', async () => {
  const strict = officeOf(portal, {}, 'required');
  const administrator = await strict.enters(await strict.hires('newcomer', { role: 'administrator' }));
  for (const route of staff) {
    const path = await pathOf(route);
    const answer = await (route.method === 'GET'
      ? strict.get(path, administrator)
      : strict.post(path, {}, administrator));
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/account']);
  }
});

/** The pages are the same but for what the asker said themselves. */
const withoutIds = (html: string): string =>
  html
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    .replaceAll(/(请求编号:|Request )\S*/g, '');

describe('the routes of the app', () => {
  it('are guarded, or are for everybody on purpose', () => {
    const left = open.filter(({ method, path }) =>
      method === 'GET'
        ? !READ_BY_ALL.includes(path.split('/')[1] ?? '')
        : !SENT_BY_ALL.includes(title({ method, path })),
    );
    expect(left.map(title)).toEqual([]);
  });

  it('are guarded below /staff and /account without exception', () => {
    expect(open.filter(({ path }) => /^\/(staff|account)(\/|$)/.test(path)).map(title)).toEqual([]);
  });

  it('let roles of departments reach single things by their department alone', () => {
    const unchecked = staff.filter(
      ({ path, roles, ofDepartment }) =>
        path.includes('/:') && roles.some((role) => DEPARTMENT_ROLES.includes(role)) && !ofDepartment,
    );
    expect(unchecked.map(title)).toEqual([]);
  });

  it('name auditors nowhere: they read everything, and change nothing', () => {
    expect(guarded.filter(({ roles }) => roles.includes('auditor')).map(title)).toEqual([]);
  });

  it('are told in docs/rights.md: `npm run rights` writes it anew', () => {
    expect(readFileSync('docs/rights.md', 'utf8')).toBe(rightsDocument());
  });
});
